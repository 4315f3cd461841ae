"""Reader modes and crawlers show the words of the op-ed, and no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import readers
from helpers.readers import Difference, difference

pytestmark = pytest.mark.first_op_ed


@pytest.mark.npm
def test_a_reader_mode_shows_the_text_alone_by_both_authors(site: Path, node: Callable[..., str]) -> None:
    page = site / "index.html"
    read = readers.read_by_node([page], node)[page]
    for program in ("readability", "defuddle"):
        assert difference(page.read_text("utf-8"), read[program]["text"]) == Difference(), program
        assert read[program]["byline"] == "Victor D. Cha, Abraham M. Denmark"


@pytest.mark.filterwarnings("ignore:nltk is not installed")
@pytest.mark.parametrize("program", [readers.trafilatura, pytest.param(readers.newspaper, marks=pytest.mark.slow)])
def test_a_crawler_reads_the_text_alone(site: Path, program: Callable[..., dict[str, str]]) -> None:
    html = (site / "index.html").read_text("utf-8")
    assert difference(html, program(html)["text"]) == Difference()
