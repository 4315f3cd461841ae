"""By which places a layout prints a date, beside those that would print the same."""

from datetime import date

import pytest

from oped.reading import front_matter
from oped.reading.receive.draft import draft

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("printed", "template"),
    [
        ("23.09.2024", "{dd}.{mm}.{year}"),
        ("2024-09-23", "{year}-{mm}-{dd}"),
        ("Sept. 23, 2024", "{month} {day}, {year}"),
        ("23 September 2024", "{day} {month_name} {year}"),
    ],
)
def test_a_day_among_figures_has_two_and_one_beside_a_name_as_many_as_it_takes(
    letter, printed: str, template: str
) -> None:
    text = letter.read_text(encoding="utf-8").replace("Sept. 3, 2024", printed)
    made = draft(text.encode(), {}, today=TODAY)
    parsed = front_matter.parse(made.file.text, path="docs/a.md", latest=TODAY)
    assert parsed.plain["wire"]["date"] == template
