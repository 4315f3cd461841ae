"""A link or a picture that leads nowhere is told with file, line and what to write."""

import pytest

from helpers.sample import TITLE
from oped.reading.dead_links import message

RULE = "must lead to a file that is there, and below docs/ there is no"
NAMES = ("index.md", "about.md", "2024/bridge.md", "assets/bridge.jpg")
OP_ED = f"""---
template: article.html
title: {TITLE}
authors:
  - name: Ada Example
date: 2020-02-02
source: The Example Wire
---

A [link](abuot.md) and one more.

![A bridge](assets/bridge.jpg), a [place](about.md#raed), a [list](about/).

## A part

The [link](abuot.md) again, a [word](#apart), and from [the root](/about.md).
"""


@pytest.mark.parametrize(
    ("link", "page", "expected"),
    [
        (
            "abuot.md",
            "index.md",
            f"the link 'abuot.md' {RULE} 'abuot.md'; did you mean 'about.md'?",
        ),
        (
            "../assets/brigde.jpg",
            "2024/bridge.md",
            (
                f"the picture '../assets/brigde.jpg' {RULE} 'assets/brigde.jpg'; did you mean "
                "'../assets/bridge.jpg'?"
            ),
        ),
        ("zzz.md", "index.md", f"the link 'zzz.md' {RULE} 'zzz.md'"),
        (
            "/about.md",
            "2024/bridge.md",
            (
                "the link '/about.md' must begin at this file, for the site may stand below a "
                "path: write '../about.md'"
            ),
        ),
        (
            "soon.md",
            "index.md",
            "the link 'soon.md' must not lead to a draft, which is not published",
        ),
        (
            "about.md#raed",
            "index.md",
            "the link 'about.md#raed' must lead to an id of that page; did you mean '#read'?",
        ),
        ("#zz", "about.md", "the link '#zz' must lead to an id of that page, such as '#cite'"),
    ],
)
def test_a_link_is_told_with_its_remedy(link: str, page: str, expected: str) -> None:
    ids = {"read", "cite", "p-1a2b3c4d"}
    assert message(link, page=page, names=NAMES, drafts={"soon.md"}, ids=ids) == expected


def test_a_page_without_an_id_says_so() -> None:
    told = message("#x", page="about.md", names=NAMES, drafts=(), ids={"p-1a2b3c4d", "fn:1"})
    assert told == "the link '#x' must lead to an id of that page, and it has none"


def test_what_mkdocs_suggests_is_handed_on() -> None:
    told = message("about/", page="index.md", names=NAMES, drafts=(), ids=(), suggestion="about.md")
    assert told == "the link 'about/' must name the file that it leads to: 'about.md'"


def lines(stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if line.startswith("docs/second.md")]


def test_all_of_a_page_are_told_at_once_and_each_once(project, build) -> None:
    (project / "docs/second.md").write_text(OP_ED, encoding="utf-8")
    run = build(project)
    assert run.returncode == 1
    assert [line.split(" ")[0] for line in lines(run.stderr) if "'file found'" not in line] == [
        "docs/second.md:10:",
        "docs/second.md:12:",
        "docs/second.md:12:",
        "docs/second.md:16:",
    ]
    assert "contains a" not in run.stderr
    assert "WARNING" not in run.stderr
    assert "must be set whole" not in run.stderr


def test_an_id_that_is_not_there_is_told_when_all_pages_are_made(project, build_pages) -> None:
    text = (
        OP_ED.partition("A [link]")[0]
        + "A [place](about.md#raed) and [one](#a-prat).\n\n## A part\n"
    )
    (project / "docs/second.md").write_text(text, encoding="utf-8")
    run = build_pages(project)
    assert run.returncode == 1
    assert lines(run.stderr) == [
        (
            "docs/second.md:10: the link 'about.md#raed' must lead to an id of that page; did "
            "you mean '#read'?"
        ),
        (
            "docs/second.md:10: the link '#a-prat' must lead to an id of that page; did you "
            "mean '#a-part'?"
        ),
    ]


def test_on_github_each_is_one_annotation(project, build_pages) -> None:
    (project / "docs/second.md").write_text(OP_ED, encoding="utf-8")
    run = build_pages(project, GITHUB_ACTIONS="true")
    told = [line for line in (run.stdout + run.stderr).splitlines() if "abuot.md" in line]
    assert [line[:48] for line in told] == [
        "::error file=docs/second.md,line=10::docs/second",
        "::error file=docs/second.md,line=16::docs/second",
    ]
