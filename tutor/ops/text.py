"""Maths text, as the table of operations writes it: parsed once, taken apart with Python's own grammar."""

from __future__ import annotations

import ast
from functools import lru_cache

_ALLOWED = (
    ast.Expression, ast.BinOp, ast.UnaryOp, ast.Call, ast.Name, ast.Load, ast.Constant, ast.Attribute,
    ast.Compare,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.MatMult, ast.USub, ast.Gt, ast.Lt, ast.GtE, ast.LtE,
)  # fmt: skip


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


def names(maths: str) -> frozenset[str]:
    """The names the expression reads, without the functions it calls."""
    tree = parse(maths)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return frozenset(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called
    )


def has_no_call(maths: str) -> bool:
    """Whether the expression is written with operators alone."""
    return not any(isinstance(node, ast.Call) for node in ast.walk(parse(maths)))
