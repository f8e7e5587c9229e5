"""Maths text made wrong on purpose: a constant factor left out, the sides of a matrix product exchanged."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, cast

from tutor.language import translate
from tutor.ops.text import parse
from tutor.walk.questions.misconception import Misconception

_ATTRIBUTES = ("n", "slope")
_ORDER, _TRANSPOSED = Misconception.ORDER, Misconception.TRANSPOSED


def without_factor(maths: str) -> Iterator[ast.expr]:
    """The text once for each constant factor that it has, without it; `1 / size(a)` without its divisor."""
    tree = parse(maths)
    for node in ast.walk(tree):
        if not isinstance(node, ast.BinOp):
            continue
        if isinstance(node.op, ast.Mult):
            for factor, rest in ((node.left, node.right), (node.right, node.left)):
                if _is_constant(factor):
                    yield _replaced(tree, node, rest)
        elif isinstance(node.op, ast.Div) and _is_constant(node.right):
            yield _replaced(tree, node, node.left)


def _is_constant(node: ast.expr) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name in _ATTRIBUTES
        case ast.Call(func=ast.Name(id="size")):
            return True
    return False


def _replaced(tree: ast.expr, old: ast.expr, new: ast.expr) -> ast.expr:
    """A copy of the tree with one of its parts replaced."""
    if tree is old:
        return new
    fields = {
        name: (
            [_replaced(item, old, new) if isinstance(item, ast.expr) else item for item in value]
            if isinstance(value, list)
            else _replaced(value, old, new)
            if isinstance(value, ast.expr)
            else value
        )
        for name, value in ast.iter_fields(tree)
    }
    return type(tree)(**cast(Any, fields))


def rule_variants(maths: str) -> Iterator[tuple[Misconception, ast.expr, str]]:
    """The rule of a matrix product with its sides exchanged, or with a transpose too few or too many.

    Yields what went wrong, the wrong rule, and a sentence that waits for the names of the operands.
    """
    tree = parse(maths)
    if not isinstance(tree, ast.BinOp):
        return
    left, right = tree.left, tree.right
    order = translate(
        "predict", "The operands are in the wrong order. On which side does {other} stand in {operation}?"
    )
    turned = translate(
        "predict", "The sides are right, but one matrix stands the wrong way round: rows for columns (ᵀ)."
    )
    both = translate(
        "predict", "Order and transpose have both gone astray: the result is to have the shape of {operand}."
    )
    result = translate("predict", "That is the gradient transposed: it is to have the shape of {operand}.")
    yield _ORDER, _product(right, left), order
    yield _TRANSPOSED, ast.Attribute(tree, "T"), result
    for a, b in ((_turned(left), right), (left, _turned(right)), (_turned(left), _turned(right))):
        yield _TRANSPOSED, _product(a, b), turned
    for a, b in ((_turned(left), right), (left, _turned(right))):
        yield _ORDER, _product(b, a), both


def _product(left: ast.expr, right: ast.expr) -> ast.expr:
    return ast.BinOp(left, ast.MatMult(), right)


def _turned(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Attribute) else ast.Attribute(node, "T")
