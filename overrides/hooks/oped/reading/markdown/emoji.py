"""`:tada:` with white space around it becomes the sign that GitHub shows for it.

The white space is asked for, so that `1:100:3` and `a:b:c` stay what they are.
"""

import re
from functools import cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

NAME = r"(?<!\S):([a-z0-9_+-]+):(?!\S)"


class Emoji(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # Behind links and raw HTML (160 to 80), whose addresses may hold colons.
        md.inlinePatterns.register(NamedSign(NAME, md), "emoji", 75)


class NamedSign(InlineProcessor):
    signs = (":",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int, int]:
        return signs().get(m[0]), m.start(), m.end()


@cache
def signs() -> dict[str, str]:
    """GitHub's names with their colons. Read when a text has one, for it takes a while."""
    from pymdownx import gemoji_db

    by_name = {}
    for name, emoji in gemoji_db.emoji.items():
        codes = emoji.get("unicode_alt") or emoji.get("unicode")
        if codes:
            by_name[name] = "".join(chr(int(code, 16)) for code in codes.split("-"))
    for alias, name in gemoji_db.aliases.items():
        if name in by_name:
            by_name[alias] = by_name[name]
    return by_name
