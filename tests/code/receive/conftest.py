"""What the tests of received texts share: a project without an op-ed, a text to receive."""

import shutil
from pathlib import Path

import pytest

from helpers.project import ROOT

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
    """A copy of the project without an op-ed."""
    copy = tmp_path / "project"
    shutil.copytree(ROOT / "overrides", copy / "overrides")
    shutil.copytree(ROOT / "docs/assets", copy / "docs/assets")
    shutil.copy(ROOT / "mkdocs.yml", copy)
    return copy


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A received text of which every field is sure."""
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file
