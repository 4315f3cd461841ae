"""A picture that is published in one size and weighs much is told of, as advice."""

from pathlib import Path

import pytest

from oped.output.weight import HEAVY, heavy_pictures


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [
        ("a.gif", HEAVY, []),
        ("a.gif", HEAVY + 1, ["advice"]),
        ("a.SVG", HEAVY + 1, ["advice"]),
        ("a.jpg", HEAVY + 1, []),
    ],
)
def test_it_is_told_where_a_browser_loads_all_of_it(
    name: str, size: int, told: list[str], tmp_path: Path
) -> None:
    picture = tmp_path / name
    picture.write_bytes(bytes(size))
    assert [problem.severity for problem in heavy_pictures([picture], tmp_path)] == told
