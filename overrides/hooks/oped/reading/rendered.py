"""An op-ed's text as it was rendered, and what is measured of it."""

import math
import re
from typing import NamedTuple

from oped.reading.markdown.unspaced_scripts import WIDE_SIGN, count_letters
from oped.reading.plain_text import plain_text

NOTE_START = '<div class="article-note">'
WORDS_A_MINUTE = 238  # Brysbaert 2019
LETTERS_A_MINUTE = 500  # of kana and ideographs
LONGEST_OPENING = 200
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
    """The text and the note as HTML; words, minutes to read, and the sentences that it opens with."""

    html: str
    note: str
    words: int
    minutes: int
    opening: str


def rendered(html: str) -> tuple[Rendered, str]:
    """What Python-Markdown made of an op-ed, the note behind the text: the parts and measures, and the plain text."""
    text_html, _, rest = html.partition(NOTE_START)
    note = rest.rpartition("</div>")[0].strip()
    plain, opening = plain_text(text_html)
    text = Rendered(
        html=text_html.strip(),
        note=note,
        words=_count_words(plain),
        minutes=_minutes(plain),
        opening=_shortened(opening),
    )
    return text, plain


def _count_words(text: str) -> int:
    """Words as spaces part them, Korean ones too; Japanese and Chinese ones by their letters.

    A dash alone is no word.
    """
    spaced = WIDE_SIGN.sub(" ", text)
    return len(re.findall(r"\S*\w\S*", spaced)) + count_letters(text)


def _minutes(text: str) -> int:
    letters = count_letters(text)
    words = _count_words(text) - letters
    return max(1, math.ceil(words / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE))


def _shortened(opening: str) -> str:
    """Whole sentences where they fit, else whole words."""
    if len(opening) <= LONGEST_OPENING:
        return opening
    sentence = SENTENCE.match(opening)
    if sentence:
        return sentence[0]
    return opening[: LONGEST_OPENING - 1].rsplit(" ", 1)[0] + "…"
