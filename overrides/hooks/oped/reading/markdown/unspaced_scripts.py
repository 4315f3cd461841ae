"""Japanese and Chinese have no spaces: lines join without one, and emphasis needs none.

CSS Text 4 takes a line break between two wide letters away (Hangul is wide, but has
spaces). HTML as browsers have it today shows a space there, and so would a feed, a file
of text and a PDF.
"""

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

# Ideographs, kana, their punctuation and the wide forms of Latin signs; no Hangul, no emoji.
WIDE = (
    "\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
BETWEEN_WIDE = re.compile(rf"(?<=[{WIDE}])[ ]*\n[ ]*(?=[{WIDE}])")
WIDE_SIGN = re.compile(rf"[{WIDE}]")
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
LETTER = f"{WIDE}{HANGUL}"
# `**말**은` and `**「文」**は`: to CommonMark, signs beside punctuation and a letter close nothing.
EMPHASIS = rf"""(?x)
    (?<![*\\])
    (?P<signs>\*\*?) (?![\s*])
    (?P<words>[^*\n]*[^*\s\\])
    (?P=signs) (?!\*)
    (?: (?<=[^\w\s*]\*\*)(?=[{LETTER}]) | (?<=[^\w\s*]\*)(?=[{LETTER}]) )
"""
TAGS = {"*": "em", "**": "strong"}
KEPT = frozenset(("pre", "code", "br"))


class UnspacedScripts(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # Before Python-Markdown's own emphasis (60), behind links and code.
        md.inlinePatterns.register(Emphasis(EMPHASIS, md), "wide_emphasis", 61)
        # Behind the numbers of lines (19.5), which count line breaks, and raw HTML (19).
        md.treeprocessors.register(JoinLines(md), "join_wide_lines", 16)


class Emphasis(InlineProcessor):
    """Emphasis that ends with punctuation, right before a letter of a script without spaces."""

    signs = ("*",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        element = etree.Element(TAGS[m["signs"]])
        element.text = m["words"]
        return element, m.start(), m.end()


class Words:
    """A text in the tree: that of an element, or that behind it."""

    def __init__(self, element: etree.Element, attribute: str) -> None:
        self.element = element
        self.attribute = attribute

    @property
    def text(self) -> str:
        return getattr(self.element, self.attribute) or ""

    @text.setter
    def text(self, text: str) -> None:
        setattr(self.element, self.attribute, text)


class JoinLines(Treeprocessor):
    """Takes line breaks between wide letters away, across elements within a line as well."""

    def run(self, root: etree.Element) -> None:
        if not WIDE_SIGN.search("".join(root.itertext())):
            return
        before: Words | None = None
        for words in self.words_of(root):
            if words is None:
                before = None
                continue
            if "\n" in words.text:
                words.text = BETWEEN_WIDE.sub("", words.text)
            if before is not None:
                self.join(before, words)
            if words.text:
                before = words

    def words_of(self, element: etree.Element) -> Iterator[Words | None]:
        """The texts in an element, in order; None where what stands around is no one line."""
        is_block = self.md.is_block_level(element.tag) or element.tag in KEPT
        if is_block:
            yield None
        if element.tag not in KEPT:
            yield Words(element, "text")
            for child in element:
                yield from self.words_of(child)
                yield Words(child, "tail")
        if is_block:
            yield None

    def join(self, before: Words, behind: Words) -> None:
        """Take away the line break between two texts with an element's start or end between."""
        first = before.text.rstrip(" \n")
        second = behind.text.lstrip(" \n")
        removed = before.text.removeprefix(first) + behind.text.removesuffix(second)
        if "\n" not in removed or not first or not second:
            return
        if WIDE_SIGN.match(first[-1]) and WIDE_SIGN.match(second[0]):
            before.text = first
            behind.text = second


def count_letters(text: str) -> int:
    """The letters of scripts that are counted by letters, without their punctuation."""
    return sum(1 for sign in WIDE_SIGN.findall(text) if unicodedata.category(sign)[0] == "L")
