"""An op-ed as a record of RIS (2011): a tag a line, an AU an author, CRLF ends, `ER` last."""

from oped.article import Article
from oped.writing.names import family_first


def ris(article: Article, *, abstract: str) -> str:
    """The record. It cannot escape a comma in a name."""
    tags = [
        ("TY", "NEWS"),
        *(("AU", family_first(author)) for author in article.authors),
        ("TI", article.title),
        ("T2", article.source.name),
        ("PY", article.date.year),
        ("DA", f"{article.date:%Y/%m/%d}/"),
        ("LA", article.lang),
        *(("KW", tag) for tag in article.tags),
        ("AB", abstract),
        ("UR", article.canonical_url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags)
