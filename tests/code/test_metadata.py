"""What machines read from the page, each by a parser that others wrote; the rules are those
of the specifications.
"""

import json
import re
import shutil
from datetime import datetime

import extruct
import feedparser
import mf2py
import pytest
import trafilatura
from lxml import html as lxml_html

from helpers import feeds
from helpers.project import ADDRESS
from helpers.sample import INVERTED, NAMES, PARAGRAPHS, PLAIN_PARAGRAPHS, SENT, SLUG, TITLE
from helpers.site import read_site

OPENING = PARAGRAPHS[0].split(". One might")[0] + "."
PUBLISHED = "2021-09-16T17:33+01:00"


@pytest.fixture(scope="module")
def page(sample):
    return (sample / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def root(page):
    return lxml_html.document_fromstring(page)


@pytest.fixture(scope="module")
def json_ld(page):
    return extruct.extract(page, base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"][0]


def metas(root, name, attribute="name"):
    return [meta.get("content") for meta in root.xpath(f"//meta[@{attribute}='{name}']")]


def test_the_head_says_title_description_and_canonical_address(root):
    assert root.findtext("head/title") == TITLE
    assert metas(root, "description") == [OPENING]
    assert root.xpath("//link[@rel='canonical']/@href") == [ADDRESS]


def test_json_ld_is_a_signed_opinion_piece_with_the_wire_as_source(json_ld):
    assert json_ld["@type"] == ["NewsArticle", "OpinionNewsArticle"]
    assert json_ld["headline"] == TITLE
    assert [(author["@type"], author["name"]) for author in json_ld["author"]] == [
        ("Person", name) for name in NAMES
    ]
    assert [author["familyName"] for author in json_ld["author"]] == ["Example", "Sample"]
    assert json_ld["datePublished"] == PUBLISHED
    assert json_ld["sourceOrganization"]["name"] == json_ld["creditText"] == "Riverwire"
    assert json_ld["publisher"] == json_ld["sdPublisher"]
    assert json_ld["publisher"] == {
        "@type": "Organization",
        "name": "The Fenwick Review",
        "url": ADDRESS,
        "logo": f"{ADDRESS}assets/icon.png",
    }
    assert json_ld["inLanguage"] == "en"
    assert json_ld["wordCount"] == 872
    assert re.fullmatch(r"PT\d+M", json_ld["timeRequired"])
    assert json_ld["isAccessibleForFree"] is True
    assert "isBasedOn" not in json_ld
    assert "license" not in json_ld
    assert json_ld["image"] == {
        "@type": "ImageObject",
        "url": f"{ADDRESS}{SLUG}.png",
        "width": 1200,
        "height": 630,
    }
    kinds = {item["encodingFormat"]: item["contentUrl"] for item in json_ld["encoding"]}
    assert kinds["application/pdf"] == f"{ADDRESS}{SLUG}.pdf"
    assert kinds["text/plain"] == f"{ADDRESS}{SLUG}.txt"


def test_google_asks_for_a_headline_dates_with_an_offset_authors_apart_and_an_absolute_image(
    json_ld,
):
    assert datetime.fromisoformat(json_ld["datePublished"]).utcoffset() is not None
    assert datetime.fromisoformat(json_ld["dateModified"]).utcoffset() is not None
    assert all(
        " and " not in author["name"] and "," not in author["name"] for author in json_ld["author"]
    )
    assert json_ld["image"]["url"].startswith("https://")


def test_open_graph_stands_under_property_and_names_each_author(page, root):
    graph = extruct.extract(page, base_url=ADDRESS, syntaxes=["opengraph"])["opengraph"][0][
        "properties"
    ]
    found = {}
    for key, value in graph:
        found.setdefault(key, []).append(value)
    assert found["og:type"] == ["article"]
    assert found["og:title"] == [TITLE]
    assert found["og:url"] == [ADDRESS]
    assert found["og:description"] == [OPENING]
    assert found["og:site_name"] == ["The Fenwick Review"]
    assert (
        "og:locale" not in found
    )  # It is a language and a territory, and of this op-ed no territory is known.
    assert found["og:image"] == [f"{ADDRESS}{SLUG}.png"]
    assert found["og:image:width"] == ["1200"]
    assert found["og:image:height"] == ["630"]
    assert found["og:image:alt"] == [TITLE]
    assert not metas(
        root, "article:author", "property"
    )  # Of several some programs take the first, some the last.
    assert metas(root, "article:published_time", "property") == [PUBLISHED]
    assert metas(root, "article:section", "property") == ["Opinion"]
    assert metas(root, "article:opinion", "property") == ["true"]
    assert metas(root, "twitter:card") == ["summary_large_image"]
    assert not root.xpath("//meta[starts-with(@name, 'og:') or starts-with(@property, 'twitter:')]")


def test_optional_keys_reach_the_head(fixture_site):
    first = lxml_html.document_fromstring((fixture_site / "index.html").read_text(encoding="utf-8"))
    assert metas(first, "article:tag", "property") == ["bridges", "towns"]
    assert metas(first, "keywords") == ["bridges, towns"]
    steps = lxml_html.document_fromstring(
        (fixture_site / "2019/open-the-steps/index.html").read_text(encoding="utf-8")
    )
    assert metas(steps, "robots") == ["noindex"]
    assert steps.xpath("//link[@rel='canonical']/@href") == ["https://wire.example/2019/steps"]
    bakers = lxml_html.document_fromstring(
        (fixture_site / "2019/a-bus-for-the-bakers/index.html").read_text(encoding="utf-8")
    )
    assert metas(bakers, "article:modified_time", "property") == ["2019-11-25"]
    assert [
        time.get("datetime") for time in bakers.find_class("oped-corrections")[0].iter("time")
    ] == [
        "2019-11-22",
        "2019-11-25",
    ]
    json_ld = json.loads(bakers.xpath("//script")[0].text)
    assert json_ld["dateModified"] == "2019-11-25"
    assert json_ld["correction"][1] == "2019-11-25: The name of the hospital was misspelt."
    trees = lxml_html.document_fromstring(
        (fixture_site / "trees-first/index.html").read_text(encoding="utf-8")
    )
    assert (
        json.loads(trees.xpath("//script")[0].text)["isBasedOn"]
        == "https://wire.example/2015/trees"
    )
    specimen = lxml_html.document_fromstring(
        (fixture_site / "specimen/index.html").read_text(encoding="utf-8")
    )
    assert metas(specimen, "og:image", "property")[0].endswith("/assets/field.png")
    assert metas(specimen, "og:image:alt", "property") == ["A field of colour"]


def test_the_language_of_an_op_ed_sets_its_page(fixture_site):
    hebrew = lxml_html.document_fromstring(
        (fixture_site / "hebrew/index.html").read_text(encoding="utf-8")
    )
    korean = lxml_html.document_fromstring(
        (fixture_site / "korean-one/index.html").read_text(encoding="utf-8")
    )
    assert (hebrew.get("lang"), hebrew.get("dir")) == ("he", "rtl")
    assert hebrew.find_class("oped-kicker")[0].get("lang") == "en"
    assert (korean.get("lang"), korean.get("dir")) == ("ko", None)
    assert "2022년 4월 5일, 10:00" in korean.find_class("oped-dateline")[0].text_content()
    assert korean.find_class("byline")[0].text_content() == "김하늘 · 이바다 글"


def test_zotero_finds_a_newspaper_article_by_two_people(root):
    assert metas(root, "citation_title") == [TITLE]
    assert metas(root, "citation_authors") == ["; ".join(INVERTED)]
    assert metas(root, "citation_publication_date") == ["2021/09/16"]
    assert metas(root, "citation_language") == ["en"]
    assert metas(root, "citation_public_url") == [ADDRESS]
    assert metas(root, "citation_pdf_url") == [f"{ADDRESS}{SLUG}.pdf"]
    assert metas(root, "dc.type") == ["newspaperArticle"]
    assert not metas(root, "citation_journal_title")  # It would make a journal article of it.
    assert not root.find_class("Z3988")  # COinS would outrank the rest.


def test_dublin_core_declares_its_name_space(page, root):
    assert root.xpath("//link[@rel='schema.dcterms']/@href") == ["http://purl.org/dc/terms/"]
    assert metas(root, "dcterms.title") == [TITLE]
    assert metas(root, "dcterms.creator") == NAMES
    assert metas(root, "dcterms.issued") == [PUBLISHED]
    assert metas(root, "dcterms.source") == ["Riverwire"]
    assert metas(root, "dcterms.language") == ["en"]
    assert metas(root, "dcterms.bibliographicCitation")[0].startswith(
        "Example, Ada B., and Ben C. Sample. “The case"
    )


def test_name_or_property_stands_before_content_in_double_quotes(page):
    for tag in re.findall(r"<meta\b[^>]*content=[^>]*>", page):
        assert re.match(r'<meta (name|property|http-equiv)="[^"]+" content="[^"]*">$', tag), tag


def test_microformats_make_an_entry_with_two_authors(page):
    entry = next(
        item for item in mf2py.parse(doc=page, url=ADDRESS)["items"] if item["type"] == ["h-entry"]
    )
    values = entry["properties"]
    assert values["name"] == [TITLE]
    assert [author["properties"]["name"] for author in values["author"]] == [
        [name] for name in NAMES
    ]
    assert values["published"] == ["2021-09-16T17:33+0100"]  # The parser leaves the colon out.
    assert values["url"] == [ADDRESS]
    text = values["content"][0]["value"]
    assert [text.count(paragraph) for paragraph in PARAGRAPHS] == [1] * 11


def test_reader_modes_find_headline_authors_date_and_each_paragraph_once(page):
    found = trafilatura.bare_extraction(page, url=ADDRESS, with_metadata=True)
    assert found.title == TITLE
    assert found.author == "; ".join(
        name.replace(".", "") for name in NAMES
    )  # It drops the points itself.
    assert found.date == "2021-09-16"
    text = found.text.replace("\u00a0", " ")
    assert [text.count(paragraph) for paragraph in PLAIN_PARAGRAPHS] == [1] * 11
    assert "¶" not in text


def test_alternates_lead_to_files_that_exist(root, sample):
    found = {link.get("type"): link.get("href") for link in root.xpath("//link[@rel='alternate']")}
    kinds = [
        "application/atom+xml",
        "application/feed+json",
        "application/pdf",
        "text/markdown",
        "text/plain",
    ]
    assert sorted(found) == kinds
    assert all((sample / address).is_file() for address in found.values())
    assert not root.xpath("//link[@rel='license']")


@pytest.fixture(scope="module")
def atom(sample):
    return feedparser.parse((sample / "feed.xml").read_bytes())


def test_atom_holds_the_full_text_once_with_two_authors_and_the_wire_as_source(atom):
    assert not atom.bozo
    assert atom.version == "atom10"
    entry = next(entry for entry in atom.entries if entry.title == TITLE)
    assert entry.title == TITLE
    assert [author.name for author in entry.authors] == NAMES
    assert entry.published == "2021-09-16T17:33:00+01:00"
    assert entry.source.title == "Riverwire"
    assert entry.link == ADDRESS
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.id)
    text = lxml_html.document_fromstring(entry.content[0].value).text_content()
    assert [text.count(paragraph) for paragraph in PARAGRAPHS] == [1] * 11
    assert "share-link" not in entry.content[0].value


def test_atom_dates_come_from_the_front_matter_alone(atom):
    entry = next(entry for entry in atom.entries if entry.title == TITLE)
    assert entry.updated == "2021-09-16T17:33:00+01:00"
    assert atom.feed.updated in [entry.updated for entry in atom.entries]


def test_json_feed_has_what_its_specification_requires(sample):
    feed = json.loads((sample / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ADDRESS}feed.json"
    item = next(item for item in feed["items"] if item["title"] == TITLE)
    assert item["id"].startswith("urn:uuid:")
    assert item["authors"] == [{"name": name} for name in NAMES]
    assert item["date_published"] == "2021-09-16T17:33:00+01:00"
    assert item["attachments"][0] == {"url": f"{ADDRESS}{SLUG}.pdf", "mime_type": "application/pdf"}
    text = lxml_html.document_fromstring(item["content_html"]).text_content()
    assert [text.count(paragraph) for paragraph in PARAGRAPHS] == [1] * 11


@pytest.mark.parametrize("name", ["sample", "fixture_site"])
def test_both_feeds_are_sound_and_newest_first(name, request):
    assert feeds.defects(read_site(request.getfixturevalue(name))) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("feed.xml", "</feed>", "", "feed.xml is no Atom feed"),
        (
            "feed.json",
            "jsonfeed.org/version/1.1",
            "jsonfeed.org/version/1",
            "feed.json does not say",
        ),
        ("feed.json", '"id":"urn:uuid:', '"id":"urn:x', "the feeds do not hold the same"),
        ("feed.xml", "<published>2", "<published>1", "the feeds are not newest first"),
        ("feed.json", 'href=\\"https://', 'href=\\"', "https://example.github.io/op-ed/"),
    ],
)
def test_a_broken_feed_is_seen(name, old, new, problem, fixture_site, tmp_path):
    copy = shutil.copytree(fixture_site, tmp_path / "site")
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    site = read_site(copy, ADDRESS)
    assert [line for line in feeds.defects(site) if line.startswith(problem)]


