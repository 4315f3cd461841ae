"""What is said of the authors at an op-ed's foot, and how an op-ed is signed off."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.receive.cues import vocabulary

# What may stand before a biography on its line: "*", "EDITOR'S NOTE _", "Dr.".
LEAD = re.compile(
    r"""
    (?: [*•_(\[^–—-]+ \ ?
      | (?: EDITOR'?S?'?\ NOTE | ABOUT\ THE\ (?: WRITER | AUTHOR ) S?
          | About\ the\ (?: writer | author ) s?
          | Autor(?:in)? | Zur\ Person | Zum\ Autor | Zur\ Autorin
        ) \ ? [:_–—-]? \ ?
      | (?: Prof | Dr ) \. [ ]
    )*
    """,
    re.VERBOSE,
)
OF_THE_WRITER_IN_KOREAN = re.compile("필자는|글쓴이는|저자는")
# Behind a name: a comma or a bracket and what the person is, or a Korean particle or role.
NO_VERB = re.compile(r",\s|\s\(|[은는]\s|\s[가-힣]")
NAME_AND_VERB = re.compile(
    r"""
    (?: [A-ZÀ-Þ][\w.’'-]+ [ ] ){1,3} [A-ZÀ-Þ][\w’'-]+    # "Ada B. Example"
    (?= [ ] (?: is | ist | est | es ) [ ] )
    """,
    re.VERBOSE,
)
KOREAN_PERSON = re.compile("교수|변호사|작가|연구원|대표")
SENTENCE_START = re.compile(r"(?:^|(?<=[.!?]\s))")
SIGNED = re.compile(r"(?P<text>.*\S)\s+(?P<sign_off>[-–—]{1,2} ?Eds?\.?)")
LONGEST = 900


class Biography(NamedTuple):
    """What is said in a line of an author, by number; of None where no name says whom."""

    start: int
    end: int
    author: int | None


def read(text: str, names: Sequence[str]) -> list[Biography]:
    """The biographies that a line holds; none where it is no such line.

    `names` are those of the authors, in their order.
    """
    if len(text) > LONGEST:
        return []
    start = _lead(text)
    if "(" in text[:start]:
        # In round brackets the whole of it stands.
        text = text.removesuffix(")")
    if _named_at(text, start, names) is not None:
        return _parted(text, start, names)
    is_of_writer = vocabulary.word("the_writer").match(text, start)
    is_work = re.search(r"^\S+ \S+( of\b|['’]s)", text[start:])
    if (is_of_writer and not is_work) or OF_THE_WRITER_IN_KOREAN.match(text, start):
        return [Biography(start, len(text), None)]
    return []


def names_somebody(text: str) -> str:
    """The name at the start of what looks like a biography, where no author is known."""
    match = NAME_AND_VERB.match(text, _lead(text))
    if match is None:
        return ""
    is_person = vocabulary.word("person").search(text) or KOREAN_PERSON.search(text)
    return match[0] if is_person else ""


def sign_off_behind(text: str) -> int | None:
    """Where a sign-off begins that ends a line: "… College. -- Ed."."""
    match = SIGNED.fullmatch(text)
    if match is None:
        return None
    return match.start("sign_off")


def is_sign_off(text: str) -> bool:
    """Whether a line is a sign-off: "-- Ed.", "(The Example Wire)", "###"."""
    return bool(vocabulary.line("sign_off").fullmatch(text))


def _lead(text: str) -> int:
    """Where a line begins behind what may stand before a biography."""
    lead = LEAD.match(text)
    return lead.end() if lead else 0


def _named_at(text: str, start: int, names: Sequence[str]) -> int | None:
    """The number of the author whose name stands at a place, with a biography behind it."""
    for i, name in enumerate(names):
        end = start + len(name)
        if text[start:end].casefold() != name.casefold():
            continue
        verb = vocabulary.word("said_of_person").match(text, end + 1)
        if (verb and text[end] == " ") or NO_VERB.match(text, end):
            return i
    return None


def _parted(text: str, start: int, names: Sequence[str]) -> list[Biography]:
    """One biography an author: each begins with the sentence that begins with the name."""
    starts: dict[int, int] = {}
    for match in SENTENCE_START.finditer(text, start):
        author = _named_at(text, match.start(), names)
        if author is not None:
            starts.setdefault(author, match.start())
    first = _named_at(text, start, names)
    if first is not None:
        starts[first] = start
    places = sorted(starts.items(), key=lambda item: item[1])
    biographies = []
    for i, (author, place) in enumerate(places):
        end = places[i + 1][1] if i + 1 < len(places) else len(text)
        words = text[place:end].rstrip()
        biographies.append(Biography(place, place + len(words), author))
    return biographies
