"""How the page reads: measure, reflow, contrast, keyboard, theme, quoting, paper; in a real
browser.
"""

import io
import json
import re

import pypdf
import pytest

from helpers.browser import reports, script
from helpers.policy import exceptions
from helpers.project import ADDRESS
from helpers.sample import PARAGRAPHS

WIDTHS = [320, 360, 480, 640, 768, 1024, 1280, 1440, 1920, 2560]
SPACING = """
* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important
}
p { margin-bottom: 2em !important }
"""

LINES = script("longest_line")
OVERLAPS = script("overlapping_signs")
CONTRAST = script("contrast")


@pytest.fixture(scope="module")
def page(browser, served):
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(served)
    yield page
    context.close()


@pytest.fixture(autouse=True)
def as_it_comes(request):
    """Each test starts on the page as it comes."""
    if "page" in request.fixturenames:
        page = request.getfixturevalue("page")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
        page.goto(request.getfixturevalue("served"))


@pytest.mark.slow
def test_no_line_is_longer_than_75_characters_at_any_width(page):
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(LINES)
    assert {width: count for width, count in found.items() if count > 75} == {}
    assert 60 <= found[1280] <= 75
    page.add_style_tag(
        content="p { max-width: none !important; } .site-sheet > * { max-width: none !important }"
    )
    assert page.evaluate(LINES) > 75


def test_nothing_scrolls_sideways_even_with_wide_spacing(page):
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(wider) <= 0, width
    page.set_viewport_size({"width": 320, "height": 900})
    page.add_style_tag(content=SPACING)
    page.evaluate("document.querySelector('details').open = true")
    assert page.evaluate(wider) <= 0
    assert page.evaluate(script("clipped")) == 0
    page.add_style_tag(content="h1 { width: 400px }")
    assert page.evaluate(wider) > 0


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"media": "print"}],
    ids=["light", "dark", "print"],
)
def test_all_text_has_a_contrast_of_seven_to_one(page, look):
    page.emulate_media(**look)
    page.evaluate("document.querySelector('details').open = true")
    found = page.evaluate(CONTRAST)
    assert len(found) > 5
    assert {name: ratio for name, ratio in found.items() if ratio < 7} == {}
    page.add_style_tag(content="h1 { color: #888 !important }")
    assert page.evaluate(CONTRAST)["oped-headline p-name"] < 7


def test_every_control_is_44_pixels_in_both_ways(page):
    controls = "a:not(p a:not(.article-link), dd a), summary, label"
    small = script("small_controls")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(small, controls) == []
    page.add_style_tag(content="summary { padding: 0 !important }")
    assert len(page.evaluate(small, controls)) == 1


