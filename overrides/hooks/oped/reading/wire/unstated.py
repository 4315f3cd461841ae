"""What `unstated` claims that a copy does not say, and where the copy says it after all."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oped.reading.wire.body import Expected
from oped.reading.wire.facts import DATE_PARTS, Fact
from oped.reading.wire.layout import fill
from oped.reading.wire.lines import Row
from oped.reading.wire.spaces import plain

# How copies mostly print a day.
DAYS = (
    "{month_name} {day}, {year}",
    "{month} {day}, {year}",
    "{mon} {day}, {year}",
    "{day} {month_name} {year}",
    "{day} {mon} {year}",
    "{day}. {month_name} {year}",
    "{dd}.{mm}.{year}",
    "{year}-{mm}-{dd}",
)


# A shorter row that the text has too may be a name above it.
SHORTEST_OF_TEXT = 40


class Statement(NamedTuple):
    """A fact that the copy says: its name, the row, and the line that would lay it out."""

    fact: str
    row: Row
    template: str


def stated(
    absent: Sequence[Fact],
    rows: Sequence[Row],
    expected: Sequence[Expected],
    values: Mapping[str, str],
) -> list[Statement]:
    """The facts that are claimed absent and stand in a row above or below the text."""
    others = _around(rows, expected)
    statements = []
    for fact in absent:
        for template in _templates(fact):
            row = _saying(fill(template, values), others)
            if row:
                statements.append(Statement(fact.name, row, template))
                break
    return statements


def _around(rows: Sequence[Row], expected: Sequence[Expected]) -> list[Row]:
    """The rows above and below those of the text, which may be parts of paragraphs."""
    texts = [plain(item.text) for item in expected if not item.template]
    numbers = []
    for i, row in enumerate(rows):
        words = plain(row.text)
        if any(words in text for text in texts) and len(words) >= SHORTEST_OF_TEXT:
            numbers.append(i)
    if not numbers:
        return list(rows)
    return [*rows[: numbers[0]], *rows[numbers[-1] + 1 :]]


def _templates(fact: Fact) -> tuple[str, ...]:
    """How a copy would print a fact; a date as a whole, for its parts stand everywhere."""
    if fact.is_open:
        return ()
    if fact.name == "month":
        return DAYS
    if fact.name in DATE_PARTS:
        return ()
    place = f"{{{fact.name}}}"
    return place, place.upper()


def _saying(words: str, rows: Sequence[Row]) -> Row | None:
    """The first row that says certain words."""
    pattern = re.compile(rf"(?<!\w){re.escape(plain(words))}(?!\w)")
    for row in rows:
        if pattern.search(plain(row.text)):
            return row
    return None
