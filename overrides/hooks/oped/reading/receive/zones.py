"""Where the text of an op-ed begins and ends among what stands around it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oped.reading.receive.cues import bylines, dates, furniture
from oped.reading.receive.cues.bylines import Byline
from oped.reading.receive.cues.dates import PrintedDate
from oped.reading.receive.material import Cue
from oped.reading.receive.pieces import Piece
from oped.reading.receive.problem import CannotReceive
from oped.reading.wire import lines

# A paragraph is at least so wide, in letters of a Latin script; less where lines were wrapped.
LONG = 160
LONG_WRAPPED = 110
SHORTEST_SENTENCE = 25
# Of a text of short paragraphs alone each is so wide, and there are so many.
SHORT = 60
FEWEST_SHORT = 2
NEIGHBOUR = 40
LONGEST_HEADING_LINE = 110
# How far below the first paragraph a line of the heading may stand: a long standfirst.
HEADING_LINES_BELOW = 8


class Marked(NamedTuple):
    """A piece with what can be told of it by itself.

    What its kind of file says of it, what it is beside an op-ed (furniture.kind_of), its
    dates, the byline that it is, and whether it is long enough for a paragraph.
    """

    piece: Piece
    cue: Cue | None
    kind: str
    dates: list[PrintedDate]
    byline: Byline | None
    is_long: bool

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return self.piece.text

    @property
    def names_people(self) -> bool:
        """Whether it is a byline with names."""
        return self.byline is not None and bool(self.byline.names)

    @property
    def is_heading(self) -> bool:
        """Whether it is a byline or the line of a date."""
        if self.piece.width >= LONGEST_HEADING_LINE:
            return False
        has_date = bool(self.dates) and not self.piece.is_sentence
        return self.names_people or has_date

    @property
    def ends_op_ed(self) -> bool:
        """Whether it says that no text follows."""
        return furniture.ends_op_ed(self.text) or furniture.is_last(self.text)

    def is_plain_sentence(self, fewest: int) -> bool:
        """Whether it is a sentence of at least so many letters, and nothing of a page."""
        return self.piece.is_sentence and self.piece.width >= fewest and not self.kind


class Zones(NamedTuple):
    """The number of the first piece of the text, and of the one behind its last."""

    start: int
    end: int


def mark(
    pieces: Sequence[Piece], cues: Mapping[int, Cue], lang: str, *, is_wrapped: bool
) -> list[Marked]:
    """Tell of each piece what can be told by itself; `cues` are by number of line."""
    longest = LONG_WRAPPED if is_wrapped else LONG
    marked = []
    for piece in pieces:
        kind = furniture.kind_of(piece.text)
        is_long = piece.width >= longest
        printed: list[PrintedDate] = []
        byline = None
        if not is_long:
            printed = dates.find(piece.text, lang)
            first_date = printed[0].start if printed else None
            byline = bylines.read(piece.text, first_date)
        cue = cues.get(piece.numbers[0])
        marked.append(Marked(piece, cue, kind, printed, byline, is_long and not kind))
    return marked


def find(marked: Sequence[Marked]) -> Zones:
    """The zone of the text; raises CannotReceive where there is none."""
    long = [i for i, item in enumerate(marked) if item.is_long]
    if not long:
        long = _short_paragraphs(marked)
    if not long:
        raise CannotReceive("no text was found in the file: no paragraph is long enough for one")
    start = _start(marked, long)
    return Zones(start, _end(marked, start, long))


def _short_paragraphs(marked: Sequence[Marked]) -> list[int]:
    """The paragraphs of a text that has no long one."""
    short = [i for i, item in enumerate(marked) if item.is_plain_sentence(SHORT)]
    if len(short) < FEWEST_SHORT:
        return []
    return short


def _start(marked: Sequence[Marked], long: Sequence[int]) -> int:
    """The first paragraph: below all lines of the heading, and with another one near."""
    start = long[0]
    for i in long:
        if _has_neighbour(marked, i):
            start = i
            break
    for i in range(start, min(start + HEADING_LINES_BELOW, len(marked))):
        below = [number for number in long if number > i]
        is_most = len(below) * 10 >= len(long) * 6
        if below and is_most and marked[i].is_heading:
            start = below[0]
    if any(item.is_heading for item in marked[:start]):
        while start and _is_text_above(marked, start - 1):
            start -= 1
    return start


def _has_neighbour(marked: Sequence[Marked], i: int) -> bool:
    """Whether text goes on behind a long piece: a standfirst or a caption stands alone."""
    return any(_is_neighbour(item) for item in marked[i + 1 : i + 4])


def _is_neighbour(item: Marked) -> bool:
    is_item = lines.is_item(item.text)
    return item.is_long or is_item or item.is_plain_sentence(NEIGHBOUR)


def _is_text_above(marked: Sequence[Marked], i: int) -> bool:
    """Whether a piece right above the text is a sentence of it, below a byline or date."""
    item = marked[i]
    if item.dates or item.byline or item.kind or item.piece.width < SHORTEST_SENTENCE:
        return False
    if not item.piece.is_sentence and not _is_begun_above(marked[i + 1]):
        return False
    return any(other.is_heading for other in marked[max(0, i - 3) : i])


def _is_begun_above(item: Marked) -> bool:
    """Whether a piece is the second half of a paragraph that has a line end in it."""
    return item.text[:1].islower() and not item.piece.after_blank


def _end(marked: Sequence[Marked], start: int, long: Sequence[int]) -> int:
    """Behind the last paragraph: before what says that the op-ed has ended."""
    paragraphs = [number for number in long if number >= start]
    last = paragraphs[-1]
    for i in range(start + 1, last + 1):
        item = marked[i]
        before = [number for number in paragraphs if number < i]
        behind = len(paragraphs) - len(before)
        is_end = furniture.ends_op_ed(item.text) or item.kind == furniture.LEGAL
        if furniture.is_last(item.text) or (is_end and behind * 2 < len(before)):
            last = before[-1]
            break
    end = last + 1
    while end < len(marked) and _goes_on(marked[end]):
        end += 1
    return end


def _goes_on(item: Marked) -> bool:
    """Whether a short piece behind a long one is a paragraph too."""
    if item.byline or item.ends_op_ed:
        return False
    return item.is_plain_sentence(SHORTEST_SENTENCE)
