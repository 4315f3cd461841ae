"""The ways in which a copy may print a date: each a place of a layout, `{month_name}`.

Months and days of the week are in the op-ed's language; `{month_name:fr}` is in another.
"""

from datetime import date, datetime
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

# The Associated Press Stylebook.
AP_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split(" ")
ENGLISH_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
KOREAN_MORNING = "오전"
KOREAN_AFTERNOON = "오후"
NOON = 12
NONE: frozenset[str] = frozenset()


class Part(NamedTuple):
    """A part of a date: its name, and what a copy may print for it by the name of the place.

    `proven_by` has the sets of places of which one must be in a layout that proves it.
    """

    name: str
    forms: dict[str, str]
    proven_by: tuple[frozenset[str], ...]


def parts(moment: date, lang: str, others: frozenset[str] = NONE) -> list[Part]:
    """A day, or a day and time, part by part.

    `others` are further languages whose months have places: "fr" for `{month_name:fr}`.
    """
    parts_of_date = [
        _part("month", _months(moment, lang, others)),
        _part("day", _days(moment)),
        _part("year", _years(moment)),
    ]
    if isinstance(moment, datetime):
        parts_of_date.append(_hour(moment, lang))
        parts_of_date.append(_part("minute", {"minute": f"{moment:%M}"}))
    return parts_of_date


def weekdays(moment: date, lang: str, others: frozenset[str] = NONE) -> dict[str, str]:
    """The day of the week, which a copy may print and which follows from the date."""
    number = moment.weekday()
    forms = {}
    for suffix, locale in _locales(lang, others):
        names = locale.days["format"]
        forms[f"weekday{suffix}"] = names["wide"][number]
        forms[f"weekday_short{suffix}"] = _unstopped(names["abbreviated"][number])
    return forms


def each(forms: dict[str, str]) -> tuple[frozenset[str], ...]:
    """The sets of places for what each of them proves alone."""
    return tuple(frozenset([place]) for place in forms)


def _part(name: str, forms: dict[str, str]) -> Part:
    """A part that each of its forms proves."""
    return Part(name, forms, each(forms))


def _months(moment: date, lang: str, others: frozenset[str]) -> dict[str, str]:
    number = moment.month
    ap_style = AP_MONTHS[number - 1]
    forms = {"month": ap_style}
    for suffix, locale in _locales(lang, others):
        names = locale.months["format"]
        full = names["wide"][number]
        short = names["abbreviated"][number]
        if locale.language == "en":
            short = ap_style
        forms[f"month_name{suffix}"] = full
        forms[f"month_short{suffix}"] = _unstopped(short)
        forms[f"mon{suffix}"] = full[:3]
    forms["m"] = f"{number}"
    forms["mm"] = f"{number:02d}"
    return forms


def _days(moment: date) -> dict[str, str]:
    ending = ENGLISH_ORDINALS.get(moment.day, "th")
    return {
        "day": f"{moment.day}",
        "dd": f"{moment.day:02d}",
        "ordinal": f"{moment.day}{ending}",
    }


def _years(moment: date) -> dict[str, str]:
    short = moment.year % 100
    return {"year": f"{moment.year}", "yy": f"{short:02d}"}


def _hour(moment: datetime, lang: str) -> Part:
    """The hour; of twelve, it is proven only with its half of the day."""
    of_twelve = moment.hour % NOON or NOON
    whole = {"hour": f"{moment:%H}", "h": f"{moment.hour}"}
    twelve = {"hour12": f"{of_twelve}", "hh12": f"{of_twelve:02d}"}
    halves = _halves(moment, lang)
    proven_by = list(each(whole))
    for number in twelve:
        proven_by += [frozenset([number, half]) for half in halves]
    return Part("hour", whole | twelve | halves, tuple(proven_by))


def _halves(moment: datetime, lang: str) -> dict[str, str]:
    is_morning = moment.hour < NOON
    half = "am" if is_morning else "pm"
    halves = {"ampm": half, "a.m.": f"{half[0]}.m."}
    if lang.startswith("ko"):
        halves["ampm"] = KOREAN_MORNING if is_morning else KOREAN_AFTERNOON
    return halves


def _locales(lang: str, others: frozenset[str]) -> list[tuple[str, Locale]]:
    """The op-ed's language without a suffix, the others with theirs: (":fr", French)."""
    locales = [("", _locale(lang) or Locale("en"))]
    for other in sorted(others):
        locale = _locale(other)
        if locale:
            locales.append((f":{other}", locale))
    return locales


def _locale(lang: str) -> Locale | None:
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def _unstopped(name: str) -> str:
    return name.removesuffix(".")