def test_an_unknown_offset_is_said_as_rfc_3339_says_it(fixture_site):
    feed = json.loads((fixture_site / "feed.json").read_text(encoding="utf-8"))
    assert any(item["date_published"].endswith("-00:00") for item in feed["items"])


def test_the_sitemap_lists_every_page_with_the_op_eds_date(sample):
    text = (sample / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<url><loc>{ADDRESS}</loc><lastmod>2021-09-16</lastmod></url>" in text
    assert f"<url><loc>{ADDRESS}about/</loc></url>" in text


def test_the_text_formats_hold_each_paragraph_once(sample):
    for ending, paragraphs in (("txt", PLAIN_PARAGRAPHS), ("md", SENT)):
        text = (sample / f"{SLUG}.{ending}").read_text(encoding="utf-8")
        assert [text.count(paragraph) for paragraph in paragraphs] == [1] * 11
        assert all(name in text for name in [TITLE, *NAMES, "Riverwire"])


def test_the_markdown_file_is_an_op_ed_of_its_own(sample, project, build):
    (project / "docs/index.md").write_text(
        (sample / f"{SLUG}.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    done = build(project)
    assert done.returncode == 0, done.stderr
    again = (project / f"site/{SLUG}.md").read_text(encoding="utf-8")
    assert again == (sample / f"{SLUG}.md").read_text(encoding="utf-8")
