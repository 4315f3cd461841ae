"""Each kind of difference between an op-ed and its copy, alone and together, is undone and counted.

Under each of them a changed letter is noticed.
"""

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from oped.article import from_front_matter
from oped.reading import front_matter, wire
from oped.reading.wire import Proof

FILES = sorted((Path(__file__).parent / "kinds").glob("*.yml"))
Case = dict[str, Any]
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in FILES}
TOGETHER = "all-together"
CASES: dict[str, Case] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éа’,. "
LATEST = date(2026, 1, 1)


def proven(op_ed: str, copy: bytes) -> tuple[Proof | None, list[str]]:
    """What a build says of an op-ed and its copy: the same functions in the same order."""
    parsed = front_matter.parse(op_ed, path="docs/ferry.md", latest=LATEST)
    if parsed.values is None or parsed.problems:
        return None, [str(problem) for problem in parsed.problems]
    article = from_front_matter(
        parsed.values,
        path="docs/ferry.md",
        url="",
        site_url="",
        site_name="",
    )
    proof, problems = wire.prove(article, parsed, copy)
    return proof, [str(problem) for problem in problems]


def copy_of(case: dict[str, Any]) -> bytes:
    return case["copy"].encode(case.get("encoding", "utf-8"))


def spans(op_ed: str) -> list[tuple[int, int]]:
    """Where headline, names, biographies, date, source and text stand in an op-ed's file."""
    head = op_ed.partition("\n---\n\n")[0]
    values = re.finditer(r"^(?:title|date|source|  - name|    bio): (.+)$", head, re.MULTILINE)
    return [*[match.span(1) for match in values], (len(head) + len("\n---\n\n"), len(op_ed) - 1)]


def changed(op_ed: str, count: int, seed: int) -> Iterator[str]:
    """Seeded changes of one letter: another in its place, one more, one less.

    What a copy prints in capitals tells no small letters from large: such changes are none.
    """
    chance = random.Random(seed)
    places = [i for start, end in spans(op_ed) for i in range(start, end)]
    while count:
        at = chance.choice(places)
        letter = chance.choice(LETTERS)
        new = chance.choice(
            [
                op_ed[:at] + letter + op_ed[at + 1 :],
                op_ed[:at] + letter + op_ed[at:],
                op_ed[:at] + op_ed[at + 1 :],
            ],
        )
        if new.casefold() != op_ed.casefold() and said(new) != said(op_ed):
            count -= 1
            yield new


def unnoticed(case: Case, count: int, seed: int) -> list[str]:
    """The changed op-eds that are proven all the same."""
    copy = copy_of(case)
    return [new for new in changed(case["op_ed"], count, seed) if not proven(new, copy)[1]]


def said(op_ed: str) -> object:
    """What an op-ed says: YAML does not see space around a value, nor Markdown a last line end."""
    parsed = front_matter.parse(op_ed, path="docs/ferry.md", latest=LATEST)
    return [str(problem) for problem in parsed.problems] or (
        parsed.values,
        parsed.body.strip("\n"),
    )


@pytest.mark.parametrize("name", CASES)
def test_the_copy_is_proven_and_what_was_undone_is_counted(name: str) -> None:
    case = CASES[name]
    proof, problems = proven(case["op_ed"], copy_of(case))
    assert problems == []
    assert proof is not None
    assert dict(proof.counts) == case["counts"]


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name == TOGETHER else pytest.mark.slow) for name in CASES],
)
def test_each_of_a_thousand_changed_letters_is_noticed(name: str) -> None:
    case = CASES[name]
    each = 1000 // len(CASES)
    assert unnoticed(case, each, seed=len(name)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_each_of_a_thousand_changed_letters_is_noticed_under_every_kind(name: str) -> None:
    case = CASES[name]
    assert unnoticed(case, 1000, seed=7) == []


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "without" in case])
def test_what_the_layout_lacks_is_told_with_the_line_to_write(name: str) -> None:
    case = CASES[name]
    lacking = case["op_ed"].replace(
        case["without"],
        "{month}" if "month" in case["without"] else "",
    )
    _, problems = proven(lacking, copy_of(case))
    assert any(case["remedy"] in problem for problem in problems), problems
