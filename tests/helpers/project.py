"""The project, and made-up ones beside it: how they are put together and built."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.forge import Forge

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "tests/code"
# Where the made-up sites stand: an address with a path, under which most mistakes in
# addresses show.
ADDRESS = "https://example.github.io/op-ed/"
FIXTURE = CODE / "fixture"
SAMPLE = CODE / "sample"

# What Python reads once, when it starts.
READ_AT_THE_START = frozenset(("TZ", "LANG", "LC_ALL", "PYTHONHASHSEED"))
FORGE = Forge()

# The project's own settings, and over them what another publication would say of itself.
SETTINGS = """\
INHERIT: base.yml
site_name: The Fenwick Review
site_description: Op-eds of two towns and a river.
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
nav: null
theme:
  logo: assets/icon.png
extra:
  paper: a4
"""


def make_project(folder: Path, *, docs: Path = SAMPLE / "docs") -> Path:
    """Puts a project together in a new folder: the real templates, hooks, styles and
    settings, and other op-eds.
    """
    shutil.copytree(ROOT / "overrides", folder / "overrides")  # with what Python has compiled of it
    shutil.copytree(docs, folder / "docs")
    shutil.copytree(ROOT / "docs/assets/stylesheets", folder / "docs/assets/stylesheets")
    (folder / "docs/assets").mkdir(exist_ok=True)
    shutil.copy(CODE / "icon.png", folder / "docs/assets")
    shutil.copy(ROOT / "mkdocs.yml", folder / "base.yml")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


def mkdocs(*arguments: str, folder: Path, **env: str | None) -> subprocess.CompletedProcess[str]:
    """Runs MkDocs in a folder, under ADDRESS unless told otherwise; a variable set to None
    is taken away.

    What a broken copy says is no annotation of the project's own run on GitHub.
    """
    wanted = {**os.environ, "SITE_URL": ADDRESS, "PYTHONIOENCODING": "utf-8"}
    wanted |= {"GITHUB_ACTIONS": None, "GITHUB_STEP_SUMMARY": None, **env}
    variables = {name: value for name, value in wanted.items() if value is not None}
    if hasattr(os, "fork") and not READ_AT_THE_START & env.keys():
        return FORGE.mkdocs(arguments, folder, variables)
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def require(run: subprocess.CompletedProcess[str]) -> None:
    """Fails with the output of a run that failed."""
    if run.returncode:
        command = " ".join(map(str, run.args[1:]))
        pytest.fail(
            f"python {command} ended with {run.returncode}:\n{run.stdout}{run.stderr}",
            pytrace=False,
        )


def digest(folder: Path) -> str:
    """One number for every name and byte below a folder."""
    whole = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        name = file.relative_to(folder).as_posix()
        whole.update(f"{name}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return whole.hexdigest()
