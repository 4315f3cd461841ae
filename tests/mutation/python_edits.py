"""What may be changed of one node of Python's syntax tree, so that a compiler takes it."""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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


class Edit(NamedTuple):
    """One field of a node set to another value, and how that is told."""

    node: ast.AST
    field: str
    value: Any
    told: str


def edits(node: ast.AST) -> Iterator[Edit]:
    """Every change of this node alone."""
    find = FINDERS.get(type(node))
    if find:
        yield from find(node)


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


FINDERS: dict[type[ast.AST], Callable[[Any], Iterator[Edit]]] = {
    ast.Compare: _comparison,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _negation,
    ast.BinOp: _sum,
    ast.Constant: _constant,
    ast.If: _condition,
    ast.IfExp: _condition,
    ast.Return: _result,
    ast.Expr: _statement,
    ast.AugAssign: _addition,
    ast.comprehension: _filter,
    ast.Slice: _slice,
    ast.List: _items,
    ast.Tuple: _items,
    ast.Set: _items,
    ast.Continue: _jump,
    ast.Break: _jump,
}
