"""WCAG 2.2, A to AAA, as far as axe-core can tell: every page, light, dark and in forced colours, at three widths."""

import json
from pathlib import Path

import axe_playwright_python
import pytest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
]
WIDTHS = [320, 768, 1440]


@pytest.fixture(scope="module")
def open_page(browser):
    """Opens an address in a page that lets axe in past the page's own policy."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()

    def open_page(address):
        page.goto(address)
        page.evaluate(AXE)
        return page

    yield open_page
    context.close()


def violations(page) -> list[str]:
    """What axe finds, as `rule: where: why`."""
    run = f"axe.run(document, {{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})"
    found = page.evaluate(run)["violations"]
    return [f"{rule['id']}: {node['target']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def in_every_state(page, looks=LOOKS, widths=WIDTHS) -> list[str]:
    """Violations in each look at each width, details shut and open, by resizing the one open page."""
    found = []
    for look in looks:
        page.emulate_media(**look)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(f"document.querySelectorAll('details').forEach(d => d.open = {str(width != 768).lower()})")
            found += [f"{look['color_scheme']} {look['forced_colors']} {width}: {line}" for line in violations(page)]
    page.emulate_media(**LOOKS[0])
    return found


def test_the_op_ed_in_every_state(open_page, served):
    assert in_every_state(open_page(served)) == []


def test_every_other_page_in_one_state(open_page, served, pages):
    for name in pages:
        if name != "index.html":
            assert in_every_state(open_page(served + name), LOOKS[:1], [320]) == [], name


@pytest.mark.slow
def test_every_page_in_every_state(open_page, served, serve, pages, fixture_site):
    other = serve(fixture_site)
    for address in [served + name for name in pages] + [
        other + p.relative_to(fixture_site).as_posix() for p in fixture_site.rglob("*.html")
    ]:
        assert in_every_state(open_page(address)) == [], address


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('.article-kicker').style.color = '#999'", "color-contrast"),
        ("document.querySelector('main').outerHTML = document.querySelector('main').innerHTML", "region"),
        ("document.querySelector('h1').outerHTML = '<h4>x</h4>'", "page-has-heading-one"),
        ("document.querySelector('.article-link').removeAttribute('aria-label')", "link-name"),
        ("document.querySelector('legend').outerHTML = '<h6>x</h6>'", "heading-order"),
        ("document.querySelector('.article-text').insertAdjacentHTML('beforeend', '<img src=x>')", "image-alt"),
    ],
)
def test_a_broken_page_is_seen(open_page, served, change, rule):
    page = open_page(served)
    page.evaluate(change)
    assert any(line.startswith(rule) for line in violations(page))
