"""Everything that article.html prints of one op-ed."""

from typing import Any

from oped.article import Article
from oped.language import direction, spoken, words
from oped.page.preview_image import preview_image
from oped.page.site_context import OpEd
from oped.reading.shown import byline_parts, head_and_foot, rights, summary
from oped.reading.wire import Proof
from oped.settings import Site
from oped.writing.formats import Companions
from oped.writing.json_ld import json_ld
from oped.writing.names import for_zotero
from oped.writing.open_graph import locale
from oped.writing.references import prose

MOST_NEWEST = 3


def article_context(
    op_ed: OpEd, proof: Proof | None, shared: dict[str, Any]
) -> dict[str, Any]:
    """The names that the template knows beside the site's (`shared`), with their values."""
    article, text, companions = op_ed
    lang = article.lang
    shown = head_and_foot(article, text)
    say = words(lang)
    site: Site = shared["site"]
    image = preview_image(article, companions, site)
    text_files = companions.text_files(article)
    return {
        "article": article,
        "text": text,
        "summary": summary(article, text),
        "rights": " · ".join(rights(article)),
        "proof": proof,
        "shown": shown,
        "byline": byline_parts(article),
        "citations": prose(article),
        "indexed": for_zotero(article),
        "words": say,
        "dir": direction(lang),
        "locale": locale(lang),
        "updated": article.updated and spoken(article.updated, lang),
        "corrections": [
            (f"{item.date:%Y-%m-%d}", spoken(item.date, lang), item.text)
            for item in article.corrections
        ],
        "downloads": _downloads(article, companions, say),
        "alternates": text_files,
        "image": image,
        "json_ld": json_ld(article, text, files=text_files, image=image, logo=site.logo),
        **_neighbours(article, shared),
    }


def _downloads(
    article: Article, companions: Companions, say: dict[str, str]
) -> list[tuple[str, str]]:
    """Name and word of each file beside the page."""
    downloads = []
    for kind in companions.formats:
        word = say.get(kind.ending, kind.word)
        downloads.append((article.file(kind.ending), word))
    return downloads


def _neighbours(article: Article, shared: dict[str, Any]) -> dict[str, Any]:
    """The op-eds before and after this one, and the newest others."""
    newest = shared["articles"]
    at = shared["places"][article.path]
    others = [other for other in newest[: MOST_NEWEST + 1] if other is not article]
    return {
        "earlier": newest[at + 1] if at + 1 < len(newest) else None,
        "later": newest[at - 1] if at else None,
        "newest": others[:MOST_NEWEST],
    }
