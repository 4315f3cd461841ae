"""The words that a page adds to an op-ed in a language that has no table say what they are in."""

from pathlib import Path

from lxml import html as lxml_html


def test_english_words_on_an_arabic_page_run_from_left_to_right(fixture_site: Path) -> None:
    page = lxml_html.document_fromstring((fixture_site / "arabic/index.html").read_text("utf-8"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    (summary,) = page.xpath("//details[@class='oped-cite']/summary")
    assert (summary.get("lang"), summary.get("dir")) == ("en", "ltr")


def test_the_names_of_site_and_pages_on_it_say_the_site_s_language(fixture_site: Path) -> None:
    page = lxml_html.document_fromstring((fixture_site / "arabic/index.html").read_text("utf-8"))
    (site,) = page.find_class("site-name")
    (about,) = page.xpath("//nav/a[contains(@href, 'about')]")
    assert (site.get("lang"), about.get("lang")) == ("en", "en")
