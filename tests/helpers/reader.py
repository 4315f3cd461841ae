"""Markdown as the build reads it: the extensions of mkdocs.yml and the package's own."""

import re
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


def without_marks(tag: re.Match[str]) -> str:
    """A start tag without its line, and with its address in its place."""
    plain = re.sub(r' data-line="\d+"', "", tag[0])
    if hidden := re.search(r' data-hidden-(\w+)="([^"]*)"', plain):
        plain = plain.replace(hidden[0], "").replace(
            f' {hidden[1]}=""', f' {hidden[1]}="{hidden[2]}"'
        )
    return plain


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
        """What Markdown becomes, without what is in it for the gate."""
        return re.sub(r"<[a-z][^>]*>", without_marks, self.for_gate(text))

    def for_gate(self, text: str) -> str:
        """The same with the lines of its elements, and addresses that MkDocs was not to see."""
        self.markdown.reset()
        return self.markdown.convert(text)

    def findings(self, text: str) -> list[Finding]:
        self.html(text)
        return self.body.findings


def html_of(text: str) -> str:
    """A text as HTML, by a reader of its own."""
    return Reader().html(text)
