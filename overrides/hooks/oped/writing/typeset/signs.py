"""Signs that no font has: told before Typst fails on one, and set as their names in brackets.

Of the built-in fonts one is a typewriter's, which has Arabic letters as well: it does for a name
or a word, but a text in it counts as one that no font has.
"""

import json
import unicodedata
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from oped.reading.html_tree import parent_of

SERIFS = ("Libertinus Serif", "New Computer Modern", "New Computer Modern Math")
TYPEWRITER = "DejaVu Sans Mono"
# What the first of them has: Latin, Greek and Cyrillic letters, and what stands between words.
KNOWN = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3A1), (0x3A3, 0x3C9),
        (0x401, 0x40C), (0x40E, 0x45C), (0x2010, 0x2022), (0x2026, 0x2026), (0x2039, 0x203A),
    )
    for code in range(first, last + 1)
) | frozenset("\t\n\u20ac\u202f")  # fmt: skip
# Nothing is seen of these; Typst takes the last for a fault.
UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
DROPPED = str.maketrans("", "", "\u00ad\ufeff")
QUESTION = Path(__file__).with_name("missing.typ")
# With more of its letters missing a text is not worth setting.
MOST_MISSING = 0.02
# With more of them in the typewriter's face it would be no face for it.
MOST_TYPED = 0.1
FEW = 5


class Used(NamedTuple):
    """The signs of a text, in its words and in its code."""

    words: Counter[str]
    code: Counter[str]

    @classmethod
    def of(cls, words: str) -> "Used":
        return cls(Counter(words), Counter())

    def plus(self, other: "Used") -> "Used":
        return Used(self.words + other.words, self.code + other.code)


class Fonts:
    """The built-in fonts and the editor's; which signs they have is asked of Typst once a sign."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.has: dict[tuple[str, bool], bool] = {}

    @cached_property
    def faces(self) -> Any:
        import typst

        return typst.Fonts(include_system_fonts=False, font_paths=[str(self.folder)])

    @cached_property
    def families(self) -> list[str]:
        """The editor's first."""
        built_in = (*SERIFS, TYPEWRITER)
        names = self.faces.families()
        return sorted(names, key=lambda name: (name in built_in, name))

    def missing(self, used: Used) -> frozenset[str]:
        """The signs of a text that cannot be set."""
        missing = self._missing({*used.words, *used.code}, with_typewriter=True)
        letters = {sign for sign in used.words if is_letter(sign)}
        typed = self._missing(letters, with_typewriter=False) - missing
        if _count(typed, used) > MOST_TYPED * _count(letters, used):
            missing |= typed
        return frozenset(missing)

    def _missing(self, signs: set[str], *, with_typewriter: bool) -> set[str]:
        asked = {sign for sign in signs - KNOWN - UNSEEN if (sign, with_typewriter) not in self.has}
        if asked:
            lacking = self._ask(asked, with_typewriter=with_typewriter)
            self.has.update({(sign, with_typewriter): sign not in lacking for sign in asked})
        return {sign for sign in signs if not self.has.get((sign, with_typewriter), True)}

    def _ask(self, signs: set[str], *, with_typewriter: bool) -> set[str]:
        """Signs whose box is that of a sign which no font can have."""
        import typst

        stack = [name for name in self.families if with_typewriter or name != TYPEWRITER]
        inputs = {
            "signs": json.dumps(sorted(signs)),
            "fonts": json.dumps([SERIFS[0], *stack]),
        }
        answer = typst.query(
            QUESTION.read_bytes(),
            "<missing>",
            field="value",
            one=True,
            font_paths=self.faces,
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
        return set(json.loads(answer))


def _count(signs: set[str], used: Used) -> int:
    return sum(used.words[sign] for sign in signs)


def is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"


def used_in(root: etree._Element) -> Used:
    """The signs of a tree."""
    words: list[str] = []
    code: list[str] = []
    for element in root.iter():
        is_code = element.tag in ("code", "pre")
        (code if is_code else words).append(element.text or "")
        if element is not root:
            in_pre = parent_of(element).tag in ("code", "pre")
            (code if in_pre else words).append(element.tail or "")
    return Used(Counter("".join(words)), Counter("".join(code)))


def is_hopeless(used: Counter[str], missing: frozenset[str]) -> bool:
    """Whether so many letters miss that their names would be no text."""
    letters = sum(count for sign, count in used.items() if is_letter(sign))
    lacking = sum(used[sign] for sign in missing if is_letter(sign))
    is_more_than_signs = lacking > FEW or lacking > letters / 2
    return is_more_than_signs and lacking > MOST_MISSING * letters


def name_signs(root: etree._Element, missing: frozenset[str]) -> None:
    """Put names in the place of missing signs, in the words of a tree."""
    for element in root.iter():
        element.text = named(element.text, missing)
        element.tail = named(element.tail, missing)


def named(words: str | None, missing: frozenset[str]) -> str:
    """Words with the names of missing signs: "Hello 👋" -> "Hello [waving hand sign]"."""
    plain = (words or "").translate(DROPPED)
    if not missing.intersection(plain):
        return plain
    parts = []
    after_missing = False
    for sign in plain:
        if sign in missing:
            parts.append(f"[{name_of(sign)}]")
            after_missing = True
        elif not (after_missing and sign in UNSEEN):
            parts.append(sign)
            after_missing = False
    return "".join(parts)


def name_of(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()


def advice(missing: frozenset[str], *, is_set: bool) -> str:
    """What the editor is told of signs that no font has."""
    signs = sorted(missing)
    shown = ", ".join(f"'{sign}' ({name_of(sign)})" for sign in signs[:FEW])
    if len(signs) > FEW:
        shown += f" and {len(signs) - FEW} more"
    lost = "the PDF names it in brackets" if is_set else "there is no PDF"
    return f"no font has {shown}: {lost}; put a font that has it into the folder 'fonts'"
