"""What tests take from npm: locked without an address; left out by name where it is missing, but
never in continuous integration."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.project import ROOT

LOCK = json.loads((ROOT / "tests/package-lock.json").read_text("utf-8"))
PACKAGE = json.loads((ROOT / "tests/package.json").read_text("utf-8"))


def test_every_package_is_locked_by_version_and_hash_and_names_no_address() -> None:
    packages = {name: facts for name, facts in LOCK["packages"].items() if name}
    assert {f"node_modules/{name}" for name in PACKAGE["dependencies"]} <= packages.keys()
    for name, facts in packages.items():
        assert re.fullmatch(r"\d+(\.\d+)*[\w.+-]*", facts["version"]), name
        assert facts["integrity"].startswith("sha512-"), name
        assert "resolved" not in facts, name


def test_the_lock_holds_what_is_asked_for() -> None:
    assert LOCK["packages"][""]["dependencies"] == PACKAGE["dependencies"]


def test_every_package_says_why() -> None:
    assert PACKAGE["//"].keys() == PACKAGE["dependencies"].keys()


@pytest.mark.npm
def test_a_script_in_the_folder_of_the_tests_finds_them(node: Callable[..., str]) -> None:
    for name in PACKAGE["dependencies"]:
        assert (
            node("--print", f"JSON.parse(fs.readFileSync('node_modules/{name}/package.json')).name")
            == name + "\n"
        )
    assert node("--eval", "process.stdin.pipe(process.stdout)", text="한국") == "한국"


def run_without_node(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs a test that takes something from npm, and one that does not, where there is no node."""
    chosen = "tests/code/test_npm.py"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n0",
        "-p",
        "no:cacheprovider",
        chosen,
        "-k",
        "finds_them or says_why",
    ]
    variables = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=variables | {"PATH": str(folder)} | env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_without_node_they_are_left_out_by_name(tmp_path: Path) -> None:
    done = run_without_node(tmp_path)
    assert done.returncode == 0, done.stdout
    reason = (
        "1 tests with readers' fonts and readers' programs left out: no node here: install node"
    )
    assert reason in done.stdout
    name = "test_a_script_in_the_folder_of_the_tests_finds_them"
    assert f"  tests/code/test_npm.py::{name}\n" in done.stdout
    assert "1 passed" in done.stdout


@pytest.mark.slow
def test_in_continuous_integration_they_fail_without_node(tmp_path: Path) -> None:
    done = run_without_node(tmp_path, CI="true")
    assert done.returncode == 1
    assert "no node here: install node with npm" in done.stdout
    assert re.search(r"1 passed, \d+ deselected, 1 error", done.stdout)


@pytest.mark.skipif(not shutil.which("make"), reason="no make here: install the package `make`")
def test_make_installs_the_lock_once_and_a_changed_one_again(tmp_path: Path) -> None:
    for name in ("Makefile", "requirements-pip.txt", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests/package-lock.json", tmp_path / "tests")
    python, npm = tmp_path / ".venv/bin/python", tmp_path / "bin/npm"
    for stub, does in (
        (python, "true"),
        (npm, 'mkdir -p tests/node_modules; echo "npm $*" >>calls'),
    ):
        stub.parent.mkdir(parents=True)
        stub.write_text(f"#!/bin/sh\n{does}\n")
        stub.chmod(0o755)
    env = os.environ | {"PATH": f"{npm.parent}{os.pathsep}{os.environ['PATH']}"}

    def make() -> list[str]:
        subprocess.run(["make", "test"], cwd=tmp_path, env=env, capture_output=True, check=True)
        return (tmp_path / "calls").read_text().splitlines()

    once = "npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error"
    assert make() == make() == [once]
    (tmp_path / "tests/package-lock.json").write_text("changed")
    assert make() == [once, once]
