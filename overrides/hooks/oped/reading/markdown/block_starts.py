"""What a line begins, by CommonMark 0.31 and GitHub's tables.

Lines are without what stands round them: the signs of quotations, the indent of items.
"""

import re
from typing import NamedTuple

from oped.reading.markdown.line_marks import unmarked

ITEM = re.compile(
    r"""(?P<indent>[ ]{0,3})
    (?P<marker> [-+*] | \d{1,9}[.)] )
    (?: (?P<gap>[ ]{1,4}) (?=[^ ])   # "- words"
      | [ ] (?=[ ]{4,}[^ ])          # "-     code", whose indent is part of it
      | (?=[ ]*$)                    # "-" alone
    )""",
    re.VERBOSE,
)
RULE = re.compile(r"[ ]{0,3}(?: (?:-[ ]*){3,} | (?:_[ ]*){3,} | (?:\*[ ]*){3,} )$", re.VERBOSE)
HEADING = re.compile(r" {0,3}(?P<hashes>#{1,6})(?= |$)(?P<words>.*)$")
UNDERLINE = re.compile(r" {0,3}(?P<sign>=+|-+) *$")
QUOTE = re.compile(r" {0,3}> ?")
INDENTED = re.compile(r" {4}(?= *[^ ])")
FENCE = re.compile(
    r"""(?P<indent> [ ]{0,3} )
    (?P<signs> `{3,} (?= [^`]* $ )   # none of these behind them: that would be code in words
      | ~{3,}
    ) [ ]*
    (?P<info> .* ) $""",
    re.VERBOSE,
)
# What stands for raw HTML or for a fence of code, which are read before.
TAKEN_OUT = re.compile(" {0,3}\x02wzxhzdk:(?P<number>[0-9]+)\x03 *$")
# Python-Markdown's own blocks that hold others: a box, a caption, a footnote.
OWN = re.compile(r"!!! |\?\?\?\+? |///|\[\^[^\]]+\]:|\*\[[^\]]+\]:")
SEPARATOR_CELL = re.compile(r" *:?-+:? *")


class Item(NamedTuple):
    """The start of an item; `kind` is its sign, or the sign behind its number."""

    kind: str
    number: int | None
    width: int
    words: str

    @property
    def breaks_paragraph(self) -> bool:
        """Whether the item may begin right behind a line of text."""
        return bool(self.words.strip()) and self.number in (None, 1)


def item(line: str) -> Item | None:
    """The item that a line begins: `- words`, `1. words`, `2) words`; no rule (`- - -`)."""
    match = ITEM.match(line)
    if match is None or RULE.match(line):
        return None
    marker = match["marker"]
    number = int(marker[:-1]) if len(marker) > 1 else None
    width = len(match["indent"]) + len(marker) + len(match["gap"] or " ")
    words = line[width:] if line[width:].strip() else ""
    return Item(marker[-1], number, width, words)


def table_starts(head: str, separator: str) -> bool:
    """Whether two lines are a table's head and what separates it from its rows."""
    if "-" not in separator or "|" not in head + separator:
        return False
    if INDENTED.match(head) or INDENTED.match(separator):
        return False
    cells = row_cells(separator)
    head = unmarked(head)
    if not all(SEPARATOR_CELL.fullmatch(cell) for cell in cells):
        return False
    return len(cells) == len(row_cells(head))


def is_row(line: str) -> bool:
    """Whether a line below a table's separator is one of its rows."""
    return bool(line.strip()) and not INDENTED.match(line) and may_be_lazy(line)


def row_cells(row: str) -> list[str]:
    """The cells of a row; a bar behind a backslash parts none, and is one of the words."""
    bare = row.strip().replace("\\|", "\0").removeprefix("|").removesuffix("|")
    return [cell.replace("\0", "|") for cell in bare.split("|")]


def is_text(line: str, *, in_paragraph: bool) -> bool:
    """Whether a line that begins no container is words, which the next can go on with."""
    if not line.strip():
        return False
    if INDENTED.match(line):
        return in_paragraph
    if HEADING.match(line) or RULE.match(line) or TAKEN_OUT.match(line):
        return False
    return not (in_paragraph and UNDERLINE.match(line))


def breaks_paragraph(line: str) -> bool:
    """Whether a line begins a block although a line of text stands right before it."""
    first = line.lstrip(" ")[:1]
    if not first or first not in "#>`~-+*_0123456789\x02":
        return False
    if HEADING.match(line) or QUOTE.match(line) or FENCE.match(line):
        return True
    if RULE.match(line) or TAKEN_OUT.match(line):
        return True
    starts = item(line)
    return starts is not None and starts.breaks_paragraph


def may_be_lazy(line: str) -> bool:
    """Whether a line outside an item or a quotation can go on with a paragraph in it."""
    if item(line) or OWN.match(line):
        return False
    return not breaks_paragraph(line)
