"""Op-eds with standfirst and picture, with either and with neither, as a browser has them."""

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from helpers.browser import script
from helpers.project import ROOT
from helpers.readers_fonts import readers_fonts

BOTH, STANDFIRST, PICTURE, NEITHER = (
    "an-empty-chair",
    "a-tram-at-night",
    "a-chair-by-the-wall",
    "trees-first",
)
ALL = (BOTH, STANDFIRST, PICTURE, NEITHER)
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}
SCREENS = [
    (390, 3),
    (1440, 1),
    *(
        pytest.param(width, scale, marks=pytest.mark.slow)
        for width, scale in ((360, 3), (412, 2.625), (768, 2), (1024, 1), (1440, 2), (2560, 1))
    ),
]
MOST_BYTES = 14_600  # one flight of a connection's first packets
SHIFT = script("shift_so_far")


@pytest.fixture(scope="module")
def address(fixture_site: Path, serve: Callable[..., str]) -> str:
    return serve(fixture_site)


def visit(browser: Any, url: str, *, script: str = "", **options: Any) -> Iterator[Any]:
    context = browser.new_context(**options)
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.requests = []
    page.on("response", lambda response: page.requests.append(response))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.slow
def test_nothing_moves_and_a_page_is_one_request_and_one_for_its_picture(
    name: str, browser: Any, address: str
) -> None:
    # On a busy machine a page comes in pieces: of some visits the one least disturbed by others.
    shifts = []
    for _ in range(3):
        for page in visit(browser, f"{address}{name}/", **PHONE):
            shifts.append(page.evaluate(SHIFT))
        if not shifts[-1]:
            break
    assert min(shifts) == 0
    for page in visit(browser, f"{address}{name}/", **PHONE):
        loaded = [response.url.removeprefix(address) for response in page.requests]
        pictures = 1 if name in (BOTH, PICTURE) else 0
        above = [url for url in loaded if not url.startswith("assets/field-")]
        assert len(above) == 1 + pictures, loaded


@pytest.mark.parametrize("name", ALL)
def test_a_page_without_its_picture_is_one_flight(name: str, fixture_site: Path) -> None:
    data = (fixture_site / name / "index.html").read_bytes()
    assert len(gzip.compress(data, 6)) <= MOST_BYTES


@pytest.mark.npm
@pytest.mark.parametrize(("width", "scale"), SCREENS)
@pytest.mark.parametrize("name", [BOTH, PICTURE])
@pytest.mark.slow
def test_a_browser_loads_the_width_that_it_shows(
    name: str, width: int, scale: float, browser: Any, address: str, from_npm: None
) -> None:
    """`sizes` says how wide a picture is shown in the fonts that readers have."""
    options = {"viewport": {"width": width, "height": 900}, "device_scale_factor": scale}
    for page in visit(browser, f"{address}{name}/", script=readers_fonts(), **options):
        image = page.locator(".oped-picture img")
        shown = image.evaluate("image => image.getBoundingClientRect().width")
        sizes = page.locator(".oped-picture source").get_attribute("sizes")
        said = page.evaluate(WIDTH_OF_SIZES, sizes)
        natural = image.evaluate("image => Number(image.getAttribute('width'))")
        assert min(shown, natural) * 0.95 <= said <= shown * 1.1
        loaded = int(re.search(r"-(\d+)\.webp$", image.evaluate("image => image.currentSrc"))[1])
        assert loaded >= min(said * scale * 0.8, natural)


WIDTH_OF_SIZES = script("width_of_sizes")


def test_the_picture_comes_first_and_those_in_the_text_when_they_are_near(
    fixture_site: Path,
) -> None:
    page = (fixture_site / BOTH / "index.html").read_text(encoding="utf-8")
    above, in_text = lxml_html.document_fromstring(page).iter("img")
    assert (above.get("fetchpriority"), above.get("loading")) == ("high", None)
    assert (in_text.get("fetchpriority"), in_text.get("loading")) == (None, "lazy")
    assert in_text.xpath("ancestor::picture//source/@srcset")
    assert (in_text.get("width"), in_text.get("height")) == ("320", "180")


