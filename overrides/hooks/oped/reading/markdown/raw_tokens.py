"""Raw HTML in its parts: tags, comments and words."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

# Beginnings of what XML has, on which Python's reader fails. "<!DOCTYPE html>" is left out.
DECLARATION = re.compile(r"<!\[|<\?|<!(?!--|DOCTYPE\b)", re.IGNORECASE)
ATTRIBUTE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.:-]*")


class Start(NamedTuple):
    """A start tag, and as it was typed; `line` counts from 0 in its piece."""

    tag: str
    attributes: dict[str, str]
    line: int
    source: str


class End(NamedTuple):
    """An end tag; `line` counts from 0 in its piece."""

    tag: str
    line: int


class Comment(NamedTuple):
    """A comment as typed, with its signs; `line` counts from 0 in its piece."""

    source: str
    line: int


def tokens(raw: str) -> list[Start | End | Comment | str]:
    """The tags, comments and words of raw HTML; declarations and instructions are left out."""
    reader = Reader()
    reader.feed(DECLARATION.sub("&lt;", raw))
    reader.close()
    return reader.tokens


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Start | End | Comment | str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {}
        for name, value in attrs:
            if ATTRIBUTE_NAME.fullmatch(name) and name not in attributes:
                attributes[name] = name if value is None else value.replace("&", "&amp;")
        attributes.pop("markdown", None)
        source = self.get_starttag_text() or ""
        self.tokens.append(Start(tag, attributes, self.getpos()[0] - 1, source))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(End(tag, self.getpos()[0] - 1))

    def handle_comment(self, data: str) -> None:
        self.tokens.append(Comment(f"<!--{data}-->", self.getpos()[0] - 1))

    def handle_data(self, data: str) -> None:
        self.tokens.append(data)
