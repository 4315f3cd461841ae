"""Rights: said once in the front matter, and then in every format; where nobody says them,
nothing is implied.
"""

import json
from pathlib import Path

import extruct
import feedparser
import pypdf
import pytest
from lxml import etree
from lxml import html as lxml_html

from oped.licences import Licence, licence

ADDRESS = "https://example.github.io/op-ed/five-kinds-of-names/"
LICENCE = "https://creativecommons.org/licenses/by-nc/4.0/"
LINES = [
    "© 2016 The Editorial Board",
    f"Licence: CC BY-NC 4.0 ({LICENCE})",
    "Newspapers of the county may print it without asking.",
    "Contact: rights@review.example",
]


@pytest.fixture(scope="module")
def folder(fixture_site: Path) -> Path:
    return fixture_site / "five-kinds-of-names"


@pytest.fixture(scope="module")
def root(folder: Path) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring((folder / "index.html").read_text("utf-8"))


def test_the_foot_says_them_with_a_link_to_the_licence(root: lxml_html.HtmlElement) -> None:
    (section,) = root.find_class("oped-rights")
    assert [p.text_content() for p in section.iter("p")] == [
        LINES[0],
        "Licence: CC BY-NC 4.0",
        *LINES[2:],
    ]
    assert [link.get("href") for link in root.xpath("//*[contains(@rel, 'license')]")] == [LICENCE]
    assert section.xpath(".//a/@href")[1] == "mailto:rights@review.example"


def test_Dublin_Core_says_them_in_one_line(root: lxml_html.HtmlElement) -> None:
    assert root.xpath("//meta[@name='dcterms.rights']/@content") == [" · ".join(LINES)]


def test_JSON_LD_says_them(folder: Path) -> None:
    page = (folder / "index.html").read_text("utf-8")
    (record,) = extruct.extract(page, base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"]
    assert record["license"] == LICENCE
    assert record["copyrightHolder"]["@type"] == "Organization"
    assert (record["copyrightYear"], record["copyrightNotice"]) == (2016, LINES[0])
    assert (
        record["usageInfo"]["text"]
        == "Newspapers of the county may print it without asking. rights@review.example"
    )


def test_both_feeds_say_them(fixture_site: Path) -> None:
    feed = etree.fromstring((fixture_site / "feed.xml").read_bytes())
    atom = {"a": "http://www.w3.org/2005/Atom"}
    (entry,) = feed.xpath(f"a:entry[a:link[@rel='alternate']/@href='{ADDRESS}']", namespaces=atom)
    assert entry.findtext("a:rights", namespaces=atom) == " · ".join(LINES)
    assert entry.xpath("a:link[@rel='license']/@href", namespaces=atom) == [LICENCE]
    items = json.loads((fixture_site / "feed.json").read_text("utf-8"))["items"]
    (item,) = [item for item in items if item["url"] == ADDRESS]
    assert item["_rights"] == {"text": " · ".join(LINES), "license": LICENCE}


def test_text_Markdown_and_PDF_say_them(folder: Path) -> None:
    text = (folder / "five-kinds-of-names.txt").read_text("utf-8")
    assert "\n\n".join(["Rights", *LINES]) in text
    assert "license: CC BY-NC 4.0" in (folder / "five-kinds-of-names.md").read_text("utf-8")
    pages = pypdf.PdfReader(folder / "five-kinds-of-names.pdf").pages
    pdf = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert " ".join(["Rights", *LINES]) in pdf


def test_without_them_nothing_is_implied(fixture_site: Path) -> None:
    page = (fixture_site / "trees-first/index.html").read_text("utf-8")
    for word in ("license", "copyright", "oped-rights", "dcterms.rights", "usageInfo", "©"):
        assert word not in page
    for item in json.loads((fixture_site / "feed.json").read_text("utf-8"))["items"]:
        assert ("_rights" in item) == (item["url"] in (ADDRESS, f"{ADDRESS[:-20]}arabic/"))
    said = [
        entry.get("rights")
        for entry in feedparser.parse((fixture_site / "feed.xml").read_bytes()).entries
    ]
    assert len([rights for rights in said if rights]) == 2


def test_a_holder_that_is_an_author_is_a_person_and_without_a_licence_none_is_linked(
    fixture_site: Path,
) -> None:
    page = (fixture_site / "arabic/index.html").read_text("utf-8")
    (record,) = extruct.extract(page, base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"]
    assert record["copyrightHolder"]["@type"] == "Person"
    assert "license" not in page


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("CC BY 4.0", Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")),
        (
            "cc-by-nc-nd-4.0",
            Licence("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ),
        (
            "CC BY-SA 4.0 International",
            Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ),
        (
            "CC BY 3.0 DE",
            Licence("CC BY 3.0 DE", "https://creativecommons.org/licenses/by/3.0/de/"),
        ),
        ("CC0", Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        ("CC0-1.0", Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        (
            "https://creativecommons.org/licenses/by/4.0/deed.fr",
            Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ),
        ("MIT", Licence("MIT", "https://spdx.org/licenses/MIT.html")),
        (
            "gfdl-1.3-or-later",
            Licence("GFDL-1.3-or-later", "https://spdx.org/licenses/GFDL-1.3-or-later.html"),
        ),
        (
            "https://wire.example/terms/",
            Licence("wire.example/terms", "https://wire.example/terms/"),
        ),
        ("CC BY", None),
        ("CC BY 9.0", None),
        ("All rights reserved", None),
        ("MIT OR Apache-2.0", None),
        ("LicenseRef-Own", None),
        ("javascript:alert(1)", None),
        ("https://[bad", None),
    ],
)
def test_a_licence_is_known_by(text: str, known: Licence | None) -> None:
    assert licence(text) == known
