"""A page says what GitHub's preview says, but for DEPARTURES in helpers/github.py."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from helpers import github, made_up_markdown
from helpers.project import ROOT
from helpers.reader import Reader

ARTICLES = sorted((Path(__file__).parents[1] / "cases/markdown").glob("*.md"))
FIXTURE = ROOT / "tests/code/fixture/docs"
OP_EDS = sorted(file for file in FIXTURE.rglob("*.md") if "article.html" in file.read_text("utf-8"))
# Drafts are not published; of the specimen no reading of GitHub's has all the signs.
PUBLISHED = [file for file in OP_EDS if file.name != "a-draft.md"]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def differences(reader: Reader, markdown: str) -> list[str]:
    return github.differences(markdown, github.shown(reader.html(markdown)))


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_an_article_as_it_is_moved_in_reads_as_on_github(reader: Reader, file: Path) -> None:
    assert differences(reader, file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.stem)
def test_an_op_ed_of_the_fixture_reads_as_on_github(fixture_site: Path, file: Path) -> None:
    name = file.relative_to(FIXTURE).with_suffix("")
    page = fixture_site / ("index.html" if name.name == "index" else f"{name}/index.html")
    text = github.page_text(page.read_text("utf-8"))
    assert github.differences(file.read_text("utf-8"), text) == []


def test_each_departure_is_one_that_an_article_takes() -> None:
    sources = [file.read_text("utf-8") for file in [*ARTICLES, *PUBLISHED]]
    unused = [
        departure.name
        for departure in github.DEPARTURES
        if not any(departure.pattern.search(source) for source in sources)
    ]
    assert unused == []
    assert all(departure.reason for departure in github.DEPARTURES)


@pytest.mark.parametrize(
    "markdown",
    [
        "One *word*.",
        "- a\n- b",
        "> a\n\n> b",
        "| a |\n|---|\n| b |",
        "[a](https://x.example/)",
        "```\na\n```",
    ],
)
def test_a_reading_that_loses_a_word_or_a_shape_is_seen(markdown: str) -> None:
    assert github.differences(markdown, github.shown("<p>Else</p>")) != []


SHARES = [("random_list", 0.98), ("random_text", 0.90)]


def share_that_reads_alike(
    reader: Reader, make: Callable[[Random], str], count: int
) -> tuple[float, list[str]]:
    """How many of so many random texts read as on GitHub, and those in which a word is missing."""
    alike = 0
    lost = []
    for seed in range(count):
        markdown = make(Random(f"{make.__name__} {seed}"))
        text = github.shown(reader.html(markdown))
        alike += not github.differences(markdown, text)
        if missing_words(markdown, text):
            lost.append(markdown)
    return alike / count, lost


def missing_words(markdown: str, text: github.HtmlElement) -> set[str]:
    """Words that GitHub shows and the page has nowhere, not even among signs."""
    own = text.text_content()
    shown = {word for word in github.words(github.preview(markdown)) if word.isalpha()}
    return {word for word in shown if word not in own}


@pytest.mark.parametrize(("name", "least"), SHARES)
@pytest.mark.slow
def test_random_texts_read_as_on_github(reader: Reader, name: str, least: float) -> None:
    share, lost = share_that_reads_alike(reader, getattr(made_up_markdown, name), 300)
    assert lost == []
    assert share >= least


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), SHARES)
def test_three_thousand_random_texts_read_as_on_github(
    reader: Reader, name: str, least: float
) -> None:
    share, lost = share_that_reads_alike(reader, getattr(made_up_markdown, name), 3000)
    assert lost == []
    assert share >= least
