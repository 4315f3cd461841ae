"""Whatever the README invites to is published: built, and let through by the checks that
publishing waits for.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.invitations import INVITATIONS, Change, a_second_op_ed
from helpers.project import ROOT, mkdocs
from helpers.readme import WORDS

ADDRESSES = {
    "a project page": "https://you.github.io/op-ed/",
    "a page of one's own": "https://name.github.io/",
    "a domain of one's own": "https://opinion.example.org/",
}


def named(change: Change) -> str:
    return change.__name__.replace("_", " ")


@pytest.mark.parametrize("change", INVITATIONS, ids=named)
def test_the_readme_says_so(change: Change) -> None:
    assert INVITATIONS[change] in WORDS


@pytest.mark.slow
@pytest.mark.parametrize("place", ADDRESSES)
@pytest.mark.parametrize("change", INVITATIONS, ids=named)
def test_it_is_published(change: Change, place: str, project: Path) -> None:
    change(project)
    publish(project, ADDRESSES[place])


@pytest.mark.slow
@pytest.mark.parametrize("change", INVITATIONS, ids=named)
def test_it_is_published_beside_a_second_op_ed(change: Change, project: Path) -> None:
    a_second_op_ed(project)
    change(project)
    publish(project, ADDRESSES["a project page"])


def publish(project: Path, address: str) -> None:
    """What publish.yml does, as far as the upload; the checks learn the address from the
    site itself.
    """
    run = mkdocs("build", "--strict", folder=project, SITE_URL=address)
    assert run.returncode == 0, run.stdout + run.stderr
    checked = check(project / "site")
    assert checked.returncode == 0, checked.stdout
    assert re.search(r"^\d\d+ passed", checked.stdout, re.MULTILINE), checked.stdout


def check(site: Path) -> subprocess.CompletedProcess[str]:
    """`make check` of another folder, in one process."""
    options = ["-q", "-n0", "-p", "no:cacheprovider", "--site", str(site)]
    env = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "tests/site", *options],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("index.html", 'href="about/"', 'href="abuot/"'),
        ("index.html", "</article>", '<img src="https://other.example/x.png"></article>'),
        ("index.html", "<h1", "<h1 align=left"),
        ("about/index.html", '<html lang="en">', "<html>"),
        ("feed.json", "Ada B. Example", "Ada Example"),
    ],
)
def test_a_site_that_is_broken_is_not_let_through(
    name: str, old: str, new: str, built: Path
) -> None:
    text = (built / "site" / name).read_text(encoding="utf-8")
    assert old in text
    (built / "site" / name).write_text(text.replace(old, new), encoding="utf-8")
    assert check(built / "site").returncode == 1
