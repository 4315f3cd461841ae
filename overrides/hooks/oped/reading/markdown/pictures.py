"""Pictures and links in the text: where their files are, what stands for a picture of elsewhere."""

import xml.etree.ElementTree as etree

import imagesize
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.findings import Findings
from oped.reading.markdown.source_page import SourcePage, is_elsewhere
from oped.reading.markdown.tree import put_in_place, put_link

ADDRESSES = {"img": "src", "source": "src", "a": "href"}


class Pictures(Extension):
    def __init__(self, page: SourcePage, findings: Findings) -> None:
        super().__init__()
        self.page = page
        self.findings = findings

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind the mending of raw HTML (18.5), before MkDocs looks for the files (0).
        md.treeprocessors.register(Find(md, self), "find_files", 17)
        # Behind lists of attributes (8): a width that the editor gives stands.
        md.treeprocessors.register(Size(md, self), "size_pictures", 7.5)


class Find(Treeprocessor):
    """Finds files below docs/ by other addresses; makes links of pictures of other hosts."""

    def __init__(self, md: Markdown, pictures: Pictures) -> None:
        super().__init__(md)
        self.page = pictures.page
        self.findings = pictures.findings

    def run(self, root: etree.Element) -> None:
        self.link_pictures(root, in_link=False)
        for element in root.iter():
            if element.tag in ADDRESSES:
                self.find(element, ADDRESSES[element.tag])

    def link_pictures(self, parent: etree.Element, *, in_link: bool) -> None:
        for child in list(parent):
            self.link_pictures(child, in_link=in_link or child.tag == "a")
            if child.tag == "img" and is_elsewhere(child.get("src") or ""):
                self.link_picture(parent, child, in_link=in_link)

    def link_picture(
        self, parent: etree.Element, picture: etree.Element, *, in_link: bool
    ) -> None:
        """A picture of another host becomes a link with its words, in a link the words alone."""
        address = picture.get("src").strip()
        words = (picture.get("alt") or "").strip() or (picture.get("title") or "").strip()
        self.findings.add_at("picture of another host", picture, address=address)
        if in_link:
            put_in_place(parent, picture, [words or address])
            return
        link = etree.Element("a", {"href": address})
        link.text = words or address
        put_link(parent, picture, link)
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
            file = self.page.file(picture.get("src", ""))
            if not file or picture.get("width") or picture.get("height"):
                continue
            width, height = imagesize.get(file)
            if min(width, height) > 0:
                picture.set("width", str(int(width)))
                picture.set("height", str(int(height)))
