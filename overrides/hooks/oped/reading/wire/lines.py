"""A copy's lines made fit to be held against an op-ed: left out, taken once, read.

How wrapped lines are joined is in `wrapping`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.wire.body import RAISED
from oped.reading.wire.copy import Line
from oped.reading.wire.spaces import plain

BULLET = re.compile(r"[-*+•·‣▪◦–—]\s+(.*)")
NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(.*)")
NOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*(.*)")
MARKS = {"bullet": BULLET, "number": NUMBER, "note": NOTE}
FIGURES = {sign: figure for figure, sign in RAISED.items()}
SINGLE_LETTER = re.compile(r"[\"'“‘„«‹]?\w")


class Row(NamedTuple):
    """A line that says something: its number in the copy, and its text.

    Also how far it is indented, whether it stands behind a blank line, and whether behind
    lines that were left out.
    """

    number: int
    text: str
    indent: int = 0
    after_blank: bool = True
    after_left_out: bool = False


class Reading(NamedTuple):
    """One way to read a line: what Markdown would set it as (as in Expected), and the rest."""

    mark: str
    text: str


def rows(lines: Sequence[Line]) -> list[Row]:
    """The lines that say something."""
    result = []
    after_blank = True
    for number, text in lines:
        if not plain(text):
            after_blank = True
            continue
        wide = text.expandtabs()
        indent = len(wide) - len(wide.lstrip())
        result.append(Row(number, text, indent, after_blank))
        after_blank = False
    return result


def without(given: Sequence[Row], left_out: Sequence[str]) -> tuple[list[Row], list[str]]:
    """The rows without those that are named, in order; and the names that no row has."""
    kept = []
    names = [plain(item) for item in left_out]
    is_behind = False
    for row in given:
        if names and plain(row.text) == names[0]:
            names.pop(0)
            is_behind = True
            continue
        kept.append(row._replace(after_left_out=is_behind))
        is_behind = False
    missing = left_out[len(left_out) - len(names) :]
    return kept, list(missing)


def repeated_tail(given: Sequence[Row]) -> int:
    """How many rows at the end say again what the same number before them say."""
    texts = [plain(row.text) for row in given]
    for count in range(len(texts) // 2, 0, -1):
        if texts[-1] != texts[-1 - count]:
            continue
        before = texts[-2 * count : -count]
        if texts[-count:] == before:
            return count
    return 0


def with_drop_capitals(given: Sequence[Row], words: frozenset[str]) -> tuple[list[Row], int]:
    """Each capital on a line of its own joined to its word; and how many there are.

    `words` are the op-ed's: they tell a capital that begins a word from one that is a word.
    """
    result: list[Row] = []
    count = 0
    for row in given:
        joined = None
        if result and SINGLE_LETTER.fullmatch(plain(result[-1].text)):
            joined = _with_capital(result[-1], row, words)
        if joined:
            result[-1] = joined
            count += 1
        else:
            result.append(row)
    return result, count


def readings(text: str) -> list[Reading]:
    """The ways to read a line: "1) Mend it" is a paragraph, an item of a list, a heading."""
    line = plain(text)
    ways = [Reading("", line)]
    bullet = BULLET.fullmatch(line)
    if bullet:
        ways.append(Reading("bullet", bullet[1]))
    number = NUMBER.fullmatch(line)
    if number:
        ways.append(Reading(f"number {int(number[1])}", number[2]))
    note = NOTE.fullmatch(line)
    if note:
        figures = note[1].translate(FIGURES)
        ways.append(Reading(f"note {int(figures)}", note[2]))
    ways.append(Reading("heading", line))
    return ways


def without_mark(text: str, reading: Reading) -> str:
    """A line without the mark of its reading: "•\u00a0 Mend  it" -> "Mend  it"."""
    kind = reading.mark.split(" ")[0]
    if kind not in MARKS:
        return text
    match = MARKS[kind].fullmatch(text.strip())
    if match is None:
        return reading.text
    return match[match.re.groups]


def is_item(text: str) -> bool:
    """Whether a line begins as an item of a list or a note does."""
    marked = [reading for reading in readings(text) if reading.mark]
    return len(marked) > 1


def _with_capital(capital: Row, row: Row, words: frozenset[str]) -> Row | None:
    """A row with the capital before it; None where the op-ed has no such words."""
    letter = plain(capital.text)
    first = plain(row.text).split(" ", 1)[0]
    if letter + first in words:
        return capital._replace(text=letter + row.text.lstrip())
    if letter in words and first in words:
        return capital._replace(text=f"{letter} {row.text.lstrip()}")
    return None
