"""Damage the project's code in hundreds of seeded ways and see each one caught: `make mutate`.

What survives is named; the run fails unless survivors.yml says why it may.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mutation import coverage_map, forked
from mutation.choice import chosen
from mutation.coverage_map import CoverageMap
from mutation.mutant import Mutant
from mutation.order import ALL, FIRST
from mutation.report import Reasons, reasons, report
from mutation.trial import Verdict, trial

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=255, help="about how many mutants")
    parser.add_argument("--only", default="", help="those whose name holds this")
    parser.add_argument("--workers", type=int, default=2, help="how many tests run at once")
    parser.add_argument("--list", action="store_true", help="name the mutants, and try none")
    given = parser.parse_args()
    mutants = [mutant for mutant in chosen(ROOT, given.count) if given.only in mutant.name]
    if given.list:
        print(*(mutant.name for mutant in mutants), sep="\n")
        return 0
    start = time.monotonic()
    listed = reasons(given.only)
    verdicts = []
    for verdict in _verdicts(mutants, listed, given.workers):
        verdicts.append(verdict)
        print(f"{verdict.caught_by or 'NOTHING'} noticed {verdict.mutant.name}", flush=True)
    lines, passes = report(verdicts, listed, time.monotonic() - start)
    print("", *lines, sep="\n")
    return 0 if passes else 1


def _verdicts(mutants: list[Mutant], listed: Reasons, workers: int) -> Iterator[Verdict]:
    """What becomes of each, in the order in which that is known."""
    forked.prepare()
    with tempfile.TemporaryDirectory() as top:
        folders = [forked.copy_of(ROOT, Path(top, str(number))) for number in range(workers)]
        results = Path(top, "results")
        results.mkdir()
        print("All tests of the code run once, to see which runs which line.", flush=True)
        tests = coverage_map.measure(folders, results)
        yield from forked.do([_job(mutant, tests, listed) for mutant in mutants], folders)


def _job(
    mutant: Mutant, tests: CoverageMap, listed: Reasons
) -> Callable[[Path], forked.Job[Verdict]]:
    """Of what survives anyway, it is enough to see that the likeliest tests do not notice it."""
    is_listed = mutant.key in listed.get(mutant.path, {})
    return partial(trial, mutant, tests, FIRST if is_listed else ALL)


if __name__ == "__main__":
    sys.exit(main())
