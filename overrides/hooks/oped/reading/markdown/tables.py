"""Tables as GitHub has them, made fit for a narrow page and for whoever hears them."""

import xml.etree.ElementTree as etree
from itertools import zip_longest

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from oped.reading.markdown.block_starts import row_cells, table_starts
from oped.reading.markdown.findings import Findings
from oped.reading.markdown.line_marks import LINE_MARK, unmarked

SIDES = {(True, True): "center", (True, False): "left", (False, True): "right"}


class Tables(Extension):
    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.findings = findings

    def extendMarkdown(self, md: Markdown) -> None:
        # In place of Python-Markdown's, which drops cells without a word.
        md.parser.blockprocessors.register(Table(md.parser, self.findings), "table", 75)


class Table(BlockProcessor):
    """A head, what separates it, and rows. Bars part cells in code as well, unless escaped."""

    def __init__(self, parser: BlockParser, findings: Findings) -> None:
        super().__init__(parser)
        self.findings = findings
        self.lines = findings.lines

    def test(self, parent: etree.Element, block: str) -> bool:
        lines = block.split("\n", 2)
        return len(lines) > 1 and table_starts(lines[0], lines[1])

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        head, separator, *rows = blocks.pop(0).split("\n")
        sides = [side_of(cell.strip()) for cell in row_cells(separator)]
        table = etree.SubElement(parent, "table")
        self.add_row(etree.SubElement(table, "thead"), "th", head, sides)
        if rows:
            body = etree.SubElement(table, "tbody")
            for row in rows:
                self.add_row(body, "td", row, sides)

    def add_row(self, part: etree.Element, tag: str, row: str, sides: list[str | None]) -> None:
        element = etree.SubElement(part, "tr")
        mark = LINE_MARK.search(row)
        cells = [cell.strip() for cell in row_cells(unmarked(row))]
        for words, side in zip_longest(cells[: len(sides)], sides, fillvalue=""):
            cell = etree.SubElement(element, tag)
            cell.text = words
            if side:
                cell.set("class", f"article-{side}")
        if mark:
            for each in element.iter():
                self.lines.elements[each] = int(mark[1])
        for words in cells[len(sides) :]:
            if words:
                self.findings.add_at("cell beyond the head", element, words=words)
            else:
                self.findings.add_at("empty cell", element)


def side_of(separator: str) -> str | None:
    """Where a column stands: `:--` left, `:-:` center, `--:` right, `---` as it is."""
    return SIDES.get((separator.startswith(":"), separator.endswith(":")))


def boxed(root: etree.Element, label: str) -> None:
    """A wide table scrolls in a box of its own, which a keyboard can reach."""
    for parent in list(root.iter()):
        for place, child in enumerate(parent):
            if child.tag == "table":
                attributes = {"tabindex": "0", "role": "region", "aria-label": label}
                box = etree.Element("div", {"class": "article-table", **attributes})
                box.tail = child.tail
                child.tail = None
                box.append(child)
                parent[place] = box
        if parent.tag == "th":
            parent.set("scope", "col")
