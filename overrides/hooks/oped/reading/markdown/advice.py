"""What GitHub shows otherwise than it was meant, looked for in the words that are shown.

The words are those of the tree, after Markdown was read and with the lines they stand on:
code and addresses are not among them.
"""

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import NamedTuple

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.findings import Findings
from oped.reading.markdown.line_numbers import LineNumbering
from oped.reading.markdown.taken_out import Code, TakenOut

# Of a list that was meant as one: a day's, not a year's.
HIGHEST_NUMBER = 31
# No text without one of these is looked at further.
ANY_SIGN = re.compile(
    r"""
    \*\* | -\n | \][(\[] | <!-- | [{$•‣◦▪●∙\u00ad\u200b\u2028\u2029\u2060\ufeff]
    | ^[–—][ ]
    """,
    re.MULTILINE | re.VERBOSE,
)
# Five words in a row, and nothing that only code has.
PROSE = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:[,;]?[ \n]+[^\W\d_]++){4}")
CODE_SIGN = re.compile(r"[{}<>=;$|\\]|\(\)|^\s*[#/]", re.MULTILINE)
# Signs that make mathematics of what stands between dollars: `$x_1$`, not "$5 and $6".
FORMULA = re.compile(r"[\\^_={]")
Parts = dict[str, str]


class Sign(NamedTuple):
    """What a rule looks for in words.

    `parts` names the parts of a match for the rule's message; None: it only looks like one.
    """

    rule: str
    pattern: re.Pattern[str]
    parts: Callable[[re.Match[str]], Parts | None]


def source(match: re.Match[str]) -> Parts:
    return {"source": " ".join(match[0].split())}


def sign(match: re.Match[str]) -> Parts:
    return {"sign": match["sign"]}


def stars(match: re.Match[str]) -> Parts:
    return {"signs": match[0], "escaped": match[0].replace("*", "\\*")}


def cut_word(match: re.Match[str]) -> Parts:
    before = match.string[max(0, match.start() - 40) : match.start()].split()
    return {"shown": f"{before[-1]}- {match['rest']}"}


def invisible(match: re.Match[str]) -> Parts:
    before = match.string[max(0, match.start() - 20) : match.start()]
    name = unicodedata.name(match[0], "no name").lower()
    shown = before.rsplit("\n", 1)[-1]
    return {"code": f"{ord(match[0]):04X}", "name": name, "before": shown}


def spaced_address(match: re.Match[str]) -> Parts | None:
    address = match["address"].strip()
    return {"link": match[0]} if " " in address else None


def reference(match: re.Match[str]) -> Parts:
    return {"link": match[0], "name": match["name"] or match["words"]}


def formula(match: re.Match[str]) -> Parts | None:
    words = match["words"]
    is_one = FORMULA.search(words) and words == words.strip()
    return source(match) if is_one else None


SIGNS = (
    Sign("unclosed emphasis", re.compile(r"\*\*+"), stars),
    Sign("typed list", re.compile(r"^(?P<sign>[•‣◦▪●∙])[ \u00a0\t]*\S", re.MULTILINE), sign),
    # One line behind a dash may be speech, as in French; two in a row are a list.
    Sign("typed list", re.compile(r"^(?P<sign>[–—]) [^\n]*\n[–—] ", re.MULTILINE), sign),
    Sign("cut word", re.compile(r"(?<=[^\W\d_]{2})-\n(?P<rest>[^\W\d_]+)"), cut_word),
    Sign("invisible sign", re.compile("[\u00ad\u200b\u2028\u2029\u2060\ufeff]"), invisible),
    Sign(
        "address with a space",
        re.compile(r"\[[^\[\]\n]+\]\((?P<address>[^()\n<>\"']+)\)"),
        spaced_address,
    ),
    Sign(
        "no such reference",
        re.compile(r"!?\[(?P<words>[^\[\]\n]+)\]\[(?P<name>(?!\^)[^\[\]\n]*)\]"),
        reference,
    ),
    Sign("open comment", re.compile("<!--"), lambda match: {}),
    Sign("attributes of Kramdown", re.compile(r"\{:\s*(?!\.pull\s*\})[^{}\n]*\}"), source),
    Sign("tag of a template", re.compile(r"\{%[^%\n]*%\}|\{\{[^{}\n]*\}\}"), source),
    Sign("mathematics", re.compile(r"\$\$(?:[^$]|\$(?!\$))+\$\$"), source),
    Sign("mathematics", re.compile(r"(?<![\w$])\$(?P<words>[^$\n]+)\$(?![\w$])"), formula),
)


class Advice(Extension):
    def __init__(self, findings: Findings, numbering: LineNumbering, taken_out: TakenOut) -> None:
        super().__init__()
        self.findings = findings
        self.numbering = numbering
        self.taken_out = taken_out

    def extendMarkdown(self, md: Markdown) -> None:
        # Behind the numbers of lines (19.5); before words are mended (18.5).
        md.treeprocessors.register(Advise(md, self), "advice", 18.9)


class Advise(Treeprocessor):
    def __init__(self, md: Markdown, advice: Advice) -> None:
        super().__init__(md)
        self.findings = advice.findings
        self.numbering = advice.numbering
        self.taken_out = advice.taken_out

    def run(self, root: etree.Element) -> None:
        for line, words in self.numbering.lines.words:
            self.look_at(words, line)
        for element in root.iter():
            if element.tag == "ol":
                self.look_at_list(element)
            elif element.tag == "pre" and element not in self.taken_out.elements:
                self.look_at_code(element)
            elif element.tag == "a":
                address = element.get("href") or ""
                if address.startswith("http:"):
                    self.findings.add_at("not encrypted", element, address=address)
        for piece in self.taken_out.pieces.values():
            if isinstance(piece, Code) and not piece.is_closed:
                self.findings.add("open fence", piece.line, signs=piece.signs)

    def look_at(self, words: str, start: int) -> None:
        """Look at words that begin on a line."""
        if not ANY_SIGN.search(words):
            return
        for rule, pattern, parts_of in SIGNS:
            for match in pattern.finditer(words):
                parts = parts_of(match)
                if parts is not None:
                    line = start + words.count("\n", 0, match.start())
                    self.findings.add(rule, line, **parts)

    def look_at_list(self, element: etree.Element) -> None:
        """A list of one that does not begin with 1, or with a year, is hardly one."""
        number = int(element.get("start", "1"))
        if number > HIGHEST_NUMBER or (number > 1 and len(element) == 1):
            parts = {"number": f"{number}.", "escaped": f"{number}\\."}
            self.findings.add_at("number as list", element, **parts)

    def look_at_code(self, element: etree.Element) -> None:
        words = "".join(element.itertext())
        if PROSE.search(words) and not CODE_SIGN.search(words):
            self.findings.add_at("prose as code", element, words=" ".join(words.split())[:40])
