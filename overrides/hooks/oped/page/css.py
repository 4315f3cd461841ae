"""A stylesheet as rules, each part as short text, with the name by which others refer to it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

import tinycss2

# Rules in one of these apply by their own selectors; a block of any other at-rule is kept whole.
GROUPS = {"media", "supports", "container", "starting-style"}
# What is only kept if something kept refers to it by this name.
NAMED = re.compile(
    r"""
    (?: @[\w-]*keyframes[ ]             # @keyframes fade
      | @font-face\{ .*? font-family:   # @font-face{font-family:"Charter"
      | (?= -- )                        # --paper: a custom property
    )
    "? (?P<name> [\w-]+ )
    """,
    re.VERBOSE,
)
# Strings and addresses, in which a space is no white space.
KEPT = re.compile(
    r"""
    ( " (?: \\. | [^"\\] )* "
    | url\( (?: \\. | [^"\\)] )* \)
    )
    """,
    re.VERBOSE,
)


class Part(NamedTuple):
    """A declaration, or the body of an at-rule; `name` is set where others must refer to it."""

    text: str
    name: str | None


class Rule(NamedTuple):
    """The at-rules around a rule, its selectors or an at-rule's own head, and its parts."""

    groups: tuple[str, ...]
    heads: list[str]
    parts: list[Part]


def rules(texts: Iterable[str]) -> Iterator[Rule]:
    """The rules of stylesheets, in order; `@import` and what is no CSS raise ValueError."""
    for text in texts:
        nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        yield from _rules(nodes, ())


def _rules(nodes: list[Any], groups: tuple[str, ...]) -> Iterator[Rule]:
    for node in nodes:
        keyword = getattr(node, "lower_at_keyword", "")
        if keyword == "charset":
            continue
        if node.type == "error" or node.content is None:
            rule = "a stylesheet must be CSS without @import or another rule without a block"
            raise ValueError(f"line {node.source_line}: {rule}")
        head = f"@{keyword} {compact(node.prelude)}".strip()
        if keyword in GROUPS:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner, (*groups, head))
        elif keyword:
            body = compact(node.content)
            part = Part(body, _name(f"{head}{{{body}"))
            yield Rule(groups, [head], [part])
        else:
            yield Rule(groups, _selectors(node.prelude), _declarations(node.content))


def _selectors(prelude: list[Any]) -> list[str]:
    selectors = []
    for is_comma, tokens in groupby(prelude, key=lambda token: token == ","):
        if not is_comma:
            selectors.append(compact(tokens, tight="+"))
    return selectors


def _declarations(content: list[Any]) -> list[Part]:
    """A rule nested in this one is kept whole, as if it were a declaration."""
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    parts = []
    for node in nodes:
        if node.type != "error":
            text = compact([node]).removesuffix(";")
            parts.append(Part(text, _name(text)))
    return parts


def _name(text: str) -> str | None:
    named = NAMED.match(text.lower())
    return named["name"] if named else None


def compact(nodes: Iterable[Any], tight: str = "") -> str:
    """Nodes as text, with no needless white space or zeros; none around the marks in `tight`."""
    pieces = KEPT.split(tinycss2.serialize(nodes))
    for i in range(0, len(pieces), 2):  # Between them stand the strings.
        pieces[i] = _without_needless(pieces[i], tight)
    return "".join(pieces).strip()


def _without_needless(text: str, tight: str) -> str:
    needless = rf"""
        (?<= [(\[{{}};:,>~{tight}] ) \s+    # white space behind a mark,
      | \s+ (?= [)\]{{}};,>~!{tight}] )     # or before one,
      | (?<! [\w.] ) 0 (?= \.\d )           # the zero of 0.5
    """
    return re.sub(r"\s+", " ", re.sub(needless, "", text, flags=re.VERBOSE))
