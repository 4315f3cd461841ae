"""Lists as CommonMark has them; Python-Markdown's nest by four spaces alone.

An item is as wide as its sign and the spaces behind it. What is indented that far belongs
to it, whatever it is; without that indent it is read as a text of its own. So code,
quotations, tables and lists in items need no rule here.
"""

import xml.etree.ElementTree as etree
from typing import ClassVar, NamedTuple

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListIndentProcessor
from markdown.util import nearing_recursion_limit

from oped.reading.markdown import block_starts
from oped.reading.markdown.containers import Containers


class Item(NamedTuple):
    """The lines of one item without its sign and indent, and the blank lines behind it."""

    start: block_starts.Item
    lines: list[str]

    @property
    def ends_blank(self) -> bool:
        return not self.lines[-1].strip()


class OpenList(NamedTuple):
    """A list at the end of what was parsed, which may go on in what is parsed next."""

    kind: str
    width: int


class Lists(Extension):
    """Reads lists by CommonMark's rules; items of definition lists stay as they are."""

    def extendMarkdown(self, md: Markdown) -> None:
        processors = md.parser.blockprocessors
        for name in ("indent", "olist", "ulist"):
            processors.deregister(name)
        if "defindent" in processors:
            processors.register(DefinitionIndent(md.parser), "defindent", 85)
        md.registerExtension(self)
        self.processor = ListProcessor(md.parser)
        # Before code (80), as an item may begin with some; behind boxes and raw HTML (105).
        processors.register(self.processor, "lists", 95)

    def reset(self) -> None:
        self.processor.open.clear()


class DefinitionIndent(DefListIndentProcessor):
    """Goes on with definitions alone: Python-Markdown's goes on with all lists."""

    ITEM_TYPES: ClassVar[list[str]] = ["dd"]
    LIST_TYPES: ClassVar[list[str]] = ["dl"]


class ListProcessor(BlockProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        # Boxes and notes hand over one block after the other: a list can go on in the next.
        self.open: dict[etree.Element, OpenList] = {}

    def test(self, parent: etree.Element, block: str) -> bool:
        first = block.split("\n", 1)[0]
        is_mine = block_starts.item(first) is not None or self.goes_on(parent, first)
        return is_mine and not nearing_recursion_limit()

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        source = Lines(blocks)
        whole = None
        kind = ""
        if self.goes_on(parent, source.line):
            whole = parent[-1]
            kind = self.open[whole].kind
            self.go_on(whole, source)
        elif start := block_starts.item(source.line):
            kind = start.kind
        items = read_items(source, kind)
        source.give_back()
        if items:
            if whole is None:
                whole = self.list_of(parent, items)
            self.parse(whole, items, loose=is_loose(items) or whole in self.open)
            if not blocks:
                self.open[whole] = OpenList(kind, items[-1].start.width)

    def goes_on(self, parent: etree.Element, line: str) -> bool:
        """Whether a line belongs to the list that stands last."""
        last = self.lastChild(parent)
        if last is None or last not in self.open:
            return False
        item = block_starts.item(line)
        same = item is not None and item.kind == self.open[last].kind
        return same or indent(line) >= self.open[last].width

    def go_on(self, whole: etree.Element, source: "Lines") -> None:
        """Parse what still belongs to the last item of a list; it is loose from now on."""
        width = self.open[whole].width
        last = whole[-1]
        if last.text:
            words = etree.Element("p")
            words.text = last.text
            last.text = None
            last.insert(0, words)
        if indent(source.line) >= width:
            lines = read_item_lines(source, [], width)
            self.parse_item(last, lines, loose=True)

    def list_of(self, parent: etree.Element, items: list[Item]) -> etree.Element:
        """A new list of the kind of its first item."""
        number = items[0].start.number
        if number is None:
            return etree.SubElement(parent, "ul")
        whole = etree.SubElement(parent, "ol")
        if number != 1:
            whole.set("start", str(number))
        return whole

    def parse(self, whole: etree.Element, items: list[Item], *, loose: bool) -> None:
        for item in items:
            self.parse_item(etree.SubElement(whole, "li"), item.lines, loose=loose)

    def parse_item(self, element: etree.Element, lines: list[str], *, loose: bool) -> None:
        # "list" is Python-Markdown's word for a tight list; any other makes paragraphs.
        self.parser.state.set("item" if loose else "list")
        self.parser.parseChunk(element, "\n".join(lines).strip("\n"))
        self.parser.state.reset()


class Lines:
    """The lines of a list, taken from blocks as it goes on, with blank lines between."""

    def __init__(self, blocks: list[str]) -> None:
        self.blocks = blocks
        self.lines = blocks.pop(0).split("\n")
        self.at = 0

    @property
    def line(self) -> str:
        return self.lines[self.at]

    def has_line(self, kind: str, width: int) -> bool:
        """Whether there is a line left; takes the next block if it belongs to the list."""
        if self.at < len(self.lines):
            return True
        with_words = next((n for n, block in enumerate(self.blocks) if block.strip()), None)
        if with_words is None:
            return False
        first = self.blocks[with_words].lstrip("\n").split("\n", 1)[0]
        item = block_starts.item(first)
        if indent(first) < width and not (item and item.kind == kind):
            return False
        for block in self.blocks[: with_words + 1]:
            self.lines += ["", *block.split("\n")]
        del self.blocks[: with_words + 1]
        return True

    def give_back(self) -> None:
        """Give back what is behind the list."""
        rest = "\n".join(self.lines[self.at :]).strip("\n")
        if rest:
            self.blocks.insert(0, rest)


def read_items(source: Lines, kind: str) -> list[Item]:
    """All items of a kind that follow one another."""
    items: list[Item] = []
    width = 0
    while source.has_line(kind, width) and (start := block_starts.item(source.line)):
        if start.kind != kind:
            break
        source.at += 1
        width = start.width
        items.append(Item(start, read_item_lines(source, [start.words], width, kind)))
    return items


def read_item_lines(source: Lines, lines: list[str], width: int, kind: str = "") -> list[str]:
    """The lines of an item, to which those in `lines` belong already."""
    inner = Containers()
    for line in lines:
        inner.follow(line)
    while source.has_line(kind, width):
        line = source.line
        if not line.strip():
            if lines and not any(lines):
                # An item may begin with one blank line, not with two.
                lines.append("")
                source.at += 1
                break
            line = ""
        elif indent(line) >= width:
            line = line[width:]
        elif not inner.in_paragraph or not block_starts.may_be_lazy(line):
            break
        else:
            # Words whatever they look like, further in than anything else can begin.
            line = " " * (inner.width + 4) + line.lstrip(" ")
        lines.append(line)
        inner.follow(line)
        source.at += 1
    return lines or [""]


def is_loose(items: list[Item]) -> bool:
    """Whether items are paragraphs: a blank line stands between two, or in one."""
    between = any(item.ends_blank for item in items[:-1])
    return between or any(has_blocks_apart(item.lines) for item in items)


def has_blocks_apart(lines: list[str]) -> bool:
    """Whether a blank line stands between two blocks of an item, not inside a list in it."""
    inner = Containers()
    blank = False
    for line in lines:
        if not line.strip():
            inner.follow(line)
            blank = True
            continue
        kind = inner.outermost_kind
        place = inner.follow(line)
        goes_on = kind and inner.outermost_kind == kind
        if blank and not place.depth and not goes_on:
            return True
        blank = False
    return False


def indent(line: str) -> int:
    """The spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))
