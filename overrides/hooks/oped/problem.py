"""What an editor is told: where something stands, what must hold there, what was found and what to write instead."""

from typing import Literal, NamedTuple

Severity = Literal["stops", "advice"]


class Problem(NamedTuple):
    """A place in a file and what is to be said of it; as text it is `path:line: message`.

    `path` is below the project's root with forward slashes, `line` counts from 1. A problem that *stops*
    keeps the site from being built; *advice* is printed and never does.
    """

    path: str
    line: int
    message: str
    severity: Severity = "stops"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
