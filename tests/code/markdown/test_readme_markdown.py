"""The README's table of what Markdown is understood says what is understood, row by row."""

import re

import pytest
import yaml

from helpers.project import ROOT
from helpers.reader import html_of

README = (ROOT / "README.md").read_text("utf-8")
ROWS = yaml.safe_load((ROOT / "tests/code/cases/readme_markdown.yml").read_text("utf-8"))
HEAD = "| you write (↵ ends a line) | the page shows |\n|---|---|\n"


def code(text: str) -> str:
    """Text as code in a cell of a table: a bar is escaped, and backticks stand between two more."""
    escaped = text.replace("|", "\\|")
    if "`" not in text:
        return f"`{escaped}`"
    ticks = "`" * (max(map(len, re.findall("`+", text))) + 1)
    return f"{ticks} {escaped} {ticks}"


def test_the_table_is_in_the_readme() -> None:
    rows = [f"| {code(row['write'])} | {row['shows']} |" for row in ROWS]
    assert HEAD + "\n".join(rows) + "\n\n" in README


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["write"])
def test_what_is_written_becomes_what_is_said(row: dict[str, str]) -> None:
    html = html_of(row["write"].replace("↵", "\n") + "\n")
    assert row["html"] in html
    assert row["html"] or not html
