"""What is not worth setting, or cannot be: letters without a shape, broken pictures."""

from collections import Counter
from pathlib import Path

import pytest

from oped.writing.typeset.record import _is_hopeless_card
from oped.writing.typeset.signs import is_hopeless
from oped.writing.typeset.typst_files import Typst

MISSING = frozenset("漢")


@pytest.mark.parametrize(
    ("there", "lacking", "hopeless"),
    [(980, 20, False), (980, 21, True), (0, 1, True), (9, 1, False)],
)
def test_a_text_is_hopeless_where_more_than_one_letter_in_fifty_lacks(
    there: int, lacking: int, hopeless: bool
) -> None:
    assert is_hopeless(Counter({"a": there, "漢": lacking}), MISSING) is hopeless


@pytest.mark.parametrize("part", ["title", "byline", "source"])
def test_a_card_is_hopeless_where_one_of_its_parts_is(part: str) -> None:
    drawn: dict[str, str | list[str]] = {"title": "A town", "byline": "Ada", "source": "The Wire"}
    assert not _is_hopeless_card(drawn, MISSING)
    assert _is_hopeless_card(drawn | {part: "漢" * 20}, MISSING)


def test_a_picture_that_we_made_is_not_looked_at_for_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    typst = Typst(tmp_path, tmp_path, tmp_path)
    assert typst.broken_pictures(["made:0"]) == ""
    assert typst.broken_pictures(["made:0", "/a.png"]).startswith("a.png ")
