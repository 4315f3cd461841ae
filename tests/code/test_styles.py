"""A page gets just the rules that can ever apply to it: selector by selector, and pixel by
pixel.
"""

import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import material
import pytest
from lxml import html as lxml_html
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from helpers.browser import script
from oped.page import styles

ROOT = Path(__file__).parents[2]
OURS = [
    ROOT / f"docs/assets/stylesheets/{name}.css"
    for name in ("tokens", "reading", "article", "print")
]
THEIRS = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css"))
PAGE = """<!doctype html><html lang="en"><body class="a"><main id="m"><p class="x">One
<b>two</b></p><p>Three</p>
<details><summary>S</summary><input type="radio" checked></details><a href="/">L</a></main></body>
</html>"""


def pruned(css: str, page: str = PAGE) -> str:
    return styles.prune(styles.parse(css), lxml_html.document_fromstring(page))


KEPT = {
    "p": "p{color:red}",
    "p.x": "p.x{color:red}",
    "#m > p": "#m>p{color:red}",
    "p + p": "p+p{color:red}",
    "p ~ details": "p~details{color:red}",
    "a:hover": "a:hover{color:red}",
    "a:focus-visible": "a:focus-visible{color:red}",
    "p:target": "p:target{color:red}",
    "input:checked + b, input:checked": "input:checked{color:red}",
    "p::before": "p::before{color:red}",
    "p:muted": "p:muted{color:red}",
    "p:after": "p:after{color:red}",
    "p::first-letter": "p::first-letter{color:red}",
    "::selection": "::selection{color:red}",
    ":root": ":root{color:red}",
    "details[open] summary": "details[open] summary{color:red}",
    "p:not(:hover)": "p:not(:hover){color:red}",
    "p:not(.x)": "p:not(.x){color:red}",
    "b:not(details[open] *)": "b:not(details[open] *){color:red}",
    ":is(p, q):hover": ":is(p,q):hover{color:red}",
    "main:has(input:checked)": "main:has(input:checked){color:red}",
    "main:has(> p)": "main:has(>p){color:red}",
    "p:first-child": "p:first-child{color:red}",
    "p:nth-child(2n + 1)": "p:nth-child(2n+1){color:red}",
    "p:dir(rtl)": "p:dir(rtl){color:red}",
    "input::-webkit-thing": "input::-webkit-thing{color:red}",
    "q, p, s": "p{color:red}",
    "p:lang(en)": "p:lang(en){color:red}",
    "a:any-link": "a:any-link{color:red}",
    "*": "*{color:red}",
}
DROPPED = ["q", "p.y", "#n", "b + p", "p > a", "q:hover", "p:not(p)", ":is(q, s)", "main:has(q)"]
DROPPED += [
    "p:nth-child(9)",
    "q:checked",
    "details[open] q",
    "p:not(p):hover",
    "p:lang(ko)",
    "p:empty",
]


@pytest.mark.parametrize("selector", KEPT)
def test_a_rule_that_can_apply_is_kept(selector):
    assert pruned(f"{selector} {{ color: red; }}") == KEPT[selector]


