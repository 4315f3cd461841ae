"""What each format says of an op-ed, by a reader that others wrote."""

import html
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import bibtexparser
import extruct
import feedparser
import mf2py
import pypdf
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts

from helpers.bibtex import decoded
from helpers.site import OpEd
from oped.article import Author
from oped.reading import front_matter
from oped.writing.open_graph import locale

IN_A_FEED = 50  # Older op-eds have left it.
LAST_DAY = date(9999, 12, 30)


class Said(NamedTuple):
    """What a format says; None where it has no place for it."""

    title: str
    names: list[str] | None = None
    day: str | None = None
    source: str | None = None
    lang: str | None = None


def page(op_ed: OpEd) -> Said:
    title = op_ed.root.find_class("p-name")[0].text
    names = [element.text for element in op_ed.root.find_class("p-author")]
    source = op_ed.root.find_class("oped-source")[0].text_content()
    return Said(title, names, source=source, lang=op_ed.root.get("lang"))


def json_ld(op_ed: OpEd) -> Said:
    ld = extruct.extract(op_ed.html, base_url=op_ed.address, syntaxes=["json-ld"])["json-ld"][0]
    names = [author["name"] for author in ld["author"]]
    return Said(ld["headline"], names, ld["datePublished"][:10], ld["creditText"], ld["inLanguage"])


def open_graph(op_ed: OpEd) -> Said:
    # A locale has a territory, which the op-ed's language need not say.
    said = next(iter(_metas(op_ed, "og:locale")), None)
    lang = op_ed.root.get("lang") if said == locale(op_ed.root.get("lang")) else said
    day = _metas(op_ed, "article:published_time")[0][:10]
    return Said(_metas(op_ed, "og:title")[0], day=day, lang=lang)


def highwire(op_ed: OpEd) -> Said:
    day = _metas(op_ed, "citation_publication_date")[0].replace("/", "-")
    lang = _metas(op_ed, "citation_language")[0]
    line = _metas(op_ed, "citation_authors")[0].rstrip(";")
    names = [name.rstrip(",") for name in line.split("; ")]
    return Said(_metas(op_ed, "citation_title")[0], names, day, lang=lang)


def dublin_core(op_ed: OpEd) -> Said:
    day = _metas(op_ed, "dcterms.issued")[0][:10]
    source, lang = _metas(op_ed, "dcterms.source")[0], _metas(op_ed, "dcterms.language")[0]
    return Said(
        _metas(op_ed, "dcterms.title")[0], _metas(op_ed, "dcterms.creator"), day, source, lang
    )


def microformats(op_ed: OpEd) -> Said:
    items = mf2py.parse(doc=op_ed.html, url=op_ed.address)["items"]
    entry = next(item["properties"] for item in items if item["type"] == ["h-entry"])
    names = [author["properties"]["name"][0] for author in entry["author"]]
    return Said(entry["name"][0], names, entry["published"][0][:10])


def atom(op_ed: OpEd) -> Said | None:
    entries = feedparser.parse(_feed(op_ed, "feed.xml").read_bytes()).entries
    entry = next((entry for entry in entries if entry.link == op_ed.address), None)
    if entry is None and len(entries) >= IN_A_FEED:
        return None
    assert entry, f"feed.xml has no entry that leads to {op_ed.address}"
    detail = entry.title_detail
    title = html.unescape(detail.value) if detail.type == "text/html" else entry.title
    return Said(
        title, [author.name for author in entry.authors], entry.published[:10], entry.source.title
    )


def json_feed(op_ed: OpEd) -> Said | None:
    items = json.loads(_feed(op_ed, "feed.json").read_text(encoding="utf-8"))["items"]
    item = next((item for item in items if item["url"] == op_ed.address), None)
    if item is None and len(items) >= IN_A_FEED:
        return None
    assert item, f"feed.json has no item that leads to {op_ed.address}"
    names = [author["name"] for author in item["authors"]]
    return Said(item["title"], names, item["date_published"][:10], lang=item["language"])


def bibtex(op_ed: OpEd) -> Said:
    middleware = [SeparateCoAuthors(), SplitNameParts()]
    entry = bibtexparser.parse_string(_text(op_ed, "bib"), append_middleware=middleware).entries[0]
    names = []
    for person in entry["author"]:
        parts = decoded(*map(" ".join, (person.first, person.last, person.jr)))
        names.append(" ".join(filter(None, parts)))
    title, source = decoded(entry["title"], entry["journaltitle"])
    return Said(title, names, entry["date"], source, entry["langid"])


