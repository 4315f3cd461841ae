"""Lines that a copy wrapped, joined to what they were before.

Which line breaks are a copy's own and which its wrapping's only the op-ed can tell: where
both are possible, what the op-ed says is taken, and then held against the copy letter by
letter.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from oped.reading.wire.body import Expected
from oped.reading.wire.lines import Reading, Row, is_item, readings
from oped.reading.wire.spaces import plain

# A text is wrapped if half of its rows that have a neighbour are full, and a few at least.
LONGEST = 110
FEWEST_FULL = 3
# Scripts that part no words: a wrapped line of them is joined without a space.
UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")


class Said(NamedTuple):
    """What an op-ed says that lines of its copy are, and every word in them."""

    readings: frozenset[Reading]
    layout: frozenset[str]
    words: frozenset[str]


def said(expected: Sequence[Expected]) -> Said:
    """What the lines of an op-ed say."""
    readings = set()
    layout = set()
    words: set[str] = set()
    for item in expected:
        text = plain(item.text)
        readings.add(Reading(item.mark, text))
        words.update(text.split(" "))
        if item.template:
            layout.add(text)
    return Said(frozenset(readings), frozenset(layout), frozenset(words))


def joined(given: Sequence[Row], ours: Said, width: int) -> tuple[list[Row], int]:
    """Rows that were wrapped at a width, joined to their lines; and how many joins."""
    result: list[Row] = []
    last: Row | None = None
    for row in given:
        if last is None or _begins(row, result[-1].text, last, width, ours):
            result.append(row)
        else:
            before = result[-1].text.rstrip()
            between = glue(last.text, row.text, ours.words)
            text = before + between + row.text.lstrip()
            result[-1] = result[-1]._replace(text=text)
        last = row
    return result, len(given) - len(result)


def wrapped_at(given: Sequence[Row]) -> int | None:
    """The width at which rows were wrapped; None where each seems to be a paragraph.

    It is the one at which most rows with a neighbour are full while few are longer.
    """
    lengths = [len(row.text.rstrip()) for row in given]
    rooms = []
    for row, following in pairwise(given):
        if not following.after_blank:
            rooms.append(_room(row.text, following.text))
    best = 0
    most = 0
    for width in sorted(set(lengths)):
        full = _more_than(width, rooms)
        longer = _more_than(width, lengths)
        is_wrapped = full >= FEWEST_FULL and full * 2 >= len(rooms)
        has_few_longer = longer <= max(2, len(given) // 10)
        if width <= LONGEST and is_wrapped and has_few_longer and full - 2 * longer >= most:
            best = width
            most = full - 2 * longer
    return best or None


def is_full(text: str, following: str, width: int) -> bool:
    """Whether a line was ended by its wrapping: the next word had no place on it."""
    return _room(text, following) > width


def glue(text: str, following: str, words: frozenset[str]) -> str:
    """What stands between two rows of a paragraph: a space, or nothing within a word."""
    last = plain(text).rsplit(" ", 1)[-1]
    first = plain(following).split(" ", 1)[0]
    if last.endswith("-") and last + first in words:
        return ""
    if UNSPACED.match(last[-1:]) and UNSPACED.match(first):
        return ""
    return " "


def _begins(row: Row, before: str, last: Row, width: int, ours: Said) -> bool:
    """Whether a row begins a line of the copy as it was before it was wrapped.

    `before` is the line before it so far, `last` the row that this ends with.
    """
    is_whole = not ours.readings.isdisjoint(readings(before))
    if row.after_left_out:
        return is_whole
    if row.after_blank:
        return True
    if row.indent > last.indent and not is_item(before):
        return True
    if plain(before) in ours.layout or plain(row.text) in ours.layout:
        return True
    may_end = is_item(row.text) or not is_full(last.text, row.text, width)
    return is_whole and may_end and not _is_start(before, row, ours)


def _is_start(before: str, row: Row, ours: Said) -> bool:
    """Whether a longer line of the op-ed begins with a line so far and a row behind it."""
    longer = f"{plain(before)} {plain(row.text)}"
    return any(reading.text.startswith(longer) for reading in ours.readings)


def _room(text: str, following: str) -> int:
    """How long a line would be with the first word of the next."""
    word = plain(following).split(" ", 1)[0]
    return len(text.rstrip()) + 1 + len(word)


def _more_than(width: int, lengths: Sequence[int]) -> int:
    return sum(length > width for length in lengths)
