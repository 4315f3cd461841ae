"""The made-up sites have no barrier that axe-core can tell, and a page that has one is seen."""

import pytest

from helpers import axe


@pytest.fixture(scope="module")
def tab(browser):
    """A tab that lets axe in past a page's own policy."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.slow
def test_an_op_ed_in_every_state(tab, served):
    tab.goto(served)
    assert axe.violations_in(tab, axe.EVERY_STATE) == []


@pytest.mark.slow
def test_every_page_of_the_fixture_site_in_every_state(tab, serve, fixture_site):
    base = serve(fixture_site)
    for page in sorted(fixture_site.rglob("*.html")):
        name = page.relative_to(fixture_site).as_posix()
        tab.goto(base + name)
        assert axe.violations_in(tab, axe.EVERY_STATE) == [], name


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('.oped-kicker').style.color = '#999'", "color-contrast"),
        (
            "document.querySelector('main').outerHTML = document.querySelector('main').innerHTML",
            "region",
        ),
        ("document.querySelector('h1').outerHTML = '<h4>x</h4>'", "page-has-heading-one"),
        ("document.querySelector('.article-link').removeAttribute('aria-label')", "link-name"),
        ("document.querySelector('legend').outerHTML = '<h6>x</h6>'", "heading-order"),
        (
            (
                "document.querySelector('.article-text').insertAdjacentHTML('beforeend', '<img "
                "src=x>')"
            ),
            "image-alt",
        ),
    ],
)
@pytest.mark.slow
def test_a_broken_page_is_seen(tab, served, change, rule):
    tab.goto(served)
    tab.evaluate(change)
    assert any(line.startswith(rule) for line in axe.violations(tab))
