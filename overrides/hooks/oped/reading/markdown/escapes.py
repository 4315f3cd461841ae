"""CommonMark's backslashes: before any sign of punctuation, and at a line's end."""

import re
import string
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import EscapeInlineProcessor
from markdown.util import AMP_SUBSTITUTE


class Escapes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS[:] = string.punctuation
        md.inlinePatterns.register(Escape(r"\\(.)", md), "escape", 180)


class Escape(EscapeInlineProcessor):
    """`\\*` is the sign; at a line's end a backslash breaks it; before a letter it is itself."""

    signs = ("\\",)

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        if m[1] == "\n":
            return etree.Element("br"), m.start(), m.end()
        if m[1] == "&":
            # `\&lt;` shows these four signs: the tree's "&lt;" would be shown as one.
            return AMP_SUBSTITUTE + "amp;", m.start(), m.end()
        return super().handleMatch(m, data)
