"""When a text appeared: the dates above and below it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oped.reading.receive.cues import dates, furniture
from oped.reading.receive.cues.dates import PrintedDate
from oped.reading.receive.findings import DATE, Field, Span, Spans
from oped.reading.receive.material import GIVEN, SURE, UNSURE
from oped.reading.receive.zones import Marked

DAY = len("2024-09-03")
MINUTE = len("2024-09-03 17:33")


class Moment(NamedTuple):
    """The date as a field, and where the lines print it, by piece."""

    field: Field
    spans: Spans


class _Place(NamedTuple):
    piece: int
    printed: PrintedDate

    @property
    def moment(self) -> str:
        return iso(self.printed.moment)

    @property
    def is_own(self) -> bool:
        """Whether it is the op-ed's own, not that of a change."""
        return not self.printed.is_update


def moment(around: Mapping[int, Marked], first_below: int) -> Moment:
    """The date of a text: the first above it that is of no change, else of a trailer below.

    `around` are the pieces around the text, `first_below` the number of the first below it.
    Dates of lines that a label or the kind of line says to be no op-ed's do not count, nor
    those within a sentence below the text.
    """
    places = []
    for i, item in around.items():
        if i < first_below or not item.piece.is_sentence:
            places += _places(i, item)
    own = [place for place in places if place.is_own] or places
    if not own:
        return Moment(Field("", UNSURE, "no date was found"), {})
    chosen = _most_exact(own)
    spans: dict[int, list[Span]] = {}
    for place in places:
        printed = place.printed
        # A line may print the chosen date, or its day alone.
        if chosen.moment.startswith(place.moment) and printed.template:
            span = Span(printed.start, printed.end, DATE, printed.template)
            spans.setdefault(place.piece, [span])
    return Moment(field(chosen.printed, has_template=chosen.piece in spans), spans)


def given(said: str, around: Mapping[int, Marked], lang: str) -> Moment:
    """The date that an editor says, and the pieces around the text that print it."""
    has_hour = len(said) > DAY
    spans: dict[int, list[Span]] = {}
    others = []
    for i, item in around.items():
        printed = item.dates
        if not has_hour:
            printed = dates.find(item.text, lang, has_times=False)
        for date in printed:
            if date.template and said.startswith(iso(date.moment)):
                span = Span(date.start, date.end, DATE, date.template)
                spans.setdefault(i, [span])
            else:
                others.append(iso(date.moment))
    reason = ""
    if others and not spans:
        reason = f"the file prints {others[0]}"
    return Moment(Field(said, GIVEN, reason), spans)


def field(printed: PrintedDate, *, has_template: bool, reason: str = "a line of a date") -> Field:
    """A found date as a field: unsure if it is doubtful, a change's, or cannot be laid out."""
    value = iso(printed.moment)
    if printed.doubt:
        return Field(value, UNSURE, printed.doubt)
    if printed.is_update:
        return Field(value, UNSURE, "the only date is that of a change")
    if not has_template:
        return Field(value, UNSURE, "no place of a layout prints a date as the copy does")
    return Field(value, SURE, reason)


def iso(moment: object) -> str:
    """A moment as front matter says it: "2024-09-03" or "2024-09-03 17:33"."""
    return str(moment)[:MINUTE]


def _places(i: int, item: Marked) -> list[_Place]:
    """The dates of a piece, unless it is of a label, a caption, of rights or of print."""
    is_labelled = item.cue is not None and item.cue.role != DATE
    if is_labelled or item.kind in (furniture.LEGAL, furniture.CAPTION):
        return []
    return [_Place(i, printed) for printed in item.dates]


def _most_exact(own: Sequence[_Place]) -> _Place:
    """The first date, or the same day with its hour where another line says that."""
    first = own[0]
    for place in own:
        has_hour = len(place.moment) > DAY
        if has_hour and place.moment[:DAY] == first.moment[:DAY]:
            return place
    return first
