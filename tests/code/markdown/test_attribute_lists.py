"""Lists of attributes give something to the element that they stand at, and to no other."""

from helpers.reader import html_of


def test_behind_words_that_stand_in_no_block_a_list_is_words() -> None:
    html = html_of("<table><tr><td>x</td></tr></table>\n> Words.\n{ .pull }\n")
    assert "&gt; Words.\n{ .pull }" in html
    assert 'class="pull"' not in html
