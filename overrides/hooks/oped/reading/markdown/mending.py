"""Raw HTML of other days and other sites, put into words that every format has.

Elements that HTML has dropped become what they mean; of styles `text-align` stays, as a
class; films, sounds and frames become links with their names.
"""

import re
import xml.etree.ElementTree as etree
from posixpath import basename
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.findings import Findings
from oped.reading.markdown.source_page import parts_of
from oped.reading.markdown.tree import pieces, put_in_place, put_link

# What an old element becomes; None: what is in it stands without it.
MEANING = {
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "dir": "ul",
    "center": "div",
    "big": None,
    "font": None,
    "nobr": None,
    "blink": None,
    "marquee": None,
    "basefont": None,
    "noframes": None,
}
# How a page looks is not the text's to say.
LOOKS = frozenset(
    """align bgcolor border cellpadding cellspacing clear color face frame frameborder height
    hspace noshade nowrap rules scrolling size style valign vspace width""".split()
)
SIZED = frozenset(("img", "source"))
SIDES = frozenset(("left", "center", "right"))
TEXT_ALIGN = re.compile(r"(?:^|;)\s*text-align\s*:\s*([a-z]+)", re.IGNORECASE)
OTHER_STYLES = re.compile(r"(?:^|;)\s*(?!text-align\b)[a-z-]+\s*:", re.IGNORECASE)
PLAYERS = frozenset(("video", "audio", "iframe", "embed", "object"))
SPACE = re.compile(r"[ \t\n]+")
NO_BREAK_SPACE = "\u00a0"


class Mending(Extension):
    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.findings = findings

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind raw HTML (19), before headings are counted (18).
        md.treeprocessors.register(Mend(md, self.findings), "mending", 18.5)


class Mend(Treeprocessor):
    def __init__(self, md: Markdown, findings: Findings) -> None:
        super().__init__(md)
        self.findings = findings

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag in PLAYERS:
                    self.link_player(parent, child)
                elif child.tag in MEANING:
                    self.mend_old(parent, child)
        for element in root.iter():
            if element.keys():
                self.mend_looks(element)

    def link_player(self, parent: etree.Element, player: etree.Element) -> None:
        """A film, a sound or a frame becomes a link with its name."""
        address = address_of(player)
        if not address:
            return  # What it is without an address is not for this to say.
        self.findings.add_at("film or sound", player, address=address)
        link = etree.Element("a", {"href": watched(address)})
        link.text = name_of(player, address)
        put_link(parent, player, link)
        self.findings.lines.elements[link] = self.findings.lines.of(player)

    def mend_old(self, parent: etree.Element, element: etree.Element) -> None:
        """An element that HTML has dropped becomes what it meant."""
        meaning = MEANING[element.tag]
        said = f"<{meaning}>" if meaning else "its words"
        self.findings.add_at("old element", element, tag=element.tag, meaning=said)
        if element.tag == "nobr":
            join_words(element)
        if element.tag == "center":
            add_class(element, "article-center")
        if meaning:
            element.tag = meaning
        else:
            unwrap(parent, element)

    def mend_looks(self, element: etree.Element) -> None:
        """`align` and `text-align` become a class; what else says how a page looks goes."""
        for name in sorted(LOOKS & element.attrib.keys()):
            if name in ("width", "height") and element.tag in SIZED:
                continue
            value = element.attrib.pop(name) or ""
            side = side_of(name, value)
            if side:
                add_class(element, f"article-{side}")
            is_kept = side and not (name == "style" and OTHER_STYLES.search(value))
            rule = "alignment" if is_kept else "style"
            written = f'{name}="{value}"'
            self.findings.add_at(rule, element, attribute=written, tag=element.tag)


def address_of(player: etree.Element) -> str:
    """Where a player finds what it plays."""
    for element in player.iter():
        address = element.get("src") or element.get("data")
        if address:
            return address
    return ""


def watched(address: str) -> str:
    """The page of a film whose player's address is embedded: YouTube's and Vimeo's."""
    parts = parts_of(address)
    host = (parts.hostname or "").removeprefix("www.")
    if host in ("youtube.com", "youtube-nocookie.com") and parts.path.startswith("/embed/"):
        return f"https://www.youtube.com/watch?v={basename(parts.path)}"
    if host == "player.vimeo.com":
        return f"https://vimeo.com/{basename(parts.path)}"
    if address.startswith("//"):
        return f"https:{address}"
    return address


def name_of(player: etree.Element, address: str) -> str:
    """What a player is called: its title, the words in it, or its address."""
    for attribute in ("title", "aria-label"):
        title = (player.get(attribute) or "").strip()
        if title:
            return title
    words = SPACE.sub(" ", "".join(player.itertext())).strip()
    if words:
        return words
    parts = parts_of(watched(address))
    if parts.hostname:
        return f"{parts.hostname}{parts.path}".rstrip("/")
    return unquote(basename(parts.path)) or address


def side_of(attribute: str, value: str) -> str:
    """Where words stand by `align="center"` or `style="text-align: center"`; empty: nowhere."""
    side = ""
    if attribute == "align":
        side = value.lower()
    elif match := TEXT_ALIGN.search(value):
        side = match[1].lower()
    return side if side in SIDES else ""


def add_class(element: etree.Element, name: str) -> None:
    names = (element.get("class") or "").split()
    element.set("class", " ".join([*names, name]))


def join_words(element: etree.Element) -> None:
    """Words that may not part stand with spaces that do not break."""
    for each in element.iter():
        each.text = SPACE.sub(NO_BREAK_SPACE, each.text or "")
        if each is not element:
            each.tail = SPACE.sub(NO_BREAK_SPACE, each.tail or "")


def unwrap(parent: etree.Element, element: etree.Element) -> None:
    """Put what is in an element in its place."""
    put_in_place(parent, element, list(pieces(element)))
