"""Shapes of all values of a graph from those of its leaves: each operation's maths text, run on shapes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from tutor import ops
from tutor.graph.errors import ShapeError
from tutor.graph.graph import CONSTANT, Graph, Node
from tutor.language import translate
from tutor.ops import text

Shape = tuple[int, ...]
"""Lengths of the axes, as numpy has them; () is a single number."""


def shapes(graph: Graph, leaves: Mapping[str, Shape]) -> dict[str, Shape]:
    """The shape of every node's value.

    Args:
        graph: the graph.
        leaves: shapes of its inputs and parameters (a constant has its own).

    Raises:
        ShapeError: operands that do not fit together; the sentence names both, with their shapes.
    """
    found: dict[str, Shape] = {}
    for node in graph.nodes:
        if node.op == CONSTANT:
            found[node.name] = np.shape(node.attributes[0])
        elif node.is_leaf:
            found[node.name] = leaves[node.name]
        else:
            found[node.name] = _result(node, tuple(found[operand] for operand in node.operands))
    return found


def say_shape(shape: Shape) -> str:
    """A shape as a person reads it: `2 × 3`, or `()` for a single number."""
    return " × ".join(str(length) for length in shape) if shape else "()"


class _Misfit(Exception):
    """Shapes that an operation cannot take; `str` says what would fit."""


def _result(node: Node, operands: tuple[Shape, ...]) -> Shape:
    try:
        return result_shape(node.op, operands)
    except _Misfit as misfit:
        named = translate("graph", " and ").join(
            _named(name, shape) for name, shape in zip(node.operands, operands, strict=True)
        )
        if len(operands) == 1:
            sentence = translate("graph", "{named} does not fit in {node}: {why}.")
        else:
            sentence = translate("graph", "{named} do not fit together in {node}: {why}.")
        raise ShapeError(sentence.format(named=named, node=node.name, why=misfit), node.name) from None


def _named(name: str, shape: Shape) -> str:
    if not shape:
        return translate("graph", "{name} (a single number)").format(name=name)
    if len(shape) == 1:
        return translate("graph", "{name} (a vector of {length})").format(name=name, length=shape[0])
    return f"{name} ({say_shape(shape)})"


def why_not(op: str, operands: tuple[Shape, ...]) -> str:
    """Why the operation cannot take operands of these shapes; empty where it can."""
    try:
        result_shape(op, operands)
    except _Misfit as misfit:
        return str(misfit)
    return ""


@lru_cache(maxsize=4096)
def result_shape(op: str, operands: tuple[Shape, ...]) -> Shape:
    """The shape of the operation's value for operands of these shapes; `_Misfit` where they do not fit."""
    row = ops.TABLE[op]
    return _of(text.parse(row.forward), dict(zip(row.letters, operands, strict=True)))


def _of(node: ast.expr, known: Mapping[str, Shape]) -> Shape:
    """The shape of an expression; a name that is no operand (an attribute) is a single number."""
    match node:
        case ast.Name(id=name):
            return known.get(name, ())
        case ast.Constant():
            return ()
        case ast.UnaryOp(operand=operand):
            return _of(operand, known)
        case ast.Attribute(value=value):
            return _transposed(_of(value, known))
        case ast.BinOp(left=left, op=operator, right=right):
            rule = _product if isinstance(operator, ast.MatMult) else _broadcast
            result = rule(_of(left, known), _of(right, known))
            if (
                isinstance(left, ast.BinOp)
                and isinstance(left.op, ast.MatMult)
                and result != _of(left, known)
            ):
                raise _Misfit(
                    translate("graph", "what is added to a product must have its shape or fit into it")
                )
            return result
        case ast.Compare(left=left, comparators=[right]):
            return _broadcast(_of(left, known), _of(right, known))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            inside = [_of(argument, known) for argument in arguments]
            return _CALLS.get(name, _broadcast)(*inside)
    raise ValueError(f"maths text has no {ast.dump(node)}")


def _broadcast(*operands: Shape) -> Shape:
    try:
        return np.broadcast_shapes(*operands)
    except ValueError:
        raise _Misfit(
            translate("graph", "each axis, from the last, must have one length or be 1 long")
        ) from None


def _product(left: Shape, right: Shape) -> Shape:
    if not left or not right or len(left) > 2 or len(right) > 2:
        raise _Misfit(translate("graph", "@ takes matrices or vectors"))
    inner = right[-2] if len(right) > 1 else right[0]
    if left[-1] != inner:
        why = translate(
            "graph", "the columns of the first ({columns}) must be as many as the rows of the second ({rows})"
        )
        raise _Misfit(why.format(columns=left[-1], rows=inner))
    return (*left[:-1], *right[1:]) if len(right) > 1 else left[:-1]


def _transposed(shape: Shape) -> Shape:
    if len(shape) != 2:
        raise _Misfit(translate("graph", "only a matrix can be transposed"))
    return shape[::-1]


def _reduced(*_: Shape) -> Shape:
    return ()


_CALLS: dict[str, Callable[..., Shape]] = {"sum": _reduced, "size": _reduced}
