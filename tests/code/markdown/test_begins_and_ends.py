"""What begins and ends in a text: signs in pairs, words kept together, items without words."""

from helpers.reader import Reader, html_of


def test_backticks_that_nothing_closes_in_one_paragraph_are_closed_in_the_next() -> None:
    assert html_of("a ` b\n\n`a ` b\n").count("<code>a </code>") == 1


def test_words_that_were_not_to_be_broken_are_joined() -> None:
    assert ">a\u00a0b c<" in html_of("<nobr>a b</nobr> c")


def test_an_address_with_a_bracket_left_open_is_no_link_even_before_a_title() -> None:
    assert 'href="a' not in html_of('[x](a(b "t")')
    assert 'href="a(b)"' in html_of('[x](a(b) "t")')


def test_items_without_words_are_of_one_list_though_a_blank_line_parts_them() -> None:
    assert html_of("1.\n\n1.\n").count("<ol>") == 1


def test_a_heading_without_words_on_the_first_line_is_told_there() -> None:
    assert [finding.line for finding in Reader().findings("# \n***\n")] == [1]
