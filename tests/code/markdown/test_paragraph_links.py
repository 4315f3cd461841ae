"""A paragraph's address is made of its first words, and lives through what is mended further on."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.reader import Reader, html_of
from oped.reading.markdown.paragraph_links import LONGEST, name_of


def addresses(html: str) -> list[str]:
    return re.findall(r'<p[^>]*><span id="([^"]*)"></span>', html)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks between the US and North Korea have foundered.", "talks-between-the-us"),
        ("Don’t look: it’s À côté, now.", "dont-look-its-à"),
        ("“Quoted” — and (bracketed) words", "quoted-and-bracketed-words"),
        ("One", "one"),
        ("3.5 % of all", "3-5-of-all"),
        (
            "Donaudampfschifffahrtsgesellschaftskapitänswitwe sagt",
            "donaudampfschifffahrtsgesellschaftskapit",
        ),
        ("Gemeinderatssitzungen und Bürgermeisterinnenwahlen heute", "gemeinderatssitzungen-und"),
        ("마을의 작은 도서관은 책을 빌려주는", "마을의-작은-도서관은-책을"),
        ("町には橋が必要だ。今すぐに必要だ。", "町には橋が必要だ-今すぐ"),
        ("他说：“你好”。", "他说-你好"),
        ("יש לפתוח את המדרגות", "יש-לפתוח-את-המדרגות"),
        ("हिन्दी में लिखा हुआ पाठ", "हिन्दी-में-लिखा-हुआ"),
        ("🎉 — …", "x"),
    ],
)
def test_the_first_words_are_the_name(text: str, name: str) -> None:
    assert name_of(text) == name


def test_a_letter_mended_further_on_changes_nothing() -> None:
    before = addresses(html_of("Talks between the US and Kroea fail.[^1] Yes.\n\n[^1]: A note.\n"))
    after = addresses(
        html_of("A first paragraph, new.\n\nTalks between the US and Korea fail. Yes!\n")
    )
    assert before == ["p-talks-between-the-us"]
    assert after == ["p-a-first-paragraph-new", "p-talks-between-the-us"]


def test_equal_beginnings_are_numbered_and_no_address_is_there_twice() -> None:
    text = (
        "The town needs a bridge.\n\nThe town needs a road.\n\n"
        "## The town needs a {#p-the-town-needs-a-2}\n\nThe town needs a tree.\n"
    )
    html = html_of(text)
    assert addresses(html) == ["p-the-town-needs-a", "p-the-town-needs-a-3", "p-the-town-needs-a-4"]
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))


def test_an_address_that_the_editor_gives_stands() -> None:
    html = html_of("Words.\n{ #my-own }\n")
    assert addresses(html) == ["my-own"]
    assert 'href="#my-own"' in html


def test_the_link_leads_to_its_own_paragraph_and_says_which() -> None:
    html = html_of("One *two* three.\n\nFour.\n")
    assert (
        '<a aria-label="Link to paragraph 2" class="article-link" href="#p-four"></a></span></p>'
        in html
    )


def test_marks_code_and_footnotes_are_read_through() -> None:
    assert addresses(html_of("**A** `code` [link](https://x.example/)[^1] end.\n\n[^1]: x\n")) == [
        "p-a-code-link-end"
    ]


def test_a_picture_alone_and_a_page_that_is_no_op_ed_have_none() -> None:
    assert "article-link" not in html_of("![A ferry](ferry.png)\n")
    assert "article-link" not in Reader(is_op_ed=False).html("Words.\n")


@given(st.text(max_size=200))
def test_any_text_has_a_name_that_an_address_can_hold(text: str) -> None:
    name = name_of(text)
    assert 0 < len(name) <= LONGEST
    assert not re.search(r"[\s\"'<>#%&/?]", name)
