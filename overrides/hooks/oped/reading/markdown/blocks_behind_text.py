"""A block may begin right behind another, as on GitHub: no blank line need part them.

Python-Markdown takes lines without a blank line between them for one block, and asks each
kind of block in turn whether it stands anywhere in it. Here such a block is cut before
the first line that begins another one. What comes then sees one kind of block at a time,
in the order of the text.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import (
    BlockProcessor,
    HashHeaderProcessor,
    ParagraphProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions import Extension

from oped.reading.markdown import block_starts
from oped.reading.markdown.block_starts import HEADING, breaks_paragraph, table_starts
from oped.reading.markdown.containers import Containers
from oped.reading.markdown.line_marks import LINE_MARK, unmarked

LEVELS = {"=": "h1", "-": "h2"}
LEADING_SPACES = re.compile("^ +", re.MULTILINE)


class BlocksBehindText(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        processors = md.parser.blockprocessors
        # Behind empty blocks (100), before all that look for their own sign.
        processors.register(Cut(md.parser), "blocks_behind_text", 99)
        processors.register(HashHeading(md.parser), "hashheader", 70)
        processors.register(UnderlinedHeading(md.parser), "setextheader", 60)
        processors.register(Paragraph(md.parser), "paragraph", 10)


class Cut(BlockProcessor):
    """Cuts what follows off the first block of a text."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return "\n" in block and 0 < first_block(block.split("\n")) <= block.count("\n")

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        end = first_block(lines)
        blocks[:0] = ["\n".join(lines[:end]), "\n".join(lines[end:])]


def first_block(lines: list[str]) -> int:
    """How many of these lines, of which the first is not blank, are their first block."""
    blank = next((number for number, line in enumerate(lines) if not line.strip()), None)
    if blank:
        return min(blank, first_block(lines[:blank]))
    first = lines[0]
    if block_starts.item(first) or block_starts.INDENTED.match(first) or first.startswith("///"):
        return len(lines)  # Lists, code and captions find their own end.
    if block_starts.QUOTE.match(first):
        return end_of_quote(lines)
    if HEADING.match(first) or block_starts.RULE.match(first):
        return 1
    if block_starts.TAKEN_OUT.match(first):
        return 1
    if len(lines) > 1 and table_starts(first, lines[1]):
        return end_of_table(lines)
    if block_starts.OWN.match(first):
        return end_of_note(lines)
    return end_of_paragraph(lines)


def end_of_quote(lines: list[str]) -> int:
    """Lines without its sign belong to a quotation as long as they go on with its words."""
    containers = Containers()
    for number, line in enumerate(lines):
        place = containers.follow(line)
        if number and not place.depth and not place.is_lazy:
            return number
    return len(lines)


def end_of_table(lines: list[str]) -> int:
    for number, line in enumerate(lines[2:], 2):
        if not block_starts.is_row(line):
            return number
    return len(lines)


def end_of_note(lines: list[str]) -> int:
    """A footnote or a box goes on with what is indented, and with words."""
    for number, line in enumerate(lines[1:], 1):
        if not block_starts.may_be_lazy(line):
            return number
    return len(lines)


def end_of_paragraph(lines: list[str]) -> int:
    """A paragraph, or the heading that an underline makes of it."""
    for number, line in enumerate(lines[1:], 1):
        if block_starts.UNDERLINE.match(line):
            return number + 1
        if breaks_paragraph(line) or block_starts.OWN.match(line):
            return number
        if number + 1 < len(lines) and table_starts(line, lines[number + 1]):
            return number
    return len(lines)


def is_words(line: str) -> bool:
    """Whether a line begins a paragraph."""
    if block_starts.item(line) or block_starts.QUOTE.match(line) or block_starts.OWN.match(line):
        return False
    return block_starts.is_text(line, in_paragraph=False)


class HashHeading(HashHeaderProcessor):
    """`## Words` with a space: `#bridges` is text, and `## C#` keeps its sign."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return HEADING.match(block.split("\n", 1)[0]) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        line = blocks.pop(0)
        match = HEADING.match(unmarked(line))
        hashes, words = match.groups() if match else ("#", line)
        bare = words.strip().rstrip("#")
        closed = bare.endswith(" ") or not bare
        heading = etree.SubElement(parent, f"h{len(hashes)}")
        if closed:
            words = bare
        heading.text = words.strip()
        if mark := LINE_MARK.search(line):
            heading.text += mark[0]


class UnderlinedHeading(SetextHeaderProcessor):
    """Words of one or more lines above a line of `===` or `---`."""

    def test(self, parent: etree.Element, block: str) -> bool:
        lines = block.split("\n")
        if not lines[1:] or not block_starts.UNDERLINE.match(lines[-1]):
            return False
        return first_block(lines) == len(lines) and is_words(lines[0])

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        *words, underline = blocks.pop(0).split("\n")
        heading = etree.SubElement(parent, LEVELS[underline.lstrip()[0]])
        heading.text = "\n".join(words).strip()


class Paragraph(ParagraphProcessor):
    """Words without the spaces that each line begins with."""

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks[0] = LEADING_SPACES.sub("", blocks[0])
        super().run(parent, blocks)
