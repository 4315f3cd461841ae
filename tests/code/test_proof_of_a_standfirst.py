"""A proven op-ed's standfirst and the words of its picture are the copy's, or said to be
the editor's.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.project import ROOT

SUBTITLE = "It is ninety years old -- and has been shut for nine."
COPY = f"""A town needs its bridge
{SUBTITLE}
By Ada Example, The Example Wire, May 3, 2024
The bridge is old.
The town is older.
"""
OP_ED = f"""---
template: article.html
title: A town needs its bridge
subtitle: {SUBTITLE}
authors:
  - name: Ada Example
date: 2024-05-03
source: The Example Wire
wire:
  copy: wire/a-bridge.txt
  date: "{{month}} {{day}}, {{year}}"
  heading:
    - "{{title}}"
    - "{{subtitle}}"
    - "By {{authors}}, {{source}}, {{date}}"
---

The bridge is old.

The town is older.
"""
PICTURE = """picture:
  file: assets/bridge.png
  alt: A bridge
  caption: The bridge on Monday.
  credit: Ben Sample
"""


def write(project: Path, op_ed: str = OP_ED, copy: str = COPY) -> None:
    (project / "docs/a-bridge.md").write_text(op_ed, encoding="utf-8")
    (project / "docs/wire/a-bridge.txt").write_text(copy, encoding="utf-8")
    (project / "docs/assets").mkdir(exist_ok=True)
    shutil.copy(
        ROOT / "tests/code/fixture/docs/assets/field.png", project / "docs/assets/bridge.png"
    )


def problems(done) -> list[str]:
    return [line for line in done.stderr.splitlines() if line.startswith("docs/")]


@pytest.mark.slow
def test_one_that_is_the_copy_s_is_proven(project: Path, build: Callable) -> None:
    write(project)
    done = build(project)
    assert done.returncode == 0, done.stderr
    page = (project / "site/a-bridge/index.html").read_text(encoding="utf-8")
    assert "Verbatim from the" in page
    assert "said by the editor" not in page


CHANGES = [
    ("ninety", "Ninety"),
    pytest.param("shut", "shot", marks=pytest.mark.slow),
    pytest.param("nine.", "nine", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_one_changed_letter_is_noticed(old: str, new: str, project: Path, build: Callable) -> None:
    write(project, copy=COPY.replace(old, new))
    done = build(project)
    assert done.returncode == 1
    told = problems(done)
    assert len(told) == 1, done.stderr
    assert "line 2 of 'heading' must be the wire copy's" in told[0]


def test_one_changed_letter_on_the_page_is_noticed(project: Path, build: Callable) -> None:
    write(project)
    template = project / "overrides/article.html"
    text = template.read_text(encoding="utf-8")
    there = "{{ shown.standfirst.texts[0] | e }}"
    assert there in text
    template.write_text(
        text.replace(there, "{{ shown.standfirst.texts[0] | e | replace('shut', 'Shut') }}"),
        encoding="utf-8",
    )
    done = build(project)
    assert done.returncode == 1
    (told,) = problems(done)
    assert told.startswith("docs/a-bridge.md:4: the standfirst must be set as it is written:")


@pytest.mark.slow
def test_what_the_copy_does_not_say_is_said_to_be_the_editor_s(
    project: Path, build: Callable
) -> None:
    op_ed = OP_ED.replace('    - "{subtitle}"\n', "").replace("wire:\n", f"{PICTURE}wire:\n")
    write(project, op_ed, COPY.replace(f"{SUBTITLE}\n", ""))
    done = build(project)
    assert done.returncode == 0, done.stderr
    page = (project / "site/a-bridge/index.html").read_text(encoding="utf-8")
    # Standfirst, caption and credit.
    assert "said by the editor, not by the copy (3)" in page


@pytest.mark.slow
def test_the_words_of_a_picture_are_held_against_a_copy_that_has_them(
    project: Path, build: Callable
) -> None:
    op_ed = OP_ED.replace("wire:\n", f"{PICTURE}wire:\n").replace(
        '    - "By', '    - "{caption} ({credit})"\n    - "By'
    )
    copy = COPY.replace("By Ada", "The bridge on Monday. (Ben Sample)\nBy Ada")
    write(project, op_ed, copy)
    done = build(project)
    assert done.returncode == 0, done.stderr
    write(project, op_ed, copy.replace("Monday", "monday"))
    assert "line 3 of 'heading' must be the wire copy's" in problems(build(project))[0]
