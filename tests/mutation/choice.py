"""Which mutants are tried: the same for the same code, spread over all files by their length.

Each is ranked by a digest of its own name, so that a change of one file chooses anew in that
alone. The rows of fixed.yml are tried always.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import yaml

from mutation import python_damage, text_damage
from mutation.mutant import Mutant, numbered

SEED = "op-ed"
FIXED = Path(__file__).with_name("fixed.yml")
# The part of each kind of file.
SHARES = {".py": 0.74, ".html": 0.18, ".xml": 0.03, ".typ": 0.05}


def chosen(root: Path, count: int) -> list[Mutant]:
    """About so many mutants, each file of code at least once, and those that are fixed."""
    mutants = list(by_hand(root))
    for ending, share in SHARES.items():
        mutants += spread(_all(root, ending), count * share)
    return mutants


def spread(mutants: Iterable[Mutant], count: float) -> list[Mutant]:
    """About so many of these, of each file in proportion and at least one."""
    by_file = defaultdict(list)
    for mutant in mutants:
        by_file[mutant.path].append(mutant)
    total = sum(len(of_file) for of_file in by_file.values())
    some: list[Mutant] = []
    for _, of_file in sorted(by_file.items()):
        wanted = max(1, round(count * len(of_file) / total))
        some += sorted(of_file, key=_rank)[:wanted]
    return some


def _all(root: Path, ending: str) -> Iterator[Mutant]:
    damage = python_damage if ending == ".py" else text_damage
    for file in sorted((root / "overrides").rglob(f"*{ending}")):
        path = file.relative_to(root).as_posix()
        yield from numbered(damage.mutants(path, file.read_text(encoding="utf-8")))


def _rank(mutant: Mutant) -> str:
    return hashlib.sha256(f"{SEED} {mutant.name}".encode()).hexdigest()


def by_hand(root: Path) -> Iterator[Mutant]:
    """Damage that went unseen once, by hand; raises LookupError where the code has moved on."""
    for row in yaml.safe_load(FIXED.read_text(encoding="utf-8")):
        source = (root / row["file"]).read_text(encoding="utf-8")
        if source.count(row["from"]) != 1:
            raise LookupError(
                f"{FIXED.name}: {row['file']} must have {row['from']!r} once, for: {row['name']}"
            )
        at = source[: source.index(row["from"])].count("\n") + 1
        lines = range(0)
        if row["file"].endswith(".py"):
            bodies = python_damage.lines_of_calls(source)
            lines = next((body for body in bodies if at in body), lines)
        damaged = partial(source.replace, row["from"], row["to"])
        yield Mutant(row["file"], f"by hand: {row['name']}", lines, damaged)
