"""Tests run in processes that are forked from this one, which has imported what all of them import.

None of the project's own modules is among that: each process imports these anew, damaged or not.
"""

import contextlib
import importlib
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeVar

import pytest

from helpers.forge import IMPORTED

MORE = ("hypothesis", "pytest", "html5lib", "playwright.sync_api", "pypdf", "typst", "PIL.Image")
OWN = ("helpers", "mutation", "oped", "publish")
LEFT_OUT = (
    *(".git", ".venv", ".cache", "node_modules", "site", "__pycache__", ".hypothesis"),
    *(".pytest_cache", ".mypy_cache", ".ruff_cache"),
)
QUIET = "-n0 -q -x --assert=plain -p no:cacheprovider -c pyproject.toml --rootdir .".split()
# The exit code of a process that came to no result.
DIED = 70
Result = TypeVar("Result")


class Work(NamedTuple):
    """Tests to be run in a copy of the project: their files below its root, and a plugin of pytest.

    `seconds` is how long it may take. `begin` runs first in the new process, `build` round each
    build of a site: it gets what makes that, and the order for it.
    """

    files: list[str]
    plugin: object
    seconds: int
    begin: Callable[[], None] = lambda: None
    build: Callable[[Callable[[Any], Any], Any], None] = lambda run, order: run(order)


class End(NamedTuple):
    """How a process ended: pytest's exit code, or the number of the signal that ended it."""

    code: int
    signal: int


# Asks for works and gets their ends; returns what became of it.
Job = Generator[Work, End, Result]


def prepare() -> None:
    """Import what takes long, and forget of it what is the project's own."""
    for module in (*IMPORTED, *MORE):
        importlib.import_module(module)
    _forget("helpers", "oped", "publish")


def copy_of(root: Path, folder: Path) -> Path:
    """The project in another folder."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    return folder


def scratch(folder: Path) -> Path:
    """Where the tests of this copy write; emptied before each work."""
    return folder.with_name(f"{folder.name}-scratch")


def do(jobs: Iterable[Callable[[Path], Job[Result]]], folders: list[Path]) -> Iterator[Result]:
    """The results of the jobs as they end; each works alone in one of the folders."""
    waiting = iter(jobs)
    free = list(folders)
    running: dict[int, tuple[Job[Result], Path]] = {}
    while True:
        while free:
            begin = next(waiting, None)
            if begin is None:
                break
            folder = free.pop()
            job = begin(folder)
            running[_start(next(job), folder)] = (job, folder)
        if not running:
            return
        process, end = _wait()
        job, folder = running.pop(process)
        try:
            running[_start(job.send(end), folder)] = (job, folder)
        except StopIteration as result:
            free.append(folder)
            yield result.value


def _start(work: Work, folder: Path) -> int:
    """The id of a new process that does the work."""
    shutil.rmtree(scratch(folder), ignore_errors=True)
    scratch(folder).mkdir()
    sys.stdout.flush()
    process = os.fork()
    if process:
        return process
    code = DIED
    try:
        os.setsid()
        signal.alarm(work.seconds)
        code = _run(work, folder)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _wait() -> tuple[int, End]:
    """The process that ends next, and how; those that it started end with it."""
    process, status = os.wait()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    if os.WIFSIGNALED(status):
        return process, End(DIED, os.WTERMSIG(status))
    return process, End(os.WEXITSTATUS(status), 0)


def _run(work: Work, folder: Path) -> int:
    said = os.open(scratch(folder) / "said", os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(said, stream)
    os.environ |= {"TMPDIR": str(scratch(folder)), "CI": "", "PYTHONIOENCODING": "utf-8"}
    os.chdir(folder)
    sys.path[:] = [path for path in sys.path if Path(path or ".").name not in ("tests", "hooks")]
    _forget("mutation")
    work.begin()
    plugins = [work.plugin, _WithForge(_forge(folder, work))]
    sys.path[:0] = [str(folder / "overrides/hooks"), str(folder / "tests")]
    return int(pytest.main([*QUIET, *work.files], plugins=plugins))


def _forget(*packages: str) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] in packages:
            del sys.modules[name]


class _WithForge:
    """What makes the tests' builds: a process that is forked as well."""

    def __init__(self, process: Any) -> None:
        self.process = process

    def pytest_configure(self) -> None:
        importlib.import_module("helpers.project").FORGE.process = self.process


def _forge(folder: Path, work: Work) -> Any:
    """What helpers/forge.py would start, with what is imported already."""
    their_in, our_out = os.pipe()
    our_in, their_out = os.pipe()
    if not os.fork():
        os.close(our_in)
        os.close(our_out)
        # Each build puts its own in the place of these two.
        os.dup2(their_in, 0)
        os.dup2(their_out, 1)
        sys.stdin = os.fdopen(0, encoding="utf-8")
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.path.insert(0, str(folder / "tests"))
        try:
            forge = importlib.import_module("helpers.forge")
            forge.run = partial(work.build, forge.run)
            forge.main()
        finally:
            os._exit(0)
    os.close(their_in)
    os.close(their_out)
    return SimpleNamespace(
        stdin=os.fdopen(our_out, "w", encoding="utf-8"),
        stdout=os.fdopen(our_in, encoding="utf-8"),
        communicate=lambda: None,
    )
