"""The order of op-eds, and the pages that nobody writes."""

from collections.abc import Iterable
from datetime import datetime

from oped.article import Article
from oped.collection.moves import leads_to
from oped.reading.pages import Page


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """By the day as printed, of one day by the moment wherever it was."""
    return sorted(articles, key=_moment, reverse=True)


def _moment(article: Article) -> tuple[str, datetime, str]:
    stamp = article.stamp(article.date)
    return article.day, datetime.fromisoformat(stamp), article.stem


def generated(pages: dict[str, Page]) -> dict[str, Page]:
    """Pages that nobody writes, by name: the list of several op-eds, a start page where none is."""
    has_list = any(page.template == "front.html" for page in pages.values())
    ordered = newest_first(page.article for page in pages.values() if page.article)
    pages_made = {}
    if len(ordered) > 1 and not has_list:
        pages_made["op-eds.md"] = Page("op-eds/", {"template": "front.html"})
    if "index.md" not in pages and not ordered:
        # Such as a site of drafts alone: a list that is empty, and says so.
        pages_made["index.md"] = Page("", {"template": "front.html"})
    elif "index.md" not in pages:
        # Whoever moves the op-ed of the start page: its old address leads to the oldest,
        # which stood there first.
        oldest = ordered[-1]
        pages_made["index.md"] = leads_to(oldest, "")
    return pages_made
