"""YAML as plain values, with the line of each: what PyYAML composes, before it would guess kinds.

Texts stay as they are typed: `yes`, `1.0` and `2018-09-16` are text, and `+10:00` is not
the number 600.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from oped.reading.indentation import wrong_indentation

Place = tuple[str | int, ...]
# A value that PyYAML reads up to a ' #', as if the rest were a comment: "title: Bridge #5 is down".
CUT = re.compile(
    r"""
    [ -]* (\w+:[ ]+ | -[ ])   # a key, or the sign of a list's item,
    [^'"|>\s\#] [^\#]*        # a value that is not between quotation marks,
    \s\#\S                    # a number sign that comments would have a space behind
    """,
    re.VERBOSE,
)


# What YAML takes for the end of a line, and no editor shows as one: lines would be
# counted wrong.
LINE_ENDS = re.compile("[\x85\u2028\u2029]")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What is yet to be said; between quotation marks it is a text like any other.
TODO = re.compile(r"TODO\b")
# In letters, of a value in a message.
LONGEST_SHOWN = 60


class Yaml(NamedTuple):
    """Plain values (text, None, lists, mappings), the line of each by its place, and problems.

    A problem is (line, message). `open` has the places of what is yet to be said, with what
    stands there: a bare `TODO`.
    """

    values: Any
    lines: dict[Place, int]
    problems: list[tuple[int, str]]
    open: dict[Place, str]


def read(text: str, *, first_line: int) -> Yaml:
    """Read YAML that begins on a line of its file; what breaks it or would be lost is a problem."""
    reader = _Reader(first_line)
    ends = LINE_ENDS.search(text)
    if ends:
        line = text.count("\n", 0, ends.start()) + first_line
        rule = f"front matter must have no line end such as U+{ord(ends[0]):04X} in it"
        return Yaml({}, reader.lines, [(line, rule)], {})
    try:
        signs = list(_signs(text, first_line))
        if signs:
            return Yaml({}, reader.lines, signs, {})
        node = yaml.compose(text, LOADER)
        values = reader.plain(node, ()) if node else {}
    except (yaml.YAMLError, RecursionError) as error:
        return Yaml({}, reader.lines, [_broken(error, text, first_line)], {})
    return Yaml(values, reader.lines, reader.problems + reader.cut(text), reader.open)


def _signs(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """What YAML takes for anchors, aliases and tags: no value may be lost to one, or
    grow without end.
    """
    if not re.search("[&*!]", text):
        return
    lines: dict[int, None] = {}
    for event in yaml.parse(text, LOADER):
        has_sign = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if has_sign and event.start_mark:
            lines.setdefault(event.start_mark.line)
    rows = text.split("\n")
    remedy = "a value that begins with '&', '*' or '!' goes between single quotes"
    for line in lines:
        yield line + first_line, f"{remedy}, not {shown(rows[line])}"


class _Reader:
    """Walks a composed document once and notes the line of every value."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[Place, int] = {(): 1}
        self.problems: list[tuple[int, str]] = []
        self.open: dict[Place, str] = {}

    def plain(self, node: yaml.Node, place: Place) -> Any:
        self.lines.setdefault(place, node.start_mark.line + self.first_line)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*place, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if node.tag.endswith(":null"):
            return None
        if isinstance(node, yaml.ScalarNode) and not node.style and TODO.match(node.value):
            self.open[place] = node.value
        return node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        """A doubled key is a problem, not a silent choice."""
        values: dict[str, Any] = {}
        for key_node, value in node.value:
            line = key_node.start_mark.line + self.first_line
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append((line, "a key must be a word, not a list or a mapping"))
                continue
            key = str(key_node.value)
            first = self.lines.setdefault((*place, key), line)
            if key in values:
                rule = f"'{key}' must stand once, not again (first on line {first})"
                self.problems.append((line, rule))
            else:
                values[key] = self.plain(value, (*place, key))
        return values

    def cut(self, text: str) -> list[tuple[int, str]]:
        """Lines of which a value would lose its end."""
        rows = text.split("\n")
        problems = []
        for line in {*self.lines.values()} - {1}:
            row = rows[line - self.first_line]
            if CUT.match(row):
                remedy = "put the value between single quotes"
                rule = f"what stands after ' #' would be lost: {remedy}, not {shown(row)}"
                problems.append((line, rule))
        return problems


def _broken(error: Exception, text: str, first_line: int) -> tuple[int, str]:
    """Where YAML is none, and what to write."""
    context = getattr(error, "context", None) or ""
    # A quotation mark left open is told where it stands, not where the file ends.
    place = "context_mark" if "quoted scalar" in context else "problem_mark"
    mark = getattr(error, place, None)
    rows = text.split("\n")[:-1]
    number = min(mark.line if mark else 0, len(rows) - 1)
    row = rows[number]
    if re.match(r"\s*\t", row):
        rule = f"front matter must be indented by spaces, not by the tab in {shown(row)}"
    elif wrong := wrong_indentation(rows, number):
        number = wrong.row
        words = shown(rows[number].strip())
        rule = f"{words} must have {_spaces(wrong.right)} before it, not {wrong.spaces}"
    else:
        remedy = (
            "a value with ': ', '#' or quotation marks goes between single quotes, "
            "a quote inside them doubled"
        )
        rule = f"front matter must be YAML, not {shown(row)}; {remedy}"
    return number + first_line, rule


def _spaces(count: int) -> str:
    if count == 0:
        return "no space"
    return "1 space" if count == 1 else f"{count} spaces"


def shown(value: Any) -> str:
    """What was found, short and on one line, as a message shows it."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    if value is None:
        return "nothing"
    text = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", str(value)).strip()
    if len(text) > LONGEST_SHOWN:
        text = f"{text[: LONGEST_SHOWN - 1]}…"
    return f"'{text}'"
