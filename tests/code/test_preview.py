"""`mkdocs serve` shows the state of the last save, or what is wrong with it, and never hangs."""

import random
import re
import socket
import subprocess

import pytest

from helpers.preview import running
from helpers.project import mkdocs

SECOND = "second/"
OP_ED = """---
template: article.html
title: A second op-ed
authors:
  - name: Ada Example
date: 2020-02-02
source: The Example Wire
---

Edit number {number} of a text.
"""


@pytest.fixture
def preview(project):
    """A running preview of a copy of the project: (its folder, the preview)."""
    (project / "docs/second.md").write_text(OP_ED.format(number=0), encoding="utf-8")
    with running(project) as shown:
        shown.wait("Edit number 0 ", SECOND)
        yield project, shown


def _edit(project, number, kind):
    """Make one change to the project; returns the path to look at and what must be shown there."""
    second, about = project / "docs/second.md", project / "docs/about.md"
    masthead, reading = (
        project / "overrides/partials/article-masthead.html",
        project / "docs/assets/stylesheets/reading.css",
    )
    text = OP_ED.format(number=number)
    if kind == "text":
        second.write_text(text, encoding="utf-8")
        return "second/", f"Edit number {number} "
    if kind == "date":
        second.write_text(text.replace("2020-02-02", f"{number} May"), encoding="utf-8")
        return (
            "second/",
            (
                "docs/second.md:6: &#x27;date&#x27; must be an ISO 8601 date such as "
                f"2026-11-20, not &#x27;{number} May&#x27;"
            ),
        )
    if kind == "yaml":
        second.write_text(text.replace("title: A", f'title: "{number}" A'), encoding="utf-8")
        return "about/", "docs/second.md:3: front matter must be YAML"
    if kind == "template":
        masthead.write_text(f"<p>{{{{ site.name }} masthead {number}</p>", encoding="utf-8")
        return "second/", "The site could not be built"
    if kind == "wire":
        op_ed = project / "docs/index.md"
        op_ed.write_text(
            op_ed.read_text(encoding="utf-8").replace("three months", "four months"),
            encoding="utf-8",
        )
        return "", "four months"
    if kind == "about":
        about.write_text(
            f"---\ntitle: About\n---\n\n# About\n\nEdit number {number} here.\n", encoding="utf-8"
        )
        return "about/", f"Edit number {number} here"
    reading.write_text(
        reading.read_text(encoding="utf-8")
        + f"\nbody {{ --edit: e{number}; orphans: {number + 2}; }}\n",
        encoding="utf-8",
    )
    return "second/", f"orphans:{number + 2}"


def _mend(project, kept):
    for name, text in kept.items():
        (project / name).write_bytes(text)


FILES = [
    "docs/second.md",
    "docs/about.md",
    "docs/index.md",
    "overrides/partials/article-masthead.html",
]


def _run(preview, kinds):
    project, shown = preview
    kept = {name: (project / name).read_bytes() for name in FILES}
    for number, kind in enumerate(kinds, 1):
        path, expected = _edit(project, number, kind)
        page = shown.wait(expected, path)
        assert "/livereload/" in page, "the page does not reload by itself"
        if kind in ("date", "yaml", "template", "wire"):
            assert "Traceback" not in page
            _mend(project, kept)
            page = shown.wait("Edit number 0 ", SECOND)
            assert "could not be built" not in page
        kept["docs/second.md"] = OP_ED.format(number=0).encode()


@pytest.mark.slow
def test_each_kind_of_edit_shows(preview):
    _run(preview, ["text", "date", "yaml", "template", "wire", "about", "style"])


@pytest.mark.slow
def test_a_hundred_edits_show(preview):
    choice = random.Random(7)
    _run(
        preview,
        [
            choice.choice(["text", "date", "yaml", "template", "wire", "about", "style"])
            for _ in range(100)
        ],
    )


