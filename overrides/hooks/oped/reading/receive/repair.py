"""The text of an op-ed as clean Markdown, and what was repaired for that.

Nothing is repaired that the proof against the copy could not undo; quotation marks and
dashes stay the copy's own.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.receive import notes
from oped.reading.receive.escaping import escaped
from oped.reading.wire.lines import Reading, readings
from oped.reading.wire.spaces import GAP, SIGN, plain

# A no-break space that French and figures want stays: "« mars »", "10 000".
NARROW = frozenset("\u00a0\u202f")
WANT_NARROW_BEFORE = frozenset("?!;:»%€")
WANT_NARROW_BEHIND = frozenset("«")
FEWEST_ITEMS = 2
ESCAPE = re.compile(r"\\.|&(?:lt|amp|#\d+);")


class Paragraph(NamedTuple):
    """A paragraph as received: its words, and its row as typed where it is a single one."""

    text: str
    raw: str


class Repaired(NamedTuple):
    """The text as Markdown, block by block, and repairs as (what was done, how often).

    `numbers` has that of each paragraph's block, from 1: the items of a list share one.
    """

    blocks: tuple[str, ...]
    numbers: tuple[int, ...]
    repairs: tuple[tuple[str, int], ...]


def repaired(paragraphs: Sequence[Paragraph]) -> Repaired:
    """Make Markdown of the paragraphs of a text."""
    texts = [_tidied(paragraph) for paragraph in paragraphs]
    note_signs = notes.notes_of(texts)
    blocks: list[str] = []
    numbers: list[int] = []
    items = 0
    is_behind_list = False
    while len(numbers) < len(texts):
        start = len(numbers)
        run = _list_from(texts, start)
        # Two lists in a row would be one to Markdown.
        is_list = len(run) >= FEWEST_ITEMS and not is_behind_list
        if is_list:
            blocks.append(_list(run, note_signs))
            items += len(run)
        else:
            run = run[:1]
            blocks.append(notes.block(texts[start], note_signs))
        numbers += [len(blocks)] * max(1, len(run))
        is_behind_list = is_list
    escapes = len(ESCAPE.findall("\n".join(blocks)))
    repairs = (
        ("items of lists marked", items),
        ("notes made footnotes", len(note_signs)),
        ("signs escaped that Markdown would take", escapes),
    )
    done = tuple(repair for repair in repairs if repair[1])
    return Repaired(tuple(blocks), tuple(numbers), done)


def _tidied(paragraph: Paragraph) -> str:
    """The words with single spaces, and the no-break spaces that typography wants."""
    raw = paragraph.raw.strip()
    is_single_row = plain(raw) == paragraph.text
    if not is_single_row or NARROW.isdisjoint(raw):
        return paragraph.text
    return GAP.sub(_gap, SIGN.sub("", raw))


def _gap(gap: re.Match[str]) -> str:
    """A gap as it is where typography wants it, else a space."""
    before = gap.string[gap.start() - 1]
    behind = gap.string[gap.end()]
    is_wanted = behind in WANT_NARROW_BEFORE or before in WANT_NARROW_BEHIND
    is_in_figure = before.isdigit() and behind.isdigit()
    if gap[0] in NARROW and (is_wanted or is_in_figure):
        return gap[0]
    return " "


def _list_from(texts: Sequence[str], start: int) -> list[Reading]:
    """The items of a list that begins with a paragraph; none where it begins none."""
    run: list[Reading] = []
    for text in texts[start:]:
        item = _item(text)
        if item is None or not _goes_on(run, item, text[0], texts[start][0]):
            break
        run.append(item)
    return run


def _item(text: str) -> Reading | None:
    """The item of a list that a paragraph may be; a dash begins speech more often."""
    for reading in readings(text):
        is_item = reading.mark.startswith(("bullet", "number"))
        if is_item and reading.text and not text.startswith("—"):
            return reading
    return None


def _goes_on(run: Sequence[Reading], item: Reading, sign: str, first: str) -> bool:
    """Whether an item goes on with a list: the same bullet, or the next number."""
    if not run:
        return True
    if item.mark == "bullet":
        return run[-1].mark == "bullet" and sign == first
    if run[0].mark == "bullet":
        return False
    return item.mark == f"number {_number(run[0]) + len(run)}"


def _number(item: Reading) -> int:
    return int(item.mark.removeprefix("number "))


def _list(run: Sequence[Reading], note_signs: frozenset[str]) -> str:
    """The items of a list as one block of Markdown."""
    rows = []
    for item in run:
        mark = "-"
        if item.mark != "bullet":
            mark = f"{_number(item)}."
        rows.append(f"{mark} {notes.signed(escaped(item.text), note_signs)}")
    return "\n".join(rows)
