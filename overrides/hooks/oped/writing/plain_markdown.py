"""An op-ed's Markdown as others read it: no sign that only this site knows, no address that
leads nowhere.

Captions become lines in italics, boxes quotations under their title, lists of attributes
go; every link and picture gets its whole address; a picture of another host becomes a link,
as on the page. Code stays as it is.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

Absolute = Callable[[str], str]
FENCE = re.compile(r"[ >]*(?P<fence>`{3,}|~{3,})")
CAPTION = re.compile(r"/{3,}[ ]*(?:figure-|table-)?caption\b.*")
CAPTION_END = re.compile(r"/{3,}[ ]*")
# `!!! note "An aside"`, `??? question`, `???+ tip ""`
BOX = re.compile(
    r"""
    (?: !!! | \?\?\?\+? ) [ ]+
    (?P<kind> [\w-]+ ) [\w -]*
    (?: " (?P<title> .* ) " )? [ ]*
    """,
    re.VERBOSE,
)
INDENTED = re.compile(r"[ ]{4}|\t")
# What an indented line below goes on with: an item, a footnote, a definition.
HOLDS_INDENTED = re.compile(r"[ ]{0,3}(?: [-*+][ ] | \d+[.)][ ] | \[\^ | :[ ] )", re.VERBOSE)
ATTRIBUTES = r"\{:?[ ]*[.\#\w][^{}\n]*\}"
ATTRIBUTES_ALONE = re.compile(rf"[ >]*{ATTRIBUTES}[ ]*")
ATTRIBUTES_OF_HEADING = re.compile(rf"(?<=\S)[ ]+{ATTRIBUTES}[ ]*$")
CODE_SPAN = re.compile(r"((?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))", re.DOTALL)
ADDRESS = re.compile(
    r"""
    (?P<before>
        (?<!\\) \]\( [ ]*                           # behind the words of a link or a picture,
        | ^ [ ]{0,3} \[ (?!\^) [^\]\n]+ \]: [ ]*    # or in a definition, but of no footnote
    )
    (?:
        < (?P<pointed> [^<>\n]* ) >
        | (?P<bare> [^\s()<>]+ (?: \( [^\s()]* \) [^\s()<>]* )* )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
ADDRESS_IN_HTML = re.compile(
    r"""
    (?P<before> < [a-zA-Z] [^<>]*? \s (?: href | src | poster | cite ) = (?P<mark> ["'] ) )
    (?P<address> [^"'<>]+ )
    (?= (?P=mark) )
    """,
    re.VERBOSE,
)
# Words in brackets, which may hold a pair of brackets.
BRACKETED = r"\[(?P<words> [^\[\]]* (?: \[[^\[\]]*\] [^\[\]]* )* )\]"
PICTURE_ELSEWHERE = re.compile(
    rf"""
    (?<!\\) ! {BRACKETED}
    (?P<address> \( [ ]* <? (?: [A-Za-z][\w+.-]*: )? // [^\s()<>]* )
    """,
    re.VERBOSE,
)
PICTURE_BY_NAME = re.compile(rf"(?<!\\) ! {BRACKETED} (?: \[(?P<name> [^\]]* )\] )?", re.VERBOSE)
ELSEWHERE = re.compile(
    r"^ [ ]{0,3} \[ (?!\^) (?P<name> [^\]\n]+ ) \]: [ ]* <? (?: [A-Za-z][\w+.-]*: )? //",
    re.VERBOSE | re.MULTILINE,
)


class Piece(NamedTuple):
    """Lines of one kind: "text", "code", "caption" or "box"."""

    kind: str
    lines: list[str]


def plain_markdown(body: str, absolute: Absolute) -> str:
    """The text; `absolute` gives the whole address of a link as it is typed."""
    lines: list[str] = []
    elsewhere = frozenset(_name(match["name"]) for match in ELSEWHERE.finditer(body))
    for kind, piece in _pieces(body.split("\n")):
        if lines[-1:] == [""] and piece and not piece[0].strip():
            # A caption has a blank line of its own behind it.
            piece = piece[1:]
        if kind == "code":
            lines += piece
        elif kind == "caption":
            lines += _caption(piece, absolute, elsewhere)
        elif kind == "box":
            lines += _box(piece, absolute)
        else:
            lines += _text(piece, absolute, elsewhere)
    return "\n".join(lines)


def _pieces(lines: list[str]) -> Iterator[Piece]:
    """The text in its pieces, in order."""
    at = 0
    text: list[str] = []
    while at < len(lines):
        kind, end = _special(lines, at)
        if kind == "text":
            text.append(lines[at])
        else:
            yield Piece("text", text)
            text = []
            yield Piece(kind, lines[at:end])
        at = end
    yield Piece("text", text)


def _special(lines: list[str], at: int) -> tuple[str, int]:
    """What begins at a line, and the line behind its end."""
    line = lines[at]
    fence = FENCE.match(line)
    if fence:
        return "code", _behind(lines, at, re.compile(rf"[ >]*{fence['fence']}+[ ]*"))
    if CAPTION.fullmatch(line):
        return "caption", _behind(lines, at, CAPTION_END)
    if BOX.fullmatch(line):
        return "box", _behind_indented(lines, at + 1)
    if INDENTED.match(line) and _begins_code(lines[:at]):
        return "code", _behind_indented(lines, at)
    return "text", at + 1


def _behind(lines: list[str], at: int, last: re.Pattern[str]) -> int:
    for number in range(at + 1, len(lines)):
        if last.fullmatch(lines[number]):
            return number + 1
    return len(lines)


def _behind_indented(lines: list[str], at: int) -> int:
    """Behind the last of the lines that are indented; blank ones among them count, and
    none at their end.
    """
    end = at
    for number in range(at, len(lines)):
        if INDENTED.match(lines[number]):
            end = number + 1
        elif lines[number].strip():
            break
    return end


def _begins_code(before: list[str]) -> bool:
    """Whether an indented line is code: behind a blank line, below nothing that it would
    go on with.
    """
    if before and before[-1].strip():
        return False
    for line in reversed(before):
        if line.strip() and not INDENTED.match(line):
            return not HOLDS_INDENTED.match(line)
    return True


def _caption(lines: list[str], absolute: Absolute, elsewhere: frozenset[str]) -> list[str]:
    """A paragraph in italics of its own."""
    words = " ".join(line.strip() for line in lines[1:-1]).strip()
    return ["", *_text([f"*{words}*"], absolute, elsewhere), ""]


def _box(lines: list[str], absolute: Absolute) -> list[str]:
    """A quotation below its title, which is the kind of the box where none is said."""
    head = BOX.fullmatch(lines[0])
    assert head, "a box begins so"  # noqa: S101
    title = head["title"]
    if title is None:
        title = head["kind"].capitalize()
    inner = [INDENTED.sub("", line, count=1) for line in lines[1:]]
    rows = plain_markdown("\n".join(inner).strip("\n"), absolute).split("\n")
    if title:
        rows = [f"**{title}**", "", *rows]
    return [f"> {row}".rstrip() for row in rows]


def _text(lines: list[str], absolute: Absolute, elsewhere: frozenset[str]) -> list[str]:
    kept = []
    for line in lines:
        if line.startswith("#"):
            kept.append(ATTRIBUTES_OF_HEADING.sub("", line))
        elif not ATTRIBUTES_ALONE.fullmatch(line):
            kept.append(line)
    # A span of code ends in its paragraph.
    paragraphs = re.split(r"(\n[ \t]*\n)", "\n".join(kept))
    text = "".join(_with_addresses(paragraph, absolute, elsewhere) for paragraph in paragraphs)
    return text.split("\n") if lines else []


def _with_addresses(text: str, absolute: Absolute, elsewhere: frozenset[str]) -> str:
    def in_markdown(match: re.Match[str]) -> str:
        if match["bare"]:
            return match["before"] + absolute(match["bare"])
        return f"{match['before']}<{absolute(match['pointed'])}>"

    def in_html(match: re.Match[str]) -> str:
        return match["before"] + absolute(match["address"])

    parts = []
    at = 0
    for code in CODE_SPAN.finditer(text):
        parts += [text[at : code.start()], code[0]]
        at = code.end()
    parts.append(text[at:])
    home = absolute("/")
    # Every second part is code.
    for number in range(0, len(parts), 2):
        part = parts[number]
        if "!" in part:
            part = _with_links_to_pictures(part, home, elsewhere)
        if "[" in part:
            part = ADDRESS.sub(in_markdown, part)
        if "<" in part:
            part = ADDRESS_IN_HTML.sub(in_html, part)
        parts[number] = part
    return "".join(parts)


def _with_links_to_pictures(text: str, home: str, elsewhere: frozenset[str]) -> str:
    """A picture of another host is a link; `home` is this site's address, `elsewhere` are the
    names of others.
    """

    def by_address(match: re.Match[str]) -> str:
        address = match["address"]
        if address.lstrip("( <").startswith(home):
            return match[0]
        return f"[{match['words'] or address.lstrip('( <')}]{address}"

    def by_name(match: re.Match[str]) -> str:
        name = match["name"] or match["words"]
        return match[0].removeprefix("!") if _name(name) in elsewhere else match[0]

    return PICTURE_BY_NAME.sub(by_name, PICTURE_ELSEWHERE.sub(by_address, text))


def _name(typed: str) -> str:
    """The name of an address, as CommonMark compares them."""
    return " ".join(typed.split()).casefold()
