"""What an editor says is laid out where the text prints it, in whatever line that is."""

from datetime import date
from pathlib import Path

import pytest

from oped.reading import front_matter
from oped.reading.receive.draft import draft

TODAY = date(2026, 1, 1)


def laid_out(text: str, **said: str) -> dict:
    """The layout of a text of which something is said."""
    made = draft(text.encode(), said, today=TODAY)
    parsed = front_matter.parse(made.file.text, path="docs/a.md", latest=TODAY)
    return parsed.plain["wire"]


def test_a_source_in_a_line_that_nobody_took_for_one(letter: Path) -> None:
    text = letter.read_text(encoding="utf-8").replace("The Lunn Gazette\n", "")
    text += "\nThis text was first in the Lakeside Almanac of old.\n"
    found = laid_out(text, SOURCE="Lakeside Almanac")
    assert "This text was first in the {source} of old." in found["ending"]
    assert "unstated" not in found


def test_a_date_that_stands_at_the_end(letter: Path) -> None:
    text = letter.read_text(encoding="utf-8").replace("Sept. 3, 2024\n", "")
    text += "\nOffice copy made 3 September 2024, two sheets\n"
    found = laid_out(text, DATE="2024-09-03")
    assert "Office copy made {date}, two sheets" in found["ending"]
    assert "unstated" not in found


def test_an_hour_that_only_the_editor_knows(letter: Path) -> None:
    found = laid_out(letter.read_text(encoding="utf-8"), DATE="2024-09-03 08:30")
    assert "{date}" in found["heading"]
    assert found["unstated"] == ["hour", "minute"]


@pytest.mark.parametrize(
    ("said", "line", "unstated"),
    [
        ({"AUTHORS": "Oscar Probe", "SOURCE": "The Lunn Gazette"}, "By Nora Sample\n", "authors"),
        ({"SOURCE": "Marl Wire"}, "The Lunn Gazette\n", "source"),
        ({"DATE": "2023-01-02"}, "Sept. 3, 2024\n", "date"),
    ],
)
def test_what_is_printed_nowhere_is_named(
    letter: Path,
    said: dict[str, str],
    line: str,
    unstated: str,
) -> None:
    text = letter.read_text(encoding="utf-8").replace(line, "")
    text = text.replace("Nora Sample teaches geography at Lunn College.\n", "")
    assert laid_out(text, **said)["unstated"] == [unstated]
