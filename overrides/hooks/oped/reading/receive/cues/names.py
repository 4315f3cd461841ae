"""Names of people in a line, and what shows that words are the name of somebody else."""

import re
from typing import NamedTuple

from oped.reading.receive.cues import vocabulary

PARTICLES = (
    "von|van|vom|zu|zur|zum|de|del|de la|de las|de los|der|den|des|du|di|da|dos|das|do|la|le"
    "|ten|ter|af|av|bin|ibn|bint|al|el|y|e|VON|VAN|DE|DER"
)
WORD = r"""
    (?: (?: [OD]['’] | Mc | Mac )? [A-ZÀ-ÖØ-ÞĀ-Ž][\w'’‐-]* \.?     # "Ada", "O'Muster", "M."
      | (?: [A-Z]\.-? ){1,3}                                        # "J.R."
      | [dl]['’] [A-ZÀ-Þ]\w+                                        # "d'Exemple"
    )
"""
SUFFIX = r"(?: ,?\ (?: Jr\.? | Sr\.? | JR\.? | SR\.? | II | III | IV ) )?"
PARTICLE = PARTICLES.replace(" ", r"\ ")
NAME = re.compile(
    rf"{WORD} (?: \ (?: (?: {PARTICLE} )\ )* {WORD} ){{1,4}} {SUFFIX}",
    re.VERBOSE,
)
# The commonest Korean family names.
KOREAN_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허"
    "남심노하곽성차주우구나진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
# With a given name of one to three syllables.
KOREAN = re.compile(f"[{KOREAN_FAMILIES}][가-힣]{{1,3}}")
HAN = r"\u4e00-\u9fff"
KANA = r"\u3040-\u30ff"
JAPANESE = re.compile(rf"[{HAN}]{{1,4}}[ \u3000][{HAN}{KANA}]{{1,4}}")
# What stands before a name and is no part of it: "Prof. Dr. Ada Example".
TITLES = re.compile(
    r"""
    (?: (?: Prof(?:\.|essor(?:in)?)? | Dr\.? | Sir | Dame | Rev\.? | Gen\.? | Sen\.? | Rep\.?
          | Mrs?\.? | Ms\.? | Lord | Lady )\  )+
    """,
    re.VERBOSE,
)
# What stands between two names: "A, B and C", "A; B", "A, Jr. & B".
BETWEEN = re.compile(
    r"""
    ,\ (?: and | und | et | y | e | och | og | en )[ ]
    | ,\ (?! (?: Jr | Sr | JR | SR )\b | I{2,3}\b | IV\b )
    | ;\ ? | \ &\  | \ ·\  | ・
    | \ (?: and | AND | und | UND | et | ET | y | e | och | og | en | with | mit | avec )[ ]
    """,
    re.VERBOSE,
)
# Of the words that no person is called some are parts of names all the same.
MAY_BE_NAMED = frozenset("der die das A E Y North South East West March April June August".split())
# Capitals that hide others: nobody can tell MACEXAMPLE from MacExample or Macexample.
HIDING = re.compile(
    r"""
    \b (?: MAC | MC | DE | LE | LA | DU | DI | FITZ | VAN | VON | ST ) (?=[A-Z]{3})
    | \b (?: VON | VAN | DE | DER | DI | DA | DU | LE | LA ) \b
    """,
    re.VERBOSE,
)
INITIALS = re.compile(r"(?:[A-Z]\.-?)+|I{2,3}|IV")
AROUND = " .,|-–—:=<^/·"
BEHIND = " ,|-–—:=<^/·"
MOST_WORDS_OF_MEDIA = 6


class Name(NamedTuple):
    """A name in a line: where it stands, as it is printed, and in small letters."""

    start: int
    end: int
    printed: str
    name: str

    @property
    def is_in_capitals(self) -> bool:
        """Whether the line prints it in capitals, or a part of it."""
        return self.printed != self.name


class Names(NamedTuple):
    """The names in a part of a line, and its other parts as (start, end)."""

    names: list[Name]
    others: list[tuple[int, int]]


def is_name(text: str) -> bool:
    """Whether words have the form of a person's name; many that have it are none."""
    if KOREAN.fullmatch(text) or JAPANESE.fullmatch(text):
        return True
    if not NAME.fullmatch(text) or vocabulary.word("media").search(text):
        return False
    words = vocabulary.word("no_name").findall(text) + vocabulary.word("role").findall(text)
    return MAY_BE_NAMED.issuperset(words)


def split(text: str, start: int, end: int) -> Names:
    """The names between two places of a line: "Dr. ADA EXAMPLE and Ben Muster"."""
    names = []
    others = []
    for first, last in _parts(text, start, end):
        title = TITLES.match(text, first, last)
        if title:
            first = title.end()
        printed = text[first:last]
        if is_name(printed):
            names.append(Name(first, last, printed, in_small_letters(printed)))
        elif printed:
            others.append((first, last))
    return Names(names, others)


def in_small_letters(printed: str) -> str:
    """A name in capitals as it is mostly written: "ADA M. O'EXAMPLE" -> "Ada M. O'Example"."""
    words = []
    for word in printed.split(" "):
        is_capital = word.isupper() and len(word) > 1 and not INITIALS.fullmatch(word)
        words.append(_capitalised(word) if is_capital else word)
    return " ".join(words)


def hides_capitals(printed: str) -> bool:
    """Whether a name in capitals may have others within its words."""
    return printed.isupper() and bool(HIDING.search(printed))


def is_media(text: str) -> bool:
    """Whether words name a newspaper, a wire or the like, not those who work there."""
    if len(text.split()) > MOST_WORDS_OF_MEDIA or vocabulary.word("role").search(text):
        return False
    is_korean = re.search("일보|신문|뉴스|통신|매일|경제", text)
    return bool(is_korean or vocabulary.word("media").search(text))


def _capitalised(word: str) -> str:
    """A word with a capital behind each hyphen and apostrophe: "REES-EXAMPLE", "O'MUSTER"."""
    parts = re.split(r"([-‐]|(?<=^[OD])['’])", word)
    return "".join(part.capitalize() for part in parts)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a list of names, without the spaces and signs around them."""
    parts = []
    first = start
    for between in BETWEEN.finditer(text, start, end):
        parts.append(_trimmed(text, first, between.start()))
        first = between.end()
    parts.append(_trimmed(text, first, end))
    return parts


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in AROUND:
        start += 1
    while end > start and text[end - 1] in BEHIND:
        end -= 1
    return start, end
