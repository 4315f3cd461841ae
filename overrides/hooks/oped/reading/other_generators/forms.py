"""The forms in which other generators write a value, each as the model of an op-ed wants it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from oped.article import Author
from oped.reading.other_generators import keys

MOMENT = re.compile(
    r"""
    (?P<minute> \d{4}-\d\d-\d\d [ T] \d\d:\d\d )
    (?P<seconds> :\d\d (?: [.,]\d+ )? )?                  # which no newspaper prints,
    [ ]? (?P<offset> Z | UTC | GMT | [+-]\d\d:?\d\d )?    # and how far the clock is from UTC
    """,
    re.VERBOSE,
)


def in_our_forms(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by our keys, each in our form; an offset gives the zone where none is said."""
    formed = {}
    for key, value in values.items():
        form = FORMS.get(key)
        formed[key] = form(value) if form else value
    zone = offset(values.get("date"))
    if zone:
        formed.setdefault("zone", zone)
    return formed


def as_list(value: Any) -> list[Any]:
    """ "bridges, towns" is a list of two; what is no list of texts is an empty one."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list):
        return value
    return []


def moment(value: Any) -> re.Match[str] | None:
    """A day with a time, in its parts."""
    return MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None


def offset(value: Any) -> str:
    """How far from UTC a moment's clock is by its own words: "+02:00"; empty without a word."""
    parts = moment(value)
    if not parts or not parts["offset"]:
        return ""
    said: str = parts["offset"]
    if said[0] not in "+-":
        return "+00:00"
    return f"{said[:3]}:{said[-2:]}"


def to_the_minute(value: Any) -> Any:
    parts = moment(value)
    if not parts:
        return value
    return parts["minute"]


def _persons(value: Any) -> Any:
    """One name, several names, or one person's lines, as a list of persons."""
    if isinstance(value, (str, dict)):
        return [_person(value)]
    if isinstance(value, list):
        return [_person(item) for item in value]
    return value


def _person(value: Any) -> Any:
    if isinstance(value, str):
        return {"name": value}
    if not isinstance(value, dict):
        return value
    person = {}
    for key, item in value.items():
        ours = key
        if key == "display_name" and "name" not in value:
            ours = "name"
        if ours in Author.model_fields or ours not in keys.OF_A_PERSON:
            person[ours] = item
    return person


def _split(value: Any) -> Any:
    if isinstance(value, str):
        return as_list(value)
    return value


def _of_text(form: Callable[[str], str]) -> Callable[[Any], Any]:
    """A form of text; a list of one text is that text, as WordPress' exporters write it."""

    def of_any(value: Any) -> Any:
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        return form(value) if isinstance(value, str) else value

    return of_any


def _as_it_is(text: str) -> str:
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _language(text: str) -> str:
    """ "en_US" is "en-US"."""
    return text.replace("_", "-")


def _file(text: str) -> str:
    """A place from the site's root is one below docs/."""
    return re.sub(r"^\.?/(?=[^/])", "", text)


def _picture(value: Any) -> Any:
    if isinstance(value, dict) and "file" in value:
        return value | {"file": FORMS["image"](value["file"])}
    return value


FORMS: Mapping[str, Callable[[Any], Any]] = {
    "authors": _persons,
    "tags": _split,
    "aliases": _split,
    "title": _of_text(_as_it_is),  # One on two lines is told, for it may be two things.
    "subtitle": _of_text(_one_line),
    "description": _of_text(_one_line),
    "lang": _of_text(_language),
    "image": _of_text(_file),
    "picture": _picture,
    "date": to_the_minute,
    "updated": to_the_minute,
}
