"""One mutant in a copy of the project: the tests that are likeliest to notice it, then others."""

import os
import signal
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mutation.attempt import Attempt
from mutation.coverage_map import CoverageMap, TimedTest
from mutation.forked import End, Job, Work, scratch
from mutation.mutant import Mutant

# Seconds of tests, as they take when the code is sound: in a first go, and in all.
FIRST = 6.0
ALL = 45.0
# A test file is read before one of its tests runs.
SECONDS_A_FILE = 0.1
# What runs longer than that many times what it should does not end.
PATIENCE = 4
AT_LEAST = 30
# What the map cannot see: code that runs in processes of its own.
BY_HAND = {
    "overrides/hooks/oped/__main__.py": ("test_new", "test_command", "test_front_matter"),
    "overrides/hooks/oped/commands/": ("test_new", "test_command", "test_front_matter"),
    "overrides/hooks/oped/output/": ("test_preview", "test_preview_of_mistakes"),
    "overrides/hooks/publish.py": ("test_preview", "test_preview_of_mistakes"),
}
# Of what no line is recorded, the code that reads it.
READER = {
    ".html": "overrides/hooks/oped/page/site_context.py",
    ".xml": "overrides/hooks/oped/page/site_context.py",
    ".typ": "overrides/hooks/oped/writing/typeset/typst_files.py",
}
GENERAL = frozenset("overrides hooks oped tests code test reading writing page partials".split())


class Verdict(NamedTuple):
    """What noticed a mutant, or None; `is_late` where that is the limit of time alone."""

    mutant: Mutant
    caught_by: str | None
    is_late: bool = False


def trial(mutant: Mutant, tests: CoverageMap, most: float, folder: Path) -> Job[Verdict]:
    """Put the damage in, run tests until one fails or `most` seconds are over, take it out."""
    file = folder / mutant.path
    sound = file.read_bytes()
    times = file.stat()
    file.write_text(mutant.damaged(), encoding="utf-8")
    # Python keeps what it compiled by length and second: no two texts may be of the same.
    os.utime(file, (times.st_atime, times.st_mtime + hash(mutant.key) % 10**6 + 1))
    try:
        for some in goes(mutant, tests, most):
            note = scratch(folder) / "note"
            names = [test.name for test in some]
            files = list(dict.fromkeys(test.file for test in some))
            seconds = AT_LEAST + PATIENCE * int(tests.seconds(some))
            end = yield Work(files, Attempt(names, note), seconds)
            if end.code or end.signal:
                return verdict_of(mutant, end, note, scratch(folder) / "said")
        return Verdict(mutant, None)
    finally:
        file.write_bytes(sound)
        os.utime(file, (times.st_atime, times.st_mtime))


def verdict_of(mutant: Mutant, end: End, note: Path, said: Path) -> Verdict:
    """What the end of a run says of a mutant; raises RuntimeError where that is nothing."""
    if end.signal == signal.SIGALRM:
        return Verdict(mutant, "the limit of time", is_late=True)
    if note.exists():
        return Verdict(mutant, note.read_text(encoding="utf-8"))
    if end.signal:
        return Verdict(mutant, f"the end of its process by signal {end.signal}")
    text = said.read_text(encoding="utf-8", errors="replace")
    if end.code == 4 and "while loading conftest" in text:
        return Verdict(mutant, "reading the tests' conftest.py")
    raise RuntimeError(f"{mutant.name}: the tests came to no result ({end})\n{text[-3000:]}")


def goes(mutant: Mutant, tests: CoverageMap, most: float) -> Iterable[list[TimedTest]]:
    """Two lists of tests to run: the likeliest, then the rest, for at most so many seconds."""
    files = defaultdict(list)
    for test in _candidates(mutant, tests):
        files[test.file].append(test)
    ranked = sorted(files, key=lambda file: (_is_far(mutant, file), _mean(files[file]), file))
    ordered = [test for file in ranked for test in sorted(files[file], key=_quick_first)]
    quick = [test for test in ordered if test.seconds < 1.0]
    slow = [test for test in ordered if test.seconds >= 1.0]
    first = _within(FIRST, quick, tests)
    taken = {test.name for test in first}
    rest = [test for test in [*quick, *slow] if test.name not in taken]
    second = _within(most - FIRST, rest, tests)
    return [some for some in (first, second) if some]


def _candidates(mutant: Mutant, tests: CoverageMap) -> list[TimedTest]:
    ending = Path(mutant.path).suffix
    path = READER.get(ending, mutant.path)
    running = tests.running(path, mutant.lines or None) if ending == ".py" else []
    if not running:
        # What runs as a module is read, such as its tables, is no test's own.
        running = tests.running(path, None)
    names = {test.name for test in running}
    for start, stems in BY_HAND.items():
        if mutant.path.startswith(start):
            more = [test for test in tests.tests.values() if Path(test.file).stem in stems]
            running += [test for test in more if test.name not in names]
            break
    return running


def _is_far(mutant: Mutant, file: str) -> bool:
    """Whether the names of a module and of a file of tests have nothing in common."""
    return _words(mutant.path).isdisjoint(_words(file))


def _words(path: str) -> set[str]:
    plain = Path(path).with_suffix("").as_posix().replace("/", " ")
    words = plain.replace("_", " ").replace("-", " ").split()
    return {word.removesuffix("s") for word in words if word not in GENERAL}


def _mean(tests: list[TimedTest]) -> float:
    return sum(test.seconds for test in tests) / len(tests)


def _quick_first(test: TimedTest) -> tuple[float, str]:
    return test.seconds, test.name


def _within(most: float, ordered: list[TimedTest], tests: CoverageMap) -> list[TimedTest]:
    """The first of these, and those after it that fit into so many seconds."""
    chosen: list[TimedTest] = []
    spent = 0.0
    fixtures: set[str] = set()
    files: set[str] = set()
    for test in ordered:
        new = set(test.fixtures) - fixtures
        seconds = test.seconds + sum(tests.fixtures.get(name, 0.0) for name in new)
        if test.file not in files:
            seconds += SECONDS_A_FILE
        if chosen and spent + seconds > most:
            continue
        chosen.append(test)
        spent += seconds
        fixtures |= new
        files.add(test.file)
    return chosen