@pytest.mark.parametrize("selector", DROPPED)
def test_a_rule_that_cannot_apply_is_dropped(selector):
    assert pruned(f"{selector} {{ color: red; }}") == ""


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("@media print { p { color: red } q { color: red } }", "@media print{p{color:red}}"),
        ("@media print { q { color: red } }", ""),
        (
            "@media print { @supports (color: red) { p { color: red } } }",
            "@media print{@supports (color:red){p{color:red}}}",
        ),
        (
            ":root { --a: 1px; --b: var(--c); --c: 2px; --d: 3px } p { margin: var(--a) var(--b) }",
            ":root{--a:1px;--b:var(--c);--c:2px}p{margin:var(--a) var(--b)}",
        ),
        (":root { --a: var(--b); --b: var(--a) }", ""),
        (
            "p { color: var(--x, var(--y)) } :root { --x: red; --y: blue; --z: 1 }",
            "p{color:var(--x,var(--y))}:root{--x:red;--y:blue}",
        ),
        (
            (
                "@keyframes a { to { color: red } } @keyframes b { to { color: red } } p { "
                "animation: a 1s }"
            ),
            "@keyframes a{to{color:red}}p{animation:a 1s}",
        ),
        ('@font-face { font-family: "A"; src: url(a) } p { font-family: B }', "p{font-family:B}"),
        (
            "@font-face { font-family: 'B C'; src: url(b) } p { font-family: 'B C' }",
            "@font-face{font-family:'B C';src:url(b)}p{font-family:'B C'}",
        ),
        ("@scope (.x) { :scope > i { color: red } }", "@scope (.x){:scope>i{color:red}}"),
        (
            "p { background: url(a-0.5.png) , url( 'b , 0.5.png' ) }",
            "p{background:url(a-0.5.png),url('b , 0.5.png')}",
        ),
        (
            "@media print { p { top: 0 } } q { top: 0 } @media print { b { top: 0 } }",
            "@media print{p{top:0}b{top:0}}",
        ),
        ("p { color: red; & b , & i { top : 0 } }", "p{color:red;& b,& i{top :0}}"),
        ("@charset 'utf-8'; p { color: red }", "p{color:red}"),
        ("@page { margin: 1cm }", "@page{margin:1cm}"),
        ("p { margin: calc(1px + -2px) 0.5em -0.25em; }", "p{margin:calc(1px + -2px) .5em -.25em}"),
        (
            "p { color: red !important; /* why */ background : url( 'a b.png' ) }",
            "p{color:red!important;background:url('a b.png')}",
        ),
        ("p { transition: a 1s , b 2s }", "p{transition:a 1s,b 2s}"),
    ],
)
def test_a_sheet_becomes(css, expected):
    found = pruned(css)
    assert found.replace('"', "'") == expected.replace('"', "'")
    assert "</style" not in found


def test_an_import_is_an_error():
    with pytest.raises(ValueError, match="line 1: a stylesheet must be CSS without @import"):
        styles.parse("@import 'a.css';")


@pytest.mark.slow
def test_pages_of_one_shape_share_the_work_and_get_the_same(fixture_site):
    ours = [file.read_text(encoding="utf-8") for file in OURS]
    sheet = styles.parse(*ours)
    chance = random.Random(3)
    for _ in range(40):
        body = "".join(
            chance.choice(
                ["<p>x</p>", "<p class='pull'>x</p>", "<ul><li>a</li><li>b</li></ul>", "<h2>x</h2>"]
            )
            * chance.randint(1, 6)
            for _ in range(4)
        )
        root = lxml_html.document_fromstring(
            f"<html><body><div class='article-text'>{body}</div></body></html>"
        )
        assert styles.prune(sheet, root) == styles.prune(styles.parse(*ours), root)
    assert len(sheet.pruned) < 40


@pytest.mark.parametrize(
    ("selector", "others", "body"),
    [
        ("a:any-link", "<a>x</a>", "<a href='/'>x</a>"),
        ("p:empty", "<p>x</p>", "<p></p>"),
        (
            "b:not(p + p + p + p + b)",
            "<p></p><p></p><p></p><p></p><b></b>",
            "<p></p><p></p><p></p><b></b>",
        ),
    ],
)
def test_pages_of_different_shape_share_nothing(selector, others, body):
    sheet = styles.parse(f"{selector} {{ color: red }}")
    styles.prune(sheet, lxml_html.document_fromstring(others))
    assert (
        styles.prune(sheet, lxml_html.document_fromstring(body))
        == f"{selector.replace(' + ', '+')}{{color:red}}"
    )


STATES = [
    ("hover", "a"),
    ("focus", "a"),
    ("checked", "#theme-dark"),
    ("target", None),
    ("open", None),
    ("plain", None),
]


def shots(
    browser: Browser,
    address: str,
    *,
    looks: list[dict[str, str]],
    widths: list[int],
    states: list[tuple[str, str | None]],
) -> list[Image.Image]:
    """Screenshots of a page in each look, width and state."""
    images = []
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    for look in looks:
        page.emulate_media(**look)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 1200})
            for state, selector in states if look["media"] == "screen" else STATES[-1:]:
                page.mouse.move(0, 0)
                page.evaluate(script("as_it_comes"))
                bring_about(state, selector, page)
                image = Image.open(io.BytesIO(page.screenshot(full_page=True)))
                images.append(image.convert("RGB"))
            if look["media"] == "screen":
                page.check("#theme-automatic", force=True)
    context.close()
    return images


