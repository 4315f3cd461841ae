"""What both feeds say of an op-ed, by the names of JSON Feed 1.1."""

import uuid
from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from oped.article import Article, Author
from oped.language import direction
from oped.reading.html_tree import parent_of, parse, serialise, unwrap
from oped.reading.rendered import Rendered
from oped.reading.shown import caption, corrections, credit, ending, rights, summary
from oped.writing.formats import PreviewImage, TextFile
from oped.writing.pictures.in_text import Place, set_plain
from oped.writing.pictures.making import Picture, Rendition

# Stable whatever the address of the site: an entry's id is made from its date and slug
# within this name space, and its source's from that one's name.
ENTRIES = uuid.UUID("6f1a8f1e-9d0b-5c1e-8b43-0f6d1c9a7e52")
SOURCES = uuid.UUID("0c9f0f0a-5f0e-5a4c-9d55-1b1f5c7f3a61")

OF_THE_PAGE = ("loading", "srcset", "sizes")
ADDRESSES = ("href", "src", "cite")


def feed_entry(
    article: Article,
    text: Rendered,
    files: list[TextFile],
    image: PreviewImage | None,
    pictures: Mapping[str, Picture],
) -> dict[str, Any]:
    """An entry with the whole text; empty values are left out.

    `pictures` are found by their place below docs/. Atom's source wants an id and a date of
    its own (RFC 4287, 4.2.11): all that is known is when it sent this out.
    """
    source = {
        "id": f"urn:uuid:{uuid.uuid5(SOURCES, article.source.name)}",
        "name": article.source.name,
        "updated": article.stamp(article.date),
    }
    entry = {
        "id": f"urn:uuid:{uuid.uuid5(ENTRIES, f'{article.day}/{article.stem}')}",
        "url": article.address,
        "external_url": article.source.url,
        "_source": source,
        "title": article.title,
        "content_html": _content(article, text, pictures),
        "summary": summary(article, text),
        "image": image.address if image else None,
        "date_published": article.stamp(article.date),
        "date_modified": article.stamp(article.changed),
        "authors": [_author(author) for author in article.authors],
        "language": article.lang,
        "tags": article.tags,
        "_rights": _rights(article),
        "attachments": [_attachment(file) for file in files],
    }
    return {key: value for key, value in entry.items() if value}


def _author(author: Author) -> dict[str, str]:
    if author.address:
        return {"name": author.plain_name, "url": author.address}
    return {"name": author.plain_name}


def _rights(article: Article) -> dict[str, str]:
    if not article.rights:
        return {}
    fields = {"text": " · ".join(rights(article))}
    if article.rights.license:
        fields["license"] = article.rights.license.address
    return fields


def _content(article: Article, text: Rendered, pictures: Mapping[str, Picture]) -> str:
    """Standfirst and picture, the text with absolute addresses, its ending and corrections."""
    root = parse(text.html)
    # A feed's reader has one size and loads at its own time.
    set_plain(root, Place(article.address, article.site_url), pictures)
    for element in [each for each in root.iterdescendants() if each.keys()]:
        _fit(element, article.address)
    parts = []
    if article.subtitle:
        parts.append(f"<p>{escape(article.subtitle, quote=False)}</p>")
    if article.picture:
        parts.append(_figure(article, pictures[article.picture.file].plain))
    parts.append(serialise(root))
    for line in [*ending(article), *corrections(article)]:
        parts.append(f"<p>{escape(line, quote=False)}</p>")
    content = "".join(parts)
    # A feed's reader shows it on a page of another direction.
    if direction(article.lang) == "rtl":
        return f'<div lang="{article.lang}" dir="rtl">{content}</div>'
    return content


def _fit(element: etree._Element, page: str) -> None:
    """Make an element with attributes what it can be away from its page, which stands at `page`."""
    for name in OF_THE_PAGE:
        if name in element.attrib:
            del element.attrib[name]
    for name in ADDRESSES:
        if name in element.attrib:
            element.set(name, urljoin(page, element.get(name)))
    if element.get("class") == "share-link":
        parent_of(element).remove(element)
    elif element.tag == "input":
        # A feed's reader takes what looks like a form away.
        element.text = "☑ " if "checked" in element.attrib else "☐ "
        element.tail = (element.tail or "").lstrip()
        unwrap(element)


def _figure(article: Article, file: Rendition) -> str:
    assert article.picture, "who asks has one"  # noqa: S101
    lines = [escape(line, quote=False) for line in (caption(article), *credit(article)) if line]
    words = f"<figcaption>{'<br>'.join(lines)}</figcaption>" if lines else ""
    size = f'width="{file.width}" height="{file.height}"'
    address = escape(article.site_address(file.name))
    image = f'<img src="{address}" alt="{escape(article.picture.alt)}" {size}>'
    return f"<figure>{image}{words}</figure>"


def _attachment(file: TextFile) -> dict[str, str]:
    return {"url": file.address, "mime_type": file.media_type}
