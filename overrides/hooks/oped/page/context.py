"""What the templates print, and the files beside a page: op-eds in, names and values out."""

import json
import re
from datetime import datetime
from itertools import groupby
from pathlib import Path
from urllib.parse import quote, urljoin

import imagesize

from oped.language import direction, joined, spoken, words
from oped.reading.pages import Page, Site, newest_first
from oped.writing import records as citation
from oped.writing import text as formats
from oped.writing.typeset import pdf_and_card as typeset

# What Material styles and we do not: a page with one of these wears Material's class, and gets what it needs of it.
COMPONENT = re.compile(r'class="[^"]*\b(?:tabbed-set|twemoji|grid|keys|critic)\b')
ENDINGS = ("pdf", "md", "txt", "bib", "ris", "csl.json")


def with_text(page: Page, html: str) -> dict[str, bytes]:
    """Tell the op-ed of its text, from Python-Markdown; the text files beside its page by name, so that no text need be kept."""
    html, _, note = html.partition('<div class="article-note">')
    text, opening = formats.plain_text(html)
    note = note.rpartition("</div>")[0].strip()
    told = {"html": html.strip(), "note_html": note} | formats.measured(text, opening)
    page.article = article = page.article.model_copy(update=told)
    made = {
        "md": formats.markdown_file(article, page.front, page.body),
        "txt": formats.text_file(article, text),
        "bib": citation.bibtex(article),
        "ris": citation.ris(article),
        "csl.json": json.dumps([citation.csl(article)], ensure_ascii=False, indent=2) + "\n",
    }
    return {article.url + article.file(ending): data.encode() for ending, data in made.items()}


def typeset_all(pages: dict[str, Page], site: Site, log) -> tuple[dict[str, Path], list[str]]:
    """Set PDF and card of every op-ed, which is told of them; the files by name on the site, problems. Says what misses."""
    op_eds, files = [page for page in pages.values() if page.article], {}
    done = typeset.typeset([p.article for p in op_eds], cache=site.cache, paper=site.paper, fonts=site.fonts, docs=site.docs)
    for page in op_eds:
        made = done[page.article.path]
        told = {"files": ENDINGS if made.pdf else ENDINGS[1:], "has_card": bool(made.card)}
        page.article = page.article.model_copy(update=told)
        files |= {page.url + page.article.file(end): file for end, file in (("pdf", made.pdf), ("png", made.card)) if file}
        if made.missing:
            log(made.missing)
    return files, [problem for made in done.values() for problem in made.problems]


def shared(pages: dict[str, Page], site: Site) -> dict:
    """What every page may print: the site, its words, and the list of op-eds when there is one."""
    ordered = newest_first([page.article for page in pages.values() if page.article])
    plain = {page.url: page.front for page in pages.values() if not page.article}
    lists = [url or "." for url, front in plain.items() if front.get("template") == "front.html"]
    titles = {url: front.get("title") or url.strip("/").replace("-", " ").capitalize() for url, front in plain.items()}
    told = {"site": site, "words": words(site.lang), "dir": direction(site.lang)}
    told |= {"articles": ordered, "places": {article.path: i for i, article in enumerate(ordered)}}
    # In parts: one without a name while the list is short, then one a year.
    told["years"] = [(y, list(part)) for y, part in groupby(ordered, lambda a: a.day[:4] if len(ordered) >= 20 else "")]
    told["entries"] = {a.path: (joined(a.names, a.lang), spoken(a.date, a.lang), direction(a.lang)) for a in ordered}
    told["feed"] = [formats.feed_entry(article) for article in ordered[:50]]
    told["feed_updated"] = max((entry["date_modified"] for entry in told["feed"]), key=datetime.fromisoformat, default="")
    told["front_url"] = lists[0] if len(ordered) > 1 else None
    told["others"] = sorted((titles[url], url) for url, front in plain.items() if "template" not in front)
    return told | {"addresses": sorted(url for url, front in plain.items() if front.get("template") != "redirect.html")}


def context(page: Page, shared: dict) -> dict:
    """Everything that article.html prints of one op-ed."""
    article, site, ordered = page.article, shared["site"], shared["articles"]
    lang, say, at = article.lang, words(article.lang), shared["places"][article.path]
    image, size = article.file_address("png") if article.has_card else "", (1200, 630)
    if article.image:
        image, size = urljoin(site.url, quote(article.image)), imagesize.get(site.docs / article.image)
    told = {"article": article, "proof": page.proof, "foot": formats.foot(article), "citations": citation.prose(article)}
    told |= {"indexed": citation.indexed(article), "words": say, "dir": direction(lang), "around": say["by"].split("{names}")}
    told |= {"date": spoken(article.date, lang), "updated": article.updated and spoken(article.updated, lang)}
    told["corrections"] = [(f"{item.date:%Y-%m-%d}", spoken(item.date, lang), item.text) for item in article.corrections]
    told |= {"files": [(ending, article.file(ending)) for ending in article.files], "kinds": formats.KINDS}
    told |= {"image": image, "image_size": size, "json_ld": formats.json_ld(article, image=image)}
    told |= {"earlier": ordered[at + 1] if at + 1 < len(ordered) else None, "later": ordered[at - 1] if at else None}
    told["newest"] = [other for other in ordered[:4] if other is not article][:3]
    return told
