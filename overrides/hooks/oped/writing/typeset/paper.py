"""The text of an op-ed as Typst can set it, and what of it paper cannot hold.

Typst names neither element nor line when it fails, and one thing that it cannot do costs the whole
file. So what it cannot do is found here, on the tree, and stands in words instead.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from lxml import etree

from oped.article import Article
from oped.problem import Problem
from oped.reading.characters import FORBIDDEN
from oped.reading.files import find
from oped.reading.html_tree import parent_of, parse, unwrap
from oped.reading.plain_text import inline
from oped.writing.pictures.making import Picture

# What Typst fails on, or takes more than a second or two for.
DEEPEST = 30
MOST_QUOTATIONS = 10
MOST_FOOTNOTES = 400
MOST_ELEMENTS = 10_000
MOST_IN_ONE = 3_000
LONGEST_WORD = 10_000
# What is set alike.
ALIKE = {
    **dict.fromkeys(("cite", "dfn", "i", "var"), "em"),
    **dict.fromkeys(("kbd", "samp"), "code"),
    **dict.fromkeys(("abbr", "bdi", "bdo", "data", "time"), "span"),
    **dict.fromkeys(("address", "section"), "div"),
    "b": "strong",
    "s": "del",
    "u": "ins",
}
# Stands before the name of a picture that was made.
MADE = "made:"
LEFT_OUT = ("share-link", "footnote-backref")
# Lines under words or through them: PDF/UA-1 takes one at a time, and a link has its own.
LINED = frozenset(("del", "ins"))
# Pictures that Typst reads, by how their files begin.
READABLE = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF", b"<svg", b"<?xml", b"\xef\xbb\xbf<")


class Source(NamedTuple):
    """A picture by the name that the templates ask for it by.

    Another picture of the same name is another PDF: so a file's digest is part of what is set.
    """

    name: str
    digest: str


class Shelf(NamedTuple):
    """Where pictures come from: docs/, where Typst has its root, and those that were made."""

    docs: Path
    pictures: Mapping[str, Picture]

    def source(self, name: str) -> Source | None:
        """A picture by its place below docs/; None where Typst can read none."""
        if name in self.pictures and self.pictures[name].widths:
            return Source(MADE + self.pictures[name].plain.name, "")
        file = find(self.docs, name)
        data = file.read_bytes() if file else b""
        if not data.lstrip().startswith(READABLE):
            return None
        return Source(f"/{name}", hashlib.sha256(data).hexdigest())


class Sheet:
    """One tree, made fit step by step.

    `advice` tells what stands otherwise on paper, `hindrances` why there can be no PDF.
    """

    def __init__(
        self,
        article: Article,
        shelf: Shelf,
        html: str,
        lines: tuple[int, ...],
    ) -> None:
        self.article = article
        self.shelf = shelf
        self.root = parse(html)
        elements = self.root.iterdescendants()
        self.lines = dict(zip(elements, lines, strict=False))
        self.advice: list[Problem] = []
        self.hindrances: list[Problem] = []
        self.leave_out()
        self.set_footnotes()
        for element in list(self.root.iterdescendants()):
            self.fit(element)
        self.look_at_size()

    def xml(self) -> str:
        self.root.tag = "body"
        xml: str = etree.tostring(self.root, encoding="unicode")
        return xml

    def line_of(self, element: etree._Element) -> int:
        return self.lines.get(element, 1)

    def advise(self, element: etree._Element, message: str) -> None:
        line = self.line_of(element)
        self.advice.append(Problem(self.article.path, line, message, "advice"))

    def hinder(self, element: etree._Element, reason: str) -> None:
        message = f"there is no PDF: {reason}"
        line = self.line_of(element)
        self.hindrances.append(Problem(self.article.path, line, message, "advice"))

    def leave_out(self) -> None:
        """Links that lead nowhere on paper, with the space before a way back."""
        for link in list(self.root.iter("a", "span")):
            if link.get("class") in LEFT_OUT:
                before = link.getprevious()
                parent = parent_of(link)
                if before is not None:
                    before.tail = (before.tail or "").rstrip("\u00a0")
                else:
                    parent.text = (parent.text or "").rstrip("\u00a0")
                _drop(link)
                if parent.tag == "p" and not len(parent) and not (parent.text or "").strip():
                    _drop(parent)

    def set_footnotes(self) -> None:
        """A note stands where it is first referred to; further references name its number."""
        boxes = self.root.findall("div[@class='footnote']")
        notes = {item.get("id"): item for box in boxes for item in box.iterfind("ol/li")}
        seen: set[str] = set()
        for number in list(self.root.iter("sup")):
            link = number.find("a[@class='footnote-ref']")
            name = link.get("href", "").removeprefix("#") if link is not None else ""
            if name in notes:
                _clear(number)
                number.tag = "note"
                number.set("to", name)
                number.set("first", "no" if name in seen else "yes")
                seen.add(name)
        for box in boxes:
            box.tag = "notes"
        if len(notes) > MOST_FOOTNOTES:
            first = next(iter(notes.values()))
            self.hinder(first, f"it holds no more than {MOST_FOOTNOTES:,} footnotes")

    def fit(self, element: etree._Element) -> None:
        """Make one element what Typst has a rule for."""
        if element.getparent() is None:
            return
        element.tag = ALIKE.get(str(element.tag), str(element.tag))
        match element.tag:
            case "a":
                self.fit_link(element)
            case "img":
                self.fit_picture(element)
            case "del" | "ins":
                self.fit_line(element)
            case "ol":
                _number(element)
            case "figure" | "figcaption":
                _fit_figure(element)
            case "ruby":
                _in_words(element, inline(element))
            case "picture":
                unwrap(element)
            case "colgroup" | "source" | "wbr":
                _drop(element)

    def fit_link(self, link: etree._Element) -> None:
        """On paper no page is near: an address is absolute; one into the page leads nowhere."""
        address = link.get("href", "#")
        if address.startswith("#") or not "".join(map(str, link.itertext())).strip():
            address = ""
        else:
            address = urljoin(self.article.address, address)
        is_lined = any(inner.tag in ("del", "ins", "s", "u") for inner in link.iter())
        _clear_attributes(link)
        link.set("href", address)
        if is_lined or any(outer.tag in LINED for outer in link.iterancestors()):
            link.set("lined", "no")

    def fit_line(self, element: etree._Element) -> None:
        """Of a line in a line the outer one is drawn."""
        if any(outer.tag in LINED for outer in element.iterancestors()):
            element.tag = "span"

    def fit_picture(self, picture: etree._Element) -> None:
        """Name a picture by its place below docs/, where Typst has its root."""
        path = re.sub("[?#].*", "", picture.get("src", ""))
        address = urljoin(self.article.address, path)
        name = unquote(address.removeprefix(self.article.site_url))
        name = FORBIDDEN.sub("\ufffd", name)
        words = picture.get("alt", "")
        source = self.shelf.source(name)
        if not source:
            self.advise(picture, f"the PDF has the words of '{name}': Typst cannot show it")
            _in_words(picture, f"[{words}]" if words else "")
            return
        _clear_attributes(picture)
        picture.set("src", source.name)
        picture.set("alt", words)
        picture.set("digest", source.digest)

    def look_at_size(self) -> None:
        """Find the first element that Typst would fail on, or take minutes for."""
        depths = {self.root: 0}
        quotations = {self.root: 0}
        for element in self.root.iterdescendants():
            parent = parent_of(element)
            depths[element] = depths[parent] + 1
            quotations[element] = quotations[parent] + (element.tag == "blockquote")
            reason = ""
            if depths[element] > DEEPEST or quotations[element] > MOST_QUOTATIONS:
                reason = f"it holds no more than {DEEPEST} elements in one another"
                reason += f", of these {MOST_QUOTATIONS} quotations"
            elif element.tag == "p" and len(element) > MOST_IN_ONE:
                reason = f"it holds no more than {MOST_IN_ONE:,} elements in a paragraph"
            elif has_long_word(element.text) or has_long_word(element.tail):
                reason = f"it holds no word of more than {LONGEST_WORD:,} letters"
            if reason:
                self.hinder(element, reason)
                return


def has_long_word(words: str | None) -> bool:
    if words is None or len(words) <= LONGEST_WORD:
        return False
    return any(len(word) > LONGEST_WORD for word in words.split())


def _fit_figure(element: etree._Element) -> None:
    """Typst sets figures of pictures and tables, and captions of figures; others are boxes."""
    if element.tag == "figcaption":
        is_set = parent_of(element).tag == "figure"
    else:
        is_set = any(True for _ in element.iter("img", "table"))
    if not is_set:
        element.tag = "div"


def _number(ordered: etree._Element) -> None:
    """Each item of a list that does not simply count has its number."""
    if "reversed" not in ordered.attrib and ordered.find("li[@value]") is None:
        return
    step = -1 if "reversed" in ordered.attrib else 1
    first = str(len(ordered)) if step < 0 else "1"
    number = int(ordered.get("start", first))
    for item in ordered:
        number = int(item.get("value", str(number)))
        item.set("value", str(number))
        number += step


def _clear(element: etree._Element) -> None:
    """Take away what an element holds and says, but not the words behind it."""
    for child in list(element):
        element.remove(child)
    element.text = None
    _clear_attributes(element)


def _clear_attributes(element: etree._Element) -> None:
    for name in list(element.attrib):
        del element.attrib[name]


def _in_words(element: etree._Element, words: str) -> None:
    """Words in place of an element."""
    _clear(element)
    element.text = words
    unwrap(element)


def _drop(element: etree._Element) -> None:
    """Take an element away, but not the words behind it."""
    _clear(element)
    unwrap(element)
