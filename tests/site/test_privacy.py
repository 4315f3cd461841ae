"""A page is complete in itself: no script, nothing asked of another host, nothing kept, a
policy without exceptions.
"""

from playwright.sync_api import Browser

from helpers.browser import reports
from helpers.policy import exceptions
from helpers.site import Site


def test_a_page_asks_nothing_of_another_host_and_breaks_no_rule_of_its_own(
    page: str, browser: Browser, served: str
) -> None:
    assert reports(browser, served + page) == []


def test_a_page_has_a_policy_without_exceptions(page: str, site: Site) -> None:
    assert exceptions(site.text(page), site.url) == []
