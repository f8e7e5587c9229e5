"""Shapes of all values of a graph from those of its leaves: each operation's maths text, run on shapes."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from tutor import ops
from tutor.graph import shape_rules
from tutor.graph.errors import ShapeError
from tutor.graph.graph import CONSTANT, Constant, Graph, Node
from tutor.graph.shape_rules import Misfit, Shape, say_shape
from tutor.language import translate
from tutor.ops import Op, text


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
            found[node.name] = shape_of_constant(node)
        elif node.is_leaf:
            found[node.name] = leaves[node.name]
        else:
            found[node.name] = check_node(node, tuple(found[operand] for operand in node.operands))
    return found


def shape_of_constant(node: Node) -> Shape:
    """The shape of a constant's own value."""
    return np.shape(node.attributes[0])


def check_node(node: Node, operands: tuple[Shape, ...]) -> Shape:
    """The shape of a node's value for operands of these shapes.

    Raises:
        ShapeError: they do not fit together; the sentence names both, with their shapes.
    """
    try:
        return result_shape(node.op, operands, node.attributes)
    except Misfit as misfit:
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


def why_not(op: str, operands: tuple[Shape, ...], attributes: tuple[Constant, ...] = ()) -> str:
    """Why the operation cannot take operands of these shapes; empty where it can."""
    try:
        result_shape(op, operands, attributes)
    except Misfit as misfit:
        return str(misfit)
    return ""


@lru_cache(maxsize=4096)
def result_shape(op: str, operands: tuple[Shape, ...], attributes: tuple[Constant, ...] = ()) -> Shape:
    """The shape of the operation's value for operands of these shapes.

    Raises:
        Misfit: it takes no such operands; the text says what would fit.
    """
    row = ops.TABLE[op]
    shape_rules.check_operands(row, operands)
    known = dict(zip(row.letters, operands, strict=True))
    return _of(text.parse(row.forward), known, row.constants(attributes))


@lru_cache(maxsize=1024)
def takes_numbers(row: Op) -> bool:
    """Whether the operation makes a single number of single numbers, by one or two local gradients."""
    if not row.local or row.arity > 2:
        return False
    defaults = tuple(1.0 if default is None else default for _, default in row.attributes)
    try:
        return result_shape(row.name, ((),) * row.arity, defaults) == ()
    except Misfit:
        return False


def _of(node: ast.expr, known: Mapping[str, Shape], constants: Mapping[str, Any]) -> Shape:
    """The shape of an expression; a name that is no operand (an attribute) is a single number."""
    match node:
        case ast.Name(id=name):
            return known.get(name, ())
        case ast.Constant():
            return ()
        case ast.UnaryOp(operand=operand):
            return _of(operand, known, constants)
        case ast.Attribute(value=value):
            return shape_rules.transposed(_of(value, known, constants))
        case ast.BinOp(left=left, op=operator, right=right):
            shapes_ = (_of(left, known, constants), _of(right, known, constants))
            if isinstance(operator, ast.MatMult):
                return shape_rules.product(*shapes_)
            is_added = isinstance(left, ast.BinOp) and isinstance(left.op, ast.MatMult)
            return (shape_rules.added_to_product if is_added else shape_rules.broadcast)(*shapes_)
        case ast.Compare(left=left, comparators=[right]):
            return shape_rules.broadcast(_of(left, known, constants), _of(right, known, constants))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _of_call(name, arguments, known, constants)
    raise ValueError(f"maths text has no {ast.dump(node)}")


def _of_call(
    name: str, arguments: Sequence[ast.expr], known: Mapping[str, Shape], constants: Mapping[str, Any]
) -> Shape:
    if name in shape_rules.ALONG_AXES:
        given = [_shape_or_constant(argument, known, constants) for argument in arguments]
        return shape_rules.ALONG_AXES[name](*given)
    if name == "computed":
        return _of_computed(arguments, known)
    inside = [_of(argument, known, constants) for argument in arguments]
    return shape_rules.REDUCING.get(name, shape_rules.broadcast)(*inside)


def _of_computed(arguments: Sequence[ast.expr], known: Mapping[str, Shape]) -> Shape:
    """What PyTorch computes has the shape that its signature says, or that of the operands together."""
    from tutor.ops.opaque import signature  # few graphs have one

    said = signature(ast.literal_eval(arguments[0])).shape
    return said if said is not None else shape_rules.broadcast(*known.values())


def _shape_or_constant(node: ast.expr, known: Mapping[str, Shape], constants: Mapping[str, Any]) -> Any:
    """What a function along axes is given: the shape of an operand, or a setting as it is."""
    match node:
        case ast.Name(id=name) if name in constants:
            return constants[name]
        case ast.UnaryOp(operand=ast.Constant(value=number)):
            return -number  # type: ignore[operator]
        case ast.Constant(value=number):
            return number
    return _of(node, known, constants)


__all__ = [
    "Misfit",
    "Shape",
    "check_node",
    "result_shape",
    "say_shape",
    "shape_of_constant",
    "shapes",
    "takes_numbers",
]
