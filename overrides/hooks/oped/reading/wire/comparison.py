"""An op-ed's lines held against the rows of its copy: what differs, what was undone."""

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from oped.reading.wire.body import Expected
from oped.reading.wire.lines import Reading, Row, readings, without_mark
from oped.reading.wire.spaces import as_ours, plain


class Difference(NamedTuple):
    """A line of the op-ed and a row of the copy that are not the same.

    One of the two can be missing. `position` is that of the op-ed's line among its lines,
    or where it would stand; `line` and `number` are those of the two files, of the nearest
    line where a side is missing.
    """

    ours: Expected | None
    theirs: Row | None
    position: int
    line: int
    number: int

    @property
    def our_text(self) -> str:
        """What the op-ed says; empty where it says nothing."""
        if self.ours is None:
            return ""
        return self.ours.text

    @property
    def their_text(self) -> str:
        """What the copy says, as it is typed; empty where it says nothing."""
        if self.theirs is None:
            return ""
        return self.theirs.text


class Comparison(NamedTuple):
    """What differs, and at how many places spaces did and marks of lists and notes."""

    differences: list[Difference]
    spaces: int
    marks: int


def compare(expected: Sequence[Expected], rows: Sequence[Row]) -> Comparison:
    """Hold an op-ed's lines against a copy's rows, in order."""
    keys = []
    for item in expected:
        keys.append(Reading(item.mark, plain(item.text)))
    read = _as_expected(rows, keys)
    differences = []
    spaces = 0
    marks = 0
    matcher = SequenceMatcher(None, keys, read, autojunk=False)
    for kind, start, end, their_start, their_end in matcher.get_opcodes():
        pairs = zip_longest(range(start, end), range(their_start, their_end))
        for ours, theirs in pairs:
            if kind == "equal":
                item = expected[ours]
                line = without_mark(rows[theirs].text, read[theirs])
                text, count = as_ours(line, item.text)
                if text == item.text:
                    spaces += count
                    marks += bool(item.mark)
                    continue
            place = (end, their_start)
            differences.append(_difference(expected, rows, ours, theirs, place))
    return Comparison(differences, spaces, marks)


def _as_expected(rows: Sequence[Row], keys: Sequence[Reading]) -> list[Reading]:
    """Each row in the reading that the op-ed has of it next, else as a paragraph.

    `keys` are the op-ed's readings of its lines, in order.
    """
    places: dict[Reading, list[int]] = {}
    for i, key in enumerate(keys):
        places.setdefault(key, []).append(i)
    result = []
    behind = 0
    for row in rows:
        possible = readings(row.text)
        chosen = possible[0]
        nearest = len(keys)
        for reading in possible:
            places_of_it = places.get(reading, [])
            following = bisect_left(places_of_it, behind)
            if following < len(places_of_it) and places_of_it[following] < nearest:
                nearest = places_of_it[following]
                chosen = reading
        if nearest < len(keys):
            behind = nearest + 1
        result.append(chosen)
    return result


def _difference(
    expected: Sequence[Expected],
    rows: Sequence[Row],
    ours: int | None,
    theirs: int | None,
    place: tuple[int, int],
) -> Difference:
    """The two sides by their numbers; `place` has those of where a missing one would be."""
    our_side = None
    position = place[0]
    if ours is not None:
        our_side = expected[ours]
        position = ours
    their_side = None
    at = place[1]
    if theirs is not None:
        their_side = rows[theirs]
        at = theirs
    nearest = expected[min(position, len(expected) - 1)]
    number = 1
    if rows:
        number = rows[min(at, len(rows) - 1)].number
    return Difference(our_side, their_side, position, nearest.line, number)
