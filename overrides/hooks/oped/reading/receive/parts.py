"""What the pieces around a text are, once the facts are found that they print."""

from collections.abc import Mapping
from typing import NamedTuple

from oped.reading.receive.cues import furniture
from oped.reading.receive.findings import (
    AUTHOR,
    BIOGRAPHY,
    DATE,
    HEADLINE,
    LEFT_OUT,
    SOURCE,
    Author,
    Field,
    Part,
    Span,
    Spans,
)
from oped.reading.receive.material import SURE, UNSURE
from oped.reading.receive.zones import Marked


class Facts(NamedTuple):
    """The facts of a text, where pieces print them, and which pieces are of its heading.

    `bylines` are the pieces of bylines, `kickers` those of kickers.
    """

    title: Field
    standfirst: Field | None
    authors: tuple[Author, ...]
    date: Field
    source: Field
    spans: tuple[Spans, ...]
    bylines: frozenset[int]
    kickers: frozenset[int]


def around_text(around: Mapping[int, Marked], facts: Facts) -> list[Part]:
    """What each piece above or below the text is: what it prints, or left out."""
    spans = _by_piece(facts)
    doubtful = _doubtful(facts)
    parts = []
    for i, item in around.items():
        own_spans = spans.get(i, [])
        if own_spans:
            roles = tuple(dict.fromkeys(span.role for span in own_spans))
            certainty = SURE if doubtful.isdisjoint(roles) else UNSURE
            parts.append(Part(item.piece, roles, certainty, "", tuple(own_spans)))
        elif i in facts.bylines:
            parts.append(Part(item.piece, (AUTHOR,), SURE, "a byline's cue"))
        else:
            certainty, reason = _why_left_out(item, is_kicker=i in facts.kickers)
            parts.append(Part(item.piece, (LEFT_OUT,), certainty, reason))
    return parts


def _by_piece(facts: Facts) -> dict[int, list[Span]]:
    """The facts that each piece prints; where two would overlap, the first one counts."""
    result: dict[int, list[Span]] = {}
    for spans in facts.spans:
        for i, new_spans in spans.items():
            kept = result.setdefault(i, [])
            for span in new_spans:
                if not _overlaps(span, kept):
                    kept.append(span)
            kept.sort()
    return result


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _doubtful(facts: Facts) -> frozenset[str]:
    """The roles of which a field is left to the editor."""
    fields = [(HEADLINE, facts.title), (DATE, facts.date), (SOURCE, facts.source)]
    for author in facts.authors:
        fields.append((AUTHOR, author.name))
        if author.biography:
            fields.append((BIOGRAPHY, author.biography))
    return frozenset(role for role, field in fields if field.is_open)


def _why_left_out(item: Marked, *, is_kicker: bool) -> tuple[str, str]:
    """How sure it is that a piece is no part of the op-ed, and why."""
    if item.cue:
        return SURE, item.cue.reason
    if item.kind:
        return SURE, item.kind
    if is_kicker:
        return SURE, furniture.KICKER
    if furniture.ends_op_ed(item.text):
        return SURE, furniture.END
    if item.dates:
        return SURE, "another date"
    return UNSURE, "no cue says what it is"
