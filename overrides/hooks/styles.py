"""The rules of a stylesheet that can ever apply to a page on which no script runs; plain CSS and HTML, no MkDocs.

Selectors Level 4: what a reader can bring about (pseudo-elements, user-action and state pseudo-classes, `[open]`)
counts as true, a `:not()` that holds one as well; what the selector library cannot parse is kept. Then custom
properties, keyframes and fonts that nothing kept refers to are dropped too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import cssselect2
import tinycss2

# Without these a selector matches no less often than with them.
STATES = set(
    "hover active focus focus-visible focus-within target target-within visited checked indeterminate default enabled "
    "disabled valid invalid user-valid user-invalid in-range out-of-range required optional read-only read-write open "
    "placeholder-shown autofill fullscreen modal popover-open picture-in-picture playing paused current past future "
    "before after first-letter first-line".split()
)
GROUPS = {"media", "supports", "container", "layer", "scope", "starting-style"}
ANY = ":is(*)"


@dataclass(frozen=True)
class Declaration:
    name: str
    text: str
    variables: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Rule:
    """A style rule, a group of rules (`head` is `@media …`), or any other at-rule as text."""

    head: str
    selectors: tuple[tuple[int, str], ...] = ()
    declarations: tuple[Declaration, ...] = ()
    children: tuple["Rule", ...] = ()
    kind: str = "style"


@dataclass(frozen=True)
class Sheet:
    rules: tuple[Rule, ...]
    matcher: cssselect2.Matcher
    kept: frozenset[int]
    attributes: frozenset[str]
    ids: frozenset[str]
    run: int | None
    known: dict = field(default_factory=dict)


def parse(*texts: str) -> Sheet:
    """Parse stylesheets, in order, into one; `@import` and what is no CSS raise ValueError."""
    reader = _Reader()
    rules = tuple(rule for text in texts for rule in reader.rules(tinycss2.parse_stylesheet(text, True, True)))
    run = None if reader.counts else reader.siblings + 2
    return Sheet(rules, reader.matcher, frozenset(reader.kept), frozenset(reader.attributes), frozenset(reader.ids), run)


def prune(sheet: Sheet, root) -> str:
    """The rules that can apply to the page whose lxml root this is, minified; pages of one shape share the work."""
    shape = _shape(sheet, root)
    if shape not in sheet.known:
        matched = set(sheet.kept)
        for element in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
            matched.update(match[3] for match in sheet.matcher.match(element))
        rules = list(_matching(sheet.rules, matched))
        variables, words = _used(rules)
        sheet.known[shape] = "".join(_text(rule, variables, words) for rule in rules)
    return sheet.known[shape]


class _Reader:
    """Collects, while it reads rules, what all of them together need."""

    def __init__(self):
        self.matcher, self.number, self.siblings, self.counts = cssselect2.Matcher(), 0, 0, False
        self.kept, self.attributes, self.ids = set(), {"class"}, set()

    def rules(self, nodes) -> Iterator[Rule]:
        for node in nodes:
            name = getattr(node, "lower_at_keyword", "")
            if node.type == "error" or name == "import":
                raise ValueError(f"line {node.source_line}: a stylesheet must be CSS without @import")
            if node.type == "qualified-rule":
                selectors = [self.selector(part) for part in _split(node.prelude)]
                yield Rule("", tuple(selectors), tuple(_declarations(node.content)))
            elif name in GROUPS and node.content is not None:
                children = tuple(self.rules(tinycss2.parse_rule_list(node.content, True, True)))
                yield Rule(f"@{name}{_compact([*node.prelude])}", children=children, kind="group")
            elif name != "charset":
                body = "" if node.content is None else "{" + _compact(node.content).strip() + "}"
                head = f"@{name} {_compact(node.prelude).strip()}".strip()
                yield Rule(head + (body or ";"), declarations=(_declaration(name, node.content or [], ""),), kind=name)

    def selector(self, tokens) -> tuple[int, str]:
        self.number += 1
        self.siblings = max(self.siblings, sum(token == "+" or token == "~" for token in tokens))
        try:
            for compiled in cssselect2.compile_selector_list(self.loosened(tokens)):
                self.matcher.add_selector(compiled, self.number)
        except cssselect2.SelectorError:
            self.kept.add(self.number)
        return self.number, _compact(tokens, around=">+~,").strip()

    def loosened(self, tokens) -> str:
        """The selector with each state or pseudo-element taken for given."""
        made, tokens = "", list(tokens)
        while tokens:
            token = tokens.pop(0)
            if token == ":":
                element = tokens[0] == ":" and tokens.pop(0)
                pseudo = tokens.pop(0)
                name = getattr(pseudo, "lower_value", None) or pseudo.lower_name
                arguments = list(_split(getattr(pseudo, "arguments", [])))
                self.counts |= name.startswith("nth-")
                if name == "lang":
                    self.attributes.add("lang")
                inner = [self.loosened(part).strip() or "*" for part in arguments] if name in INNER else []
                if element or name in STATES or (name == "not" and any(ANY in part for part in inner)):
                    made += ANY
                elif inner:
                    made += f":{name}({','.join(inner)})"
                else:
                    made += ":" + pseudo.serialize()
            elif token.type == "[] block":
                names = [part.value for part in token.content if part.type == "ident"]
                self.attributes.update(names[:1])
                made += ANY if names == ["open"] else token.serialize()
            else:
                self.ids.update([token.value] if token.type == "hash" else [])
                made += token.serialize()
        return made


INNER = {"is", "where", "has", "not"}


def _split(tokens) -> Iterator[list]:
    part = []
    for token in tokens:
        if token == ",":
            yield part
            part = []
        elif token.type != "comment":
            part.append(token)
    yield part


def _declarations(content) -> Iterator[Declaration]:
    for node in tinycss2.parse_blocks_contents(content, True, True):
        if node.type == "declaration":
            yield _declaration(node.name, node.value, "!important" if node.important else "")
        elif node.type != "error":  # A nested rule: kept whole with the rule around it.
            yield _declaration("", [node], "")


def _declaration(name: str, value, end: str) -> Declaration:
    text = _compact(value, around=",").strip() + end
    variables = frozenset(re.findall(r"--[\w-]+", text))
    words = frozenset(re.findall(r"[\w-]+", text.lower())) if re.match(r"animation|font|--", name) else frozenset()
    return Declaration(name, f"{name}:{text}" if name else text, variables, words)


def _compact(tokens, *, around: str = ",") -> str:
    """Tokens as text without comments, with no more white space than they need."""
    made = []
    for token in tokens:
        if token.type == "comment":
            continue
        space = token.type == "whitespace"
        if space and made and made[-1] in around + " ":
            continue
        if token.type in ("number", "dimension", "percentage"):
            token.representation = re.sub(r"^([+-]?)0\.", r"\1.", token.representation)
        text = " " if space else token.value if token.type == "literal" else _serial(token, around)
        if made and text in around and made[-1] == " " and text != " ":
            made.pop()
        made.append(text)
    return "".join(made)


def _serial(token, around: str) -> str:
    if token.type == "function":
        inner = "," if token.lower_name.startswith("nth-") else around
        return f"{token.name}({_compact(token.arguments, around=inner).strip()})"
    if token.type in ("() block", "{} block"):
        return token.type[0] + _compact(token.content, around=around).strip() + token.type[1]
    return token.serialize()


def _matching(rules, matched: set[int]) -> Iterator[Rule]:
    for rule in rules:
        if rule.kind == "style":
            selectors = tuple(item for item in rule.selectors if item[0] in matched)
            if selectors:
                yield Rule(rule.head, selectors, rule.declarations)
        elif rule.kind == "group":
            if children := tuple(_matching(rule.children, matched)):
                yield Rule(rule.head, children=children, kind="group")
        else:
            yield rule


def _flat(rules) -> Iterator[Declaration]:
    for rule in rules:
        yield from rule.declarations
        yield from _flat(rule.children)


def _used(rules) -> tuple[set[str], set[str]]:
    """Custom properties that something kept refers to, through other custom properties too, and the words of values."""
    declarations = list(_flat(rules))
    variables, before = {v for d in declarations if not d.name.startswith("--") for v in d.variables}, -1
    while before != len(variables):
        before = len(variables)
        variables |= {v for d in declarations if d.name in variables for v in d.variables}
    words = {w for d in declarations if not d.name.startswith("--") or d.name in variables for w in d.words}
    return variables, words


def _text(rule: Rule, variables: set[str], words: set[str]) -> str:
    if rule.kind == "style":
        kept = [d.text for d in rule.declarations if not d.name.startswith("--") or d.name in variables]
        return ",".join(text for _, text in rule.selectors) + "{" + ";".join(kept) + "}" if kept else ""
    if rule.kind == "group":
        inner = "".join(_text(child, variables, words) for child in rule.children)
        return f"{rule.head}{{{inner}}}" if inner else ""
    named = set(re.findall(r"[\w-]+", rule.head.split("{")[0].lower())) - {rule.kind}
    if rule.kind.endswith("keyframes") and not named & words:
        return ""
    if rule.kind == "font-face" and not set(re.findall(r'font-family:"?([\w-]+)', rule.head.lower())) & words:
        return ""
    return rule.head


def _shape(sheet: Sheet, element) -> tuple:
    """What selectors can tell of a tree: runs of equal siblings count only as far as selectors can."""
    own = [(name, element.get(name)) for name in sheet.attributes if name in element.attrib]
    identity = element.get("id")
    children, last, run = [], None, 0
    for child in element:
        if not isinstance(child.tag, str):
            continue
        shape = _shape(sheet, child)
        run = run + 1 if shape == last else 1
        if sheet.run is None or run <= sheet.run:
            children.append(shape)
        last = shape
    return element.tag, tuple(sorted(own)), identity if identity in sheet.ids else None, tuple(children)
