"""What is told of front matter that another generator would take: (line, message) each."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from oped.article import Author, time_zone
from oped.reading.other_generators import keys
from oped.reading.other_generators.decisions import is_meaningless
from oped.reading.other_generators.forms import moment, offset, to_the_minute
from oped.reading.yaml_lines import Place, shown
from oped.values import OFFSET, ZONES

Lines = Mapping[Place, int]
Message = tuple[int, str]
# "Ada Example and Ben Sample", "Ada Example, Ben Sample"; but "Ada Example, Jr." is one.
SEVERAL_NAMES = re.compile(
    r"""
    \s (and|und|et|y|&) \s
    | ;
    | , (?! \s* (Jr|Sr|II|III|IV|Ph\.?D|M\.?D) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What a site calls a person in its own files: "ada", "ada_example".
SHORT_NAME = re.compile(r"[a-z0-9_.-]+")
ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+\d*);")
DATES = ("date", "updated")


def stopping(values: Mapping[str, Any], lines: Lines) -> Iterator[Message]:
    """What stops the build; the values are in our keys, and as they were written."""
    for line, name in _names(values, lines):
        if SEVERAL_NAMES.search(name):
            rule = "'authors' must name each in a line '- name:' of its own"
            yield line, f"{rule}, not {shown(name)}"
    yield from _offsets(values, lines)


def meaningless(values: Mapping[str, Any], lines: Lines) -> Iterator[Message]:
    """All keys that mean nothing here, at once: a theme has a dozen of them."""
    names = [key for key in values if is_meaningless(key)]
    if names:
        listed = ", ".join(f"'{name}'" for name in names)
        rule = "mean nothing here: take them out"
        if len(names) == 1:
            rule = "means nothing here: take it out"
        yield lines[names[0],], f"{listed} {rule}"


def advising(
    values: Mapping[str, Any], formed: Mapping[str, Any], lines: Lines
) -> Iterator[Message]:
    """What could be better, of the values as they were written and in our form."""
    yield from _midnights(values, lines)
    for line, name in _names(values, lines):
        if SHORT_NAME.fullmatch(name):
            yield line, f"'authors' should be names as printed, not {shown(name)}"
    yield from _persons(values, lines)
    yield from _entities(formed, lines)


def _names(values: Mapping[str, Any], lines: Lines) -> Iterator[tuple[int, str]]:
    """The names that are text alone, as other generators have them, with their lines."""
    for i, author in enumerate(_authors(values)):
        if isinstance(author, str):
            yield lines["authors", i], author.strip()


def _authors(values: Mapping[str, Any]) -> list[Any]:
    authors = values.get("authors")
    return authors if isinstance(authors, list) else [authors]


def _persons(values: Mapping[str, Any], lines: Lines) -> Iterator[Message]:
    """What is said of an author and shown nowhere."""
    unshown = keys.OF_A_PERSON - Author.model_fields.keys()
    for author in _authors(values):
        if isinstance(author, dict):
            for key in sorted(author.keys() & unshown):
                rule = "means nothing here: take it out"
                yield lines["authors",], f"'authors.{key}' {rule}"


def _entities(values: Mapping[str, Any], lines: Lines) -> Iterator[Message]:
    """What was HTML is text here, and "&#8217;" is shown as it stands."""
    for key in ("title", "subtitle", "description"):
        value = values.get(key)
        entity = ENTITY.search(value) if isinstance(value, str) else None
        if entity and unescape(entity[0]) != entity[0]:
            rule = f"should be text, not HTML: {unescape(entity[0])!r}, not {entity[0]!r}"
            yield lines[key,], f"'{key}' {rule}"


def _midnights(values: Mapping[str, Any], lines: Lines) -> Iterator[Message]:
    """Programs write an hour where there is none."""
    for key in DATES:
        parts = moment(values.get(key))
        if parts and parts["seconds"] and parts["minute"].endswith("00:00"):
            day = parts["minute"][: len("2019-05-03")]
            rule = f"shows the hour 00:00; where none was printed write '{day}'"
            yield lines[key,], f"'{key}' {rule}"


def _offsets(values: Mapping[str, Any], lines: Lines) -> Iterator[Message]:
    """An offset is that of the op-ed's zone on that day."""
    zone = str(values.get("zone") or offset(values.get("date")))
    if zone not in ZONES and not OFFSET.fullmatch(zone):
        return
    for key in DATES:
        value = values.get(key)
        said = offset(value)
        right = _utc_offset(to_the_minute(value), zone)
        if said and right is not None and right != _duration(said):
            rule = f"must be in the time zone of the op-ed, '{zone}', not {said} from UTC"
            yield lines[key,], f"'{key}' {rule}: write the time there, without an offset"


def _utc_offset(text: Any, zone: str) -> timedelta | None:
    """That of a moment in a zone; None where the calendar or the clock has no such moment."""
    try:
        local = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return local.replace(tzinfo=time_zone(zone)).utcoffset()


def _duration(offset_text: str) -> timedelta:
    """ "-04:30" is minus four hours and a half."""
    size = timedelta(hours=int(offset_text[1:3]), minutes=int(offset_text[4:]))
    if offset_text[0] == "-":
        return -size
    return size
