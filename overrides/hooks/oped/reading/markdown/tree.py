"""Small changes of a tree of elements and words."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator


def pieces(element: etree.Element) -> Iterator[etree.Element | str]:
    """What is in an element, in order: its words and elements, parted from one another."""
    if element.text:
        yield element.text
    for child in list(element):
        tail = child.tail
        child.tail = None
        yield child
        if tail:
            yield tail


def put_in_place(
    parent: etree.Element, element: etree.Element, content: list[etree.Element | str]
) -> None:
    """Replace an element by words and other elements; the words behind it stay behind."""
    place = list(parent).index(element)
    parent.remove(element)
    for piece in [*content, element.tail or ""]:
        if isinstance(piece, str):
            add_words(parent, place, piece)
        else:
            parent.insert(place, piece)
            place += 1


# These hold blocks: a link by itself in one of them stands in a paragraph.
HOLD_BLOCKS = frozenset("div blockquote section article aside details figure main".split())


def put_link(parent: etree.Element, element: etree.Element, link: etree.Element) -> None:
    """Put a link in the place of an element, in a paragraph where the element was a block."""
    position = list(parent).index(element)
    before = parent[position - 1].tail if position else parent.text
    is_in_line = (before or "").strip() or (element.tail or "").strip()
    if is_in_line or parent.tag not in HOLD_BLOCKS:
        put_in_place(parent, element, [link])
        return
    paragraph = etree.Element("p")
    paragraph.append(link)
    put_in_place(parent, element, [paragraph])


def add_words(parent: etree.Element, place: int, words: str) -> None:
    """Add words behind the child before a place."""
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
