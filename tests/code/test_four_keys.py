"""Standfirst, picture, kicker and old addresses are in every format that can hold them."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import extruct
import feedparser
import mf2py
import pypdf
import pytest
import yaml
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from helpers.project import ADDRESS, ROOT
from oped.article import Article, from_front_matter
from oped.reading import front_matter
from oped.reading.gate import NOTHING, admit
from oped.reading.rendered import rendered
from oped.writing.typeset.record import record
from oped.writing.typeset.signs import Fonts
from oped.writing.typeset.typst_files import Typst

NAME = "an-empty-chair"
PAGE = f"{ADDRESS}{NAME}/"
DOCS = ROOT / "tests/code/fixture/docs"
FILE = DOCS / f"{NAME}.md"
FRONT = yaml.safe_load(FILE.read_text(encoding="utf-8").split("---\n")[1])
PICTURE = FRONT["picture"]
CREDIT = f"Picture: {PICTURE['credit']}"
WHAT_IS_SHOWN = [PICTURE["alt"], PICTURE["caption"], CREDIT]
Reader = Callable[[Path], Any]


def root_of(site: Path, page: str = f"{NAME}/index.html") -> HtmlElement:
    return lxml_html.document_fromstring((site / page).read_text(encoding="utf-8"))


def text_of(site: Path, ending: str) -> str:
    return (site / NAME / f"{NAME}.{ending}").read_text(encoding="utf-8")


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def in_page(site: Path, html_class: str) -> str:
    return words(root_of(site).find_class(html_class)[0])


def metas(site: Path, name: str) -> list[str]:
    return root_of(site).xpath(f"//meta[@name='{name}' or @property='{name}']/@content")


def json_ld(site: Path) -> dict[str, Any]:
    page = (site / NAME / "index.html").read_text(encoding="utf-8")
    return extruct.extract(page, base_url=PAGE, syntaxes=["json-ld"])["json-ld"][0]


def microformats(site: Path) -> dict[str, Any]:
    page = (site / NAME / "index.html").read_text(encoding="utf-8")
    items = mf2py.parse(doc=page, url=PAGE)["items"]
    return next(item["properties"] for item in items if item["type"] == ["h-entry"])


def in_list(site: Path) -> HtmlElement:
    (link,) = root_of(site, "op-eds/index.html").xpath(f"//li/a[@href='../{NAME}/']")
    return link.getparent()


def pdf_text(site: Path) -> str:
    reader = pypdf.PdfReader(site / NAME / f"{NAME}.pdf")
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def card_text(site: Path) -> str:
    """The words of a card, set as a PDF: a picture has none."""
    text, _ = rendered(admit("<p>A.</p>", path="x", first_line=1), NOTHING)
    found = record(article(), text, paper="a4", docs=DOCS, fonts=Fonts(ROOT / "fonts"))
    data = Typst(ROOT / "fonts", DOCS, site).file("card", "pdf", found.facts).data
    assert data
    return " ".join(pypdf.PdfReader(BytesIO(data)).pages[0].extract_text().split())


def article() -> Article:
    text = FILE.read_text(encoding="utf-8")
    values = front_matter.parse(
        text, path="x", latest=front_matter.date.max.replace(year=9000)
    ).values
    assert values
    return from_front_matter(
        values, path="x", url=f"{NAME}/", site_url=ADDRESS, site_name="S"
    ).model_copy(update={"picture": None})


def markdown(site: Path) -> dict[str, Any]:
    return yaml.safe_load(text_of(site, "md").split("---\n")[1])


def atom(site: Path) -> Any:
    entries = feedparser.parse((site / "feed.xml").read_bytes()).entries
    return next(entry for entry in entries if entry.link == PAGE)


def json_feed(site: Path) -> dict[str, Any]:
    items = json.loads((site / "feed.json").read_text(encoding="utf-8"))["items"]
    return next(item for item in items if item["url"] == PAGE)


def figure(html: str) -> list[str]:
    """What a figure in a feed shows: alternative text, and its lines; its file is on the site."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    (image,) = root.xpath("./figure/img")
    return [image.get("alt"), *root.xpath("./figure/figcaption/text()")]


SUBTITLE: dict[str, Reader] = {
    "page": lambda site: in_page(site, "oped-standfirst"),
    "list": lambda site: words(in_list(site).find_class("oped-opening")[0]),
    "card": lambda site: found(FRONT["subtitle"], card_text(site)),
    "PDF": lambda site: found(FRONT["subtitle"], pdf_text(site)),
    "Markdown": lambda site: markdown(site)["subtitle"],
    "text": lambda site: text_of(site, "txt").split("\n\n")[1],
    "Atom": lambda site: lxml_html.fragments_fromstring(atom(site).content[0].value)[
        0
    ].text_content(),
    "Atom's summary": lambda site: atom(site).summary,
    "JSON Feed": lambda site: lxml_html.fragments_fromstring(json_feed(site)["content_html"])[
        0
    ].text_content(),
    "JSON Feed's summary": lambda site: json_feed(site)["summary"],
    "description": lambda site: metas(site, "description")[0],
    "Open Graph": lambda site: metas(site, "og:description")[0],
    "JSON-LD": lambda site: json_ld(site)["alternativeHeadline"],
    "microformats": lambda site: microformats(site)["summary"][0],
}
KICKER: dict[str, Reader] = {
    "page": lambda site: in_page(site, "oped-kicker"),
    "card": lambda site: found(FRONT["kicker"], card_text(site)),
    "PDF": lambda site: found(FRONT["kicker"], pdf_text(site)),
    "Markdown": lambda site: markdown(site)["kicker"],
    "Open Graph": lambda site: metas(site, "article:section")[0],
    "JSON-LD": lambda site: json_ld(site)["articleSection"],
}


