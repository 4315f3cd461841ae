"""Marks at the ends of lines, which tell where words come from while blocks are made.

A line's mark stands behind its words while blocks are made of the text:
`words\\x02line:7\\x03`. Nothing in Markdown that makes a block looks at the end of such a
line. Where something does, the line has no mark: rules and underlines, a table's
separator, what begins a box or a caption, and definitions of names, abbreviations and
attributes. Before inline Markdown is read all are taken away again.
"""

import re

LINE_MARK = re.compile("\x02line:([0-9]+)\x03")
UNMARKED = re.compile(
    r"""
      [-=_*:|\ ]+$                # a rule, an underline, a separator
    | \#{1,6}[\ \#]*$             # a heading without words
    | (?:[-+*]|\d{1,9}[.)])[\ ]*$ # an item without words
    | \x02                        # what was taken out
    | /// | !!! | \?\?\?          # a caption, a box
    | \[! | \*\[ | \{             # a box of GitHub's, an abbreviation, attributes
    | \[[^\]\n]+\]:(?!\s*$)       # a name's address
    """,
    re.VERBOSE,
)
FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:[ ]*\S")


def marked(line: str, words: str, number: int) -> str:
    """A line with its mark, if it may have one; `words` is what its containers hold."""
    bare = words.lstrip(" ")
    if not bare or (UNMARKED.match(bare) and not FOOTNOTE.match(bare)):
        return line
    return f"{line}\x02line:{number}\x03"


def unmarked(text: str) -> str:
    return LINE_MARK.sub("", text) if "\x02line:" in text else text
