"""Signs that come in pairs: what one place closes and another does not; and words kept together."""

from helpers.reader import html_of


def test_backticks_that_nothing_closes_in_one_paragraph_are_closed_in_the_next() -> None:
    assert html_of("a ` b\n\n`a ` b\n").count("<code>a </code>") == 1


def test_words_that_were_not_to_be_broken_are_joined() -> None:
    assert ">a\u00a0b c<" in html_of("<nobr>a b</nobr> c")


def test_an_address_with_a_bracket_left_open_is_no_link_even_before_a_title() -> None:
    assert 'href="a' not in html_of('[x](a(b "t")')
    assert 'href="a(b)"' in html_of('[x](a(b) "t")')
