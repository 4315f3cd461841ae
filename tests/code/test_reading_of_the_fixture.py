"""The invented op-eds read well too, in any font: a headline of many words, six names, footnotes,
other scripts; and what is asked of a page finds what is wrong with one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.reading import LONGEST_LINE, READING, reading_of

NAMES = ["specimen/", "a-very-long-headline/", "hebrew/", "korean-one/", "op-eds/"]
WIDTHS = [320, 360, 640, 768, 1440]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_an_invented_op_ed_reads_well(
    name: str,
    fonts: str,
    open_page: Callable[..., Any],
    serve: Callable[..., str],
    fixture_site: Path,
) -> None:
    address = serve(fixture_site) + name
    for width, found in reading_of(address, fonts, open_page, WIDTHS):
        assert len(found.pop("longest")) <= LONGEST_LINE, width
        assert found == {"dashFirst": [], "brokenNames": [], "sideways": 0, "covering": []}, width


WRONG = """<!doctype html>
<style>
  body { width: 320px; font: 16px monospace }
  p { position: relative }
  .wide { white-space: nowrap }
  .article-link { position: absolute; top: 0; left: 0; width: 44px; height: 44px }
</style>
<p>By <span class="p-author">Ada B. Example</span>,
<span class="p-author">Benjamin Sample</span></p>
<div class="article-text">
<p>Covered by its sign<a class="article-link" href="#p"></a></p>
{dashes}
<p class="wide">{wide}</p>
</div>"""


def test_what_is_wrong_with_a_page_is_found(
    open_page: Callable[..., Any], serve: Callable[..., str], tmp_path: Path
) -> None:
    dashes = [f"<p>{'o' * length} — more words than a line holds</p>" for length in range(20, 60)]
    wide = "wide " * 40
    page = WRONG.replace("{dashes}", "".join(dashes)).replace("{wide}", wide)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    found = open_page(serve(tmp_path), "", width=400).evaluate(READING)
    assert found["longest"] == wide.strip()
    assert found["dashFirst"]
    assert found["brokenNames"] == ["Benjamin Sample"]
    assert found["sideways"] > 0
    assert found["covering"] == ["#p"]
