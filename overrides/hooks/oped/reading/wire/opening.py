"""How a copy begins its text: with a dateline on its line, its first words in capitals."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from oped.reading.wire.body import Expected
from oped.reading.wire.facts import OPEN
from oped.reading.wire.lines import Row
from oped.reading.wire.spaces import GAP, plain


def in_capitals(text: str, lead_in: str) -> str | None:
    """The text with its first words as `lead_in` has them; None where they are others."""
    capitals = plain(lead_in)
    words = text.split(" ")
    count = len(capitals.split(" "))
    if first_words(text, count) != capitals:
        return None
    return " ".join([capitals, *words[count:]])


def first_words(text: str, count: int) -> str:
    """The first words of a text, in capitals."""
    words = text.split(" ")
    return " ".join(words[:count]).upper()


def with_capitals(expected: Sequence[Expected], lead_in: str) -> tuple[list[Expected], str]:
    """The op-ed's lines with the first words of its text in capitals, as `lead_in` has them.

    Also what is wrong with that, if anything.
    """
    result = list(expected)
    for i, item in enumerate(expected):
        if item.template:
            continue
        text = in_capitals(item.text, lead_in)
        if text is not None:
            result[i] = item._replace(text=text)
            return result, ""
        ours = first_words(item.text, len(lead_in.split()))
        rule = "'wire.lead_in' must be the text's first words in capitals"
        return result, f"{rule}, such as '{ours}', not '{lead_in}'"
    return result, ""


def without_dateline(rows: Sequence[Row], dateline: str) -> list[Row] | None:
    """The rows without the dateline before the text; None where no row begins with it."""
    words = []
    for word in plain(dateline).split(" "):
        words.append(re.escape(word).replace(OPEN, ".+?"))
    gap = GAP.pattern
    pattern = re.compile(rf"\s*{gap.join(words)}(?:{gap})?")
    result = list(rows)
    for i, row in enumerate(rows):
        match = pattern.match(row.text)
        if not match:
            continue
        rest = row.text[match.end() :]
        result[i] = row._replace(text=rest)
        if not plain(rest):
            result.pop(i)
        return result
    return None


def most_alike(rows: Sequence[Row], dateline: str) -> str:
    """How the row begins that is most like a dateline."""
    words = plain(dateline).replace(OPEN, "")
    best = ""
    most = 0.0
    for row in rows:
        start = plain(row.text)[: len(words) + 8]
        likeness = SequenceMatcher(None, words, start).ratio()
        if likeness > most:
            most = likeness
            best = start
    return best
