"""The last step of a page: the styles that it can use, inside it, and a policy that lets in nothing else."""

import base64
import hashlib
import re
from pathlib import Path

from lxml import html as lxml_html

import styles
from article import Article

POLICY, STYLE = '<meta name="policy">', "<style></style>"


class Sheets(dict):
    """Our stylesheets for a plain page, Material's before them where a page has elements that want it; parsed once."""

    def __init__(self, ours: list[Path], *, themes: list[str]):
        self.files = {False: ours, True: [f for t in themes for f in Path(t).glob("assets/stylesheets/main.*.css")] + ours}

    def __missing__(self, material: bool) -> styles.Sheet:
        return self.setdefault(material, styles.parse(*(file.read_text(encoding="utf-8") for file in self.files[material])))


def seal(html: str, *, article: Article | None, sheets: Sheets, preview: bool):
    """Fill the two places in the shell's head: Content Security Policy Level 3 in a <meta>, and one <style>.

    Returns the page and its parsed tree. In a preview the policy lets the server's own reload script pass.
    """
    root = lxml_html.document_fromstring(html)
    style = styles.prune(sheets[bool(root.find_class("md-typeset"))], root)
    if article:
        foot = f"{article.canonical_url} · {article.source} · {article.day}"
        style += f"@page{{@bottom-left{{content:{css_string(foot)}}}}}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    images = " 'self'" if root.find(".//img") is not None else ""
    scripts = ";script-src 'unsafe-inline'" if preview else ""
    policy = f"default-src 'none';style-src 'sha256-{digest}';img-src data:{images};base-uri 'none';form-action 'none'"
    # No script is there to connect to anything; an audit such as Lighthouse's asks for robots.txt in the page's name.
    meta = f"""<meta http-equiv="Content-Security-Policy" content="{policy};connect-src 'self'{scripts}">"""
    return html.replace(POLICY, meta, 1).replace(STYLE, f"<style>{style}</style>", 1), root


def css_string(text: str) -> str:
    """A quoted CSS string (CSS Syntax 3) that cannot end the style element either."""
    return '"' + re.sub(r'["\\<>&\n]', lambda match: f"\\{ord(match[0]):x} ", text) + '"'
