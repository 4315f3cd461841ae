"""What programs read of pages that are no op-eds, of lists and of feeds; and what is said
in another language.
"""

import json
from pathlib import Path

import extruct
import mf2py
import pytest
from lxml import etree
from lxml import html as lxml_html

from oped.language import language_name
from oped.values import _orcid
from oped.writing.open_graph import locale

SITE = "https://example.github.io/op-ed/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def tree(folder: Path, name: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring((folder / name).read_text("utf-8"))


def properties(folder: Path, name: str) -> dict[str, str]:
    html = (folder / name).read_text("utf-8")
    (graph,) = extruct.extract(html, base_url=SITE, syntaxes=["opengraph"])["opengraph"]
    return dict(graph["properties"])


@pytest.mark.parametrize(("page", "title"), [("op-eds/", "All op-eds"), ("about/", "About")])
def test_a_list_and_a_page_are_of_a_web_site(fixture_site: Path, page: str, title: str) -> None:
    html = (fixture_site / page / "index.html").read_text("utf-8")
    (record,) = extruct.extract(html, base_url=SITE, syntaxes=["json-ld"])["json-ld"]
    assert (record["@type"], record["name"], record["url"]) == (
        "WebSite",
        "The Example Review",
        SITE,
    )
    assert record["publisher"]["logo"] == f"{SITE}assets/icon.png"
    graph = properties(fixture_site, f"{page}index.html")
    assert (graph["og:type"], graph["og:site_name"]) == ("website", "The Example Review")
    assert (graph["og:title"], graph["og:url"]) == (title, SITE + page)
    assert graph["og:description"] == "Op-eds to read, quote, cite and republish."


def test_an_op_ed_s_page_says_nothing_of_a_web_site(fixture_site: Path) -> None:
    html = (fixture_site / "index.html").read_text("utf-8")
    assert html.count('property="og:type"') == 1
    assert html.count("application/ld+json") == 1
    assert "WebSite" not in html


def test_a_list_is_a_feed_of_entries_and_an_op_ed_s_page_holds_one(fixture_site: Path) -> None:
    html = (fixture_site / "op-eds/index.html").read_text("utf-8")
    (feed,) = mf2py.parse(doc=html, url=f"{SITE}op-eds/")["items"]
    assert (feed["type"], feed["properties"]["name"]) == (["h-feed"], ["All op-eds"])
    entries = [child["properties"] for child in feed["children"]]
    assert len(entries) >= 14
    (bus,) = [entry for entry in entries if entry["name"] == ["A bus for the bakers, too"]]
    assert bus["url"] == [f"{SITE}2019/a-bus-for-the-bakers/"]
    names = [author["properties"]["name"][0] for author in bus["author"]]
    assert names == ["Jonas Müller", "Ingrid Ångström", "Søren Ørsted"]
    page = (fixture_site / "arabic/index.html").read_text("utf-8")
    assert [item["type"] for item in mf2py.parse(doc=page, url=SITE)["items"]] == [["h-entry"]]


def test_an_entry_has_a_photograph_where_an_editor_chose_one(fixture_site: Path) -> None:
    page = (fixture_site / "specimen/index.html").read_text("utf-8")
    (entry,) = mf2py.parse(doc=page, url=f"{SITE}specimen/")["items"]
    assert entry["properties"]["photo"] == [f"{SITE}assets/field.png"]
    assert (
        "summary" not in entry["properties"]
    )  # Nobody wrote one: the opening sentences stand in the text.
    page = (fixture_site / "trees-first/index.html").read_text("utf-8")
    (entry,) = mf2py.parse(doc=page, url=f"{SITE}trees-first/")["items"]
    assert entry["properties"]["summary"] == [
        "The limes should stay until their successors have taken."
    ]
    assert "photo" not in entry["properties"]


