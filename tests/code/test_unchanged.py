"""Which pages a preview need not make again."""

from pathlib import Path

import pytest

from helpers.made_up import article
from oped.output.preview import Shown, Stamps, unchanged
from oped.reading.pages import Page

DOCS = Path("docs")
BRIDGE = DOCS / "bridge.md"
FERRY = DOCS / "ferry.md"
SETTINGS = Path("mkdocs.yml")
SAVED: Stamps = {SETTINGS: (1, 1), BRIDGE: (2, 10), FERRY: (3, 10), DOCS / "about.md": (3, 5)}
PAGES = {
    "bridge.md": Page("bridge/", {}, article()),
    "ferry.md": Page("ferry/", {}, article()),
    "about.md": Page("about/", {}),
}
SHOWN = Shown(SAVED, PAGES, {})


def kept(now: Stamps) -> list[str]:
    return list(unchanged(now, SHOWN, DOCS))


def test_where_nothing_was_saved_every_op_ed_stands() -> None:
    assert kept(SAVED) == ["bridge.md", "ferry.md"]


@pytest.mark.parametrize("stamp", [(4, 10), (2, 11)])
def test_an_op_ed_that_was_saved_is_made_again_alone(stamp: tuple[int, int]) -> None:
    assert kept(SAVED | {BRIDGE: stamp}) == ["ferry.md"]


def test_where_settings_were_saved_all_are_made_again() -> None:
    assert kept(SAVED | {SETTINGS: (4, 1)}) == []


def test_where_a_file_has_come_all_are_made_again() -> None:
    assert kept(SAVED | {DOCS / "new.md": (4, 1)}) == []


def test_where_a_file_has_gone_all_are_made_again() -> None:
    assert kept({file: stamp for file, stamp in SAVED.items() if file != FERRY}) == []


def test_where_what_is_no_page_was_saved_all_are_made_again() -> None:
    picture = {DOCS / "river.png": (1, 9)}
    shown = Shown(SAVED | picture, PAGES, {})
    later = SAVED | {DOCS / "river.png": (5, 9)}
    assert list(unchanged(SAVED | picture, shown, DOCS)) == ["bridge.md", "ferry.md"]
    assert list(unchanged(later, shown, DOCS)) == []
