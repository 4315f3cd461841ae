"""A text is kept from MkDocs' own search for ids in raw HTML, which stands in the one tree as well.

That search reads the whole Markdown as if it were HTML: it fails on `<![`, takes minutes for a
thousand `<!--`, and finds ids in code.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Hidden(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # MkDocs' search has 21.
        kept: list[str] = []
        md.preprocessors.register(Hide(md, kept), "hide", 21.5)
        md.preprocessors.register(Show(md, kept), "show", 20.5)


class Hide(Preprocessor):
    """Takes all lines away."""

    def __init__(self, md: Markdown, kept: list[str]) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, lines: list[str]) -> list[str]:
        self.kept[:] = lines
        return []


class Show(Preprocessor):
    """Brings them back."""

    def __init__(self, md: Markdown, kept: list[str]) -> None:
        super().__init__(md)
        self.kept = kept

    def run(self, lines: list[str]) -> list[str]:
        return list(self.kept)
