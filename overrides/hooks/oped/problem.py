"""What an editor is told: where something stands, what must hold there, what was found and
what to write instead.
"""

import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

log = logging.getLogger("oped")
Severity = Literal["stops", "advice"]
COMMANDS: dict[Severity, str] = {"stops": "error", "advice": "warning"}
WORDS: dict[Severity, str] = {"stops": "stops the build", "advice": "advice"}


class Problem(NamedTuple):
    """A place in a file and what is to be said of it; as text it is `path:line: message`.

    `path` is below the project's root with forward slashes, `line` counts from 1. A problem
    that *stops* keeps the site from being built; *advice* is printed and never does.
    """

    path: str
    line: int
    message: str
    severity: Severity = "stops"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def tell(problems: Iterable[Problem], *, environment: Mapping[str, str]) -> str:
    """Tell each problem once, in the order of the lines.

    Returns the text of the error that ends the build, empty where nothing stops it.

    Advice goes to the logger of the package, which strict mode does not count. On GitHub
    (`environment` says so) all of them go there as annotations, and into the summary of the
    job; the error then only counts what stops.
    """
    unique = sorted(dict.fromkeys(problems), key=lambda problem: (problem.path, problem.line))
    stops = [problem for problem in unique if problem.severity == "stops"]
    if environment.get("GITHUB_ACTIONS") == "true":
        _tell_github(unique, environment.get("GITHUB_STEP_SUMMARY"))
        return _count(stops)
    for problem in unique:
        if problem.severity == "advice":
            log.warning("ADVICE   -  %s", problem)
    if not stops:
        return ""
    return "\n".join(["the site cannot be built:", *map(str, stops)])


def _count(stops: list[Problem]) -> str:
    if not stops:
        return ""
    noun = "problem" if len(stops) == 1 else "problems"
    return f"the site cannot be built: {len(stops)} {noun}, told above"


def _tell_github(problems: list[Problem], summary_file: str | None) -> None:
    for problem in problems:
        log.error("%s", annotation(problem))
    if summary_file and problems:
        # All is told already: a summary that takes no more costs nothing.
        with suppress(OSError), Path(summary_file).open("a", encoding="utf-8") as file:
            file.write(summary(problems))


def annotation(problem: Problem) -> str:
    """The problem as a workflow command of GitHub Actions, which shows it beside its line.

    The runner's log prints the message alone, so that file and line stand in it as well.
    """
    command = COMMANDS[problem.severity]
    place = f"file={_property(problem.path)},line={problem.line}"
    return f"::{command} {place}::{_data(str(problem))}"


def summary(problems: Iterable[Problem]) -> str:
    """The problems as a table in Markdown, for the summary of a job; empty where there are none."""
    rows = [_row(problem) for problem in problems]
    if not rows:
        return ""
    head = ["| file | line | | what to mend |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", ""])


def _row(problem: Problem) -> str:
    cells = [problem.path, str(problem.line), WORDS[problem.severity], problem.message]
    return f"| {' | '.join(map(_cell, cells))} |"


def _data(text: str) -> str:
    """What stands behind `::`: the runner decodes these three."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """What stands behind `file=`: a comma or a colon would end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Text that Markdown shows as it is, in one cell of a table."""
    signs = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]<>#|~$"})
    return " ".join(text.split()).translate(signs)
