"""What programs that others wrote read of an op-ed's page, beside the words of its text."""

import difflib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from lxml import html as lxml_html

CASES = Path(__file__).parents[1] / "code/cases/readers.yml"
# By program and op-ed: what it is known to lose or to add, and why it is not mended.
KNOWN: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(CASES.read_text("utf-8"))


class Difference(NamedTuple):
    """Words of the text that a program lost, and words that it took for some."""

    lost: str = ""
    added: str = ""


def op_eds(folder: Path) -> list[Path]:
    """The pages of a site that are op-eds."""
    pages = sorted(folder.rglob("index.html"))
    return [page for page in pages if 'class="article-text e-content' in page.read_text("utf-8")]


def name(page: Path) -> str:
    """The name of an op-ed's folder; "index" at the site's root."""
    return "index" if (page.parent / "404.html").exists() else page.parent.name


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def text_element(html: str) -> lxml_html.HtmlElement:
    """The text as it stands on the page, without the signs that the page adds."""
    (text,) = lxml_html.document_fromstring(html).find_class("e-content")
    for sign in text.xpath(
        ".//span[@class='share-link'] | .//a[contains(@class, 'footnote-backref')]"
    ):
        sign.drop_tree()
    return text


def text_of(html: str) -> str:
    """Its words."""
    return text_element(html).text_content()


def difference(html: str, read: str) -> Difference:
    """What is other in the words that a program read."""
    expected, found = words(text_of(html)), words(read)
    lost: list[str] = []
    added: list[str] = []
    for kind, start, end, first, last in difflib.SequenceMatcher(
        None, expected, found, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            lost += expected[start:end]
            added += found[first:last]
    return Difference(" ".join(lost), " ".join(added))


def unknown(program: str, page: Path, read: str) -> Difference:
    """The same but for what the table says of this program and op-ed: nothing, most often."""
    html = page.read_text("utf-8")
    row = KNOWN.get(program, {}).get(name(page), {})
    lost, added = difference(html, read)
    if row.get("loses"):
        lost = _without(lost, text_element(html).xpath(row["loses"]))
    if row.get("adds") == "head":
        added = _without(added, lxml_html.document_fromstring(html).find_class("oped-header"))
    elif row.get("adds") == "picture":
        root = lxml_html.document_fromstring(html)
        for image in root.find_class("u-photo"):
            image.tail = image.get("alt")
        added = _without(added, root.find_class("oped-header") + root.find_class("oped-picture"))
    elif row.get("adds") == added:
        added = ""
    return Difference(lost, added)


def _without(text: str, elements: list[lxml_html.HtmlElement]) -> str:
    """The words of a text that stand in none of these elements."""
    there = {word for element in elements for word in words(element.text_content())}
    return " ".join(word for word in words(text) if word not in there)


def gives_up(program: str, page: Path) -> str:
    """A word of the error with which a program is known to give up; empty where it is not."""
    return KNOWN.get(program, {}).get(name(page), {}).get("unread", "")


def read_by_node(
    pages: list[Path], node: Callable[..., str]
) -> dict[Path, dict[str, dict[str, Any]]]:
    """What each program under node reads of each page."""
    results = json.loads(
        node("helpers/readers.mjs", text=json.dumps([str(page) for page in pages]))
    )
    return {page: results[str(page)] for page in pages}


def trafilatura(html: str) -> dict[str, Any]:
    from trafilatura import bare_extraction

    read = bare_extraction(
        html, url="https://example.github.io/op-ed/", include_comments=False, with_metadata=True
    )
    assert read is not None
    return {"title": read.title, "byline": read.author, "text": read.text}


def newspaper(html: str) -> dict[str, Any]:
    from newspaper import Article

    article = Article("https://example.github.io/op-ed/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return {"title": article.title, "byline": "; ".join(article.authors), "text": article.text}
