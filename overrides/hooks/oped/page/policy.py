"""The last step of a page: the styles that it can use, inside it, and a policy that lets in nothing else."""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from lxml import html as lxml_html

from oped.article import Article
from oped.page import styles


def sheets(ours: list[Path], *, themes: list[str]) -> Callable[[bool], styles.Sheet]:
    """Our stylesheets for a plain page, Material's before them for one that has elements which want it; parsed once."""
    files = {False: ours, True: [f for t in themes for f in Path(t).glob("assets/stylesheets/main.*.css")] + ours}
    return cache(lambda material: styles.parse(*(file.read_text(encoding="utf-8") for file in files[material])))


def seal(html: str, *, article: Article | None, sheets: Callable[[bool], styles.Sheet], preview: bool):
    """The page with the two places in its head filled, a Content Security Policy (Level 3) in a <meta> and one <style>, and its
    parsed tree. In a preview the policy lets the server's own reload script pass."""
    root = lxml_html.document_fromstring(html)
    style = styles.prune(sheets(bool(root.find_class("md-typeset"))), root)
    if article:
        # A CSS string (CSS Syntax 3) that cannot end itself, or the style element.
        foot = re.sub(r'["\\<>&\n]', lambda m: f"\\{ord(m[0]):x} ", f"{article.canonical_url} · {article.source} · {article.day}")
        style += f'@page{{@bottom-left{{content:"{foot}"}}}}'
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    images = " 'self'" if root.find(".//img") is not None else ""
    scripts = ";script-src 'unsafe-inline'" if preview else ""
    policy = f"default-src 'none';style-src 'sha256-{digest}';img-src data:{images};base-uri 'none';form-action 'none'"
    # No script is there to connect to anything; an audit such as Lighthouse's asks for robots.txt in the page's name.
    meta = f"""<meta http-equiv="Content-Security-Policy" content="{policy};connect-src 'self'{scripts}">"""
    return html.replace('<meta name="policy">', meta, 1).replace("<style></style>", f"<style>{style}</style>", 1), root
