"""Raw HTML as CommonMark has it: which line begins some, and which one ends it."""

import re
from typing import NamedTuple

# Tags that begin raw HTML wherever they stand at the start of a line.
BLOCK_TAGS = """
    address article aside base basefont blockquote body caption center col colgroup dd details
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6
    head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p
    param search section summary table tbody td tfoot th thead title tr track ul
""".split()
# The space before it, its name, and its value if it has one.
ATTRIBUTE = r"""(?:
    \s+ [A-Za-z_:][\w.:-]*
    (?: \s* = \s* (?: [^\s"'=<>`]+ | '[^']*' | "[^"]*" ) )?
)"""
TAG_NAME = "[A-Za-z][A-Za-z0-9-]*"
# `<div markdown="1">`: Markdown goes on behind the tag, as Python-Markdown has it.
MARKDOWN_TAG = re.compile(r" {0,3}<[A-Za-z][\w-]*(?=[^>]*\smarkdown[\s=>])[^<>]*>\s*$")
BLOCK_TAG = re.compile(rf" {{0,3}}</?(?:{'|'.join(BLOCK_TAGS)})(?=[\s>]|/>|$)", re.IGNORECASE)
# Any other tag begins raw HTML when it is alone on its line.
LONE_TAG = re.compile(
    rf"""
    [ ]{{0,3}} < (?:
      {TAG_NAME} {ATTRIBUTE}* \s* /?    # one that opens,
      | / {TAG_NAME} \s*                # or closes
    ) > \s* $
    """,
    re.VERBOSE,
)
# Among words: a whole tag, a comment, a declaration. Anything else with a `<` is words.
AMONG_WORDS = rf"""(<(?:
    {TAG_NAME} {ATTRIBUTE}* \s* /?
  | / {TAG_NAME} \s*
  | !-- (?:(?!<!--|-->).)* --
  | !DOCTYPE [^<>]*
)>)"""
CODE_TAGS = "script|pre|style|textarea"


class RawBlock(NamedTuple):
    """Raw HTML that goes on to the line that `end` stands in; without one, to a blank line."""

    end: re.Pattern[str] | None = None

    def ends_before(self, line: str) -> bool:
        return self.end is None and not line.strip()

    def ends_with(self, line: str) -> bool:
        return self.end is not None and self.end.search(line) is not None


# What a line begins, and what ends it on the same line or a later one.
ENDED_BY_SIGN = {
    re.compile(rf" {{0,3}}<(?:{CODE_TAGS})(?=[\s>]|$)", re.IGNORECASE): RawBlock(
        re.compile(rf"</(?:{CODE_TAGS})>", re.IGNORECASE)
    ),
    re.compile(r" {0,3}<!--"): RawBlock(re.compile(r"-->")),
    re.compile(r" {0,3}<\?"): RawBlock(re.compile(r"\?>")),
    re.compile(r" {0,3}<![A-Za-z]"): RawBlock(re.compile(r">")),
    re.compile(r" {0,3}<!\[CDATA\["): RawBlock(re.compile(r"\]\]>")),
    MARKDOWN_TAG: RawBlock(re.compile(r"")),
}


def raw_block(line: str, *, in_paragraph: bool) -> RawBlock | None:
    """The raw HTML that a line begins, without the line's containers."""
    if not line.lstrip(" ").startswith("<"):
        return None
    for start, raw in ENDED_BY_SIGN.items():
        if start.match(line):
            return raw
    if BLOCK_TAG.match(line):
        return RawBlock()
    if not in_paragraph and LONE_TAG.match(line):
        return RawBlock()
    return None
