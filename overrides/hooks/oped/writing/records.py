"""An op-ed as a citation: BibTeX, RIS and CSL-JSON records, and prose as Chicago, APA and MLA have it. The wire stands
where the newspaper stands, never as an author; titles stay as printed, without a manual's capitals."""

import re
from html import escape

from oped.article import Article, slug
from oped.reading.front_matter import Author

MONTHS = "January February March April May June July August September October November December".split()
MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
STOPS = tuple(".?!。？！؟")
TEX = {sign: f"\\{sign}" for sign in "%$&#_{}"}
TEX |= {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
# Parsers count escaped braces too: a lone one brings a partner that prints nothing.
TEX_UNPAIRED = TEX | {"{": r"\{\vphantom{\}}", "}": r"\vphantom{\{}\}"}


def bibtex(article: Article) -> str:
    """An entry for biblatex, and by its doubled fields for BibTeX. With this subtype pandoc takes @article for a newspaper's
    piece; Zotero keeps the newspaper, which of @misc it would drop. `url` is verbatim: escaped, it would be another address."""
    fields = {"entrysubtype": "newspaper", "author": " and ".join(_family_first(a, _tex_name) for a in article.authors)}
    fields |= {"title": _tex(article.title), "journaltitle": _tex(article.source), "journal": _tex(article.source)}
    fields |= {"date": article.day, "year": article.date.year, "month": article.date.month}
    fields |= {"url": re.sub(r"[{}\\]", lambda sign: f"%{ord(sign[0]):X}", article.canonical_url), "langid": article.lang}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{{key(article)},\n{lines}}}\n"


def indexed(article: Article) -> list[str]:
    """The names for Zotero, which takes the last word for the family name: inverted where it is another. A lone name with
    spaces on both sides of the comma it would take for two people."""
    lone = len(article.authors) == 1
    kept = [a for a in article.authors if a.name.endswith(a.family) or (lone and " " in a.family and " " in a.given)]
    return [a.name if a in kept else _family_first(a) for a in article.authors]


def key(article: Article) -> str:
    """A stable ASCII key of family name, year and the slug's first word that is no article: "example2024town"."""
    family = slug(article.authors[0].family).replace("-", "") or "anon"
    word = next((word for word in article.slug.split("-") if word not in ("a", "an", "the")), "")
    return f"{family}{article.date.year}{word}"


def ris(article: Article) -> str:
    """RIS (2011): one tag a line, one AU an author, CRLF line ends, `ER` last. It cannot escape a comma in a name."""
    tags = [("TY", "NEWS"), *(("AU", _family_first(author)) for author in article.authors), ("TI", article.title)]
    tags += [("T2", article.source), ("PY", article.date.year), ("DA", f"{article.date:%Y/%m/%d}/")]
    tags += [("LA", article.lang), ("UR", article.canonical_url), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags)


def csl(article: Article) -> dict:
    """One item of CSL-JSON 1.0.2, family and given names apart. It cannot escape the tags that it takes in a title."""
    people = [{"family": a.family} | ({"given": a.given} if a.given else {}) for a in article.authors]
    item = {"id": article.slug, "type": "article-newspaper", "title": article.title, "author": people}
    item |= {"container-title": article.source, "issued": {"date-parts": [[*article.date.timetuple()[:3]]]}}
    return item | {"URL": article.canonical_url, "language": article.lang}


def prose(article: Article) -> dict[str, str]:
    """The reference as HTML, by the name of its manual: Chicago 17 (bibliography), APA 7 and MLA 9."""
    year, month, day = article.date.timetuple()[:3]
    quoted, url, dot = _quoted(article.title), article.canonical_url, "" if article.source.endswith(STOPS) else "."
    written, short = MONTHS[month - 1], MLA_MONTHS[month - 1]
    entries = {  # what stands before the source, and what after it
        "Chicago": (f"{_names(article, most=10, kept=7)} {quoted}", f", {written} {day}, {year}. {url}."),
        "APA": (f"{_apa_names(article)} ({year}, {written} {day}). {_stop(article.title)}", f"{dot} {url}"),
        "MLA": (f"{_names(article, most=2, kept=1)} {quoted}", f", {day} {short} {year}, {url.split('://', 1)[-1]}."),
    }
    source = f"<cite>{escape(article.source, quote=False)}</cite>"
    return {name: f"{escape(start, quote=False)} {source}{escape(end)}" for name, (start, end) in entries.items()}


def _names(article: Article, *, most: int, kept: int) -> str:
    """The first name inverted unless printed family name first (MLA 5.9); of more than `most`, `kept` and et al."""
    first, names = article.authors[0], article.names
    if first.name.endswith(first.family) or not first.name.startswith(first.family):
        names[0] = _family_first(first)
    before, last = (names[:kept], "et al.") if len(names) > most else (names[:-1], f"and {names[-1]}")
    # Between two names the comma is there to close the inversion: "Example, Ada, and Ben Sample".
    comma = "," if len(before) > 1 or names[0] != first.name else ""
    return _stop(f"{', '.join(before)}{comma} {last}" if before else names[0])


def _apa_names(article: Article) -> str:
    """Every name inverted, with initials, and an ampersand; of more than twenty, nineteen, … and the last."""
    *before, last = [_initialled(author) for author in article.authors]
    return _stop(", ".join([*before[:19], f"{'…' if len(before) > 19 else '&'} {last}"]) if before else last)


def _initialled(author: Author) -> str:
    """ "Example, J.-P. B."; a script without capitals has no initials: there the name stays whole."""
    if author.given.upper() == author.given.lower():
        return author.name if author.name.startswith(author.family) else _family_first(author)
    words = re.sub(r"\.(?=[^\W\d_])", ". ", author.given)
    return f"{author.family}, " + re.sub(r"([^\W\d_])[^\s-]*", r"\1.", words)


def _family_first(author: Author, form=str) -> str:
    return ", ".join(form(part) for part in (author.family, author.given) if part)


def _quoted(title: str) -> str:
    """In quotation marks: a pair inside becomes single, and one inside that double; a mark for inches is no pair."""
    pairs = r"“(.+?)”|„(.+?)[“”]|(?<![^\s(\[—–-])\"(?=\S)([^\"]+)\""
    inner = re.sub(pairs, lambda m: "‘" + re.sub(r"‘(.+?)’(?!\w)", r"“\1”", m[m.lastindex]) + "’", title)
    return f"“{_stop(inner)}”"


def _stop(text: str) -> str:
    """With a full stop, before closing quotation marks as in American print, unless it has a stop of its own."""
    body = text.rstrip("”" + "’" * ("‘" in text) + '"' * (text.count('"') % 2 == 0))
    return text if body.endswith(STOPS) else f"{body}.{text[len(body) :]}"


def _tex_name(part: str) -> str:
    """A part of a name, in braces only where BibTeX would take it apart: else styles could not abbreviate it."""
    made = _tex(part)
    return made if re.search(r"[\W_](and|und)[\W_]|[^\w\s.’-]", f" {part} ") or not part[0].isupper() else made[1:-1]


def _tex(text: str) -> str:
    """Text in braces, as (La)TeX has it."""
    signs = TEX if re.fullmatch(r"[^{}]*(\{[^{}]*\}[^{}]*)*", text) else TEX_UNPAIRED
    # Two of these in a row TeX joins to another sign: -- to a dash, '' to a quotation mark.
    return "{" + re.sub(r"([-'`,<>])(?=\1)|[?!](?=`)", r"\g<0>{}", "".join(signs.get(sign, sign) for sign in text)) + "}"
