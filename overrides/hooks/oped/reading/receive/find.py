"""What a received text is made of: the way from its lines to what each of them is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oped.reading.receive import headline, moments, people, sources, text, zones
from oped.reading.receive import pieces as piecing
from oped.reading.receive.cues import dates, languages, openings
from oped.reading.receive.findings import Field, Findings
from oped.reading.receive.headline import Titles
from oped.reading.receive.material import GIVEN, SURE, UNSURE, Material
from oped.reading.receive.moments import Moment
from oped.reading.receive.parts import Facts, around_text
from oped.reading.receive.people import People
from oped.reading.receive.problem import CannotReceive
from oped.reading.receive.sources import Source
from oped.reading.receive.zones import Marked
from oped.reading.wire import lines, wrapping

FEWEST_REPEATED = 2


class Given(NamedTuple):
    """What the editor says of a text; empty where nothing is said."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    source: str = ""
    lang: str = ""


class _Opening(NamedTuple):
    """How a text begins: with a dateline, which may name an agency; with capitals."""

    dateline: str
    agency: str
    lead_in: str


def find(material: Material, given: Given) -> Findings:
    """Find what each line of a received text is; raises CannotReceive without an op-ed."""
    rows = lines.rows(material.lines)
    tail = lines.repeated_tail(rows)
    if tail < FEWEST_REPEATED:
        tail = 0
    rows = rows[: len(rows) - tail]
    wrapped = wrapping.wrapped_at(rows)
    if not wrapped and piecing.is_spread(rows):
        rule = "the lines of the text must not be wrapped and parted by blank lines"
        reason = "nobody can tell where a paragraph ends"
        raise CannotReceive(f"{rule}: {reason}; take another copy")
    whole = " ".join(row.text for row in rows)
    lang = _lang(whole, given)
    pieces = piecing.pieces(rows, wrapped, frozenset(material.cues))
    marked = zones.mark(pieces, material.cues, lang.value, is_wrapped=bool(wrapped))
    who = people.find(marked, zones.find(marked), whole, given.authors)
    return _findings(material, given, marked, who, lang)._replace(tail=tail, wrapped=wrapped)


def _lang(whole: str, given: Given) -> Field:
    if given.lang:
        return Field(given.lang, GIVEN)
    lang = languages.language_of(whole)
    if lang:
        return Field(lang, SURE, "its letters and commonest words")
    return Field("en", UNSURE, "its words do not tell")


def _findings(
    material: Material,
    given: Given,
    marked: Sequence[Marked],
    who: People,
    lang: Field,
) -> Findings:
    """All that is found of a text, once it is clear who wrote it and where it stands."""
    zone = who.zone
    above = marked[: zone.start]
    around = dict(enumerate(marked))
    for i in range(zone.start, zone.end):
        around.pop(i)
    opening = _opening(marked[zone.start].text)
    when = _when(around, zone.end, opening.dateline, lang.value, given.date)
    what = _what(above, who, when, given.title, material.hints.subject)
    whom = _whom(above, around, who, opening.agency, given.source)
    facts = Facts(
        title=what.title,
        standfirst=what.standfirst,
        authors=who.authors,
        date=when.field,
        source=whom.field,
        spans=(what.spans, who.spans, when.spans, whom.spans),
        # A "By" alone, and a byline of which nothing is a fact, stay in the layout.
        bylines=frozenset(who.written.pieces),
        kickers=frozenset(what.kickers),
    )
    parts = around_text(around, facts)
    return Findings(
        title=what.title,
        standfirst=what.standfirst,
        authors=who.authors,
        date=when.field,
        source=whom.field,
        sign_off=tuple(dict.fromkeys(who.ending.sign_off.values())),
        lang=lang,
        parts=(
            *parts[: zone.start],
            *text.parts(marked[zone.start : zone.end]),
            *parts[zone.start :],
        ),
        tail=0,
        wrapped=None,
        dateline=opening.dateline,
        lead_in=opening.lead_in,
        hints=material.hints,
    )


def _opening(first: str) -> _Opening:
    """How the first paragraph begins."""
    match = openings.dateline(first)
    if match is None:
        return _Opening("", "", openings.lead_in(first))
    rest = first[match.end() :]
    return _Opening(match["dateline"], match["agency"] or "", openings.lead_in(rest))


def _when(
    around: Mapping[int, Marked], first_below: int, dateline: str, lang: str, given: str
) -> Moment:
    """The date of the lines around the text, else of its dateline; or the given one."""
    if given:
        return moments.given(given, around, lang)
    when = moments.moment(around, first_below)
    in_dateline = dates.find(dateline, lang)
    if when.field.value or not in_dateline:
        return when
    field = moments.field(in_dateline[0], has_template=True, reason="the dateline")
    return Moment(field, {})


def _what(above: Sequence[Marked], who: People, when: Moment, given: str, subject: str) -> Titles:
    """Headline and standfirst; a mail's subject only confirms a line that says the same."""
    bracketed = []
    for i in sorted(who.above):
        byline = above[i].byline
        if byline and byline.has_brackets:
            bracketed.append(i)
    taken = frozenset([*who.above, *when.spans])
    if given:
        return headline.given(given, above, taken.difference(bracketed))
    for i in bracketed:
        span = headline.in_brackets(above[i].text, above[i].piece.raw)
        if span:
            field = Field(span.value, SURE, "it stands behind the names in brackets")
            return Titles(field, spans={i: [span]})
    what = headline.titles(above, taken, _last_of_heading(above, who, when))
    title = what.title
    if title.value and title.value.casefold() in subject.casefold():
        sure = title._replace(certainty=SURE, reason="the mail's subject says the same")
        return what._replace(title=sure)
    return what


def _last_of_heading(above: Sequence[Marked], who: People, when: Moment) -> int | None:
    """The last piece of the byline, or where there is none the first of the date."""
    if who.above:
        return max(who.above)
    dated = [i for i in when.spans if i < len(above)]
    return min(dated, default=None)


def _whom(
    above: Sequence[Marked],
    around: Mapping[int, Marked],
    who: People,
    agency: str,
    given: str,
) -> Source:
    """Who sent the text out, found or given."""
    if given:
        return sources.given(given, around)
    below = {i: item for i, item in around.items() if i >= len(above)}
    return sources.source(above, who.written, agency, who.ending.sign_off, below)
