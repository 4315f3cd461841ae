"""Every published page is valid HTML, by the Nu HTML checker."""

from pathlib import Path

import pytest

from helpers import nu
from helpers.once import known_once
from helpers.site import Site


@pytest.fixture(scope="session")
def messages(site: Site, shared: Path) -> dict[str, list[str]]:
    """What the checker says of each page."""
    return known_once(shared / "nu.json", lambda: nu.messages(site.folder))


def test_a_page_is_valid(page: str, messages: dict[str, list[str]]) -> None:
    assert messages[page] == []
