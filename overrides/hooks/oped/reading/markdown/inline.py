"""Inline Markdown in linear time: thousands of links in one paragraph or in many take the same.

Python-Markdown copies a whole text for each element that it puts into it, and a list of all
elements that wait for each that it looks into. What an element was put into, and no pattern
looks at any more, is laid aside here until the pattern is through; what waits is a queue.
"""

import re
import xml.etree.ElementTree as etree
from collections import deque
from collections.abc import Callable
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_RE, STX, AtomicString

# What is laid aside at once, and how far patterns look back from where they are.
ENOUGH = 4_096
LOOKED_BACK_AT = 64
ESCAPED = re.compile(rf"{STX}(\d+){ETX}")


# Lays an element, or words as they stand, aside, and gives the mark that stands for it.
Stash = Callable[[etree.Element | str], str]


class InOnePass(InlineProcessor):
    """A pattern that finds by itself all that it matches in a text."""

    def replaced(self, data: str, stash: Stash) -> str:
        """The text with a mark in the place of each match."""
        raise NotImplementedError


class LinearInline(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Inline(md), "inline", 20)


class Inline(InlineTreeprocessor):
    """Puts the elements that patterns find into the tree; how a pattern is tried is its base's.

    A pattern may name `signs` in small letters, of which all that it matches holds one: most
    texts hold none, and to look for them is much faster than to look for the pattern.
    """

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        self.stashed_nodes: dict[str, etree.Element | str] = {}
        # Their type is another class of that name, says Python-Markdown.
        self.patterns: list[Any] = list(self.inlinePatterns)
        waiting = deque([(tree, ancestors or [])])
        while waiting:
            element, parents = waiting.popleft()
            # What the patterns are asked within.
            self.ancestors = [*parents, element.tag.lower()]
            waiting.extend(self.read(element))
        return tree

    def read(self, parent: etree.Element) -> list[tuple[etree.Element, list[str]]]:
        """Read the words in and behind each child; what may hold more, and what that stands in."""
        waiting = []
        found = []
        position = 0
        while position < len(parent):
            child = parent[position]
            position += 1
            within = self.ancestors
            if child.text and not isinstance(child.text, AtomicString):
                self.ancestors = [*within, child.tag.lower()]
                child.text, elements = self.parted(self.with_marks(child.text))
                found.append((child, elements))
                waiting += [(each, self.ancestors) for each in elements if len(each)]
                self.ancestors = within
            if child.tail:
                child.tail, elements = self.parted(self.with_marks(child.tail))
                # These are the next children.
                parent[position:position] = elements
            if len(child):
                waiting.append((child, within))
        for child, elements in found:
            child[:0] = elements
        return waiting

    def parted(self, data: str) -> tuple[str, list[etree.Element]]:
        """The words before the first element, and the elements, each with the words behind it.

        Words that no pattern may read stay so, whatever stands among them.
        """
        kind = AtomicString if isinstance(data, AtomicString) else str
        words: list[list[str]] = [[]]
        elements: list[etree.Element] = []
        for number, piece in enumerate(INLINE_PLACEHOLDER_RE.split(data)):
            node = self.stashed_nodes.get(piece, "") if number % 2 else piece
            if isinstance(node, str):
                words[-1].append(node)
            else:
                self.put_in(node)
                elements.append(node)
                words.append([])
        for element, behind in zip(elements, words[1:], strict=True):
            element.tail = kind("".join(behind))
        return kind("".join(words[0])), elements

    def put_in(self, element: etree.Element) -> None:
        """Put in the place of marks what they stand for, in an element that a pattern made."""
        for child in list(element):
            self.put_in_text(child)
            if child.tail:
                child.tail, elements = self.parted(child.tail)
                position = list(element).index(child) + 1
                element[position:position] = elements
        self.put_in_text(element)

    def put_in_text(self, element: etree.Element) -> None:
        if element.text and INLINE_PLACEHOLDER_RE.search(element.text):
            element.text, element[:0] = self.parted(element.text)

    def with_marks(self, data: str, first: int = 0) -> str:
        """A text with marks in the place of all that the patterns from a number on match."""
        if isinstance(data, AtomicString):
            return data
        small = data.lower()
        for number, pattern in enumerate(self.patterns[first:], first):
            signs = getattr(pattern, "signs", ())
            if signs and not any(sign in small for sign in signs):
                continue
            if pattern.compiled_re.search(data):
                data = self.apply(number, data)
        return data

    # By this name the base asks for what stands within a match.
    _InlineProcessor__handleInline = with_marks

    def stash(self, node: etree.Element | str) -> str:
        number = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[number] = node
        return INLINE_PLACEHOLDER % number

    def apply(self, number: int, data: str) -> str:
        """A text with marks in the place of all that one pattern matches."""
        pattern = self.patterns[number]
        if isinstance(pattern, InOnePass):
            return pattern.replaced(data, self.stash)
        apply_pattern = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        done: list[str] = []
        start = 0
        matched = True
        while matched:
            data, matched, start = apply_pattern(pattern, data, number, start)
            if start > ENOUGH:
                cut = start - LOOKED_BACK_AT
                done.append(data[:cut])
                data = data[cut:]
                start = LOOKED_BACK_AT
        return "".join([*done, data])


def as_typed(md: Markdown, name: str) -> str:
    """A name as it stands in the source: code and escapes have become marks in it."""
    if STX not in name:
        return name
    inline = md.treeprocessors["inline"]
    assert isinstance(inline, Inline)  # noqa: S101
    nodes = inline.stashed_nodes

    def typed(mark: re.Match[str]) -> str:
        node = nodes.get(mark[1])
        if isinstance(node, str):
            return node
        if node is not None and node.tag == "code":
            return f"`{unescape(node.text or '')}`"
        return mark[0]

    without_code = INLINE_PLACEHOLDER_RE.sub(typed, name)
    return ESCAPED.sub(lambda mark: "\\" + chr(int(mark[1])), without_code)
