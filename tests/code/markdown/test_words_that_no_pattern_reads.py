"""An address between angle brackets and a footnote without a text stay as typed, code or not."""

import pytest

from helpers.reader import Reader


@pytest.mark.parametrize("behind", ["*b*", "_b_c_", "`c`*b*`d`*e*"])
def test_an_address_holds_no_markup_behind_code(behind: str) -> None:
    assert "<em>" not in Reader().html(f"<https://e.example/`a`{behind}>\n")


def test_an_abbreviation_in_it_is_none() -> None:
    html = Reader().html("<https://e.example/`a`HTML>\n\n*[HTML]: Words\n")
    assert "<abbr" not in html


def test_what_a_footnote_without_a_text_is_called_is_told_as_typed() -> None:
    [finding] = Reader().findings("Words.[^`a`*b*]\n")
    assert "footnote [^`a`*b*] needs a line" in finding.message


def test_the_name_of_a_footnote_may_be_code() -> None:
    html = Reader().html("Words.[^`a`]\n\n[^`a`]: Its text.\n")
    assert 'href="#fn:1"' in html
    assert "Its text." in html
