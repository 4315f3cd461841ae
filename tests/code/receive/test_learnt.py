"""What was found for one copy of a source is offered for the next."""

from datetime import date
from pathlib import Path

from oped.commands import receive

TODAY = date(2026, 1, 1)
FIRST = """The pier is ours
Nora Sample
3/9/2024
Lunn Gazette opinion pages

The pier at Lunn has stood since 1945, and the ninety people who fish from it have never been \
asked whether it may be sold. They would say no, in a way that the council could hear.

A pier is not a hotel. It needs planks and nails, and somebody who likes the sound of both. \
The council has all of these, in a shed behind the school, and has had them for ages there.
"""
SECOND = """A ferry is half a town
Oscar T. Probe
4/10/2024
Lunn Gazette opinion pages

The ferry across the Lunn has not run since the first week of March, and the ninety people \
who took it every morning now drive forty minutes round the lake, or do not come at all.

The company says that the engine is old. So are the pier, the ticket office and the captain, \
and nobody has ever proposed to close those; what is old can be mended if somebody wants it.
"""


def received(name: str, text: str, folder: Path) -> tuple[str, Path]:
    """What is told of a received text, and the file that was written."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    before = set(docs.glob("*.md"))
    told, code = receive.receive(file, {}, docs=docs, today=TODAY)
    assert code == 0, told
    return told, (set(docs.glob("*.md")) - before).pop()


def front(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n---\n")[0]


def finish(file: Path) -> None:
    """The editor says what was asked: who, when, for whom."""
    text = file.read_text(encoding="utf-8")
    text = text.replace(
        "name: TODO  # Nora Sample (a name on a line of its own)",
        "name: Nora Sample",
    )
    text = text.replace(
        "date: TODO  # 2024-03-09 (3/9 can be two days of the year)",
        "date: 2024-09-03",
    )
    text = text.replace(
        "source: TODO  # no line names who sent it out",
        "source: The Lunn Gazette",
    )
    text = text.replace("date: '{m}/{day}/{year}'", "date: '{day}/{m}/{year}'")
    assert "TODO" not in text
    file.write_text(text, encoding="utf-8")


def test_what_an_editor_settled_for_one_copy_is_offered_for_the_next(tmp_path: Path) -> None:
    _, first = received("first.txt", FIRST, tmp_path)
    assert "date: TODO  # 2024-03-09 (3/9 can be two days of the year)" in front(first)
    finish(first)
    told, second = received("second.txt", SECOND, tmp_path)
    assert "  - name: Oscar T. Probe\n" in front(second)
    assert "\ndate: 2024-10-04\n" in front(second)
    sign = "earlier copies of it print 'Lunn Gazette opinion pages' too"
    assert f"\nsource: TODO  # The Lunn Gazette ({sign})\n" in front(second)
    assert "(left out as in earlier copies of The Lunn Gazette)" in told


def test_nothing_is_offered_without_a_first_copy(tmp_path: Path) -> None:
    _, second = received("second.txt", SECOND, tmp_path)
    assert "  - name: TODO  # Oscar T. Probe (a name on a line of its own)\n" in front(second)
    assert "\nsource: TODO  # no line names who sent it out\n" in front(second)


def test_nothing_is_offered_to_a_copy_of_another_source(tmp_path: Path) -> None:
    _, first = received("first.txt", FIRST, tmp_path)
    finish(first)
    other = SECOND.replace("Lunn Gazette opinion pages", "Opinion pages of another paper")
    _, second = received("second.txt", other, tmp_path)
    assert "  - name: TODO  # Oscar T. Probe (a name on a line of its own)\n" in front(second)


def test_an_editor_can_read_and_mend_what_was_learnt(tmp_path: Path) -> None:
    _, first = received("first.txt", FIRST, tmp_path)
    finish(first)
    received("second.txt", SECOND, tmp_path)
    learnt = tmp_path / "docs/wire/.layouts.yml"
    assert learnt.read_text(encoding="utf-8") == (
        "# How each source lays out its copies, as `make receive` learnt it, newest first.\n"
        "# Yours to mend; it is not published.\n"
        "The Lunn Gazette:\n"
        "- date: '{day}/{m}/{year}'\n"
        "  heading:\n"
        "  - '{title}'\n"
        "  - '{authors}'\n"
        "  - '{date}'\n"
        "  left_out:\n"
        "  - Lunn Gazette opinion pages\n"
    )


def test_what_an_editor_broke_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    learnt = tmp_path / "docs/wire/.layouts.yml"
    learnt.parent.mkdir(parents=True)
    file = tmp_path / "first.txt"
    file.write_text(FIRST, encoding="utf-8")
    for broken, line, rule in (
        ("The Lunn Gazette:\n- date: '{day}\n", 2, "the file must be YAML"),
        ("- The Lunn Gazette\n", 1, "the file must have a list of layouts for each source"),
    ):
        learnt.write_text(broken, encoding="utf-8")
        message, code = receive.receive(file, {}, docs=tmp_path / "docs", today=TODAY)
        mend = "mend it, or delete it; nothing was written"
        assert (message, code) == (f"{file}: docs/wire/.layouts.yml:{line}: {rule}; {mend}", 1)
        assert not list((tmp_path / "docs").glob("*.md"))