def test_a_source_in_Atom_has_what_an_entry_s_source_must_have(fixture_site: Path) -> None:
    feed = etree.fromstring((fixture_site / "feed.xml").read_bytes())
    sources = feed.xpath("//a:source", namespaces=ATOM)
    assert len(sources) >= 14
    ids = {}
    for source in sources:
        assert [etree.QName(child).localname for child in source] == ["id", "title", "updated"]
        ids.setdefault(source.findtext("a:title", namespaces=ATOM), set()).add(
            source.findtext("a:id", namespaces=ATOM)
        )
    assert {len(names) for names in ids.values()} == {1}
    assert len(set.union(*ids.values())) == len(ids)


def test_a_feed_s_text_says_its_direction(fixture_site: Path) -> None:
    items = json.loads((fixture_site / "feed.json").read_text("utf-8"))["items"]
    begins = {item["language"]: item["content_html"][:30] for item in items}
    assert begins["ar"].startswith('<div lang="ar" dir="rtl"><p')
    assert begins["he"].startswith('<div lang="he" dir="rtl"><p')
    assert "dir=" not in begins["ko"] + begins["en"]


def test_feeds_have_a_description_an_icon_and_pictures(fixture_site: Path) -> None:
    feed = json.loads((fixture_site / "feed.json").read_text("utf-8"))
    assert feed["description"] == "Op-eds to read, quote, cite and republish."
    assert feed["icon"] == f"{SITE}assets/icon.png"
    pictures = {item["title"]: item.get("image") for item in feed["items"]}
    assert pictures["A specimen of everything an editor may write"] == f"{SITE}assets/field.png"
    assert pictures["Plant first, then fell"] == f"{SITE}trees-first/trees-first.png"
    atom = etree.fromstring((fixture_site / "feed.xml").read_bytes())
    assert atom.findtext("a:icon", namespaces=ATOM) == f"{SITE}assets/icon.png"


def test_the_words_of_another_language_are_marked_one_by_one(fixture_site: Path) -> None:
    page = tree(fixture_site, "arabic/index.html")
    (byline,) = page.find_class("byline")
    assert byline.text_content() == "By ليلى مثال and سالم نموذج"
    marked = [
        (span.text, span.get("lang"), span.get("dir"))
        for span in byline.iter("span")
        if span.get("lang")
    ]
    assert marked == [("By", "en", "ltr"), ("and", "en", "ltr")]
    (item,) = [
        li
        for li in tree(fixture_site, "op-eds/index.html").find_class("oped-item")
        if li.get("lang") == "ar"
    ]
    assert [
        (span.text, span.get("lang"))
        for span in item.findall("p")[-1].iter("span")
        if span.get("lang")
    ][:1] == [("and", "en")]
    korean = tree(fixture_site, "korean-one/index.html").find_class("byline")[0]
    assert [element.get("lang") for element in korean.iter()] == [None] * 3


def test_each_navigation_of_a_page_has_a_name_of_its_own(fixture_site: Path) -> None:
    for page in ("index.html", "op-eds/index.html", "korean-one/index.html"):
        names = [nav.get("aria-label") for nav in tree(fixture_site, page).iter("nav")]
        assert all(names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en", ""),
        ("en-GB", "en_GB"),
        ("en-US", "en_US"),
        ("en-ZA", ""),
        ("ko", "ko_KR"),
        ("ko-KP", ""),
        ("ar", "ar_AR"),
        ("he", "he_IL"),
        ("pt", ""),
        ("pt-BR", "pt_BR"),
        ("zh-Hant-TW", "zh_TW"),
        ("sr-Latn", ""),
        ("tlh", ""),
    ],
)
def test_Open_Graph_s_name_of_a_language(lang: str, name: str) -> None:
    assert locale(lang) == name


@pytest.mark.parametrize(
    ("lang", "name"),
    [("en-GB", "English"), ("ko", "Korean"), ("zh-Hant", "Chinese"), ("qqq", "qqq")],
)
def test_a_language_in_English(lang: str, name: str) -> None:
    assert language_name(lang) == name


def test_the_check_digit_of_an_ORCID_iD_may_be_ten() -> None:
    assert _orcid("https://orcid.org/0000-0002-1694-233X") == "0000-0002-1694-233X"
    with pytest.raises(ValueError, match="misspelt"):
        _orcid("0000-0002-1694-2331")
