"""Fences of code and raw HTML are taken out of a text before anything else in it is read.

So nothing in them is ever read as Markdown, wherever they stand: in an item, a quotation,
a box or a note. Which lines they are is what CommonMark says. Of what stands behind a
fence's signs only the language is kept: options, as other tools have them, become neither
text nor attributes.

Marks of Python-Markdown's own stand for them in the text. Where blocks stand, a mark
becomes an element: of code at once, of raw HTML when `raw_tree` puts the pieces together.
"""

import re
import xml.etree.ElementTree as etree
from typing import NamedTuple

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from oped.reading.markdown import block_starts
from oped.reading.markdown.containers import Containers
from oped.reading.markdown.line_marks import marked
from oped.reading.markdown.raw_html import RawBlock, raw_block

# The first word, in any of `js`, `{.js}`, `rust,ignore`, `yaml title="x"`; none in `{1,3}`.
LANGUAGE = re.compile(r"\{?\s*\.?(?P<language>[A-Za-z][\w+#.-]*)(?![^\s{},:;])")
CODE_SPAN = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)")
# Stands in the tree for a piece of raw HTML. No editor can type it: a name has no spaces.
RAW = "raw html"


class Code(NamedTuple):
    """A fence's code without its indent, its language and the line it begins on."""

    text: str
    language: str
    line: int
    signs: str
    is_closed: bool
    tag: str = "pre"

    def fill(self, block: etree.Element) -> None:
        """Put the code into its element."""
        code = etree.SubElement(block, "code")
        if self.language:
            code.set("class", f"language-{self.language}")
        code.text = AtomicString(code_escape(self.text))


class RawPiece(NamedTuple):
    """Raw HTML as typed, without what stands before it, and the line it begins on."""

    text: str
    line: int
    tag: str = RAW


class TakenOut(Extension):
    """What was taken out, by its number in `md.htmlStash` and by its element."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: dict[int, Code | RawPiece] = {}
        self.elements: dict[etree.Element, Code | RawPiece] = {}

    def reset(self) -> None:
        self.pieces.clear()
        self.elements.clear()

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        # Behind NormalizeWhitespace (30), in place of MkDocs' own reader of fences.
        md.preprocessors.register(TakeOut(md, self), "fenced_code_block", 25)
        # Python-Markdown's own search for raw HTML knows neither quotations nor items.
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.register(PutBack(md.parser, self), "put_back", 106)
        # Behind Python-Markdown's tidying (10), which takes blank lines away from code.
        md.treeprocessors.register(FillCode(md, self), "fill_code", 9)


class TakeOut(Preprocessor):
    """Puts a mark in the place of each fence and raw block, behind the signs before it."""

    def __init__(self, md: Markdown, taken_out: TakenOut) -> None:
        super().__init__(md)
        self.taken_out = taken_out

    def run(self, lines: list[str]) -> list[str]:
        self.lines = lines
        self.containers = Containers()
        self.kept: list[str] = []
        self.in_caption = False
        at = 0
        while at < len(lines):
            at = self.read(at)
        return self.kept

    def read(self, at: int) -> int:
        """Read what begins on a line; gives the line behind it."""
        line = self.lines[at]
        if self.containers.follow_words(line):
            self.kept.append(marked(line, line, at + 1))
            return at + 1
        start = self.containers.enter(line).start
        words = line[start:]
        if fence := block_starts.FENCE.match(words):
            return self.take_fence(at, start, fence)
        if raw := raw_block(words, in_paragraph=self.containers.in_paragraph):
            return self.take_raw(at, start, raw)
        if comment := open_comment(words):
            end = self.end_of_comment(at)
            if end:
                return self.take_comment(at, start + comment, end)
        if words.startswith("///"):
            self.in_caption = True
        elif not block_starts.INDENTED.match(words):
            self.in_caption = False
        # Below the start of a caption stand its settings, which are YAML.
        if not self.in_caption:
            line = marked(line, words, at + 1)
        self.kept.append(line)
        self.containers.go_on(words)
        return at + 1

    def take_fence(self, at: int, start: int, fence: re.Match[str]) -> int:
        """Take out a fence; without a closing line it ends with what it stands in."""
        sign = fence["signs"][0]
        closing = re.compile(f" {{0,3}}{sign}{{{len(fence['signs'])},}} *$")
        indent = re.compile(f" {{0,{len(fence['indent'])}}}")
        code = []
        is_closed = False
        end = at + 1
        while end < len(self.lines) and not is_closed:
            words = self.inside(end)
            if words is None:
                break
            is_closed = closing.match(words) is not None
            if not is_closed:
                code.append(indent.sub("", words, count=1))
            end += 1
        text = "\n".join(code)
        if not is_closed:
            text = text.rstrip("\n")
        language = language_of(fence["info"])
        self.keep(at, start, Code(text, language, at + 1, fence["signs"], is_closed))
        return end

    def take_raw(self, at: int, start: int, raw: RawBlock) -> int:
        """Take out raw HTML, up to its end or the end of what it stands in."""
        html = [self.lines[at][start:]]
        end = at + 1
        while not raw.ends_with(html[-1]) and end < len(self.lines):
            words = self.inside(end)
            if words is None or raw.ends_before(words):
                break
            html.append(words)
            end += 1
        self.keep(at, start, RawPiece("\n".join(html), at + 1))
        return end

    def end_of_comment(self, at: int) -> int | None:
        """The line that a comment in words ends on, if it goes on behind a blank line.

        Else it is inline HTML. On GitHub it would be shown; here a comment stays the editor's own.
        """
        blank = False
        for number in range(at + 1, len(self.lines)):
            blank = blank or not self.lines[number].strip()
            if "-->" in self.lines[number]:
                return number if blank else None
        return None

    def take_comment(self, at: int, start: int, end: int) -> int:
        """Take out a comment from a place in a line to its end on another; the rest is one line."""
        first = self.lines[at]
        last, _, rest = self.lines[end].partition("-->")
        between = self.lines[at + 1 : end]
        comment = "\n".join([first[start:], *between, f"{last}-->"])
        self.keep(at, start, RawPiece(comment, at + 1))
        self.kept[-1] += rest
        self.containers.in_paragraph = True
        return end + 1

    def inside(self, number: int) -> str | None:
        """The words of a line, if it is in all that the line before it is in."""
        line = self.lines[number]
        place = self.containers.inside(line)
        if place.depth < len(self.containers.open):
            return None
        return line[place.start :]

    def keep(self, at: int, start: int, piece: Code | RawPiece) -> None:
        """Put a mark in the place of what begins at a place in a line."""
        number = self.md.htmlStash.html_counter
        mark = self.md.htmlStash.store(piece.text)
        self.taken_out.pieces[number] = piece
        self.kept.append(self.lines[at][:start] + mark)
        self.containers.leave_block()


def language_of(info: str) -> str:
    """The language that stands behind a fence's signs; empty where there is none."""
    match = LANGUAGE.match(info)
    return match["language"] if match else ""