@pytest.mark.slow
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(page):
    names, unseen = [], []
    page.evaluate("document.body.focus()")
    for _ in range(60):
        page.keyboard.press("Tab")
        name, ring = page.evaluate(script("focused"))
        if name == "BODY" or name in names[:1]:
            break
        names.append(name)
        unseen += [] if ring else [name]
    assert names[0].startswith("site-skip")
    assert names[1].startswith("site-name")
    assert names[2].endswith(("/about/", "/op-eds/"))
    assert len([name for name in names if name.startswith("article-link")]) == 11
    assert names[-1] == "theme-automatic"
    assert unseen == []
    page.evaluate("document.activeElement.blur()")
    page.goto(page.url.split("#")[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "site-start"


def test_cite_opens_by_keyboard_and_each_reference_is_selected_in_one_click(page):
    page.focus("summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details').open")
    page.click("dd >> nth=0")
    assert page.evaluate("getSelection().toString()").startswith(
        "Example, Ada B., and Ben C. Sample."
    )


@pytest.mark.slow
def test_the_theme_control_changes_the_page_on_screen(page):
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.focus("#theme-automatic")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.querySelector(':checked').id") == "theme-dark"
    dark = page.evaluate(ground)
    assert dark != light
    page.emulate_media(color_scheme="dark")
    page.check("#theme-light")
    assert page.evaluate(ground) == light
    page.check("#theme-automatic")
    assert page.evaluate(ground) == dark


def test_a_browser_without_light_dark_reads_a_light_page(browser, sample, serve, tmp_path):
    text = (sample / "index.html").read_text(encoding="utf-8").replace("light-dark(", "unknown(")
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    context = browser.new_context(bypass_csp=True, color_scheme="dark")
    page = context.new_page()
    page.goto(serve(tmp_path))
    found = page.evaluate(CONTRAST)
    assert min(found.values()) >= 7
    assert not page.is_visible("fieldset")
    context.close()


@pytest.mark.slow
def test_nothing_is_missing_without_scripts(browser, served):
    shown = []
    for on in (True, False):
        context = browser.new_context(java_script_enabled=on)
        page = context.new_page()
        page.goto(served)
        shown.append(page.inner_text("body"))
        context.close()
    assert shown[0] == shown[1]


def test_paragraph_links_have_unique_names_and_are_never_in_the_text(page):
    names = page.eval_on_selector_all(
        ".article-link", "all => all.map(a => [a.ariaLabel, a.textContent])"
    )
    assert names == [[f"Link to paragraph {number}", ""] for number in range(1, 12)]
    assert "¶" in page.evaluate(
        "getComputedStyle(document.querySelector('.article-link'), '::after').content"
    )
    sizes = page.eval_on_selector_all(
        ".article-link",
        "all => all.map(a => [a.getBoundingClientRect().width, a.getBoundingClientRect().height])",
    )
    assert sizes == [[44, 44]] * 11


@pytest.mark.slow
def test_paragraph_links_show_on_hover_and_focus_and_always_where_nothing_hovers(
    page, browser, served
):
    faint = "getComputedStyle(document.querySelector('.article-link')).opacity"
    assert page.evaluate(faint) == "0"
    page.hover(".article-text > p >> nth=0")
    assert page.evaluate(faint) == "1"
    page.mouse.move(0, 0)
    page.focus(".article-link >> nth=0")
    assert page.evaluate(faint) == "1"
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640}, bypass_csp=True
    )
    phone = context.new_page()
    phone.goto(served)
    assert phone.evaluate(faint) == "1"
    assert phone.evaluate(OVERLAPS) == 0
    phone.add_style_tag(content=".article-text > p { margin: 0 !important }")
    assert phone.evaluate(OVERLAPS) > 0
    context.close()


def test_the_paragraph_in_the_address_is_marked_without_colour_alone(page):
    before = page.evaluate(
        "getComputedStyle(document.querySelectorAll('.article-text > p')[3]).borderInlineStartWidth"
    )
    page.goto(page.url + page.get_attribute(".article-link >> nth=3", "href"))
    after = page.evaluate(
        "getComputedStyle(document.querySelectorAll('.article-text > p')[3]).borderInlineStartWidth"
    )
    assert (before, after) == ("0px", "3px")


@pytest.mark.slow
def test_a_paragraphs_id_survives_edits_to_others(project, build_pages, sample):
    def ids(folder):
        return re.findall(
            r'<p[^>]*><span id="(p-[^"]+)">', (folder / "index.html").read_text(encoding="utf-8")
        )

    before = ids(sample)
    op_ed = project / "docs/index.md"
    text = op_ed.read_text(encoding="utf-8")
    text = text[: text.index("wire:")] + "---\n" + text.partition("\n---\n")[2]
    op_ed.write_text(
        text.replace("Barely three", "A new first.\n\nHardly three").replace(
            "As time passes", "With time"
        ),
        encoding="utf-8",
    )
    assert build_pages(project).returncode == 0
    after = ids(project / "site")
    assert len(before) == len(set(before)) == 11
    assert after[2:4] + after[5:] == before[1:3] + before[4:]


def test_english_words_on_a_page_from_right_to_left_stand_at_the_right_and_apart(
    page, serve, fixture_site
):
    page.goto(serve(fixture_site) + "hebrew/")
    edge = script("right_edge")
    assert abs(page.evaluate(edge, ".oped-kicker") - page.evaluate(edge, ".oped-headline")) < 1
    assert (
        page.evaluate("document.querySelector('.byline > :not([lang])').previousSibling.data")
        == " "
    )


def test_selected_text_is_the_op_eds_words(page):
    select = script("selected_words")
    assert [line for line in page.evaluate(select, ".e-content").split("\n") if line] == PARAGRAPHS
    assert page.evaluate(select, ".e-content > p") == PARAGRAPHS[0]
    page.hover(".e-content > p")
    assert "¶" not in page.evaluate(select, "body")


