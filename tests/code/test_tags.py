"""Each element of a page that begins also ends, though a parser would forgive it."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


class Tags(HTMLParser):
    """Notes what ends that did not begin last, and what never ends."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> in {'/'.join(self.open)}")
        else:
            self.open.pop()


def faults(html: str) -> list[str]:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags.faults + [f"<{tag}> is left open" for tag in tags.open]


@pytest.mark.parametrize("html", ["<p><b>a</p>", "<div><p>a</p>", "a</div>"])
def test_what_is_out_of_place_is_noticed(html: str) -> None:
    assert faults(html)


def test_the_tags_of_every_page_stand_in_pairs(fixture_site: Path) -> None:
    pages = {file: file.read_text(encoding="utf-8") for file in fixture_site.rglob("*.html")}
    assert len(pages) > 20
    assert {str(file): faults(html) for file, html in pages.items() if faults(html)} == {}
