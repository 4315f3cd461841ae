"""Reader modes and crawlers show the words of the op-ed, and no other."""

from collections.abc import Callable

import pytest

from helpers import readers
from helpers.readers import Difference, difference
from helpers.site import Site


@pytest.mark.npm
def test_a_reader_mode_shows_the_text_alone_by_both_authors(
    site: Site, node: Callable[..., str]
) -> None:
    page = site.folder / "index.html"
    read = readers.read_by_node([page], node)[page]
    for program in ("readability", "defuddle"):
        assert difference(page.read_text("utf-8"), read[program]["text"]) == Difference(), program
        assert read[program]["byline"] == "Victor D. Cha, Abraham M. Denmark"


@pytest.mark.filterwarnings("ignore:nltk is not installed")
@pytest.mark.parametrize(
    "program", [readers.trafilatura, pytest.param(readers.newspaper, marks=pytest.mark.slow)]
)
def test_a_crawler_reads_the_text_alone(site: Site, program: Callable[..., dict[str, str]]) -> None:
    html = (site.folder / "index.html").read_text("utf-8")
    assert difference(html, program(html)["text"]) == Difference()
