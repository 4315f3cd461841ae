"""Headings begin below the headline and skip no level; what was below another stays below it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.reader import Reader, html_of
from oped.reading.markdown.headings import levelled


@pytest.mark.parametrize(
    ("levels", "result"),
    [
        ([], []),
        ([2, 3, 3, 2, 3, 4], [2, 3, 3, 2, 3, 4]),
        ([1, 1], [2, 2]),
        ([3, 3, 4], [2, 2, 3]),
        ([1, 3, 2, 3, 1], [2, 3, 3, 4, 2]),
        ([3, 2], [2, 2]),
        ([2, 6, 6, 3], [2, 3, 3, 3]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_levels(levels: list[int], result: list[int]) -> None:
    assert levelled(levels, first=2) == result


@given(st.lists(st.integers(1, 6)))
def test_any_levels_begin_at_the_first_and_skip_none(levels: list[int]) -> None:
    result = levelled(levels, first=2)
    assert len(result) == len(levels)
    assert all(2 <= level <= 6 for level in result)
    assert result[:1] in ([], [2])
    assert all(after <= before + 1 for before, after in pairwise(result))
    assert levelled(result, first=2) == result


def test_headings_of_raw_html_count() -> None:
    html = html_of("<h4>Raw</h4>\n\n### Typed\n\n> ##### In a quotation\n")
    assert re.findall(r"<(h\d)", html) == ["h2", "h2", "h3"]


def test_a_page_that_is_no_op_ed_may_hold_the_first_heading() -> None:
    html = Reader(is_op_ed=False).html("# About\n\nText.\n\n### More\n")
    assert re.findall(r"<(h\d)", html) == ["h1", "h2"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Why a bridge?", "why-a-bridge"),
        ("첫째 제목", "첫째-제목"),
        ("橋と町", "橋と町"),
        ("Über `code` & *mehr*", "über-code--mehr"),
    ],
)
def test_addresses_keep_the_letters_of_any_script(heading: str, name: str) -> None:
    assert f'<h2><span id="{name}"></span>' in html_of(f"## {heading}\n")


def test_equal_headings_are_numbered() -> None:
    assert re.findall(r'id="(more[^"]*)"', html_of("## More\n\n## More\n")) == ["more", "more_1"]


def test_a_table_of_contents_is_words_as_on_github() -> None:
    assert "[TOC]" in Reader(is_op_ed=False).html("[TOC]\n\n## One\n")
