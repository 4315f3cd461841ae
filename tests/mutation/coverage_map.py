"""Which tests run which lines of the project's code, and how long each takes."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from mutation.forked import Job, Work, do, scratch
from mutation.recorder import Recorder
from mutation.source_files import SourceFiles, mask, source_files

# These look at no code of overrides/, or start all of it anew in processes that nobody records.
NOT_OF_THE_CODE = frozenset(
    """
    test_engines test_html test_invitations test_layout test_made_up_articles test_mutation
    test_npm test_publishing test_readme test_setup test_two_builds
    """.split()
)
SECONDS_A_FILE = 400


class TimedTest(NamedTuple):
    """A test by its name in pytest, its seconds, and the fixtures it shares with others."""

    name: str
    seconds: float
    fixtures: tuple[str, ...]

    @property
    def file(self) -> str:
        return self.name.partition("::")[0]


class CoverageMap(NamedTuple):
    """Tests by name, the seconds that each fixture takes, and lines by context and file."""

    tests: dict[str, TimedTest]
    fixtures: dict[str, float]
    lines: dict[str, dict[str, int]]
    sources: SourceFiles

    def running(self, path: str, lines: range) -> list[TimedTest]:
        """The tests that run any of these lines of a file."""
        return self._running(path, mask(lines))

    def calling(self, path: str) -> list[TimedTest]:
        """The tests that call any function of a file."""
        return self._running(path, self.sources.calls.get(path, 0))

    def using(self, path: str) -> list[TimedTest]:
        """The tests of files that import this one, or that call any function of it or of such."""
        users = self.sources.users.get(path, ())
        tests = [test for test in self.tests.values() if test.file in users]
        for file in (path, *users):
            tests += self.calling(file)
        return tests

    def _running(self, path: str, wanted: int) -> list[TimedTest]:
        contexts = set()
        for context, by_file in self.lines.items():
            if by_file.get(path, 0) & wanted:
                contexts.add(context)
        return [
            test
            for test in self.tests.values()
            if test.name in contexts or not contexts.isdisjoint(test.fixtures)
        ]

    def seconds(self, tests: Sequence[TimedTest]) -> float:
        """What these take, with each of their fixtures made once."""
        fixtures = {name for test in tests for name in test.fixtures}
        made = sum(self.fixtures.get(name, 0.0) for name in fixtures)
        return made + sum(test.seconds for test in tests)


def measure(folders: list[Path], results: Path) -> CoverageMap:
    """Run all tests of the code once, in these copies of the project."""
    shared = results / "shared"
    shared.mkdir()
    files = [
        file.relative_to(folders[0]).as_posix()
        for file in sorted((folders[0] / "tests/code").rglob("test_*.py"))
        if file.stem not in NOT_OF_THE_CODE
    ]
    jobs = [partial(_record, file, Recorder(results, shared)) for file in files]
    for unfinished in do(jobs, folders):
        if unfinished:
            print(unfinished, flush=True)
    return _read(results, source_files(folders[0]))


def _record(file: str, recorder: Recorder, folder: Path) -> Job[str]:
    end = yield Work([file], recorder, SECONDS_A_FILE, recorder.begin, recorder.build)
    if end.code in (0, 1, 5):
        return ""
    said = (scratch(folder) / "said").read_text(encoding="utf-8", errors="replace")
    return f"{file} is not recorded ({end}): {said[-2000:]}"


def _read(results: Path, sources: SourceFiles) -> CoverageMap:
    tests: dict[str, TimedTest] = {}
    fixtures: dict[str, float] = defaultdict(float)
    lines: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for part in _parts(results):
        for name, test in part.get("tests", {}).items():
            tests[name] = TimedTest(name, test["seconds"], tuple(test["fixtures"]))
        for name in part.get("failed", ()):
            print(f"left out, as it fails in a copy of the project: {name}", flush=True)
        for name, seconds in part.get("fixtures", {}).items():
            fixtures[name] = max(fixtures[name], seconds)
        for context, by_file in part["lines"].items():
            for path, bits in by_file.items():
                lines[context][path] |= int(bits, 16)
    return CoverageMap(tests, fixtures, lines, sources)


def _parts(results: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(results.glob("*.json")):
        yield json.loads(file.read_text(encoding="utf-8"))
