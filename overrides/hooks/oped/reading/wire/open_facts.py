"""What a draft has yet to say: where front matter says TODO, the copy may say anything."""

import re
from collections.abc import Iterable, Iterator, Sequence

from oped.reading.wire.body import Expected
from oped.reading.wire.facts import OPEN
from oped.reading.wire.lines import Row
from oped.reading.wire.spaces import plain

MOST_ROWS = 20
Candidate = tuple[int, str]


def filled_from_above(heading: Sequence[Expected], rows: Sequence[Row]) -> list[Expected]:
    """The lines before the text, each open fact as the first rows that fit have it."""
    texts = [plain(row.text) for row in rows]
    result = []
    start = 0
    for item in heading:
        candidates = list(enumerate(texts))[start:]
        start, filled = _filled(item, candidates, start)
        result.append(filled)
    return result


def filled_from_below(
    ending: Sequence[Expected], rows: Sequence[Row], *, is_wrapped: bool
) -> list[Expected]:
    """The lines behind the text, each open fact as the last rows that fit have it."""
    most_rows = MOST_ROWS if is_wrapped else 1
    backwards = rows[::-1]
    result: list[Expected] = []
    start = 0
    for item in reversed(ending):
        candidates = _paragraphs(backwards, start, most_rows)
        start, filled = _filled(item, candidates, start)
        result.append(filled)
    return result[::-1]


def _filled(item: Expected, candidates: Iterable[Candidate], start: int) -> tuple[int, Expected]:
    """The number behind the row that fits, and the line with what that says.

    `candidates` are rows as (number, text); without one that fits, `start` comes back.
    """
    pattern = re.escape(plain(item.text)).replace(OPEN, ".+?")
    for i, text in candidates:
        if re.fullmatch(pattern, text):
            if OPEN in item.text:
                item = item._replace(text=text)
            return i + 1, item
    return start, item._replace(text=item.text.replace(OPEN, "TODO"))


def _paragraphs(backwards: Sequence[Row], start: int, most_rows: int) -> Iterator[Candidate]:
    """What the rows of a paragraph say together, then fewer of them, and so on upwards."""
    for first in range(start, len(backwards)):
        end = first
        last_of_all = min(len(backwards), first + most_rows) - 1
        while end < last_of_all and not backwards[end].after_blank:
            end += 1
        for last in range(end, first - 1, -1):
            texts = [plain(row.text) for row in backwards[first : last + 1]]
            yield last, " ".join(reversed(texts))
