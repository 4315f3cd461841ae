"""The lines of a copy with places for the facts that they print: "By {authors}"."""

import re
from datetime import date

from oped.language import joined
from oped.reading.receive.cues import dates
from oped.reading.receive.cues.dates import PrintedDate
from oped.reading.receive.findings import (
    AUTHOR,
    BIOGRAPHY,
    DATE,
    HEADLINE,
    SIGN_OFF,
    SOURCE,
    STANDFIRST,
    Findings,
    Part,
    Span,
)
from oped.reading.receive.moments import DAY, iso
from oped.reading.wire.dates import weekdays
from oped.reading.wire.layout import escaped

# The key of front matter for the standfirst, and its place.
STANDFIRST_KEY = "subtitle"
PLACES = {
    HEADLINE: "title",
    STANDFIRST: STANDFIRST_KEY,
    SOURCE: "source",
    AUTHOR: "author",
    BIOGRAPHY: "bio",
    SIGN_OFF: "sign_off",
}
NUMBERED = frozenset([AUTHOR, BIOGRAPHY, SIGN_OFF])


def date_form(findings: Findings) -> str:
    """How the copy prints the date: as the first line with it does, else the dateline."""
    for part in findings.parts:
        for span in part.spans:
            if span.role == DATE:
                return span.value
    printed = _date_in(findings.dateline, findings)
    return printed.template if printed else ""


def line(part: Part, findings: Findings, form: str) -> str:
    """A line with places for the facts that it prints; empty where it prints none.

    `form` is that of the date, for which `{date}` stands.
    """
    text = part.piece.text
    template = ""
    end = 0
    has_place = False
    for span in part.spans:
        place = _place(span, text[span.start : span.end], findings, form)
        if place:
            has_place = True
            template += _with_weekday(text[end : span.start], findings) + place
            end = span.end
    if not has_place:
        return ""
    template += _with_weekday(text[end:], findings)
    return _gathered(template, findings)


def dateline(findings: Findings, form: str) -> str:
    """What stands before the text, with places for the date and the source in it."""
    text = findings.dateline
    spans = []
    printed = _date_in(text, findings)
    if printed and printed.template:
        place = "{date}" if printed.template == form else printed.template
        spans.append((printed.start, printed.end, place))
    source = findings.source.value
    start = text.find(f"({source})") + 1
    if source and start:
        spans.append((start, start + len(source), "{source}"))
    template = ""
    end = 0
    for first, last, place in sorted(spans):
        template += escaped(text[end:first]) + place
        end = last
    return template + escaped(text[end:])


def _date_in(text: str, findings: Findings) -> PrintedDate | None:
    """The op-ed's date in a text, if it stands there."""
    for printed in dates.find(text, findings.lang.value):
        if findings.date.value.startswith(iso(printed.moment)):
            return printed
    return None


def _place(span: Span, printed: str, findings: Findings, form: str) -> str:
    """The place of a fact as a line prints it; empty where there is none."""
    if span.role == DATE:
        return "{date}" if span.value == form else span.value
    name = PLACES[span.role]
    values = _values(span, findings)
    if not name or span.value not in values:
        return ""
    if span.role in NUMBERED:
        name = f"{name}[{values.index(span.value)}]"
    if span.role == AUTHOR and _is_family_in_capitals(printed, span.value):
        return _apart(name.removeprefix("author"), printed, span.value)
    is_in_capitals = printed == span.value.upper()
    if span.role in (HEADLINE, AUTHOR) and is_in_capitals:
        return f"{{{name.upper()}}}"
    return f"{{{name}}}" if printed == span.value else ""


def _values(span: Span, findings: Findings) -> list[str]:
    """All values of a role, in their order."""
    if span.role == AUTHOR:
        return [author.name.value for author in findings.authors]
    if span.role == BIOGRAPHY:
        return findings.biographies
    if span.role == SIGN_OFF:
        return list(findings.sign_off)
    if span.role == SOURCE:
        return [findings.source.value]
    if span.role == HEADLINE:
        return [findings.title.value]
    return [span.value]


def _is_family_in_capitals(printed: str, name: str) -> bool:
    """Whether the last word of a name alone is printed in capitals."""
    is_other = printed.casefold() != name.casefold() or not printed.isupper()
    return " " in name and printed != name and is_other


def _apart(number: str, printed: str, name: str) -> str:
    """The places of a given name and a family name in capitals, in the printed order."""
    given, _, family = name.rpartition(" ")
    if printed == f"{given} {family.upper()}":
        return f"{{given{number}}} {{FAMILY{number}}}"
    if printed == f"{family.upper()} {given}":
        return f"{{FAMILY{number}}} {{given{number}}}"
    return ""


def _gathered(template: str, findings: Findings) -> str:
    """A line in which all names, or all biographies, stand in a row, with one place."""
    names = [f"{{author[{i}]}}" for i, _ in enumerate(findings.authors)]
    biographies = [f"{{bio[{i}]}}" for i, _ in enumerate(findings.biographies)]
    rows = {" ".join(biographies): "{bios}", ", ".join(names): "{authors}"}
    if len(names) > 1:
        rows[joined(names, findings.lang.value)] = "{names}"
    for apart, together in rows.items():
        if apart:
            template = template.replace(apart, together)
            template = template.replace(apart.upper(), together.upper())
    return template


def _with_weekday(text: str, findings: Findings) -> str:
    """Text between facts, with a place for the day of the week of a sure date."""
    if findings.date.is_open:
        return escaped(text)
    day = date.fromisoformat(findings.date.value[:DAY])
    places = {}
    for place, printed in weekdays(day, findings.lang.value).items():
        places[printed] = f"{{{place}}}"
    result = ""
    for word in re.split(r"(\w+)", text):
        result += places.get(word) or escaped(word)
    return result
