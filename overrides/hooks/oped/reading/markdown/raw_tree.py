"""Raw HTML becomes elements of the tree that Markdown makes: there is one tree to look at.

A piece of raw HTML may open an element that a later piece closes, and Markdown stands in
between. Pieces are read as a browser reads HTML: what is open at the end of what it
stands in is closed there; an end tag without a start is no tag. So no end tag reaches
beyond the text that it is in. Comments are left out: they are the editor's own.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Collection
from html import unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from oped.reading.characters import FORBIDDEN
from oped.reading.markdown.findings import Findings
from oped.reading.markdown.line_numbers import LineNumbering
from oped.reading.markdown.raw_html import AMONG_WORDS
from oped.reading.markdown.raw_tokens import DECLARATION, Comment, End, tokens
from oped.reading.markdown.raw_typed import Change, changes
from oped.reading.markdown.taken_out import RAW, TakenOut
from oped.reading.markdown.tree import pieces, put_in_place

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What an element ends that is open when it begins: `<li>` ends a `<li>` without `</li>`.
ENDS = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"td", "th", "tr"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tbody": {"td", "th", "tr", "thead", "tbody"},
    "tfoot": {"td", "th", "tr", "thead", "tbody"},
    "option": {"option"},
    "rt": {"rt", "rp"},
    "rp": {"rt", "rp"},
}
# Elements whose end tag may be left out.
LEFT_OPEN = frozenset("p li dt dd tr td th thead tbody tfoot option rt rp colgroup".split())
# A character by its number.
BY_NUMBER = re.compile(r"&#(?:\d+|[xX][0-9A-Fa-f]+);?")


class RawTree(Extension):
    """`elements` are those that were typed as raw HTML, `changes` what of it the op-ed's Markdown
    file has otherwise.
    """

    def __init__(self, taken_out: TakenOut, numbering: LineNumbering, findings: Findings) -> None:
        super().__init__()
        self.taken_out = taken_out
        self.numbering = numbering
        self.findings = findings
        self.elements: set[etree.Element] = set()
        self.changes: list[Change] = []

    def reset(self) -> None:
        self.elements.clear()
        self.changes.clear()

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(AmongWords(AMONG_WORDS, md), "html", 90)
        # Behind inline Markdown (20) and the lines of its elements (19.5).
        md.registerExtension(self)
        md.treeprocessors.register(Assemble(md, self), "raw_tree", 19)
        # Behind Python-Markdown's tidying (10), which begins a line behind each break.
        md.treeprocessors.register(KeepBreaks(md, self.elements), "keep_breaks", 9.5)


class AmongWords(HtmlInlineProcessor):
    """Python-Markdown takes whatever stands between `<` and `>` for a tag."""

    signs = ("<",)

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.compiled_re = re.compile(pattern, re.VERBOSE | re.DOTALL | re.IGNORECASE)


class Assemble(Treeprocessor):
    """Puts the pieces of raw HTML together, in one container after the other."""

    def __init__(self, md: Markdown, raw_tree: RawTree) -> None:
        super().__init__(md)
        self.taken_out = raw_tree.taken_out
        self.numbering = raw_tree.numbering
        self.elements = raw_tree.elements
        self.findings = raw_tree.findings
        self.changes = raw_tree.changes

    def run(self, root: etree.Element) -> None:
        if self.md.htmlStash.html_counter:
            self.assemble(root)
            make_sound(root, self.md)

    def assemble(self, container: etree.Element) -> None:
        """Read anew what is in an element: words, marks of raw HTML, other elements."""
        for child in container:
            self.assemble(child)
        if not any(child.tag == RAW for child in container) and not has_marks(container):
            return
        children = list(container)
        words = container.text
        container.text = None
        del container[:]
        builder = Builder(container, self.md)
        self.add_words(builder, words)
        for child in children:
            tail = child.tail
            child.tail = None
            if child.tag == RAW:
                piece = self.taken_out.elements[child]
                self.add_raw(builder, piece.text + "\n", piece.line)
            else:
                builder.add(child)
            self.add_words(builder, tail)
        for element in builder.open[1:]:
            if element.tag not in LEFT_OPEN:
                self.findings.add_at("open element", element, tag=element.tag)

    def add_words(self, builder: "Builder", words: str | None) -> None:
        """Add words, and the raw HTML whose marks stand among them."""
        if not words:
            return
        start = 0
        for mark in HTML_PLACEHOLDER_RE.finditer(words):
            builder.add_text(words[start : mark.start()])
            number = int(mark[1])
            raw = self.md.htmlStash.rawHtmlBlocks[number]
            self.add_raw(builder, str(raw), self.numbering.lines.of_raw(number))
            start = mark.end()
        builder.add_text(words[start:])

    def look_at_signs(self, raw: str, line: int) -> None:
        """Tell of declarations, and of characters by their numbers that no text can hold."""
        for sign in DECLARATION.finditer(raw):
            at = line + raw.count("\n", 0, sign.start())
            self.findings.add("declaration", at, sign=sign[0], rest=sign[0][1:])
        for number in BY_NUMBER.finditer(raw):
            character = unescape(number[0])
            if not character or FORBIDDEN.search(character):
                at = line + raw.count("\n", 0, number.start())
                self.findings.add("forbidden character", at, source=number[0])

    def add_raw(self, builder: "Builder", raw: str, line: int) -> None:
        """Add the elements of a piece of raw HTML that begins on a line."""
        if raw.startswith("<!--") and "-->" not in raw:
            self.findings.add("open comment", line)
            return
        self.look_at_signs(raw, line)
        parts = tokens(raw)
        for change in changes(parts):
            self.changes.append(change._replace(line=line + change.line))
        for token in parts:
            if isinstance(token, str):
                # In this tree "&lt;" is a sign typed as such: what was "&amp;lt;" stays so.
                builder.add_text(token.replace("&", "&amp;"))
            elif isinstance(token, Comment):
                continue
            elif isinstance(token, End):
                if not builder.end(token.tag) and token.tag not in ("p", "br"):
                    self.findings.add("end without a start", line + token.line, tag=token.tag)
            else:
                element = etree.Element(token.tag, token.attributes)
                self.numbering.lines.elements[element] = line + token.line
                self.elements.add(element)
                builder.start(element)


class KeepBreaks(Treeprocessor):
    """What stands right behind a `<br>` stays there."""

    def __init__(self, md: Markdown, raw: Collection[etree.Element]) -> None:
        super().__init__(md)
        self.raw = raw

    def run(self, root: etree.Element) -> None:
        for element in self.raw:
            if element.tag == "br":
                element.tail = (element.tail or "").removeprefix("\n")


def has_marks(element: etree.Element) -> bool:
    """Whether marks of raw HTML stand among the words of an element."""
    if "\x02wzxhzdk" in (element.text or ""):
        return True
    return any("\x02wzxhzdk" in (child.tail or "") for child in element)


class Builder:
    """Fills a container with words and elements; `open` are those that are not closed yet."""

    def __init__(self, container: etree.Element, md: Markdown) -> None:
        self.open = [container]
        self.md = md

    def add_text(self, words: str) -> None:
        parent = self.open[-1]
        if not words:
            return
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words

    def add(self, element: etree.Element) -> None:
        """Add an element that is whole; of a link in a link the words."""
        if element.tag == "a" and any(each.tag == "a" for each in self.open):
            for piece in pieces(element):
                if isinstance(piece, str):
                    self.add_text(piece)
                else:
                    self.add(piece)
            return
        self.end_before(element.tag)
        self.open[-1].append(element)

    def start(self, element: etree.Element) -> None:
        self.add(element)
        if element.tag not in VOID:
            self.open.append(element)

    def end(self, tag: str) -> bool:
        """Close an element and what is open in it; False if there is none."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return True
        return False

    def end_before(self, tag: str) -> None:
        """Close what ends where an element begins, if its own end tag was left out."""
        ended = ENDS.get(tag, set())
        if self.md.is_block_level(tag):
            ended = ended | {"p"}
        while len(self.open) > 1 and self.open[-1].tag in ended:
            self.open.pop()


def make_sound(root: etree.Element, md: Markdown) -> None:
    """A paragraph holds no block: with one in it, it is none. One without anything goes."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag != "p":
                continue
            if any(md.is_block_level(inner.tag) for inner in child.iter() if inner is not child):
                child.tag = "div"
            elif not len(child) and not (child.text or "").strip(" \n"):
                put_in_place(parent, child, [])
