"""The gate: of what Markdown made, read as a browser reads it, only what is allowed comes through.

    admitted = admit(html, path="docs/x.md", first_line=12)
    serialise(admitted.tree)    # what is published; every format is made from this tree
    admitted.problems           # what is not on the table, each with its line

The tree is made anew, of what the table in allowed.py names, so nothing else can be in it. The
line of an element is its attribute `data-line`, which counts from the first line of the text.
"""

import re
from typing import NamedTuple

from lxml import etree
from selectolax.lexbor import LexborNode

from oped.problem import Problem, Severity
from oped.reading import addresses, html_tree
from oped.reading.allowed import (
    ANYWHERE,
    BLOCKS,
    CLASS,
    ELEMENTS,
    FILE,
    FILES,
    FORBIDDEN,
    INHERITED,
    LINK,
    MISSING_PARTS,
    NEEDED,
    NOT_IN_ITSELF,
    PARTS,
    PHRASING,
    VOID,
    WHOLES,
)
from oped.reading.characters import FORBIDDEN as FORBIDDEN_CHARACTER

# A browser nests no deeper than 512, and no text needs a tenth of that.
DEEPEST = 100
LINE = "data-line"
# Before the name of an address that MkDocs was not to look for.
HIDDEN = "data-hidden-"
FAULTS = {
    LINK: addresses.link_faults,
    FILE: addresses.file_faults,
    FILES: addresses.files_faults,
}


class Admitted(NamedTuple):
    """The tree that is published, the line of each of its elements in order, and all problems."""

    tree: etree._Element
    lines: tuple[int, ...]
    problems: list[Problem]


NOTHING = Admitted(etree.Element("div"), (), [])


class Inside(NamedTuple):
    """What a place in the tree may hold, by the elements that it stands in."""

    holds: str | frozenset[str]
    elements: frozenset[str] = frozenset()
    depth: int = 0


def admit(html: str, *, path: str, first_line: int) -> Admitted:
    """Let through what is allowed of HTML whose first line is this line of its file."""
    gate = _Gate(path, first_line)
    tree = etree.Element("div")
    gate.walk(html_tree.body(html), tree, Inside(ELEMENTS["div"].holds))
    lines = tuple(gate.lines[element] for element in tree.iterdescendants())
    return Admitted(tree, lines, list(dict.fromkeys(gate.problems)))


