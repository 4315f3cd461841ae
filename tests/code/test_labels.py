"""What a listener hears of tables and notes: names of their own, in the page's language or
marked as another's.
"""

import pytest
from lxml import html as lxml_html

from helpers.reader import Reader

TABLE = "| A | B |\n|---|---|\n| 1 | 2 |\n"


def rendered(text: str, lang: str = "en") -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(Reader(lang=lang).html(text), create_parent="div")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{TABLE}\nBetween.\n\n{TABLE}", ["Table 1", "Table 2"]),
        (f"{TABLE}\n## A part\n\n{TABLE}", ["Table 1", "A part"]),
        (f"## A `part`\n\n{TABLE}\nBetween.\n\n{TABLE}", ["A part", "A part 2"]),
        (
            f"## A part\n\n{TABLE}/// caption\nBridges by town\n///\n\n{TABLE}",
            ["Bridges by town", "A part"],
        ),
    ],
)
def test_a_table_is_called_by_caption_heading_or_number(text, names):
    boxes = rendered(text).find_class("article-table")
    assert [box.get("aria-label") for box in boxes] == names


def test_a_footnote_s_link_says_which_note_and_so_does_the_way_back():
    page = rendered("One.[^a] Two.[^b]\n\n[^a]: First.\n[^b]: Second.\n")
    assert [(a.text, a.get("aria-label")) for a in page.find_class("footnote-ref")] == [
        ("1", "Note 1"),
        ("2", "Note 2"),
    ]
    ways = [(a.get("aria-label"), a.get("title")) for a in page.find_class("footnote-backref")]
    assert ways == [("Back to the text from note 1",) * 2, ("Back to the text from note 2",) * 2]


@pytest.mark.parametrize(("lang", "marked"), [("en-GB", [None]), ("ko", [None]), ("ar", ["en"])])
def test_a_label_in_another_language_says_so(lang, marked):
    links = rendered("One.[^a]\n\n[^a]: First.\n", lang).iter("a")
    assert [link.get("lang") for link in links if link.get("aria-label")] == marked * 3
