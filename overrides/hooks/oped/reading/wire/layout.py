"""The layout in `wire:`: its lines with their places filled, and what is wrong with it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from oped.article import Article, Wire
from oped.reading.wire import coverage, dates, facts
from oped.reading.wire.body import Expected
from oped.reading.wire.facts import Fact, OpenPlaces
from oped.reading.yaml_lines import Place

# "{title}" is a place; "{{" and "}}" are braces that the copy itself prints.
PLACE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
LANGUAGE = re.compile(r"\{\w+:([A-Za-z-]+)\}")
NOTES = "{notes}"
Message = tuple[int, str]


class Layout(NamedTuple):
    """An op-ed's layout, filled.

    The copy's lines before and after the text as they must be, what precedes the text on
    its own line, every place's value, the facts that the copy does not say, and problems
    as (line, message).
    """

    heading: list[Expected]
    ending: list[Expected]
    dateline: str
    values: Mapping[str, str]
    unstated: list[Fact]
    problems: list[Message]


class _Line(NamedTuple):
    """A line of the layout as front matter writes it: its key, its text, its line there."""

    key: str
    template: str
    line: int


def lay_out(
    article: Article, wire: Wire, lines: Mapping[Place, int], open_places: OpenPlaces
) -> Layout:
    """Fill the places of an op-ed's layout; `lines` are those of its file by key."""
    written = _written(wire, lines)
    whole = " ".join(item.template for item in written)
    others = frozenset(LANGUAGE.findall(whole))
    all_facts = facts.of(article, open_places, others)
    weekdays = dates.weekdays(article.date, article.lang, others)
    values = facts.places(all_facts, weekdays)
    problems: list[Message] = []
    filled: dict[str, list[Expected]] = {"heading": [], "ending": [], "dateline": []}
    for item in written:
        for name in sorted(names_of(item.template)):
            if f"{{{name}}}" != NOTES and facts.value(name, values) is None:
                problems.append((item.line, coverage.unknown(name, values)))
        same_key = filled[item.key]
        name = f"line {len(same_key) + 1} of '{item.key}'"
        text = fill(item.template, values)
        same_key.append(Expected(text, item.line, name, template=item.template))
    unstated, uncovered = coverage.of(wire, all_facts, names_of(whole), lines)
    return Layout(
        heading=filled["heading"],
        ending=filled["ending"],
        dateline="".join(item.text for item in filled["dateline"]),
        values=values,
        unstated=unstated,
        problems=problems + uncovered,
    )


def with_date(template: str, date: str) -> str:
    """`{date}` replaced by what `wire.date` says, `{DATE}` by the same in capitals."""
    return template.replace("{date}", date).replace("{DATE}", date.upper())


def names_of(template: str) -> frozenset[str]:
    """The places that a line of a layout names: "By {author[0]}, {{x}}" -> {"author[0]"}."""
    places = set()
    for _, place in segments(template):
        if place is not None:
            places.add(place)
    return frozenset(places)


def fill(template: str, values: Mapping[str, str]) -> str:
    """A line of a layout with the values of its places; an unknown one stays as it is."""
    result = ""
    for text, place in segments(template):
        result += text
        if place is None:
            continue
        value = facts.value(place, values)
        if value is None:
            value = f"{{{place}}}"
        result += value
    return result


def segments(template: str) -> list[tuple[str, str | None]]:
    """A line of a layout as pairs of text and the place behind it.

    "By {source}, 1" -> [("By ", "source"), (", 1", None)].
    """
    result: list[tuple[str, str | None]] = []
    text = ""
    end = 0
    for match in PLACE.finditer(template):
        text += template[end : match.start()]
        end = match.end()
        if match[1] is None:
            text += match[0][0]
        else:
            result.append((text, match[1]))
            text = ""
    text += template[end:]
    result.append((text, None))
    return result


def escaped(text: str) -> str:
    """Text as a line of a layout that prints it: braces doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def _written(wire: Wire, lines: Mapping[Place, int]) -> list[_Line]:
    """The lines of the layout with the form of the date in place of `{date}`."""
    written = []
    for key, texts in (("heading", wire.heading), ("ending", wire.ending)):
        for i, text in enumerate(texts):
            written.append(_Line(key, text, lines["wire", key, i]))
    if wire.dateline:
        written.append(_Line("dateline", wire.dateline, lines["wire", "dateline"]))
    date = wire.date or ""
    return [item._replace(template=with_date(item.template, date)) for item in written]
