"""Inline Markdown in linear time: thousands of links in one paragraph or in many take the same.

Python-Markdown copies a whole text for each element that it puts into it. What an element was put
into, and no pattern looks at any more, is laid aside here until the pattern is through.
"""

import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import AtomicString

# What is laid aside at once, and how far patterns look back from where they are.
ENOUGH = 4_096
LOOKED_BACK_AT = 64


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
    """Python-Markdown's own, but for the loop over patterns, which it keeps to itself."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        for number in range(patternIndex, len(self.inlinePatterns)):
            data = self.apply(number, data)
        return data

    def apply(self, number: int, data: str) -> str:
        """A text with marks in the place of all that one pattern matches."""
        pattern = self.inlinePatterns[number]
        if isinstance(pattern, InOnePass):
            stash = self._InlineProcessor__stashNode  # type: ignore[attr-defined]
            return pattern.replaced(data, lambda node: stash(node, pattern.type()))
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
