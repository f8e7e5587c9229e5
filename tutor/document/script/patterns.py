"""Operations that a PyTorch program writes as an expression of several: known again by their row's text."""

from __future__ import annotations

import ast
from functools import cache

from tutor import ops
from tutor.graph.expressions import Wanted
from tutor.graph.graph import Constant
from tutor.ops import Op, settings

_KNOWN = ("slice", "layer_norm", "dropout", "one_hot")
"""Rows whose text for PyTorch is no call by a name of the table."""


def row_call(node: ast.expr) -> Wanted | None:
    """The operation of the table whose text for PyTorch stands here, with its operands and constants."""
    for row, pattern in _patterns():
        bound: dict[str, ast.expr] = {}
        if _matches(pattern, node, frozenset(_letters(row)), bound):
            attributes = _attributes(row, bound)
            if attributes is not None:
                return Wanted(row, [bound[letter] for letter in row.letters], attributes)
    return None


@cache
def _patterns() -> tuple[tuple[Op, ast.expr], ...]:
    rows = [ops.TABLE[name] for name in _KNOWN]
    return tuple((row, ast.parse(row.pytorch, mode="eval").body) for row in rows)


def _letters(row: Op) -> tuple[str, ...]:
    return (*row.letters, *(name for name, _ in row.attributes))


def _matches(pattern: ast.AST, node: ast.AST, letters: frozenset[str], bound: dict[str, ast.expr]) -> bool:
    """Whether `node` is the pattern with something in the place of each letter, the same one each time."""
    if isinstance(pattern, ast.Name) and pattern.id in letters and isinstance(node, ast.expr):
        known = bound.setdefault(pattern.id, node)
        return known is node or ast.dump(known) == ast.dump(node)
    if isinstance(pattern, ast.BinOp) and isinstance(node, ast.Constant):
        return _length(pattern, node, bound)
    if type(pattern) is not type(node):
        return False
    return all(
        _alike(value, getattr(node, name, None), letters, bound) for name, value in ast.iter_fields(pattern)
    )


def _alike(pattern: object, found: object, letters: frozenset[str], bound: dict[str, ast.expr]) -> bool:
    if isinstance(pattern, list) and isinstance(found, list):
        return len(pattern) == len(found) and all(
            _alike(one, other, letters, bound) for one, other in zip(pattern, found, strict=True)
        )
    if isinstance(pattern, ast.expr_context):
        return True
    if isinstance(pattern, ast.AST) and isinstance(found, ast.AST):
        return _matches(pattern, found, letters, bound)
    return pattern == found


def _length(pattern: ast.BinOp, node: ast.Constant, bound: dict[str, ast.expr]) -> bool:
    """`stop - start`, which a program writes as one number: with `start` known, it says what `stop` is."""
    match pattern, bound.get("start"), node.value:
        case ast.BinOp(ast.Name(id="stop"), ast.Sub(), ast.Name(id="start")), ast.Constant(
            value=int(start)
        ), int(length):
            bound["stop"] = ast.Constant(start + length)
            return True
    return False


def _attributes(row: Op, bound: dict[str, ast.expr]) -> tuple[Constant, ...] | None:
    """The constants as numbers; None where one is none, or cannot be."""
    found: list[Constant] = []
    for name, _ in row.attributes:
        number = _number(bound.get(name))
        if number is None or settings.fault(row.name, name, number):
            return None
        found.append(number)
    return tuple(found)


def _number(node: ast.expr | None) -> float | None:
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() | float() as value):
            return float(value) if abs(value) < 1e300 else None
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant() as inner):
            size = _number(inner)
            return None if size is None else -size
    return None
