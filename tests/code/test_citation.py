"""Records that reference managers read, and references as the manuals print them."""

from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
import yaml
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from helpers.bibtex import decoded
from helpers.made_up import article, articles, author
from oped.article import Author
from oped.writing.bibtex import bibtex, key
from oped.writing.csl_json import item as csl
from oped.writing.names import family_first, for_zotero
from oped.writing.references import prose
from oped.writing.ris import ris

CASES = sorted((Path(__file__).parent / "cases/citation").glob("*.yml"))
# What the front matter lets through as an address, and what TeX would take for signs of its own.
ADDRESSES = [None, "https://wire.example/a%20b_c?d=1&e=~2$#f", "https://wire.example/{a}\\b^é"]
cited = st.builds(
    lambda made, to: made.model_copy(update={"canonical": to}), articles, st.sampled_from(ADDRESSES)
)
HARD = article(
    title="100% {a} }{ \\b ~ ^ $1 & #2 _3 -- --- `` '' ?` it's \"so\" <b>",
    authors=(
        author("Ada, B. and Example"),
        author("X {c, and d}"),
        author("김하늘", family="김"),
        author("and"),
    ),
    source="; -- A & B, and C #1",
    canonical=ADDRESSES[1],
)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file):
    """Each reference was written by hand from the rule of the manual that its file is named for."""
    case, names = read(file)
    expected = {style: case.pop(style) for style in ("Chicago", "APA", "MLA") if style in case}
    made = prose(article(authors=names, **case))
    assert {style: made[style] for style in expected} == expected


def read(file: Path) -> tuple[dict, tuple]:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    return case, tuple(
        author(**name) if isinstance(name, dict) else author(name) for name in case.pop("authors")
    )


def test_there_are_cases_on_both_sides_of_every_limit_on_authors():
    assert {1, 2, 3, 4, 10, 11, 20, 21} <= {len(read(file)[1]) for file in CASES}


def test_a_bibtex_entry_is_whole():
    made = article(
        authors=(author("Ada B. Example"), author("김하늘")), tags=["bridges", "towns, old"]
    )
    assert bibtex(made, abstract="100% of it.") == (
        "@article{example2020bridge,\n"
        "  entrysubtype = {newspaper},\n"
        "  author = {Example, Ada B. and {김하늘}},\n"
        "  title = {{A town needs its bridge}},\n"
        "  journaltitle = {{The Example Wire}},\n"
        "  journal = {{The Example Wire}},\n"
        "  date = {2020-02-02},\n"
        "  year = {2020},\n"
        "  month = feb,\n"
        "  url = {https://e.example/op/bridge/},\n"
        "  language = {english},\n"
        "  langid = {en},\n"
        "  keywords = {bridges, {towns, old}},\n"
        "  abstract = {100\\% of it.},\n"
        "}\n"
    )


def test_names_that_BibTeX_would_take_apart_stand_in_braces():
    names = [
        author("Ursula von der Leyen", family="von der Leyen"),
        author("Rag and Bone"),
        author("A. Sons, Twine", given="A. Sons,", family="Twine"),
        author("O’Neil"),
    ]
    assert (
        "author = {{von der Leyen}, Ursula and Bone, {Rag and} and Twine, {A. Sons,} and O’Neil},"
        in bibtex(article(authors=tuple(names)), abstract="")
    )


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        ([author("Ada B. Example")], "Example, Ada B."),
        ([author("Ada B. Example"), author("Ben Sample")], "Example, Ada B.; Sample, Ben"),
        ([author("Nguyễn Văn An", family="Nguyễn")], "Nguyễn, Văn An"),
        ([author("Ursula von der Leyen", family="von der Leyen")], "von der Leyen, Ursula"),
        ([author("Ursula G. von der Leyen", family="von der Leyen")], "von der Leyen, Ursula G.;"),
        ([author("Ada Example, Jr.")], "Example, Ada, Jr."),
        ([author("김하늘")], "김하늘"),
        ([author("The Editorial Board", organization=True)], "The Editorial Board,"),
    ],
)
def test_Zotero_is_told_every_family_name(authors: list[Author], line: str) -> None:
    """Its translator "Embedded Metadata" parts a line at semicolons, then a name at its
    first comma; a lone name with spaces on both sides of the comma it takes for two, unless
    a semicolon follows; a last comma it strips, and then takes all before it for one name.
    """
    assert for_zotero(article(authors=authors)) == line


def test_a_key_is_ASCII_and_passes_over_an_article_before_the_first_word():
    made = article(authors=(author("Zoë O’Brien-Étoile"),), stem="the-bridge-at-last")
    assert key(made) == "obrienetoile2020bridge"
    assert key(article(authors=(author("차빅터"),), stem="the")) == "anon2020"


