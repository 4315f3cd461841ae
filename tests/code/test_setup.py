"""Two commands set the project up, from locks that name every byte; and no file tells of
one machine.
"""

import ast
import importlib.metadata
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from helpers.project import ROOT

TARGETS = [
    "serve",
    "build",
    "check",
    "test",
    "test-all",
    "lint",
    "bench",
    "mutate",
    "new",
    "receive",
    "schema",
    "lock",
]
LOCKS = ["requirements-pip.txt", "requirements.txt", "requirements-test.txt"]
MADE = {
    ".git",
    ".venv",
    ".cache",
    "site",
    "__pycache__",
    ".pytest_cache",
    ".ruff_cache",
    ".hypothesis",
    "node_modules",
}
GUIDES = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

needs_make = pytest.mark.skipif(
    not shutil.which("make"), reason="no make here: install the package `make`"
)


@needs_make
def test_make_alone_says_what_can_be_made() -> None:
    lines = make(folder=ROOT).splitlines()
    assert [line.split()[:2] for line in lines] == [["make", target] for target in TARGETS]
    assert [line for line in lines if len(line.split()) < 5] == []


def test_every_target_is_named_in_the_help() -> None:
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(targets) - set(TARGETS) == {"help", "for-building", "for-testing", "venv"}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_make_command_in_a_guide_is_a_target(guide: str) -> None:
    said = re.findall(
        r"(?:^ *|`|\$ )make ([a-z][\w-]*)", (ROOT / guide).read_text("utf-8"), re.MULTILINE
    )
    assert sorted(set(said) - set(TARGETS)) == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_named_in_a_guide_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    said = re.findall(r"`([\w./-]+)`", text) + re.findall(
        r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text
    )
    roots = {path.name for path in ROOT.iterdir()} - MADE
    # What stands in docs/ is another's in a copy: only the stylesheets are the project's.
    ours = {name for name in said if not name.startswith("docs/") or "stylesheets" in name}
    missing = {name for name in ours if name.split("/")[0] in roots and not (ROOT / name).exists()}
    assert sorted(missing) == []


def test_both_of_the_two_commands_are_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"^make serve\b", text, re.MULTILINE)
    assert re.search(r"^make test\b", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_locked_by_version_and_hash_and_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    requirement = r"[a-z0-9-]+==[\w.]+( ; [\w.<>=!' ]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.sub(requirement, "", text) == ""


def test_the_tests_lock_holds_all_that_building_takes() -> None:
    assert requirements("requirements.txt").items() <= requirements("requirements-test.txt").items()


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    groups = PYPROJECT["dependency-groups"]
    assert names(PYPROJECT["project"]["dependencies"]) <= locked("requirements.txt")
    assert names(groups["test"]) <= locked("requirements-test.txt")
    assert names(groups["installer"]) == locked("requirements-pip.txt")


def test_every_requirement_and_every_setting_switched_off_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    entries = [
        line
        for line in lines
        if re.match(r'    "', line) and not re.match(r'    "(npm|slow|default)\b', line)
    ]
    assert [line for line in entries if not re.search(r"  # [\w`]", line)] == []


@pytest.mark.parametrize(
    ("folder", "asked"),
    [
        ("overrides/hooks", PYPROJECT["project"]["dependencies"]),
        ("tests", [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["test"]]),
    ],
)
@pytest.mark.slow
def test_what_is_imported_is_asked_for_by_name(folder: str, asked: list[str]) -> None:
    """A library that only comes along with another may leave with it."""
    own = {"oped", "helpers", "mutation", *(file.stem for file in (ROOT / "tests").rglob("*.py"))}
    imported = {name for file in (ROOT / folder).rglob("*.py") for name in imports(file)}
    providers = importlib.metadata.packages_distributions()
    unasked = {
        name: providers.get(name, ["not installed"])
        for name in imported - own - sys.stdlib_module_names
        if not {normal(provider) for provider in providers.get(name, [])} & names(asked)
    }
    assert unasked == {}


def test_no_file_holds_the_path_of_a_machine_or_the_host_of_a_registry() -> None:
    path = re.compile(r"/(tmp|root|home|work|Users)/[A-Za-z]")
    host = re.compile(
        "|".join(map(re.escape, ("pypi" + ".org", "python" + "hosted", "registry.npm" + "js")))
    )
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for file in files()
        for number, line in enumerate(text_of(file).splitlines(), 1)
        if path.search(line) or host.search(line)
    ]
    assert found == []


@needs_make
@pytest.mark.slow
def test_a_second_run_installs_nothing_and_a_changed_lock_is_installed(tmp_path: Path) -> None:
    workshop = workshop_with_a_stub_for_python(tmp_path)
    install = "-m pip install --quiet --disable-pip-version-check --require-hashes"
    building = [
        f"{install} -r requirements-pip.txt",
        f"{install} --no-build-isolation -r requirements.txt",
    ]
    testing = [f"{install} --no-build-isolation -r requirements-test.txt"]
    serving = "-m mkdocs serve --dev-addr 127.0.0.1:"
    assert calls(make("serve", folder=workshop)) == [*building, f"{serving}8000"]
    assert calls(make("serve", "PORT=8001", folder=workshop)) == [f"{serving}8001"]
    assert calls(make("test", folder=workshop)) == [*testing, "-m pytest"]
    assert calls(make("check", folder=workshop)) == ["-m pytest tests/site --site site"]
    assert calls(make("test-all", "PYTEST_ARGS=-k feed", folder=workshop)) == [
        "-m pytest --slow -k feed"
    ]
    (workshop / "requirements.txt").write_text("changed")
    assert calls(make("build", folder=workshop)) == [*building[1:], "-m mkdocs build --strict"]
    assert calls(make("build", folder=workshop)) == ["-m mkdocs build --strict"]


