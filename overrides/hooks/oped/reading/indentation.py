"""Whether it is a line's indentation that breaks YAML, and what it should be."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# A line of front matter: "  - name: Ada", "    bio: x", "  - a subject".
ROW = re.compile(
    r"""
    (?P<indent> [ ]* )
    (?P<dash> -[ ]+ )?
    (?P<key> [\w-]+ : (?= [ ] | $ ) )?
    (?P<value> .* )
    """,
    re.VERBOSE,
)


class Wrong(NamedTuple):
    """A row, counted from 0, with the spaces before it that are there and that should be."""

    row: int
    spaces: int
    right: int


def wrong_indentation(rows: Sequence[str], broken: int) -> Wrong | None:
    """What is wrong with the indentation of a row that YAML stumbles on.

    None where it is something else.
    """
    match = ROW.match(rows[broken])
    if not match or not (match["dash"] or match["key"]) or ": " in match["value"]:
        return None
    spaces = len(match["indent"])
    if not spaces:
        return _first_row(rows)
    columns = _columns(rows[:broken], dashes=bool(match["dash"]))
    if not columns or spaces in columns:
        return None
    right = min(columns, key=lambda column: (abs(column - spaces), -column))
    return Wrong(broken, spaces, right)


def _first_row(rows: Sequence[str]) -> Wrong | None:
    """Where a first line is indented, it is the next that YAML stumbles on."""
    spaces = len(rows[0]) - len(rows[0].lstrip(" "))
    return Wrong(0, spaces, 0) if spaces else None


def _columns(rows: Sequence[str], *, dashes: bool) -> list[int]:
    """Where a key (or a dash) may stand below these rows: beside those that are still open."""
    open_keys: list[int] = []
    open_dashes: list[int] = []
    for row in rows:
        match = ROW.match(row)
        if not match or not (match["dash"] or match["key"]):
            continue
        at = len(match["indent"])
        open_keys = [column for column in open_keys if column < at]
        open_dashes = [column for column in open_dashes if column < at]
        if match["dash"]:
            open_dashes.append(at)
            at += len(match["dash"])
        if match["key"]:
            open_keys.append(at)
    return open_dashes if dashes else open_keys
