"""What an editor is told of a difference: both sides from shortly before they part."""

from itertools import zip_longest
from unicodedata import combining

from oped.reading.wire.comparison import Difference
from oped.reading.wire.spaces import plain

BEFORE = 16
BEHIND = 24


def both_sides(difference: Difference, copy: str) -> str:
    """What differs, in words; `copy` is the path of the wire copy."""
    ours = difference.our_text
    theirs = difference.their_text
    if plain(theirs) != plain(ours):
        # Where words differ, what the proof undoes anyway would only hide them.
        theirs = plain(theirs)
    here, there = around(ours, theirs)
    name = "the text"
    if difference.ours:
        name = difference.ours.name
    at = f"{copy}:{difference.number}"
    return f"{name} must be the wire copy's: {here} here, {there} in {at}"


def around(ours: str, theirs: str) -> tuple[str, str]:
    """Both texts, quoted, from shortly before where they part to shortly behind."""
    for start, (our_sign, their_sign) in enumerate(zip_longest(ours, theirs)):
        if our_sign != their_sign:
            return _quoted(ours, start), _quoted(theirs, start)
    return _quoted(ours, 0), _quoted(theirs, 0)


def visible(text: str) -> str:
    """The text; what cannot be seen, or is seen on another sign, as its code point."""
    return "".join(map(_visible, text))


def _quoted(text: str, start: int) -> str:
    cut = max(0, start - BEFORE)
    end = start + BEHIND
    shown = visible(text[cut:end])
    if cut:
        shown = f"…{shown}"
    if len(text) > end:
        shown = f"{shown}…"
    return f"'{shown}'"


def _visible(sign: str) -> str:
    if sign.isprintable() and not combining(sign):
        return sign
    return f"<U+{ord(sign):04X}>"
