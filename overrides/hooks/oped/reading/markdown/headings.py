"""Headings begin at `##` and skip no level; their addresses keep any script's letters."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

from oped.reading.markdown.findings import Findings
from oped.reading.markdown.line_numbers import HEADINGS
from oped.reading.markdown.source_page import SourcePage

LOWEST = 6


class Headings(Extension):
    def __init__(self, page: SourcePage, findings: Findings) -> None:
        super().__init__()
        self.page = page
        self.findings = findings

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind raw HTML (19), whose headings count; before addresses are made (5).
        md.treeprocessors.register(Level(md, self), "headings", 18)
        for processor in md.treeprocessors:
            if isinstance(processor, TocTreeprocessor):
                # As GitHub makes them; Python-Markdown's own keep Latin letters alone.
                processor.slugify = slugify(case="lower")
                # On GitHub `[TOC]` is words.
                processor.marker = ""


class Level(Treeprocessor):
    def __init__(self, md: Markdown, headings: Headings) -> None:
        super().__init__(md)
        self.page = headings.page
        self.findings = headings.findings

    def run(self, root: etree.Element) -> None:
        self.leave_out_empty(root)
        headings = [element for element in root.iter() if element.tag in HEADINGS]
        levels = [int(heading.tag[1]) for heading in headings]
        # On a page that is no op-ed the text itself may hold the page's first heading.
        first = 1 if not self.page.is_op_ed and 1 in levels else 2
        if self.page.is_note:
            first = 3  # The note stands below a heading of the page's own.
        is_advised = False
        for heading, level, new in zip(headings, levels, levelled(levels, first), strict=True):
            heading.tag = f"h{new}"
            if new != level and not is_advised:
                is_advised = True  # One line tells of all: the others follow from it.
                parts = {"source": "#" * level, "hashes": "#" * new}
                self.findings.add_at("heading moved", heading, **parts)

    def leave_out_empty(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag in HEADINGS and is_empty(child):
                    self.findings.add_at("empty heading", child, hashes="#" * int(child.tag[1]))
                    parent.remove(child)


def levelled(levels: list[int], first: int) -> list[int]:
    """Levels of headings, so that the first is `first` and none skips one.

    A heading stays below what it stood below: 1 3 2 3 1 -> 2 3 3 4 2.
    """
    result = []
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        result.append(min(first + len(above), LOWEST))
        above.append(level)
    return result


def is_empty(heading: etree.Element) -> bool:
    """Whether a heading shows nothing: neither words nor a picture."""
    if heading.find(".//img") is not None:
        return False
    return not "".join(heading.itertext()).strip()
