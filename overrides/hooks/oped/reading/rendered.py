"""An op-ed's text as it was rendered, and what is measured of it."""

import math
import re
from typing import NamedTuple

from lxml import etree

from oped.reading.gate import Admitted
from oped.reading.html_tree import serialise
from oped.reading.markdown.unspaced_scripts import WIDE_SIGN, count_letters
from oped.reading.plain_text import opening, plain_text

WORDS_A_MINUTE = 238  # Brysbaert 2019
LETTERS_A_MINUTE = 500  # of kana and ideographs
LONGEST_OPENING = 200
# From its first letter on: a dash alone is no word.
WORD = re.compile(r"\w\S*")
SENTENCE = re.compile(
    r"""
    .{60,199}                     # up to the last stop within the limit,
    (?: [.!?…] [”’"')»]* (?=\s)   # with the marks that close a quotation
      | [。！？] [」』）]*          # (Japanese and Chinese put no space behind it)
    )
    """,
    re.VERBOSE,
)


class Rendered(NamedTuple):
    """The text and the note as HTML; words, minutes to read, and the sentences that it opens with.

    `lines` are those of the file that the elements of the text begin on, in their order, and
    `note_lines` those of the note's.
    """

    html: str
    note: str
    words: int
    minutes: int
    opening: str
    lines: tuple[int, ...] = ()
    note_lines: tuple[int, ...] = ()


class Plain(NamedTuple):
    """The words of the text and of the note."""

    text: str
    note: str


def rendered(text: Admitted, note: Admitted) -> tuple[Rendered, Plain]:
    """What is published of an op-ed: HTML and measures, and its words alone."""
    plain = Plain(plain_text(text.tree), plain_text(note.tree))
    letters = count_letters(plain.text)
    words = _count_words(plain.text, letters=letters)
    result = Rendered(
        html=serialise(text.tree).strip(),
        note=serialise(note.tree).strip(),
        words=words,
        minutes=_minutes(words=words, letters=letters),
        opening=_shortened(opening(text.tree)),
        lines=text.lines,
        note_lines=note.lines,
    )
    return result, plain


def is_empty(tree: etree._Element) -> bool:
    """Whether a tree shows nothing: neither words nor a picture."""
    if tree.find(".//img") is not None:
        return False
    return not any(words.strip() for words in tree.itertext())


def _count_words(text: str, *, letters: int) -> int:
    """Words as spaces part them, Korean ones too; Japanese and Chinese ones by their letters."""
    return len(WORD.findall(WIDE_SIGN.sub(" ", text))) + letters


def _minutes(*, words: int, letters: int) -> int:
    return max(1, math.ceil((words - letters) / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE))


def _shortened(opening: str) -> str:
    """Whole sentences where they fit, else whole words."""
    if len(opening) <= LONGEST_OPENING:
        return opening
    sentence = SENTENCE.match(opening)
    if sentence:
        return sentence[0]
    return opening[: LONGEST_OPENING - 1].rsplit(" ", 1)[0] + "…"
