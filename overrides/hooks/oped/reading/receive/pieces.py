"""A received text as pieces: each a line of it as it was before it was wrapped."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.wire import lines, wrapping
from oped.reading.wire.lines import Row
from oped.reading.wire.spaces import plain

SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”’»]$|[。！？]$")
DROP_CAPITAL = re.compile(r"[\"'“‘„«]?[^\W\d_]")
# Words that stand behind "A" or "I" more often than they end a longer word.
BEHIND_ONE_LETTER = frozenset(
    "town few year week man woman am was have had do did think believe want can will".split()
)
ONE_LETTER_WORDS = "AIOÀEY"
COMPOUND = re.compile(r".*\w-")
# Behind these a hyphen at a line's end is no part of a word: "short- and long-term".
SUSPENDED = frozenset("and or und oder et ou y o e bis to".split())
# A line that was not wrapped is so much shorter than those that were.
SHARE_OF_SHORT_LINE = 0.7
# Rows that begin in small letters behind a blank line: so many, and a third of all, are
# no paragraphs.
FEWEST_SPREAD = 3


class Piece(NamedTuple):
    """A line as it was before it was wrapped.

    The numbers of its rows, its words with single spaces, how its first row was typed, and
    whether a blank line stands before it.
    """

    numbers: tuple[int, ...]
    text: str
    raw: str
    after_blank: bool

    @property
    def width(self) -> int:
        """How much room its words take, in letters of a Latin script."""
        return width(self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(SENTENCE_END.search(self.text))


def width(text: str) -> int:
    """How much room a text takes: a Korean or Chinese letter takes that of two others."""
    total = len(text)
    for sign in text:
        total += unicodedata.east_asian_width(sign) in "WF"
    return total


def is_spread(rows: Sequence[Row]) -> bool:
    """Whether a text was wrapped, and then a blank line put behind each row."""
    count = 0
    for row in rows:
        if len(row.text) > wrapping.LONGEST:
            return False
        count += row.after_blank and plain(row.text)[:1].islower()
    return count >= FEWEST_SPREAD and count * 3 >= len(rows)


def pieces(rows: Sequence[Row], wrapped: int | None, apart: frozenset[int]) -> list[Piece]:
    """Put rows together that were one line; those in `apart`, by number, stand alone."""
    result: list[Piece] = []
    last: Row | None = None
    for row in rows:
        if last and _is_after_capital(row, last):
            between = _behind_capital(result[-1].text, row.text)
            result[-1] = _with(result[-1], row, between)
        elif last and wrapped and not _begins(row, last, result[-1], wrapped, apart):
            between = _between(last.text, row.text)
            result[-1] = _with(result[-1], row, between)
        else:
            text = plain(row.text)
            result.append(Piece((row.number,), text, row.text, row.after_blank))
        last = row
    return result


def _with(piece: Piece, row: Row, between: str) -> Piece:
    text = piece.text + between + plain(row.text)
    return piece._replace(numbers=(*piece.numbers, row.number), text=text)


def _begins(row: Row, last: Row, piece: Piece, wrapped: int, apart: frozenset[int]) -> bool:
    """Whether a row of a wrapped text begins a piece; the proof must see it too."""
    if row.after_blank or lines.is_item(row.text):
        return True
    if row.number in apart or last.number in apart:
        return True
    if row.indent > last.indent and not lines.is_item(piece.text):
        return True
    if wrapping.is_full(last.text, row.text, wrapped):
        return False
    before = plain(last.text)
    is_short = width(before) < wrapped * SHARE_OF_SHORT_LINE
    goes_on = plain(row.text)[:1].islower() and not SENTENCE_END.search(before)
    return is_short and not goes_on


def _between(text: str, following: str) -> str:
    """What was between two rows before: a space, or nothing in a compound."""
    first = plain(following).split(" ", 1)[0]
    last = plain(text).rsplit(" ", 1)[-1]
    words = set()
    if COMPOUND.fullmatch(last) and first[:1].islower() and first not in SUSPENDED:
        words.add(last + first)
    return wrapping.glue(text, following, frozenset(words))


def _is_after_capital(row: Row, last: Row) -> bool:
    """Whether a row goes on with a capital that has a line of its own."""
    if row.after_blank or not DROP_CAPITAL.fullmatch(plain(last.text)):
        return False
    first = plain(row.text).split(" ", 1)[0]
    return first[:1].islower() or first.isupper()


def _behind_capital(capital: str, text: str) -> str:
    """A space behind a capital that is a word by itself; nothing if it begins one."""
    first = plain(text).split(" ", 1)[0]
    if capital[-1] in ONE_LETTER_WORDS and first in BEHIND_ONE_LETTER:
        return " "
    return ""
