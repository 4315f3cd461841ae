"""The rules of a stylesheet that can ever apply to a page on which no script runs. Selectors Level 4: what a reader can bring
about (pseudo-elements, user-action and state pseudo-classes, `[open]`) counts as true, a `:not()` that holds one as well; what
the selector library does not know is kept. Then custom properties, keyframes and fonts that nothing kept refers to go too."""

import re
from collections import namedtuple
from collections.abc import Iterator
from itertools import groupby

import cssselect2
import tinycss2

# What the selector library takes for false, or as it stands when the page comes; and what Material uses beside.
STATES = {
    "hover",
    "active",
    "focus",
    "focus-visible",
    "focus-within",
    "target",
    "target-within",
    "visited",
    "checked",
}
STATES |= {
    "enabled",
    "disabled",
    "user-valid",
    "user-invalid",
    "past",
    "current",
    "future",
    "playing",
    "paused",
    "valid",
}
STATES |= {
    "seeking",
    "buffering",
    "stalled",
    "muted",
    "volume-locked",
    "link",
    "any-link",
    "local-link",
}
# Rules in one of these apply by their own selectors; a block of any other at-rule is kept whole.
GROUPS = {"media", "supports", "container", "starting-style"}
ANY = ":is(*)"
# What is only kept if something kept refers to it by this name; of anything else the name is None.
NAME = re.compile(
    r'(?:(?:@[\w-]*keyframes |@font-face\{.*?font-family:|(?=--))"?([\w-]+))?'
)
# The at-rules around a rule; its selectors, or an at-rule's own head; its declarations or body, each with its name.
Rule = tuple[tuple[str, ...], list[str], list[tuple[str, str | None]]]
# `matcher` finds an element's heads; `tells` and `run` say what can part two pages, `known` are the shapes seen.
Sheet = namedtuple("Sheet", "rules matcher tells run known")


def parse(*texts: str) -> Sheet:
    """Parse stylesheets, in order, into one; `@import` and what is no CSS raise ValueError."""
    rules = [
        rule
        for text in texts
        for rule in _rules(tinycss2.parse_stylesheet(text, True, True))
    ]
    heads, matcher = {head for _, heads, _ in rules for head in heads}, cssselect2.Matcher()
    for head in heads:
        try:
            selectors = cssselect2.compile_selector_list(
                _loosened(tinycss2.parse_component_value_list(head))
            )
        except cssselect2.SelectorError:
            selectors = cssselect2.compile_selector_list("*")
        for selector in selectors:
            matcher.add_selector(selector, head)
    listed = " ".join(heads)
    ids = (("id", name) for name in re.findall(r"#([\w-]+)", listed))
    tells = {"class", "lang", *re.findall(r"\[([\w-]+)", listed.lower()), *ids}
    # Of equal siblings in a row, the first, the last and those that combinators step over tell all, unless they are counted.
    run = (
        0
        if ":nth-" in listed.lower()
        else 2 + max((len(re.findall("[+~]", head)) for head in heads), default=0)
    )
    return Sheet(rules, matcher, tells, run, {})


def prune(sheet: Sheet, root) -> str:
    """The rules that can apply to the page whose lxml root this is, minified; pages of one shape share the work."""
    shape = _shape(sheet, root)
    if shape not in sheet.known:
        elements = cssselect2.ElementWrapper.from_html_root(root).iter_subtree()
        matched = {
            head for element in elements for *_, head in sheet.matcher.match(element)
        }
        kept = (
            (groups, [head for head in heads if head in matched], parts)
            for groups, heads, parts in sheet.rules
        )
        sheet.known[shape] = _text([rule for rule in kept if rule[1]])
    return sheet.known[shape]


def _rules(nodes, groups: tuple[str, ...] = ()) -> Iterator[Rule]:
    for node in nodes:
        name = getattr(node, "lower_at_keyword", "")
        if name == "charset":
            continue
        if node.type == "error" or node.content is None:
            raise ValueError(
                f"line {node.source_line}: a stylesheet must be CSS without @import or another rule without a block"
            )
        head = f"@{name} {_compact(node.prelude)}".strip()
        if name in GROUPS:
            yield from _rules(
                tinycss2.parse_rule_list(node.content, True, True), (*groups, head)
            )
        elif name:
            body = _compact(node.content)
            yield groups, [head], [(body, NAME.match(f"{head}{{{body}".lower())[1])]
        else:
            selectors = [
                _compact(part, "+")
                for comma, part in groupby(node.prelude, lambda token: token == ",")
                if not comma
            ]
            # A rule nested in this one is kept whole, as if it were a declaration.
            contents = [
                part
                for part in tinycss2.parse_blocks_contents(node.content, True, True)
                if part.type != "error"
            ]
            parts = [_compact([part]).removesuffix(";") for part in contents]
            yield groups, selectors, [(part, NAME.match(part.lower())[1]) for part in parts]


def _compact(nodes, tight: str = "") -> str:
    """Nodes as text with no more white space and zeros than CSS needs, none around the marks in `tight`; strings stay."""
    pieces = re.split(
        r'("(?:\\.|[^"\\])*"|url\((?:\\.|[^"\\)])*\))', tinycss2.serialize(nodes)
    )
    needless = (
        rf"(?<=[(\[{{}};:,>~{tight}])\s+|\s+(?=[)\]{{}};,>~!{tight}])|(?<![\w.])0(?=\.\d)"
    )
    pieces[::2] = [
        re.sub(r"\s+", " ", re.sub(needless, "", piece)) for piece in pieces[::2]
    ]
    return "".join(pieces).strip()


def _loosened(tokens) -> str:
    """A selector with each state or pseudo-element taken for given."""
    made = ""
    for token in tokens:
        text = (
            f"{token.lower_name}({_loosened(token.arguments)})"
            if token.type == "function"
            else token.serialize()
        )
        known = text.lower() in STATES or (text.startswith("not(") and ANY in text)
        if made.endswith("::") or (made.endswith(":") and known):
            made, text = made.rstrip(":"), ANY
        made += ANY if text == "[open]" else text
    return made


def _text(rules: list[Rule]) -> str:
    """Rules as text, without the parts that must be referred to and are not, be it by way of others."""
    used, waiting = {None}, [part for _, _, parts in rules for part in parts]
    while found := [text for text, name in waiting if name in used]:
        waiting = [part for part in waiting if part[1] not in used]
        used.update(*(re.findall(r"[\w-]+", text.lower()) for text in found))
    made = ""
    for groups, members in groupby(rules, lambda rule: rule[0]):
        kept = (
            (heads, ";".join(text for text, name in parts if name in used))
            for _, heads, parts in members
        )
        if inner := "".join(f"{','.join(heads)}{{{body}}}" for heads, body in kept if body):
            made += "".join(f"{group}{{" for group in groups) + inner + "}" * len(groups)
    return made


def _shape(sheet: Sheet, element) -> tuple:
    """What selectors can tell of a tree: runs of equal siblings count only as far as selectors can."""
    children = []
    for child in element.iterchildren("*"):
        shape = _shape(sheet, child)
        if not sheet.run or children[-sheet.run :] != [shape] * sheet.run:
            children.append(shape)
    own = [
        item for item in element.items() if item in sheet.tells or item[0] in sheet.tells
    ]
    return element.tag, bool(children or element.text), tuple(own), tuple(children)
