"""Accessibility as far as axe-core can tell: WCAG 2.2, A to AAA, and its best practices."""

import json
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
DARK = {"color_scheme": "dark", "forced_colors": "none"}
FORCED = {"color_scheme": "light", "forced_colors": "active"}
WIDTHS = (320, 768, 1440)
EVERY_STATE = tuple((look, width) for look in (LIGHT, DARK, FORCED) for width in WIDTHS)
# Each look and each width once.
SOME_STATES = ((LIGHT, 320), (DARK, 768), (FORCED, 1440))


def violations(page: Page) -> list[str]:
    """What axe finds on an open page, as `rule: where: why`."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    run = f"axe.run(document, {{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})"
    rules = page.evaluate(run)["violations"]
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in rules
        for node in rule["nodes"]
    ]


def violations_in(page: Page, states: tuple[tuple[dict[str, str], int], ...]) -> list[str]:
    """Violations of the one open page in each look and width; details are shut in the
    middle width, else open.
    """
    problems = []
    for look, width in states:
        page.emulate_media(**look)
        page.set_viewport_size({"width": width, "height": 900})
        shut = str(width != 768).lower()
        page.evaluate(f"document.querySelectorAll('details').forEach(d => d.open = {shut})")
        state = f"{look['color_scheme']} {look['forced_colors']} {width}"
        problems += [f"{state}: {violation}" for violation in violations(page)]
    return problems
