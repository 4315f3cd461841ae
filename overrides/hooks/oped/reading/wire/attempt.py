"""The ways to read a copy against an op-ed's lines, and which of them is the nearest."""

from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.wire import lines, wrapping
from oped.reading.wire.body import Expected
from oped.reading.wire.comparison import Comparison, compare
from oped.reading.wire.lines import Row

# Of a copy with so few differences none comes of its wrapping.
FEW = 2


class Attempt(NamedTuple):
    """One way to read a copy, and what came of it; a width is that of wrapped lines."""

    comparison: Comparison
    width: int | None
    wrapped_lines: int
    drop_capitals: int
    tail: int = 0

    @property
    def misses(self) -> int:
        """How many lines differ."""
        return len(self.comparison.differences)


def best(expected: Sequence[Expected], rows: Sequence[Row], width: int | None) -> Attempt:
    """The copy with its repeated tail, or without where that is nearer to the op-ed."""
    whole = _attempt(expected, rows, width)
    tail = lines.repeated_tail(rows)
    if not whole.misses or not tail:
        return whole
    once = _attempt(expected, rows[:-tail], width)
    if once.misses < whole.misses:
        return once._replace(tail=tail)
    return whole


def best_if_wrapped(
    expected: Sequence[Expected], rows: Sequence[Row], unwrapped: Attempt
) -> Attempt | None:
    """The copy as one that was wrapped, if that is much nearer; None where it is not."""
    if unwrapped.misses <= FEW:
        return None
    wrapped = best(expected, rows, wrapping.wrapped_at(rows))
    is_nearer = wrapped.misses * 2 <= unwrapped.misses
    if is_nearer and wrapped.wrapped_lines:
        return wrapped
    return None


def _attempt(expected: Sequence[Expected], rows: Sequence[Row], width: int | None) -> Attempt:
    ours = wrapping.said(expected)
    whole, drop_capitals = lines.with_drop_capitals(rows, ours.words)
    wrapped_lines = 0
    if width:
        whole, wrapped_lines = wrapping.joined(whole, ours, width)
    comparison = compare(expected, whole)
    return Attempt(comparison, width, wrapped_lines, drop_capitals)
