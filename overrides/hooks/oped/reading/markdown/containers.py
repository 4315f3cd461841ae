"""What stands round a line of Markdown: quotations, items of lists, notes and boxes.

Before Python-Markdown reads blocks, fences of code and raw HTML are taken out of the
text. What is one can only be said where it is known which quotations and items are open,
so they are followed line by line, by CommonMark's rules. Python-Markdown's own blocks
that hold others by an indent of four (boxes, footnotes, definitions) are followed as
well.
"""

import re
from typing import NamedTuple

from oped.reading.markdown import block_starts
from oped.reading.markdown.raw_html import raw_block

BLANK = re.compile(r" *$")
# Begins with a letter or a quotation mark, and holds neither a bar nor a comment.
ONLY_WORDS = re.compile(r"(?:[^\W\d_]|[“”‘’„«»(\"'])[^|<]*$")
BOX = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w\"]")
# What stands deeper is told: nothing of it comes through the gate.
DEEPEST = 100
NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:[ ]*")
DEFINITION = re.compile(r" {0,3}:[ ]{1,3}(?=\S)")


class Container(NamedTuple):
    """A quotation (of no width) or what holds lines that are indented by `width` spaces.

    `kind` is that of an item: its sign, or the sign behind its number.
    """

    width: int = 0
    kind: str = ""

    def enter(self, line: str, start: int) -> int | None:
        """Where a line goes on inside, if it belongs here; `start` is where it is so far."""
        if not self.width:
            match = block_starts.QUOTE.match(line[start:])
            return start + match.end() if match else None
        if BLANK.match(line, start):
            return min(start + self.width, len(line))
        inside = start + self.width
        if inside >= len(line) or not line[start:inside].isspace():
            return None
        return inside


def begins_block(words: str) -> bool:
    """Whether a line begins a block, raw HTML too, although words stand right before it."""
    if block_starts.breaks_paragraph(words):
        return True
    return raw_block(words, in_paragraph=True) is not None


class Place(NamedTuple):
    """A line in its containers: its own words begin at `start`."""

    start: int
    depth: int  # how many containers that were open before it is in
    is_lazy: bool = False  # whether it goes on with a paragraph in more of them


class Containers:
    """Follows a text from line to line; `in_paragraph`: the last line was one's."""

    def __init__(self) -> None:
        self.open: list[Container] = []
        self.in_paragraph = False
        self.in_table = False
        self.is_empty = False  # whether the last line began an item and was at its end
        self.last = ""  # the words of the last line

    @property
    def outermost_kind(self) -> str:
        """The kind of the item round all; empty where there is none."""
        return self.open[0].kind if self.open else ""

    @property
    def width(self) -> int:
        """The indent of what belongs to all of them."""
        return sum(container.width for container in self.open)

    def inside(self, line: str) -> Place:
        """How far a line belongs to what is open; nothing is opened or closed."""
        start = 0
        for depth, container in enumerate(self.open):
            inside = container.enter(line, start)
            if inside is None:
                return Place(start, depth)
            start = inside
        return Place(start, len(self.open))

    def follow(self, line: str) -> Place:
        """Go on to a line that is known to be neither code in a fence nor raw HTML."""
        place = self.enter(line)
        if not place.is_lazy:  # Else it is words whatever it looks like.
            self.go_on(line[place.start :])
        return place

    def follow_words(self, line: str) -> bool:
        """Go on to a line that is only words, in nothing; False if it may be anything else.

        Most lines are: this only saves time.
        """
        if self.open or self.in_table or not ONLY_WORDS.match(line):
            return False
        self.in_paragraph = True
        self.last = line
        return True

    def go_on(self, words: str) -> None:
        """Look at the words of a line that was entered."""
        if self.in_table and block_starts.is_row(words):
            return
        self.in_table = self.in_paragraph and block_starts.table_starts(self.last, words)
        is_text = block_starts.is_text(words, in_paragraph=self.in_paragraph)
        self.in_paragraph = is_text and not self.in_table
        self.last = words

    def enter(self, line: str) -> Place:
        """Close what a line ends and open what it begins; its words are not looked at."""
        start, depth, _ = self.inside(line)
        if BLANK.match(line, start):
            self.blank(depth)
            return Place(start, depth)
        goes_on = depth == len(self.open) and self.in_paragraph
        opened = self.opened_by(line[start:], goes_on=goes_on)
        may_go_on = self.in_paragraph and depth < len(self.open)
        if may_go_on and not opened and not begins_block(line[start:]):
            return Place(start, depth, is_lazy=True)
        if depth < len(self.open):
            del self.open[depth:]
            self.leave_block()
        while opened and len(self.open) < DEEPEST:
            container, width = opened
            self.open.append(container)
            self.leave_block()
            start += width
            opened = self.opened_by(line[start:], goes_on=False)
        opened_item = len(self.open) > depth and self.open[-1].kind
        self.is_empty = bool(opened_item) and BLANK.match(line, start) is not None
        return Place(start, depth)

    def leave_block(self) -> None:
        self.in_paragraph = False
        self.in_table = False

    def blank(self, depth: int) -> None:
        """A blank line ends the quotations that it is not in, and an item without words."""
        self.leave_block()
        if self.is_empty and self.open and self.open[-1].width:
            self.open.pop()
        self.is_empty = False
        for number in range(depth, len(self.open)):
            if not self.open[number].width:
                del self.open[number:]
                return

    def opened_by(self, words: str, *, goes_on: bool) -> tuple[Container, int] | None:
        """The container that a line begins, and how many signs stand before its words."""
        first = words.lstrip(" ")[:1]
        if not first or first not in ">-+*0123456789!?[:":
            return None
        if match := block_starts.QUOTE.match(words):
            return Container(), match.end()
        item = block_starts.item(words)
        if item and (item.breaks_paragraph or not goes_on):
            return Container(item.width, item.kind), min(item.width, len(words))
        if BOX.match(words):
            return Container(4), len(words)
        if match := NOTE.match(words) or DEFINITION.match(words):
            return Container(4), match.end()
        return None
