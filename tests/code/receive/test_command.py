"""The command: what it writes, what it never overwrites, what an editor can say."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from helpers.drafts import publish
from oped.commands import receive

TODAY = date(2026, 1, 1)
Build = Callable[..., subprocess.CompletedProcess[str]]


def run(project: Path, *arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as an editor runs it without make."""
    command = [sys.executable, "overrides/hooks/oped", "receive", *arguments]
    return subprocess.run(
        command,
        cwd=project,
        env={"PYTHONIOENCODING": "utf-8", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def docs_of(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir(exist_ok=True)
    return docs


def test_a_draft_and_the_copy_byte_for_byte_are_written(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    message, code = receive.receive(letter, {}, docs=docs, today=TODAY)
    assert code == 0, message
    assert (docs / "wire/a-ferry-is-half-a-town.txt").read_bytes() == letter.read_bytes()
    assert (docs / "a-ferry-is-half-a-town.md").read_text(encoding="utf-8").startswith(
        "---\n"
        "template: article.html\n"
        "title: A ferry is half a town\n"
        "authors:\n"
        "  - name: Nora Sample\n"
        "    bio: Nora Sample teaches geography at Lunn College.\n"
        "date: 2024-09-03\n"
        "source: The Lunn Gazette\n"
        "draft: true\n"
        "wire:\n"
        "  copy: wire/a-ferry-is-half-a-town.txt\n"
        "  date: '{month} {day}, {year}'\n"
        "  heading:\n"
        "    - '{title}'\n"
        "    - By {authors}\n"
        "    - '{source}'\n"
        "    - '{date}'\n"
        "  ending:\n"
        "    - '{bios}'\n"
        "---\n\n"
        "The ferry across the Lunn",
    )  # fmt: skip


def test_an_op_ed_that_is_there_is_never_overwritten(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    (docs / "a-ferry-is-half-a-town.md").write_text("mine", encoding="utf-8")
    message, code = receive.receive(letter, {}, docs=docs, today=TODAY)
    there = "docs/a-ferry-is-half-a-town.md is there already; another is said by NAME=…"
    assert (message, code) == (f"{letter}: {there}; nothing was written", 1)
    assert [file.name for file in docs.rglob("*")] == ["a-ferry-is-half-a-town.md"]
    assert (docs / "a-ferry-is-half-a-town.md").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_has_the_address_is_told(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    (docs / "a-ferry-is-half-a-town").mkdir()
    (docs / "a-ferry-is-half-a-town/index.md").touch()
    message, code = receive.receive(letter, {}, docs=docs, today=TODAY)
    assert code == 1
    assert "docs/a-ferry-is-half-a-town/index.md is there already" in message


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("con", "a file needs a name that Windows has not taken for a device, not 'con.md'"),
        ("authors", "the pages of authors will have the address authors/"),
        ("op-eds", "the list of all op-eds has this one"),
        ("robots", "machines look for robots.txt"),
    ],
)
def test_a_name_that_no_build_takes_is_told(
    name: str,
    rule: str,
    letter: Path,
    tmp_path: Path,
) -> None:
    docs = docs_of(tmp_path)
    message, code = receive.receive(letter, {"NAME": name}, docs=docs, today=TODAY)
    assert code == 1
    assert rule in message
    assert message.endswith("; say another name: NAME=some-words; nothing was written")
    assert not list(docs.iterdir())


def test_a_folder_that_cannot_be_written_is_told(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    (docs / "wire").touch()
    message, code = receive.receive(letter, {}, docs=docs, today=TODAY)
    assert (message, code) == (f"{docs / 'wire'} cannot be written: File exists", 1)


def test_a_link_that_leads_out_of_the_folder_is_not_read(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    (docs / "gone.md").symlink_to(tmp_path / "nowhere.md")
    assert receive.receive(letter, {}, docs=docs, today=TODAY)[1] == 0


@pytest.mark.slow
def test_it_is_written_into_the_folder_that_the_settings_name(
    letter: Path, empty_project: Path
) -> None:
    settings = empty_project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"docs_dir: texts\n{text}", encoding="utf-8")
    assert run(empty_project, letter).returncode == 0
    assert (empty_project / "texts/wire/a-ferry-is-half-a-town.txt").is_file()


def test_lines_that_are_unsure_are_told_again(letter: Path, tmp_path: Path) -> None:
    text = letter.read_text(encoding="utf-8")
    letter.write_text(f"{text}\nodd words of a page\n", encoding="utf-8")
    message, _ = receive.receive(letter, {}, docs=docs_of(tmp_path), today=TODAY)
    assert "\nNext: check the lines that are unsure (12), look at it with" in message


def test_another_copy_of_the_name_is_never_overwritten(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    (docs / "wire").mkdir()
    (docs / "wire/a-ferry-is-half-a-town.txt").write_text("another", encoding="utf-8")
    message, code = receive.receive(letter, {}, docs=docs, today=TODAY)
    other = "docs/wire/a-ferry-is-half-a-town.txt is another copy; another is said by NAME=…"
    assert (message, code) == (f"{letter}: {other}; nothing was written", 1)
    assert (docs / "wire/a-ferry-is-half-a-town.txt").read_text(encoding="utf-8") == "another"


def test_the_same_copy_that_is_there_is_used(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    (docs / "wire").mkdir()
    (docs / "wire/a-ferry-is-half-a-town.txt").write_bytes(letter.read_bytes())
    assert receive.receive(letter, {}, docs=docs, today=TODAY)[1] == 0


def test_an_op_ed_whose_files_would_have_the_same_name_is_told(
    letter: Path,
    tmp_path: Path,
) -> None:
    docs = docs_of(tmp_path)
    assert receive.receive(letter, {}, docs=docs, today=TODAY)[1] == 0
    (docs / "a-ferry-is-half-a-town.md").rename(docs / "index.md")
    message, code = receive.receive(letter, {}, docs=docs, today=TODAY)
    there = "docs/index.md has this name for its files already; another is said by NAME=…"
    assert (message, code) == (f"{letter}: {there}; nothing was written", 1)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"TITLE": "Half a town"}, "title: Half a town"),
        ({"AUTHORS": "Oscar Probe"}, "  - name: Oscar Probe"),
        ({"AUTHORS": "Nora Sample; Oscar Probe"}, "  - name: Oscar Probe"),
        ({"DATE": "2024-09-04"}, "date: 2024-09-04"),
        ({"DATE": "2024-09-03"}, "date: 2024-09-03"),
        ({"SOURCE": "The Lunn Wire"}, "source: The Lunn Wire"),
        ({"TEXT_LANG": "en-GB"}, "lang: en-GB"),
        ({"ENCODING": "utf-8"}, "source: The Lunn Gazette"),
        ({"NAME": "ferry"}, "  copy: wire/ferry.txt"),
    ],
)
def test_what_an_editor_says_is_written_and_proven(
    said: dict[str, str],
    line: str,
    letter: Path,
    tmp_path: Path,
) -> None:
    docs = docs_of(tmp_path)
    message, code = receive.receive(letter, said, docs=docs, today=TODAY)
    assert code == 0, message
    assert line in next(docs.glob("*.md")).read_text(encoding="utf-8").splitlines()


def test_what_an_editor_says_against_the_file_is_told(letter: Path, tmp_path: Path) -> None:
    message, _ = receive.receive(
        letter,
        {"DATE": "2024-09-04"},
        docs=docs_of(tmp_path),
        today=TODAY,
    )
    assert "As you say:\n  date: 2024-09-04, though the file prints 2024-09-03\n" in message


def test_a_day_that_has_not_come_is_asked_about(letter: Path, tmp_path: Path) -> None:
    docs = docs_of(tmp_path)
    receive.receive(letter, {}, docs=docs, today=date(2024, 8, 1))
    text = next(docs.glob("*.md")).read_text(encoding="utf-8")
    assert "date: TODO  # 2024-09-03 (a day that has not come)\n" in text


@pytest.mark.slow
def test_of_several_files_each_is_told_of_and_one_that_fails_stops_no_other(
    letter: Path,
    empty_project: Path,
) -> None:
    empty = letter.with_name("empty.txt")
    empty.write_bytes(b"")
    done = run(empty_project, empty, letter)
    assert done.returncode == 1
    assert done.stderr == f"{empty}: the file is empty; nothing was written\n"
    assert done.stdout.startswith(f"{letter.as_posix()}: plain text, read as UTF-8")
    assert (empty_project / "docs/a-ferry-is-half-a-town.md").is_file()


def test_files_come_from_the_environment_as_make_hands_them_on(
    letter: Path,
    empty_project: Path,
) -> None:
    spaced = letter.with_name("a letter.txt")
    letter.rename(spaced)
    missing = letter.with_name("none.txt")
    done = run(empty_project, FILE=f"{spaced} {missing}", SOURCE="The Lunn Wire")
    text = (empty_project / "docs/a-ferry-is-half-a-town.md").read_text(encoding="utf-8")
    assert "source: The Lunn Wire\n" in text
    assert done.stderr.startswith(f"{missing}: the file cannot be read: ")


def test_what_is_said_behind_a_file_counts(letter: Path, empty_project: Path) -> None:
    done = run(empty_project, letter, "TITLE=It’s “half” a town")
    assert done.returncode == 0, done.stderr
    text = (empty_project / "docs/its-half-a-town.md").read_text(encoding="utf-8")
    assert "title: It’s “half” a town\n" in text


def test_a_headline_is_of_one_file(letter: Path, empty_project: Path) -> None:
    done = run(empty_project, letter, letter, "TITLE=A ferry")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "TITLE, AUTHORS, NAME are of one op-ed: receive the files one by one\n"
    assert not list((empty_project / "docs").glob("*.md"))


def test_no_file_is_asked_for(empty_project: Path) -> None:
    done = run(empty_project)
    assert (done.returncode, done.stderr) == (1, "say the file: make receive FILE=letter.txt\n")


@pytest.mark.slow
def test_the_draft_is_proven_by_the_build_and_not_published(
    letter: Path,
    empty_project: Path,
    build: Build,
) -> None:
    assert run(empty_project, letter).returncode == 0
    draft = empty_project / "docs/a-ferry-is-half-a-town.md"
    done = build(empty_project)
    assert done.returncode == 0, done.stderr
    assert not list((empty_project / "site").rglob("*ferry*"))
    draft.write_text(
        draft.read_text(encoding="utf-8").replace("ninety people", "eighty people"),
        encoding="utf-8",
    )
    done = build(empty_project)
    assert done.returncode == 1
    assert "paragraph 1 must be the wire copy's" in done.stderr


@pytest.mark.slow
def test_without_the_draft_line_it_is_published_and_says_what_was_undone(
    letter: Path,
    empty_project: Path,
    build: Build,
) -> None:
    assert run(empty_project, letter).returncode == 0
    publish(empty_project / "docs/a-ferry-is-half-a-town.md")
    done = build(empty_project, COMPANIONS="false")
    assert done.returncode == 0, done.stderr
    page = (empty_project / "site/a-ferry-is-half-a-town/index.html").read_text(encoding="utf-8")
    counts = "heading lines laid out (4), line ends made uniform (3)."
    assert f"but for what follows: {counts}" in page
    assert not (empty_project / "site/wire/.layouts.yml").exists()


@pytest.mark.slow
def test_a_private_copy_is_proven_and_not_published(
    letter: Path,
    empty_project: Path,
    build: Build,
) -> None:
    header = "From: Nora Sample <nora@lunn.example>\nSubject: The ferry\n\n"
    letter.write_text(header + letter.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(empty_project, letter).returncode == 0
    publish(empty_project / "docs/a-ferry-is-half-a-town.md")
    done = build(empty_project, COMPANIONS="false")
    assert done.returncode == 0, done.stderr
    page = (empty_project / "site/a-ferry-is-half-a-town/index.html").read_text(encoding="utf-8")
    assert "Verbatim from the wire copy, which is not published, but for what follows: " in page
    assert not list((empty_project / "site").rglob("*.txt"))
    assert "nora@lunn.example" not in page
