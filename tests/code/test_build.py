"""A build is whole or it is not: same input, same bytes; what fails or is killed leaves
what was published before.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import time

import pytest

from helpers import endings
from helpers.project import ADDRESS, digest

OTHER = """---
template: article.html
title: A town needs its bridge
authors:
  - name: Ada Example
date: 2020-02-02
source: The Example Wire
---

The bridge is old.

The town is older.
"""


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_anywhere(project, tmp_path, build):
    shutil.rmtree(project / ".cache", ignore_errors=True)  # Each sets PDF and card itself.
    there = tmp_path / "another place"
    shutil.copytree(project, there)
    assert build(project, TZ="UTC", LANG="C.UTF-8", LC_ALL="C.UTF-8").returncode == 0
    time.sleep(1.1)  # Whatever writes the time of day in seconds would show.
    done = build(there, TZ="Asia/Seoul", LANG="tr_TR.UTF-8", LC_ALL="C", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    assert digest(project / "site") == digest(there / "site")


def test_a_build_says_what_it_does_and_no_more(project, build_pages):
    assert re.sub(r"/\S+|[\d.]+", "…", build_pages(project).stderr).splitlines() == [
        "INFO    -  Cleaning site directory",
        "INFO    -  Building documentation to directory: …",
        "INFO    -  Documentation built in … seconds",
    ]


@pytest.mark.slow
def test_no_byte_tells_the_day_of_the_build(built, build):
    before = digest(built / "site")
    assert build(built, SOURCE_DATE_EPOCH="1767225600").returncode == 0
    assert digest(built / "site") == before


@pytest.mark.slow
def test_a_site_of_one_op_ed_from_before_1970_is_built(project, build_pages):
    (project / "docs/about.md").unlink()
    (project / "docs/index.md").write_text(OTHER.replace("2020-", "1962-"), encoding="utf-8")
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    assert "<lastmod>1962-02-02</lastmod>" in (project / "site/sitemap.xml").read_text(
        encoding="utf-8"
    )


def test_no_published_file_names_this_machine_or_the_preview(sample, sample_project):
    for file in sample.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for trace in (
                b"127.0.0.1",
                b"localhost",
                str(sample_project).encode(),
                os.fsencode(os.getcwd()),
            ):
                assert trace not in data, f"{file.relative_to(sample)} holds {trace!r}"


@pytest.mark.slow
def test_another_op_ed_replaces_the_first_without_a_trace(project, build):
    before = (project / "docs/index.md").read_text(encoding="utf-8")
    (project / "docs/index.md").write_text(OTHER, encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stderr
    names = sorted(
        file.name for file in (project / "site").iterdir() if file.stem.startswith("a-town")
    )
    assert names == [f"a-town-needs-its-bridge.{e}" for e in endings.ALL]
    names = ["Sample", "Riverwire", "mayors", "surveyor", *re.findall(r"title: (.+)", before)]
    for file in (project / "site").rglob("*"):
        if file.is_file() and file.suffix not in (".pdf", ".png", ".gz"):
            text = file.read_text(encoding="utf-8")
            assert not [name for name in names if re.search(rf"\b{name}\b", text)], file
    assert not list((project / "site").rglob("wire/*"))


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("docs/index.md", "date: 2021", "date: 3 May 2021", "docs/index.md:9: 'date' must be"),
        ("docs/about.md", "## Read", "## Read\n\n[x](nowhere.md)", "link 'nowhere.md'"),
        (
            "overrides/article.html",
            "{% block content %}",
            "{% block content %}{% nonsense %}",
            "nonsense",
        ),
    ],
    ids=["a rule of ours", "a warning of strict mode", "a template"],
)
def test_a_build_that_fails_leaves_the_site_as_it_was(built, build, file, old, new, message):
    project = built
    before = digest(project / "site")
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = build(project)
    assert done.returncode == 1
    assert message in done.stderr
    assert digest(project / "site") == before
    assert not list(project.glob(".site*"))


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_a_whole_site(built, build):
    project = built
    whole = digest(project / "site")
    chance = random.Random(11)
    for _ in range(25):
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        running = subprocess.Popen(
            command, cwd=project, env={**os.environ, "SITE_URL": ADDRESS}, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.1, 1.5))
        running.kill()
        running.wait()
        if (project / "site").exists():
            assert digest(project / "site") == whole
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert digest(project / "site") == whole
    assert not list(project.glob(".site*"))


@pytest.mark.slow
def test_a_site_left_aside_between_two_renames_comes_back(built, build):
    project = built
    whole = digest(project / "site")
    (project / "site").rename(project / ".site-old")
    (project / "docs/index.md").write_text("---\ntitle: x\n", encoding="utf-8")
    assert build(project).returncode == 1
    assert digest(project / "site") == whole


def test_a_project_path_needs_no_other_edit(project, build_pages):
    assert build_pages(project, SITE_URL="https://op-eds.example/").returncode == 0
    page = (project / "site/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://op-eds.example/">' in page
    assert ADDRESS not in page
