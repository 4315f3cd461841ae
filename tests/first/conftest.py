"""What is known of the first op-ed; left out at collection when docs/index.md is another."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from helpers.site import Site


@pytest.fixture(scope="session")
def served(site: Site, serve: Callable[..., str]) -> str:
    """The address of the site on this machine, below the path that it will have; ends in a
    slash.
    """
    return serve(site.folder, urlsplit(site.url).path)
