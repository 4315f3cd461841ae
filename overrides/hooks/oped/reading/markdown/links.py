"""Links and pictures as CommonMark has them, in place of Python-Markdown's.

An address without `<>` holds no space; a name of a reference is read as typed, whatever
its case and spaces, so that it can hold code; a link is never in a link. The line breaks
that an address, a title or a name takes away are told to the numbers of lines.
"""

import re
import xml.etree.ElementTree as etree
from typing import NamedTuple

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from oped.reading.markdown.inline import as_typed
from oped.reading.markdown.line_marks import unmarked
from oped.reading.markdown.line_numbers import LineNumbering

LONGEST_NAME = 999
NO_SPACE = re.compile(r"\S|\Z")
# Escapes and code have become marks before this is read, each from \x02 to \x03.
POINTY_ADDRESS = re.compile(r"<([^<>\n]*)>")
BARE_ADDRESS_PART = re.compile(r"[^\s()<\x00-\x01\x04-\x1f][^\s()\x00-\x01\x04-\x1f]*")
TITLE = re.compile(r'"((?:[^"]|\n(?!\s*\n))*)"|\'([^\']*)\'|\(([^()]*)\)')
NAME = re.compile(r"\[([^\[\]]*)\]")
BRACKET = re.compile(r"[\[\]]")
START = re.compile(r"!?\[")


class Target(NamedTuple):
    """Where a link leads, and the place behind it in the text."""

    address: str
    title: str | None
    end: int


class Links(Extension):
    def __init__(self, numbering: LineNumbering) -> None:
        super().__init__()
        self.numbering = numbering

    def extendMarkdown(self, md: Markdown) -> None:
        patterns = md.inlinePatterns
        for name in ("reference", "link", "image_link", "image_reference"):
            patterns.deregister(name)
        for name in ("short_reference", "short_image_ref"):
            patterns.deregister(name)
        brackets = Brackets()
        # Behind code (190), escapes (180) and footnotes (175).
        processor = LinkProcessor(r"!?\[", md, self.numbering, brackets)
        patterns.register(processor, "link", 160)
        # In the words of a link only what comes later is looked for: pictures.
        processor = LinkProcessor(r"!\[", md, self.numbering, brackets)
        patterns.register(processor, "image_link", 150)
        # Before headings with a line under them (60), whose words may begin below a definition.
        md.parser.blockprocessors.register(Definitions(md.parser), "reference", 65)


class Brackets:
    """Which bracket closes which, looked up in a text once for all its links."""

    def __init__(self) -> None:
        self.text = ""
        # The text that was last asked about: most are asked about again, unchanged.
        self.last_text = ""
        self.pairs: dict[int, int] = {}

    def closing(self, text: str, start: int) -> int | None:
        """The place of the bracket that closes the one at `start`.

        Links are replaced from left to right, so what is behind a link stays as it was: places
        are kept by their distance from the end.
        """
        length = len(text) - start
        is_same = text is self.last_text and length <= len(self.text)
        if not is_same:
            if length > len(self.text) or not self.text.endswith(text[start:]):
                self.read(text[start:])
            self.last_text = text
        closing = self.pairs.get(length)
        if closing is None:
            return None
        return len(text) - closing

    def read(self, text: str) -> None:
        self.text = text
        self.pairs = {}
        opened: list[int] = []
        for bracket in BRACKET.finditer(text):
            if bracket[0] == "[":
                opened.append(bracket.start())
            elif opened:
                self.pairs[len(text) - opened.pop()] = len(text) - bracket.start()


