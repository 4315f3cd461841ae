"""An op-ed's text as it was rendered, and what is measured of it."""

import math
import re
from typing import NamedTuple

from oped.reading.plain_text import plain_text

NOTE_START = '<div class="article-note">'
# Hangul, kana and the ideographs: scripts that are read by the character, or write words without spaces.
UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
WORDS_A_MINUTE = 238  # Brysbaert 2019
UNSPACED_A_MINUTE = 500
LONGEST_OPENING = 200
SENTENCE = re.compile(
    r"""
    .{60,199} [.!?…。]   # up to the last stop within the limit,
    [”’"')]*             # with the marks that close a quotation,
    (?= \s )
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
    """A dash alone is no word."""
    return len(re.findall(r"\S*\w\S*", text))


def _minutes(text: str) -> int:
    unspaced = len(UNSPACED.findall(text))
    if unspaced > len(text) / 3:
        minutes = unspaced / UNSPACED_A_MINUTE
    else:
        minutes = _count_words(text) / WORDS_A_MINUTE
    return max(1, math.ceil(minutes))


def _shortened(opening: str) -> str:
    """Whole sentences where they fit, else whole words."""
    if len(opening) <= LONGEST_OPENING:
        return opening
    sentence = SENTENCE.match(opening)
    if sentence:
        return sentence[0]
    return opening[: LONGEST_OPENING - 1].rsplit(" ", 1)[0] + "…"
