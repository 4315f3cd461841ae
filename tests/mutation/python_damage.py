"""Changes of Python's syntax tree that a compiler takes and a reader would not.

One operator, value or statement at a time.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from mutation.mutant import Mutant

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
DEFINITIONS = (ast.ClassDef, ast.FunctionDef)
# What says nothing to a running program: assertions state what is so anyway, imports are no
# subject of a test, and parts of an f-string are told apart by no key that holds for every Python.
SILENT = (ast.Assert, ast.Import, ast.ImportFrom, ast.JoinedStr)
# Arguments for people, and those that change nothing but how fast or how strict it is.
SILENT_ARGUMENTS = frozenset(
    "description encoding errors frozen help maxsize model_config slots".split()
)
TYPES = frozenset("Annotated Callable Literal cast NewType TypeVar".split())


class Edit(NamedTuple):
    """One field of a node set to another value, and how that is told."""

    node: ast.AST
    field: str
    value: Any
    told: str


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
        for find in FINDERS.get(type(place.node), ()):
            for edit in find(place.node):
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
        if isinstance(node, ast.FunctionDef) and child in node.body:
            statement = child
        elif statement and isinstance(child, ast.stmt):
            statement = child
        place = Place(child, scope, statement)
        yield place
        yield from _places(child, place)


def lines_of_call(source: str, line: int) -> range:
    """The lines of the function that a line stands in; none where it stands in none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            body = range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)
            if line in body:
                return body
    return range(0)


def _silent(node: ast.AST) -> set[int]:
    """Children that say nothing to a running program: docstrings, types, words for people."""
    parts: list[ast.AST | None] = []
    match node:
        case ast.FunctionDef():
            parts.append(node.returns)
        case ast.arg():
            parts.append(node.annotation)
        case ast.AnnAssign():
            parts.append(node.annotation)
            if ast.unparse(node.target) == "model_config":
                parts.append(node.value)
        case ast.Assign():
            if ast.unparse(node.targets[0]) in ("model_config", "__slots__"):
                parts.append(node.value)
        case ast.keyword():
            parts.append(node.value if node.arg in SILENT_ARGUMENTS else None)
        case ast.Subscript(value=ast.Name(id=name)) if name in TYPES:
            parts.append(node.slice)
        case ast.Call(func=ast.Name(id=name)) if name in TYPES:
            parts += node.args[:1]
        case ast.Expr(value=ast.Constant()):
            parts.append(node.value)
        case _:
            pass
    return {id(part) for part in parts if part}


def _comparison(node: ast.Compare) -> Iterator[Edit]:
    for i, operator in enumerate(node.ops):
        other = OTHER[type(operator)]
        ops = [*node.ops[:i], other(), *node.ops[i + 1 :]]
        told = f"{type(operator).__name__} becomes {other.__name__} in `{_short(node)}`"
        yield Edit(node, "ops", ops, told)


def _boolean(node: ast.BoolOp) -> Iterator[Edit]:
    other = OTHER[type(node.op)]
    told = f"{type(node.op).__name__} becomes {other.__name__} in `{_short(node)}`"
    yield Edit(node, "op", other(), told)


def _negation(node: ast.UnaryOp) -> Iterator[Edit]:
    if isinstance(node.op, ast.Not):
        twice = ast.UnaryOp(ast.Not(), node.operand)
        yield Edit(node, "operand", twice, f"the negation goes in `{_short(node)}`")


def _sum(node: ast.BinOp) -> Iterator[Edit]:
    """Only of numbers: texts cannot be subtracted, and no test is needed to see it."""
    other = OTHER.get(type(node.op))
    if other and any(_is_number(part) for part in (node.left, node.right)):
        told = f"{type(node.op).__name__} becomes {other.__name__} in `{_short(node)}`"
        yield Edit(node, "op", other(), told)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def _constant(node: ast.Constant) -> Iterator[Edit]:
    value = node.value
    other: object = None
    if isinstance(value, bool):
        other = not value
    elif isinstance(value, int):
        other = value + 1
    elif isinstance(value, str) and value.strip():
        other = f"x{value}"
    if other is not None:
        told = f"`{_short(node)}` becomes `{_short(ast.Constant(other))}`"
        yield Edit(node, "value", other, told)


def _condition(node: ast.If | ast.IfExp) -> Iterator[Edit]:
    turned = ast.UnaryOp(ast.Not(), node.test)
    yield Edit(node, "test", turned, f"`if {_short(node.test)}` is turned round")


def _result(node: ast.Return) -> Iterator[Edit]:
    if node.value and not (isinstance(node.value, ast.Constant) and not node.value.value):
        told = f"nothing is returned for `{_short(node.value)}`"
        yield Edit(node, "value", ast.Constant(None), told)


def _statement(node: ast.Expr) -> Iterator[Edit]:
    if isinstance(node.value, ast.Call):
        yield Edit(node, "value", ast.Constant(None), f"`{_short(node)}` is left out")


def _addition(node: ast.AugAssign) -> Iterator[Edit]:
    if isinstance(node.op, ast.Add):
        nothing = ast.parse(f"type({ast.unparse(node.target)})()", mode="eval").body
        yield Edit(node, "value", nothing, f"`{_short(node)}` adds nothing")


def _filter(node: ast.comprehension) -> Iterator[Edit]:
    for i, test in enumerate(node.ifs):
        ifs = [*node.ifs[:i], *node.ifs[i + 1 :]]
        yield Edit(node, "ifs", ifs, f"`if {_short(test)}` is left out")


def _slice(node: ast.Slice) -> Iterator[Edit]:
    for side in ("lower", "upper"):
        if getattr(node, side) is not None:
            yield Edit(node, side, None, f"the {side} end goes in `[{_short(node)}]`")


def _items(node: ast.List | ast.Tuple | ast.Set) -> Iterator[Edit]:
    is_read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
    if is_read and len(node.elts) > 1:
        told = f"the last item `{_short(node.elts[-1])}` goes"
        yield Edit(node, "elts", node.elts[:-1], told)


def _jump(node: ast.Continue | ast.Break) -> Iterator[Edit]:
    """Nothing in its place: a jump has no field, so its class is what is changed."""
    yield Edit(node, "__class__", ast.Pass, f"`{_short(node)}` is left out")


class _WithoutStrings(ast.NodeTransformer):
    """An f-string is written in more ways than one by different versions of Python."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return ast.Name("f_string")


def _short(node: ast.AST) -> str:
    """A node's text in one line, of its own wrapping, and no longer than a line."""
    if any(isinstance(part, ast.JoinedStr) for part in ast.walk(node)):
        node = _WithoutStrings().visit(copy.deepcopy(node))
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


FINDERS: dict[type[ast.AST], tuple[Callable[[Any], Iterator[Edit]], ...]] = {
    ast.Compare: (_comparison,),
    ast.BoolOp: (_boolean,),
    ast.UnaryOp: (_negation,),
    ast.BinOp: (_sum,),
    ast.Constant: (_constant,),
    ast.If: (_condition,),
    ast.IfExp: (_condition,),
    ast.Return: (_result,),
    ast.Expr: (_statement,),
    ast.AugAssign: (_addition,),
    ast.comprehension: (_filter,),
    ast.Slice: (_slice,),
    ast.List: (_items,),
    ast.Tuple: (_items,),
    ast.Set: (_items,),
    ast.Continue: (_jump,),
    ast.Break: (_jump,),
}
