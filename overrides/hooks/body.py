"""What Python-Markdown makes of an op-ed's text, made fit to quote, cite and seal: one extension, one tree."""

import hashlib
import re
import xml.etree.ElementTree as etree
from pathlib import Path

import imagesize
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

# Parts the text from the note after it, so that MkDocs resolves and checks the links of both. No editor types it.
NOTE = "\u2063note\u2063"
# What Python-Markdown leaves in the tree for raw HTML, entities and escapes: numbered over the whole page.
STASHED = re.compile("\x02[^\x03]*\x03")


class Body(Extension):
    """`start` says what is rendered next: the words of its language, the folder of its file, whether it is an op-ed."""

    def start(self, words: dict, folder: Path, is_article: bool) -> None:
        self.words, self.folder, self.is_article = words, folder, is_article

    def extendMarkdown(self, md):
        md.inlinePatterns.register(_Dash(r"(?<=\s)--(?=\s)", md), "wire_dash", 25)
        md.registerExtension(self)
        self.md = md
        # After attr_list (8), whose ids count, and before MkDocs collects the anchors of a page (5).
        md.treeprocessors.register(_Tree(md, self), "article_body", 7)

    def reset(self):
        self.md.serializer = self.md.output_formats["html"]  # No trailing slashes: in HTML they mean nothing.


class _Dash(InlineProcessor):
    """A wire's ` -- ` is an em dash. Only that: `smarty` would also turn what the wire did not send."""

    def handleMatch(self, m, data):
        return "—", m.start(0), m.end(0)


class _Tree(Treeprocessor):
    def __init__(self, md, body: Body):
        super().__init__(md)
        self.body = body

    def run(self, root):
        if self.body.is_article:
            self._split_note(root)
            self._link_paragraphs(root)
        spelt = set()
        for element in root.iter():
            if element.tag == "img":
                self._measure(element)
            elif element.tag in ("td", "th"):
                self._align(element)
            elif element.tag == "a":
                self._link(element, spelt)
        for parent in list(root.iter()):
            for i, child in enumerate(parent):
                if child.tag == "table":
                    parent[i] = self._scrollable(child)

    def _split_note(self, root):
        children = list(root)
        start = next((i for i, child in enumerate(children) if child.text == NOTE), len(children))
        note = etree.Element("div")
        for child in children[start:]:
            # The footnotes are of the text; Python-Markdown puts them behind everything.
            if child.text != NOTE and child.get("class") != "footnote":
                note.append(child)
            if child.get("class") != "footnote":
                root.remove(child)
        if len(note):
            note.set("class", "article-note")
            root.append(note)

    def _link_paragraphs(self, root):
        """An id from the paragraph's own words outlives edits elsewhere; its sign is drawn by the stylesheet."""
        seen, number = {}, 0
        for p in root.findall("p"):
            words = STASHED.sub("", "".join(_words(p))).strip()
            if not words:
                continue
            number += 1
            if not p.get("id"):
                name = "p-" + hashlib.sha256(words.encode()).hexdigest()[:8]
                seen[name] = seen.get(name, 0) + 1
                p.set("id", name if seen[name] == 1 else f"{name}-{seen[name]}")
            label = self.body.words["paragraph_link"].replace("{number}", str(number))
            etree.SubElement(p, "a", {"class": "article-link", "href": "#" + p.get("id"), "aria-label": label})

    def _measure(self, img):
        """Dimensions keep the page from moving when a picture comes; `{ width=… }` in Markdown stands."""
        img.set("loading", "lazy")
        file = self.body.folder / img.get("src", "")
        if not (img.get("width") or img.get("height")) and file.is_file():
            width, height = imagesize.get(file)
            if width > 0 and height > 0:
                img.set("width", str(int(width)))
                img.set("height", str(int(height)))

    def _align(self, cell):
        """A strict policy blocks style attributes: alignment becomes a class."""
        if align := re.search(r"text-align: (\w+)", cell.attrib.pop("style", "")):
            cell.set("class", f"article-{align[1]}")
        if cell.tag == "th":
            cell.set("scope", "col")

    def _link(self, a, spelt: set):
        address = a.get("href", "")
        if address.startswith("https:"):
            a.set("rel", "noopener")
            if address not in spelt and "".join(a.itertext()) != address:
                a.set("class", "article-spelt")  # Paper spells each address out once.
                spelt.add(address)
        if a.get("class") == "footnote-backref":
            a.set("title", self.body.words["footnote_back"])
            a.set("aria-label", self.body.words["footnote_back"])

    def _scrollable(self, table):
        """A wide table scrolls in its own box, which a keyboard can reach, and never the page."""
        box = {"class": "article-table", "tabindex": "0", "role": "region", "aria-label": self.body.words["table"]}
        wrapper = etree.Element("div", box)
        wrapper.tail, table.tail = table.tail, None
        wrapper.append(table)
        return wrapper


def _words(element):
    """The element's own words: without the number of a footnote, which other paragraphs can change."""
    yield element.text or ""
    for child in element:
        if not child.get("id", "").startswith("fnref"):
            yield from _words(child)
        yield child.tail or ""
