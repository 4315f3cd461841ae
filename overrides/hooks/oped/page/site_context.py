"""What every page may print: the site, its words, and the op-eds in their order."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from oped.article import Article
from oped.collection.lists import newest_first
from oped.language import direction, language_of_words, spoken, words
from oped.page.op_ed import OpEd
from oped.page.preview_image import preview_image
from oped.reading.pages import Page
from oped.reading.shown import BylinePart, name_parts
from oped.settings import Site
from oped.writing.feeds import feed_entry
from oped.writing.json_ld import site_json_ld
from oped.writing.open_graph import locale
from oped.writing.pictures.making import Picture, Rendition

IN_A_FEED = 50
# A list this long is parted by years.
LONG_LIST = 20


class Entry(NamedTuple):
    """An op-ed in a list: its names and day as its own language writes them, and that one's
    direction.

    Its standfirst, or the sentences that it opens with; how long it takes to read; the
    smallest file of its picture.
    """

    names: list[BylinePart]
    day: str
    dir: str
    opening: str
    minutes: str
    # The language of the last and its direction, where it is not that of the op-ed.
    said_in: str
    said_dir: str
    picture: Rendition | None


def site_context(
    pages: Mapping[str, Page],
    op_eds: Mapping[str, OpEd],
    site: Site,
    pictures: Mapping[str, Picture],
) -> dict[str, Any]:
    """The names that templates know, with their values.

    Pages and op-eds are given by the name of their file, and so are the pictures that are
    shown anywhere.
    """
    newest = newest_first(op_ed.article for op_ed in op_eds.values())
    by_path = {op_ed.article.path: op_ed for op_ed in op_eds.values()}
    plain = {page.url: page for page in pages.values() if not page.article}
    feed = []
    for article in newest[:IN_A_FEED]:
        feed.append(_feed_entry(by_path[article.path], site, pictures))
    return {
        "article": None,  # for the pages that are no op-ed
        "material": False,
        # Whether names in lists are marked as microformats, and lead anywhere.
        "cards": False,
        "links": False,
        "site": site,
        "words": words(site.lang),
        "words_lang": language_of_words(site.lang),
        "words_dir": direction(language_of_words(site.lang)),
        "dir": direction(site.lang),
        "articles": newest,
        "places": {article.path: at for at, article in enumerate(newest)},
        "years": _years(newest),
        "entries": {article.path: _entry(by_path[article.path]) for article in newest},
        "has_several_sources": len({article.source.name for article in newest}) > 1,
        "json_ld": site_json_ld(site),
        "locale": locale(site.lang),
        "feed": feed,
        "feed_updated": _latest(feed),
        "front_url": _list_address(plain) if len(newest) > 1 else None,
        "others": _others(plain),
        "addresses": sorted(url for url, page in plain.items() if page.template != "redirect.html"),
    }


def _feed_entry(op_ed: OpEd, site: Site, pictures: Mapping[str, Picture]) -> dict[str, Any]:
    files = op_ed.companions.text_files(op_ed.article)
    image = preview_image(op_ed, site)
    return feed_entry(op_ed.article, op_ed.text, files, image, pictures)


def _entry(op_ed: OpEd) -> Entry:
    article, lang = op_ed.article, op_ed.article.lang
    words_lang = language_of_words(lang)
    is_own = words_lang == lang.split("-")[0]
    files = op_ed.picture.widths if op_ed.picture else ()
    return Entry(
        name_parts(article),
        spoken(date.fromisoformat(article.day), lang),
        direction(lang),
        article.subtitle or op_ed.text.opening,
        words(lang)["minutes"].replace("{number}", str(op_ed.text.minutes)),
        "" if is_own else words_lang,
        direction(words_lang),
        files[0] if files else None,
    )


def _years(newest: list[Article]) -> list[tuple[str, list[Article]]]:
    """The list in parts: one without a name while it is short, then one a year."""
    if len(newest) < LONG_LIST:
        return [("", newest)] if newest else []
    years = groupby(newest, key=lambda article: article.day[:4])
    return [(year, list(articles)) for year, articles in years]


def _latest(feed: list[dict[str, Any]]) -> str:
    stamps = [entry["date_modified"] for entry in feed]
    return max(stamps, key=datetime.fromisoformat, default="")


def _list_address(plain: dict[str, Page]) -> str | None:
    """Where the list of op-eds stands."""
    lists = [url for url, page in plain.items() if page.template == "front.html"]
    return (lists[0] or ".") if lists else None


def _others(plain: dict[str, Page]) -> list[tuple[str, str]]:
    """Title and address of each page that is no op-ed and no list, in the order of their titles."""
    others = []
    for url, page in plain.items():
        if page.template is None:
            named_by_address = url.strip("/").replace("-", " ").capitalize()
            others.append((page.front.get("title") or named_by_address, url))
    return sorted(others)
