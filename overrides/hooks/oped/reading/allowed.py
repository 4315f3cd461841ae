"""What may stand on a page, as one table: elements and what each may hold, classes, schemes.

The gate lets nothing else through. A row is read so: an element of this name may hold this, and
carry these attributes beside those that any element may.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

# What an element may hold, where it is not a list of names: blocks, or words and what stands among
# words; INHERITED is what its parent may; VOID is nothing.
FLOW = "blocks"
PHRASING = "words"
INHERITED = "what its parent may"
VOID = "nothing"

# What an attribute's value may be.
TEXT = re.compile(r".*", re.DOTALL)
NAME = re.compile(r"[^\s\"'<>&`=]+")
NUMBER = re.compile(r"\d{1,5}")
WHOLE_NUMBER = re.compile(r"-?\d{1,9}")
FLAG = re.compile(r"(flag)?.*", re.DOTALL)
# Read apart by addresses.py: where a link leads, the file of this site that is shown, such files.
LINK = re.compile("(link)")
FILE = re.compile("(file)")
FILES = re.compile("(files)")


class Row(NamedTuple):
    """What an element may hold, and its attributes with what their values may be."""

    holds: str | frozenset[str]
    attributes: Mapping[str, re.Pattern[str]] = {}


def _one_of(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


def _only(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Attributes of any element.
ANYWHERE: Mapping[str, re.Pattern[str]] = {
    "class": TEXT,
    "dir": _one_of("ltr", "rtl", "auto"),
    "id": NAME,
    "lang": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
    "title": TEXT,
}
_CELL = {"colspan": NUMBER, "rowspan": NUMBER, "headers": TEXT, "abbr": TEXT}
_SIZE = {"width": NUMBER, "height": NUMBER}
_CHANGE = {"cite": LINK, "datetime": TEXT}
_ROWS = Row(_only("tr"))
_WORDS = Row(PHRASING)
_BLOCKS = Row(FLOW)

ELEMENTS: Mapping[str, Row] = {
    # Blocks
    "address": _BLOCKS,
    "aside": _BLOCKS,
    "blockquote": Row(FLOW, {"cite": LINK}),
    "details": Row(FLOW, {"open": FLAG}),
    # A table scrolls in a box, which the keyboard can reach and a reader hears the name of.
    "div": Row(FLOW, {"role": _one_of("region"), "tabindex": _one_of("0"), "aria-label": TEXT}),
    "figure": _BLOCKS,
    "figcaption": _BLOCKS,
    "h1": _WORDS,
    "h2": _WORDS,
    "h3": _WORDS,
    "h4": _WORDS,
    "h5": _WORDS,
    "h6": _WORDS,
    "hr": Row(VOID),
    "p": _WORDS,
    "pre": _WORDS,
    "section": _BLOCKS,
    "summary": _WORDS,
    # Lists
    "dd": _BLOCKS,
    "dl": Row(_only("dt dd")),
    "dt": _BLOCKS,
    "li": Row(FLOW, {"value": WHOLE_NUMBER}),
    "ol": Row(_only("li"), {"start": WHOLE_NUMBER, "reversed": FLAG, "type": _one_of("[1aAiI]")}),
    "ul": Row(_only("li")),
    # Tables
    "caption": _BLOCKS,
    "col": Row(VOID, {"span": NUMBER}),
    "colgroup": Row(_only("col"), {"span": NUMBER}),
    "table": Row(_only("caption colgroup thead tbody tfoot")),
    "tbody": _ROWS,
    "td": Row(FLOW, _CELL),
    "tfoot": _ROWS,
    "th": Row(FLOW, {**_CELL, "scope": _one_of("col", "row", "colgroup", "rowgroup")}),
    "thead": _ROWS,
    "tr": Row(_only("td th")),
    # Among words
    "a": Row(
        INHERITED,
        {"href": LINK, "rel": _one_of("noopener", "footnote"), "aria-label": TEXT},
    ),
    "abbr": _WORDS,
    "b": _WORDS,
    "bdi": _WORDS,
    "bdo": _WORDS,
    "br": Row(VOID),
    "cite": _WORDS,
    "code": _WORDS,
    "data": Row(PHRASING, {"value": TEXT}),
    "del": Row(INHERITED, _CHANGE),
    "dfn": _WORDS,
    "em": _WORDS,
    "i": _WORDS,
    "ins": Row(INHERITED, _CHANGE),
    "kbd": _WORDS,
    "mark": _WORDS,
    "q": Row(PHRASING, {"cite": LINK}),
    "rp": _WORDS,
    "rt": _WORDS,
    "ruby": _WORDS,
    "s": _WORDS,
    "samp": _WORDS,
    "small": _WORDS,
    "span": _WORDS,
    "strong": _WORDS,
    "sub": _WORDS,
    "sup": _WORDS,
    "time": Row(PHRASING, {"datetime": TEXT}),
    "u": _WORDS,
    "var": _WORDS,
    "wbr": Row(VOID),
    # Files of this site
    "img": Row(
        VOID,
        {
            **_SIZE,
            "alt": TEXT,
            "src": FILE,
            "srcset": FILES,
            "sizes": TEXT,
            "loading": _one_of("lazy", "eager"),
        },
    ),
    "picture": Row(_only("source img")),
    "source": Row(
        VOID,
        {**_SIZE, "src": FILE, "srcset": FILES, "sizes": TEXT, "media": TEXT, "type": TEXT},
    ),
    # A task that is done or not: not to be clicked, and named for who cannot see it.
    "input": Row(
        VOID,
        {
            "type": _one_of("checkbox"),
            "disabled": FLAG,
            "checked": FLAG,
            "aria-label": TEXT,
        },
    ),
}
# Attributes without which an element is none of these, with the message of what is missing.
NEEDED: Mapping[str, tuple[str, str]] = {
    "img": ("alt", 'needs alt="…" that says what it shows'),
    "input": ("type", "must be a task's box, which '- [ ]' makes"),
}

# Elements that stand among blocks alone; the others in the table, but for parts, also among words.
BLOCKS = _only(
    """address aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section
    table ul"""
)
# Parts that stand in these alone.
PARTS: Mapping[str, frozenset[str]] = {
    "caption": _only("table"),
    "col": _only("colgroup"),
    "colgroup": _only("table"),
    "dd": _only("dl"),
    "dt": _only("dl"),
    "figcaption": _only("figure"),
    "li": _only("ol ul"),
    "rp": _only("ruby"),
    "rt": _only("ruby"),
    "source": _only("picture"),
    "summary": _only("details"),
    "tbody": _only("table"),
    "td": _only("tr"),
    "tfoot": _only("table"),
    "th": _only("tr"),
    "thead": _only("table"),
    "tr": _only("tbody tfoot thead"),
}
# What is put round a part that stands alone, and round what stands among the parts of a list.
WHOLES = {"dd": "dl", "dt": "dl", "figcaption": "figure", "li": "ul"}
MISSING_PARTS = {"ol": "li", "ul": "li", "dl": "dd"}
# Elements that may not stand in themselves, at any depth: a browser would end the outer one.
NOT_IN_ITSELF = _only("a dfn")

# Classes an editor may give: a pull quote, a box and its kind, the language of code.
BOXES = _only(
    """admonition admonition-title note abstract info tip success question warning failure danger
    bug example quote attention caution error hint important summary tldr todo done check help
    faq fail missing snippet cite seealso"""
)
# And Material's components, which bring its styles with them.
COMPONENTS = _only("card cards critic grid keys tabbed-set twemoji")
EDITORS_CLASS = re.compile(
    rf"""pull | {" | ".join(sorted(BOXES | COMPONENTS))} | highlight | language-[\w+\#.-]+
    | inline | end | task-list (-item)?""",
    re.VERBOSE,
)
# Beside them those that extensions give while Markdown is read, and what may be on a page at all.
EXTENSIONS_CLASS = re.compile(rf"{EDITORS_CLASS.pattern} | article-(left|center|right)", re.VERBOSE)
CLASS = re.compile(
    rf"""{EXTENSIONS_CLASS.pattern} | footnote(-ref|-backref)?
    | article-(table|link|spelt|opening) | share-link""",
    re.VERBOSE,
)
# Ids that the page's own parts have, or that extensions give and formats read.
OWN_ID = re.compile(r"(note-)?fn(ref)?\d*:.*|article-.*|site-.*|text|__.*", re.DOTALL)

# Where a link may lead; an address without a scheme leads somewhere on this site.
SCHEMES = _only("https http mailto tel sms geo xmpp irc ircs news ftp ftps magnet")
# What runs, or brings its own document: never anywhere.
RUNNING_SCHEMES = _only("javascript vbscript data livescript mocha blob filesystem")

# Elements that bring something in, or ask for it; what to write instead is told with each.
FORBIDDEN: Mapping[str, str] = {
    **dict.fromkeys(_only("script noscript style template svg math applet portal"), ""),
    **dict.fromkeys(_only("iframe frame frameset object embed"), "a link to what it shows"),
    **dict.fromkeys(_only("audio video track"), "a link to what it plays"),
    **dict.fromkeys(_only("form button select textarea option label fieldset legend"), "words"),
    **dict.fromkeys(_only("link meta base title head html body"), ""),
    **dict.fromkeys(_only("map area"), "a link below the picture"),
    **dict.fromkeys(_only("article main header footer nav hgroup"), "<div>, or nothing"),
    **dict.fromkeys(_only("plaintext xmp listing"), "<pre>"),
    **dict.fromkeys(_only("dialog menu"), "<div> or <ul>"),
}
