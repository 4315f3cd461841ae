"""Every format says the same of an op-ed: title, authors, date, source, language and text; of the real one and of any."""

import html
import json
import shutil
import tempfile
from datetime import date
from pathlib import Path

import bibtexparser
import extruct
import feedparser
import mf2py
import pypdf
import pytest
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from helpers.bibtex import decoded
from helpers.made_up import articles
from helpers.project import ROOT, SITE_URL, mkdocs
from oped.reading import front_matter


def said(folder: Path, address: str, slug: str, title: str) -> dict[str, tuple]:
    """What each format of one op-ed says: (title, names, day, source, language), None where it has no place for it."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    root, site = lxml_html.document_fromstring(page), next(f for f in [folder, *folder.parents] if (f / "feed.xml").exists())
    file = lambda ending: (folder / f"{slug}.{ending}").read_text(encoding="utf-8")  # noqa: E731
    ld = extruct.extract(page, base_url=address, syntaxes=["json-ld"])["json-ld"][0]
    meta = lambda name: [m.get("content") for m in root.xpath(f"//meta[@name='{name}' or @property='{name}']")]  # noqa: E731
    entry = next(e for e in feedparser.parse((site / "feed.xml").read_bytes()).entries if e.link == address)
    item = next(i for i in json.loads((site / "feed.json").read_text(encoding="utf-8"))["items"] if i["url"] == address)
    mf = next(i["properties"] for i in mf2py.parse(doc=page, url=address)["items"] if i["type"] == ["h-entry"])
    bib = bibtexparser.parse_string(file("bib"), append_middleware=[SeparateCoAuthors(), SplitNameParts()]).entries[0]
    ris, csl = rispy.loads(file("ris"))[0], json.loads(file("csl.json"))[0]
    md = front_matter.parse(file("md"), path="x", latest=date(9999, 12, 30)).values
    ordered = lambda name: " ".join(reversed(name.split(", ", 1)))  # noqa: E731
    people = [" ".join(filter(None, decoded(" ".join(p.first), " ".join(p.last)))) for p in bib["author"]]
    found = {
        "page": (
            root.find_class("p-name")[0].text,
            [e.text for e in root.find_class("p-author")],
            None,
            root.find_class("article-source")[0].text_content(),
            root.get("lang"),
        ),
        "JSON-LD": (
            ld["headline"],
            [a["name"] for a in ld["author"]],
            ld["datePublished"][:10],
            ld["creditText"],
            ld["inLanguage"],
        ),
        "Open Graph": (
            meta("og:title")[0],
            meta("article:author"),
            meta("article:published_time")[0][:10],
            None,
            next((value.replace("_", "-") for value in meta("og:locale")), None),
        ),
        "Highwire": (
            meta("citation_title")[0],
            meta("citation_author"),
            meta("citation_publication_date")[0].replace("/", "-"),
            None,
            meta("citation_language")[0],
        ),
        "Dublin Core": (
            meta("dcterms.title")[0],
            meta("dcterms.creator"),
            meta("dcterms.issued")[0][:10],
            meta("dcterms.source")[0],
            meta("dcterms.language")[0],
        ),
        "microformats": (mf["name"][0], [a["properties"]["name"][0] for a in mf["author"]], mf["published"][0][:10], None, None),
        "Atom": (
            html.unescape(entry.title_detail.value) if entry.title_detail.type == "text/html" else entry.title,
            [a.name for a in entry.authors],
            entry.published[:10],
            entry.source.title,
            None,
        ),
        "JSON Feed": (item["title"], [a["name"] for a in item["authors"]], item["date_published"][:10], None, item["language"]),
        "BibTeX": (decoded(bib["title"])[0], people, bib["date"], decoded(bib["journaltitle"])[0], bib["langid"]),
        "RIS": (
            ris["title"],
            [ordered(name) for name in ris["authors"]],
            ris["date"].rstrip("/").replace("/", "-"),
            ris["secondary_title"],
            ris["language"],
        ),
        "CSL-JSON": (
            csl["title"],
            [" ".join(filter(None, [a.get("given"), a["family"]])) for a in csl["author"]],
            "{:04}-{:02}-{:02}".format(*csl["issued"]["date-parts"][0]),
            csl["container-title"],
            csl["language"],
        ),
        "Markdown": (md.title, [a.name for a in md.authors], f"{md.date:%Y-%m-%d}", md.source.name, md.lang),
    }
    if (folder / f"{slug}.pdf").exists():
        pdf = pypdf.PdfReader(folder / f"{slug}.pdf")
        found["PDF"] = (pdf.metadata.title, pdf.metadata.author.split(", "), pdf.metadata.creation_date_raw[2:6], None, None)
    return found


def agree(found: dict[str, tuple], expected: tuple) -> None:
    for name, values in found.items():
        if name == "PDF":
            assert values[0] == expected[0]
            assert ", ".join(values[1]) == ", ".join(expected[1])
            continue
        for value, right in zip(values, expected, strict=True):
            # The reader of BibTeX takes TeX's circumflex for the accent alone.
            same = json.dumps([value, right], ensure_ascii=False).replace("ˆ", "^")
            assert value is None or len(set(map(str, json.loads(same)))) == 1, (name, value, right)


@pytest.mark.first_op_ed
def test_all_formats_of_the_op_ed_agree(site, site_url):
    title = "The case against doing nothing about North Korea"
    found = said(site, site_url, "the-case-against-doing-nothing-about-north-korea", title)
    assert len(found) == 13
    agree(found, (title, ["Victor D. Cha", "Abraham M. Denmark"], "2018-09-16", "Bloomberg", "en"))


@pytest.mark.slow
@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(articles, min_size=8, max_size=8))
def test_all_formats_of_any_op_ed_agree(made):
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(ROOT / "overrides", project / "overrides")
        shutil.copytree(ROOT / "docs/assets", project / "docs/assets")
        shutil.copy(ROOT / "mkdocs.yml", project)
        for number, op_ed in enumerate(made):
            (project / f"docs/op-ed-{number}.md").write_text(source(op_ed), encoding="utf-8")
        done = mkdocs("build", "--strict", folder=project)
        assert done.returncode == 0, done.stderr
        for number, op_ed in enumerate(made):
            name = f"op-ed-{number}"
            found = said(project / "site" / name, f"{SITE_URL}{name}/", name, op_ed.title)
            agree(found, (op_ed.title, op_ed.names, op_ed.day, op_ed.source.name, op_ed.lang))


def source(op_ed) -> str:
    """The file of a made-up op-ed, its values as JSON, which YAML reads."""
    lines = ["template: article.html", f"title: {json.dumps(op_ed.title, ensure_ascii=False)}", "authors:"]
    lines += [f"  - name: {json.dumps(name, ensure_ascii=False)}" for name in op_ed.names]
    printed = op_ed.date.isoformat(" ", "minutes") if hasattr(op_ed.date, "hour") else op_ed.day
    lines += [f"date: {printed}", f"source: {json.dumps(op_ed.source.name, ensure_ascii=False)}", f"lang: {op_ed.lang}"]
    lines += [f"zone: {op_ed.zone}"] if op_ed.zone else []
    return "---\n" + "\n".join(lines) + "\n---\n\nThe first paragraph.\n\nThe second -- and last.\n"
