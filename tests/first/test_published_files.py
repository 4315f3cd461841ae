"""The first op-ed is published with all of its files, its wire copy as received."""

from helpers import endings
from helpers.project import ROOT
from helpers.site import Site

SLUG = "the-case-against-doing-nothing-about-north-korea"


def test_these_files_of_it_are_published(site: Site) -> None:
    assert [name for name in site.files if name.startswith(SLUG)] == [
        f"{SLUG}.{ending}" for ending in endings.ALL
    ]


def test_its_wire_copy_is_published_as_received(site: Site) -> None:
    name = f"wire/{SLUG}.txt"
    assert (site.folder / name).read_bytes() == (ROOT / "docs" / name).read_bytes()
