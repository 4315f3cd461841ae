"""Records that reference managers read, and references as the manuals print them."""

import re
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
import yaml
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings

import citation
from made_up import article, articles, author

CASES = sorted((Path(__file__).parent / "cases/citation").glob("*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file):
    """Each reference was written by hand from the rule of the manual that its file is named for."""
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    names = tuple(author(**name) if isinstance(name, dict) else author(name) for name in case.pop("authors"))
    expected = {style: case.pop(style) for style in ("Chicago", "APA", "MLA") if style in case}
    made = citation.prose(article(authors=names, **case))
    assert {style: made[style] for style in expected} == expected


def test_there_are_cases_for_each_number_of_authors():
    assert len(CASES) >= 12


def test_a_bibtex_entry_is_whole():
    assert citation.bibtex(article(authors=(author("Ada B. Example"), author("김하늘")))) == (
        "@article{example2020bridge,\n"
        "  entrysubtype = {newspaper},\n"
        "  author = {{Example}, {Ada B.} and {김하늘}},\n"
        "  title = {{A town needs its bridge}},\n"
        "  journaltitle = {{The Example Wire}},\n"
        "  date = {2020-02-02},\n"
        "  url = {https://e.example/op/bridge/},\n"
        "  langid = {en},\n"
        "}\n"
    )


def test_a_ris_record_is_whole():
    lines = ["TY  - NEWS", "AU  - Example, Ada B.", "TI  - A town needs its bridge", "T2  - The Example Wire", "PY  - 2020"]
    lines += ["DA  - 2020/02/02/", "LA  - en", "UR  - https://e.example/op/bridge/", "ER  - ", ""]
    assert citation.ris(article()) == "\r\n".join(lines)


def test_a_csl_item_is_whole():
    assert citation.csl(article(date=date(2020, 2, 3))) == {
        "id": "bridge",
        "type": "article-newspaper",
        "title": "A town needs its bridge",
        "author": [{"family": "Example", "given": "Ada B."}],
        "container-title": "The Example Wire",
        "issued": {"date-parts": [[2020, 2, 3]]},
        "URL": "https://e.example/op/bridge/",
        "language": "en",
    }


def untexed(text: str) -> str:
    """TeX's commands for signs, as the signs."""
    for sign, command in (
        ("\\", "textbackslash"),
        ("{", "textbraceleft"),
        ("}", "textbraceright"),
        ("~", "textasciitilde"),
        ("^", "textasciicircum"),
    ):
        text = text.replace(f"\\{command}{{}}", f"\0{ord(sign)}\0")
    text = re.sub(r"\\([%$&#_])", r"\1", text.replace("{", "").replace("}", ""))
    return re.sub("\0(\\d+)\0", lambda match: chr(int(match[1])), text)


@settings(max_examples=40)
@given(articles)
def test_bibtex_says_the_same_after_a_parser(made):
    library = bibtexparser.parse_string(citation.bibtex(made))
    assert not library.failed_blocks
    entry = library.entries[0].fields_dict
    people = [untexed(name) for name in re.split(r"(?<=\}) and (?=\{)", entry["author"].value)]
    assert people == [", ".join(part for part in (a.family, a.given) if part) for a in made.authors]
    assert untexed(entry["title"].value) == made.title
    assert untexed(entry["journaltitle"].value) == made.source
    assert entry["date"].value == made.day
    assert entry["langid"].value == made.lang
    assert library.entries[0].key.isascii()


@settings(max_examples=40)
@given(articles)
def test_ris_says_the_same_after_a_parser(made):
    record = rispy.loads(citation.ris(made))[0]
    assert record["type_of_reference"] == "NEWS"
    assert record["authors"] == [", ".join(part for part in (a.family, a.given) if part) for a in made.authors]
    assert (record["title"], record["secondary_title"], record["language"]) == (made.title, made.source, made.lang)
    assert record["date"] == f"{made.date:%Y/%m/%d}/"


@settings(max_examples=40)
@given(articles)
def test_csl_is_accepted_by_a_processor(made):
    item = CiteProcJSON([citation.csl(made)])["bridge"]
    if "<" not in made.title + made.source:  # CSL takes some tags for rich text, and has no escape for them.
        assert "".join(map(str, item.title)) == made.title
        assert "".join(map(str, item.container_title)) == made.source
    assert [name.family for name in item.author] == [a.family for a in made.authors]
    assert (item.issued.year, item.issued.month, item.issued.day) == (made.date.year, made.date.month, made.date.day)


@settings(max_examples=40)
@given(articles)
def test_prose_is_text_with_nothing_but_the_source_set_apart(made):
    for entry in citation.prose(made).values():
        assert set(re.findall(r"<[^>]*>", entry)) == {"<cite>", "</cite>"}
