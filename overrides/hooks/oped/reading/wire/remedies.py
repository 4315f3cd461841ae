"""The line to write for a difference between an op-ed and its copy, if it can be named."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from oped.reading.wire.body import Expected
from oped.reading.wire.comparison import Difference
from oped.reading.wire.forms import alike
from oped.reading.wire.layout import escaped, fill, segments
from oped.reading.wire.opening import in_capitals
from oped.reading.wire.spaces import GAP, plain


def remedy(difference: Difference, expected: Sequence[Expected], values: Mapping[str, str]) -> str:
    """What to write, as the end of a message; empty where nothing is known to help.

    "; add to `heading:` …". `values` are those of all places, months in forms.LANGUAGES too.
    """
    theirs = plain(difference.their_text)
    if difference.ours is None:
        return _addition(theirs, difference.position, expected)
    if difference.ours.template:
        return _for_layout(difference.ours, theirs, values)
    if difference.ours.name == "paragraph 1":
        return _for_opening(plain(difference.our_text), theirs)
    return ""


def quoted(text: str) -> str:
    """Text as a value of YAML: between single quotes, those in it doubled."""
    return "'" + text.replace("'", "''") + "'"


def _addition(theirs: str, position: int, expected: Sequence[Expected]) -> str:
    """Where a line of the copy goes that the op-ed does not have, among whose lines."""
    texts = [i for i, item in enumerate(expected) if not item.template]
    first = texts[0]
    last = texts[-1]
    line = quoted(escaped(theirs))
    if position <= first:
        return f"; add to `heading:` `- {line}` as its line {position + 1}"
    if position > last:
        return f"; add to `ending:` `- {line}` as its line {position - last}"
    return f"; add to `left_out:` `- {quoted(theirs)}`"


def _for_layout(ours: Expected, theirs: str, values: Mapping[str, str]) -> str:
    if not theirs:
        return "; take this line out"
    reasons = _other_places(ours.template, theirs, values)
    if not reasons:
        return ""
    return f"; {', '.join(reasons)}"


def _for_opening(text: str, theirs: str) -> str:
    """What the first paragraph of a copy may have more of: a dateline, capitals."""
    if text == theirs:
        return ""
    if theirs.endswith(text):
        dateline = theirs.removesuffix(text).rstrip()
        return f"; add `dateline: {quoted(dateline)}` to `wire:`"
    capitals = _changed_words(text, theirs)
    if capitals and in_capitals(text, capitals) == theirs:
        return f"; add `lead_in: {quoted(capitals)}` to `wire:`"
    return ""


def _changed_words(text: str, theirs: str) -> str:
    """The words of the copy up to the last that is another in the text."""
    their_words = theirs.split(" ")
    count = 0
    pairs = zip_longest(their_words, text.split(" "))
    for i, (there, here) in enumerate(pairs):
        if there != here:
            count = i + 1
    return " ".join(their_words[:count])


def _other_places(template: str, theirs: str, values: Mapping[str, str]) -> list[str]:
    """What the copy prints in another form, with its place, if that is all."""
    pattern = ""
    choices = []
    for text, place in segments(template):
        pattern += re.escape(GAP.sub(" ", text))
        if place is not None:
            choice = alike(place)
            choices.append(choice)
            printed = [re.escape(fill(other, values)) for other in choice]
            pattern += f"({'|'.join(printed)})"
    match = re.fullmatch(pattern, theirs)
    if not match:
        return []
    places = []
    for i, choice in enumerate(choices, 1):
        for other, reason in choice.items():
            if fill(other, values) == match[i]:
                if reason:
                    places.append(f"{reason}: `{other}`")
                break
    return places
