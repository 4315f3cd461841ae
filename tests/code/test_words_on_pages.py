"""What pages say around their texts: each word of the table where it is due, titles, days."""

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from oped.language import words

# Those that stand on pages of the made-up site; others are of states that it is not in.
PRINTED = """
about_text and by cite contact corrections credit dark automatic light download earlier feed
footnote_back later license list minutes missing missing_help moved more address opinion
paragraph_link rights site skip task_done task_open theme updated verbatim wire_copy zone_inferred
heading_lines corrected line_ends
""".split()


def page(site: Path, name: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring((site / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def said(fixture_site: Path) -> str:
    """All that its pages say."""
    parts: list[str] = []
    for file in sorted(fixture_site.rglob("*.html")):
        root = lxml_html.document_fromstring(file.read_text(encoding="utf-8"))
        parts += [*root.itertext(), *root.xpath("//@aria-label")]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("word", PRINTED)
def test_a_word_is_printed(word: str, said: str) -> None:
    for part in re.split(r"\{\w+\}", words("en")[word]):
        assert part.strip() in said


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("about/index.html", "About · The Example Review"),
        ("op-eds/index.html", "All op-eds · The Example Review"),
        ("an-empty-chair/index.html", "A table laid for two"),
    ],
)
def test_a_page_is_called_by_its_title(name: str, title: str, fixture_site: Path) -> None:
    assert page(fixture_site, name).findtext(".//title") == title


def test_the_day_of_a_change_is_said_as_the_page_s_language_does(fixture_site: Path) -> None:
    days = {}
    for file in fixture_site.rglob("*.html"):
        root = lxml_html.document_fromstring(file.read_text(encoding="utf-8"))
        for time in root.xpath("//time[@class='dt-updated']"):
            days[time.get("datetime")] = time.text_content()
    assert days
    assert all(day[:4] in spoken for day, spoken in days.items())


def test_below_an_op_ed_a_link_leads_to_all(fixture_site: Path) -> None:
    (related,) = page(fixture_site, "an-empty-chair/index.html").find_class("oped-related")
    links = {link.get("href"): link.text_content() for link in related.iter("a")}
    assert links["../op-eds/"] == "All op-eds"
