"""Builds at once and killed builds leave a whole site, equal to that of one build that was
left alone.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.project import digest
from helpers.small_project import ADDRESS, op_ed, small_project

COMMAND = [sys.executable, "-m", "mkdocs", "build", "--strict"]
ENV = {**os.environ, "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1", "GITHUB_ACTIONS": ""}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        f"docs/{number}.md": op_ed(f"Op-ed {number}") for number in range(8)
    }
    return small_project(
        tmp_path / "project",
        files | {"docs/about.md": "# About\n", "docs/assets/a.txt": "x" * 10**6},
    )


def start(project: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        COMMAND, cwd=project, env=ENV, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def build(project: Path) -> str:
    """Builds once, alone; gives the digest of the site."""
    running = start(project)
    _, said = running.communicate()
    assert running.returncode == 0, said
    return digest(project / "site")


def pair(project: Path, whole: str, offset: float) -> None:
    """Two builds, the second a little later: both end well, and the site is whole."""
    first = start(project)
    time.sleep(offset)
    second = start(project)
    for running in (first, second):
        _, said = running.communicate()
        assert running.returncode == 0, said
        assert "Traceback" not in said
    assert digest(project / "site") == whole
    assert not list(project.glob(".site-*"))


@pytest.mark.slow
def test_two_builds_at_once_leave_a_whole_site(project: Path) -> None:
    whole = build(project)
    pair(project, whole, 0)


@pytest.mark.slow
def test_thirty_pairs_of_builds_leave_a_whole_site_each_time(project: Path) -> None:
    whole = build(project)
    chance = random.Random(3)
    for _ in range(30):
        (project / "docs/0.md").write_text(op_ed("Op-ed 0", text=f"Text {chance.random()}."))
        whole = build(project)
        for file in project.glob(".cache/*.txt"):
            file.unlink()  # Both set all anew, into one cache.
        pair(project, whole, chance.uniform(0, 1.5))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["a folder", "a link"])
def test_forty_killed_builds_are_made_whole_by_the_next(
    project: Path, tmp_path: Path, kind: str
) -> None:
    if kind == "a link":
        (tmp_path / "elsewhere").mkdir()
        (project / "site").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    begun = time.monotonic()
    build(project)
    longest = (time.monotonic() - begun) * 1.1
    (project / "site/.nojekyll").touch()
    chance = random.Random(5)
    for number in range(40):
        (project / "docs/0.md").write_text(op_ed("Op-ed 0", text=f"Text {number}."))
        running = start(project)
        time.sleep(chance.uniform(0.2, longest))
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        whole = build(project)
        assert (project / "site/.nojekyll").is_file()
        assert not list(project.glob(".site-*"))
        assert whole == clean(project, tmp_path / f"clean-{number}")


def clean(project: Path, folder: Path) -> str:
    """The digest of the same site, built where nothing was before, with the mark that
    stands in both.
    """
    run = subprocess.run(
        [*COMMAND, "-d", folder], cwd=project, env=ENV, capture_output=True, check=True
    )
    assert run.returncode == 0
    (folder / ".nojekyll").touch()
    return digest(folder)
