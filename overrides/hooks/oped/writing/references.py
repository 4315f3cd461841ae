"""An op-ed as a reference in prose: Chicago 17 (bibliography), APA 7 and MLA 9.

The wire stands where the newspaper stands, never as an author; titles stay as printed,
without a manual's capitals.
"""

import re
from html import escape

from oped.article import Article, Author
from oped.writing.names import family_first

MONTHS = (
    "January February March April May June July August September October November December"
).split()
MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
# Of the authors, in APA (9.8).
MOST_BEFORE_LAST = 19
STOPS = tuple(".?!。？！؟")
QUOTATION = re.compile(
    r"""
    “ (.+?) ”                                   # curly,
    | „ (.+?) [“”]                              # as in German,
    | (?<![^\s(\[—–-]) " (?=\S) ([^"]+) "       # straight, as it opens a word: no inches
    """,
    re.VERBOSE,
)
INNER_QUOTATION = re.compile(r"‘(.+?)’(?!\w)")


def prose(article: Article) -> dict[str, str]:
    """The reference as HTML, by the name of its manual."""
    year, month, day = article.date.year, article.date.month, article.date.day
    title, url = _quoted(article.title), article.canonical_url
    dot = "" if article.source.name.endswith(STOPS) else "."
    full_month = MONTHS[month - 1]
    without_scheme = url.split("://", 1)[-1]
    apa_title = _with_stop(article.title)
    entries = {  # what stands before the source, and what after it
        "Chicago": (
            f"{_names(article, most=10, kept=7)} {title}",
            f", {full_month} {day}, {year}. {url}.",
        ),
        "APA": (
            f"{_apa_names(article)} ({year}, {full_month} {day}). {apa_title}",
            f"{dot} {url}",
        ),
        "MLA": (
            f"{_names(article, most=2, kept=1, has_articles=False)} {title}",
            f", {day} {MLA_MONTHS[month - 1]} {year}, {without_scheme}.",
        ),
    }
    source = f"<cite>{escape(article.source.name, quote=False)}</cite>"
    references = {}
    for manual, (start, end) in entries.items():
        references[manual] = f"{escape(start, quote=False)} {source}{escape(end)}"
    return references


def _names(article: Article, *, most: int, kept: int, has_articles: bool = True) -> str:
    """The first name inverted unless printed so (MLA 5.9); of more than `most`, `kept` and et al.

    Without articles a first organization's goes, as MLA has it: "Editorial Board".
    """
    first = article.authors[0]
    names = article.names
    is_inverted = _is_inverted(first)
    if is_inverted:
        names[0] = family_first(first)
    elif first.is_organization and not has_articles:
        names[0] = re.sub("^(A|An|The) ", "", first.name)
    if len(names) > most:
        before, last = names[:kept], "et al."
    else:
        before, last = names[:-1], f"and {names[-1]}"
    if not before:
        return _with_stop(names[0])
    # Between two names the comma is there to close the inversion: "Example, Ada, and Ben Sample".
    comma = "," if len(before) > 1 or is_inverted else ""
    return _with_stop(f"{', '.join(before)}{comma} {last}")


def _is_inverted(author: Author) -> bool:
    if author.is_organization or not author.parts.given:
        return False
    return not _is_family_first(author)


def _is_family_first(author: Author) -> bool:
    """Whether the name is printed so: "Nguyễn Văn An", "차빅터"."""
    name, family = author.name, author.parts.family
    return name.startswith(family) and not name.endswith(family)


def _apa_names(article: Article) -> str:
    """Every name inverted, with initials; of more than twenty, nineteen, … and the last."""
    *before, last = [_initialled(author) for author in article.authors]
    if not before:
        return _with_stop(last)
    sign = "…" if len(before) > MOST_BEFORE_LAST else "&"
    return _with_stop(", ".join([*before[:MOST_BEFORE_LAST], f"{sign} {last}"]))


def _initialled(author: Author) -> str:
    """ "Example, J.-P. B., Jr."; in a script without capitals the name stays whole."""
    parts = author.parts
    if parts.given.upper() == parts.given.lower():
        return author.name if _is_family_first(author) else family_first(author)
    apart = re.sub(r"\.(?=[^\W\d_])", ". ", parts.given)
    initials = re.sub(r"([^\W\d_])[^\s-]*", r"\1.", apart)
    return ", ".join(filter(None, (parts.family, initials, parts.suffix)))


def _quoted(title: str) -> str:
    """In quotation marks: a pair inside becomes single, and one inside that double."""
    return f"“{_with_stop(QUOTATION.sub(_single, title))}”"


def _single(quotation: re.Match[str]) -> str:
    words = next(filter(None, quotation.groups()))
    inner = INNER_QUOTATION.sub(r"“\1”", words)
    return f"‘{inner}’"


def _with_stop(text: str) -> str:
    """With a full stop (inside closing quotation marks) unless it has a stop of its own."""
    closing = "”"
    if "‘" in text:
        closing += "’"
    if text.count('"') % 2 == 0:
        closing += '"'
    body = text.rstrip(closing)
    if body.endswith(STOPS):
        return text
    return f"{body}.{text[len(body) :]}"
