"""Facts that no line was taken to print, found in the lines around the text after all.

What an editor says, and what stands in a biography or a caption, may be printed elsewhere.
"""

import re
from collections.abc import Sequence

from oped.reading.receive import templates
from oped.reading.receive.cues import dates
from oped.reading.receive.findings import (
    AUTHOR,
    DATE,
    HEADLINE,
    LEFT_OUT,
    SOURCE,
    Findings,
    Part,
    Span,
)
from oped.reading.receive.moments import DAY, iso
from oped.reading.wire.layout import names_of


def completed(findings: Findings) -> Findings:
    """The findings with each fact laid out in the first line around the text that prints it."""
    parts = list(findings.parts)
    dateline = _places_of_dateline(findings)
    facts = [(HEADLINE, findings.title.value)]
    for author in findings.authors:
        facts.append((AUTHOR, author.name.value))
    if "source" not in dateline:
        facts.append((SOURCE, findings.source.value))
    for role, value in facts:
        if value and not _is_printed(role, value, parts):
            _lay_out_words(parts, findings, role, value)
    is_dated = not dateline.isdisjoint(["date", "year", "yy"])
    if findings.date.value and not is_dated and not _is_printed(DATE, "", parts):
        _lay_out_date(parts, findings)
    return findings._replace(parts=tuple(parts))


def _places_of_dateline(findings: Findings) -> frozenset[str]:
    """The names of the facts that the dateline prints."""
    line = templates.dateline(findings, templates.date_form(findings))
    return names_of(line)


def _is_printed(role: str, value: str, parts: Sequence[Part]) -> bool:
    """Whether a line is taken to print a fact; of a date any will do."""
    for part in parts:
        for span in part.spans:
            if span.role == role and value in ("", span.value):
                return True
    return False


def _lay_out_words(parts: list[Part], findings: Findings, role: str, value: str) -> None:
    """Let the first line that has certain words, as they are or in capitals, print them."""
    forms = f"{re.escape(value)}|{re.escape(value.upper())}"
    pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")
    for i in _around_text(findings):
        match = pattern.search(parts[i].piece.text)
        if match is None:
            continue
        span = Span(match.start(), match.end(), role, value)
        if not _overlaps(span, parts[i]):
            parts[i] = _with(parts[i], span)
            return


def _lay_out_date(parts: list[Part], findings: Findings) -> None:
    """Let the first line that has the day print it."""
    day = findings.date.value[:DAY]
    for i in _around_text(findings):
        text = parts[i].piece.text
        for printed in dates.find(text, findings.lang.value, has_times=False):
            span = Span(printed.start, printed.end, DATE, printed.template)
            is_day = iso(printed.moment) == day and bool(printed.template)
            if is_day and not _overlaps(span, parts[i]):
                parts[i] = _with(parts[i], span)
                return


def _around_text(findings: Findings) -> list[int]:
    """The parts above the text, and those below it."""
    numbers = [i for i, part in enumerate(findings.parts) if part.is_text]
    above = range(numbers[0])
    below = range(numbers[-1] + 1, len(findings.parts))
    return [*above, *below]


def _overlaps(span: Span, part: Part) -> bool:
    """Whether a fact stands where another does."""
    return any(span.start < other.end and other.start < span.end for other in part.spans)


def _with(part: Part, span: Span) -> Part:
    """A part that prints one fact more; it is no longer left out."""
    roles = [role for role in part.roles if role != LEFT_OUT]
    return part._replace(
        roles=tuple(dict.fromkeys([*roles, span.role])),
        spans=tuple(sorted([*part.spans, span])),
        reason="",
    )
