"""Sets the dashes of a text as `oped.reading.dashes` says; code keeps its hyphens.

Only dashes: `smarty` would also turn what a wire did not send. It is done in the tree, behind the
numbers of lines: a dash that begins a line takes the line break before it away.
"""

import xml.etree.ElementTree as etree
from typing import TypeGuard

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.dashes import SPACED_DASH, set_dash

DASHES = ("--", "–", "—")
KEPT = frozenset(("pre", "code"))
# Stands for an element in a line, so that a dash behind it is known to stand behind a word.
WORD = "x"


class SetDashes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # Behind the numbers of lines (19.5), advice (18.9) and raw HTML (19).
        md.treeprocessors.register(SetDashesOf(md), "set_dashes", 15)


class SetDashesOf(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in root:
            self.set(element)

    def set(self, element: etree.Element) -> None:
        """Set the dashes in an element and in the words behind it."""
        if element.tag not in KEPT:
            if has_dash(element.text):
                element.text = set_dashes(element.text)
            for child in element:
                self.set(child)
        if has_dash(element.tail):
            is_start = element.tag == "br" or self.md.is_block_level(element.tag)
            element.tail = set_dashes(element.tail, "" if is_start else WORD)


def has_dash(words: str | None) -> TypeGuard[str]:
    return words is not None and any(dash in words for dash in DASHES)


def set_dashes(words: str, before: str = "") -> str:
    """Words with their dashes set; `before` is what stands before them in their line."""
    return SPACED_DASH.sub(set_dash, before + words).removeprefix(before)
