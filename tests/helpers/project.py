"""The project and its site, as the tests run and read them."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE_URL = os.environ.get("SITE_URL") or "https://example.github.io/op-ed/"


def mkdocs(*arguments: str, folder: Path = ROOT, **env: str | None) -> subprocess.CompletedProcess[str]:
    """Runs MkDocs in a folder under SITE_URL; a variable set to None is taken away.

    What a broken copy says is no annotation of the project's own run on GitHub.
    """
    variables = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    variables |= {"GITHUB_ACTIONS": None, "GITHUB_STEP_SUMMARY": None, **env}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env={name: value for name, value in variables.items() if value is not None},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def require(run: subprocess.CompletedProcess[str]) -> None:
    """Fails with the output of a run that failed."""
    if run.returncode:
        command = " ".join(map(str, run.args[1:]))
        pytest.fail(f"python {command} ended with {run.returncode}:\n{run.stdout}{run.stderr}", pytrace=False)


def digest(folder: Path) -> str:
    """One number for every name and byte below a folder."""
    found = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        found.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return found.hexdigest()
