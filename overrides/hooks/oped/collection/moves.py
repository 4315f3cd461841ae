"""Old addresses: a page at each that leads to where its op-ed stands now."""

from collections.abc import Iterable
from typing import NamedTuple

from oped.article import Article
from oped.reading.pages import Page


class Move(NamedTuple):
    """An old address below the site, such as "2019/05/bridge/", and the page there.

    `file` is what that is published as.
    """

    address: str
    file: str
    page: Page
    article: Article


def leads_to(article: Article, url: str) -> Page:
    """A page at this address that leads to the op-ed."""
    front = {
        "template": "redirect.html",
        "to": article.url,
        "called": article.title,
        "canonical": article.canonical_url,
        "lang": article.lang,
    }
    return Page(url, front)


def moves(pages: Iterable[Page]) -> list[Move]:
    """The old addresses that op-eds claim, each once an op-ed, and not where that stands itself."""
    claimed = []
    for page in pages:
        article = page.article
        if not article:
            continue
        for address in dict.fromkeys(article.aliases):
            if address != article.url:
                page_there = leads_to(article, address)
                claimed.append(Move(address, _file(address), page_there, article))
    return claimed


def _file(address: str) -> str:
    """ "2019/bridge/" is made as "2019/bridge/index.html", "bridge.html" as itself."""
    if address.endswith((".html", ".htm")):
        return address
    return f"{address}index.html"
