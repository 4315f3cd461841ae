"""A fact that `unstated` says the copy has not, and that it has, is found round the text."""

from oped.reading.wire.body import Expected
from oped.reading.wire.facts import Fact
from oped.reading.wire.lines import Row
from oped.reading.wire.unstated import stated

FIRST = "The ferry across the Lunn has not run since the first week of March."
SECOND = "The company says that the engine is old, and so is the pier."
SOURCE = Fact("source", {"source": "The Lunn Wire"}, (frozenset(["source"]),))
EXPECTED = [Expected(FIRST, 20, "the text"), Expected(SECOND, 22, "the text")]


def found(*texts: str) -> list[int]:
    """The numbers of the rows that say the source."""
    rows = [Row(number, text) for number, text in enumerate(texts, 1)]
    return [each.row.number for each in stated([SOURCE], rows, EXPECTED, SOURCE.forms)]


def test_a_long_line_above_the_text_says_it() -> None:
    long = "This was first sent out to all subscribers by The Lunn Wire in the autumn."
    assert found(long, FIRST, SECOND) == [1]


def test_a_line_below_the_text_says_it() -> None:
    assert found(FIRST, SECOND, "(The Lunn Wire)") == [3]


def test_what_stands_between_two_rows_of_the_text_is_of_the_text() -> None:
    assert found(FIRST, "The Lunn Wire", SECOND) == []
