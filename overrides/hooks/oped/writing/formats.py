"""The formats of an op-ed beside its page: a row for each, and a module for each that writes text.

A further format is one module and one row here; page, feeds and metadata print what is in
the table.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from oped.article import Article
from oped.reading.rendered import Plain, Rendered
from oped.reading.shown import summary
from oped.writing.bibtex import bibtex
from oped.writing.csl_json import csl_json
from oped.writing.markdown_file import markdown_file
from oped.writing.ris import ris
from oped.writing.text_file import text_file
from oped.writing.whole_addresses import Absolute


class Manuscript(NamedTuple):
    """All that a format is made from: facts, rendered and plain text, and the op-ed's own file.

    `absolute` gives the whole address of a link in that file.
    """

    article: Article
    text: Rendered
    plain: Plain
    front: dict[str, Any]
    body: str
    absolute: Absolute

    @property
    def summary(self) -> str:
        return summary(self.article, self.text)


class Format(NamedTuple):
    """A companion file.

    Its ending, the word for it where a language has no other, its media type (IANA),
    whether it holds the text, and what writes it; the PDF is set by Typst instead, for all
    op-eds at once.
    """

    ending: str
    word: str
    media_type: str
    holds_text: bool = False
    write: Callable[[Manuscript], str] | None = None


class TextFile(NamedTuple):
    """A companion that holds the text, as metadata name it."""

    ending: str
    name: str
    address: str
    media_type: str


class PreviewImage(NamedTuple):
    """The picture of a link preview: its address, its size in pixels, and what it shows."""

    address: str
    width: int
    height: int
    alt: str


FORMATS = (
    Format("pdf", "PDF", "application/pdf", holds_text=True),
    Format(
        "md",
        "Markdown",
        "text/markdown",
        holds_text=True,
        write=lambda m: markdown_file(m.article, m.front, m.body, m.absolute),
    ),
    Format(
        "txt",
        "Plain text",
        "text/plain",
        holds_text=True,
        write=lambda m: text_file(m.article, m.text, m.plain),
    ),
    Format(
        "bib",
        "BibTeX",
        "application/x-bibtex",
        write=lambda m: bibtex(m.article, abstract=m.summary),
    ),
    Format(
        "ris",
        "RIS",
        "application/x-research-info-systems",
        write=lambda m: ris(m.article, abstract=m.summary),
    ),
    Format(
        "csl.json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        write=lambda m: csl_json(m.article, abstract=m.summary),
    ),
)


class Companions(NamedTuple):
    """What stands beside an op-ed's page: files of these formats, and the card of link previews."""

    formats: tuple[Format, ...] = ()
    has_card: bool = False

    def text_files(self, article: Article) -> list[TextFile]:
        """Those that hold the whole text."""
        return [
            TextFile(
                kind.ending,
                article.file(kind.ending),
                article.file_address(kind.ending),
                kind.media_type,
            )
            for kind in self.formats
            if kind.holds_text
        ]


def companion_names(article: Article) -> list[str]:
    """The names on the site of all files that can stand beside an op-ed's page."""
    endings = [kind.ending for kind in FORMATS] + ["png"]
    return [article.url + article.file(ending) for ending in endings]


def companions(*, has_pdf: bool, has_card: bool) -> Companions:
    """What there is once Typst has set what it can: every written format, and perhaps the PDF."""
    kinds = tuple(kind for kind in FORMATS if kind.write or has_pdf)
    return Companions(kinds, has_card)


def written(manuscript: Manuscript) -> dict[str, bytes]:
    """The files that are text, by their name on the site."""
    article = manuscript.article
    files = {}
    for kind in FORMATS:
        if kind.write:
            name = article.url + article.file(kind.ending)
            files[name] = kind.write(manuscript).encode()
    return files
