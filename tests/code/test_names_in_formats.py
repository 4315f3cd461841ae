"""A particle, a mononym, a suffix, an organization and an Arabic name: right in every
format, by its reader.
"""

import json
from pathlib import Path
from typing import Any

import extruct
import feedparser
import mf2py
import pybtex.database
import pytest
import rispy
from lxml import html as lxml_html

ADDRESS = "https://example.github.io/op-ed/five-kinds-of-names/"
NAMES = [
    "Ursula Grete von der Beispiel",
    "Solon",
    "Ada B. Example Jr.",
    "The Editorial Board",
    "محمد بن سالم آل مثال",
]


@pytest.fixture(scope="module")
def folder(fixture_site: Path) -> Path:
    return fixture_site / "five-kinds-of-names"


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    return (folder / "index.html").read_text("utf-8")


def test_BibTeX_parts_them(folder: Path) -> None:
    (entry,) = pybtex.database.parse_file(str(folder / "five-kinds-of-names.bib")).entries.values()
    people = entry.persons["author"]
    parts = [
        [person.first_names + person.middle_names, person.last_names, person.lineage_names]
        for person in people
    ]
    assert parts == [
        [["Ursula", "Grete"], ["{von der Beispiel}"], []],
        [[], ["Solon"], []],
        [["Ada", "B."], ["Example"], ["Jr."]],
        [[], ["{The Editorial Board}"], []],
        [["{محمد بن سالم}"], ["{آل مثال}"], []],
    ]
    assert [person.prelast_names for person in people] == [[]] * 5
    assert entry.fields["month"] == "April"
    assert entry.fields["keywords"] == "towns, {councils, old and new}"


def test_RIS_has_one_line_for_each(folder: Path) -> None:
    (record,) = rispy.loads((folder / "five-kinds-of-names.ris").read_text("utf-8"))
    assert record["authors"] == [
        "von der Beispiel, Ursula Grete",
        "Solon",
        "Example, Ada B., Jr.",
        "The Editorial Board",
        "آل مثال, محمد بن سالم",
    ]
    assert record["keywords"] == ["towns", "councils, old and new"]
    assert record["abstract"].startswith("Who speaks for a town?")


def test_CSL_has_the_parts_apart(folder: Path) -> None:
    (item,) = json.loads((folder / "five-kinds-of-names.csl.json").read_text("utf-8"))
    assert item["author"] == [
        {"family": "von der Beispiel", "given": "Ursula Grete"},
        {"family": "Solon"},
        {"family": "Example", "given": "Ada B.", "suffix": "Jr."},
        {"literal": "The Editorial Board"},
        {"family": "آل مثال", "given": "محمد بن سالم"},
    ]


@pytest.mark.parametrize(
    ("manual", "names"),
    [
        (
            "Chicago",
            (
                "von der Beispiel, Ursula Grete, Solon, Ada B. Example, Jr., The Editorial "
                "Board, and محمد بن سالم آل مثال. “"
            ),
        ),
        (
            "APA",
            (
                "von der Beispiel, U. G., Solon, Example, A. B., Jr., The Editorial Board, & آل "
                "مثال, محمد بن سالم. (2016"
            ),
        ),
        ("MLA", "von der Beispiel, Ursula Grete, et al. “"),
    ],
)
def test_references_print_them(page: str, manual: str, names: str) -> None:
    rows = lxml_html.document_fromstring(page).find_class("oped-cite")[0].find("dl")
    references = dict(
        zip(
            (dt.text for dt in rows.iter("dt")),
            (dd.text_content() for dd in rows.iter("dd")),
            strict=True,
        )
    )
    assert references[manual].startswith(names)


def test_JSON_LD_knows_persons_and_the_organization(page: str) -> None:
    (record,) = extruct.extract(page, base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"]
    authors: list[dict[str, Any]] = record["author"]
    assert [author["name"] for author in authors] == NAMES
    assert [author["@type"] for author in authors] == ["Person"] * 3 + ["Organization", "Person"]
    assert [author.get("familyName") for author in authors] == [
        "von der Beispiel",
        "Solon",
        "Example",
        None,
        "آل مثال",
    ]
    assert [author.get("givenName") for author in authors] == [
        "Ursula Grete",
        None,
        "Ada B.",
        None,
        "محمد بن سالم",
    ]
    assert authors[2]["honorificSuffix"] == "Jr."
    assert authors[0]["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
    assert authors[0]["description"] == "Ursula Grete von der Beispiel keeps the town’s archive."


def test_Zotero_is_told_all_in_one_line(page: str) -> None:
    (line,) = lxml_html.document_fromstring(page).xpath("//meta[@name='citation_authors']/@content")
    names = [
        "von der Beispiel, Ursula Grete",
        "Solon",
        "Example, Ada B., Jr.",
        "The Editorial Board,",
        "آل مثال, محمد بن سالم",
    ]
    assert line == "; ".join(names)


def test_both_feeds_name_them_with_their_addresses(fixture_site: Path) -> None:
    addresses = [
        "https://orcid.org/0000-0002-1825-0097",
        None,
        "https://ada.example/",
        "https://review.example/board",
        None,
    ]
    (entry,) = [
        e
        for e in feedparser.parse((fixture_site / "feed.xml").read_bytes()).entries
        if e.link == ADDRESS
    ]
    assert [(author.name, author.get("href")) for author in entry.authors] == list(
        zip(NAMES, addresses, strict=True)
    )
    items = json.loads((fixture_site / "feed.json").read_text("utf-8"))["items"]
    (item,) = [item for item in items if item["url"] == ADDRESS]
    assert [(author["name"], author.get("url")) for author in item["authors"]] == list(
        zip(NAMES, addresses, strict=True)
    )


def test_microformats_have_a_card_for_each_and_the_subjects(page: str) -> None:
    (entry,) = [
        item for item in mf2py.parse(doc=page, url=ADDRESS)["items"] if item["type"] == ["h-entry"]
    ]
    cards = [author["properties"] for author in entry["properties"]["author"]]
    assert [card["name"][0] for card in cards] == [*NAMES[:2], "Ada B. Example, Jr.", *NAMES[3:]]
    assert [card.get("url", [None])[0] for card in cards][2] == "https://ada.example/"
    assert entry["properties"]["category"] == ["towns", "councils, old and new"]
    assert entry["properties"]["summary"] == [
        "Who speaks for a town? More people than sit on its council."
    ]
