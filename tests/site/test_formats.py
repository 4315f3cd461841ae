"""An op-ed is there in every format, each says the same of it, and they stand where they
are looked for.
"""

import pytest

from helpers import endings, feeds, formats, pdf
from helpers.site import OpEd, Site


def test_an_op_ed_has_its_files(op_ed: OpEd) -> None:
    missing = [ending for ending in endings.TEXTS if not op_ed.companion(ending).is_file()]
    assert missing == []
    assert (".pdf" in op_ed.html) == op_ed.companion("pdf").is_file()


def test_all_formats_of_an_op_ed_agree(op_ed: OpEd) -> None:
    assert formats.disagreements(op_ed) == []


def test_a_pdf_says_what_it_is(op_ed: OpEd) -> None:
    if not op_ed.companion("pdf").is_file():
        pytest.skip("no PDF: no font has every letter")
    assert pdf.defects(op_ed.companion("pdf")) == []


def test_the_feeds_hold_the_op_eds_newest_first(site: Site) -> None:
    assert feeds.defects(site) == []


def test_a_page_names_the_feeds_once(page: str, site: Site) -> None:
    expected = 1 if site.op_eds else 0
    for kind in ("atom+xml", "feed+json"):
        assert site.text(page).count(f'<link rel="alternate" type="application/{kind}"') == expected
