"""Maths text, as the table of operations writes it: parsed once, taken apart with Python's own grammar."""

from __future__ import annotations

import ast
import operator as comparison
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

_ALLOWED = (
    ast.Expression, ast.BinOp, ast.UnaryOp, ast.Call, ast.keyword, ast.Name, ast.Load, ast.Constant,
    ast.Attribute, ast.Compare,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.MatMult, ast.USub,
    ast.Gt, ast.Lt, ast.GtE, ast.LtE, ast.Eq,
)  # fmt: skip
_COMPARISONS: dict[type, Callable[..., bool]] = {
    ast.Gt: comparison.gt, ast.Lt: comparison.lt, ast.GtE: comparison.ge, ast.LtE: comparison.le,
    ast.Eq: comparison.eq,
}  # fmt: skip


@lru_cache(maxsize=4096)
def parse(maths: str) -> ast.expr:
    """The expression that `maths` writes.

    Raises:
        ValueError: the text has something that is no maths of ours, which is a slip in the table.
    """
    tree = ast.parse(maths, mode="eval")
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise ValueError(f"{maths!r} has a {type(node).__name__}, which maths text does not know")
    return tree.body


@lru_cache(maxsize=1 << 14)  # unnamed nodes of a graph are called by expressions, and told often
def names(maths: str) -> frozenset[str]:
    """The names the expression reads, without the functions it calls."""
    tree = parse(maths)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return frozenset(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called
    )


@lru_cache(maxsize=4096)
def decided(maths: str, values: tuple[tuple[str, float], ...]) -> str:
    """`maths` with each `where` decided whose condition compares only numbers and names with a value."""
    return ast.unparse(_Decide(dict(values)).visit(ast.parse(maths, mode="eval")))


@lru_cache(maxsize=4096)
def without_exceptions(maths: str, ordinary: frozenset[tuple[str, float]]) -> str:
    """`maths` without each `where` whose condition is one of these equalities: as it is otherwise."""
    return ast.unparse(_Otherwise(ordinary).visit(ast.parse(maths, mode="eval")))


@lru_cache(maxsize=4096)
def exceptions(maths: str) -> frozenset[tuple[str, float]]:
    """The equalities of a name with a number on which the expression makes something hang."""
    return frozenset(found for node in ast.walk(parse(maths)) if (found := _equality(node)) is not None)


def _equality(node: ast.AST) -> tuple[str, float] | None:
    match node:
        case ast.Compare(
            left=ast.Name(id=name),
            ops=[ast.Eq()],
            comparators=[ast.Constant(value=int() | float() as number)],
        ):
            return name, float(number)
    return None


class _Otherwise(ast.NodeTransformer):
    def __init__(self, ordinary: frozenset[tuple[str, float]]) -> None:
        self._ordinary = ordinary

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Put the second branch in the place of a `where` whose condition is one of the equalities."""
        match node:
            case ast.Call(func=ast.Name(id="where"), args=[condition, _, no]):
                if _equality(condition) in self._ordinary:
                    otherwise: ast.AST = self.visit(no)
                    return otherwise
        return self.generic_visit(node)


class _Decide(ast.NodeTransformer):
    def __init__(self, values: Mapping[str, float]) -> None:
        self._values = values

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Put the branch in the place of a `where` whose condition only numbers decide."""
        match node:
            case ast.Call(
                func=ast.Name(id="where"),
                args=[ast.Compare(left=left, ops=[operator], comparators=[right]), yes, no],
            ):
                numbers = (self._number(left), self._number(right))
                if None not in numbers:
                    chosen: ast.AST = self.visit(yes if _COMPARISONS[type(operator)](*numbers) else no)
                    return chosen
        return self.generic_visit(node)

    def _number(self, node: ast.expr) -> float | None:
        match node:
            case ast.Name(id=name):
                return self._values.get(name)
            case ast.Constant(value=int() | float() as number):
                return number
        return None


def is_one_operator(maths: str) -> bool:
    """Whether the expression is one operator with its operands, and nothing else."""
    inside = [node for node in ast.walk(parse(maths)) if not isinstance(node, ast.Name | ast.Constant)]
    return sum(isinstance(node, ast.expr) for node in inside) == 1 and not isinstance(inside[0], ast.Call)


_REDUCING = ("sum", "size", "largest")


def reduces(maths: str, letters: Iterable[str]) -> bool:
    """Whether each of these names stands only inside of what makes one number of all elements."""
    tree = parse(maths)
    inside = {
        id(below)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _REDUCING
        for below in ast.walk(node)
    }
    free = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in inside}
    return free.isdisjoint(letters)


def after_product(maths: str) -> str:
    """`maths` with `p` in the place of `a @ b`; empty where that is no part of it."""
    tree = ast.parse(maths, mode="eval")
    found = _PutProduct()
    put = found.visit(tree)
    return ast.unparse(put) if found.found else ""


class _PutProduct(ast.NodeTransformer):
    def __init__(self) -> None:
        self.found = False

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        if isinstance(node.op, ast.MatMult):
            self.found = True
            return ast.Name("p")
        return self.generic_visit(node)
