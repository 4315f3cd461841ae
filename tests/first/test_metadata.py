"""What machines are told of the first op-ed, by each format in its own way."""

import json

from helpers.formats import FORMATS, Said, disagreements
from helpers.site import Site

EXPECTED = Said(
    "The case against doing nothing about North Korea",
    ["Victor D. Cha", "Abraham M. Denmark"],
    "2018-09-16",
    "Bloomberg",
    "en",
)


def test_every_format_says_who_wrote_what_and_when(site: Site) -> None:
    op_ed = site.op_ed("index.html")
    assert [name for name, read in FORMATS.items() if read(op_ed) is None] == []
    assert disagreements(op_ed, EXPECTED) == []


def test_its_moment_has_the_offset_that_is_inferred(site: Site) -> None:
    json_ld = json.loads(site.op_ed("index.html").root.xpath("//script/text()")[0])
    assert json_ld["datePublished"] == "2018-09-16T17:33+09:00"
    assert json_ld["wordCount"] == 830
    assert "license" not in json_ld
    assert "isBasedOn" not in json_ld
