"""What earlier copies of a source say of a new one: doubts settled, the source itself."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.receive import printed_dates
from oped.reading.receive.findings import (
    AUTHOR,
    DATE,
    HEADLINE,
    LEFT_OUT,
    Field,
    Findings,
    Part,
)
from oped.reading.receive.learnt import Layout
from oped.reading.receive.material import SURE, UNSURE
from oped.reading.receive.moments import iso
from oped.reading.wire import facts
from oped.reading.wire.layout import segments, with_date

# So many letters of a line that earlier copies print too are no chance.
FEWEST_LETTERS = 12
NAMES = frozenset(["author", "authors", "names"])


class Match(NamedTuple):
    """A layout that a copy follows: its lines of the heading by part, and what says so."""

    layout: Layout
    lines: dict[int, str]
    reason: str


def offered(findings: Findings, layouts: Sequence[Layout]) -> Findings:
    """The findings with what the layouts of earlier copies settle.

    A layout counts only where all lines of its heading are those of the copy, in their
    order, and the copy names the source or prints a line that no other source would.
    """
    for layout in layouts:
        match = _match(findings, layout)
        if match:
            return _settled_by(match, findings)
    return findings


def _settled_by(match: Match, findings: Findings) -> Findings:
    """The findings with what one layout settles."""
    source = match.layout.source
    reason = f"as in earlier copies of {source}"
    settled = findings
    for i, template in match.lines.items():
        places = _places(template)
        roles = {span.role for span in settled.parts[i].spans}
        if "title" in places and HEADLINE in roles:
            settled = settled._replace(title=_settled(settled.title, reason))
        if places & NAMES and AUTHOR in roles:
            settled = _with_settled_names(settled, reason)
        if DATE in roles:
            settled = _with_date(settled, i, match.layout.date, reason)
    if settled.source.is_open:
        settled = settled._replace(source=Field(source, UNSURE, match.reason))
    parts = [_part(part, settled, match.layout, reason) for part in settled.parts]
    return settled._replace(parts=tuple(parts))


def _match(findings: Findings, layout: Layout) -> Match | None:
    """Whether the lines above the text follow a layout."""
    lines: dict[int, str] = {}
    start = 0
    above = findings.parts[: findings.first_text]
    for template in layout.heading:
        pattern = _pattern(with_date(template, layout.date), layout.source)
        for i in range(start, len(above)):
            if pattern.fullmatch(above[i].piece.text):
                lines[i] = template
                start = i + 1
                break
        else:
            return None
    around = [part.piece.text for part in findings.parts if not part.is_text]
    sign = _sign(around, layout)
    return Match(layout, lines, sign) if sign else None


def _sign(around: Sequence[str], layout: Layout) -> str:
    """What shows that a copy is of a layout's source; empty where nothing does."""
    name = re.compile(rf"(?<!\w){re.escape(layout.source)}(?!\w)", re.IGNORECASE)
    for text in around:
        if name.search(text):
            return f"'{text[:40]}' names it"
        if text in layout.left_out and len(text) >= FEWEST_LETTERS:
            return f"earlier copies of it print '{text[:40]}' too"
    for template in (*layout.heading, *layout.ending):
        letters = 0
        for text, _ in segments(template):
            letters += sum(map(str.isalpha, text))
        if letters >= FEWEST_LETTERS:
            return "earlier copies of it are laid out so"
    return ""


def _places(template: str) -> set[str]:
    """The places of a line, without numbers, capitals and languages."""
    places = set()
    for _, place in segments(template):
        if place:
            places.add(_kind(place))
    return places


def _kind(place: str) -> str:
    """What a place prints: "AUTHOR[0]" -> "author", "month_name:fr" -> "month_name"."""
    small = facts.in_small_letters(place)
    return small.partition(":")[0].partition("[")[0]


def _pattern(template: str, source: str) -> re.Pattern[str]:
    """What a line may be that a line of a layout prints."""
    pattern = ""
    for text, place in segments(template):
        pattern += re.escape(text)
        if place is None:
            continue
        if _kind(place) == "source":
            pattern += re.escape(source)
        elif _kind(place) in printed_dates.FIGURES:
            pattern += r"\d{1,4}"
        else:
            pattern += ".+?"
    return re.compile(pattern)


def _settled(field: Field, reason: str) -> Field:
    if not field.value:
        return field
    return field._replace(certainty=SURE, reason=reason)


def _with_settled_names(findings: Findings, reason: str) -> Findings:
    authors = []
    for author in findings.authors:
        authors.append(author._replace(name=_settled(author.name, reason)))
    return findings._replace(authors=tuple(authors))


def _with_date(findings: Findings, i: int, form: str, reason: str) -> Findings:
    """The date as the layout's form reads it, which tells day from month."""
    part = findings.parts[i]
    spans = list(part.spans)
    for number, span in enumerate(spans):
        if span.role != DATE:
            continue
        printed = part.piece.text[span.start : span.end]
        moment = printed_dates.read(printed, form)
        if moment is None:
            continue
        spans[number] = span._replace(value=form)
        parts = list(findings.parts)
        parts[i] = part._replace(spans=tuple(spans))
        field = Field(iso(moment), SURE, reason)
        return findings._replace(date=field, parts=tuple(parts))
    return findings


def _part(part: Part, findings: Findings, layout: Layout, reason: str) -> Part:
    """A part with what the layout makes sure of it."""
    if part.roles == (LEFT_OUT,) and part.piece.text in layout.left_out:
        return part._replace(certainty=SURE, reason=f"left out {reason}")
    if not part.spans:
        return part
    open_roles = set()
    fields = [(HEADLINE, findings.title), (DATE, findings.date)]
    fields += [(AUTHOR, author.name) for author in findings.authors]
    for role, field in fields:
        if field.is_open:
            open_roles.add(role)
    is_settled = set(part.roles) <= {HEADLINE, AUTHOR, DATE} - open_roles
    return part._replace(certainty=SURE) if is_settled else part
