"""What the templates print, and the files beside a page: op-eds in, names and values out."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urljoin

import imagesize

import citation
import formats
import typeset
from article import Article
from edition import Page, Site, by_year, neighbours, newest_first
from words import direction, joined, spoken, words

ENDINGS = ("pdf", "md", "txt", "bib", "ris", "csl.json")


def with_text(page: Page, html: str) -> tuple[Article, dict[str, bytes]]:
    """The op-ed with its `html` as Python-Markdown made it, and the text files beside its page, by name on the site.

    They are made at once, so that a thousand texts are not kept until the site is whole.
    """
    html, _, note = html.partition('<div class="article-note">')
    text, opening = formats.plain_text(html)
    note = note.rpartition("</div>")[0].strip()
    article = replace(page.article, html=html.strip(), note_html=note, **formats.measured(text, opening))
    say, dateline = words(article.lang), spoken(article.date, article.lang)
    byline = say["by"].replace("{names}", joined(article.names, article.lang))
    made = {
        "md": formats.markdown_file(article, front=page.front, body=page.body),
        "txt": formats.text_file(article, text, byline=byline, dateline=dateline, words=say),
        "bib": citation.bibtex(article),
        "ris": citation.ris(article),
        "csl.json": formats.json_text([citation.csl(article)]),
    }
    return article, {article.url + article.file(ending): data.encode() for ending, data in made.items()}


def typeset_all(articles: dict[str, Article], site: Site):
    """Set PDF and card of every op-ed; returns the op-eds, where each file is by its name on the site, remarks, problems."""
    done = typeset.typeset(list(articles.values()), cache=site.cache, paper=site.paper, fonts=site.fonts, docs=site.docs)
    files, told, problems = {}, [], []
    for key, article in articles.items():
        result = done[article.path]
        problems += result.problems
        told += [result.missing] if result.missing else []
        articles[key] = replace(article, files=ENDINGS if result.pdf else ENDINGS[1:], has_card=bool(result.card))
        files |= {article.url + article.file(end): file for end, file in (("pdf", result.pdf), ("png", result.card)) if file}
    return articles, files, told, problems


def shared(articles: dict[str, Article], pages: dict[Path, Page], site: Site) -> dict:
    """What every page may print: the site, its words, and the list of op-eds when there is one."""
    ordered = newest_first(list(articles.values()))
    plain = {page.url: page for page in pages.values() if not page.article}
    fronts = [url or "." for url, page in plain.items() if page.front.get("template") == "front.html"] or ["op-eds/"]
    front = fronts[0] if len(ordered) > 1 else None
    return {
        "site": site,
        "words": words(site.lang),
        "dir": direction(site.lang),
        "articles": ordered,
        "places": {article.path: i for i, article in enumerate(ordered)},
        "years": by_year(ordered),
        "entries": {a.path: (joined(a.names, a.lang), spoken(a.date, a.lang), direction(a.lang)) for a in ordered},
        "feed": formats.json_feed(ordered[:50], site_name=site.name, site_url=site.url, site_language=site.lang),
        "feed_updated": max((a.stamp(a.changed) for a in ordered[:50]), key=datetime.fromisoformat, default=""),
        "front_url": front,
        "others": sorted((page.title, url) for url, page in plain.items() if "template" not in page.front),
        "addresses": sorted({*plain, front} - {None, "."}),
    }


def context(article: Article, shared: dict, *, proof) -> dict:
    """Everything that article.html prints of one op-ed."""
    lang, site = article.lang, shared["site"]
    image, size = article.file_address("png") if article.has_card else "", (1200, 630)
    if article.image:
        image, size = urljoin(article.site_url, quote(article.image)), imagesize.get(site.docs / article.image)
    return {
        "article": article,
        "words": words(lang),
        "dir": direction(lang),
        "around": words(lang)["by"].split("{names}"),
        "date": spoken(article.date, lang),
        "updated": article.updated and spoken(article.updated, lang),
        "corrections": [(item.date.isoformat()[:10], spoken(item.date, lang), item.text) for item in article.corrections],
        "foot": formats.foot(article),
        "citations": citation.prose(article),
        "files": [(ending, article.file(ending)) for ending in article.files],
        "kinds": formats.KINDS,
        "json_ld": formats.json_ld(article, image=image),
        "image": image,
        "image_size": size,
        "pdf": article.file_address("pdf"),
        "proof": proof,
        "near": neighbours(shared["articles"], shared["places"][article.path]),
        "material": bool(formats.COMPONENT.search(article.html)),
    }
