"""What the templates print, and the files beside a page: op-eds in, names and values out."""

import re
from dataclasses import replace
from pathlib import Path

import citation
import formats
import typeset
from article import Article
from edition import Page, Site, by_year, neighbours, newest_first
from words import direction, joined, spoken, words

ENDINGS = ("pdf", "md", "txt", "bib", "ris", "csl.json")


def with_text(page: Page, html: str) -> Article:
    """The op-ed with its text: `html` as Python-Markdown made it, the note taken off its end."""
    html, _, note = html.partition('<div class="article-note">')
    text = formats.plain_text(re.sub(r'<a aria-label="[^"]*" class="article-link"[^>]*></a>', "", html))
    note = note.rpartition("</div>")[0].strip()
    parsed = page.parsed
    return replace(page.article, html=html.strip(), note_html=note, text=text, markdown=parsed.body, front=parsed.plain)


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
    front = next((page.url for page in pages.values() if page.parsed.plain.get("template") == "front.html"), "op-eds/")
    return {
        "site": site,
        "words": words(site.lang),
        "dir": direction(site.lang),
        "articles": ordered,
        "years": by_year(ordered),
        "near": neighbours(ordered),
        "entries": {a.path: (joined(a.names, a.lang), spoken(a.date, a.lang), direction(a.lang)) for a in ordered},
        "sitemap": [(a.address, a.modified[:10]) for a in ordered if "noindex" not in (a.robots or "") and not a.canonical]
        + [(site.url + page.url, "") for page in pages.values() if not page.article],
        "front_url": front if len(ordered) > 1 else None,
        "others": sorted((p.title, p.url) for p in pages.values() if not p.article and "template" not in p.parsed.plain),
    }


def context(article: Article, shared: dict, *, proof) -> dict:
    """Everything that article.html prints of one op-ed."""
    lang = article.lang
    image = f"{article.site_url}{article.image}" if article.image else article.file_address("png") if article.has_card else ""
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
        "pdf": article.file_address("pdf"),
        "proof": proof,
        "near": shared["near"][article.path],
        "material": bool(formats.COMPONENT.search(article.html)),
    }


def feeds(articles: list[Article], site: Site) -> dict:
    """The newest fifty for both feeds: Atom's entries are printed by feed.xml, JSON Feed's record is whole."""
    newest = articles[:50]
    entries = [
        (a, formats.entry_id(a), a.stamp(), a.stamp("modified"), formats.feed_html(a), a.file_address("pdf")) for a in newest
    ]
    return {
        "feed": formats.json_feed(newest, site_name=site.name, site_url=site.url, site_language=site.lang),
        "feed_entries": entries,
        "feed_updated": max((a.stamp("modified") for a in newest), default="1970-01-01T00:00:00Z"),
    }


def texts(article: Article) -> dict[str, bytes]:
    """The text files beside the page, by their name on the site."""
    dateline = spoken(article.date, article.lang)
    made = {
        "md": formats.markdown_file(article),
        "txt": formats.text_file(article, byline=_byline(article), dateline=dateline),
        "bib": citation.bibtex(article),
        "ris": citation.ris(article),
        "csl.json": formats.json_text([citation.csl(article)]),
    }
    return {article.url + article.file(ending): text.encode() for ending, text in made.items()}


def _byline(article: Article) -> str:
    return words(article.lang)["by"].replace("{names}", joined(article.names, article.lang))