def bring_about(state: str, selector: str | None, page: Page) -> None:
    match state:
        case "hover":
            page.hover(".e-content a, .site-name", force=True)
        case "focus":
            page.focus(".e-content a, .site-name")
        case "checked":
            page.check(selector, force=True)
        case "target":
            page.evaluate("location.hash = document.querySelector('.e-content > p')?.id ?? ''")
        case "open":
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


LOOKS = [
    {"color_scheme": "light", "media": "screen", "forced_colors": "none"},
    {"color_scheme": "dark", "media": "screen", "forced_colors": "none"},
    {"color_scheme": "light", "media": "screen", "forced_colors": "active"},
    {"color_scheme": "light", "media": "print", "forced_colors": "none"},
]


def write_both(page: Path, folder: Path) -> None:
    """The page with all of the styles as index.html, with pruned ones as pruned.html."""
    pruned_page = page.read_text(encoding="utf-8")
    start, end = pruned_page.index("<style>") + 7, pruned_page.index("</style>")
    whole = "".join(file.read_text(encoding="utf-8") for file in OURS)
    # What stands in the foot of its own paper.
    _, mark, foot = pruned_page[start:end].rpartition("@page{@bottom-left")
    if mark:
        whole += mark + foot
    folder.mkdir()
    with_all = pruned_page[:start] + whole + pruned_page[end:]
    (folder / "index.html").write_text(with_all, encoding="utf-8")
    (folder / "pruned.html").write_text(pruned_page, encoding="utf-8")


def compared(
    browser: Browser, address: str, **states: Any
) -> Iterator[tuple[Image.Image, Image.Image]]:
    """The page with all of the styles, and the same with pruned ones, in each state."""
    return zip(
        shots(browser, address, **states),
        shots(browser, address + "pruned.html", **states),
        strict=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["index.html", "specimen/index.html"])
def test_a_page_looks_the_same_with_all_styles_in_every_state(
    name, browser, serve, sample, fixture_site, tmp_path
):
    folder = sample if name == "index.html" else fixture_site
    write_both(folder / name, tmp_path / "both")
    address = serve(tmp_path / "both")
    states = {"looks": LOOKS, "widths": [320, 768, 1440], "states": STATES}
    for full, exact in compared(browser, address, **states):
        assert full.size == exact.size
        assert ImageChops.difference(full, exact).getbbox() is None


@pytest.mark.slow
def test_a_missing_rule_would_be_seen(browser, serve, sample, tmp_path):
    page = (sample / "index.html").read_text(encoding="utf-8")
    rule = ".p-author{font-weight:bold}"
    assert rule in page
    broken = tmp_path / "broken.html"
    broken.write_text(page.replace(rule, ""), encoding="utf-8")
    write_both(broken, tmp_path / "both")
    address = serve(tmp_path / "both")
    pairs = compared(browser, address, looks=LOOKS[:1], widths=[768], states=STATES[-1:])
    assert any(ImageChops.difference(full, exact).getbbox() for full, exact in pairs)


@pytest.mark.slow
def test_materials_stylesheet_is_pruned_for_what_wants_it():
    text = THEIRS.read_text(encoding="utf-8")
    found = styles.prune(
        styles.parse(text),
        lxml_html.document_fromstring(
            '<div class="md-typeset"><div class="tabbed-set"><input type="radio"></div></div>'
        ),
    )
    assert ".md-typeset .tabbed-set{" in found
    assert "admonition" not in found
    assert len(found) < len(text) / 10


@pytest.mark.slow
def test_a_page_of_any_kind_that_uses_material_s_components_gets_their_rules(project, build_pages):
    (project / "docs/about.md").write_text(
        '# About\n\n<div class="grid" markdown>\n\nWords.\n\n</div>\n', encoding="utf-8"
    )
    assert build_pages(project).returncode == 0
    page = (project / "site/about/index.html").read_text(encoding="utf-8")
    assert "md-typeset" in page
    assert ".md-typeset .grid{" in page
    assert "md-typeset" not in (project / "site/404.html").read_text(encoding="utf-8")
