"""pandoc reads what stands beside an op-ed's page: the Markdown file whole, the records as
they are meant.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from helpers import readers
from helpers.readers import words
from oped.reading import front_matter

pytestmark = pytest.mark.slow
SITE = "https://example.github.io/op-ed/"
# pandoc's own Markdown, with what it can read beyond it; a picture's words are no caption.
MARKDOWN = "markdown+mark+abbreviations-implicit_figures"


def pandoc(text: str, to: str, source: str = MARKDOWN, options: Sequence[str] = ()) -> str:
    import pypandoc

    return pypandoc.convert_text(text, to, source, ["--wrap=none", *options])


def markdown_files(folder: Path) -> list[Path]:
    files = []
    for page in readers.op_eds(folder):
        files += page.parent.glob("*.md")
    return files


def text(node: Any) -> str:
    """The words of pandoc's own tree."""
    if isinstance(node, list):
        return "".join(map(text, node))
    if not isinstance(node, dict):
        return ""
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if node["t"] == "Str":
        return node["c"]
    return text(node.get("c", []))


def test_it_reads_title_authors_and_date_of_every_Markdown_file(fixture_site: Path) -> None:
    files = markdown_files(fixture_site)
    assert len(files) >= 14
    for file in files:
        source = file.read_text("utf-8")
        written = front_matter.parse(
            source, path=file.name, latest=front_matter.date(9999, 1, 1)
        ).values
        assert written is not None, file.name
        meta = json.loads(pandoc(source, "json"))["meta"]
        if file.stem == "hostile":
            continue  # Its title looks like elements of HTML, and pandoc reads a title as Markdown.
        assert words(text(meta["title"])) == words(written.title), file.name
        names = [words(text(name)) for name in meta["author"]["c"]]
        assert names == [words(author.name) for author in written.authors], file.name
        assert text(meta["date"]) == f"{written.date:%Y-%m-%d}", file.name


def test_it_takes_the_date_for_one(fixture_site: Path) -> None:
    """Only where it knows the form does it write a date for machines: JATS shows that it did."""
    (file,) = (fixture_site / "arabic").glob("*.md")
    assert 'iso-8601-date="2023-09-10"' in pandoc(
        file.read_text("utf-8"), "jats", options=["--standalone"]
    )


# Written as GitHub has it, with tasks, notices and options of code.
AS_ON_GITHUB = ("moved-in.md",)


def test_it_reads_every_word_of_the_text(fixture_site: Path) -> None:
    for file in markdown_files(fixture_site):
        page = file.with_name("index.html").read_text("utf-8")
        read = lxml_html.fragment_fromstring(
            pandoc(
                file.read_text("utf-8"),
                "html",
                "gfm" if file.name in AS_ON_GITHUB else MARKDOWN,
            ),
            create_parent="div",
        )
        assert words(read.text_content()) == words(readers.text_of(page)), file.name


def test_it_finds_every_picture(fixture_site: Path) -> None:
    count = 0
    for file in markdown_files(fixture_site):
        for address in re.findall(r'<img src="([^"]*)"', pandoc(file.read_text("utf-8"), "html")):
            assert address.startswith(SITE), address
            assert (fixture_site / address.removeprefix(SITE)).is_file(), address
            count += 1
    assert count >= 2


@pytest.mark.parametrize("kind", ["biblatex", "bibtex", "csljson"])
def test_it_reads_the_records_of_five_kinds_of_names(fixture_site: Path, kind: str) -> None:
    ending = "csl.json" if kind == "csljson" else "bib"
    record = (fixture_site / f"five-kinds-of-names/five-kinds-of-names.{ending}").read_text("utf-8")
    (item,) = json.loads(pandoc(record, "csljson", kind))
    assert (item["type"], item["language"]) == ("article-newspaper", "en")
    assert item["issued"] == {"date-parts": [[2016, 4, 5]]}
    assert item["title"] == "A town is more than its council"
    assert item["container-title"] == "The Example Wire"
    assert item["author"] == [
        {"family": "Beispiel", "given": "Ursula Grete", "non-dropping-particle": "von der"},
        {"family": "Solon"},
        {"family": "Example", "given": "Ada B.", "suffix": "Jr."},
        {"literal": "The Editorial Board"},
        {"family": "آل مثال", "given": "محمد بن سالم"},
    ]


def test_it_reads_RIS_as_far_as_it_does(fixture_site: Path) -> None:
    """Of a date it reads the year alone, and knows no suffix and no organization."""
    record = (fixture_site / "five-kinds-of-names/five-kinds-of-names.ris").read_text("utf-8")
    (item,) = json.loads(pandoc(record, "csljson", "ris"))
    assert (item["type"], item["issued"]) == ("article-newspaper", {"date-parts": [[2016]]})
    assert [author["family"] for author in item["author"][:3]] == ["Beispiel", "Solon", "Example"]
