"""What stands where once there are many op-eds: lists, feeds, the sitemap and old addresses."""

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from helpers.made_up import article, rendered
from helpers.project import ADDRESS
from helpers.small_project import op_ed, outcome, small_project
from oped.collection.lists import generated
from oped.collection.moves import moves
from oped.language import direction
from oped.page.site_context import _years
from oped.reading.pages import Page
from oped.writing.feeds import feed_entry

COUNT = 51
KEYS = {
    7: "robots: noindex\n",
    8: "canonical: https://e.example/8/\n",
    9: "aliases: [/gone/]\n",
}
# Twenty days, the newest first, of two years.
DAYS = [date(2021 - number // 10, 12, 20 - number) for number in range(20)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 51 op-eds, one a day from 2024-03-01, of which two ask not to be listed."""
    texts = {}
    for number in range(COUNT):
        day = f"2024-{3 + number // 30:02}-{1 + number % 30:02}"
        keys = KEYS.get(number, "")
        text = op_ed(f"Reason {number}", keys=keys).replace("2024-05-03", day)
        texts[f"docs/reason-{number}.md"] = text
    texts["docs/about.md"] = "---\ntitle: About us\n---\n\nA review.\n"
    built = outcome(small_project(tmp_path_factory.mktemp("many"), texts))
    assert not built.said
    return built.site


def links(file: Path) -> list[str]:
    """The addresses that a page's text leads to."""
    root = lxml_html.document_fromstring(file.read_text(encoding="utf-8"))
    return root.xpath("//main//li//a[1]/@href")


def test_feeds_hold_the_50_newest_op_eds(many: Path) -> None:
    newest = [f"Reason {number}" for number in range(COUNT - 1, 0, -1)]
    items = json.loads((many / "feed.json").read_text(encoding="utf-8"))["items"]
    assert [item["title"] for item in items] == newest
    entries = etree.fromstring((many / "feed.xml").read_bytes()).iter("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries] == newest


@pytest.mark.parametrize("attribute", ["loading", "srcset", "sizes"])
def test_a_feed_s_picture_has_nothing_of_how_a_page_loads_it(attribute: str) -> None:
    picture = '<p><img src="a.png" alt="" loading="lazy" srcset="b.png 2x" sizes="9px"></p>'
    entry = feed_entry(article(), rendered(picture), [], None, {})
    assert attribute in picture
    assert entry["content_html"].startswith('<p><img src="https://e.example/op/bridge/a.png"')
    assert attribute not in entry["content_html"]


def test_the_page_for_a_missing_address_names_the_four_newest(many: Path) -> None:
    newest = [f"/op-ed/reason-{number}/" for number in (50, 49, 48, 47)]
    assert [link for link in links(many / "404.html") if "reason" in link] == newest
    page = lxml_html.document_fromstring((many / "404.html").read_text(encoding="utf-8"))
    items = page.xpath("//main//li[@lang='en']")
    assert [item.text_content() for item in items] == [f"Reason {n}" for n in (50, 49, 48, 47)]


def test_the_page_for_a_missing_address_names_the_lists_by_their_titles(many: Path) -> None:
    page = lxml_html.document_fromstring((many / "404.html").read_text(encoding="utf-8"))
    assert page.xpath("//main//li/a[@href='/op-ed/about/']/text()") == ["About us"]


def test_the_sitemap_names_no_op_ed_that_asks_not_to_be_listed(many: Path) -> None:
    places = etree.fromstring((many / "sitemap.xml").read_bytes()).iter("{*}loc")
    listed = {place.text for place in places}
    assert f"{ADDRESS}reason-6/" in listed
    assert not {f"{ADDRESS}reason-7/", f"{ADDRESS}reason-8/"} & listed


def test_a_list_is_parted_by_years_from_20_op_eds_on() -> None:
    of_two_years = [article(date=day) for day in DAYS]
    assert _years(of_two_years[:19]) == [("", of_two_years[:19])]
    assert _years(of_two_years) == [("2021", of_two_years[:10]), ("2020", of_two_years[10:])]


def pages_of(*stems: str) -> dict[str, Page]:
    """Pages of op-eds by their names, each a year younger than the one before."""
    pages = {}
    for number, stem in enumerate(stems):
        written = article(
            stem=stem, url=f"{stem}/", title=stem, date=DAYS[0].replace(2001 + number)
        )
        pages[f"{stem}.md"] = Page(f"{stem}/", {}, written)
    return pages


def test_each_old_address_leads_to_its_own_op_ed() -> None:
    pages = []
    for stem in ("bridge", "ferry"):
        old = article(stem=stem, url=f"{stem}/", title=stem, aliases=(f"old/{stem}/",))
        pages.append(Page(f"{stem}/", {}, old))
    ways = {move.address: move.page.front for move in moves(pages)}
    assert {address: front["to"] for address, front in ways.items()} == {
        "old/bridge/": "bridge/",
        "old/ferry/": "ferry/",
    }
    assert ways["old/bridge/"]["canonical"] == "https://e.example/op/bridge/"
    assert ways["old/bridge/"]["called"] == "bridge"


def test_the_start_page_leads_to_the_oldest_op_ed_once_that_has_moved() -> None:
    start = generated(pages_of("first", "second", "third"))["index.md"]
    assert (start.front["to"], start.front["called"]) == ("first/", "first")


@pytest.mark.parametrize("lang", "ar ckb dv fa fa-IR he ks ku ps sd syr ug ur yi".split())
def test_a_language_of_a_script_from_right_to_left_is_set_so(lang: str) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize("lang", ["en", "ko", "tr", "faq-x"])
def test_other_languages_are_set_from_left_to_right(lang: str) -> None:
    assert direction(lang) == "ltr"


def test_a_list_says_its_language_to_search_engines(many: Path) -> None:
    page = lxml_html.document_fromstring((many / "op-eds/index.html").read_text(encoding="utf-8"))
    record = json.loads(page.findtext(".//script[@type='application/ld+json']"))
    assert record["inLanguage"] == "en"


def test_the_page_for_a_missing_address_is_called_so(many: Path) -> None:
    page = lxml_html.document_fromstring((many / "404.html").read_text(encoding="utf-8"))
    assert page.findtext(".//title") == "Page not found · The Fenwick Review"
    assert page.findtext(".//h1") == "Page not found"


def test_the_old_address_of_an_op_ed_leads_on_by_itself_and_by_a_link(many: Path) -> None:
    html = (many / "gone/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../reason-9/"' in html
    (link,) = lxml_html.document_fromstring(html).xpath("//main//a")
    assert (link.get("href"), link.text) == ("../reason-9/", "Reason 9")


def test_the_feed_says_where_it_stands_and_when_a_source_sent_its_text(many: Path) -> None:
    feed = etree.fromstring((many / "feed.xml").read_bytes())
    places = {link.get("rel"): link.get("href") for link in feed.findall("{*}link")}
    assert places == {"self": f"{ADDRESS}feed.xml", "alternate": ADDRESS}
    dates = [source.findtext("{*}updated") for source in feed.iter("{*}source")]
    assert dates == [entry.findtext("{*}published") for entry in feed.iter("{*}entry")]
    ways = [entry.find("{*}link").attrib for entry in feed.iter("{*}entry")]
    address = f"{ADDRESS}reason-50/"
    assert ways[0] == {"rel": "alternate", "type": "text/html", "href": address}


def test_a_site_of_no_op_ed_has_a_list_for_its_start_page() -> None:
    assert generated({}) == {"index.md": Page("", {"template": "front.html"})}
