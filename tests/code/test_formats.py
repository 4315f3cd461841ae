"""What formats derive from an op-ed: its words as plain text, its moments as feeds and lists have them."""

from datetime import date, datetime

import pytest

from helpers.made_up import article
from oped.article import Correction
from oped.collection.lists import newest_first
from oped.reading.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text", "opening"),
    [
        ("<p>Ten <em>words</em>\nor so.</p><p>More.</p>", "Ten words or so.\n\nMore.", "Ten words or so."),
        (
            '<p>It cost a million.<sup id="fnref:1"><a href="#fn:1">1</a></sup> It weighs 10<sup>3</sup> tons.</p>',
            "It cost a million.[1] It weighs 10³ tons.",
            "It cost a million. It weighs 10³ tons.",
        ),
        ('<h2>A part</h2><p><img src="a.png" alt="A field"></p><p>Words.</p>', "A part\n\n[A field]\n\nWords.", "Words."),
        ("<dl><dt>Term</dt><dd>Its meaning.</dd></dl>", "Term\n\n    Its meaning.", ""),
        ("<pre><code>a\n  b\n</code></pre><p>c</p>", "a\n  b\n\nc", "c"),
        (
            '<p>Said.<span class="share-link"><a href="#p"></a></span></p><ol><li>A note.<a class="footnote-backref">↩</a></li></ol>',
            None,
            "Said.",
        ),
    ],
)
def test_plain_text_says_what_the_html_says(html, text, opening):
    found = plain_text(html)
    assert found[1] == opening
    assert found[0] == text or (text is None and "↩" not in found[0])


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
    corrected = article(date=datetime(2020, 2, 2, 18), corrections=(Correction(date="2021-05-01", text="It was five."),))
    assert (corrected.published, corrected.modified) == ("2020-02-02T18:00", "2021-05-01")
    assert article(date=datetime(2020, 2, 2, 18), updated=date(2020, 2, 2)).modified == "2020-02-02T18:00"


def test_op_eds_of_one_day_stand_in_the_order_of_their_moments():
    tokyo = article(date=datetime(2020, 2, 2, 20), zone="Asia/Tokyo")
    new_york = article(date=datetime(2020, 2, 2, 8), zone="America/New_York")
    later = article(date=date(2020, 2, 3))
    assert newest_first([tokyo, later, new_york]) == [later, new_york, tokyo]
