"""A new op-ed starts as a draft that builds, and nothing is ever overwritten; the README tells every key."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from oped import language as words
from oped.article import FrontMatter
from oped.commands import new
from oped.reading import front_matter
from oped.writing.formats import FORMATS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("title", ["A town needs its bridge", "It’s “all” 'said': a # tale", "</script><b>&\"'"])
def test_a_skeleton_is_valid_and_a_draft(title, tmp_path):
    told, code = new.start(title, docs=tmp_path, today=date(2024, 5, 3))
    file = next(tmp_path.iterdir())
    assert code == 0
    assert told == f"docs/{file.name} is a draft. Write the op-ed, look at it with `make serve`, then remove `draft: true`."
    found = front_matter.parse(file.read_text(encoding="utf-8"), path="x", latest=date(2024, 5, 3))
    assert found.problems == ()
    assert (found.values.title, found.values.draft, found.values.date) == (title, True, date(2024, 5, 3))


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


def test_the_new_draft_builds_and_is_not_published(project, build_pages):
    command = [sys.executable, project / "overrides/hooks/oped", "new", 'Say "yes" to $HOME']
    done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert (project / "docs/say-yes-to-home.md").is_file()
    made = build_pages(project)
    assert made.returncode == 0, made.stderr
    assert not list((project / "site").glob("say-yes*"))


def test_the_readme_tells_every_key_in_the_order_of_the_model():
    rows = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    fields = FrontMatter.model_fields.items()
    expected = [f"| `{key}` | {'required' if field.is_required() else ''} | {field.description} |" for key, field in fields]
    assert [row for row in rows if row in expected or row.split("`")[1] in FrontMatter.model_fields] == expected


def test_every_word_of_the_table_is_said_and_in_each_language_the_same_are_known():
    hooks = ROOT / "overrides"
    said = " ".join(file.read_text(encoding="utf-8") for file in hooks.rglob("*") if file.suffix in (".html", ".py", ".typ"))
    for key in words.tables()["en"]:
        assert re.search(rf"""words\.{re.escape(key)}\b|["']{re.escape(key)}["']""", said), f"{key} is said nowhere"
    for lang, table in words.tables().items():
        endings = {kind.ending for kind in FORMATS}
        assert set(table) <= set(words.tables()["en"]) | endings, lang
