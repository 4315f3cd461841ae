"""schema.org, as Google's article guide and the vocabulary ask: one Person an author,
the wire as source.
"""

from typing import Any

from oped.article import Article, Author, Rights
from oped.reading.rendered import Rendered
from oped.reading.shown import corrections, section, summary
from oped.settings import Site
from oped.writing.formats import PreviewImage, TextFile
from oped.writing.pictures.making import Picture


def json_ld(
    article: Article,
    text: Rendered,
    *,
    files: list[TextFile],
    image: PreviewImage | None,
    picture: Picture | None,
    logo: str,
) -> dict[str, Any]:
    """The record of an op-ed's page; `image` is that of its preview, `files` hold its
    text, `logo` is the site's.
    """
    site = _organization(article.site_name, url=article.site_url, logo=logo)
    source = article.source.name
    record = {
        "@context": "https://schema.org",
        "@type": ["NewsArticle", "OpinionNewsArticle"],
        "headline": article.title,
        "alternativeHeadline": article.subtitle,
        "url": article.address,
        # Without it this page is what its address is about.
        "mainEntityOfPage": article.canonical,
        "datePublished": article.published,
        "dateModified": article.modified,
        "author": [_author(author) for author in article.authors],
        "sourceOrganization": _organization(source),
        "creditText": source,
        "publisher": site,
        "sdPublisher": site,
        "isBasedOn": article.source.url,
        **_rights(article),
        "inLanguage": article.lang,
        "articleSection": section(article),
        "wordCount": text.words,
        "timeRequired": f"PT{text.minutes}M",
        "isAccessibleForFree": True,
        "description": summary(article, text),
        "keywords": article.tags,
        "image": _images(article, image, picture),
        "correction": corrections(article),
        "encoding": [_encoding(file) for file in files],
    }
    return _without_empty(record)


def site_json_ld(site: Site) -> dict[str, Any]:
    """The record of every other page: of what site it is a part."""
    record = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.name,
        "url": site.url,
        "description": site.description,
        "inLanguage": site.lang,
        "publisher": _organization(site.name, url=site.url, logo=site.logo),
    }
    return _without_empty(record)


def _organization(name: str, *, url: str = "", logo: str = "") -> dict[str, Any]:
    fields = {"@type": "Organization", "name": name, "url": url, "logo": logo}
    return _without_empty(fields)


def _author(author: Author) -> dict[str, Any]:
    if author.is_organization:
        organization = _organization(author.name, url=author.url or "")
        return _without_empty({**organization, "description": author.bio})
    fields = {
        "@type": "Person",
        "name": author.plain_name,
        "givenName": author.parts.given,
        "familyName": author.parts.family,
        "honorificSuffix": author.parts.suffix,
        "description": author.bio,
        "url": author.url,
        "sameAs": author.orcid and f"https://orcid.org/{author.orcid}",
    }
    return _without_empty(fields)


def _rights(article: Article) -> dict[str, Any]:
    """What is said of rights: of a holder who is none of the authors nobody says whether
    it is a person.
    """
    terms = article.rights
    if not terms:
        return {}
    authors = {author.name: author for author in article.authors}
    holder: Any = terms.holder
    if holder in authors:
        holder = _author(authors[holder])
    usage = {"@type": "CreativeWork", "text": ". ".join(_usage(terms))}
    return {
        "license": terms.license and terms.license.address,
        "copyrightHolder": holder,
        "copyrightYear": terms.year and int(terms.year[: len("2018")]),
        "copyrightNotice": terms.notice,
        "usageInfo": usage if usage["text"] else None,
    }


def _usage(terms: Rights) -> list[str]:
    permission = (terms.permission or "").rstrip(".")
    contact = terms.contact or ""
    return [text for text in (permission, contact) if text]


def _images(
    article: Article, image: PreviewImage | None, picture: Picture | None
) -> dict[str, Any] | None:
    """The picture above the text with its words, else what previews show."""
    if not article.picture or not picture:
        return _image(image) if image else None
    file = picture.plain
    address = article.site_address(file.name)
    record = _image(PreviewImage(address, file.width, file.height, article.picture.alt))
    record["caption"] = article.picture.caption or article.picture.alt
    if article.picture.credit:
        record["creditText"] = article.picture.credit
    return record


def _image(image: PreviewImage) -> dict[str, Any]:
    return {
        "@type": "ImageObject",
        "url": image.address,
        "width": image.width,
        "height": image.height,
    }


def _encoding(file: TextFile) -> dict[str, str]:
    return {
        "@type": "MediaObject",
        "contentUrl": file.address,
        "encodingFormat": file.media_type,
    }


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value}
