"""What formats derive from an op-ed: its words as plain text, its moments as feeds and
lists have them.
"""

from datetime import date, datetime

import pytest

from helpers.made_up import article
from oped.article import Correction
from oped.collection.lists import newest_first
from oped.reading.gate import NOTHING, admit
from oped.reading.html_tree import parse
from oped.reading.plain_text import opening, plain_text
from oped.reading.rendered import rendered


@pytest.mark.parametrize(
    ("html", "text", "first"),
    [
        (
            "<p>Ten <em>words</em>\nor so.</p><p>More.</p>",
            "Ten words or so.\n\nMore.",
            "Ten words or so. More.",
        ),
        (
            (
                '<p>It cost a million.<sup id="fnref:1"><a class="footnote-ref" '
                'href="#fn:1">1</a></sup> It weighs 10<sup>3</sup> tons.</p>'
            ),
            "It cost a million.[1] It weighs 10³ tons.",
            "It cost a million. It weighs 10³ tons.",
        ),
        (
            '<h2>A part</h2><p><img src="a.png" alt="A field"></p><p>Words.</p>',
            "A part\n\n[A field]\n\nWords.",
            "Words.",
        ),
        ("<dl><dt>Term</dt><dd>Its meaning.</dd></dl>", "Term\n\n    Its meaning.", ""),
        ("<pre><code>a\n  b\n</code></pre><p>c</p>", "a\n  b\n\nc", "c"),
        (
            (
                '<p>Said.<span class="share-link"><a href="#p"></a></span></p><ol><li>A note.<a '
                'class="footnote-backref">↩</a></li></ol>'
            ),
            "Said.\n\n1. A note.",
            "Said.",
        ),
        (
            '<ol start="4"><li>Four</li><li>Five<ul><li>a</li></ul></li></ol>',
            "4. Four\n5. Five\n   - a",
            "",
        ),
        ('<ol reversed><li>Two</li><li value="9">Nine</li></ol>', "2. Two\n9. Nine", ""),
        ("<ul><li><p>One</p><p>more</p></li><li>Two</li></ul>", "- One\n\n  more\n\n- Two", ""),
        ("<blockquote><p>Said</p><p>he</p></blockquote>", "    Said\n\n    he", ""),
        (
            (
                "<table><caption>Towns</caption><tr><th>Town</th><th>No</th></tr>"
                "<tr><td>橋</td><td>1<br>2</td></tr></table>"
            ),
            "Towns\n\nTown  No\n橋    1 2",
            "",
        ),
        ("<p>a<br>b</p><hr><p>&amp;copy; <q>x</q></p>", "a\nb\n\n* * *\n\n&copy; “x”", "a b"),
        (
            "<p><ruby>漢<rt>kan</rt></ruby> <ruby>k<rp>(</rp><rt>x</rt><rp>)</rp></ruby></p>",
            "漢(kan) k(x)",
            "漢(kan) k(x)",
        ),
        ('<ul><li><input type="checkbox" checked disabled> Done</li></ul>', "- [x] Done", ""),
        (
            "<p>Few.</p><p><br></p><p>More</p><hr><p>x</p>",
            "Few.\n\nMore\n\n* * *\n\nx",
            "Few. More",
        ),
        (f"<p>{'Ox. ' * 15}</p><p>No</p>", f"{'Ox. ' * 14}Ox.\n\nNo", f"{'Ox. ' * 14}Ox. No"),
        (f"<p>{'Ox. ' * 15}Ox</p><p>No</p>", f"{'Ox. ' * 15}Ox\n\nNo", f"{'Ox. ' * 15}Ox"),
    ],
)
def test_plain_text_says_what_the_html_says(html: str, text: str, first: str) -> None:
    tree = parse(html)
    assert plain_text(tree) == text
    assert opening(tree) == first


@pytest.mark.parametrize(
    ("moment", "zone", "stamp"),
    [
        (date(2020, 2, 3), None, "2020-02-03T00:00:00-00:00"),
        (date(2020, 2, 3), "America/New_York", "2020-02-03T00:00:00-05:00"),
        (datetime(2020, 7, 3, 18, 30), "America/New_York", "2020-07-03T18:30:00-04:00"),
        (datetime(1970, 1, 3, 10), "Africa/Monrovia", "1970-01-03T10:00:00-00:44"),
        (datetime(2020, 2, 3, 10, 5), None, "2020-02-03T10:05:00-00:00"),
    ],
)
def test_a_stamp_is_RFC_3339_with_the_offset_of_its_zone(moment, zone, stamp):
    assert article(zone=zone).stamp(moment) == stamp


def test_a_correction_changes_the_day_that_machines_are_told():
    corrected = article(
        date=datetime(2020, 2, 2, 18),
        corrections=(Correction(date="2021-05-01", text="It was five."),),
    )
    assert (corrected.published, corrected.modified) == ("2020-02-02T18:00", "2021-05-01")
    assert (
        article(date=datetime(2020, 2, 2, 18), updated=date(2020, 2, 2)).modified
        == "2020-02-02T18:00"
    )


def test_op_eds_of_one_day_stand_in_the_order_of_their_moments():
    tokyo = article(date=datetime(2020, 2, 2, 20), zone="Asia/Tokyo")
    new_york = article(date=datetime(2020, 2, 2, 8), zone="America/New_York")
    later = article(date=date(2020, 2, 3))
    assert newest_first([tokyo, later, new_york]) == [later, new_york, tokyo]


def test_an_opening_without_an_end_is_cut_behind_its_last_whole_word() -> None:
    text = admit(f"<p>{'Ox ' * 100}</p>", path="docs/x.md", first_line=1)
    assert rendered(text, NOTHING)[0].opening == "Ox " * 65 + "Ox…"
