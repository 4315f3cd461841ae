"""One mutant in a copy of the project, and what notices it there."""

import os
import signal
from pathlib import Path
from typing import NamedTuple

from mutation.attempt import Attempt
from mutation.coverage_map import CoverageMap
from mutation.forked import End, Job, Work, scratch
from mutation.mutant import Mutant
from mutation.order import goes

# Seconds after which tests do not end that should have taken none, and for each that they should.
AT_LEAST = 30
FOR_EACH = 4
# pytest's exit code where it cannot begin.
NOT_BEGUN = 4


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
    moment = times.st_mtime + 1 + hash(mutant.key) % 10**6
    os.utime(file, (moment, moment))
    note = scratch(folder) / "note"
    try:
        for some in goes(mutant, tests, most):
            names = [test.name for test in some]
            files = list(dict.fromkeys(test.file for test in some))
            seconds = AT_LEAST + FOR_EACH * int(tests.seconds(some))
            end = yield Work(files, Attempt(names, note), seconds)
            if end != End(0, 0):
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
    if end.code == NOT_BEGUN and "while loading conftest" in text:
        return Verdict(mutant, "reading the tests' conftest.py")
    raise RuntimeError(f"{mutant.name}: the tests came to no result ({end})\n{text[-3000:]}")
