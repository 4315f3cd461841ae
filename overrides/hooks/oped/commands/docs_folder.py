"""The folder of the Markdown files, for commands that run without MkDocs."""

import re
from pathlib import Path

DOCS_DIR = re.compile(r"^docs_dir [ ]* : [ ]* ['\"]? ([^'\"#\n]*[^'\"#\s])", re.M | re.X)


def docs_folder() -> Path:
    """The folder that mkdocs.yml here names."""
    settings = Path("mkdocs.yml")
    text = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    named = DOCS_DIR.search(text)
    return Path(named[1]) if named else Path("docs")
