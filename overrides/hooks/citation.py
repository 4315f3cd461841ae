"""An op-ed as a citation: BibTeX, RIS and CSL-JSON records, and prose as Chicago, APA and MLA have it.

The wire stands where the newspaper stands, never as an author. Titles stay as printed: no manual's capitals are made up.
"""

import re
from html import escape

from article import Article, Author, slug

MONTHS = "January February March April May June July August September October November December".split()
MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()


def bibtex(article: Article) -> str:
    """A biblatex entry. @article with journaltitle is what pandoc, Zotero and JabRef read as a newspaper's piece."""
    fields = {
        "entrysubtype": "newspaper",
        "author": " and ".join(_bibtex_name(author) for author in article.authors),
        "title": "{" + _tex(article.title) + "}",
        "journaltitle": "{" + _tex(article.source) + "}",
        "date": article.day,
        "url": article.canonical_url.replace("%", r"\%").replace("#", r"\#"),
        "langid": article.lang,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{{key(article)},\n{lines}}}\n"


def key(article: Article) -> str:
    """A stable ASCII key: "example2024town"."""
    family = slug(article.authors[0].family).replace("-", "") or "anon"
    word = next((word for word in article.slug.split("-") if word not in ("a", "an", "the")), "")
    return f"{family}{article.date.year}{word}"


def ris(article: Article) -> str:
    """RIS (2011): one tag a line, one AU an author, CRLF line ends, `ER` last."""
    tags = [
        ("TY", "NEWS"),
        *(("AU", ", ".join(part for part in (author.family, author.given) if part)) for author in article.authors),
        ("TI", article.title),
        ("T2", article.source),
        ("PY", article.date.year),
        ("DA", f"{article.date:%Y/%m/%d}/"),
        ("LA", article.lang),
        ("UR", article.canonical_url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags)


def csl(article: Article) -> dict:
    """One item of CSL-JSON 1.0.2, family and given names apart."""
    names = [{"family": a.family} | ({"given": a.given} if a.given else {}) for a in article.authors]
    return {
        "id": article.slug,
        "type": "article-newspaper",
        "title": article.title,
        "author": names,
        "container-title": article.source,
        "issued": {"date-parts": [[article.date.year, article.date.month, article.date.day]]},
        "URL": article.canonical_url,
        "language": article.lang,
    }


def prose(article: Article) -> dict[str, str]:
    """The reference as HTML, by the name of its manual."""
    return {"Chicago": _chicago(article), "APA": _apa(article), "MLA": _mla(article)}


def _chicago(article: Article) -> str:
    """The Chicago Manual of Style, 17th edition, bibliography: first name inverted; over ten, seven and et al."""
    names = _inverted_first(article.authors[:7] if len(article.authors) > 10 else article.authors)
    listed = f"{', '.join(names)}, et al." if len(article.authors) > 10 else _listed(names, "and", comma=True)
    date = f"{MONTHS[article.date.month - 1]} {article.date.day}, {article.date.year}"
    return f"{_stop(listed)} {_quoted(article.title)} {_source(article)}, {date}. {escape(article.canonical_url)}."


def _apa(article: Article) -> str:
    """Publication Manual of the APA, 7th edition: initials; an ampersand; over twenty, nineteen, … and the last."""
    names = [escape(a.family + (f", {_initials(a.given)}" if a.given else ""), quote=False) for a in article.authors]
    listed = f"{', '.join(names[:19])}, … {names[-1]}" if len(names) > 20 else _listed(names, "&amp;", comma=True, always=True)
    address = escape(article.canonical_url)
    date = f"({article.date.year}, {MONTHS[article.date.month - 1]} {article.date.day})."
    return f"{_stop(listed)} {date} {_stop(escape(article.title, quote=False))} {_source(article)}. {address}"


def _mla(article: Article) -> str:
    """MLA Handbook, 9th edition: one name inverted, two joined, three or more et al.; the address without https://."""
    names = _inverted_first(article.authors)
    listed = f"{names[0]}, et al." if len(names) > 2 else _listed(names, "and", comma=True)
    date = f"{article.date.day} {MLA_MONTHS[article.date.month - 1]} {article.date.year}"
    address = escape(re.sub(r"^https?://", "", article.canonical_url))
    return f"{_stop(listed)} {_quoted(article.title)} {_source(article)}, {date}, {address}."


def _inverted_first(authors) -> list[str]:
    first = authors[0].family + (f", {authors[0].given}" if authors[0].given else "")
    return [escape(name, quote=False) for name in (first, *(author.name for author in authors[1:]))]


def _listed(names: list[str], word: str, *, comma: bool, always: bool = False) -> str:
    if len(names) < 2:
        return names[0]
    return f"{', '.join(names[:-1])}{',' if comma else ''} {word} {names[-1]}"


def _initials(given: str) -> str:
    """ "Jean-Paul B." -> "J.-P. B."."""
    words = [[part[0].upper() + "." for part in word.split("-") if part] for word in given.split()]
    return " ".join("-".join(parts) for parts in words)


def _quoted(title: str) -> str:
    """A title in quotation marks: those inside become single, and its own stop stands before the closing one."""
    inner = re.sub(r'"([^"]*)"', r"‘\1’", title.replace("“", "‘").replace("”", "’"))
    inner = inner if not title.endswith(("”", '"')) or _stop(inner) == inner else f"{inner[:-1]}.’"
    return f"“{_stop(escape(inner, quote=False))}”"


def _source(article: Article) -> str:
    return f"<cite>{escape(article.source, quote=False)}</cite>"


def _stop(text: str) -> str:
    return text if text.endswith((".", "?", "!", ".’", "?’", "!’")) else text + "."


def _bibtex_name(author: Author) -> str:
    """Braced, so that commas and the word "and" in a name are text."""
    return ", ".join("{" + _tex(part) + "}" for part in (author.family, author.given) if part)


def _tex(text: str) -> str:
    """Text as (La)TeX has it; a lone brace cannot be escaped where parsers count braces, so both are commands."""
    signs = {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}"}
    signs |= {"^": r"\textasciicircum{}"} | {sign: "\\" + sign for sign in "%$&#_"}
    return "".join(signs.get(sign, sign) for sign in text)
