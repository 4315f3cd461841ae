"""How a usual op-ed reads, from a phone to a wide screen, in the machine's fonts and in
readers' own.
"""

from collections.abc import Callable
from typing import Any

import pytest

from helpers.reading import LONGEST_LINE, reading_of

WIDTHS = [320, 390, 640, 768, 1440]
EVERY_WIDTH = [320, 360, 390, 480, 600, 640, 768, 900, 1024, 1280, 1440, 1920, 2560]

# By page and width: what reading.js gives.
Found = dict[tuple[str, int], dict[str, Any]]


@pytest.fixture(scope="module")
def read(fonts: str, open_page: Callable[..., Any], served: str) -> Found:
    """Every page of the sample at every width, in each set of fonts."""
    found = {}
    for name in ("", "about/", "404.html"):
        for width, reading in reading_of(served + name, fonts, open_page, WIDTHS):
            found[name, width] = reading
    return found


def those(read: Found, fact: str) -> dict[tuple[str, int], Any]:
    """The pages and widths where something is found that should not be."""
    return {at: found[fact] for at, found in read.items() if found[fact]}


@pytest.mark.slow
def test_no_line_is_longer_than_75_characters(read: Found) -> None:
    longest = {at: found["longest"] for at, found in read.items()}
    assert {at: line for at, line in longest.items() if len(line) > LONGEST_LINE} == {}


@pytest.mark.slow
def test_no_line_begins_with_a_dash(read: Found) -> None:
    assert those(read, "dashFirst") == {}


def test_no_name_in_the_byline_is_broken(read: Found) -> None:
    assert those(read, "brokenNames") == {}


def test_nothing_scrolls_sideways(read: Found) -> None:
    assert {at: found["sideways"] for at, found in read.items() if found["sideways"] > 0} == {}


def test_the_sign_of_a_paragraphs_link_covers_no_letter(read: Found) -> None:
    assert those(read, "covering") == {}


@pytest.mark.slow
def test_a_page_reads_well_at_every_width(
    fonts: str, open_page: Callable[..., Any], served: str
) -> None:
    for width, found in reading_of(served, fonts, open_page, EVERY_WIDTH):
        assert len(found.pop("longest")) <= LONGEST_LINE, width
        assert found == {"dashFirst": [], "brokenNames": [], "sideways": 0, "covering": []}, width
