"""Footnotes have the numbers in which a reader meets them."""

import re

from helpers.reader import html_of

TEXT = """\
One.[^b] Two.[^a] One again.[^b]

[^a]: The second.
[^b]: The first.
"""


def test_numbers_follow_the_references() -> None:
    html = html_of(TEXT)
    assert re.findall(r'href="#fn:(\w)">(\d)<', html) == [("b", "1"), ("a", "2"), ("b", "1")]


def test_the_list_has_the_same_order() -> None:
    assert re.findall(r'<li id="fn:(\w)">', html_of(TEXT)) == ["b", "a"]


def test_a_footnote_that_nothing_refers_to_comes_last() -> None:
    text = "[^c]: Nobody's.\n\n" + TEXT
    assert re.findall(r'<li id="fn:(\w)">', html_of(text)) == ["b", "a", "c"]
