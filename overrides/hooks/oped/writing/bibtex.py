"""An op-ed as an entry of BibTeX and biblatex.

The wire stands where the newspaper stands, never as an author; the title stays as printed.
"""

import re

from oped.article import Article, Author, slug
from oped.language import language_name

ESCAPES = {
    **{sign: f"\\{sign}" for sign in "%$&#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# Parsers count escaped braces too: a lone one brings a partner that prints nothing.
ESCAPES_UNPAIRED = {
    **ESCAPES,
    "{": r"\{\vphantom{\}}",
    "}": r"\vphantom{\{}\}",
}
PAIRED_BRACES = re.compile(r"[^{}]*(\{[^{}]*\}[^{}]*)*")
# Two of these in a row TeX joins to another sign: -- to a dash, '' to a quotation mark.
LIGATURES = re.compile(r"([-'`,<>])(?=\1)|[?!](?=`)")
# What BibTeX would take apart in a name: its word for "and", and whatever is no letter of a name.
DIVIDES = re.compile(r"[\W_](and|und)[\W_]|[^\w\s.’-]")
ARTICLES = ("a", "an", "the")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(article: Article, *, abstract: str) -> str:
    """An entry for biblatex, and by its doubled fields for BibTeX.

    With this subtype pandoc takes @article for a newspaper's piece; Zotero keeps the
    newspaper, which of @misc it would drop. A month is a macro, without braces: as a number
    it would print as one. biblatex prints the language's name where it is not the
    document's; pandoc reads the tag.
    """
    source = _escaped(article.source.name)
    fields = {
        "entrysubtype": "{newspaper}",
        "author": f"{{{' and '.join(_name(author) for author in article.authors)}}}",
        "title": f"{{{_escaped(article.title)}}}",
        "journaltitle": f"{{{source}}}",
        "journal": f"{{{source}}}",
        "date": f"{{{article.day}}}",
        "year": f"{{{article.date.year}}}",
        "month": MONTHS[article.date.month - 1],
        "url": f"{{{_verbatim(article.canonical_url)}}}",
        "language": f"{{{language_name(article.lang).lower()}}}",
        "langid": f"{{{article.lang}}}",
        "keywords": f"{{{', '.join(_keyword(tag) for tag in article.tags)}}}",
        "abstract": _escaped(abstract),
    }
    lines = []
    for name, value in fields.items():
        if value != "{}":
            lines.append(f"  {name} = {value},\n")
    return f"@article{{{key(article)},\n{''.join(lines)}}}\n"


def key(article: Article) -> str:
    """A stable ASCII key: family name, year, the slug's first telling word: "example2024town"."""
    family = slug(article.authors[0].parts.family).replace("-", "") or "anon"
    words = [word for word in article.stem.split("-") if word not in ARTICLES]
    return f"{family}{article.date.year}{''.join(words[:1])}"


def _name(author: Author) -> str:
    """ "Example, Jr., Ada"; an organisation's name is one piece."""
    if author.is_organization:
        return _escaped(author.name)
    family, given, suffix = author.parts.family, author.parts.given, author.parts.suffix
    return ", ".join(_name_part(part) for part in (family, suffix, given) if part)


def _name_part(part: str) -> str:
    """In braces only where BibTeX would take it apart: else styles could not abbreviate it."""
    escaped = _escaped(part)
    if DIVIDES.search(f" {part} ") or not part[0].isupper():
        return escaped
    return escaped[1:-1]


def _keyword(tag: str) -> str:
    """In braces only where its comma would part it."""
    escaped = _escaped(tag)
    return escaped if "," in tag else escaped[1:-1]


def _escaped(text: str) -> str:
    """Text in braces, as (La)TeX has it."""
    escapes = ESCAPES if PAIRED_BRACES.fullmatch(text) else ESCAPES_UNPAIRED
    signs = "".join(escapes.get(sign, sign) for sign in text)
    return "{" + LIGATURES.sub(r"\g<0>{}", signs) + "}"


def _verbatim(address: str) -> str:
    """`url` is verbatim: escaped as text, it would be another address."""
    return re.sub(r"[{}\\]", lambda sign: f"%{ord(sign[0]):X}", address)
