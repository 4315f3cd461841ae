"""What of an op-ed's raw HTML its Markdown file has otherwise than it was typed.

Whoever reads that file has no gate: so what does not come through ours is not in it. Comments
go, they are the editor's own; a film or a frame is the link that the page has; of other tags
stays what the table allows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from oped.reading.allowed import ANYWHERE, ELEMENTS
from oped.reading.markdown.mending import MEANING, PLAYERS, watched
from oped.reading.markdown.raw_tokens import Comment, End, Start
from oped.reading.markdown.source_page import is_elsewhere, parts_of

# A sign that only this site knows.
MARKDOWN = re.compile(r"\smarkdown\b", re.IGNORECASE)
SOURCES = ("src", "data")
# Attributes that hold several addresses: with one of another host none is needed.
OF_SEVERAL = ("srcset",)


class Change(NamedTuple):
    """What was typed, as a regular expression, the line that it begins on, and what is in its
    place; `must` it be found, or is nothing lost without.
    """

    typed: str
    line: int
    becomes: str
    must: bool = False


def changes(tokens: Sequence[Start | End | Comment | str]) -> Iterator[Change]:
    """The changes of one piece; lines count from 0 in it."""
    for at, token in enumerate(tokens):
        if isinstance(token, Comment):
            yield Change(as_typed(token.source), token.line, "", must=True)
        elif isinstance(token, Start) and token.tag in PLAYERS:
            yield from _player(token, tokens[at + 1 :])
        elif isinstance(token, Start):
            becomes = _tag(token)
            if becomes != token.source:
                yield Change(as_typed(token.source), token.line, becomes)
        elif isinstance(token, End) and not _is_known(token.tag):
            yield _without_end(token)


def as_typed(source: str) -> str:
    """A piece of several lines, each with the signs of the quotation or item it is in."""
    return r"\n[ \t>]*".join(map(re.escape, source.split("\n")))


def _is_known(tag: str) -> bool:
    return tag in ELEMENTS or tag in MEANING


def _without_end(token: End) -> Change:
    return Change(rf"</{re.escape(token.tag)}\b[^>]*>", token.line, "")


def _player(player: Start, behind: Sequence[Start | End | Comment | str]) -> Iterator[Change]:
    """A link with the words in a film or frame, else with its title or address."""
    starts = [player]
    words = ""
    for token in behind:
        if isinstance(token, End) and token.tag == player.tag:
            break
        if isinstance(token, Start):
            starts.append(token)
        elif isinstance(token, str):
            words += token
    found = [
        start.attributes[name] for start in starts for name in SOURCES if name in start.attributes
    ]
    if not found:
        return  # The build stops at it.
    address = watched(found[0])
    title = player.attributes.get("title") or player.attributes.get("aria-label")
    typed = as_typed(player.source)
    if words.strip() and not title:
        yield Change(typed, player.line, f"[{words.strip()}](<{address}>)")
        yield Change(as_typed(words), player.line, "")
    else:
        parts = parts_of(address)
        name = title or f"{parts.hostname or ''}{parts.path}"
        yield Change(typed, player.line, f"[{name}](<{address}>)")


def _tag(start: Start) -> str:
    """A start tag with what the table allows; nothing of an element that nobody knows."""
    if not _is_known(start.tag):
        return ""
    address = start.attributes.get("src", "")
    if start.tag == "img" and is_elsewhere(address):
        return f"[{start.attributes.get('alt') or address}](<{address}>)"
    row = ELEMENTS.get(start.tag)
    allowed = {**ANYWHERE, **(row.attributes if row else {})}
    kept = {}
    for name, value in start.attributes.items():
        if name == "name" and start.tag == "a":
            kept["id"] = value
        elif name in allowed and not (name in OF_SEVERAL and "//" in value):
            kept[name] = value
    if kept == start.attributes and not MARKDOWN.search(start.source):
        return start.source
    written = [f' {name}="{_quoted(value)}"' for name, value in kept.items()]
    return f"<{start.tag}{''.join(written)}>"


def _quoted(value: str) -> str:
    """An attribute's value, in which a `&` is one already."""
    return value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
