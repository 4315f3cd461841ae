"""Changes of Python's syntax tree that a compiler takes and a reader would not.

One operator, value or statement at a time.
"""

import ast
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from mutation.mutant import Mutant
from mutation.python_edits import Edit, edits

DEFINITIONS = (ast.ClassDef, ast.FunctionDef)
# What says nothing to a running program: assertions state what is so anyway, imports are no
# subject of a test, and parts of an f-string are told apart by no key that holds for every Python.
SILENT = (ast.Assert, ast.Import, ast.ImportFrom, ast.JoinedStr)
# Arguments for people, and those that change nothing but how fast or how strict it is.
SILENT_ARGUMENTS = frozenset(
    "defer_build description encoding errors frozen help maxsize metavar model_config slots".split()
)
SILENT_NAMES = ("model_config", "__slots__", "__all__")
TYPES = frozenset(
    """
    Annotated Callable Generator Iterable Iterator Literal Mapping Sequence
    dict frozenset list set tuple type
    """.split()
)


class Place(NamedTuple):
    """A node, the function or class that it stands in, and the statement there.

    Without a statement it runs once, when the module is imported.
    """

    node: ast.AST
    scope: str
    statement: ast.stmt | None

    @property
    def lines(self) -> range:
        """From the start of its statement to its own end: a line of these runs with it."""
        if self.statement is None:
            return range(0)
        last = getattr(self.node, "end_lineno", self.statement.lineno)
        return range(self.statement.lineno, last + 1)


def mutants(path: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its text."""
    tree = ast.parse(source)
    for place in _places(tree, Place(tree, "module", None)):
        for edit in edits(place.node):
            key = f"{place.scope}: {edit.told}"
            yield Mutant(path, key, place.lines, partial(_damaged, tree, edit))


def _damaged(tree: ast.Module, edit: Edit) -> str:
    """The file's text with the edit; the tree is as it was afterwards."""
    sound = getattr(edit.node, edit.field)
    setattr(edit.node, edit.field, edit.value)
    try:
        return ast.unparse(ast.fix_missing_locations(tree)) + "\n"
    finally:
        setattr(edit.node, edit.field, sound)


def _places(node: ast.AST, at: Place) -> Iterator[Place]:
    """Every node below one that may be damaged."""
    silent = _silent(node)
    for child in ast.iter_child_nodes(node):
        if id(child) in silent or isinstance(child, SILENT):
            continue
        scope = at.scope
        if isinstance(child, DEFINITIONS):
            scope = child.name if scope == "module" else f"{scope}.{child.name}"
        statement = at.statement
        begins_call = isinstance(node, ast.FunctionDef) and child in node.body
        if isinstance(child, ast.stmt) and (statement or begins_call):
            statement = child
        place = Place(child, scope, statement)
        yield place
        yield from _places(child, place)


def lines_of_calls(source: str) -> list[range]:
    """The lines of each function's body: those that run when it is called, not when it is read."""
    bodies = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            bodies.append(range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1))
    return bodies


def _silent(node: ast.AST) -> set[int]:
    """Children that say nothing to a running program: docstrings, types, words for people."""
    parts: list[ast.AST | None] = []
    match node:
        case ast.FunctionDef():
            parts.append(node.returns)
        case ast.arg() | ast.AnnAssign():
            parts.append(node.annotation)
        case ast.Assign() if ast.unparse(node.targets[0]) in SILENT_NAMES:
            parts.append(node.value)
        case ast.keyword():
            parts.append(node.value if node.arg in SILENT_ARGUMENTS else None)
        case ast.Subscript(value=ast.Name(id=name)) if name in TYPES:
            parts.append(node.slice)
        case ast.Call(func=ast.Name(id="NewType" | "TypeVar" | "cast")):
            parts += node.args[:1]
        case ast.Expr(value=ast.Constant()):
            parts.append(node.value)
        case _:
            pass
    return {id(part) for part in parts if part}
