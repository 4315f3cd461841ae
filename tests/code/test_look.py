"""What the look decides for other op-eds than the first: long headlines, lists, feet, scripts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser

from helpers.made_up import article
from helpers.project import ROOT
from oped.page import styles

SHEETS = [file.read_text("utf-8") for file in sorted(ROOT.glob("docs/assets/stylesheets/*.css"))]

OP_ED = """---
template: article.html
title: {title}
authors:
  - name: Ada B. Example
date: 2020-02-02 08:00
source: The Wire
---

Text.
"""


@pytest.mark.parametrize(
    ("title", "is_long"),
    [("a" * 90, False), ("a" * 91, True), ("가" * 45, False), ("가" * 46, True), ("ａ" * 46, True)],
)
def test_a_headline_of_many_letters_takes_smaller_ones(title: str, is_long: bool) -> None:
    assert article(title=title).has_long_title == is_long


def size_of(page: Any, selector: str) -> float:
    size = f"getComputedStyle(document.querySelector('{selector}')).fontSize"
    return page.evaluate(f"parseFloat({size})")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.slow
def test_a_long_headline_and_a_lists_are_smaller_than_a_short_one(
    width: int, open_page: Callable[..., Any], serve: Callable[..., str], fixture_site: Path
) -> None:
    address = serve(fixture_site)
    names = ("", "a-very-long-headline/", "op-eds/")
    short, long, of_list = (
        size_of(open_page(address + name, "", width=width), "h1") for name in names
    )
    assert long == of_list < short


def entries(page: Path) -> list[str]:
    root = lxml_html.document_fromstring(page.read_text("utf-8"))
    return [" ".join(entry.text_content().split()) for entry in root.find_class("oped-item")]


def test_a_list_tells_days_without_hours_and_sources_where_there_are_several(
    fixture_site: Path,
) -> None:
    found = entries(fixture_site / "op-eds/index.html")
    assert found[0] == (
        "Four small things that a town can do The bridge at Lower Fenwick has stood for ninety "
        "years, and for the "
        "last nine of them it has stood closed. Nobody decided this. "
        "Ada B. Example and Cleo Specimen · December 24, 2024 · 7 min read · The Example Wire"
    )
    assert any(
        entry.endswith("박산 · 2022년 5월 6일 · 읽는 시간 1분 · 예시통신") for entry in found
    )


@pytest.mark.slow
def test_a_list_does_not_repeat_a_source_that_all_share(
    project: Path, build: Callable[..., Any]
) -> None:
    for name, title in (("index", "First"), ("second", "Second")):
        (project / f"docs/{name}.md").write_text(OP_ED.format(title=title), encoding="utf-8")
    assert build(project, COMPANIONS="false").returncode == 0
    assert sorted(entries(project / "site/op-eds/index.html")) == [
        "First Text. Ada B. Example · February 2, 2020 · 1 min read",
        "Second Text. Ada B. Example · February 2, 2020 · 1 min read",
    ]


@pytest.mark.slow
def test_a_lists_titles_are_underlined_only_where_a_reader_points(
    open_page: Callable[..., Any], serve: Callable[..., str], fixture_site: Path
) -> None:
    page = open_page(serve(fixture_site) + "op-eds/", "", width=1440)
    colour = "getComputedStyle(document.querySelector('.oped-item a')).textDecorationColor"
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)"
    page.hover(".oped-item a >> nth=0")
    assert page.evaluate(colour) == "rgb(140, 29, 24)"


def test_an_op_ed_without_biographies_has_no_empty_box(fixture_site: Path) -> None:
    def has_box(name: str) -> bool:
        page = (fixture_site / name / "index.html").read_text("utf-8")
        return "oped-bios" in page.partition("</style>")[2]

    assert not has_box("a-very-long-headline")
    assert has_box("specimen")


@pytest.mark.slow
def test_a_page_that_begins_with_a_heading_begins_where_others_do(
    open_page: Callable[..., Any], serve: Callable[..., str], fixture_site: Path
) -> None:
    page = open_page(serve(fixture_site) + "about/", "", width=1440)
    top = "selector => document.querySelector(selector).getBoundingClientRect().top"
    assert page.evaluate(top, "h1") == page.evaluate(top, ".article-text")
    assert page.evaluate(top, "h1") - page.evaluate(top, "main") == 48


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("korean-one/", {"wordBreak": "keep-all", "fontFamily": "serif", "fontStyle": "normal"}),
        ("hebrew/", {"wordBreak": "normal", "fontFamily": "Georgia, serif", "fontStyle": "normal"}),
        (
            "specimen/",
            {"wordBreak": "normal", "fontFamily": "Georgia, serif", "fontStyle": "italic"},
        ),
    ],
)
@pytest.mark.slow
def test_each_script_is_set_by_its_own_habits(
    name: str,
    expected: dict[str, str],
    open_page: Callable[..., Any],
    serve: Callable[..., str],
    fixture_site: Path,
) -> None:
    page = open_page(serve(fixture_site) + name, "", width=1440)
    style = "getComputedStyle(document.querySelector('.oped-bios p'))"
    assert {key: page.evaluate(f"{style}.{key}") for key in expected} == expected


def edges(page: Any, selector: str) -> set[int]:
    """Where each of these begins, in pixels."""
    lefts = "all => all.map(element => Math.round(element.getBoundingClientRect().left))"
    return set(page.eval_on_selector_all(selector, lefts))


@pytest.mark.parametrize("width", [768, 1440, 2560])
@pytest.mark.slow
def test_masthead_headline_text_and_foot_begin_at_one_edge_and_the_foots_text_at_another(
    width: int, open_page: Callable[..., Any], serve: Callable[..., str], fixture_site: Path
) -> None:
    page = open_page(serve(fixture_site) + "2019/a-bus-for-the-bakers/", "", width=width)
    page.evaluate("document.querySelector('details').open = true")
    head = ".site-name, .oped-headline, .article-text > p"
    outer = edges(page, f"{head}, .oped-footer h2, .oped-cite dt")
    inner = edges(page, ".oped-corrections p, .oped-files ul, .oped-cite dd")
    assert len(outer) == 1
    assert inner == {outer.copy().pop() + 168}


@pytest.mark.slow
def test_on_a_phone_the_foots_text_stands_under_its_label(
    open_page: Callable[..., Any], serve: Callable[..., str], fixture_site: Path
) -> None:
    page = open_page(serve(fixture_site) + "2019/a-bus-for-the-bakers/", "", width=360)
    page.evaluate("document.querySelector('details').open = true")
    foot = ".oped-footer h2, .oped-corrections p, .oped-files ul, .oped-cite dd"
    assert edges(page, foot) == {20}


def gaps(browser: Browser, items: str) -> tuple[float, float]:
    """The pixels between the first two paragraphs of a list, and between its first two items."""
    page = f"<html><body><div class='article-text'><ul>{items}</ul></div>"
    style = styles.prune(styles.parse(*SHEETS), lxml_html.document_fromstring(page))
    shown = browser.new_page()
    shown.set_content(f"<!doctype html><style>{style}</style>{page}")
    measure = """name => {
        const [one, two] = document.querySelectorAll(name);
        return two.getBoundingClientRect().top - one.getBoundingClientRect().bottom;
    }"""
    found = shown.evaluate(measure, "li > p"), shown.evaluate(measure, "ul > li")
    shown.close()
    return found


def test_items_of_several_paragraphs_stand_as_far_apart_as_these(browser: Browser) -> None:
    within, between = gaps(browser, "<li><p>One</p><p>goes on.</p></li><li>Two</li>")
    assert between == within > 0


def test_items_of_one_stand_together(browser: Browser) -> None:
    within, between = gaps(browser, "<li><p>One</p></li><li><p>Two</p></li>")
    assert within == between == 0
