"""Bare addresses become links, as magiclink has it but for four things.

`www.example.org` leads to https; an address may follow a letter that none is made of, as in
Japanese; an address of mail is written in plain letters, as the feeds and the PDF have it;
and the name of a file with an @, as in `icon@2x.png`, is none.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import AUTOMAIL_RE, InlineProcessor
from markdown.util import AtomicString
from pymdownx.magiclink import RE_MAIL, MagiclinkPattern

# What an address begins with; magiclink finds its end.
START = r"""(?xi)
    (?<![a-z\d]) (?:https?|ftp)://
    | (?<![^\s*_~^[('"\x03]) (?P<www>www\.)
"""
FILE_ENDING = re.compile(
    r"""
    \. (?: avif | gif | jpe?g | png | svg | webp         # pictures,
      | mp[34] | pdf                                     # what is heard, seen and printed,
      | css | html? | js | json | md | txt | ya?ml       # and text
    ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)


class BareAddresses(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        patterns = md.inlinePatterns
        link = Link(START, md)
        link.config = {"hide_protocol": False}
        patterns.register(link, "magic-link", 85)
        patterns.register(Mail(RE_MAIL, md), "magic-mail", 84.9)
        patterns.register(PointyMail(AUTOMAIL_RE, md), "automail", 110)


class Link(MagiclinkPattern):
    signs = ("://", "www.")

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        link, start, end = super().handleMatch(m, data)
        if link is not None and m["www"]:
            link.set("href", link.get("href").replace("http:", "https:", 1))
        return link, start, end


class Mail(InlineProcessor):
    signs = ("@",)

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        address = m[0]
        if FILE_ENDING.search(address):
            return None, None, None
        return mail_link(address), m.start(), m.end()


class PointyMail(InlineProcessor):
    """`<ada@example.org>`, and `<mailto:ada@example.org>`, which is shown as typed."""

    signs = ("<",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        return mail_link(self.unescape(m[1])), m.start(), m.end()


def mail_link(words: str) -> etree.Element:
    link = etree.Element("a", {"href": f"mailto:{words.removeprefix('mailto:')}"})
    link.text = AtomicString(words)
    return link
