"""What the parts of receiving give: notes, dates by a form, learnt layouts, what was mended."""

from datetime import date
from pathlib import Path

import pytest

from oped.reading.receive import learnt, printed_dates
from oped.reading.receive.draft import Draft, draft
from oped.reading.receive.notes import notes_of
from oped.reading.receive.pieces import is_spread
from oped.reading.receive.report import _given
from oped.reading.wire.lines import Row

TODAY = date(2026, 1, 1)
DAY = date(2024, 9, 3)


def made_of(text: str, **said: str) -> Draft:
    return draft(text.encode(), said, today=TODAY)


def test_a_raised_figure_that_stands_twice_is_no_note() -> None:
    assert notes_of(["A bridge.¹", "¹ The report."]) == frozenset("¹")
    assert notes_of(["A bridge.¹ A ferry.¹", "¹ The report."]) == frozenset()
    assert notes_of(["A bridge.¹", "¹ The report.", "² Another."]) == frozenset()


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("3/9/2024", "{day}/{m}/{year}"),
        ("03.09.24", "{dd}.{mm}.{yy}"),
        ("3rd September 2024", "{ordinal} {month_name} {year}"),
        ("Sept. 3, 2024", "{month} {day}, {year}"),
        ("Sep 3, 2024", "{mon} {day}, {year}"),
    ],
)
def test_a_date_is_read_by_its_form(printed: str, form: str) -> None:
    assert printed_dates.read(printed, form) == DAY


def test_what_was_learnt_is_read_as_it_was_written() -> None:
    layout = learnt.Layout(
        "The Lunn Wire", "{day}/{m}/{year}", ("{title}",), ("{bios}",), ("ends",)
    )
    bare = learnt.Layout("The Marl Wire", "", ("{title}",), (), ())
    assert learnt.parse(learnt.dump([layout, bare]), path="x") == [layout, bare]


def test_the_items_that_were_marked_are_counted(letter: Path) -> None:
    text = letter.read_text(encoding="utf-8")
    items = "• An engine of its own.\n\n• A captain of its own.\n\n• A pier of its own.\n\n"
    made = made_of(text.replace("The company says", f"{items}The company says"))
    assert ("items of lists marked", 3) in made.repaired.repairs


def test_what_an_editor_said_is_named_by_its_key(letter: Path) -> None:
    made = made_of(letter.read_text(encoding="utf-8"), SOURCE="The Lunn Gazette", DATE="2024-09-03")
    assert "  source: The Lunn Gazette" in _given(made)
    assert "  date: 2024-09-03" in _given(made)


def test_the_day_of_a_change_is_not_the_op_eds_though_it_comes_first(letter: Path) -> None:
    text = letter.read_text(encoding="utf-8")
    changed = text.replace("Sept. 3, 2024\n", "Updated Sept. 4, 2024\nSept. 3, 2024\n")
    assert made_of(changed).findings.date.value == "2024-09-03"


@pytest.mark.parametrize(("others", "spread"), [(6, True), (7, False)])
def test_a_text_is_spread_where_a_third_of_its_rows_go_on_behind_a_blank_line(
    others: int, spread: bool
) -> None:
    rows = [Row(number, "and goes on") for number in range(3)]
    rows += [Row(number, "It begins") for number in range(3, 3 + others)]
    assert is_spread(rows) is spread
