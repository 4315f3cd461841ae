"""The forms in which a copy may print a part of a fact, of which one is proposed."""

import pytest

from oped.reading.wire.forms import alike


@pytest.mark.parametrize("half", ["{ampm}", "{a.m.}", "{AMPM}", "{A.M.}"])
@pytest.mark.parametrize("space", ["", " "])
def test_a_minute_may_have_the_half_of_the_day_behind_it(half: str, space: str) -> None:
    assert f"{{minute}}{space}{half}" in alike("minute")


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("month", "{month_name}"),
        ("MONTH", "{month}"),
        ("day", "{DAY}"),
        ("dd", "{ordinal}"),
        ("yy", "{year}"),
        ("hour", "{hh12}"),
        ("names", "{authors}"),
        ("month_name", "{month_name:ko}"),
    ],
)
def test_each_part_has_its_other_forms(place: str, form: str) -> None:
    forms = alike(place)
    assert forms[f"{{{place}}}"] == ""
    assert forms[form]
