"""What an editor has yet to say: keys whose value is a bare `TODO`.

A draft may have some, and its preview shows them; an op-ed that is to be published has
none.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from oped.reading.yaml_lines import Place

# Of these keys, and in these lists, a draft shows "TODO" itself; the others go by their
# defaults.
TEXTS = frozenset("title name bio source text note description image_alt".split())
LISTS_OF_TEXTS = frozenset(["sign_off", "tags"])


def message(place: Place, value: str) -> str:
    """What is told of a TODO in an op-ed that is to be published."""
    name = ".".join(part for part in place if isinstance(part, str))
    rule = f"'{name}' must be filled in before the op-ed is published, not '{value}'"
    return f"{rule} (a text that begins so goes between quotation marks)"


def filled(values: Any, open_places: Mapping[Place, str], day: date) -> Any:
    """The values of a front matter with what a preview shows for each TODO: `day` for a
    date.
    """
    return _filled(values, (), open_places, day) if open_places else values


def _filled(value: Any, place: Place, open_places: Mapping[Place, str], day: date) -> Any:
    if place in open_places:
        return _shown(place, value, day)
    if isinstance(value, list):
        parts = [_filled(item, (*place, i), open_places, day) for i, item in enumerate(value)]
        return [part for part in parts if part is not None]
    if isinstance(value, Mapping):
        result = {}
        for key, item in value.items():
            shown = _filled(item, (*place, key), open_places, day)
            if shown is not None or item is None:
                result[key] = shown
        return result
    return value


def _shown(place: Place, value: Any, day: date) -> Any:
    """What a preview shows for a TODO at a place; None where the key goes by its
    default.
    """
    key = next(part for part in reversed(place) if isinstance(part, str))
    if key == "authors":
        # The one name of a line is a list already, once its form is ours.
        return value if isinstance(value, list) else [{"name": value}]
    if key == "date" and place[0] != "wire":
        # An hour too: a copy may print one, and its layout then names it.
        return f"{day} 00:00"
    is_item = not isinstance(place[-1], str)
    return value if key in TEXTS or (is_item and key in LISTS_OF_TEXTS) else None
