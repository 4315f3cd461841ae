"""What an editor's classes and ids may say, and the lines of elements for who reads the HTML.

Classes and ids tell formats and styles what an element is: a footnote, a box. They are Python-
Markdown's and ours. An editor's own mean nothing but those of a table, wherever they are typed: in
raw HTML, in a list of attributes (see attribute_lists.py), in the options of a caption.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Collection

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading import dead_links
from oped.reading.allowed import EDITORS_CLASS, EXTENSIONS_CLASS, OWN_ID
from oped.reading.gate import HIDDEN, LINE
from oped.reading.markdown.findings import Findings
from oped.reading.markdown.line_numbers import LineNumbers
from oped.reading.markdown.source_page import SourcePage, is_elsewhere


class OwnMarks(Extension):
    def __init__(
        self,
        page: SourcePage,
        findings: Findings,
        lines: LineNumbers,
        raw: Collection[etree.Element],
    ) -> None:
        super().__init__()
        self.page = page
        self.findings = findings
        self.lines = lines
        # The elements that were typed as raw HTML.
        self.raw = raw

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind inline Markdown (20), before raw HTML is part of the tree (19).
        md.treeprocessors.register(KeepOwn(md, self), "keep_own", 19.2)
        # Right behind that, before words and old HTML are looked at (18.9, 18.5).
        md.treeprocessors.register(TakeAway(md, self), "take_away", 18.95)
        # Behind all but what looks for links (0.5, 0).
        md.treeprocessors.register(HandOver(md, self), "hand_over", 0.6)


class KeepOwn(Treeprocessor):
    """Knows footnotes while the tree holds no typed elements; of those keeps what is meant."""

    def __init__(self, md: Markdown, marks: OwnMarks) -> None:
        super().__init__(md)
        self.marks = marks

    def run(self, root: etree.Element) -> None:
        footnotes: set[etree.Element] = set()
        for box in root.findall("div[@class='footnote']"):
            footnotes.update((box, *box.iterfind("ol/li")))
        for element in root.iter():
            if not element.keys():
                continue  # Nothing to keep.
            is_number = element.get("id", "").startswith("fnref")
            is_link = element.get("class") in ("footnote-ref", "footnote-backref")
            if is_link or (element.tag == "sup" and is_number):
                footnotes.add(element)
            elif element not in footnotes:
                if element.tag == "img":
                    self.ask_for_words(element)
                keep_classes(element, EXTENSIONS_CLASS)
                keep_id(element)

    def ask_for_words(self, picture: etree.Element) -> None:
        """A picture of elsewhere becomes a link, which has words or is its address."""
        address = picture.get("src", "")
        if not picture.get("alt", "").strip() and not is_elsewhere(address):
            self.marks.findings.add_at("picture without words", picture, address=address)


class TakeAway(Treeprocessor):
    """Takes away the classes and ids of raw HTML, but those that mean something."""

    def __init__(self, md: Markdown, marks: OwnMarks) -> None:
        super().__init__(md)
        self.marks = marks
        self.reported: set[str] = set()

    def run(self, root: etree.Element) -> None:
        self.reported.clear()
        for element in root.iter():
            if element in self.marks.raw:
                self.take(element)

    def take(self, element: etree.Element) -> None:
        """Each class is told once; an old anchor's name is an id."""
        name = element.attrib.pop("name", None) if element.tag == "a" else None
        if name and "id" not in element.attrib:
            element.set("id", name)
        for class_name in keep_classes(element):
            if class_name not in self.reported:
                self.reported.add(class_name)
                self.marks.findings.add_at("class", element, name=class_name)
        own_id = keep_id(element)
        if own_id:
            self.marks.findings.add_at("own id", element, name=own_id)


def keep_classes(element: etree.Element, meaning: re.Pattern[str] = EDITORS_CLASS) -> list[str]:
    """Keep the classes of an element that mean something; gives the others."""
    names = element.attrib.pop("class", "").split()
    kept = [name for name in names if meaning.fullmatch(name)]
    if kept:
        element.set("class", " ".join(kept))
    return [name for name in names if name not in kept]


def keep_id(element: etree.Element) -> str | None:
    """Take away an id that the page itself or a format gives; gives it."""
    if OWN_ID.fullmatch(element.get("id", "")):
        return element.attrib.pop("id")
    return None


class HandOver(Treeprocessor):
    """Gives each element its line, and looks for the files of pictures."""

    def __init__(self, md: Markdown, marks: OwnMarks) -> None:
        super().__init__(md)
        self.marks = marks

    def run(self, root: etree.Element) -> None:
        lines = self.marks.lines.elements
        for element in root.iter():
            names = element.keys()
            for name in names:
                if name.startswith("data-"):
                    del element.attrib[name]
            if element.tag == "img" and "src" in element.attrib:
                self.hide(element, "src")
            # Python-Markdown takes its root away, which must be bare for that.
            if element in lines and element is not root:
                element.set(LINE, str(lines[element]))

    def hide(self, element: etree.Element, name: str) -> None:
        """Keep a picture's address that leads to no file from MkDocs, which knows no line."""
        address = element.get(name, "")
        if not self.is_there(address):
            near = dead_links.near(address, self.marks.page.pictures())
            self.marks.findings.add_at("no picture", element, address=address, near=near)
            element.set(name, "")
            element.set(HIDDEN + name, address)

    def is_there(self, address: str) -> bool:
        return is_elsewhere(address) or self.marks.page.file(address) is not None
