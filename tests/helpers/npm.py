"""What npm brings to the tests (tests/package.json): packages, and node to run a script
with them.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from helpers.project import ROOT

TESTS = ROOT / "tests"
MODULES = TESTS / "node_modules"
REMEDY = "install node with npm (Debian's packages `nodejs` and `npm`); `make test` brings the rest"


def missing() -> str:
    """Why tests that take something from npm cannot run, with the remedy; empty where they can."""
    if not shutil.which("node"):
        return f"no node here: {REMEDY}"
    asked = json.loads((TESTS / "package.json").read_text("utf-8"))["dependencies"]
    absent = [name for name in asked if not (MODULES / name).is_dir()]
    if absent:
        return f"not in tests/node_modules: {', '.join(absent)}; `make test` brings them"
    return ""


def package(name: str) -> Path:
    """The folder of a package that tests/package.json names."""
    return MODULES / name


def run_node(*arguments: str, text: str = "") -> str:
    """Runs node in the folder tests/, where scripts find the packages; gives what it prints.

    `text` is what the script reads.

    Raises subprocess.CalledProcessError, with what it says, where it ends badly.
    """
    run = subprocess.run(
        ["node", *arguments],
        cwd=TESTS,
        env={**os.environ, "NO_COLOR": "1"},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout
