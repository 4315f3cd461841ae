"""What Python-Markdown makes of an op-ed's text, made fit to quote, cite and seal: one extension, one tree."""

import copy
import hashlib
import re
import xml.etree.ElementTree as etree
from collections import Counter
from itertools import dropwhile
from pathlib import Path
from urllib.parse import unquote

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from oped.reading.dashes import SPACED_DASH, set_dash, with_plain_spaces
from oped.reading.markdown.blocks_behind_text import BlocksBehindText
from oped.reading.markdown.code_spans import CodeSpans
from oped.reading.markdown.drop_cap import takes_drop_cap
from oped.reading.markdown.escapes import Escapes
from oped.reading.markdown.line_numbers import LineNumbering
from oped.reading.markdown.links import Links
from oped.reading.markdown.lists import Lists
from oped.reading.markdown.raw_tree import RawTree
from oped.reading.markdown.taken_out import TakenOut
from oped.reading.pictures import size_of

# Parts the text from the note after it, so that MkDocs resolves and checks the links of both. No editor types it.
NOTE = "\u2063note\u2063"
# What Python-Markdown leaves in the tree for raw HTML, entities and escapes: numbered over the whole page.
STASHED = re.compile("\x02[^\x03]*\x03")


class Body(Extension):
    """`start` says what is rendered next: the words of its language, the folder of its file, whether it is an op-ed."""

    def start(self, words: dict, folder: Path, is_article: bool) -> None:
        self.words, self.folder, self.is_article = words, folder, is_article

    def extendMarkdown(self, md):
        self.md = md
        taken_out = TakenOut()
        numbering = LineNumbering(taken_out)
        for extension in (
            taken_out,
            numbering,
            Lists(),
            BlocksBehindText(),
            RawTree(taken_out, numbering),
            Links(numbering),
            CodeSpans(numbering),
            Escapes(),
        ):
            extension.extendMarkdown(md)
        dash = _Dash(f"(?x){SPACED_DASH.pattern}", md)
        md.inlinePatterns.register(dash, "wire_dash", 25)
        # After attr_list (8), whose ids count, and before MkDocs collects the anchors of a page (5).
        md.treeprocessors.register(self, "article_body", 7)

    def run(self, root):
        self.md.serializer = self.md.output_formats[
            "html"
        ]  # No trailing slashes: in HTML they mean nothing.
        if self.is_article:
            # The footnotes are of the text; Python-Markdown puts them behind everything.
            note = [
                child
                for child in dropwhile(lambda child: child.text != NOTE, root)
                if child.get("class") != "footnote"
            ]
            for child in note:
                root.remove(child)
            if note[1:]:
                etree.SubElement(root, "div", {"class": "article-note"}).extend(note[1:])
            self._link_paragraphs(root)
        spelt = set()
        for element in list(root.iter()):
            if element.tag == "img":
                # Dimensions keep the page from moving when a picture comes; `{ width=… }` in Markdown stands.
                element.set("loading", "lazy")
                file = self.folder / unquote(element.get("src", ""))
                own = element.get("width") or element.get("height")
                if not own and (pixels := size_of(file)):
                    width, height = map(str, pixels)
                    element.attrib.update(width=width, height=height)
            elif element.tag in ("td", "th"):
                # A strict policy blocks style attributes: alignment becomes a class.
                if align := re.search(
                    r"text-align: (\w+)", element.attrib.pop("style", "")
                ):
                    element.set("class", f"article-{align[1]}")
                if element.tag == "th":
                    element.set("scope", "col")
            elif element.tag == "a":
                address = element.get("href", "")
                if address.startswith(("https:", "http:")):
                    element.set("rel", "noopener")
                    if address not in spelt and "".join(element.itertext()) != address:
                        element.set(
                            "class", "article-spelt"
                        )  # Paper spells each address out once.
                        spelt.add(address)
                if element.get("class") == "footnote-backref":
                    element.attrib.update(
                        dict.fromkeys(("title", "aria-label"), self.words["footnote_back"])
                    )
            for i, child in enumerate(element):
                if child.tag == "table":
                    # A wide table scrolls in its own box, which a keyboard can reach, and never the page.
                    named = {
                        "tabindex": "0",
                        "role": "region",
                        "aria-label": self.words["table"],
                    }
                    element[i] = box = etree.Element(
                        "div", {"class": "article-table", **named}
                    )
                    box.tail, child.tail = child.tail, None
                    box.append(child)

    def _link_paragraphs(self, root):
        """An id from the paragraph's own words outlives edits elsewhere; its sign is drawn by the stylesheet."""
        seen, number = Counter(), 0
        for p in root.findall("p"):
            words = copy.deepcopy(p) if len(p) else p
            for note in words.iterfind(".//a[@class='footnote-ref']"):
                note.text = ""  # Its number can change with other paragraphs.
            if not (text := STASHED.sub("", "".join(words.itertext())).strip()):
                continue
            number += 1
            if p is root[0] and takes_drop_cap(text):
                p.set("class", f"article-opening {p.get('class', '')}".rstrip())
            if not p.get("id"):
                # Of the words alone: how a dash is set may change.
                name = (
                    "p-" + hashlib.sha256(with_plain_spaces(text).encode()).hexdigest()[:8]
                )
                seen[name] += 1
                p.set("id", name if seen[name] == 1 else f"{name}-{seen[name]}")
            label = self.words["paragraph_link"].replace("{number}", str(number))
            etree.SubElement(
                p,
                "a",
                {"class": "article-link", "href": "#" + p.get("id"), "aria-label": label},
            )


class _Dash(InlineProcessor):
    """A wire's ` -- ` is an em dash. Only that: `smarty` would also turn what the wire did not send."""

    def handleMatch(self, m, data):
        return set_dash(m), m.start(0), m.end(0)
