"""Pictures and links: where their files are, and what stands for a picture of elsewhere."""

import xml.etree.ElementTree as etree
from collections.abc import Collection

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.findings import Findings
from oped.reading.markdown.source_page import (
    UNREADABLE,
    SourcePage,
    is_elsewhere,
    parts_of,
)
from oped.reading.markdown.tree import put_in_place, put_link
from oped.reading.pictures import size_of

ADDRESSES = {"img": "src", "a": "href"}


class Pictures(Extension):
    def __init__(
        self, page: SourcePage, findings: Findings, raw: Collection[etree.Element]
    ) -> None:
        super().__init__()
        self.page = page
        self.findings = findings
        self.raw = raw

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind the mending of raw HTML (18.5).
        md.treeprocessors.register(Find(md, self), "find_files", 17)
        md.treeprocessors.register(Size(md, self), "size_pictures", 7.5)
        # Around MkDocs' own search for files (0).
        hidden: dict[etree.Element, str] = {}
        md.treeprocessors.register(Hide(md, self, hidden), "hide_from_mkdocs", 0.5)
        md.treeprocessors.register(Show(md, hidden), "show_again", -1)


class Find(Treeprocessor):
    """Finds files below docs/ by other addresses; makes links of pictures of other hosts."""

    def __init__(self, md: Markdown, pictures: Pictures) -> None:
        super().__init__(md)
        self.page = pictures.page
        self.findings = pictures.findings

    def run(self, root: etree.Element) -> None:
        self.root = root
        self.link_pictures(root, in_link=False)
        for element in root.iter():
            if element.tag in ADDRESSES:
                self.find(element, ADDRESSES[element.tag])

    def link_pictures(self, parent: etree.Element, *, in_link: bool) -> None:
        for child in list(parent):
            self.link_pictures(child, in_link=in_link or child.tag == "a")
            if child.tag == "img" and is_elsewhere(child.get("src") or ""):
                self.link_picture(parent, child, in_link=in_link)

    def link_picture(self, parent: etree.Element, picture: etree.Element, *, in_link: bool) -> None:
        """A picture of another host becomes a link with its words; in a link, the words."""
        address = (picture.get("src") or "").strip()
        words = (picture.get("alt") or "").strip() or (picture.get("title") or "").strip()
        self.findings.add_at("picture of another host", picture, address=address)
        if in_link:
            put_in_place(parent, picture, [words or address])
            return
        link = etree.Element("a", {"href": address})
        link.text = words or address
        if parent is self.root:
            put_link(parent, picture, link)
        else:
            put_in_place(parent, picture, [link])
        self.findings.lines.elements[link] = self.findings.lines.of(picture)

    def find(self, element: etree.Element, attribute: str) -> None:
        address = element.get(attribute) or ""
        if not address or is_elsewhere(address) or address.startswith(("#", "?")):
            return
        mended = self.page.mended(address)
        if mended is None:
            return
        element.set(attribute, mended)
        self.findings.add_at("file found", element, address=address, found=mended)


class Size(Treeprocessor):
    """Dimensions keep the page from moving when a picture comes."""

    def __init__(self, md: Markdown, pictures: Pictures) -> None:
        super().__init__(md)
        self.page = pictures.page

    def run(self, root: etree.Element) -> None:
        for picture in root.iter("img"):
            picture.set("loading", "lazy")
            address = picture.get("src", "")
            if is_elsewhere(address) or picture.get("width") or picture.get("height"):
                continue
            file = self.page.file(address)
            pixels = size_of(file) if file else None
            if pixels:
                picture.set("width", str(pixels[0]))
                picture.set("height", str(pixels[1]))


class Hide(Treeprocessor):
    """Keeps from MkDocs what it would misread.

    It looks for all files from the source, while raw HTML's addresses start at the page; and it
    fails on a link without an address, such as an anchor, or with one that nothing can read.
    """

    def __init__(self, md: Markdown, pictures: Pictures, hidden: dict[etree.Element, str]) -> None:
        super().__init__(md)
        self.page = pictures.page
        self.raw = pictures.raw
        self.hidden = hidden

    def run(self, root: etree.Element) -> None:
        self.hidden.clear()
        for element in root.iter():
            if element.tag in ADDRESSES and self.is_misread(element):
                self.hidden[element] = element.tag
                element.tag = f"hidden {element.tag}"

    def is_misread(self, element: etree.Element) -> bool:
        address = element.get(ADDRESSES[element.tag])
        if address is None or parts_of(address) is UNREADABLE:
            return True
        return element in self.raw and not self.page.file(address)


class Show(Treeprocessor):
    """Gives what was kept from MkDocs its name again."""

    def __init__(self, md: Markdown, hidden: dict[etree.Element, str]) -> None:
        super().__init__(md)
        self.hidden = hidden

    def run(self, root: etree.Element) -> None:
        for element, tag in self.hidden.items():
            element.tag = tag