def without_reload(page: str) -> str:
    """The page without the server's script, and what the policy says of it: its numbers
    differ each time.
    """
    return re.sub(r"script-src '[^']*'", "", page.rpartition("<script>")[0])


@pytest.mark.slow
def test_one_saved_text_is_made_again_alone_and_what_others_print_of_it_everywhere(preview):
    project, shown = preview
    first = without_reload(shown.get(""))
    second = project / "docs/second.md"
    second.write_text(OP_ED.format(number=1), encoding="utf-8")
    shown.wait("Edit number 1 ", SECOND)
    shown.wait("Edit number 1 ", "feed.xml")
    assert without_reload(shown.get("")) == first
    second.write_text(
        OP_ED.format(number=1).replace("A second op-ed", "Another headline"), encoding="utf-8"
    )
    shown.wait("Another headline", "op-eds/")
    shown.wait("Another headline", "")
    (project / "docs/third.md").write_text(
        OP_ED.format(number=3).replace("A second", "A third"), encoding="utf-8"
    )
    shown.wait("A third op-ed", "")
    second.unlink()
    shown.wait("Page not found", SECOND)
    assert "Another headline" not in shown.get("") + shown.get("op-eds/") + shown.get("feed.json")
    assert not any(
        OP_ED.format(number=1).split("---")[2].strip() in shown.get(path)
        for path in ("second/second.txt", "second/")
    )


@pytest.mark.slow
def test_a_page_that_is_not_there_while_the_build_is_broken_asks_again(preview):
    project, shown = preview
    (project / "docs/second.md").write_text("---\ntemplate: article.html\n", encoding="utf-8")
    shown.wait("docs/second.md:1:", "")
    assert 'http-equiv="refresh"' in shown.get("nowhere/")


@pytest.mark.slow
def test_a_draft_is_shown_in_the_preview_and_never_published(project, build_pages, preview):
    folder, shown = preview
    (folder / "docs/third.md").write_text(
        OP_ED.format(number=3)
        .replace("source:", "draft: true\nsource:")
        .replace("A second", "A third"),
        encoding="utf-8",
    )
    page = shown.wait("Edit number 3 ", "third/")
    assert "Draft: not published" in page
    done = build_pages(folder)
    assert done.returncode == 0, done.stderr
    published = [file for file in (folder / "site").rglob("*") if file.is_file()]
    assert published
    assert not [
        file
        for file in published
        if b"A third op-ed" in file.read_bytes() or "third" in file.as_posix()
    ]


@pytest.mark.slow
def test_the_policy_lets_the_reload_script_pass_under_serve_only(preview, project, build_pages):
    folder, shown = preview
    assert "script-src" in shown.get("")
    assert build_pages(folder).returncode == 0
    assert "script-src" not in (folder / "site/index.html").read_text(encoding="utf-8")


def test_a_taken_port_is_told_in_one_line_with_a_free_one(project):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        run = mkdocs("serve", "-a", f"127.0.0.1:{port}", folder=project)
    assert run.returncode == 1
    rule = (
        f"port {port} of 127.0.0.1 is taken, perhaps by another preview: make serve "
        f"PORT={port + 1}, or"
    )
    assert len([line for line in run.stderr.splitlines() if rule in line]) == 1
    assert len(run.stderr.splitlines()) <= 3
    assert "Traceback" not in run.stderr


@pytest.mark.slow
def test_advice_is_printed_by_the_preview_and_stands_on_no_page(project):
    second = OP_ED.format(number=0).replace("Edit number", "[An edit](http://wire.example/) number")
    (project / "docs/second.md").write_text(second, encoding="utf-8")
    with running(project, stderr=subprocess.PIPE) as shown:
        page = shown.wait("An edit</a> number 0 ", SECOND)
        shown.process.terminate()
        said = shown.process.stderr.read().decode()
    assert "ADVICE   -  docs/second.md:10: an address should start with https://" in said
    assert "should start with" not in page
