"""A built site as its readers find it: nothing is known of it but the folder and the address."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from lxml import html as lxml_html

from helpers.links import own_address

# What an op-ed's page, and no other, tells of itself in its head.
MARKDOWN = re.compile(r'<link rel="alternate" type="text/markdown" href="([^"]+)\.md">')


@dataclass(frozen=True)
class OpEd:
    """An op-ed of the site: its page below the folder, its address, and the name that its
    files share.
    """

    page: str
    address: str
    file: Path
    stem: str

    def companion(self, ending: str) -> Path:
        """A file beside the page, which need not be there."""
        return self.file.parent / f"{self.stem}.{ending}"

    @cached_property
    def html(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def root(self) -> lxml_html.HtmlElement:
        return lxml_html.document_fromstring(self.html)


@dataclass(frozen=True)
class Site:
    """A folder of published files, its address (which ends in a slash), its pages and op-eds."""

    folder: Path
    url: str
    pages: tuple[str, ...]
    op_eds: tuple[OpEd, ...]

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def op_ed(self, page: str) -> OpEd:
        return next(op_ed for op_ed in self.op_eds if op_ed.page == page)

    @property
    def files(self) -> list[str]:
        """Every published file, as a path below the folder."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return sorted(file.relative_to(self.folder).as_posix() for file in files)


def read_site(folder: Path, url: str = "") -> Site:
    """The site in a folder, at the address that it says itself where none is given."""
    url = url or own_address(folder)
    pages = sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))
    op_eds = []
    for page in pages:
        file = folder / page
        stem = MARKDOWN.search(file.read_text(encoding="utf-8"))
        if stem:
            op_eds.append(OpEd(page, urljoin(url, page.removesuffix("index.html")), file, stem[1]))
    return Site(folder, url, tuple(pages), tuple(op_eds))
