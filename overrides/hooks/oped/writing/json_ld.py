"""schema.org, as Google's article guide and the vocabulary ask: one Person an author, the wire as source."""

from typing import Any

from oped.article import Article
from oped.reading.rendered import Rendered
from oped.reading.shown import corrections, summary
from oped.writing.formats import TextFile


def json_ld(
    article: Article, text: Rendered, *, files: list[TextFile], image: str
) -> dict[str, Any]:
    """The record of an op-ed's page; `image` is the address of its preview, `files` hold its text."""
    site = {
        "@type": "Organization",
        "name": article.site_name,
        "url": article.site_url,
    }
    source = article.source.name
    record = {
        "@context": "https://schema.org",
        "@type": ["NewsArticle", "OpinionNewsArticle"],
        "headline": article.title,
        "url": article.address,
        "mainEntityOfPage": article.canonical_url,
        "datePublished": article.published,
        "dateModified": article.modified,
        "author": [{"@type": "Person", "name": name} for name in article.names],
        "sourceOrganization": {"@type": "Organization", "name": source},
        "creditText": source,
        "publisher": site,
        "sdPublisher": site,
        "isBasedOn": article.source.url,
        "inLanguage": article.lang,
        "articleSection": "Opinion",
        "wordCount": text.words,
        "timeRequired": f"PT{text.minutes}M",
        "isAccessibleForFree": True,
        "description": summary(article, text),
        "keywords": article.tags,
        "image": image,
        "correction": corrections(article),
        "encoding": [_encoding(file) for file in files],
    }
    return {key: value for key, value in record.items() if value}


def _encoding(file: TextFile) -> dict[str, str]:
    return {
        "@type": "MediaObject",
        "contentUrl": file.address,
        "encodingFormat": file.media_type,
    }
