"""The rules of a stylesheet that can ever apply to a page on which no script runs.

Selectors Level 4: what a reader can bring about (pseudo-elements, user-action and state
pseudo-classes, `[open]`) counts as true, a `:not()` that holds one as well; what the
selector library does not know is kept. Then custom properties, keyframes and fonts that
nothing kept refers to go too.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

import cssselect2
import tinycss2
from lxml import etree
from lxml.etree import _Element as Element

from oped.page import css
from oped.page.css import Part, Rule

# What the selector library takes for false, or as it stands when the page comes; and what
# Material uses beside.
STATES = frozenset(
    """
    hover active focus focus-visible focus-within target target-within visited checked
    enabled disabled user-valid user-invalid past current future playing paused valid
    seeking buffering stalled muted volume-locked link any-link local-link
    """.split()
)
ANY = ":is(*)"
# Of so few children each is the first or the last.
BOTH = 2


class Shape(NamedTuple):
    """What selectors can tell of an element; its children are the numbers of their shapes."""

    tag: str
    is_filled: bool
    attributes: tuple[tuple[str, str], ...]
    children: tuple[int, ...]


class Sheet:
    """Stylesheets as one, and what was pruned of it for each shape of page."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        heads = {head for rule in rules for head in rule.heads}
        self.matcher = _matcher(heads)
        listed = " ".join(heads)
        names = re.findall(r"\[([\w-]+)", listed.lower())
        # What can part two pages: these attributes, and these values of `id`.
        self.telling_attributes = frozenset(["class", "lang", *names])
        self.telling_ids = frozenset(re.findall(r"#([\w-]+)", listed))
        self.reach = _reach(heads)
        # Each shape that was seen has a number; equal pages are one number.
        self.shapes: list[Shape] = []
        self.numbers: dict[Shape, int] = {}
        self.pruned: dict[int, str] = {}


def parse(*texts: str) -> Sheet:
    """Parse stylesheets, in order, into one; `@import` and what is no CSS raise ValueError."""
    return Sheet(list(css.rules(texts)))


def prune(sheet: Sheet, root: Element) -> str:
    """The rules that can apply to a page, minified; pages of one shape share the work."""
    number = _shape(sheet, root)
    if number not in sheet.pruned:
        sheet.pruned[number] = _text(_matching(sheet, _tree(sheet, number)))
    return sheet.pruned[number]


def _matcher(heads: Iterable[str]) -> cssselect2.Matcher:
    """Finds the heads that match an element; one that the library does not know matches any."""
    matcher = cssselect2.Matcher()
    for head in heads:
        tokens = tinycss2.parse_component_value_list(head)
        try:
            selectors = cssselect2.compile_selector_list(_loosened(tokens))
        except (cssselect2.SelectorError, AttributeError):  # the second for "a|"
            selectors = cssselect2.compile_selector_list("*")
        for selector in selectors:
            matcher.add_selector(selector, head)
    return matcher


def _loosened(tokens: Iterable[Any]) -> str:
    """A selector with each state or pseudo-element taken for given."""
    selector = ""
    for token in tokens:
        if token.type == "function":
            text = f"{token.lower_name}({_loosened(token.arguments)})"
        else:
            text = token.serialize()
        is_given = text.lower() in STATES or (text.startswith("not(") and ANY in text)
        is_element = selector.endswith("::")
        if is_element or (selector.endswith(":") and is_given):
            selector = selector.rstrip(":") + ANY
        elif text == "[open]":
            selector += ANY
        else:
            selector += text
    return selector


def _reach(heads: Iterable[str]) -> int | None:
    """How many siblings in a row combinators tell apart; None where selectors count them."""
    steps = 0
    for head in heads:
        if ":nth-" in head.lower():
            return None
        steps = max(steps, len(re.findall("[+~]", head)))
    return steps + 1


def _matching(sheet: Sheet, root: Element) -> list[Rule]:
    """The rules of which a head matches some element, with these heads alone."""
    matched = set()
    for element in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        for *_, head in sheet.matcher.match(element):
            matched.add(head)
    rules = []
    for rule in sheet.rules:
        heads = [head for head in rule.heads if head in matched]
        if heads:
            rules.append(Rule(rule.groups, heads, rule.parts))
    return rules


def _text(rules: list[Rule]) -> str:
    """Rules as text, without the parts that must be referred to and are not."""
    used = _used_names(rules)
    text = ""
    for groups, members in groupby(rules, key=lambda rule: rule.groups):
        inner = "".join(_rule_text(rule, used) for rule in members)
        if inner:
            opened = "".join(f"{group}{{" for group in groups)
            text += opened + inner + "}" * len(groups)
    return text


def _rule_text(rule: Rule, used: set[str | None]) -> str:
    body = ";".join(part.text for part in rule.parts if part.name in used)
    return f"{','.join(rule.heads)}{{{body}}}" if body else ""


def _used_names(rules: list[Rule]) -> set[str | None]:
    """The names that kept parts refer to, be it by way of others; None, for what needs no name."""
    used: set[str | None] = {None}
    waiting: list[Part] = []
    for rule in rules:
        waiting += rule.parts
    while True:
        kept = [part for part in waiting if part.name in used]
        if not kept:
            return used
        waiting = [part for part in waiting if part.name not in used]
        for part in kept:
            used.update(re.findall(r"[\w-]+", part.text.lower()))


def _shape(sheet: Sheet, element: Element) -> int:
    """The number of what selectors can tell of a tree."""
    children = [_shape(sheet, child) for child in element.iterchildren("*")]
    attributes: list[tuple[str, str]] = []
    for name, value in element.items():
        is_telling_id = name == "id" and value in sheet.telling_ids
        if is_telling_id or name in sheet.telling_attributes:
            attributes.append((str(name), str(value)))
    shape = Shape(
        str(element.tag),
        bool(children or element.text),
        tuple(attributes),
        tuple(_telling(children, sheet.reach)),
    )
    if shape not in sheet.numbers:
        sheet.numbers[shape] = len(sheet.shapes)
        sheet.shapes.append(shape)
    return sheet.numbers[shape]


def _telling(children: list[int], reach: int | None) -> list[int]:
    """The siblings that tell all: 1 2 1 2 1 2 3 tells no more than 1 2 1 2 3.

    Selectors see an element with those right before it, and that another came before it
    anywhere. So each row of as many as they reach stays once, and the last of each kind,
    with those before it.
    """
    if reach is None or len(children) <= BOTH:
        return children
    rows: set[tuple[int, ...]] = set()
    last = {child: place for place, child in enumerate(children)}
    kept: set[int] = set()
    for place, child in enumerate(children):
        start = max(0, place - reach + 1)
        row = tuple(children[start : place + 1])
        if row not in rows or last[child] == place:
            rows.add(row)
            kept.update(range(start, place + 1))
    return [children[place] for place in sorted(kept)]


def _tree(sheet: Sheet, number: int) -> Element:
    """A tree of a shape."""
    shape = sheet.shapes[number]
    element = etree.Element(shape.tag, dict(shape.attributes))
    if shape.is_filled:
        element.text = " "
    for child in shape.children:
        element.append(_tree(sheet, child))
    return element
