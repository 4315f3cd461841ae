"""A printed date read by the form of a layout: "3/9/2024" by "{day}/{m}/{year}"."""

import re
from collections.abc import Mapping
from datetime import date

from oped.reading.receive.cues.date_parts import Part, moment_of
from oped.reading.wire import facts
from oped.reading.wire.layout import segments

# What kind of part each place prints.
KINDS = {
    "year": "year",
    "yy": "year",
    "m": "month",
    "mm": "month",
    "month": "name",
    "month_name": "name",
    "month_short": "name",
    "mon": "name",
    "day": "day",
    "dd": "day",
    "ordinal": "day",
    "hour": "hour",
    "h": "hour",
    "hour12": "hour",
    "hh12": "hour",
    "minute": "minute",
    "ampm": "half",
    "a.m.": "half",
}
FIGURES: Mapping[str, str] = {
    place: kind for place, kind in KINDS.items() if kind not in ("name", "half")
}
PART = r"(\d{1,4}(?:st|nd|rd|th)?|[^\W\d]+\.?|[ap]\.m\.)"


def read(printed: str, form: str) -> date | None:
    """The moment that a text in a certain form says; None where it is not in that form."""
    pattern = ""
    kinds = []
    for text, place in segments(form):
        pattern += re.escape(text)
        if place is None:
            continue
        name = facts.in_small_letters(place).partition(":")[0]
        if name not in KINDS:
            return None
        kinds.append(KINDS[name])
        pattern += PART
    match = re.fullmatch(pattern, printed, re.IGNORECASE)
    if match is None:
        return None
    parts = [Part(*match.span(i), kind, match[i]) for i, kind in enumerate(kinds, 1)]
    try:
        return moment_of(parts)
    except (KeyError, ValueError):
        return None
