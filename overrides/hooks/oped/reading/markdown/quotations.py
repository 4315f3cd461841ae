"""Quotations, two in a row as well, and the boxes that GitHub makes of `> [!NOTE]`."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from pymdownx.quotes import QuotesProcessor

from oped.reading.markdown.block_starts import QUOTE

# Further in than anything in a quotation can begin: such a line goes on with a paragraph.
FAR_IN = " " * 80


class Quotations(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(Quotation(md.parser, {"callouts": True}), "quote", 20)


class Quotation(QuotesProcessor):
    """A line without its sign is words of the quotation, whatever it looks like."""

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lines = blocks[0].split("\n")
        signed = [line if QUOTE.match(line) else f"> {FAR_IN}{line.lstrip()}" for line in lines]
        blocks[0] = "\n".join(signed)
        super().run(parent, blocks)
