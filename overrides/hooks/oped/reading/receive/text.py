"""The pieces of a text: what among them is no text."""

from collections import Counter
from collections.abc import Sequence

from oped.reading.receive.cues import furniture
from oped.reading.receive.findings import LEFT_OUT, TEXT, Part
from oped.reading.receive.material import SURE, UNSURE
from oped.reading.receive.zones import Marked
from oped.reading.wire import lines

# A short line among paragraphs that is no sentence may be a heading, or a page's button.
LONGEST_ODD = 80
MAY_BE_HEADING = "a heading? then write ## before it; else move it to left_out"


def parts(within: Sequence[Marked]) -> list[Part]:
    """What each piece between the first paragraph and the last is."""
    counts = Counter(item.text for item in within)
    return [_part(item, counts[item.text]) for item in within]


def _part(item: Marked, count: int) -> Part:
    """What a piece is that stands in the text so many times."""
    piece = item.piece
    if item.cue:
        return Part(piece, (LEFT_OUT,), SURE, item.cue.reason)
    if item.kind:
        return Part(piece, (LEFT_OUT,), SURE, item.kind)
    if furniture.ends_op_ed(item.text):
        return Part(piece, (LEFT_OUT,), SURE, furniture.FURNITURE)
    if piece.is_sentence or piece.width > LONGEST_ODD or lines.is_item(item.text):
        return Part(piece, (TEXT,), SURE)
    if count > 1:
        return Part(piece, (LEFT_OUT,), UNSURE, "it stands there more than once")
    return Part(piece, (TEXT,), UNSURE, MAY_BE_HEADING)