class LinkProcessor(InlineProcessor):
    """`[words](address "title")`, `[words][name]`, `[name][]`, `[name]`; pictures: `![…]`."""

    signs = ("[",)

    def __init__(
        self, pattern: str, md: Markdown, numbering: LineNumbering, brackets: Brackets
    ) -> None:
        super().__init__(pattern, md)
        self.numbering = numbering
        self.brackets = brackets

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        close = self.brackets.closing(data, m.end() - 1)
        if close is None:
            return None, None, None
        words = data[m.end() : close]
        target = self.target(data, close + 1, words)
        is_picture = m[0] == "!["
        if target is None or (not is_picture and self.holds_link(words)):
            return None, None, None
        element = self.picture(words, target) if is_picture else self.link(words, target)
        if target.title:
            element.set("title", target.title)
        lost = data.count("\n", m.start(), target.end) - (element.text or "").count("\n")
        self.numbering.breaks[element] = lost
        return element, m.start(), target.end

    def link(self, words: str, target: Target) -> etree.Element:
        link = etree.Element("a", {"href": target.address})
        link.text = words
        return link

    def picture(self, words: str, target: Target) -> etree.Element:
        """A picture; its words say what it shows, without the marks in them."""
        attributes = {"src": target.address, "alt": self.unescape(words)}
        return etree.Element("img", attributes)

    def holds_link(self, words: str) -> bool:
        """Whether a link stands in the words of a link: then the inner one is the link."""
        at = 0
        while start := START.search(words, at):
            at = start.end()
            close = self.brackets.closing(words, at - 1)
            inner = self.target(words, close + 1, words[at:close]) if close else None
            if inner and start[0] == "[":
                return True
            at = inner.end if inner else at
        return False

    def target(self, data: str, start: int, words: str) -> Target | None:
        """What stands behind the words: an address or a name; or the words are a name."""
        if data.startswith("(", start):
            target = self.inline_target(data, start + 1)
            if target:
                return target
        name = NAME.match(data, start)
        if name and name[1].strip():
            return self.defined(name[1], name.end())
        return self.defined(words, name.end() if name else start)

    def inline_target(self, data: str, start: int) -> Target | None:
        """`address`, `<address>` and `address "title"` up to the closing bracket."""
        at = behind_spaces(data, start)
        pointy = POINTY_ADDRESS.match(data, at)
        if pointy:
            address, at = pointy[1], pointy.end()
        else:
            address = bare_address(data, at)
            at += len(address)
        behind = behind_spaces(data, at)
        title = TITLE.match(data, behind) if behind > at else None
        if title:
            behind = behind_spaces(data, title.end())
        if not data.startswith(")", behind):
            return None
        words = first_group(title)
        address = self.unescape(address).replace(" ", "%20")
        return Target(address, self.plain(words), behind + 1)

    def defined(self, name: str, end: int) -> Target | None:
        """The address that a name stands for; CommonMark's names have a length."""
        if len(name) > LONGEST_NAME:
            return None
        reference = self.md.references.get(normal_name(as_typed(self.md, name)))
        if reference is None:
            return None
        address, title = reference
        return Target(address, title, end)

    def plain(self, title: str | None) -> str | None:
        """A title with what was escaped in it, on one line."""
        if title is None:
            return None
        return " ".join(self.unescape(title).split())


def behind_spaces(data: str, start: int) -> int:
    """The next place that is no white space."""
    match = NO_SPACE.search(data, start)
    return match.start() if match else len(data)


def bare_address(data: str, start: int) -> str:
    """An address without spaces, in which round brackets stand in pairs."""
    depth = 0
    at = start
    while at < len(data):
        sign = data[at]
        if sign == "(":
            depth += 1
            at += 1
        elif sign == ")":
            depth -= 1
            if depth < 0:
                break
            at += 1
        elif part := BARE_ADDRESS_PART.match(data, at):
            at = part.end()
        else:
            break
    return data[start:at] if depth <= 0 else ""


def first_group(match: re.Match[str] | None) -> str | None:
    """What stands between a title's signs, of whichever kind they are."""
    if match is None:
        return None
    return next((group for group in match.groups() if group is not None), None)


def normal_name(name: str) -> str:
    """A reference's name, whatever its case and spaces."""
    return " ".join(name.split()).casefold()


DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?!\^)(?P<name>(?:[^\[\]\\]|\\.)+)\]:
    [ ]*\n?[ ]*
    (?: <(?P<pointy>[^<>\n]*)> | (?P<bare>[^\s<]\S*) )
    (?: (?:[ ]+|[ ]*\n[ ]*)
        (?: "(?P<double>(?:[^"\\]|\\.)*)" | '(?P<single>(?:[^'\\]|\\.)*)' | \((?P<round>[^()]*)\) )
        (?=[ ]*(?:\n|$))
    )?
    [ ]*(?:\n|$)""",
    re.VERBOSE,
)


class Definitions(BlockProcessor):
    """`[name]: address "title"`, where a paragraph could begin; the first of a name."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.lstrip(" ").startswith("[") and bool(DEFINITION.match(unmarked(block)))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        block = unmarked("\n".join(lines))
        start = 0
        references = self.parser.md.references
        while match := DEFINITION.match(block, start):
            address = match["bare"] or match["pointy"] or ""
            title = match["double"] or match["single"] or match["round"]
            address = unescaped(address).replace(" ", "%20")
            references.setdefault(normal_name(match["name"]), (address, title))
            start = match.end()
        rest = "\n".join(lines[block.count("\n", 0, start) :])
        if block[start:].strip():
            blocks.insert(0, rest)


def unescaped(address: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", address)
