"""What the project's Python files say of each other, and which of their lines run in calls."""

import ast
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from mutation.python_damage import lines_of_calls

HOOKS = "overrides/hooks"
TESTS = "tests/code"


class SourceFiles(NamedTuple):
    """By the path of each file below the project's root.

    `calls` are the lines that run when a function is called, as bits of a number; others run when
    the file is read, and of a test only because it was the first to need the file. `users` are
    the files that import it, those of tests among them.
    """

    calls: dict[str, int]
    users: dict[str, list[str]]


def mask(lines: range) -> int:
    """The lines as bits of a number."""
    bits = 0
    for line in lines:
        bits |= 1 << line
    return bits


def source_files(root: Path) -> SourceFiles:
    """Read all of them."""
    calls: dict[str, int] = {}
    users: dict[str, list[str]] = defaultdict(list)
    for file in sorted([*(root / HOOKS).rglob("*.py"), *(root / TESTS).rglob("test_*.py")]):
        path = file.relative_to(root).as_posix()
        source = file.read_text(encoding="utf-8")
        calls[path] = 0
        for body in lines_of_calls(source):
            calls[path] |= mask(body)
        for module in _imported(source):
            users[f"{HOOKS}/{module.replace('.', '/')}.py"].append(path)
    return SourceFiles(calls, users)


def _imported(source: str) -> set[str]:
    """The names of modules, and those that could be one: "from oped import cache" names both."""
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module)
            modules.update(f"{node.module}.{name.name}" for name in node.names)
    return modules
