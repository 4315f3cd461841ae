"""WCAG 2.2, A to AAA, as far as axe-core can tell: every page, light, dark and in forced
colours; and it reflows.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from helpers import axe

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REFRESH = re.compile(r"""<meta http-equiv="?refresh[^>]*>""")


def stay(route: Route) -> None:
    """A page that leads on at once is looked at before it does."""
    if route.request.resource_type == "document":
        response = route.fetch()
        route.fulfill(response=response, body=REFRESH.sub("", response.text()))
    else:
        route.continue_()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that lets axe in past a page's own policy."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    context.route("**/*", stay)
    yield context.new_page()
    context.close()


def test_a_page_has_no_barrier(page: str, tab: Page, served: str) -> None:
    tab.goto(served + page)
    assert axe.violations_in(tab, axe.SOME_STATES) == []


@pytest.mark.slow
def test_a_page_has_no_barrier_in_any_state(page: str, tab: Page, served: str) -> None:
    tab.goto(served + page)
    assert axe.violations_in(tab, axe.EVERY_STATE) == []


def test_a_page_never_scrolls_sideways(page: str, tab: Page, served: str) -> None:
    """WCAG 1.4.10: what is wide, such as a table, scrolls in a box of its own."""
    tab.goto(served + page)
    for width in axe.WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate(TOO_WIDE) <= 0, width
