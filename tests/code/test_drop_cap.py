"""An op-ed begins with a drop cap where its first paragraph can bear one."""

import pytest

from helpers.reader import Reader, html_of
from oped.reading.markdown.drop_cap import takes_drop_cap

LONG = "arely three months after they met they would meet again, and nobody could say why. " * 5
WITH = {
    "a letter": "B" + LONG,
    "a small letter": "b" + LONG,
    "a letter with a sign": "É" + LONG,
    "a Cyrillic letter": "Б" + LONG,
    "a letter in quotation marks": "“B" + LONG,
    "a letter in German quotation marks": "„B" + LONG,
    "a letter in guillemets": "«B" + LONG,
    "white space": "\n B" + LONG,
    "just enough": ("B" + LONG)[:279] + ".",
}
WITHOUT = {
    "nothing": "",
    "a short paragraph": ("B" + LONG)[:278] + ".",
    "a figure": "200 b" + LONG,
    "a bracket": "(B" + LONG,
    "a dash": "— B" + LONG,
    "Hangul": "마을의 작은 도서관은 책을 빌려주는 곳만은 아니다. " * 12,
    "Hebrew": "עיר שאין בה איפה לשבת היא עיר שאין בה איפה להיפגש. " * 8,
    "a Latin name in Hebrew": "Barely " + "עיר שאין בה איפה לשבת היא עיר שאין בה איפה להיפגש. " * 8,
    "a Latin name in Arabic": "Barely " + "كانت المدينة تنتظر الجسر منذ تسع سنوات. " * 9,
    "Arabic": "كانت المدينة تنتظر الجسر منذ تسع سنوات. " * 9,
    "Han": "橋は九十年の間そこに立っている。" * 20,
}


@pytest.mark.parametrize("name", WITH)
def test_a_paragraph_takes_one(name: str) -> None:
    assert takes_drop_cap(WITH[name])


@pytest.mark.parametrize("name", WITHOUT)
def test_a_paragraph_takes_none(name: str) -> None:
    assert not takes_drop_cap(WITHOUT[name])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"B{LONG}\n\nB{LONG}", 1),
        (f"*B{LONG.strip()}*", 1),
        (f"## A heading\n\nB{LONG}", 0),
        (f"> B{LONG}", 0),
        (f"Short.\n\nB{LONG}", 0),
    ],
)
def test_it_stands_in_the_first_paragraph_of_an_op_ed_alone(text: str, count: int) -> None:
    html = html_of(text)
    assert html.count("article-opening") == count
    assert html.startswith('<p class="article-opening"><span id="p-') == bool(count)


def test_a_page_that_is_no_op_ed_has_none() -> None:
    assert "article-opening" not in Reader(is_op_ed=False).html("B" + LONG)
