"""Footnotes have the numbers in which a reader meets them."""

import re

from helpers.reader import html_of

TEXT = """\
One.[^b] Two.[^a] One again.[^b]

[^a]: The second.
[^b]: The first.
"""


def listed(html: str) -> list[tuple[str, str]]:
    """The footnotes as they are listed: what their ids end with, and their first words."""
    return re.findall(r'<li id="fn:(\w+)">\s*<p>([\w’ ]+)', html)


def test_numbers_follow_the_references_and_are_their_ids() -> None:
    html = html_of(TEXT)
    assert re.findall(r'href="#fn:(\w)">(\d)<', html) == [("1", "1"), ("2", "2"), ("1", "1")]
    assert re.findall(r'<sup id="fnref(\d?:\w)">', html) == [":1", ":2", "2:1"]


def test_the_list_has_the_same_order() -> None:
    assert listed(html_of(TEXT)) == [("1", "The first"), ("2", "The second")]


def test_a_footnote_that_nothing_refers_to_comes_last() -> None:
    html = html_of("[^c]: Nobody’s.\n\n" + TEXT)
    assert listed(html) == [("1", "The first"), ("2", "The second"), ("3", "Nobody’s")]


def test_a_reader_mode_takes_no_name_for_furniture() -> None:
    assert "related" not in html_of("One.[^related]\n\n[^related]: Words.\n")
