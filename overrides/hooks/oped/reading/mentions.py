"""Which files of docs/ a text shows or links to, and where: read from the Markdown,
before anything is rendered.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

# What an address is made of, wherever it stands: in ![…](a.png), <img src="a.png">, [1]:
# a.png or image: a.png
ADDRESS = re.compile(r"""[^\s"'<>()\[\]{}|,]+""")


class Mention(NamedTuple):
    """A file, by its name below docs/, and the line of the text that names it."""

    name: str
    line: int


def mentions(text: str, *, folder: str, site_url: str) -> Iterator[Mention]:
    """Every file that an address in the text can mean.

    `folder` is where the text's file stands below docs/. An address may be relative to
    it, to docs/ as in front matter, or to the site's.
    """
    for number, row in enumerate(text.split("\n"), 1):
        for word in ADDRESS.findall(unescape(row)):
            if "." in word:
                for name in _names(word, folder, site_url):
                    yield Mention(name, number)


def _names(address: str, folder: str, site_url: str) -> set[str]:
    plain = unquote(address).removeprefix(site_url)
    path = re.sub(r"[?#].*", "", plain)
    below_site = path.removeprefix(urlsplit(site_url).path).lstrip("/")
    names = (posixpath.join(folder, path), below_site)
    return {posixpath.normpath(name) for name in names if name}


def line_with(text: str, words: str) -> int:
    """The first line that has these words in it; 1 where none has."""
    rows = unquote(text).split("\n")
    return next((number for number, row in enumerate(rows, 1) if words in row), 1)


def only_in_drafts(
    assets: Iterable[str],
    drafts: Iterable[str],
    published: Mapping[str, str],
    *,
    site_url: str,
) -> frozenset[str]:
    """The assets that a draft's text names and none of the published texts (by their
    name) does.

    A draft names a file by its last part alone, wherever that stands: better a file too
    few than one too early.
    """
    draft_text = _plain("\n".join(drafts))
    named = {name for name in assets if _last_part(name) in draft_text}
    if not named:
        return frozenset()
    shown: set[str] = set()
    for page, text in published.items():
        folder = page.rpartition("/")[0]
        shown.update(item.name for item in mentions(text, folder=folder, site_url=site_url))
        plain = _plain(text)
        # A name with a space or a bracket is no single word.
        odd = (name for name in named if not ADDRESS.fullmatch(name))
        shown.update(name for name in odd if _last_part(name) in plain)
    return frozenset(named - shown)


def _plain(text: str) -> str:
    return unquote(unescape(text)).casefold()


def _last_part(name: str) -> str:
    return PurePosixPath(name).name.casefold()
