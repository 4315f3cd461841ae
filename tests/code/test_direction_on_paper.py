"""On paper a text in a script from right to left begins at the right margin."""

from collections import defaultdict
from pathlib import Path

import pdfplumber
import pytest

SIZE_OF_TEXT = 11.5


def ends(pdf: Path) -> list[tuple[int, int]]:
    """Where each line of the text begins and ends on the first page, in points from the left."""
    lines = defaultdict(list)
    with pdfplumber.open(pdf) as document:
        for sign in document.pages[0].chars:
            if sign["text"].strip() and abs(sign["size"] - SIZE_OF_TEXT) < 0.1:
                lines[round(sign["bottom"])].append((sign["x0"], sign["x1"]))
    return [
        (round(min(begin for begin, _ in line)), round(max(end for _, end in line)))
        for line in lines.values()
    ]


@pytest.mark.parametrize(("page", "side"), [("hebrew", 1), ("an-empty-chair", 0)])
def test_a_short_line_stands_at_the_margin_where_its_script_begins(
    fixture_site: Path, page: str, side: int
) -> None:
    (pdf,) = (fixture_site / page).glob("*.pdf")
    lines = ends(pdf)
    margin = (min(line[0] for line in lines), max(line[1] for line in lines))
    short = [line for line in lines if line[1] - line[0] < (margin[1] - margin[0]) / 2]
    assert short
    assert [line for line in short if abs(line[side] - margin[side]) > 20] == []
