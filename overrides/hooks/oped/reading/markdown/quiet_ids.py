"""The id of a paragraph or heading stands in an empty element at its start.

Reader modes and programs that extract articles take an element for furniture by words in its id:
Readability would leave out a paragraph that begins with "Social security", defuddle one that
begins with "One more round". What is empty they may leave out.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.line_numbers import HEADINGS

HOLDERS = ("p", *HEADINGS)


class QuietIds(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # Behind what gives headings their ids and MkDocs, which collects them (5); before
        # elements are given their lines (0.6).
        md.treeprocessors.register(MoveIds(md), "quiet_ids", 0.7)


class MoveIds(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in list(root.iter()):
            if element.tag in HOLDERS and "id" in element.attrib:
                place = etree.Element("span", {"id": element.attrib.pop("id")})
                place.tail = element.text
                element.text = None
                element.insert(0, place)