def printed(page, **size) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(page.pdf(**size)))


def test_the_first_letter_is_as_tall_on_paper_as_three_lines(page):
    page.emulate_media(media="print")
    sizes = {}
    printed(page, format="A4").pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: sizes.setdefault(text, size)
    )
    assert sizes["B"] > 3 * sizes["OPINION"]


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.slow
def test_paper_is_two_pages_in_black_with_the_address_in_each_foot(page, size):
    page.check("#theme-dark")
    page.emulate_media(media="print", color_scheme="dark")
    pdf = printed(page, format=size)
    texts = [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]
    assert len(texts) == 2
    for number, text in enumerate(texts, 1):
        assert f"{ADDRESS} · Riverwire · 2021-09-16" in text
        assert f"{number} / 2" in text
    whole = " ".join(texts)
    for chrome in ("¶", "Automatic", "BibTeX", "Cite this", "Skip to", "About The"):
        assert chrome not in whole
    assert page.evaluate(script("colours")) == ["rgb(0, 0, 0)"]


def test_on_paper_each_link_is_spelt_out_once(page, serve, fixture_site):
    page.goto(serve(fixture_site) + "specimen/")
    page.emulate_media(media="print")
    whole = "".join(
        "".join(sheet.extract_text() for sheet in printed(page, format="A4").pages).split()
    )
    assert whole.count("(https://wire.example/specimen)") == 1


def test_no_widow_or_orphan_line_is_left_on_paper(page):
    page.emulate_media(media="print")
    found = page.eval_on_selector_all(
        ".article-text > p",
        "all => all.map(p => [getComputedStyle(p).orphans, getComputedStyle(p).widows])",
    )
    assert set(map(tuple, found)) == {("3", "3")}


FORBIDDEN = {
    "an inline script": "<script>document.title = 'x'</script>",
    "a picture of another host": '<img src="https://other.example/a.png" alt="x">',
    "a style attribute": '<p style="color: red">x</p>',
    "an event attribute": '<img src="data:," alt="x" onerror="document.title = 1">',
    "a frame": '<iframe src="data:text/html,x"></iframe>',
}


@pytest.mark.parametrize("name", ["specimen/", "hebrew/", "hostile/"])
@pytest.mark.slow
def test_no_page_breaks_its_policy_or_asks_another_host(name, browser, serve, fixture_site):
    assert reports(browser, serve(fixture_site) + name) == []


@pytest.mark.parametrize("name", FORBIDDEN)
@pytest.mark.slow
def test_the_policy_stops_a_forbidden_thing(name, browser, serve, sample, tmp_path):
    text = (sample / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(
        text.replace("</article>", FORBIDDEN[name] + "</article>"), encoding="utf-8"
    )
    assert any("Content Security Policy" in line for line in reports(browser, serve(tmp_path)))


def test_every_page_has_a_policy_without_exceptions(sample, fixture_site):
    for folder in (sample, fixture_site):
        for page in folder.rglob("*.html"):
            assert exceptions(page.read_text(encoding="utf-8"), ADDRESS) == [], page


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("</article>", "<script>1</script></article>", "a script"),
        ("base-uri 'none'", "base-uri 'self'", "a policy with exceptions"),
        ('http-equiv="Content-Security-Policy"', 'name="x"', "no Content-Security-Policy"),
        ("</article>", '<img src="a.png" alt="x"></article>', "pictures are let in"),
        ('<meta name="referrer" content="no-referrer">', "", "other hosts are told"),
        ("</article>", '<p style="color:red">x</p></article>', "an active attribute"),
        (
            "</article>",
            '<a href="https://other.example/">x</a></article>',
            "a link that hands this page on",
        ),
    ],
)
def test_an_exception_is_seen(old, new, problem, sample):
    text = (sample / "index.html").read_text(encoding="utf-8")
    assert old in text
    assert [
        line for line in exceptions(text.replace(old, new), ADDRESS) if line.startswith(problem)
    ]


def test_json_ld_cannot_end_its_script(fixture_site):
    text = (fixture_site / "hostile/index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1]
    assert json.loads(found)["headline"].startswith("</script><b>&\"'")
