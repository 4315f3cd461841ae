"""Checks of a site hold for whatever stands in docs/: each is made for every page and every
op-ed that is found.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from helpers.run import TESTED
from helpers.site import Site


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    site = metafunc.config.stash[TESTED]
    if not site:
        return
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", site.pages)
    if "op_ed" in metafunc.fixturenames:
        metafunc.parametrize("op_ed", site.op_eds, ids=lambda op_ed: op_ed.page)


@pytest.fixture(scope="session")
def served(site: Site, serve: Callable[..., str]) -> str:
    """The address of the site on this machine, below the path that it will have; ends in a
    slash.
    """
    return serve(site.folder, urlsplit(site.url).path)
