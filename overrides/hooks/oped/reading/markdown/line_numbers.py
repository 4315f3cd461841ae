"""The line of the source that each element of a rendered tree was made from.

    taken_out = TakenOut()
    numbering = LineNumbering(taken_out)
    md = Markdown(extensions=[…, taken_out, numbering, RawTree(taken_out, numbering)])
    md.convert(body)
    numbering.lines.of(element)   # the line on which a link, picture, heading, cell … begins

Lines are counted from 1, in the text that was given to `convert`. They are known once inline
Markdown is read and raw HTML is in the tree: to a treeprocessor of a priority below 19.

Python-Markdown forgets lines, and any mark put into the text to remember them could change how it
is read. So nothing is marked. Blocks keep their words as typed until inline Markdown is read: the
first line of each is looked up in the source, behind the block before it. In a block, each line
break before an element is one line further on. The numbers stand in tables beside the tree.
"""

import re
import xml.etree.ElementTree as etree
from bisect import bisect_left
from collections import defaultdict

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from oped.reading.markdown.taken_out import TakenOut

# What stands before a block's own words on a line: marks of quotations, items, headings, notes.
BEFORE_WORDS = re.compile(
    r"""(?: [ ]+ | >
      | [-+*] (?=[ ]|$)            # - an item
      | \d{1,9}[.)] (?=[ ]|$)      # 1. an item
      | \#{1,6} (?=[ ]|$)          # ## a heading
      | : (?=[ ]{1,3}\S)           # :   a definition
      | \[\^[^\]\n]+\]:            # [^1]: a footnote
    )*""",
    re.VERBOSE,
)
CLOSING_HASHES = re.compile(r"(?:^|[ ])#+$")
# What Python-Markdown adds to a footnote's last words. The marks of raw HTML are others.
ADDED = re.compile("\x02(?!wzxhzdk)[^\x03]*\x03")
CONTAINERS = r"(?:[ >]|[-+*][ ]|\d{1,9}[.)][ ])*"
EMPTY_HEADING = re.compile(CONTAINERS + r"#{1,6}[ #]*$")
RULE = re.compile(CONTAINERS + r"(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
TABLE_SEPARATOR = re.compile(CONTAINERS + r"[|:-][-|: ]*$")
BOX = re.compile(CONTAINERS + r"(?:!!!|\?\?\?|\[!)")
FOOTNOTE = re.compile(CONTAINERS + r"\[\^([^\]]+)\]:")
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
    """The lines of a text, to be found by what they hold; all numbers count from 1."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.by_words: dict[str, list[int]] = defaultdict(list)
        self.by_pattern: dict[re.Pattern[str], list[int]] = {}
        for number, line in enumerate(lines, 1):
            self.by_words[words(line)].append(number)

    def with_words(self, line: str, start: int) -> int | None:
        """The first line from `start` on with the words of `line`, else the last before it."""
        return nearest(self.by_words.get(words(line), []), start)

    def with_part(self, part: str, start: int, *, within: int = 50) -> int | None:
        """The first of the next lines that `part` stands in anywhere."""
        for number, line in enumerate(self.lines[start - 1 : start - 1 + within], start):
            if part in line:
                return number
        return None

    def like(self, pattern: re.Pattern[str]) -> list[int]:
        """All lines that begin as `pattern` says."""
        if pattern not in self.by_pattern:
            numbers = [n for n, line in enumerate(self.lines, 1) if pattern.match(line)]
            self.by_pattern[pattern] = numbers
        return self.by_pattern[pattern]


def words(line: str) -> str:
    """What a block's first line can be known by, in the source as in the block.

    "> 1. ## The bridge ##" has the words "The bridge".
    """
    bare = ADDED.sub("", line).rstrip()
    bare = bare[BEFORE_WORDS.match(bare).end() :]
    return CLOSING_HASHES.sub("", bare).rstrip()


def nearest(numbers: list[int], start: int) -> int | None:
    """The first of these rising numbers that is not below `start`, else the last of all."""
    if not numbers:
        return None
    place = bisect_left(numbers, start)
    return numbers[min(place, len(numbers) - 1)]


class LineNumbering(Extension):
    """Numbers the elements of each text that is converted: `lines` holds those of the last one."""

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
    """Looks up the first line of each block, in the order of the tree."""

    def __init__(self, md: Markdown, numbering: LineNumbering) -> None:
        super().__init__(md)
        self.numbering = numbering

    def run(self, root: etree.Element) -> None:
        self.source = self.numbering.source
        self.lines = self.numbering.lines
        self.next = 1  # The first line that no block has yet.
        for child in root:
            self.number(child)

    def number(self, element: etree.Element) -> None:
        """Number an element and all that is in it."""
        if element.tag == "table":
            self.number_table(element)
            return
        if element.get("id", "").startswith("fn:"):
            self.go_to_footnote(element.get("id").removeprefix("fn:"))
        self.number_start(element)
        for child in element:
            self.number(child)
            # Words behind a list or a heading in an item of a tight list.
            if (child.tail or "").strip():
                self.lines.tails[child] = self.line_of(child.tail)

    def number_start(self, element: etree.Element) -> None:
        """Number an element that says by itself where it begins; others begin with their first."""
        if piece := self.numbering.taken_out.elements.get(element):
            line = piece.line
            self.next = line + 1
        elif "data-alert" in element.attrib or "admonition-title" in element.get(
            "class", ""
        ):
            line = self.go_to(BOX)
        elif (element.text or "").strip():
            line = self.line_of(element.text)
        elif element.tag in HEADINGS:
            line = self.go_to(EMPTY_HEADING)
        elif element.tag == "hr":
            line = self.go_to(RULE)
        elif len(element) or not self.md.is_block_level(element.tag):
            return
        else:
            line = self.next
        self.lines.elements[element] = line

    def go_to(self, pattern: re.Pattern[str]) -> int:
        """The next line like a pattern; what follows is looked up behind it."""
        line = nearest(self.source.like(pattern), self.next)
        if not line or line < self.next:
            return self.next  # Nothing in the text stands for it: the rule above footnotes.
        self.next = line + 1
        return line

    def go_to_footnote(self, name: str) -> None:
        """Footnotes are put behind everything, from wherever they are typed."""
        for line in self.source.like(FOOTNOTE):
            if FOOTNOTE.match(self.source.lines[line - 1])[1] == name:
                self.next = line
                return

    def line_of(self, text: str) -> int:
        """The line on which a text of one or more lines begins; what follows is behind all."""
        rows = text.strip("\n").split("\n")
        first = next(row for row in rows if row.strip())
        mark = HTML_PLACEHOLDER_RE.match(first.strip())
        if mark and int(mark[1]) in self.numbering.taken_out.pieces:
            line = self.numbering.taken_out.pieces[int(mark[1])].line
            self.next = line + 1
            return line
        line = self.source.with_words(first, self.next)
        line = line or self.source.with_part(first.strip(), self.next) or self.next
        self.next = line + len(rows)
        return line

    def number_table(self, table: etree.Element) -> None:
        """A table's head is the line above its separator, and each row has one line."""
        cells = [cell.text or "" for row in table.iter("tr") for cell in row]
        first = next((without_bars(text) for text in cells if text.strip()), "")
        separator = self.go_to(TABLE_SEPARATOR)
        while first not in without_bars(self.source.lines[separator - 2]):
            if self.next > len(self.source.lines) or self.next == separator:
                break
            separator = self.go_to(TABLE_SEPARATOR)
        line = separator - 1
        self.lines.elements[table] = line
        for row in table.iter("tr"):
            self.lines.elements[row] = line
            for cell in row:
                self.lines.elements[cell] = line
            line += 2 if line == separator - 1 else 1
        self.next = line


def without_bars(line: str) -> str:
    """A line as it can be found again: a cell has lost the backslashes before its bars."""
    return line.replace("\\", "").replace("|", "")


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
        elif not any(child in self.lines.elements for child in element):
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
        return line + self.md.htmlStash.rawHtmlBlocks[number].count("\n")
