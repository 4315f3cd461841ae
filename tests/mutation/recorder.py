"""A plugin of pytest for sound code: which lines each test runs, in its process or in a build.

What a shared fixture runs is told by itself, for all that ask for the fixture rest upon it.
"""

import importlib
import json
import os
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

import pytest
from coverage import Coverage

HOOKS = "overrides/hooks/"
# The test or fixture that is running, for a build that it starts.
CONTEXT = "MUTATION_CONTEXT"
# What starts a browser, or comes from npm: seconds, for each of hundreds of mutants.
TAKES_LONG = frozenset(("browser", "open_page", "from_npm", "node", "fonts"))
Lines = dict[str, dict[str, str]]


class Recorder:
    """Writes files of JSON to a folder, one a process: `lines`, `tests`, `fixtures`, `failed`.

    Lines go by context, the name of a test or fixture, then by file: the bits of a hexadecimal
    number. Tests have `seconds` and `fixtures`, fixtures the seconds that they take. A test that
    failed is in no use: it would notice everything.
    """

    def __init__(self, results: Path, shared: Path) -> None:
        self.results = results
        self.shared = shared
        self.tests: dict[str, dict[str, Any]] = {}
        self.fixtures: dict[str, float] = {}
        self.failed: set[str] = set()

    def begin(self) -> None:
        """Start to record, before any module of the project is imported."""
        self.coverage = _coverage()
        self.coverage.start()

    def build(self, run: Callable[[dict[str, Any]], NoReturn], order: dict[str, Any]) -> None:
        """Record a build in a process of its own, which ends with it."""
        coverage = _coverage()
        end = os._exit

        def saved_end(code: int) -> NoReturn:
            coverage.stop()
            self._write({"lines": _lines(coverage, order["env"].get(CONTEXT, ""))})
            end(code)

        os._exit = saved_end
        coverage.start()
        run(order)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self, session: pytest.Session) -> None:
        session.config.option.maxfail = 0
        session.config.stash[importlib.import_module("helpers.run").SHARED] = self.shared

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not TAKES_LONG & set(_fixtures(item))]

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self._switch(item.nodeid)
        result = yield
        self._switch("")
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Generator[None, Any, Any]:
        if fixturedef.scope == "function":
            return (yield)
        before = os.environ[CONTEXT]
        name = _name(fixturedef)
        self._switch(name)
        start = time.monotonic()
        try:
            return (yield)
        finally:
            seconds = time.monotonic() - start
            self.fixtures[name] = max(seconds, self.fixtures.get(name, 0.0))
            self._switch(before)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.when == "call" and report.passed:
            shared = [_name(fixture) for fixture in _shared_fixtures(item)]
            self.tests[item.nodeid] = {"seconds": round(report.duration, 3), "fixtures": shared}
        elif report.failed:
            self.tests.pop(item.nodeid, None)
            self.failed.add(item.nodeid)
        return report

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        lines = _lines(self.coverage, "")
        results = {"lines": lines, "tests": self.tests, "fixtures": self.fixtures}
        self._write(results | {"failed": sorted(self.failed)})

    def _switch(self, context: str) -> None:
        os.environ[CONTEXT] = context
        self.coverage.switch_context(context)

    def _write(self, results: dict[str, Any]) -> None:
        text = json.dumps(results)
        (self.results / f"{uuid4().hex}.json").write_text(text, encoding="utf-8")


def _coverage() -> Coverage:
    """One that keeps what it sees in memory."""
    return Coverage(data_file=None, config_file=False, include=[f"*/{HOOKS}*"])


def _lines(coverage: Coverage, default: str) -> Lines:
    """The lines by context and file; what has no context has the default one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # That there is none: a test may read files alone.
        data = coverage.get_data()
    masks: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for file in data.measured_files():
        path = HOOKS + file.replace(os.sep, "/").rpartition(HOOKS)[2]
        for line, contexts in data.contexts_by_lineno(file).items():
            for context in contexts:
                masks[context or default][path] |= 1 << line
    return {
        context: {path: f"{mask:x}" for path, mask in by_file.items()}
        for context, by_file in masks.items()
    }


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


def _shared_fixtures(item: pytest.Item) -> list[pytest.FixtureDef[Any]]:
    """The fixtures of a test that outlive it."""
    known = item._fixtureinfo.name2fixturedefs
    defined = [known[name][-1] for name in _fixtures(item) if name in known]
    return [fixture for fixture in defined if fixture.scope != "function"]


def _name(fixture: pytest.FixtureDef[Any]) -> str:
    return f"fixture {fixture.baseid}::{fixture.argname}"
