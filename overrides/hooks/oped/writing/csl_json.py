"""An op-ed as CSL-JSON 1.0.2, which reference managers exchange."""

import json
from typing import Any

from oped.article import Article, Author


def csl_json(article: Article, *, abstract: str) -> str:
    """A file of one item."""
    return json.dumps([item(article, abstract=abstract)], ensure_ascii=False, indent=2) + "\n"


def item(article: Article, *, abstract: str) -> dict[str, Any]:
    """Family and given names apart. It cannot escape the tags that CSL takes in a title."""
    date = article.date
    fields = {
        "id": article.stem,
        "type": "article-newspaper",
        "title": article.title,
        "author": [_person(author) for author in article.authors],
        "container-title": article.source.name,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "URL": article.canonical_url,
        "language": article.lang,
        "keyword": ", ".join(article.tags),
        "abstract": abstract,
    }
    return {name: value for name, value in fields.items() if value}


def _person(author: Author) -> dict[str, str]:
    if author.is_organization:
        return {"literal": author.name}
    parts = author.parts
    fields = {"family": parts.family, "given": parts.given, "suffix": parts.suffix}
    return {name: value for name, value in fields.items() if value}