def ris(op_ed: OpEd) -> Said:
    record = rispy.loads(_text(op_ed, "ris"))[0]
    names = [" ".join(reversed(name.split(", ", 1))) for name in record["authors"]]
    day = record["date"].rstrip("/").replace("/", "-")
    return Said(record["title"], names, day, record["secondary_title"], record["language"])


def csl_json(op_ed: OpEd) -> Said:
    item = json.loads(_text(op_ed, "csl.json"))[0]
    names = []
    for author in item["author"]:
        parts = [author.get(key) for key in ("given", "family", "suffix", "literal")]
        names.append(" ".join(filter(None, parts)))
    day = "{:04}-{:02}-{:02}".format(*item["issued"]["date-parts"][0])
    return Said(item["title"], names, day, item["container-title"], item["language"])


def markdown(op_ed: OpEd) -> Said:
    values = front_matter.parse(_text(op_ed, "md"), path="x", latest=LAST_DAY).values
    assert values, f"{op_ed.stem}.md is no op-ed"
    names = [author.name for author in values.authors]
    return Said(values.title, names, f"{values.date:%Y-%m-%d}", values.source.name, values.lang)


def pdf(op_ed: OpEd) -> Said | None:
    """None where there is no PDF, for lack of letters."""
    file = op_ed.companion("pdf")
    if not file.exists():
        return None
    metadata = pypdf.PdfReader(file).metadata
    day = metadata.creation_date_raw[2:10]
    return Said(metadata.title, [metadata.author], f"{day[:4]}-{day[4:6]}-{day[6:]}")


FORMATS: dict[str, Callable[[OpEd], Said | None]] = {
    "page": page,
    "JSON-LD": json_ld,
    "Open Graph": open_graph,
    "Highwire": highwire,
    "Dublin Core": dublin_core,
    "microformats": microformats,
    "Atom": atom,
    "JSON Feed": json_feed,
    "BibTeX": bibtex,
    "RIS": ris,
    "CSL-JSON": csl_json,
    "Markdown": markdown,
    "PDF": pdf,
}


# In these a name is taken apart; the order of its parts is that of the format, and a title
# is none of them.
INVERTED = ("Highwire", "BibTeX", "RIS", "CSL-JSON")


def disagreements(op_ed: OpEd, expected: Said | None = None) -> list[str]:
    """Where a format says something else than is expected: what the op-ed's own Markdown
    file says.
    """
    values = front_matter.parse(_text(op_ed, "md"), path="x", latest=LAST_DAY).values
    assert values, f"{op_ed.stem}.md is no op-ed"
    expected = expected or markdown(op_ed)
    problems = []
    for name, read in FORMATS.items():
        said = read(op_ed)
        if said is None:
            continue
        for field, value, right in zip(Said._fields, said, expected, strict=True):
            is_same = _same(value, right, name)
            if field == "names" and value is not None:
                is_same = _names_are_same(value, right, values.authors, name)
            if value is not None and not is_same:
                problems.append(f"{name}: the {field} is {value!r}, not {right!r}")
    return problems


def _names_are_same(
    value: list[str], right: list[str], authors: Sequence[Author], name: str
) -> bool:
    """As they are printed, without the comma before a suffix, or taken apart as the
    editor's file says.
    """
    if name in INVERTED:
        parts = [" ".join(author.parts[:3]) for author in authors]
        return list(map(_letters, value)) == list(map(_letters, parts))
    if name == "PDF":
        return value == [", ".join(right)]
    return value in (right, [author.plain_name for author in authors])


def _same(value: Any, right: Any, name: str) -> bool:
    if name == "BibTeX" and isinstance(value, str):
        return _without_circumflex(value) == _without_circumflex(right)
    if name == "Atom" and isinstance(value, str):
        return value in (right, _mended(right))
    return value == right


def _letters(name: str) -> list[str]:
    """The letters of a name, whatever stands first."""
    return sorted(name.replace("ˆ", "^").replace(",", "").replace(" ", ""))


def _without_circumflex(text: str) -> str:
    """The reader of BibTeX takes TeX's circumflex for the accent alone."""
    return text.replace("ˆ", "^")


def _mended(text: str) -> str:
    """Text as the reader of feeds has it, which takes some for UTF-8 that was read as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _metas(op_ed: OpEd, name: str) -> list[str]:
    found = op_ed.root.xpath(f"//meta[@name='{name}' or @property='{name}']")
    return [meta.get("content") for meta in found]


def _text(op_ed: OpEd, ending: str) -> str:
    return op_ed.companion(ending).read_text(encoding="utf-8")


def _feed(op_ed: OpEd, name: str) -> Path:
    """A feed of the site: the first one on the way up from the page."""
    return next(folder / name for folder in op_ed.file.parents if (folder / name).exists())
