"""What the Typst templates are told of an op-ed: plain values, and its HTML as the XML that Typst reads."""

import hashlib
import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

from lxml import etree

from oped.article import Article
from oped.language import direction, spoken, words
from oped.reading.files import find
from oped.reading.rendered import Rendered
from oped.reading.shown import byline_parts, caption, credit, head_and_foot, rights, summary
from oped.writing.pictures.making import NO_PICTURES, Picture

BACK_LINK = re.compile(r'<a [^>]*class="footnote-backref".*?</a>')
# What no XML may hold (1.0, production 2).
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Stands before the name of a picture that was made.
MADE = "made:"
REGION = re.compile(r"-([A-Za-z]{2})(?![^-])")


def record(
    article: Article,
    text: Rendered,
    *,
    paper: str,
    docs: Path,
    pictures: Mapping[str, Picture] = NO_PICTURES,
) -> str:
    """One JSON object; article.typ and card.typ read it. `pictures` are found by their place below docs/."""
    lang, say = article.lang, words(article.lang)
    shown = head_and_foot(article, text)
    dateline = [*shown.date.texts, *shown.source.texts]
    region = REGION.search(lang)
    facts: dict[str, Any] = {
        "kicker": article.kicker or say["opinion"],
        "title": article.title,
        "subtitle": article.subtitle,
        "picture": _picture(article, pictures),
        "has_long_title": article.has_long_title,
        "names": article.names,
        "tags": article.tags,
        "summary": summary(article, text),
        "source": article.source.name,
        "site": article.site_name,
        "day": {
            "year": article.date.year,
            "month": article.date.month,
            "day": article.date.day,
        },
        "lang": lang.split("-")[0],
        "region": region[1] if region else None,
        "dir": direction(lang),
        "words": say,
        "foot": f"{article.canonical_url} · {article.source.name}",
        "byline": [part._asdict() for part in byline_parts(article)],
        "ending": shown.ending.texts,
        "paper": paper,
        "dateline": " · ".join(dateline),
        "html": _xml(text.html, article, docs, pictures),
        "note": _xml(text.note, article, docs, pictures),
        "rights": rights(article),
        "corrections": [
            f"{spoken(item.date, lang)}: {item.text}" for item in article.corrections
        ],
    }
    return json.dumps(facts, ensure_ascii=False)


def _picture(article: Article, pictures: Mapping[str, Picture]) -> dict[str, Any] | None:
    if not article.picture:
        return None
    lines = [line for line in (caption(article), *credit(article)) if line]
    source = _source(article.picture.file, pictures)
    return {"source": source, "alt": article.picture.alt, "lines": lines}


def _source(name: str, pictures: Mapping[str, Picture]) -> str:
    """A picture as templates ask for it: by its place below docs/, where Typst has its root, or as one that was made."""
    if name in pictures and pictures[name].widths:
        return MADE + pictures[name].plain.name
    return f"/{name}"


def _xml(html: str, article: Article, docs: Path, pictures: Mapping[str, Picture]) -> str:
    """Addresses absolute, no soft hyphens, no ways back from footnotes nor their spaces."""
    html = BACK_LINK.sub("", html)
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
    (root,) = etree.fromstring(f"<body>{html}</body>", parser).iterchildren("body")
    for link in root.iter("a"):
        link.set("href", _on_paper(link.get("href", "#"), article))
    for picture in root.iter("img"):
        _find_picture(picture, article, docs, pictures)
    xml: str = etree.tostring(root, encoding="unicode")
    return xml.replace("\u00ad", "").replace("\u00a0</p>", "</p>")


def made_pictures(facts: str) -> list[str]:
    """The places on the site of the pictures of a record that were made for it."""
    return [name[len(MADE) :] for name in shown_pictures(facts) if name.startswith(MADE)]


def shown_pictures(facts: str) -> list[str]:
    """The pictures of a record, as it names them."""
    shown = json.loads(facts)
    names: list[str] = []
    if shown["picture"]:
        names.append(shown["picture"]["source"])
    for part in ("html", "note"):
        names += re.findall(r'<img [^>]*src="([^"]*)"', shown[part])
    return list(dict.fromkeys(map(unescape, names)))


def _on_paper(address: str, article: Article) -> str:
    """No page is near on paper: an address is absolute, and one of the page itself leads nowhere."""
    if address.startswith("#"):
        return ""
    return urljoin(article.address, address)


def _find_picture(
    picture: etree._Element, article: Article, docs: Path, pictures: Mapping[str, Picture]
) -> None:
    source = re.sub("[?#].*", "", picture.get("src", ""))
    address = urljoin(article.address, source)
    name = NO_XML.sub("\ufffd", unquote(address.removeprefix(article.site_url)))
    picture.set("src", _source(name, pictures))
    file = find(docs, name)
    if file and picture.get("src") == f"/{name}":
        # Another picture of the same name is another PDF.
        picture.set("digest", hashlib.sha256(file.read_bytes()).hexdigest())
