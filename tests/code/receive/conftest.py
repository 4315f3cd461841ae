"""What the tests of received texts share: a project without an op-ed, a text to receive."""

from pathlib import Path

import pytest

from helpers.project import make_project

TEXT = """A ferry is half a town
By Nora Sample
The Lunn Gazette
Sept. 3, 2024

The ferry across the Lunn has not run since the first week of March, and the ninety people \
who took it every morning now drive forty minutes round the lake, or do not come at all.

The company says that the engine is old. So are the pier, the ticket office and the captain, \
and nobody has ever proposed to close those; what is old can be mended if somebody wants it.

Nora Sample teaches geography at Lunn College.
"""


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    """A project without an op-ed."""
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    return make_project(tmp_path / "project", docs=nothing)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A received text of which every field is sure."""
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file
