"""Small projects of invented op-eds, built with the real templates, hooks and styles where
these stand.
"""

import logging
import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from helpers.project import ADDRESS, ROOT, mkdocs

SETTINGS = """\
INHERIT: {root}/mkdocs.yml
site_name: The Fenwick Review
theme:
  name: null
  custom_dir: {root}/overrides
  language: en
  font: false
  static_templates: [404.html, feed.xml, feed.json]
extra_css:
{sheets}
hooks: [{root}/overrides/hooks/publish.py]
watch: [{root}/overrides]
"""
OP_ED = """\
---
template: article.html
title: {title}
authors:
  - name: Ada Example
date: 2024-05-03
source: The Example Wire
{keys}---

{text}
"""


def op_ed(title: str = "A town needs its bridge", *, keys: str = "", text: str = "Text.") -> str:
    """The file of an op-ed; `keys` are whole lines of front matter."""
    return OP_ED.format(title=title, keys=keys, text=text)


def small_project(folder: Path, files: dict[str, str | bytes], *, config: str = "") -> Path:
    """Writes a project: files by their name below its folder, and lines for the end of
    mkdocs.yml.
    """
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    styles = sorted((ROOT / "docs/assets/stylesheets").glob("*.css"))
    sheets = "\n".join(f"  - {sheet}" for sheet in styles)
    (folder / "mkdocs.yml").write_text(
        SETTINGS.format(root=ROOT, sheets=sheets) + config, encoding="utf-8"
    )
    return folder


class Outcome(NamedTuple):
    """What became of a build: messages with file and line, all that was said, and the
    site's folder.
    """

    messages: list[str]
    said: str
    site: Path


class Warnings(logging.Handler):
    """What MkDocs warns of, which ends a strict build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.WARNING:
            self.said.append(record.getMessage())


def outcome(folder: Path, **env: str) -> Outcome:
    """Builds it strictly in this process, which is faster; whatever MkDocs does not raise
    as a message fails the test.
    """
    variables = {"SITE_URL": ADDRESS, "COMPANIONS": "false", "GITHUB_ACTIONS": ""} | env
    warnings = Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    try:
        with patch.dict(os.environ, variables):
            _build(folder)
    except MkDocsException as error:
        cause = error.__context__ if isinstance(error, Abort) else error
        said = "\n".join([*warnings.said, str(cause or error)])
        return Outcome(messages_in(said), said, folder / "site")
    finally:
        log.removeHandler(warnings)
    return Outcome([], "", folder / "site")


def _build(folder: Path) -> None:
    config = load_config(str(folder / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def messages_in(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r".+?:\d+: ", line)]


def built(folder: Path, **env: str | None) -> subprocess.CompletedProcess[str]:
    """Builds it strictly, without PDF and card unless COMPANIONS asks for them."""
    return mkdocs("build", "--strict", folder=folder, **{"COMPANIONS": "false", **env})


def told(run: subprocess.CompletedProcess[str]) -> list[str]:
    """What an editor is told, of a build that must have ended without a traceback."""
    assert "Traceback" not in run.stderr + run.stdout, run.stderr
    return messages_in(run.stderr)
