"""The Markdown file beside a page: it leads somewhere, others can read it, and it is an
op-ed of its own.
"""

import datetime
from functools import partial
from pathlib import Path

import pytest
import yaml

from helpers.made_up import article, author
from oped.collection.addresses import absolute
from oped.reading import front_matter
from oped.reading.pages import Page
from oped.writing.markdown_file import markdown_file
from oped.writing.plain_markdown import plain_markdown

CASES = yaml.safe_load((Path(__file__).parent / "cases/plain_markdown.yml").read_text("utf-8"))
PAGES = {"index.md": Page("", {}), "2019/bridge.md": Page("2019/bridge/", {})}
whole = partial(absolute, name="2019/town.md", pages=PAGES, site_url="https://e.example/op/")


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    body, expected = CASES[name]
    assert plain_markdown(body, whole) == expected


@pytest.mark.parametrize("name", CASES)
def test_what_is_plain_stays_as_it_is(name: str) -> None:
    once = plain_markdown(CASES[name][0], whole)
    assert plain_markdown(once, whole) == once


def test_names_and_day_stand_in_the_form_that_others_read() -> None:
    made = article(
        authors=[author("Ada Example"), author("Ben Sample")],
        date=datetime.datetime(2020, 2, 2, 7, 5),
    )
    front = {
        "title": "A town",
        "authors": [{"name": "Ada Example"}],
        "date": "2020-02-02 07:05",
        "note": "[x](../index.md)",
    }
    head = yaml.safe_load(markdown_file(made, front, "Text.", whole).split("---\n")[1])
    assert head["author"] == ["Ada Example", "Ben Sample"]
    assert head["authors"] == [{"name": "Ada Example"}]
    assert (head["date"], head["time"]) == (datetime.date(2020, 2, 2), "07:05")
    assert head["note"] == "[x](https://e.example/op/)"


def test_a_day_alone_has_no_hour() -> None:
    assert "time:" not in markdown_file(article(), {"date": "2020-02-02"}, "Text.", whole)


def test_every_companion_is_an_op_ed_that_says_the_same(fixture_site: Path) -> None:
    files = sorted(fixture_site.rglob("*.md"))
    assert len(files) >= 14
    for file in files:
        read = front_matter.parse(
            file.read_text("utf-8"), path=file.name, latest=datetime.date(9999, 1, 1)
        )
        assert [str(problem) for problem in read.problems if problem.severity == "stops"] == []
        assert "time" not in read.plain


@pytest.mark.parametrize("names", [["Ada Example", "Ben Sample"], "Ada Example", []])
def test_names_that_are_others_are_told(names: object) -> None:
    head = {
        "template": "article.html",
        "title": "A",
        "author": names,
        "authors": [{"name": "Ada Example"}],
    }
    text = f"---\n{yaml.dump(head | {'date': '2020-02-02', 'source': 'W'})}---\n\nText.\n"
    read = front_matter.parse(text, path="x.md", latest=datetime.date(9999, 1, 1))
    assert ["'author' is not a key" in problem.message for problem in read.problems] == [True]
