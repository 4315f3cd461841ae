"""Who wrote a text, above and below it, and with that where the text ends."""

from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.receive import authors as bylining
from oped.reading.receive import ending as endings
from oped.reading.receive.authors import Bylines
from oped.reading.receive.cues import biographies
from oped.reading.receive.ending import Ending
from oped.reading.receive.findings import AUTHOR, Author, Field, Span, Spans
from oped.reading.receive.material import GIVEN, SURE, UNSURE
from oped.reading.receive.problem import CannotReceive
from oped.reading.receive.zones import Marked, Zones

# So many paragraphs before and behind it make a second byline one of another op-ed.
FEWEST_PARAGRAPHS = 2


class People(NamedTuple):
    """The authors, and where lines print their names and biographies.

    `above` are the pieces above the text that name them, `written` the bylines as read,
    `zone` is that of the text without the lines about them.
    """

    authors: tuple[Author, ...]
    spans: Spans
    above: frozenset[int]
    written: Bylines
    ending: Ending
    zone: Zones


def find(marked: Sequence[Marked], zone: Zones, whole: str, given: Sequence[str]) -> People:
    """Find the authors of a text and what is said of them; `given` an editor says."""
    refuse_two(marked, zone)
    above = marked[: zone.start]
    written = bylining.authors(above, whole)
    if not written.fields:
        written = bylining.proposed(written, above, whole)
    fields = written.fields or _from_below(marked, zone, whole)
    if given:
        fields = tuple(Field(name, GIVEN) for name in given)
    names = [field.value for field in fields]
    zone = before_biographies(marked, zone, names)
    ending = endings.ending(marked[zone.end :], zone.end, names)
    spans = _above(above, written, names, is_given=bool(given))
    people = []
    for i, field in enumerate(fields):
        biography = ending.biographies.get(i)
        if biography and field.reason == bylining.ALONE:
            reason = "a line of its own, and a biography begins with it"
            field = Field(field.value, SURE, reason)
        people.append(Author(field, biography))
    return People(
        authors=tuple(people),
        spans={**spans, **ending.spans},
        above=frozenset(spans),
        written=written,
        ending=ending,
        zone=zone,
    )


def before_biographies(marked: Sequence[Marked], zone: Zones, names: Sequence[str]) -> Zones:
    """The zone without the biographies at its end, which are as long as paragraphs."""
    for i in range(zone.start + 1, zone.end):
        if not _is_about(marked[i], names):
            continue
        behind = 0
        for item in marked[i : zone.end]:
            behind += item.is_long and not _is_about(item, names)
        if behind * 4 <= i - zone.start:
            return Zones(zone.start, i)
    return zone


def refuse_two(marked: Sequence[Marked], zone: Zones) -> None:
    """Raise CannotReceive where a second headline and byline stand within the text."""
    for i in range(zone.start + 2, len(marked)):
        if not marked[i].names_people:
            continue
        before = sum(item.is_long for item in marked[zone.start : i])
        behind = sum(item.is_long for item in marked[i + 1 :])
        if min(before, behind) < FEWEST_PARAGRAPHS:
            continue
        for item in marked[i - 3 : i]:
            if not item.piece.is_sentence and not item.kind:
                line = item.piece.numbers[0]
                second = f"the second from line {line} ('{item.text[:40]}')"
                rule = f"the file holds two op-eds, {second}"
                raise CannotReceive(f"{rule}: save each as its own file")


def _above(
    above: Sequence[Marked], written: Bylines, names: Sequence[str], *, is_given: bool
) -> dict[int, Sequence[Span]]:
    """Where the lines above the text print the names."""
    spans: dict[int, Sequence[Span]] = {}
    if not is_given:
        spans = dict(written.spans)
    for i, item in enumerate(above):
        if i in spans:
            continue
        spans[i] = endings.names_alone(item.text, names)
        if is_given and item.byline and not spans[i]:
            spans[i] = _named(item.text, names)
    return {i: own_spans for i, own_spans in spans.items() if own_spans}


def _is_about(item: Marked, names: Sequence[str]) -> bool:
    """Whether a piece is a biography, or names the authors again."""
    if biographies.read(item.text, names) or endings.names_alone(item.text, names):
        return True
    return not names and bool(biographies.names_somebody(item.text))


def _from_below(marked: Sequence[Marked], zone: Zones, whole: str) -> tuple[Field, ...]:
    """Who a text is by where only the lines at its end say so: proposals."""
    for item in marked[zone.start + 1 :]:
        name = biographies.names_somebody(item.text)
        if name:
            return (Field(name, UNSURE, "a biography at the end begins with it"),)
    return bylining.bare_names(marked[zone.end :], whole).fields


def _named(text: str, names: Sequence[str]) -> list[Span]:
    """Where a line prints names, in whatever letters."""
    spans = []
    for name in names:
        start = text.casefold().find(name.casefold())
        end = start + len(name)
        if start >= 0:
            spans.append(Span(start, end, AUTHOR, name))
    return sorted(spans)
