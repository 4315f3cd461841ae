"""The words of the wire copy, read back from everything that is published, by readers that
others wrote.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pdfplumber
import pypdf
from inscriptis import get_text
from lxml import html as lxml_html

from helpers.project import ROOT
from helpers.site import Site

WIRE = "wire/the-case-against-doing-nothing-about-north-korea.txt"
LINES = (ROOT / "docs" / WIRE).read_bytes().decode().split("\n")
BODY, BIOS, CREDIT = LINES[2:13], LINES[14], LINES[15]
SLUG = "the-case-against-doing-nothing-about-north-korea"


def undone(text: str) -> str:
    """The text with the one normalisation of letters undone: dashes, and no-break spaces
    where these would break a line.
    """
    return re.sub("[ \u00a0]—[ \u00a0]", " -- ", text)


def in_order_once(lines: list[str], text: str) -> None:
    """Each line stands in the text once, in order."""
    assert [text.count(line) for line in lines] == [1] * len(lines)
    assert [text.index(line) for line in lines] == sorted(text.index(line) for line in lines)


def paragraphs(html: str) -> list[str]:
    return [undone(p.text_content()) for p in lxml_html.document_fromstring(html).iter("p")]


def test_lines_3_to_16_of_the_copy_stand_on_the_page_and_1_2_and_14_at_its_head(site: Site) -> None:
    root = lxml_html.document_fromstring((site.folder / "index.html").read_text(encoding="utf-8"))
    assert [undone(p.text_content()) for p in root.find_class("e-content")[0]] == BODY
    assert [undone(p.text_content()) for p in root.find_class("oped-bios")[0]] == [BIOS, CREDIT]
    title, names = re.fullmatch(r"\[(.+)\] (.+)", LINES[0]).groups()[::-1]
    assert [h1.text for h1 in root.iter("h1")] == [title]
    assert (
        [span.text for span in root.find_class("p-author")]
        == names.split(", ")
        == LINES[13].split(", ")
    )
    head = root.find_class("oped-header")[0].text_content()
    assert "Bloomberg" in head
    assert "September 16, 2018, 17:33" in head
    assert LINES[1] == "By BloombergPublished : Sept. 16, 2018 - 17:33"


def test_a_text_browser_reads_each_line_once(site: Site) -> None:
    text = undone(get_text((site.folder / "index.html").read_text(encoding="utf-8")))
    in_order_once([*BODY, BIOS], " ".join(text.split("\n")))


def test_the_markdown_file_holds_the_copy_as_received(site: Site) -> None:
    text = (site.folder / f"{SLUG}.md").read_text(encoding="utf-8")
    assert text.partition("\n---\n\n")[2].rstrip("\n").split("\n\n") == BODY


def test_the_text_file_holds_each_line_once(site: Site) -> None:
    in_order_once(
        [*BODY, BIOS, CREDIT], undone((site.folder / f"{SLUG}.txt").read_text(encoding="utf-8"))
    )


def test_both_feeds_hold_each_line_once(site: Site) -> None:
    entries = {
        entry.title: entry
        for entry in feedparser.parse((site.folder / "feed.xml").read_bytes()).entries
    }
    items = {
        item["title"]: item
        for item in json.loads((site.folder / "feed.json").read_text(encoding="utf-8"))["items"]
    }
    title = LINES[0].partition("] ")[2]
    atom, item = entries[title].content[0].value, items[title]["content_html"]
    assert paragraphs(atom) == paragraphs(item) == [*BODY, BIOS, CREDIT]


def structure(file: Path) -> list[tuple[str, str]]:
    """The PDF's structure tree as (tag, text), in its reading order (PDF 1.7, 14.7.4); what
    is an artefact is not in it.
    """
    chars: dict[tuple[int, int], list[str]] = {}
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                chars.setdefault((page.page_number, char["mcid"]), []).append(char["text"])
    reader = pypdf.PdfReader(file)
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}

    def walk(element, page: int) -> Iterator[tuple[str, str]]:
        """An element's own words and, where they stand between these, its parts; each may
        be on a page of its own.
        """
        page = numbers[element.raw_get("/Pg").idnum] if "/Pg" in element else page
        parts = element.get("/K", [])
        own: list[str] = []
        for part in parts if isinstance(parts, list) else [parts]:
            part = part.get_object()
            if isinstance(part, int):
                own += chars.get((page, part), [])
            elif "/MCID" in part:
                own += chars.get((numbers[part.raw_get("/Pg").idnum], part["/MCID"]), [])
            elif "/S" in part:
                yield element.get("/S", ""), "".join(own)
                own = []
                yield from walk(part, page)
        yield element.get("/S", ""), "".join(own)

    found = walk(reader.root_object["/StructTreeRoot"], 1)
    return [(tag.removeprefix("/"), text) for tag, text in found if text]


def test_the_pdf_reads_in_order_by_its_structure_tree_without_its_running_feet(site: Site) -> None:
    found = [(tag, undone(text.strip())) for tag, text in structure(site.folder / f"{SLUG}.pdf")]
    whole = " ".join(text for _, text in found)
    in_order_once([*BODY, BIOS, CREDIT], whole)
    assert ("H1", "The case against doing nothing about North Korea") in found
    assert "https://" not in whole
    assert "1 / 2" not in whole


def test_the_pdf_s_text_is_the_op_ed_s(site: Site) -> None:
    text = " ".join(
        " ".join(
            page.extract_text() for page in pypdf.PdfReader(site.folder / f"{SLUG}.pdf").pages
        ).split()
    )
    text = undone(re.sub(r"https://\S+ · Bloomberg \d / \d ?", "", text))
    in_order_once([*BODY, BIOS, CREDIT], text)
