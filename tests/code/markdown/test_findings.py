"""What is mended or advised is told by line; what only looks like it passes."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from helpers.project import ROOT
from helpers.reader import Reader
from oped.reading.markdown.findings import RULES

CASES = sorted((Path(__file__).parents[1] / "cases/findings").glob("*.yml"))
GATE_CASES = sorted((Path(__file__).parents[1] / "cases/gate").glob("*.yml"))
PICTURE = ROOT / "tests/code/fixture/docs/assets/field.png"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    docs = tmp_path_factory.mktemp("docs")
    for name in ("img/ferry.png", "assets/ferry.png", "assets/ferry.mp4"):
        (docs / name).parent.mkdir(exist_ok=True)
        shutil.copy(PICTURE, docs / name)
    return Reader(docs=docs)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(reader: Reader, file: Path) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    findings = reader.findings(case["text"])
    advice = [f"{found.line}: {found.message}" for found in findings if found.severity == "advice"]
    stops = [f"{found.line}: {found.message}" for found in findings if found.severity == "stops"]
    assert advice == case["advice"]
    assert stops == case.get("stops", [])


def test_each_rule_has_a_case_and_a_reason() -> None:
    cases = [yaml.safe_load(file.read_text("utf-8")) for file in CASES]
    rows = [row for case in cases for row in [*case["advice"], *case.get("stops", [])]]
    # Those that the gate's cases tell begin with a file and a line.
    others = [yaml.safe_load(file.read_text("utf-8")) for file in GATE_CASES]
    rows += [row for case in others for row in [*case["stops"], *case.get("advice", [])]]
    messages = [row.partition(": ")[2] for row in rows]
    for name, rule in RULES.items():
        pattern = re.sub(
            r"\\{[a-z]+\\}", ".*", re.escape(rule.message.replace("{{", "{").replace("}}", "}"))
        )
        assert any(re.fullmatch(pattern, message) for message in messages), name
        assert rule.reason, name


@pytest.mark.slow
def test_the_lines_are_those_of_the_file_in_text_and_note(
    project: Path, build_pages: Callable
) -> None:
    op_ed = project / "docs/index.md"
    front = op_ed.read_text("utf-8").split("wire:")[0]
    front = re.sub(
        r"note: \|\n(?:  .*\n|\n)+", "note: |\n  One.\n\n  See [it](http://note.example/).\n", front
    )
    op_ed.write_text(
        f"{front}---\n\n\nText.\n\n# Why\n\nSee [it](http://text.example/).\n", encoding="utf-8"
    )
    lines = op_ed.read_text("utf-8").split("\n")
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    for words in ("http://note.example/", "http://text.example/"):
        (number,) = [number for number, line in enumerate(lines, 1) if words in line]
        assert f"docs/index.md:{number}: an address should start with https://" in done.stderr
    assert f"docs/index.md:{lines.index('# Why') + 1}: headings begin with '##'" in done.stderr


def test_what_would_be_lost_stops_the_build(project: Path, build_pages: Callable) -> None:
    op_ed = project / "docs/index.md"
    front = op_ed.read_text("utf-8").split("wire:")[0]
    op_ed.write_text(f"{front}---\n\n| a | b |\n|---|---|\n| c | d | lost |\n", encoding="utf-8")
    line = op_ed.read_text("utf-8").split("\n").index("| c | d | lost |") + 1
    done = build_pages(project)
    assert done.returncode == 1
    assert f"docs/index.md:{line}: a table's row has no more cells than its head" in done.stderr
