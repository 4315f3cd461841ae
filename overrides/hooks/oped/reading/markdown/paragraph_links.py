"""A paragraph's address is made of its first words: `#p-talks-between-the-us`.

Four words are enough to know a paragraph by, and few enough that what is mended in it
seldom changes them. Scripts without spaces give their first letters. Equal beginnings are
numbered. The sign of the link is drawn by the stylesheet.
"""

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterable, Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.drop_cap import takes_drop_cap
from oped.reading.markdown.source_page import SourcePage

WORDS = 4
LONGEST = 40
ASCII_WORD = re.compile("[a-z0-9]+")
LONGEST_UNSPACED = 12
ENOUGH = 120  # signs that hold the first words of a text
# What Python-Markdown leaves in words: marks of entities and of a footnote's end.
MARK = re.compile("\x02[^\x03]*\x03")
APOSTROPHES = re.compile("['’ʼ‘]")
# Scripts that write words without spaces: Thai, Lao, Burmese, Khmer, kana and ideographs.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


class ParagraphLinks(Extension):
    def __init__(self, page: SourcePage) -> None:
        super().__init__()
        self.page = page

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind lists of attributes (8), whose ids stand; before MkDocs collects them (5).
        md.treeprocessors.register(LinkParagraphs(md, self.page), "paragraph_links", 6.5)


class LinkParagraphs(Treeprocessor):
    def __init__(self, md: Markdown, page: SourcePage) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: etree.Element) -> None:
        names = FreeNames(element.get("id") for element in root.iter())
        number = 0
        for paragraph in root.findall("p"):
            words = MARK.sub("", "".join(shown_words(paragraph))).strip()
            if not words:
                continue
            number += 1
            if paragraph is root[0] and takes_drop_cap(words):
                classes = paragraph.get("class", "")
                paragraph.set("class", f"article-opening {classes}".rstrip())
            if not paragraph.get("id"):
                paragraph.set("id", names.take(f"p-{name_of(words)}"))
            attributes = {
                "class": "article-link",
                "href": f"#{paragraph.get('id')}",
                "aria-label": self.page.words["paragraph_link"].replace("{number}", str(number)),
            }
            # A reader mode (trafilatura) drops a short paragraph whose only link has no
            # words, but first what its class calls a share link.
            holder = etree.SubElement(paragraph, "span", {"class": "share-link"})
            etree.SubElement(holder, "a", attributes)


def shown_words(element: etree.Element) -> Iterator[str]:
    """The words of an element without a footnote's number, which others can change."""
    if "footnote-ref" not in (element.get("class") or ""):
        yield element.text or ""
        for child in element:
            yield from shown_words(child)
            yield child.tail or ""


def name_of(text: str) -> str:
    """The first words in small letters: "Don’t look: it’s À côté" -> "dont-look-its-à"."""
    words = letters(text)[:LONGEST]
    if not words:
        return "x"
    if UNSPACED.search(words[0]):
        return "-".join(words)[:LONGEST_UNSPACED].rstrip("-")
    name = words[0][:LONGEST]
    for word in words[1:WORDS]:
        if len(name) + 1 + len(word) > LONGEST:
            break
        name = f"{name}-{word}"
    return name


def letters(text: str) -> list[str]:
    """The words of a text, without what is neither a letter, a number nor a mark upon one."""
    bare = APOSTROPHES.sub("", unicodedata.normalize("NFC", text[:ENOUGH]).lower())
    if bare.isascii():
        return ASCII_WORD.findall(bare)
    kept = [
        sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " "
        for sign in bare
    ]
    return "".join(kept).split()


class FreeNames:
    """Names that nothing has yet: the second of a kind is numbered, and so on."""

    def __init__(self, taken: Iterable[str | None]) -> None:
        self.taken = set(taken)
        self.count: Counter[str] = Counter()

    def take(self, name: str) -> str:
        self.count[name] += 1
        free = name if self.count[name] == 1 else f"{name}-{self.count[name]}"
        while free in self.taken:
            self.count[name] += 1
            free = f"{name}-{self.count[name]}"
        self.taken.add(free)
        return free