def test_what_is_not_used_weighs_nothing(fixture_site: Path) -> None:
    """Neither markup nor a rule for them is on the page of an op-ed with neither standfirst
    nor picture.
    """
    page = (fixture_site / NEITHER / "index.html").read_text(encoding="utf-8")
    assert not re.search(
        "standfirst|oped-picture|oped-upright|figcaption|alternativeHeadline|srcset", page
    )


def test_a_list_shows_standfirst_or_opening_names_day_and_reading_time(fixture_site: Path) -> None:
    page = (fixture_site / "op-eds/index.html").read_text(encoding="utf-8")
    root = lxml_html.document_fromstring(page)
    items = {item.find("a").get("href"): item for item in root.find_class("oped-item")}
    with_standfirst = [
        " ".join(p.text_content().split()) for p in items[f"../{STANDFIRST}/"].iter("p")
    ]
    assert with_standfirst == [
        "The nurses walk home, and nobody has counted them.",
        "Eve Case · February 11, 2018 · 1 min read · The Example Wire",
    ]
    without = [" ".join(p.text_content().split()) for p in items["../trees-first/"].iter("p")]
    opening = (
        "A tree planted today will shade nobody until our children are grown. "
        "That is the usual argument against planting it, and it is exactly backwards."
    )
    assert without == [
        opening,
        "María-José García and Jean-Paul Étoile · 3 May 2015 · 1 min read · The Example Wire",
    ]
    assert not re.search(r"\d\d:\d\d", " ".join(item.text_content() for item in items.values()))


@pytest.mark.parametrize(
    "name", ["op-eds/index.html", f"{BOTH}/index.html", f"{NEITHER}/index.html"]
)
def test_a_feed_is_linked_where_readers_see_it(name: str, fixture_site: Path) -> None:
    root = lxml_html.document_fromstring((fixture_site / name).read_text(encoding="utf-8"))
    assert root.xpath("//body//a[@href='../feed.xml']/text()") == ["New op-eds by feed"]


FIELD = ROOT / "tests/code/fixture/docs/assets/field.png"
OP_ED = """---
template: article.html
title: A town needs its bridge
authors:
  - name: Ada Example
date: 2020-02-02
source: The Example Wire
picture:
  file: assets/bridge.jpg
  alt: A bridge
---

The bridge is old.
"""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            None,
            (
                "docs/a-bridge.md:9: 'picture.file' must name a file below docs/, not "
                "'assets/bridge.jpg'"
            ),
            marks=pytest.mark.slow,
        ),
        pytest.param(
            b"no picture",
            (
                "docs/a-bridge.md:9: 'picture.file' must be a picture that programs can read, "
                "not 'assets/bridge.jpg'"
            ),
            marks=pytest.mark.slow,
        ),
        (
            FIELD.read_bytes()[:50_000],
            (
                "docs/a-bridge.md:9: 'assets/bridge.jpg' must be a picture that programs can "
                "read to its end: "
            ),
        ),
    ],
    ids=["not there", "none", "cut off"],
)
@pytest.mark.slow
def test_a_picture_that_cannot_be_shown_is_told(
    data: bytes | None, message: str, project: Path, build: Callable
) -> None:
    (project / "docs/a-bridge.md").write_text(OP_ED, encoding="utf-8")
    if data is not None:
        (project / "docs/assets").mkdir(exist_ok=True)
        (project / "docs/assets/bridge.jpg").write_bytes(data)
    done = build(project)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith(message)], done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_image_wins_in_previews_and_nowhere_else(project: Path, build: Callable) -> None:
    (project / "docs/assets").mkdir(exist_ok=True)
    for name in ("bridge.png", "preview.png"):
        shutil.copy(FIELD, project / "docs/assets" / name)
    more = "  alt: A bridge\nimage: assets/preview.png\nimage_alt: Another\n"
    text = OP_ED.replace("bridge.jpg", "bridge.png").replace("  alt: A bridge\n", more)
    (project / "docs/a-bridge.md").write_text(text, encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stderr
    page = (project / "site/a-bridge/index.html").read_text(encoding="utf-8")
    assert re.findall('og:image" content="([^"]*)"', page)[0].endswith("/assets/preview.png")
    assert re.findall('og:image:alt" content="([^"]*)"', page) == ["Another"]
    assert re.search(r'"ImageObject","url":"[^"]*/assets/bridge-[0-9a-f]{8}-\d+\.', page)
