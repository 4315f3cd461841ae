"""Text as Markdown that shows it as it is: signs that Markdown would take are escaped.

wire/body.py undoes each escape; what neither knows, Markdown leaves as it is.
"""

import re

# Wherever they stand.
ANYWHERE = re.compile(r"[\\`*~^|]")
# An underscore within a word, or by itself, is none of Markdown's.
UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# Brackets of a link, a picture, a task or a definition; a note's has its ^ escaped.
BRACKET = re.compile(
    r"""
    (?<=!)\[                              # a picture's
    | \[ (?= [ ]\] | [xX]\]               # a task's
          | [^\]]*\] (?: [(\[:] | \s*\[ ) # a link's or a definition's
      )
    """,
    re.VERBOSE,
)
# Two equal signs mark words; braces hold attributes.
OTHERS = re.compile(r"=(?==)|(?<==)=|[{}]")
# What begins a line: a list, a quotation, a heading, a rule, a box; a wire's dash does not.
AT_START = re.compile(
    r"""
    (?P<number> \d+ ) (?P<stop> [.)] ) (?= \s | $ )
    | (?P<sign> [+>\#!] | - (?! -\s ) )
    """,
    re.VERBOSE,
)
# Signs that no backslash escapes: what looks like an element, an entity, an emoji, a box.
LESS_THAN = re.compile(r"<(?=[A-Za-z/!?])")
ENTITY = re.compile(r"&(?=#?\w+;)")
COLON = re.compile(r"^:(?=\s)|:(?=[\w+-]+:)")
BOX = re.compile(r"^\?(?=\?\?)|^/(?=//)")


def escaped(text: str) -> str:
    """One paragraph as Markdown: "1945. The *war*" -> "1945\\. The \\*war\\*"."""
    text = ENTITY.sub("&amp;", text)
    for signs in (ANYWHERE, UNDERSCORE, BRACKET, OTHERS):
        text = signs.sub(_with_backslash, text)
    text = LESS_THAN.sub("&lt;", text)
    text = COLON.sub("&#58;", text)
    text = BOX.sub(_as_entity, text)
    start = AT_START.match(text)
    if start is None:
        return text
    if start["sign"]:
        return f"\\{text}"
    number = start["number"]
    return f"{number}\\{text[len(number) :]}"


def _with_backslash(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _as_entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"