def test_lone_braces_bring_a_partner_and_pairs_do_not():
    assert "title = {{a \\{b\\} c}}" in bibtex(article(title="a {b} c"), abstract="")
    assert "title = {{\\{\\vphantom{\\}}a}}" in bibtex(article(title="{a"), abstract="")


def test_a_ris_record_is_whole():
    lines = [
        "TY  - NEWS",
        "AU  - Example, Ada B.",
        "TI  - A town needs its bridge",
        "T2  - The Example Wire",
        "PY  - 2020",
    ]
    lines += [
        "DA  - 2020/02/02/",
        "LA  - en",
        "KW  - bridges",
        "AB  - It is old.",
        "UR  - https://e.example/op/bridge/",
        "ER  - ",
        "",
    ]
    assert ris(article(tags=["bridges"]), abstract="It is old.") == "\r\n".join(lines)


def test_a_csl_item_is_whole():
    made = article(date=date(2020, 2, 3), tags=["bridges", "towns"])
    assert csl(made, abstract="It is old.") == {
        "id": "bridge",
        "type": "article-newspaper",
        "title": "A town needs its bridge",
        "author": [{"family": "Example", "given": "Ada B."}],
        "container-title": "The Example Wire",
        "issued": {"date-parts": [[2020, 2, 3]]},
        "URL": "https://e.example/op/bridge/",
        "language": "en",
        "keyword": "bridges, towns",
        "abstract": "It is old.",
    }


@settings(max_examples=40)
@example(HARD)
@given(cited)
def test_bibtex_says_the_same_after_a_parser(made):
    library = bibtexparser.parse_string(
        bibtex(made, abstract=made.title), append_middleware=[SeparateCoAuthors(), SplitNameParts()]
    )
    assert not library.failed_blocks
    (entry,) = library.entries
    people = [
        [" ".join(person.last), " ".join(person.first), " ".join(person.jr)]
        for person in entry["author"]
    ]
    said = [
        [author.parts.family, author.parts.given, author.parts.suffix] for author in made.authors
    ]
    assert [decoded(*person) for person in people] == [plain(*parts) for parts in said]
    assert decoded(entry["title"], entry["journaltitle"]) == plain(made.title, made.source.name)
    assert decoded(entry["abstract"]) == plain(made.title)
    assert (entry["date"], entry["langid"]) == (made.day, made.lang)
    assert entry["url"] == made.canonical_url.replace("{", "%7B").replace("}", "%7D").replace(
        "\\", "%5C"
    )
    assert entry.key.isascii()


def plain(*values: str) -> list[str]:
    return [value.replace("ˆ", "^") for value in values]


@settings(max_examples=40)
@example(HARD)
@given(cited)
def test_ris_says_the_same_after_a_parser(made):
    (record,) = rispy.loads(ris(made, abstract=made.title))
    assert record["type_of_reference"] == "NEWS"
    assert record["authors"] == [family_first(author) for author in made.authors]
    assert (record["title"], record["secondary_title"], record["language"]) == (
        made.title,
        made.source.name,
        made.lang,
    )
    assert (record["year"], record["date"]) == (str(made.date.year), f"{made.date:%Y/%m/%d}/")
    assert record["urls"] == [made.canonical_url]
    assert record["abstract"] == made.title


@settings(max_examples=40)
@example(HARD)
@given(cited)
def test_csl_is_accepted_by_a_processor(made):
    item = CiteProcJSON([csl(made, abstract=made.title)])["bridge"]
    assert item.type == "article-newspaper"
    assert "".join(map(str, item.title)) == made.title
    assert "".join(map(str, item.container_title)) == made.source.name
    people = [(name.family, name.get("given", ""), name.get("suffix", "")) for name in item.author]
    said = [
        (author.parts.family, author.parts.given, author.parts.suffix) for author in made.authors
    ]
    assert people == said
    assert (item.issued.year, item.issued.month, item.issued.day) == (
        made.date.year,
        made.date.month,
        made.date.day,
    )
    assert ("".join(map(str, item.URL)), item.language) == (made.canonical_url, made.lang)


@settings(max_examples=40)
@example(HARD)
@given(cited)
def test_prose_is_text_with_nothing_but_the_source_set_apart(made):
    for style, entry in prose(made).items():
        whole = html.fragment_fromstring(entry, create_parent="p")
        assert [element.tag for element in whole.iter()] == ["p", "cite"]
        assert whole.find("cite").text == made.source.name
        before, after = whole.text, whole.find("cite").tail
        assert str(made.date.year) in (before if style == "APA" else after)
        assert after.removesuffix(".").endswith(made.canonical_url.removeprefix("https://"))
        if style == "APA":  # The others turn the title's quotation marks.
            assert made.title.rstrip("'”’\"") in before
