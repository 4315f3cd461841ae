"""Markdown as the build reads it: the extensions of mkdocs.yml and the package's own."""

from functools import cache
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config

from helpers.project import ROOT
from oped.language import words
from oped.reading.markdown.body import Body
from oped.reading.markdown.findings import Finding
from oped.reading.markdown.source_page import SourcePage


@cache
def settings() -> tuple[list[str], dict]:
    """The extensions that mkdocs.yml names, and what it says of them."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    names = [name for name in config["markdown_extensions"] if isinstance(name, str)]
    return names, config["mdx_configs"]


class Reader:
    """Reads one text after the other; `body` then tells what was found in the last."""

    def __init__(
        self, *, docs: Path = Path("no-docs"), lang: str = "en", is_op_ed: bool = True
    ) -> None:
        self.body = Body()
        self.body.start(SourcePage("index.md", "", docs, lang, words(lang), is_op_ed))
        names, configs = settings()
        self.markdown = Markdown(extensions=[*names, self.body], extension_configs=configs)

    def html(self, text: str) -> str:
        self.markdown.reset()
        return self.markdown.convert(text)

    def findings(self, text: str) -> list[Finding]:
        self.html(text)
        return self.body.findings


def html_of(text: str) -> str:
    """A text as HTML, by a reader of its own."""
    return Reader().html(text)