def found(words: str, text: str) -> str:
    """The words as they stand in a text, whatever its capitals; else the text."""
    at = text.casefold().find(words.casefold())
    return words if at >= 0 else text


@pytest.mark.parametrize("format", SUBTITLE)
def test_the_standfirst_is_in(format: str, fixture_site: Path) -> None:
    assert SUBTITLE[format](fixture_site) == FRONT["subtitle"]


@pytest.mark.parametrize("format", KICKER)
def test_the_kicker_is_in(format: str, fixture_site: Path) -> None:
    assert KICKER[format](fixture_site) == FRONT["kicker"]


def page_picture(site: Path) -> tuple[str, list[str]]:
    (box,) = root_of(site).find_class("oped-picture")
    (image,) = box.iter("img")
    return image.get("src").removeprefix("../"), [
        image.get("alt"),
        in_page(site, "oped-caption"),
        in_page(site, "oped-credit"),
    ]


def json_ld_picture(site: Path) -> tuple[str, list[str]]:
    image = json_ld(site)["image"]
    assert image["@type"] == "ImageObject"
    assert (image["width"], image["height"]) == (1280, 853)
    name = image["url"].removeprefix(ADDRESS)
    return name, [PICTURE["alt"], image["caption"], f"Picture: {image['creditText']}"]


def open_graph_picture(site: Path) -> tuple[str, list[str]]:
    assert [metas(site, f"og:image:{side}") for side in ("width", "height")] == [["1280"], ["853"]]
    (address,) = metas(site, "og:image")
    return address.removeprefix(ADDRESS), [*metas(site, "og:image:alt"), *WHAT_IS_SHOWN[1:]]


def feed_picture(html: str) -> tuple[str, list[str]]:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return root.xpath("./figure/img/@src")[0].removeprefix(ADDRESS), figure(html)


def microformats_picture(site: Path) -> tuple[str, list[str]]:
    (photo,) = microformats(site)["photo"]
    return photo["value"].removeprefix(ADDRESS), [photo["alt"], *WHAT_IS_SHOWN[1:]]


PICTURES: dict[str, Reader] = {
    "page": page_picture,
    "JSON-LD": json_ld_picture,
    "Open Graph": open_graph_picture,
    "Atom": lambda site: feed_picture(atom(site).content[0].value),
    "JSON Feed": lambda site: feed_picture(json_feed(site)["content_html"]),
    "microformats": microformats_picture,
}


@pytest.mark.parametrize("format", PICTURES)
def test_the_picture_is_in(format: str, fixture_site: Path) -> None:
    name, what_is_shown = PICTURES[format](fixture_site)
    assert what_is_shown == WHAT_IS_SHOWN
    assert name.startswith("assets/table-")
    assert (fixture_site / name).is_file()


def test_the_picture_is_in_a_feed_s_item_and_small_in_the_list(fixture_site: Path) -> None:
    assert json_feed(fixture_site)["image"].startswith(f"{ADDRESS}assets/table-")
    (image,) = in_list(fixture_site).iter("img")
    assert image.get("width") == "320"
    assert (fixture_site / image.get("src").removeprefix("../")).stat().st_size < 20_000


def test_the_picture_s_words_are_in_the_text_file_and_its_address_in_the_Markdown(
    fixture_site: Path,
) -> None:
    lines = [f"[{PICTURE['alt']}]", PICTURE["caption"], CREDIT]
    assert "\n".join(lines) in text_of(fixture_site, "txt").split("\n\n")
    address = f"{ADDRESS}{PICTURE['file']}"
    assert markdown(fixture_site)["picture"] == PICTURE | {"file": address}
    assert (fixture_site / PICTURE["file"]).is_file()


def test_the_PDF_shows_the_picture_and_says_what_it_shows(fixture_site: Path) -> None:
    reader = pypdf.PdfReader(fixture_site / NAME / f"{NAME}.pdf")
    assert len(reader.pages[0].images) == 1
    assert PICTURE["alt"] in alternatives(reader)
    for line in (PICTURE["caption"], CREDIT):
        assert line in pdf_text(fixture_site)


def alternatives(reader: pypdf.PdfReader) -> list[str]:
    """The alternative texts in a PDF's structure."""
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    return [str(item["/Alt"]) for item in objects if isinstance(item, dict) and "/Alt" in item]


@pytest.mark.parametrize("alias", FRONT["aliases"])
def test_an_old_address_leads_to_the_new(alias: str, fixture_site: Path) -> None:
    file = fixture_site / alias.strip("/")
    root = root_of(fixture_site, str(file / "index.html" if file.is_dir() else file))
    assert root.xpath("//link[@rel='canonical']/@href") == [PAGE]
    sitemap = etree.parse(fixture_site / "sitemap.xml").getroot()
    places = [element.text for element in sitemap.iter("{*}loc")]
    assert PAGE in places
    assert not [place for place in places if alias.strip("/") in place]
    for name in ("feed.xml", "feed.json", "op-eds/index.html", f"{NAME}/{NAME}.md"):
        assert alias.strip("/") not in (fixture_site / name).read_text(encoding="utf-8")
