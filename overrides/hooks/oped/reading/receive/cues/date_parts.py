"""The parts of a printed date: what moment they are, and what places print them so."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from babel import Locale

from oped.reading.wire import dates, facts
from oped.reading.wire.layout import escaped

LANGUAGES = frozenset("de en es fr it nl pl pt sv da nb".split())
# The places that can print a part, those first that say most of how it is printed.
PLACES = {
    "month": ("mm", "m"),
    "day": ("day", "dd", "ordinal"),
    "numbered day": ("dd", "day"),
    "year": ("year", "yy"),
    "hour": ("hour", "h"),
    "hour of twelve": ("hour12", "hh12"),
    "minute": ("minute",),
    "half": ("ampm", "a.m."),
    "half_before": ("ampm", "a.m."),
}
MONTH_NAMES = ("month_name", "month", "month_short", "mon")
# Years of two figures up to this one are of this century.
LAST_SHORT_YEAR = 68
CENTURY = 100
NOON = 12


class Part(NamedTuple):
    """A part of a printed date: where it stands, what kind of part it is, as printed."""

    start: int
    end: int
    kind: str
    text: str


@cache
def month_numbers() -> Mapping[str, int]:
    """The numbers of months by name in small letters, full and short, without stops."""
    numbers = {"sept": 9}
    for lang in sorted(LANGUAGES):
        months = Locale.parse(lang).months
        for context in ("format", "stand-alone"):
            for kind in ("wide", "abbreviated"):
                for number, name in months[context][kind].items():
                    numbers.setdefault(_plain(name), number)
    return numbers


def moment_of(parts: Sequence[Part]) -> date:
    """The moment that the parts of a date say; raises ValueError where there is none."""
    said = {part.kind: part.text for part in parts}
    year = _year(int(said["year"]))
    if "name" in said:
        month = month_numbers()[_plain(said["name"])]
    else:
        month = int(said["month"])
    day = int(re.sub(r"\D", "", said["day"]))
    if "hour" not in said:
        return date(year, month, day)
    half = said.get("half", said.get("half_before", ""))
    hour = _hour(int(said["hour"]), half.lower())
    return datetime(year, month, day, hour, int(said["minute"]))


def template_of(text: str, parts: Sequence[Part], moment: date, lang: str) -> str:
    """How a layout prints a date in an op-ed in `lang`; empty where it has no place for it.

    `text` is the line up to the date's end.
    """
    values: dict[str, str] = {}
    for printed in dates.parts(moment, lang, LANGUAGES):
        values |= printed.forms
    kinds = frozenset(part.kind for part in parts)
    template = ""
    end = parts[0].start
    for part in parts:
        place = _place(part, kinds, values)
        if not place:
            return ""
        template += escaped(text[end : part.start]) + place
        end = part.end
    return template + escaped(text[end:])


def _year(year: int) -> int:
    if year >= CENTURY:
        return year
    return year + (2000 if year <= LAST_SHORT_YEAR else 1900)


def _hour(hour: int, half: str) -> int:
    """The hour of twenty-four; `half` is "am", "p.m.", "오후" or nothing."""
    if not half:
        return hour
    if not 1 <= hour <= NOON:
        raise ValueError(hour)
    is_afternoon = half.startswith(("p", dates.KOREAN_AFTERNOON))
    return hour % NOON + NOON * is_afternoon


def _place(part: Part, kinds: frozenset[str], values: Mapping[str, str]) -> str:
    """The place that prints a part as it is printed; empty where there is none."""
    for name in _names(part.kind, kinds):
        for place in (name, name.upper(), name[:1].upper() + name[1:]):
            printed = facts.value(place, values)
            if printed == part.text:
                return f"{{{place}}}"
            if f"{printed}." == part.text:
                return f"{{{place}}}."
    return ""


def _names(kind: str, kinds: frozenset[str]) -> tuple[str, ...]:
    """The places that may print a part of a kind, beside those of other kinds."""
    if kind == "name":
        return _month_places()
    if kind == "hour" and kinds & {"half", "half_before"}:
        kind = "hour of twelve"
    if kind == "day" and "name" not in kinds:
        kind = "numbered day"
    return PLACES[kind]


@cache
def _month_places() -> tuple[str, ...]:
    places = list(MONTH_NAMES)
    for lang in sorted(LANGUAGES):
        for name in MONTH_NAMES:
            # AP style is English alone.
            if name != "month":
                places.append(f"{name}:{lang}")
    return tuple(places)


def _plain(name: str) -> str:
    return name.rstrip(".").lower()
