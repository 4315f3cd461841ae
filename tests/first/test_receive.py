"""The first op-ed, received again: what a machine can find is what its editor wrote."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from helpers.drafts import publish
from helpers.project import ROOT
from oped.reading import front_matter

COPY = ROOT / "docs/wire/the-case-against-doing-nothing-about-north-korea.txt"
NAME = "the-case-against-doing-nothing-about-north-korea"
Build = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def received(project: Path) -> Path:
    """The draft that the command makes in a clone without the op-ed."""
    (project / "docs/index.md").unlink()
    command = [sys.executable, "overrides/hooks/oped", "receive", COPY]
    done = subprocess.run(
        command,
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return project / f"docs/{NAME}.md"


def test_all_but_the_editors_own_is_found(received: Path) -> None:
    today = date(2026, 1, 1)
    ours = front_matter.parse(received.read_text(encoding="utf-8"), path="x", latest=today)
    theirs = front_matter.parse(
        (ROOT / "docs/index.md").read_text(encoding="utf-8"),
        path="x",
        latest=today,
    )
    editors_own = {key: value for key, value in theirs.plain.items() if key not in ("note", "zone")}
    assert ours.plain == editors_own | {"draft": "true"}
    assert ours.body == theirs.body


def test_it_is_proven_as_it_is_today(received: Path, project: Path, build: Build) -> None:
    publish(received)
    done = build(project, COMPANIONS="false")
    assert done.returncode == 0, done.stderr
    page = (project / f"site/{NAME}/index.html").read_text(encoding="utf-8")
    for count in (
        "wire dashes set as em dashes (11)",
        "a repeated tail collapsed (lines: 13)",
        "heading lines laid out (2).",
    ):
        assert count in page
