"""What a person is called: which part of a name, as printed, is the family name, and which
the given one.

No program can know. That the family name is the last word, before a generation's suffix, is
taken for granted. All else is guessed, by nameparser's lists of particles, titles and
letters behind a name, and said to be.
"""

import re
from functools import cache
from typing import NamedTuple

from nameparser import parse

GENERATION = re.compile(
    r"""
    .+? ,? \s                      # "Ada Example" with a comma or without,
    ( (?:Jr|Sr)\.? | II | III | IV )
    """,
    re.VERBOSE,
)


class Parts(NamedTuple):
    """The parts of a name; `is_guessed` where the family name is more than the last
    word, and nobody said so.
    """

    given: str
    family: str
    suffix: str = ""
    is_guessed: bool = False


def parts(name: str, *, given: str = "", family: str = "", suffix: str = "") -> Parts:
    """The parts of a name as printed, of which an editor may have said some.

    "Ursula von der Leyen" -> "Ursula", "von der Leyen" (guessed); "Ada Example, Jr." ->
    "Ada", "Example", "Jr."; a name of one word is a family name.
    """
    suffix = suffix or generation(name)
    called = without(name, suffix)
    guess = _guess(called)
    if not given and not family:
        return guess._replace(suffix=suffix)
    if not family:
        family = rest(called, given) or called
    elif not given:
        given = guess.given if family == guess.family else rest(called, family)
    return Parts(_words(given), _words(family), suffix)


def generation(name: str) -> str:
    """The suffix of a generation: "Ada Example, Jr." -> "Jr."; empty where there is
    none.
    """
    match = GENERATION.fullmatch(name)
    return match[1] if match else ""


def without(name: str, suffix: str) -> str:
    """A name without the suffix that it ends in, nor the comma before that."""
    words = _words(name)
    return words.removesuffix(suffix).rstrip(" ,") if suffix else words


def rest(name: str, part: str) -> str:
    """What is left of a name without a part: "Ada B. Example", "Example" -> "Ada B.";
    all of it if that is none.
    """
    # A name without spaces, such as a Korean one, may begin with its family name.
    edge = " " if " " in _words(name) else ""
    whole = f"{edge}{_words(name)}{edge}"
    before, _, after = whole.rpartition(f"{edge}{_words(part)}{edge}")
    return _words(f"{before}{edge}{after}")


def is_part(part: str, name: str) -> bool:
    """Whether words stand in a name, whole and in this order."""
    return rest(name, part) != _words(name)


# A columnist's name comes often.
@cache
def _guess(name: str) -> Parts:
    """By nameparser, unless the parts that it finds are not the words as printed: then it
    is out of its depth.

    A title ("Dr.") and letters behind a name ("MD") belong to neither part.
    """
    *first, last = name.split()
    plain = Parts(" ".join(first), last)
    if not first:
        return plain
    parsed = parse(name)
    given, family = parsed.given_names, parsed.family
    western = [parsed.title, given, family, parsed.suffix]
    eastern = [parsed.title, family, given, parsed.suffix]
    printed = name.replace(", ", " ").split()
    for order in (western, eastern):
        if given and family and " ".join(order).split() == printed:
            is_plain = (given, family) == (plain.given, plain.family)
            return Parts(given, family, is_guessed=not is_plain)
    return plain


def _words(text: str) -> str:
    return " ".join(text.split())