@needs_make
def test_an_install_says_what_it_does_and_how_long(tmp_path: Path) -> None:
    workshop = workshop_with_a_stub_for_python(tmp_path)
    said = [
        line
        for line in make("build", folder=workshop).splitlines()
        if line.startswith("Installing")
    ]
    count = len(requirements("requirements.txt"))
    assert (
        said[1] == f"Installing what building the site takes into .venv: {count} packages, once, "
        "in about half a minute"
    )


@needs_make
def test_a_folder_with_spaces_in_its_name_works(tmp_path: Path) -> None:
    folder = tmp_path / "My op-eds (new)"
    folder.mkdir()
    workshop_with_a_stub_for_python(folder)
    assert calls(make("build", folder=folder))[-1] == "-m mkdocs build --strict"


@needs_make
def test_whoever_has_tested_has_all_that_building_takes(tmp_path: Path) -> None:
    workshop = workshop_with_a_stub_for_python(tmp_path)
    make("test", folder=workshop)
    assert calls(make("serve", folder=workshop)) == ["-m mkdocs serve --dev-addr 127.0.0.1:8000"]


@needs_make
@pytest.mark.parametrize(
    "title", ["""It's "odd", isn't it?""", r"""$5 \ `id` $(id) # %s — 한국""", ""]
)
def test_a_title_reaches_the_new_op_ed_as_typed(tmp_path: Path, title: str) -> None:
    workshop = workshop_with_a_stub_for_python(tmp_path)
    make("build", folder=workshop)
    assert calls(make("new", f"TITLE={title}", folder=workshop)) == [
        f"overrides/hooks/oped new -- {title}"
    ]


@needs_make
def test_what_is_said_of_a_received_text_goes_on_as_typed_and_a_shells_own_does_not(
    tmp_path: Path,
) -> None:
    workshop = workshop_with_a_stub_for_python(tmp_path)
    stub = workshop / ".venv/bin/python"
    make("build", folder=workshop)
    stub.write_text('#!/bin/sh\nprintf "called: %s %s|%s|%s|\\n" "$*" "$FILE" "$SOURCE" "$TITLE"\n')
    title = """It's "odd" $5 $(id)"""
    said = make(
        "receive", "FILE=a b.txt c.txt", f"TITLE={title}", folder=workshop, SOURCE="a shell's own"
    )
    assert said == f"called: overrides/hooks/oped receive a b.txt c.txt||{title}|\n"
    said = make("receive", "FILE=a.txt", "SOURCE=The $100 Wire", folder=workshop)
    assert said == "called: overrides/hooks/oped receive a.txt|The $100 Wire||\n"


@needs_make
def test_a_python_that_is_too_old_is_told_so(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    old = tmp_path / "python3"
    pretends = "import sys; sys.version_info = (3, 9); exec(sys.argv[1])"
    old.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -c '{pretends}' \"$2\"\n")
    old.chmod(0o755)
    said = make("build", f"PYTHON={old}", folder=tmp_path, status=2)
    assert said.startswith(
        "Python 3.11 or newer is needed. If it has another name: make PYTHON=python3.13 serve\n"
    )


def workshop_with_a_stub_for_python(folder: Path) -> Path:
    """The Makefile and the locks in an empty folder, with a .venv whose python only says
    what it was called with; what comes from npm is there.
    """
    for name in ("Makefile", *LOCKS):
        shutil.copy(ROOT / name, folder)
    (folder / "tests/node_modules").mkdir(parents=True)
    for copy in ("package-lock.json", "node_modules/installed.json"):
        shutil.copy(ROOT / "tests/package-lock.json", folder / "tests" / copy)
    stub = folder / ".venv/bin/python"
    stub.parent.mkdir(parents=True)
    stub.write_text('#!/bin/sh\nprintf "called: %s|\\n" "$*"\n')
    stub.chmod(0o755)
    return folder


def make(*arguments: str, folder: Path, status: int = 0, **variables: str) -> str:
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS", "PYTEST_ARGS"))
    }
    env |= variables
    run = subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == status, run.stdout + run.stderr
    return run.stderr if status else run.stdout


def calls(output: str) -> list[str]:
    return re.findall(r"^called: (.*?)\|$", output, re.MULTILINE)


def requirements(lock: str) -> dict[str, str]:
    """Each requirement's first line (name, version, marker) with its hashes."""
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text("utf-8").strip())
    return {entry.splitlines()[0]: entry for entry in entries}


def locked(lock: str) -> set[str]:
    return {line.partition("==")[0] for line in requirements(lock)}


def names(requirements: list[str]) -> set[str]:
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imports(file: Path) -> set[str]:
    tree = ast.walk(ast.parse(file.read_text("utf-8")))
    found = [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = [alias.name for node in found if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module for node in found if isinstance(node, ast.ImportFrom)]
    return {module.partition(".")[0] for module in modules}


def files() -> list[Path]:
    """Every file of the project that is not made from others."""
    tops = [
        top for top in ROOT.iterdir() if top.name not in MADE and not top.name.startswith(".site-")
    ]
    below = [file for top in tops for file in ([top] if top.is_file() else top.rglob("*"))]
    return sorted(
        file for file in below if file.is_file() and not MADE & set(file.relative_to(ROOT).parts)
    )


def text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        return ""  # a picture
