"""Months as each manual spells them, and the numbers of lists on paper."""

from datetime import date
from pathlib import Path

import pytest

from helpers.made_up import article
from oped.writing.references import prose
from oped.writing.typeset.paper import Sheet, Shelf

FULL = "January February March April May June July August September October November December"
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_in_full_or_as_MLA_shortens_it(month: int) -> None:
    references = prose(article(date=date(2020, month, 7)))
    assert f" {FULL.split()[month - 1]} 7, 2020" in references["Chicago"]
    assert f" 7 {SHORT.split()[month - 1]} 2020" in references["MLA"]


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<ol><li>a</li><li>b</li></ol>", [None, None]),
        ("<ol reversed><li>a</li><li>b</li></ol>", ["2", "1"]),
        ('<ol reversed start="9"><li>a</li><li>b</li></ol>', ["9", "8"]),
        ('<ol><li>a</li><li value="7">b</li><li>c</li></ol>', ["1", "7", "8"]),
    ],
)
def test_items_that_do_not_simply_count_have_their_numbers(
    html: str, numbers: list[str | None], tmp_path: Path
) -> None:
    sheet = Sheet(article(), Shelf(tmp_path, {}), html, ())
    assert [item.get("value") for item in sheet.root.iter("li")] == numbers
