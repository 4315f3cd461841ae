"""A problem is told once: as text, or on GitHub beside the line of the file and in the
summary of the job.
"""

from pathlib import Path

import pytest

from helpers.small_project import op_ed
from oped.problem import Problem, annotation, summary, tell

LINKED = "The bridge is [old](http://wire.example/)."
COLON = "docs/bridge.md:3: front matter must be YAML, not 'title: Bridges: a town'; "
HTTP = (
    "docs/bridge.md:10: an address should start with https://, if that page answers there, not "
    "'http://wire.example/'"
)


def test_a_problem_reads_as_its_place_and_its_message() -> None:
    assert (
        str(Problem("docs/x.md", 4, "the text must not be empty"))
        == "docs/x.md:4: the text must not be empty"
    )


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem("docs/x.md", 4, "bad"), "::error file=docs/x.md,line=4::docs/x.md:4: bad"),
        (
            Problem("docs/x.md", 4, "so so", "advice"),
            "::warning file=docs/x.md,line=4::docs/x.md:4: so so",
        ),
        (
            Problem("docs/a,b:c.md", 1, "100%\nof it"),
            "::error file=docs/a%2Cb%3Ac.md,line=1::docs/a,b:c.md:1: 100%25%0Aof it",
        ),
    ],
    ids=["what stops is an error", "advice is a warning", "signs that mean something are escaped"],
)
def test_an_annotation_is_a_workflow_command(problem, expected) -> None:
    assert annotation(problem) == expected


def test_a_summary_is_a_table_whose_cells_are_text() -> None:
    problems = [Problem("docs/x.md", 4, "not '| <b>'"), Problem("docs/y.md", 1, "see", "advice")]
    assert summary(problems) == (
        "| file | line | | what to mend |\n"
        "|---|---|---|---|\n"
        "| docs/x.md | 4 | stops the build | not '\\| \\<b\\>' |\n"
        "| docs/y.md | 1 | advice | see |\n\n"
    )
    assert summary([]) == ""


def test_only_what_stops_ends_the_build() -> None:
    assert tell([Problem("docs/x.md", 1, "see", "advice")], environment={}) == ""
    assert tell(
        [Problem("docs/x.md", 1, "bad"), Problem("docs/x.md", 1, "bad")], environment={}
    ) == ("the site cannot be built:\ndocs/x.md:1: bad")


@pytest.fixture
def bridge(project: Path) -> Path:
    """A project with one more op-ed, whose title is a mistake in YAML."""
    (project / "docs/bridge.md").write_text(op_ed("Bridges: a town", text=LINKED), encoding="utf-8")
    return project


def test_a_mistake_is_printed_once(bridge, build_pages) -> None:
    run = build_pages(bridge)
    assert run.returncode == 1
    assert [
        line.startswith(COLON)
        for line in (run.stdout + run.stderr).splitlines()
        if "Bridges" in line
    ] == [True]


def test_on_github_a_mistake_is_one_annotation_and_one_row_of_the_summary(
    bridge, build_pages, tmp_path
) -> None:
    report = tmp_path / "summary.md"
    run = build_pages(bridge, CI="true", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(report))
    assert run.returncode == 1
    lines = [line for line in (run.stdout + run.stderr).splitlines() if "Bridges" in line]
    assert [line.startswith(f"::error file=docs/bridge.md,line=3::{COLON}") for line in lines] == [
        True
    ]
    assert report.read_text(encoding="utf-8").count("Bridges") == 1
    assert "the site cannot be built: 1 problem, told above" in run.stderr


def test_advice_is_printed_and_fails_no_strict_build(project, build_pages) -> None:
    (project / "docs/bridge.md").write_text(op_ed("A town", text=LINKED), encoding="utf-8")
    run = build_pages(project)
    assert run.returncode == 0, run.stderr
    assert [line for line in run.stderr.splitlines() if "https://, if" in line] == [
        f"ADVICE   -  {HTTP}"
    ]
    assert 'href="http://wire.example/"' in (project / "site/bridge/index.html").read_text(
        encoding="utf-8"
    )


def test_on_github_advice_is_one_warning(project, build_pages, tmp_path) -> None:
    (project / "docs/bridge.md").write_text(op_ed("A town", text=LINKED), encoding="utf-8")
    report = tmp_path / "summary.md"
    run = build_pages(project, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(report))
    assert run.returncode == 0, run.stderr
    lines = [line for line in (run.stdout + run.stderr).splitlines() if "https://, if" in line]
    assert lines == [f"::warning file=docs/bridge.md,line=10::{HTTP}"]
    assert "| docs/bridge.md | 10 | advice |" in report.read_text(encoding="utf-8")


def test_a_summary_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    environment = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "none/summary.md"),
    }
    told = tell([Problem("docs/bridge.md", 3, "Bridges")], environment=environment)
    assert told == "the site cannot be built: 1 problem, told above"
