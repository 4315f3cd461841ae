"""HTML as a tree and back: read as browsers do (WHATWG), written to read back the same.

Trees are lxml elements within one `<div>` that is not written. Comments are not part of them.
"""

from html import escape

from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from oped.reading.allowed import ELEMENTS, FLAG, VOID

# Lexbor's document is in quirks mode without it: there a table would stand in a paragraph.
START = "<!doctype html><body>"
NO_ATTRIBUTES: dict[str, str] = {}


def body(html: str) -> LexborNode:
    """The body of a page that holds this HTML, with all that a browser makes of it."""
    node = LexborHTMLParser(START + html).body
    assert node is not None, "the parser makes a body of any text"  # noqa: S101
    return node


def parse(html: str) -> etree._Element:
    """The tree of HTML that the gate has let through."""
    root = etree.Element("div")
    pending = [(body(html), root)]
    while pending:
        node, element = pending.pop()
        last: etree._Element | None = None
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                _put(child.text_content or "", parent=element, behind=last)
            elif child.is_element_node:
                last = etree.SubElement(element, child.tag or "")
                for name, value in child.attributes.items():
                    last.set(name, value or "")
                pending.append((child, last))
            child = child.next
    return root


def add_words(element: etree._Element, words: str) -> None:
    """Put words behind all that an element holds."""
    _put(words, parent=element, behind=last_child(element))


def _put(words: str, *, parent: etree._Element, behind: etree._Element | None) -> None:
    """Put words right behind a child, or before the first where it is None."""
    if behind is not None:
        behind.tail = (behind.tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def last_child(element: etree._Element) -> etree._Element | None:
    """The last child; lxml counts all of them to tell how many there are."""
    return next(element.iterchildren(reversed=True), None)


def serialise(root: etree._Element) -> str:
    """What stands in an element, as HTML without a needless sign."""
    parts = [_text(root.text)]
    for child in root:
        _write(child, parts)
    return "".join(parts)


def _write(element: etree._Element, parts: list[str]) -> None:
    tag = str(element.tag)
    parts.append(f"<{tag}{_attributes(element)}>")
    if ELEMENTS[tag].holds != VOID:
        if tag == "pre" and (element.text or "").startswith("\n"):
            parts.append("\n")  # A browser leaves out the first.
        parts.append(_text(element.text))
        for child in element:
            _write(child, parts)
        parts.append(f"</{tag}>")
    parts.append(_text(element.tail))


def _attributes(element: etree._Element) -> str:
    names = element.keys()
    if not names:
        return ""
    kinds = ELEMENTS[str(element.tag)].attributes
    written = []
    for name in map(str, names):
        if kinds.get(name) is FLAG:
            written.append(f" {name}")
        else:
            written.append(f' {name}="{escape(element.get(name, ""))}"')
    return "".join(written).replace("&#x27;", "'")


def _text(words: str | None) -> str:
    return escape(words, quote=False) if words else ""


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    _add_before(element, element.text or "")
    for child in list(element):
        element.addprevious(child)
    _add_before(element, element.tail or "")
    element.tail = None
    parent_of(element).remove(element)


def parent_of(element: etree._Element) -> etree._Element:
    """The element that holds this one; the root of a tree raises ValueError."""
    parent = element.getparent()
    if parent is None:
        raise ValueError(f"<{element.tag}> is the root of its tree")
    return parent


def _add_before(element: etree._Element, words: str) -> None:
    """Put words right before an element."""
    _put(words, parent=parent_of(element), behind=element.getprevious())
