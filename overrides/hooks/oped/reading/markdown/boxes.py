"""`!!! note` and `??? note` begin a box where an indented text follows; else they are words."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

BOX = re.compile(r"(?:!!!|\?\?\?)")
INDENT = " " * 4


class Boxes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # Before Python-Markdown's boxes (105), which look for their sign in all lines.
        md.parser.blockprocessors.register(BoxesWithoutText(md.parser), "boxes", 107)


class BoxesWithoutText(BlockProcessor):
    """Puts a backslash before what looks like a box and holds nothing."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return "!!!" in block or "???" in block

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        behind = next((block for block in blocks[1:] if block.strip()), "").lstrip("\n")
        for number, line in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else behind
            if BOX.match(line) and not following.startswith(INDENT):
                lines[number] = "\\" + line
        blocks[0] = "\n".join(lines)
        return False  # What there is of it is for others to read.