def open_comment(words: str) -> int | None:
    """Where a comment begins in a line of words that does not end on it; not in code."""
    if "<!--" not in words:
        return None
    bare = CODE_SPAN.sub(lambda code: "`" * len(code[0]), words)
    start = bare.rfind("<!--")
    if start <= 0 or "-->" in bare[start:]:
        return None
    return start


class PutBack(BlockProcessor):
    """Makes an element of each mark.

    Those of code stay empty for now: code that an indent makes would go on with code before it.
    """

    def __init__(self, parser: BlockParser, taken_out: TakenOut) -> None:
        super().__init__(parser)
        self.taken_out = taken_out

    def test(self, parent: etree.Element, block: str) -> bool:
        return self.piece_of(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        first, _, rest = blocks.pop(0).partition("\n")
        piece = self.piece_of(first)
        if piece is None:
            return
        element = etree.SubElement(parent, piece.tag)
        self.taken_out.elements[element] = piece
        if rest:
            blocks.insert(0, rest)

    def piece_of(self, block: str) -> Code | RawPiece | None:
        """What was taken out from the start of a block."""
        mark = block_starts.TAKEN_OUT.match(block.split("\n", 1)[0])
        if mark is None:
            return None
        return self.taken_out.pieces.get(int(mark["number"]))


class FillCode(Treeprocessor):
    """Fills in the code. It has one form, whether fences or an indent made it."""

    def __init__(self, md: Markdown, taken_out: TakenOut) -> None:
        super().__init__(md)
        self.taken_out = taken_out

    def run(self, root: etree.Element) -> None:
        for block in root.iter("pre"):
            piece = self.taken_out.elements.get(block)
            if isinstance(piece, Code):
                block.set("class", "highlight")
                piece.fill(block)
            elif len(block) == 1 and block[0].tag == "code" and not block.attrib:
                block.set("class", "highlight")
                block[0].text = AtomicString((block[0].text or "").rstrip("\n"))
