"""The first op-ed is its wire copy: the page says so, what differs, and of which bytes."""

import hashlib

from helpers.project import ROOT
from helpers.site import Site

COPY = ROOT / "docs/wire/the-case-against-doing-nothing-about-north-korea.txt"
SHA256 = "a5963b97f8143f6ca4dad28324094044dfeeb4ef4ed40991627301cb037de6c1"


def test_the_copy_is_the_one_that_was_received() -> None:
    assert hashlib.sha256(COPY.read_bytes()).hexdigest() == SHA256


def test_the_page_states_it(site: Site) -> None:
    about = site.op_ed("index.html").root.find_class("oped-about")[0]
    statement = " ".join(about.text_content().split())
    assert "Verbatim from the wire copy" in statement
    assert (
        "wire dashes set as em dashes (11), a repeated tail collapsed (lines: 13), heading "
        "lines laid out (2)"
    ) in statement
    assert SHA256 in statement
