"""One small change of a file, and how it is told."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Mutant(NamedTuple):
    """A file of the project with one thing changed.

    `path` is below the project's root. `key` says where and what: it knows no line, so that it
    holds however the code is wrapped. `lines` are those that run the damage, none where
    coverage sees none; `damaged` gives the text of the whole file.
    """

    path: str
    key: str
    lines: range
    damaged: Callable[[], str]

    @property
    def name(self) -> str:
        return f"{self.path}: {self.key}"


def numbered(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """The same with keys of their own: what is done to equal code for the second time is "#2"."""
    counts: Counter[str] = Counter()
    for mutant in mutants:
        counts[mutant.key] += 1
        count = counts[mutant.key]
        if count == 1:
            yield mutant
        else:
            yield mutant._replace(key=f"{mutant.key} #{count}")
