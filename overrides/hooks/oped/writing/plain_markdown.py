"""An op-ed's Markdown as others read it: no sign that only this site knows, no address that
leads nowhere.

Captions become lines in italics, boxes quotations under their title, lists of attributes
go; every link and picture gets its whole address; a picture of another host becomes a link,
as on the page. Code stays as it is.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from oped.writing.whole_addresses import Absolute, Addresses

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


class Piece(NamedTuple):
    """Lines of one kind: "text", "code", "caption" or "box"."""

    kind: str
    lines: list[str]


def plain_markdown(body: str, absolute: Absolute) -> str:
    """The text; `absolute` gives the whole address of a link as it is typed."""
    return _plain(body, Addresses(body, absolute))


def _plain(body: str, addresses: Addresses) -> str:
    lines: list[str] = []
    for kind, piece in _pieces(body.split("\n")):
        if lines[-1:] == [""] and piece and not piece[0].strip():
            # A caption has a blank line of its own behind it.
            piece = piece[1:]
        if kind == "code":
            lines += piece
        elif kind == "caption":
            lines += _caption(piece, addresses)
        elif kind == "box":
            lines += _box(piece, addresses)
        else:
            lines += _text(piece, addresses)
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


def _caption(lines: list[str], addresses: Addresses) -> list[str]:
    """A paragraph in italics of its own."""
    words = " ".join(line.strip() for line in lines[1:-1]).strip()
    return ["", *_text([f"*{words}*"], addresses), ""]


def _box(lines: list[str], addresses: Addresses) -> list[str]:
    """A quotation below its title, which is the kind of the box where none is said."""
    head = BOX.fullmatch(lines[0])
    assert head, "a box begins so"  # noqa: S101
    title = head["title"]
    if title is None:
        title = head["kind"].capitalize()
    inner = [INDENTED.sub("", line, count=1) for line in lines[1:]]
    rows = _plain("\n".join(inner).strip("\n"), addresses).split("\n")
    if title:
        rows = [f"**{title}**", "", *rows]
    return [f"> {row}".rstrip() for row in rows]


def _text(lines: list[str], addresses: Addresses) -> list[str]:
    kept = []
    for line in lines:
        if line.startswith("#"):
            kept.append(ATTRIBUTES_OF_HEADING.sub("", line))
        elif not ATTRIBUTES_ALONE.fullmatch(line):
            kept.append(line)
    # A span of code ends in its paragraph.
    paragraphs = re.split(r"(\n[ \t]*\n)", "\n".join(kept))
    text = "".join(addresses.whole(paragraph) for paragraph in paragraphs)
    return text.split("\n") if lines else []
