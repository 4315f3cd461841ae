"""Every address of the published site leads somewhere, and every page is led to."""

from collections.abc import Callable

import pytest

from helpers import links
from helpers.site import Site


def test_every_address_leads_somewhere(
    site: Site, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]
) -> None:
    problems, outside = links.check(site.folder, site.url)
    for address in links.unsafe(outside):
        record_property("advice", str(links.Problem(*outside[address], address, links.HTTP)))
    if pytestconfig.getoption("--online"):
        problems += links.unanswered(outside)
    assert not problems, "\n" + "\n".join(map(str, problems))
