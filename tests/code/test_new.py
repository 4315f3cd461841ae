"""A new op-ed starts as a draft that builds, and nothing is ever overwritten; the README
tells every key.
"""

import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from oped import language as words
from oped.article import FrontMatter, Wire
from oped.commands import new
from oped.reading import front_matter
from oped.reading.wire import dates
from oped.writing.formats import FORMATS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "title", ["A town needs its bridge", "It’s “all” 'said': a # tale", "</script><b>&\"'"]
)
def test_a_skeleton_is_valid_and_a_draft(title, tmp_path):
    told, code = new.start(title, docs=tmp_path, today=date(2024, 5, 3))
    file = next(tmp_path.iterdir())
    assert code == 0
    assert (
        told == f"docs/{file.name} is a draft. Write the op-ed, look at it with `make serve`, "
        "then remove `draft: true`."
    )
    found = front_matter.parse(file.read_text(encoding="utf-8"), path="x", latest=date(2024, 5, 3))
    assert found.problems == ()
    assert (found.values.title, found.values.draft, found.values.date) == (
        title,
        True,
        date(2024, 5, 3),
    )


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "a-town.md").write_text("mine", encoding="utf-8")
    told, code = new.start("A town", docs=tmp_path, today=date(2024, 5, 3))
    assert (told, code) == ("docs/a-town.md is there already; nothing was written", 1)
    assert (tmp_path / "a-town.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("title", ["", "  ", "작은 도서관"])
def test_a_title_that_names_no_file_asks_for_a_name(title, tmp_path):
    told, code = new.start(title, docs=tmp_path, today=date(2024, 5, 3))
    assert code == 1
    assert told.startswith("say the headline")
    assert not list(tmp_path.iterdir())
    if title.strip():
        assert new.start(title, docs=tmp_path, today=date(2024, 5, 3), name="small library")[1] == 0
        assert (tmp_path / "small-library.md").is_file()


@pytest.mark.slow
def test_the_new_draft_builds_and_is_not_published(project, build_pages):
    command = [sys.executable, project / "overrides/hooks/oped", "new", 'Say "yes" to $HOME']
    done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert (project / "docs/say-yes-to-home.md").is_file()
    made = build_pages(project)
    assert made.returncode == 0, made.stderr
    assert not list((project / "site").glob("say-yes*"))


def test_the_readme_tells_every_key_in_the_order_of_the_model():
    section = (
        (ROOT / "README.md")
        .read_text(encoding="utf-8")
        .partition("### The front matter")[2]
        .partition("\n### ")[0]
    )
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    fields = FrontMatter.model_fields.items()
    expected = [
        f"| `{key}` | {'required' if field.is_required() else ''} | {field.description} |"
        for key, field in fields
    ]
    assert [
        row for row in rows if row in expected or row.split("`")[1] in FrontMatter.model_fields
    ] == expected


def test_the_readme_tells_every_key_of_a_wire_copy_in_the_order_of_the_model():
    rows = (
        (ROOT / "README.md")
        .read_text(encoding="utf-8")
        .partition("| key of `wire` |")[2]
        .splitlines()[2:]
    )
    fields = [(field.alias or key, field.description) for key, field in Wire.model_fields.items()]
    assert rows[: len(fields) + 1] == [
        *[f"| `{key}` | {description} |" for key, description in fields],
        "",
    ]


def test_the_readme_tells_every_place_of_a_layout():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    moment = datetime(2024, 9, 3, 7, 5)
    places = {place for part in dates.parts(moment, "en") for place in part.forms} | set(
        dates.weekdays(moment, "en")
    )
    places |= {
        "title",
        "source",
        "sign_off[0]",
        "authors",
        "names",
        "author[0]",
        "given[0]",
        "family[0]",
        "bios",
        "bio[0]",
    }
    assert [place for place in sorted(places) if f"`{{{place}}}`" not in text] == []


def test_every_word_of_the_table_is_said_and_in_each_language_the_same_are_known():
    hooks = ROOT / "overrides"
    said = " ".join(
        file.read_text(encoding="utf-8")
        for file in hooks.rglob("*")
        if file.suffix in (".html", ".py", ".typ")
    )
    for key in words.tables()["en"]:
        assert re.search(rf"""words\.{re.escape(key)}\b|["']{re.escape(key)}["']""", said), (
            f"{key} is said nowhere"
        )
    for lang, table in words.tables().items():
        endings = {kind.ending for kind in FORMATS}
        assert set(table) <= set(words.tables()["en"]) | endings, lang
