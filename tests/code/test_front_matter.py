"""Front matter is a contract: each breach of it is a message with file, line, rule and what
was found.
"""

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from oped.article import FrontMatter
from oped.reading import front_matter

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases/front_matter").glob("*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file):
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    found = front_matter.parse(case["text"], path="docs/x.md", latest=datetime.date(2018, 10, 1))
    assert [str(problem) for problem in found.problems if problem.severity == "stops"] == case[
        "problems"
    ]
    assert [str(problem) for problem in found.problems if problem.severity == "advice"] == case.get(
        "advice", []
    )


def test_every_optional_key_is_read():
    text = (Path(__file__).parent / "cases/front_matter/every-optional-key-passes.yml").read_text(
        encoding="utf-8"
    )
    found = front_matter.parse(
        yaml.safe_load(text)["text"], path="docs/x.md", latest=datetime.date(2018, 10, 1)
    )
    assert set(found.plain) == set(FrontMatter.model_fields)
    assert found.body == "\nText.\n"
    assert found.body_line == text.count("\n", 0, text.index("  Text.")) - 1


def test_the_build_prints_all_problems_and_leaves_the_site(project, build_pages):
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the site of yesterday")
    op_ed = project / "docs/index.md"
    op_ed.write_text(
        op_ed.read_text(encoding="utf-8")
        .replace("date: ", "date: 3 May ")
        .replace("zone:", "zoen:"),
        encoding="utf-8",
    )
    done = build_pages(project)
    assert done.returncode == 1
    assert (
        "docs/index.md:9: 'date' must be an ISO 8601 date such as 2026-11-20, not '3 May "
        "2021-09-16 17:33'"
    ) in done.stderr.splitlines()
    assert (
        "docs/index.md:11: 'zoen' is not a key of an op-ed; did you mean 'zone'?"
        in done.stderr.splitlines()
    )
    assert "Traceback" not in done.stderr
    assert (project / "site/index.html").read_text() == "the site of yesterday"
    assert not list(project.glob(".site*"))


def test_the_schema_is_the_model(tmp_path):
    done = subprocess.run(
        [sys.executable, ROOT / "overrides/hooks/oped", "schema"],
        capture_output=True,
        text=True,
        check=True,
    )
    schema = json.loads(done.stdout)
    assert list(schema["properties"]) == list(FrontMatter.model_fields)
    assert schema["required"] == ["template", "title", "authors", "date", "source"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    "name", ["a-whole-op-ed-passes", "a-source-with-an-address-passes", "every-optional-key-passes"]
)
@pytest.mark.slow
def test_the_schema_takes_what_the_model_takes(name, tmp_path):
    case = yaml.safe_load(
        (Path(__file__).parent / f"cases/front_matter/{name}.yml").read_text(encoding="utf-8")
    )
    (tmp_path / "schema.json").write_text(
        json.dumps(FrontMatter.model_json_schema()), encoding="utf-8"
    )
    (tmp_path / "op-ed.yml").write_text(case["text"].split("---\n")[1], encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--schemafile",
        tmp_path / "schema.json",
        tmp_path / "op-ed.yml",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
