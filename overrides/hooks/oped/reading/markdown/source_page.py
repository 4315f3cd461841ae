"""The page that is rendered: where its file is, its address, its language."""

import posixpath
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from oped.reading import files
from oped.reading.dead_links import PICTURES

UNREADABLE = SplitResult("unreadable", "", "", "", "")


class SourcePage(NamedTuple):
    """`name` is the file's below docs/, `url` the page's below the site's address.

    What is rendered is its text, or (`is_note`) the note about the text of an op-ed.
    """

    name: str
    url: str
    docs: Path
    lang: str
    words: dict[str, str]
    is_op_ed: bool
    is_note: bool = False

    def file(self, address: str) -> Path | None:
        """The file below docs/ that a relative address in the source names."""
        path = unquote(parts_of(address).path)
        return self._existing(posixpath.join(posixpath.dirname(self.name), path))

    def pictures(self) -> list[str]:
        """The addresses of all pictures below docs/, as they would be written in the source."""
        pictures = (file for file in self.docs.rglob("*") if file.suffix.lower() in PICTURES)
        names = sorted(file.relative_to(self.docs).as_posix() for file in pictures)
        folder = posixpath.dirname(self.name) or "."
        return [posixpath.relpath(name, folder) for name in names]

    def mended(self, address: str) -> str | None:
        """An address that names a file below docs/ as a browser would find it from the page.

        `/img/a.png` is looked for below docs/, and `../img/a.png` from the page's own address, as
        raw HTML has it. None where no file is found, or where it is an address in the source.
        """
        if self.file(address):
            return None
        path = unquote(parts_of(address).path)
        if not path:
            return None
        below = posixpath.normpath(posixpath.join("/", self.url, path)).lstrip("/")
        if not self._existing(below):
            return None
        return posixpath.relpath(below, posixpath.dirname(self.name) or ".")

    def _existing(self, name: str) -> Path | None:
        return files.find(self.docs, posixpath.normpath(name))


def parts_of(address: str) -> SplitResult:
    """The parts of an address; of one that no program can read, such as `https://[x`, none."""
    try:
        return urlsplit(address.strip())
    except ValueError:
        return UNREADABLE


def is_elsewhere(address: str) -> bool:
    """Whether an address is on another host: it has a scheme, or begins with `//`."""
    parts = parts_of(address)
    return bool(parts.scheme or parts.netloc)
