"""What is said of a text beside rendering it, and why: one table.

Nothing in it refuses a text for what it says or weighs. What *stops* would be lost
without a word. What is *mended* is put right and said as advice, and what GitHub shows
otherwise than it was meant is *advised*. Each rule has an article in tests/code/markdown/
that it is told of.
"""

import xml.etree.ElementTree as etree
from typing import NamedTuple

from oped.problem import Severity
from oped.reading.markdown.line_numbers import LineNumbers


class Rule(NamedTuple):
    """`message` names in braces what was found; `reason` is for whoever changes the rule."""

    message: str
    reason: str
    severity: Severity = "advice"


RULES = {
    # What would be lost.
    "cell beyond the head": Rule(
        "a table's row has no more cells than its head: give the head a cell more for '{words}'",
        "GitHub leaves such a cell out, with its words",
        severity="stops",
    ),
    "picture without words": Rule(
        "a picture needs words between '![' and ']' that say what it shows: '{address}'",
        "who cannot see it would miss it, and no PDF/UA can hold it",
        severity="stops",
    ),
    "undefined footnote": Rule(
        "footnote [^{name}] needs a line '[^{name}]: …' that holds its text",
        "it would be lost",
        severity="stops",
    ),
    "unused footnote": Rule(
        "footnote [^{name}] must be referred to in the text",
        "a note that nothing refers to belongs nowhere",
        severity="stops",
    ),
    "footnote again": Rule(
        "footnote [^{name}] must be written once, not again",
        "one of them would be lost",
        severity="stops",
    ),
    "open element": Rule(
        "<{tag}> must be closed by </{tag}>, or its '<' written '&lt;'",
        "what stands in it, and whether it was meant as an element, cannot be told",
        severity="stops",
    ),
    "no picture": Rule(
        "a picture must be a file below docs/, and '{address}' is not there{near}",
        "who reads would see a hole",
        severity="stops",
    ),
    "declaration": Rule(
        "'{sign}' begins nothing that a text can hold: write '&lt;{rest}' if it is words",
        "what follows it would be lost",
        severity="stops",
    ),
    "open comment": Rule(
        "a comment must end with '-->'",
        "all that follows would be lost",
        severity="stops",
    ),
    # What is mended.
    "forbidden character": Rule(
        "'{source}' is a character that neither HTML nor XML can hold, and is left out",
        "a feed that holds it is read by nobody",
    ),
    "end without a start": Rule(
        "</{tag}> closes nothing here, and is left out",
        "it would close an element of the page",
    ),
    "class": Rule(
        "the class '{name}' means nothing here, and is left out",
        "classes are the page's own: they say what is a headline, a name or a footnote",
    ),
    "own id": Rule(
        "the id '{name}' is one of the page's own, and is left out",
        "a link to it would lead elsewhere",
    ),
    "heading moved": Rule(
        "headings begin with '##' and skip no level: '{source}' is read as '{hashes}'",
        "the headline is the page's one first heading, and a screen reader's list of headings "
        "and PDF/UA take a skipped level for a missing part",
    ),
    "empty heading": Rule(
        "a heading needs words: '{hashes}' alone is left out",
        "it is a stop without a name in every list of headings",
    ),
    "file found": Rule(
        "'{address}' is found at '{found}': write that, which GitHub's preview shows as well",
        "an address from the root leads out of a site that stands in a folder",
    ),
    "picture of another host": Rule(
        "a picture is shown from docs/ alone: '{address}' stands as a link; "
        "put the file below docs/ to show it",
        "to fetch it would tell another host who reads, and it may change or go",
    ),
    "film or sound": Rule(
        "a page plays nothing: '{address}' stands as a link",
        "a player asks another host, or takes a script; no other format has it",
    ),
    "alignment": Rule(
        "'{attribute}' on <{tag}> is kept, though GitHub's preview does not show it",
        "a policy without exceptions blocks styles, so it becomes a class of the page's",
    ),
    "style": Rule(
        "'{attribute}' on <{tag}> is left out: of styles only text-align is kept",
        "colours and sizes of one's own cannot follow a dark page, large type or paper",
    ),
    "old element": Rule(
        "<{tag}> is no element any more: it stands as {meaning}",
        "HTML has dropped it, and the checkers refuse it",
    ),
    "empty cell": Rule(
        "a row has an empty cell more than the table's head: it is left out",
        "it would be a column without a name",
    ),
    # What is advised.
    "not encrypted": Rule(
        "an address should start with https://, if that page answers there, not '{address}'",
        "what a reader sees there can be read and changed on its way",
    ),
    "unclosed emphasis": Rule(
        "'{signs}' opens or closes nothing here and is shown: write its other half, or '{escaped}'",
        "a space on the wrong side, or a pair across two paragraphs, is no emphasis",
    ),
    "typed list": Rule(
        "a line that begins with '{sign}' is no item of a list: write '- '",
        "the lines run into one paragraph, and no reader is told of a list",
    ),
    "prose as code": Rule(
        "an indent of four spaces makes code of '{words}': take the spaces away",
        "code keeps its lines, in a typewriter's face",
    ),
    "invisible sign": Rule(
        "there is an invisible sign (U+{code}, {name}) behind '{before}': take it away",
        "it comes along when words are pasted; search and line breaks go wrong on it",
    ),
    "cut word": Rule(
        "a word is cut by the line's end and is shown as '{shown}': write it in one",
        "a hyphen at a line's end was a typesetter's",
    ),
    "number as list": Rule(
        "a line that begins with '{number}' becomes a list: write '{escaped}' if it is none",
        "a year or a day at the start of a sentence is no item",
    ),
    "open fence": Rule(
        "the code that begins here has no end: write a line '{signs}' below it",
        "all that follows is code, on GitHub as well",
    ),
    "address with a space": Rule(
        "'{link}' is no link: an address has no space; write %20 for it",
        "GitHub shows the brackets as typed",
    ),
    "no such reference": Rule(
        "'{link}' is no link: it needs a line '[{name}]: address'",
        "GitHub shows the brackets as typed",
    ),
    "attributes of Kramdown": Rule(
        "'{source}' is Jekyll's way to style a text, which GitHub shows as typed: take it away",
        "only '{{ .pull }}' and a picture's width mean something here",
    ),
    "tag of a template": Rule(
        "'{source}' is a tag of another tool and is shown as typed",
        "Jekyll and Hugo put something in its place, which is not here",
    ),
    "mathematics": Rule(
        "'{source}' is mathematics, which is shown as typed",
        "no format sets it yet",
    ),
}


class Finding(NamedTuple):
    """A line of the text, counted from 1, and what is to be said of it."""

    line: int
    message: str
    severity: Severity


class Findings:
    """Collects what is found while a text is rendered."""

    def __init__(self, lines: LineNumbers) -> None:
        self.lines = lines
        self.by_line: list[Finding] = []
        self.by_element: list[tuple[etree.Element, Finding]] = []

    def clear(self) -> None:
        self.by_line.clear()
        self.by_element.clear()

    def add(self, rule: str, line: int, **parts: str) -> None:
        self.by_line.append(finding(rule, line, parts))

    def add_at(self, rule: str, element: etree.Element, **parts: str) -> None:
        """Add what is found before lines are numbered, or on an element."""
        self.by_element.append((element, finding(rule, 0, parts)))

    def all(self) -> list[Finding]:
        """All, by line."""
        placed = [each._replace(line=self.lines.of(element)) for element, each in self.by_element]
        return sorted([*self.by_line, *placed])


def finding(rule: str, line: int, parts: dict[str, str]) -> Finding:
    message, _, severity = RULES[rule]
    return Finding(line, message.format(**parts), severity)
