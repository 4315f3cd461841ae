"""The first op-ed's page is one light response."""

from helpers.site import Site
from helpers.weight import weight


def test_the_page_is_at_most_7500_bytes_while_it_stands_alone(site: Site) -> None:
    budget = 7_500 if len(site.op_eds) == 1 else 10_000
    assert weight((site.folder / "index.html").read_bytes()) <= budget
