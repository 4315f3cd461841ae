"""What a reader with a desktop's or a phone's fonts sees first of the op-ed, and what these fonts
make of paper."""

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from helpers.browser import script

pytestmark = pytest.mark.npm

WORDS = script("words_on_screen")
SHIFT = script("layout_shift")
# Of a site with a long name it takes two on a phone, which is not the op-ed's doing.
MASTHEAD_OF_ONE_LINE = """
    .site-masthead, .site-masthead nav { flex-wrap: nowrap; white-space: nowrap; overflow: hidden }
"""


@pytest.fixture(scope="module")
def readers_fonts(from_npm: None) -> str:
    from helpers.readers_fonts import readers_fonts

    return readers_fonts()


@pytest.mark.parametrize(
    ("width", "height", "least"),
    [
        (1440, 900, 145),  # between the New York Times (149) and what was here (101)
        (390, 844, 78),
    ],
)
def test_the_first_screen_holds_as_many_words_as_that_of_a_great_newspaper(
    width: int,
    height: int,
    least: int,
    readers_fonts: str,
    open_page: Callable[..., Any],
    served: str,
) -> None:
    page = open_page(served, readers_fonts, width=width, height=height)
    page.add_style_tag(content=MASTHEAD_OF_ONE_LINE)
    assert page.evaluate(WORDS) >= least
    page.add_style_tag(content=".article-text { line-height: 2 !important }")
    assert page.evaluate(WORDS) < least


def test_the_text_begins_within_370_pixels_of_a_desktop(
    readers_fonts: str,
    open_page: Callable[..., Any],
    served: str,
) -> None:
    page = open_page(served, readers_fonts, width=1440)
    page.add_style_tag(content=MASTHEAD_OF_ONE_LINE)
    begins = "document.querySelector('.article-text').getBoundingClientRect().top"
    assert page.evaluate(begins) <= 370
    page.add_style_tag(content="h1 { font-size: 60px !important }")
    assert page.evaluate(begins) > 370


@pytest.mark.parametrize("width", [360, 768, 1440, 2560])
@pytest.mark.slow
def test_the_headline_is_at_most_two_and_a_half_times_the_text(
    width: int, readers_fonts: str, open_page: Callable[..., Any], served: str
) -> None:
    page = open_page(served, readers_fonts, width=width)
    size = "selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
    headline, text = page.evaluate(size, "h1"), page.evaluate(size, ".article-text")
    assert 1.8 < headline / text < 2.4


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.slow
def test_paper_is_two_pages(
    size: str,
    readers_fonts: str,
    open_page: Callable[..., Any],
    served: str,
) -> None:
    page = open_page(served, readers_fonts, width=1280)
    page.emulate_media(media="print")
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(format=size))).pages) == 2
    page.add_style_tag(content="body { line-height: 2 !important }")
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(format=size))).pages) > 2


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.slow
def test_nothing_moves_while_the_page_comes_and_is_read(
    width: int, readers_fonts: str, open_page: Callable[..., Any], served: str
) -> None:
    page = open_page(served, readers_fonts, width=width, script=SHIFT)
    for _ in range(30):
        page.evaluate("scrollBy(0, 250)")
        page.wait_for_timeout(20)
    assert page.evaluate("window.shift") == 0
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(100)
    page.evaluate("document.querySelector('.article-text').style.marginTop = '40px'")
    page.wait_for_timeout(100)
    assert page.evaluate("window.shift") > 0
