"""What both feeds say of an op-ed, by the names of JSON Feed 1.1."""

import uuid
from html import escape
from typing import Any
from urllib.parse import urljoin

from oped.article import Article
from oped.reading.html_tree import parse, serialise, unwrap
from oped.reading.rendered import Rendered
from oped.reading.shown import corrections, ending, summary
from oped.writing.formats import TextFile

# Stable whatever the address of the site: an entry's id is made from its date and slug within this name space.
ENTRIES = uuid.UUID("6f1a8f1e-9d0b-5c1e-8b43-0f6d1c9a7e52")

OF_THE_PAGE = ("loading", "srcset", "sizes")
ADDRESSES = ("href", "src", "cite")


def feed_entry(article: Article, text: Rendered, files: list[TextFile]) -> dict[str, Any]:
    """An entry with the whole text; empty values are left out."""
    entry = {
        "id": f"urn:uuid:{uuid.uuid5(ENTRIES, f'{article.day}/{article.stem}')}",
        "url": article.address,
        "external_url": article.source.url,
        "_source": {"name": article.source.name},
        "title": article.title,
        "content_html": _content(article, text),
        "summary": summary(article, text),
        "date_published": article.stamp(article.date),
        "date_modified": article.stamp(article.changed),
        "authors": [{"name": name} for name in article.names],
        "language": article.lang,
        "tags": article.tags,
        "attachments": [_attachment(file) for file in files],
    }
    return {key: value for key, value in entry.items() if value}


def _content(article: Article, text: Rendered) -> str:
    """The text with absolute addresses, what ends it, and its corrections."""
    root = parse(text.html)
    for element in list(root.iterdescendants()):
        # A feed's reader has one size and loads at its own time.
        for name in OF_THE_PAGE:
            element.attrib.pop(name, None)
        for name in ADDRESSES:
            if name in element.attrib:
                element.set(name, urljoin(article.address, element.get(name)))
        if element.get("class") == "article-link":
            unwrap(element)
        elif element.tag == "input":
            # A feed's reader takes what looks like a form away.
            element.text = "☑ " if "checked" in element.attrib else "☐ "
            element.tail = (element.tail or "").lstrip()
            unwrap(element)
    parts = [serialise(root)]
    for line in [*ending(article), *corrections(article)]:
        parts.append(f"<p>{escape(line, quote=False)}</p>")
    return "".join(parts)


def _attachment(file: TextFile) -> dict[str, str]:
    return {"url": file.address, "mime_type": file.media_type}
