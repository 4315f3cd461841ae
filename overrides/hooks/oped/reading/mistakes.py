"""What an editor can get wrong in the text, told all at once by file, line and rule; code is left alone: it is blanked out."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from oped.problem import Problem, Severity

FORBIDDEN = set(
    "script frame frameset applet portal form input button select textarea".split()
)
FORBIDDEN |= {"style", "link", "meta", "base", "noscript", "template", "svg", "math"}
CODE = re.compile(
    r"^(?P<indent>[> \t]*)(?P<fence>`{3,}|~{3,})[^`\n]*\n.*?^(?P=indent)(?P=fence)[ \t]*$"
    r"|^ {0,3}(?P<open>`{3,}|~{3,})[^`\n]*\n.*\Z"
    r"|<!--.*?-->"
    r"|(?:(?<=\n\n)|\A\n?)(?P<indented>(?:(?: {4}|\t)(?!\s*(?:```|~~~))[^\n]*(?:\n|\Z))+)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.S | re.M,
)
SIGNS = (
    "`",
    "~~~",
    "<!--",
    "\t",
    "    ",
)  # A text without any of these has no code: most have none.
DEFINITION = re.compile(r"^[ \t]*\[([^\]\n^*]+)\]:[ \t]*<?([^\s>]+)", re.M)
LINK = re.compile(
    r"\[(?<![\\\]]\[)(?:(?<=(?<!\\)(!|\w)\[)|)(?!\^)(?="  # What comes next is not taken: a link's words can hold a picture.
    r"((?:[^\[\]\\\n]|\n(?!\s*\n)|\\.|\[[^\]\n]*\])*)\](?:\(\s*<?([^\s>)]*)|\[([^\]\n^]*)\])?)"
)
# An address that signs keep together, as in [a](<b c.md>) and [a]: <b c.md>; it is no HTML.
BETWEEN_SIGNS = re.compile(r"(?<=\]\()\s*<[^<>\n]*> | (?<=\]:)[ \t]*<[^<>\n]*>", re.VERBOSE)
FOOTNOTE = re.compile(r"^[ \t]*\[\^([^\]\n]+)\]:|(?<!\\)\[\^([^\]\n]+)\]", re.M)


class Mistake(NamedTuple):
    """What is wrong at a place of the text."""

    at: int
    message: str
    severity: Severity = "stops"


def without_comments(body: str) -> str:
    """A comment is the editor's own business: no format has it."""
    return (
        CODE.sub(lambda match: "" if match[0].startswith("<!--") else match[0], body)
        if "<!--" in body
        else body
    )


def problems(body: str, *, path: str, line: int, article: bool) -> list[Problem]:
    """Every mistake in a page's Markdown; `line` is the line of the file that the body starts on."""
    found = [(0, "the text must not be empty")] if article and not body.strip() else []
    text = CODE.sub(_blanked, body) if any(sign in body for sign in SIGNS) else body
    found += [*_links(text), *_footnotes(text)] if "[" in text else []
    found += _Reader(text).found if "<" in text else []
    found += (
        [(text.index("<!--"), "a comment must end with '-->'")] if "<!--" in text else []
    )
    for match in re.finditer(r"\{:?[ ][^{}\n]*?\b(on\w+)\s*=", text):
        found.append(
            (
                match.start(),
                f"attributes must not be '{match[1]}', which the page's policy blocks",
            )
        )
    return [
        Problem(path, line + body.count("\n", 0, at), message, severity)
        for at, message, severity in sorted({Mistake(*item) for item in found})
    ]


def _blanked(match: re.Match) -> str:
    """Code as blanks; lines that are indented below a list, a note or a definition are text, not code."""
    before = match.string[: match.start()].rstrip().rsplit("\n\n", 1)[-1]
    inside = "\n:" in before or re.match(
        r"\s*([-*+]|\d+\.|\[\^|:|!!!|\?\?\?|///)|[ \t]", before.rsplit("\n", 1)[-1]
    )
    return match[0] if match["indented"] and inside else re.sub(r"[^\n]", " ", match[0])


def _links(text: str):
    """Addresses of links, pictures and definitions; names that nothing defines; pictures without words."""
    defined = {
        " ".join(name.lower().split()): address
        for name, address in DEFINITION.findall(text)
    }
    for match in DEFINITION.finditer(text):
        yield from _address(match[2], match.start())
    for match in LINK.finditer(text):
        at, (sign, words, address, name) = match.start(), match.groups()
        words = " ".join(words.split())
        key = " ".join((name or words).lower().split())
        if address is not None:
            yield from _address(address, at)
        elif key in defined:
            address = defined[key]
        if sign == "!" and address is not None and not words:
            yield (
                at,
                f"a picture needs words between '![' and ']' that say what it shows: '{address}'",
            )


def _address(address: str, at: int):
    try:
        parts = urlsplit(unescape(address))
        whole = (
            parts.hostname or parts.scheme not in ("http", "https")
        ) and parts.port != 0
    except ValueError:
        whole = False
    if not whole:
        yield at, f"an address must be whole, not '{address}'"
    elif parts.scheme in ("javascript", "vbscript", "data"):
        yield at, f"an address must lead to a page, not run as '{address[:40]}'"


def _footnotes(text: str):
    defined, used = {}, {}
    for match in FOOTNOTE.finditer(text):
        if match[1] in defined:
            yield match.start(), f"footnote [^{match[1]}] must be written once, not again"
        (defined if match[1] else used).setdefault(match[1] or match[2], match.start())
    for name in used.keys() ^ defined.keys():
        rule = (
            f"needs a line '[^{name}]: …' that holds its text"
            if name in used
            else "must be referred to in the text"
        )
        yield (used | defined)[name], f"footnote [^{name}] {rule}"


def _as_blanks(match: re.Match) -> str:
    return " " * len(match[0])


class _Reader(HTMLParser):
    """Raw HTML: what may not come in, attributes that a strict policy blocks."""

    def __init__(self, text: str):
        super().__init__()
        rule = "'<![' must be written '&lt;![': MkDocs takes it for a declaration and fails"
        self.found = [(match.start(), rule) for match in re.finditer(r"<!\[", text)]
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(BETWEEN_SIGNS.sub(_as_blanks, text.replace("<![", "   ")))

    def handle_starttag(self, tag, attrs):
        line, column = self.getpos()
        at = self.starts[line - 1] + column
        if "@" in tag or ":" in tag:  # An address between < and >.
            self.found += _address(self.get_starttag_text()[1:-1].split()[0], at)
            return
        if tag in FORBIDDEN:
            self.found.append((at, f"raw HTML must not bring in <{tag}>"))
        for name, value in attrs:
            if name.startswith("on"):
                self.found.append(
                    (at, f"<{tag}> must not carry '{name}', which the page's policy blocks")
                )
            if name in ("href", "src", "cite"):
                self.found += _address(value or "", at)
        if tag == "img" and "alt" not in dict(attrs):
            self.found.append((at, '<img> needs alt="…" that says what it shows'))
