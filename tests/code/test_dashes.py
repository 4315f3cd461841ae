"""A dash between words begins no line, and nothing else of the text is touched."""

import pytest
from hypothesis import given
from lxml import html as lxml_html

from helpers.made_up import LAST, article, rendered, texts
from helpers.reader import Reader
from oped.page.proof import prove_page
from oped.reading.dashes import set_dashes, set_foot_line, with_plain_spaces
from oped.reading.front_matter import parse

SET = {
    "these -- and": "these\u00a0— and",
    "these — and": "these\u00a0— and",
    "these – and": "these\u00a0– and",
    "these  -- and": "these\u00a0— and",
    "these\n-- and": "these\u00a0— and",
    "-- Ed.": "— Ed.",
    "one -- two -- three": "one\u00a0— two\u00a0— three",
    "a--b": "a--b",
    "a — b": "a\u00a0— b",
    "a—b": "a—b",
    "a --- b": "a --- b",
    "thin\u2009—\u2009space": "thin\u2009—\u2009space",
    "1914–1918": "1914–1918",
}

OP_ED = """---
template: article.html
title: A town needs its bridge
authors:
  - name: Ada B. Example
date: 2020-02-02
source: The Example Wire
---

The bridge is old -- and so is the town.
"""


@pytest.mark.parametrize("text", SET)
def test_a_dash_between_words_takes_a_no_break_space(text: str) -> None:
    assert set_dashes(text) == SET[text]


@pytest.mark.parametrize("text", SET)
def test_the_text_of_a_page_is_set_the_same(text: str) -> None:
    assert Reader(is_op_ed=False).html(text) == f"<p>{SET[text]}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*these* -- and", "<em>these</em>\u00a0— and"),
        ("*these\n-- and*", "<em>these\u00a0— and</em>"),
        ("these  \n-- Ed.", "these<br>\n— Ed."),
        ("`git` -- and", "<code>git</code>\u00a0— and"),
        ("<kbd>A</kbd> -- and", "<kbd>A</kbd>\u00a0— and"),
        ("these \\-- and", "these -- and"),
    ],
)
def test_a_dash_behind_emphasis_a_break_or_a_tag_is_set_as_well(text: str, expected: str) -> None:
    assert Reader(is_op_ed=False).html(text) == f"<p>{expected}</p>"


def test_a_dash_that_begins_a_line_moves_no_problem() -> None:
    findings = Reader().findings("These\n– and those.\n[words](http://example.com)\n")
    assert [finding.line for finding in findings] == [3]


def test_code_keeps_its_hyphens() -> None:
    html = Reader(is_op_ed=False).html("`git log -- file` -- so")
    assert html == "<p><code>git log -- file</code>\u00a0— so</p>"


@given(text=texts)
def test_no_word_is_lost_and_spaces_come_back(text: str) -> None:
    assert set_dashes(text).replace("—", "--").split() == text.replace("—", "--").split()
    assert "\u00a0—" not in with_plain_spaces(set_dashes(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("He builds bridges. -- Ed.", "He builds bridges.\u00a0—\u00a0Ed."),
        ("-- Ed.", "—\u00a0Ed."),
        ("-- The editors", "— The editors"),
        ("(Bloomberg)", "(Bloomberg)"),
    ],
)
def test_a_sign_off_keeps_its_dash(line: str, expected: str) -> None:
    assert set_foot_line(line) == expected
    assert with_plain_spaces(expected) == line.replace("--", "—")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("The bridge is old\u00a0— and so is the town.", 0),
        ("The bridge is old — and so is the town.", 1),
        ("The bridge is old\u00a0—\u00a0and so is the town.", 1),
    ],
)
def test_the_proof_knows_the_no_break_space(text: str, problems: int) -> None:
    parsed = parse(OP_ED, path="docs/bridge.md", latest=LAST)
    page = lxml_html.document_fromstring(f"<div class='e-content'><p>{text}</p></div>")
    found = [str(problem) for problem in prove_page(article(), rendered(), parsed, page)]
    told = [problem for problem in found if "the text must be set as it is written" in problem]
    assert len(told) == problems
