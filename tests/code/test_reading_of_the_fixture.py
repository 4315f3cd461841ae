"""The invented op-eds read well too, in any font: a headline of many words, six names, footnotes, other scripts; and
what is asked of a page finds what is wrong with one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.reading import LONGEST_LINE, READING, reading_of

NAMES = ["specimen/", "a-very-long-headline/", "hebrew/", "korean-one/", "op-eds/"]
WIDTHS = [320, 360, 640, 768, 1440]


@pytest.mark.parametrize("name", NAMES)
def test_an_invented_op_ed_reads_well(
    name: str, fonts: str, open_page: Callable[..., Any], serve: Callable[..., str], fixture_site: Path
) -> None:
    address = serve(fixture_site) + name
    for width, found in reading_of(address, fonts, open_page, WIDTHS):
        assert len(found.pop("longest")) <= LONGEST_LINE, width
        assert found == {"dashFirst": [], "brokenNames": [], "sideways": 0, "covering": []}, width


def test_what_is_wrong_with_a_page_is_found(open_page: Callable[..., Any], serve: Callable[..., str], tmp_path: Path) -> None:
    dashes = "".join(f"<p>{'o' * length} — and more words than one line of the page holds</p>" for length in range(20, 60))
    (tmp_path / "index.html").write_text(
        "<!doctype html><style>body { font: 16px monospace; width: 320px } .wide { white-space: nowrap }"
        " .article-link { position: absolute; right: 0; width: 44px; height: 44px } p { position: relative }</style>"
        "<p>By <span class='p-author'>Ada B. Example</span> and <span class='p-author'>Benjamin Sample</span></p>"
        f"<div class='article-text'><p>Covered<a class='article-link' href='#p' style='right: auto; left: 0'></a></p>{dashes}"
        f"<p class='wide'>{'wide ' * 40}</p></div>",
        encoding="utf-8",
    )
    found = open_page(serve(tmp_path), "", width=400).evaluate(READING)
    assert len(found["longest"]) == len("wide " * 40) - 1
    assert found["dashFirst"]
    assert found["brokenNames"] == ["Benjamin Sample"]
    assert found["sideways"] > 0
    assert found["covering"] == ["#p"]
