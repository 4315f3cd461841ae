"""Which rules a page keeps where many elements are alike, or selectors ask for attributes."""

import pytest
from lxml import html as lxml_html

from oped.page import styles

ITEMS = "".join("<li>One</li>" for _ in range(9))
PAGE = f"""<html><body><ul>{ITEMS}</ul>
<p title="a" class="b">Two <a href="/">three</a></p></body></html>"""


def kept(selector: str) -> bool:
    sheet = styles.parse(f"{selector} {{ color: red }}")
    return bool(styles.prune(sheet, lxml_html.document_fromstring(PAGE)))


@pytest.mark.parametrize("selector", ["li:nth-child(7)", "li:nth-last-child(9)", "li + li + li"])
def test_of_elements_alike_a_rule_for_a_later_one_stays(selector: str) -> None:
    assert kept(selector)


def test_a_rule_for_more_elements_than_there_are_goes() -> None:
    assert not kept("li:nth-child(10)")


@pytest.mark.parametrize("selector", ["a[href]", 'p[title="a"]', ".b", "p > a[href^='/']"])
def test_a_rule_for_an_attribute_that_is_there_stays(selector: str) -> None:
    assert kept(selector)


@pytest.mark.parametrize("selector", ["a[rel]", 'p[title="b"]', ".c", "li[href]"])
def test_a_rule_for_an_attribute_that_is_not_there_goes(selector: str) -> None:
    assert not kept(selector)
