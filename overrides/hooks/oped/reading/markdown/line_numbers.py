"""The line of the source that each element of a rendered tree was made from.

    taken_out = TakenOut()
    numbering = LineNumbering(taken_out)
    md = Markdown(extensions=[…, taken_out, numbering, RawTree(taken_out, numbering)])
    md.convert(body)
    numbering.lines.of(element)   # the line on which a link, picture, heading, cell … begins

Lines are counted from 1, in the text that was given to `convert`. They are known once
inline Markdown is read and raw HTML is in the tree: to a treeprocessor of a priority
below 19.

Python-Markdown forgets lines, so each line of words is marked until inline Markdown is
read. What no line marks (rules, the starts of boxes) is looked up in the source behind
what stands before it. In a block, each line break before an element is one line further
on. The numbers stand in tables beside the tree: an attribute could be published.
"""

import re
import xml.etree.ElementTree as etree
from bisect import bisect_left

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from oped.reading.markdown.line_marks import LINE_MARK
from oped.reading.markdown.taken_out import TakenOut

CONTAINERS = r"(?:[ >]|[-+*][ ]|\d{1,9}[.)][ ])*"
EMPTY_HEADING = re.compile(CONTAINERS + r"#{1,6}[ #]*$")
RULE = re.compile(CONTAINERS + r"(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
UNDERLINE = re.compile(CONTAINERS + r"(?:=+|-+)[ ]*$")
BOX = re.compile(CONTAINERS + r"(?:!!!|\?\?\?|\[!)")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CODE = frozenset(("pre", "code"))


class LineNumbers:
    """Where the elements of one tree begin.

    So do the words behind elements, the marks of raw HTML in words, and all words but code, in the
    order of the tree; these may hold marks of raw HTML and of escapes.
    """

    def __init__(self) -> None:
        self.elements: dict[etree.Element, int] = {}
        self.tails: dict[etree.Element, int] = {}
        self.raw: dict[int, int] = {}
        self.words: list[tuple[int, str]] = []

    def clear(self) -> None:
        self.elements.clear()
        self.tails.clear()
        self.raw.clear()
        self.words.clear()

    def of(self, element: etree.Element) -> int:
        """The line that an element begins on.

        An element that was put round others later has the line of the first of them; one that
        nothing in the source stands for has line 1.
        """
        for each in element.iter():
            if each in self.elements:
                return self.elements[each]
        return 1

    def of_raw(self, number: int) -> int:
        """The line that a piece of `md.htmlStash.rawHtmlBlocks` begins on."""
        return self.raw.get(number, 1)


class Source:
    """The lines of a text, to be found by how they begin; numbers count from 1."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.by_pattern: dict[re.Pattern[str], list[int]] = {}

    def is_like(self, pattern: re.Pattern[str], number: int) -> bool:
        return number <= len(self.lines) and pattern.match(self.lines[number - 1]) is not None

    def next_like(self, pattern: re.Pattern[str], start: int) -> int | None:
        """The first line from `start` on that begins as a pattern says."""
        if pattern not in self.by_pattern:
            every = range(1, len(self.lines) + 1)
            self.by_pattern[pattern] = [n for n in every if self.is_like(pattern, n)]
        numbers = self.by_pattern[pattern]
        position = bisect_left(numbers, start)
        return numbers[position] if position < len(numbers) else None


class LineNumbering(Extension):
    """Numbers the elements of each text; `lines` holds those of the last one."""

    def __init__(self, taken_out: TakenOut) -> None:
        super().__init__()
        self.taken_out = taken_out
        self.source = Source([])
        self.lines = LineNumbers()
        # Line breaks that inline Markdown takes away: `[words](address` and `"title")` below it.
        self.breaks: dict[etree.Element, int] = {}

    def reset(self) -> None:
        self.lines.clear()
        self.breaks.clear()

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        # Behind NormalizeWhitespace (30), which makes spaces of tabs, as blocks have them.
        md.preprocessors.register(KeepSource(md, self), "keep_source", 29)
        # Behind footnotes (50), which are put into the tree, before inline Markdown (20) is read.
        md.treeprocessors.register(NumberBlocks(md, self), "number_blocks", 30)
        md.treeprocessors.register(NumberInline(md, self), "number_inline", 19.5)


class KeepSource(Preprocessor):
    """Keeps the lines as they are before anything is taken out of them."""

    def __init__(self, md: Markdown, numbering: LineNumbering) -> None:
        super().__init__(md)
        self.numbering = numbering

    def run(self, lines: list[str]) -> list[str]:
        self.numbering.source = Source(lines)
        return lines


class NumberBlocks(Treeprocessor):
    """Takes the marks of lines away again, and numbers each block by the first in it."""

    def __init__(self, md: Markdown, numbering: LineNumbering) -> None:
        super().__init__(md)
        self.numbering = numbering

    def run(self, root: etree.Element) -> None:
        self.lines = self.numbering.lines
        self.next = 1  # The first line that no block has yet.
        for child in root:
            self.number(child)

    def number(self, element: etree.Element) -> None:
        """Number an element and all that is in it."""
        line = self.line_of_start(element)
        if line:
            self.lines.elements[element] = line
        for child in element:
            self.number(child)
            # Words behind a list or a heading in an item of a tight list.
            if child.tail:
                child.tail, line = self.without_marks(child.tail)
                if line:
                    self.lines.tails[child] = line

    def line_of_start(self, element: etree.Element) -> int | None:
        """The line of an element that says where it begins; others begin with their first."""
        if element in self.lines.elements:
            line = self.lines.elements[element]
        elif piece := self.numbering.taken_out.elements.get(element):
            line = piece.line
        elif "data-alert" in element.attrib or "admonition-title" in element.get("class", ""):
            line = self.line_like(BOX)
        elif element.text and "\x02line:" in element.text:
            return self.line_of_words(element)
        elif element.tag in HEADINGS:
            line = self.line_like(EMPTY_HEADING)
        elif element.tag == "hr":
            line = self.line_like(RULE)
        elif len(element) or not self.md.is_block_level(element.tag):
            return None
        else:
            return self.next
        self.next = line + 1
        return line

    def line_like(self, pattern: re.Pattern[str]) -> int:
        """The next line like a pattern; for the rule above footnotes there is none."""
        return self.numbering.source.next_like(pattern, self.next) or self.next

    def line_of_words(self, element: etree.Element) -> int | None:
        words, line = self.without_marks(element.text or "")
        element.text = words
        if element.tag in HEADINGS:
            element.text = words.rstrip()
            # The line under a heading would else be taken for a rule that comes later.
            if self.numbering.source.is_like(UNDERLINE, self.next):
                self.next += 1
        return line

    def without_marks(self, text: str) -> tuple[str, int | None]:
        """A text without marks, and the line that it begins on."""
        marks = list(LINE_MARK.finditer(text))
        if not marks:
            return text, None
        self.next = int(marks[-1][1]) + 1
        bare = LINE_MARK.sub("", text)
        same = AtomicString(bare) if isinstance(text, AtomicString) else bare
        blank = len(text) - len(text.lstrip("\n"))
        lines_before = text.count("\n", blank, marks[0].start())
        return same, int(marks[0][1]) - lines_before


class NumberInline(Treeprocessor):
    """Counts the line breaks in a block's words up to each element in it."""

    def __init__(self, md: Markdown, numbering: LineNumbering) -> None:
        super().__init__(md)
        self.numbering = numbering

    def run(self, root: etree.Element) -> None:
        self.lines = self.numbering.lines
        self.number(root, 1)

    def number(self, element: etree.Element, line: int) -> int:
        """Number what is in an element that begins on a line; gives the line that it ends on."""
        if element in self.lines.elements:
            line = self.lines.elements[element]
        elif not len(element) or not any(each in self.lines.elements for each in element.iter()):
            self.lines.elements[element] = line
        if element.tag in CODE:
            return line + (element.text or "").count("\n")
        line = self.behind(element.text, line)
        for child in element:
            line = self.number(child, line)
            line += self.numbering.breaks.get(child, 0)
            line += child.tag == "br"  # It stands for a line break.
            line = self.behind(child.tail, self.lines.tails.get(child, line))
        return line

    def behind(self, text: str | None, line: int) -> int:
        """The line that a text ends on which begins on `line`; numbers the raw HTML in it."""
        if not text:
            return line
        self.lines.words.append((line, text))
        start = 0
        for placeholder in HTML_PLACEHOLDER_RE.finditer(text):
            line += text.count("\n", start, placeholder.start())
            line = self.behind_raw(int(placeholder[1]), line)
            start = placeholder.end()
        return line + text.count("\n", start)

    def behind_raw(self, number: int, line: int) -> int:
        """The line that a piece of raw HTML ends on."""
        if piece := self.numbering.taken_out.pieces.get(number):
            line = piece.line
        self.lines.raw[number] = line
        return line + str(self.md.htmlStash.rawHtmlBlocks[number]).count("\n")
