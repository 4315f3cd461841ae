"""The last step of a page: the styles that it can use, and a policy that lets in no more."""

import base64
import hashlib
import re
from functools import cached_property
from pathlib import Path

from lxml import html as lxml_html

from oped.article import Article
from oped.page import styles

# What Material styles and we do not: a page with one of these wears Material's class, and
# gets what it needs of it.
COMPONENT = re.compile(r'class="[^"]*\b(?:tabbed-set|twemoji|grid|keys|critic)\b')
WEARS_MATERIAL = "md-typeset"
# The two places in a page's head that are filled last.
POLICY_PLACE = '<meta name="policy">'
STYLE_PLACE = "<style></style>"
# In a preview, until the server says which script is its own, no script passes.
RELOAD_PLACE = "script-src 'none'"


class BrokenStylesheet(ValueError):
    """A stylesheet that is no CSS: its file and line, and what must hold."""

    def __init__(self, file: Path, line: int, rule: str) -> None:
        super().__init__(rule)
        self.file = file
        self.line = line


class Seal:
    """The stylesheets of a build, parsed once, and what closes a page with them.

    `ours` are the project's own, in order; Material's come before them on a page that has
    elements which want it. In a preview the policy has a place for the hash of the server's
    own script.
    """

    def __init__(self, ours: list[Path], *, themes: list[str], preview: bool) -> None:
        self.ours = ours
        self.themes = themes
        self.preview = preview

    def close(self, html: str, article: Article | None) -> tuple[str, lxml_html.HtmlElement]:
        """The page with style and policy (CSP Level 3) filled in, and its parsed tree."""
        root = lxml_html.document_fromstring(html)
        style = styles.prune(self._sheet_for(root), root)
        if article:
            style += _foot_on_paper(article)
        policy = self._policy(style, has_images=root.find(".//img") is not None)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        html = html.replace(POLICY_PLACE, meta, 1)
        return html.replace(STYLE_PLACE, f"<style>{style}</style>", 1), root

    def _sheet_for(self, root: lxml_html.HtmlElement) -> styles.Sheet:
        return self._with_material if root.find_class(WEARS_MATERIAL) else self._plain

    @cached_property
    def _plain(self) -> styles.Sheet:
        return _parsed(self.ours)

    @cached_property
    def _with_material(self) -> styles.Sheet:
        material: list[Path] = []
        for theme in self.themes:
            material += Path(theme).glob("assets/stylesheets/main.*.css")
        return _parsed([*material, *self.ours])

    def _policy(self, style: str, *, has_images: bool) -> str:
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        directives = [
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src data: 'self'" if has_images else "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            # For audits such as Lighthouse's, which ask for robots.txt in the page's name.
            "connect-src 'self'",
        ]
        if self.preview:
            directives.append(RELOAD_PLACE)
        return ";".join(directives)


def _parsed(files: list[Path]) -> styles.Sheet:
    texts = [_text(file) for file in files]
    try:
        return styles.parse(*texts)
    except ValueError:
        for file, text in zip(files, texts, strict=True):
            _check(file, text)
        raise


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenStylesheet(file, 1, "a stylesheet must be saved as UTF-8") from None


def _check(file: Path, text: str) -> None:
    try:
        styles.parse(text)
    except ValueError as error:
        line = re.match(r"line (\d+): (.*)", str(error))
        if line:
            raise BrokenStylesheet(file, int(line[1]), line[2]) from None
        raise


def _foot_on_paper(article: Article) -> str:
    """Address, source and day as a CSS string, which cannot end the style element."""
    foot = f"{article.canonical_url} · {article.source.name} · {article.day}"
    text = re.sub(r'["\\<>&\n]', lambda sign: f"\\{ord(sign[0]):x} ", foot)
    return f'@page{{@bottom-left{{content:"{text}"}}}}'
