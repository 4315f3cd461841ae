"""What is said of each line that came in is true of the file that was written."""

import re
from datetime import date
from pathlib import Path

import pytest

from oped.reading import front_matter
from oped.reading.front_matter import Parsed
from oped.reading.receive import report
from oped.reading.receive.draft import Draft, draft
from oped.reading.receive.report import Row
from oped.reading.wire import paragraphs
from oped.reading.wire.spaces import plain

FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(file for file in FOLDER.iterdir() if file.suffix in (".txt", ".eml"))
TODAY = date(2026, 1, 1)
MARKS = re.compile(r"^(?:[•*+-]|\(?\d+[.)]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s+")


def received(file: Path) -> tuple[Draft, Parsed]:
    made = draft(file.read_bytes(), {"NAME": "sample"}, today=TODAY)
    return made, front_matter.parse(made.file.text, path="docs/sample.md", latest=TODAY)


def blocks(parsed: Parsed) -> list[str]:
    """The text block by block, in the words of the copy."""
    found: list[str] = []
    lines: list[int] = []
    for item in paragraphs(parsed.body, parsed.body_line):
        if lines and item.line == lines[-1] + 1:
            found[-1] += f" {item.text}"
        else:
            found.append(item.text)
        lines.append(item.line)
    return found


def values(made: Draft, parsed: Parsed) -> dict[str, list[str]]:
    """What the file says of each role: its value, or behind a TODO what is proposed."""
    front = parsed.plain
    proposed = {key: field.value for key, field in made.file.open}

    def said(key: str, value: str) -> str:
        return proposed[key] if value == "TODO" else value

    authors = front["authors"]
    return {
        "headline": [said("title", front["title"])],
        "standfirst": [front["subtitle"]] if "subtitle" in front else [],
        "author": [said("name", author["name"]) for author in authors],
        "biography": [said("bio", author["bio"]) for author in authors if "bio" in author],
        "source": [said("source", front["source"])],
        "sign-off": front.get("sign_off", []),
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_every_line_that_says_something_is_told_once(sample: Path) -> None:
    made, _ = received(sample)
    said = [line.number for line in made.material.lines if plain(line.text)]
    assert [row.number for row in report.rows(made)] == said


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_a_line_of_text_stands_in_the_paragraph_that_is_named(sample: Path) -> None:
    made, parsed = received(sample)
    text = blocks(parsed)
    found = set()
    for row in report.rows(made):
        match = re.fullmatch(r"(dateline, )?text (\d+)", row.role)
        if not match:
            continue
        number = int(match[2])
        found.add(number)
        words = row.text.removeprefix(made.findings.dateline).strip() if match[1] else row.text
        assert plain(MARKS.sub("", words)) in plain(text[number - 1]), row
    assert found == set(range(1, len(text) + 1))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_a_line_that_is_left_out_is_named_in_front_matter_and_no_other(sample: Path) -> None:
    made, parsed = received(sample)
    left_out = [row.text for row in report.rows(made) if row.role.endswith("left out")]
    assert left_out == parsed.plain["wire"].get("left_out", [])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_a_line_with_a_fact_holds_what_the_file_says(sample: Path) -> None:
    made, parsed = received(sample)
    known = values(made, parsed)
    for row in _with_facts(made):
        near = [other.text for other in report.rows(made) if _is_near(other, row)]
        words = " ".join(near).casefold()
        for role in row.role.split(", "):
            if role in known and row.reason != "a byline's cue":
                said = [value for value in known[role] if value and value.casefold() in words]
                assert said, (row, known[role])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_what_is_sure_is_written_and_what_is_not_is_TODO(sample: Path) -> None:
    made, parsed = received(sample)
    asked = {key for key, _ in made.file.open}
    roles = {
        "headline": "title",
        "author": "name",
        "biography": "bio",
        "date": "date",
        "source": "source",
    }
    for row in _with_facts(made):
        keys = {roles[role] for role in row.role.split(", ") if role in roles}
        assert bool(keys & asked) == (row.certainty == "unsure"), row
    assert (parsed.open == frozenset()) == (not asked)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_a_line_that_is_repeated_was_said_before(sample: Path) -> None:
    made, _ = received(sample)
    rows = report.rows(made)
    before = {row.text for row in rows if row.role != report.REPEATED}
    assert {row.text for row in rows if row.role == report.REPEATED} <= before


def test_the_whole_of_what_is_told() -> None:
    made, _ = received(FOLDER / "a-mail-in-two-forms-and-another-charset.eml")
    told = report.text(made, "letter.eml")
    assert told == (FOLDER.parent / "told.txt").read_text(encoding="utf-8").rstrip("\n")


def _with_facts(made: Draft) -> list[Row]:
    others = re.compile("text|left out|repeated|standfirst")
    return [row for row in report.rows(made) if not others.search(row.role)]


def _is_near(other: Row, row: Row) -> bool:
    """Whether two rows may be of one piece that was wrapped."""
    return other.role == row.role and abs(other.number - row.number) <= 2
