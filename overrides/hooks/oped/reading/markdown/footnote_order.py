"""Footnotes are numbered as they are referred to, wherever they are written.

Python-Markdown numbers them as they are written: the first in a text could be the second.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.line_numbers import LineNumbering


class FootnoteOrder(Extension):
    def __init__(self, numbering: LineNumbering) -> None:
        super().__init__()
        self.numbering = numbering

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind the numbers of lines (19.5) and raw HTML (19).
        order = OrderFootnotes(md, self.numbering)
        md.treeprocessors.register(order, "order_footnotes", 18.85)


class OrderFootnotes(Treeprocessor):
    def __init__(self, md: Markdown, numbering: LineNumbering) -> None:
        super().__init__(md)
        self.lines = numbering.lines

    def run(self, root: etree.Element) -> None:
        footnotes = root.find(".//div[@class='footnote']/ol")
        if footnotes is None:
            return
        items = {f"#{item.get('id')}": item for item in footnotes}
        links = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
        # Footnotes stand last in the tree; what they refer to counts where they are written.
        links.sort(key=self.lines.of)
        referred_to = [link.get("href", "") for link in links]
        # Those that nothing refers to come last.
        order = [name for name in dict.fromkeys([*referred_to, *items]) if name in items]
        footnotes[:] = [items[name] for name in order]
        numbers = {name: str(number) for number, name in enumerate(order, 1)}
        for link in links:
            link.text = numbers.get(link.get("href", ""), link.text)