class _Gate:
    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.line = 1
        self.problems: list[Problem] = []
        self.lines: dict[etree._Element, int] = {}
        # What was put round parts that stood alone.
        self.added: set[etree._Element] = set()
        self.ids: set[str] = set()

    def tell(self, message: str, severity: Severity = "stops") -> None:
        line = self.first_line + self.line - 1
        self.problems.append(Problem(self.path, line, message, severity))

    def walk(self, node: LexborNode, parent: etree._Element, inside: Inside) -> None:
        """Let through what stands in a node."""
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self.words(child.text_content or "", parent, inside)
            elif child.is_element_node:
                self.element(child, parent, inside)
            child = child.next

    def words(self, words: str, parent: etree._Element, inside: Inside) -> None:
        """Let words through; those between the items of a list become one."""
        if match := FORBIDDEN_CHARACTER.search(words):
            self.line += words.count("\n", 0, match.start())
            rule = "a character must be one that HTML and XML can hold"
            self.tell(f"{rule}, not U+{ord(match[0]):04X}: take it out")
            self.line += words.count("\n", match.start())
            words = FORBIDDEN_CHARACTER.sub("\ufffd", words)
        else:
            self.line += words.count("\n")
        if isinstance(inside.holds, frozenset) and words.strip():
            parent = self.missing_part(parent, inside)
        html_tree.add_words(parent, words)

    def missing_part(self, parent: etree._Element, inside: Inside) -> etree._Element:
        """The item that what stands directly in a list is put into."""
        name = MISSING_PARTS.get(str(parent.tag))
        if name is None:
            self.tell(f"words must not stand directly in <{parent.tag}>: put them behind it")
            return parent
        return self.added_element(parent, name)

    def added_element(self, parent: etree._Element, name: str) -> etree._Element:
        """The element of a name that was just added, if nothing came behind it, else a new one."""
        last = html_tree.last_child(parent)
        is_open = last is not None and last in self.added and not (last.tail or "").strip()
        if last is not None and is_open and last.tag == name:
            html_tree.add_words(last, last.tail or "")
            last.tail = None
            return last
        element = etree.SubElement(parent, name)
        self.added.add(element)
        self.lines[element] = self.first_line + self.line - 1
        return element

    def element(self, node: LexborNode, parent: etree._Element, inside: Inside) -> None:
        """Let an element through, or tell why not; what stands in it is looked at all the same."""
        tag = node.tag or ""
        attributes = {name: value or "" for name, value in node.attributes.items()}
        line = attributes.pop(LINE, "")
        if line.isdecimal():
            self.line = int(line)
        if inside.depth == DEEPEST:
            self.tell(f"an element must not stand in more than {DEEPEST} others")
            return
        if tag not in ELEMENTS:
            self.refuse(tag, node)
            self.walk(node, parent, inside._replace(depth=inside.depth + 1))
            return
        parent, inside = self.place(tag, parent, inside)
        element = etree.SubElement(parent, tag)
        self.lines[element] = self.first_line + self.line - 1
        if attributes:
            show_hidden(attributes)
            self.attributes(element, attributes)
        needed, rule = NEEDED.get(tag, ("", ""))
        if needed and needed not in element.attrib:
            self.tell(f"<{tag}> {rule}")
        holds = ELEMENTS[tag].holds
        if holds == INHERITED:
            holds = inside.holds
        if holds != VOID:
            within = inside.elements | {tag}
            self.walk(node, element, Inside(holds, within, inside.depth + 1))
        if tag == "p" and is_bare(element):
            # What a browser makes of "</p>" behind a block that ended the paragraph.
            parent.remove(element)

    def refuse(self, tag: str, node: LexborNode) -> None:
        if tag not in FORBIDDEN:
            remedy = f"write '&lt;{tag}&gt;' if it is words"
            self.tell(f"<{tag}> is no element of a text: {remedy}, else take it out")
            return
        remedy = FORBIDDEN[tag]
        instead = f"write {remedy} instead, or " if remedy else "take it out, or "
        self.tell(f"raw HTML must not bring in <{tag}>: {instead}'&lt;{tag}&gt;' to show it")

    def place(
        self, tag: str, parent: etree._Element, inside: Inside
    ) -> tuple[etree._Element, Inside]:
        """Where an element is put: where it stands, or in what was missing round it."""
        if tag in NOT_IN_ITSELF and tag in inside.elements:
            self.tell(f"<{tag}> must not stand in another <{tag}>: close that one before it")
        if tag in PARTS:
            if parent.tag in PARTS[tag]:
                return parent, inside
            if tag not in WHOLES:
                wholes = " or ".join(f"<{name}>" for name in sorted(PARTS[tag]))
                self.tell(f"<{tag}> must stand in {wholes}, not in <{parent.tag}>")
                return parent, inside
            if isinstance(inside.holds, frozenset):
                parent = self.missing_part(parent, inside)
                inside = inside._replace(holds=ELEMENTS[str(parent.tag)].holds)
            whole = WHOLES[tag]
            self.nesting(whole, parent, inside)
            parent = self.added_element(parent, whole)
            return parent, inside._replace(holds=ELEMENTS[whole].holds)
        if isinstance(inside.holds, frozenset) and tag not in inside.holds:
            parent = self.missing_part(parent, inside)
            return parent, inside._replace(holds=ELEMENTS[str(parent.tag)].holds)
        self.nesting(tag, parent, inside)
        return parent, inside

    def nesting(self, tag: str, parent: etree._Element, inside: Inside) -> None:
        if inside.holds == PHRASING and tag in BLOCKS:
            rule = f"<{tag}> must not stand in <{parent.tag}>, which holds words alone"
            self.tell(f"{rule}: close </{parent.tag}> before it")

    def attributes(self, element: etree._Element, attributes: dict[str, str]) -> None:
        """Give an element what its row allows; the rest is left out, and told."""
        tag = str(element.tag)
        allowed = ELEMENTS[tag].attributes
        for name, value in attributes.items():
            kind = allowed.get(name) or ANYWHERE.get(name)
            if kind is None:
                self.refuse_attribute(tag, name)
            elif FORBIDDEN_CHARACTER.search(value):
                self.tell(f"'{name}' of <{tag}> must not hold a control character")
            elif kind in FAULTS:
                self.address(element, name, value)
            elif name == "class":
                self.classes(element, value)
            elif name == "id":
                self.id(element, value)
            elif kind.fullmatch(value):
                element.set(name, value)
            else:
                rule = f"'{name}' of <{tag}> means nothing as '{addresses.shown(value)}'"
                self.tell(f"{rule}, and is left out", "advice")

    def refuse_attribute(self, tag: str, name: str) -> None:
        if re.match(r"on|style$|srcdoc$", name):
            rule = f"<{tag}> must not carry '{name}', which the page's policy blocks"
            self.tell(f"{rule}: take it out")
        elif name == "hidden":
            rule = f"<{tag}> must not carry 'hidden': what no reader sees is in the feeds"
            self.tell(f"{rule}; put it between '<!--' and '-->'")
        else:
            self.tell(f"'{name}' of <{tag}> means nothing here, and is left out", "advice")

    def address(self, element: etree._Element, name: str, value: str) -> None:
        tag = str(element.tag)
        kind = ELEMENTS[tag].attributes[name]
        faults = list(FAULTS[kind](value))
        for message in faults:
            self.tell(message)
        if not faults:
            element.set(name, value.strip(addresses.AROUND))

    def classes(self, element: etree._Element, value: str) -> None:
        """Classes of an editor's were looked at while it was known whose they are."""
        names = [name for name in value.split() if CLASS.fullmatch(name)]
        if names:
            element.set("class", " ".join(names))

    def id(self, element: etree._Element, value: str) -> None:
        if value in self.ids or not ANYWHERE["id"].fullmatch(value):
            rule = f"the id '{addresses.shown(value)}' must be of one element alone"
            self.tell(f"{rule}, and is left out where it stands again", "advice")
            return
        self.ids.add(value)
        element.set("id", value)


def is_bare(element: etree._Element) -> bool:
    """Whether an element holds and says nothing."""
    return not element.text and not element.attrib and html_tree.last_child(element) is None


def show_hidden(attributes: dict[str, str]) -> None:
    """Put addresses that MkDocs was not to see in their place; an empty one was none."""
    for name in [name for name in attributes if name.startswith(HIDDEN)]:
        address = attributes.pop(name)
        del attributes[name.removeprefix(HIDDEN)]
        if address:
            attributes[name.removeprefix(HIDDEN)] = address
