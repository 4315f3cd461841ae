"""Names for what a listener meets without seeing it: no two tables have one, and a
note's link says which note.
"""

import re
import xml.etree.ElementTree as etree
from collections import Counter

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from oped.language import language_of_words
from oped.reading.markdown.source_page import SourcePage

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CAPTIONS = ("caption", "figcaption")
# What Python-Markdown leaves in words for raw HTML, entities and escapes.
STASHED = re.compile("\x02[^\x03]*\x03")
NOTE = re.compile(r"#(?:note-)?fn(?:ref\d*)?:")


class Labels(Treeprocessor):
    """The words are the page's own, in its language if there are any."""

    def __init__(self, md: Markdown, page: SourcePage) -> None:
        super().__init__(md)
        self.words = page.words
        # The words may be of another language than the page; only what holds no other words
        # can say so.
        self.lang = language_of_words(page.lang)
        self.is_other = self.lang != page.lang.split("-")[0]

    def run(self, root: etree.Element) -> None:
        self._name_tables(root)
        numbers = self._name_references(root)
        self._name_ways_back(root, numbers)
        if self.is_other:
            for link in root.iter("a"):
                if link.get("aria-label"):
                    link.set("lang", self.lang)

    def _name_tables(self, root: etree.Element) -> None:
        """By its caption, else by the heading that it stands below, else by its number."""
        names: Counter[str] = Counter()
        heading = ""
        number = 0
        captions = _captions(root)
        for element in root.iter():
            if element.tag in HEADINGS:
                heading = _text(element)
            elif element.get("class") == "article-table":
                number += 1
                name = captions.get(element) or heading
                if not name:
                    name = f"{self.words['table']} {number}"
                names[name] += 1
                if names[name] > 1:
                    name = f"{name} {names[name]}"
                element.set("aria-label", name)

    def _name_references(self, root: etree.Element) -> dict[str, str]:
        """Each footnote's number by its name."""
        numbers = {}
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                number = _text(link)
                numbers[_note(link)] = number
                label = self.words["footnote"].replace("{number}", number)
                link.set("aria-label", label)
        return numbers

    def _name_ways_back(self, root: etree.Element, numbers: dict[str, str]) -> None:
        for link in root.iter("a"):
            if link.get("class") == "footnote-backref":
                number = numbers.get(_note(link), "")
                label = self.words["footnote_back"].replace("{number}", number)
                link.set("title", label)
                link.set("aria-label", label)


def _captions(root: etree.Element) -> dict[etree.Element, str]:
    """The caption of each table that has one: its own, or that of the figure around it."""
    captions = {}
    for holder in root.iter():
        words = [_text(child) for child in holder if child.tag in CAPTIONS]
        if not words:
            continue
        for box in holder.iter("div"):
            captions[box] = words[0]
        if holder.tag == "table":
            captions[holder] = words[0]
    for box in root.iter("div"):
        for table in box.findall("table"):
            if table in captions:
                captions[box] = captions[table]
    return captions


def _note(link: etree.Element) -> str:
    return NOTE.sub("", link.get("href", ""))


def _text(element: etree.Element) -> str:
    return " ".join(STASHED.sub("", "".join(element.itertext())).split())
