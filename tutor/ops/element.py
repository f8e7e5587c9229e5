"""Maths text at one element of its result: of a product of matrices, a row times a column."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod

import numpy as np

from tutor.ops import text

Index = tuple[int, ...]
Shape = tuple[int, ...]

MOST_TERMS = 6
"""Terms of a sum that are written out; of more, the first three and the last."""
DOTS = "dots"
"""The name that stands for the terms left out."""


@dataclass(frozen=True)
class AtElement:
    """Maths text of single numbers; `elements` says of its new names which element of which name they are."""

    maths: str
    elements: Mapping[str, tuple[str, Index]]


def at_element(maths: str, shapes: Mapping[str, Shape], index: Index) -> AtElement:
    """`maths` at one element of its result, as numpy computes it: broadcasting, products, transposes, sums.

    Args:
        maths: as the table of operations writes it.
        shapes: the shape of each of its names; a name without one is a single number and stays.
        index: which element; () where the result is one number.
    """
    spread = _Spread(shapes)
    return AtElement(ast.unparse(spread.brought(text.parse(maths), index)), spread.elements)


def summed_to_element(maths: str, shapes: Mapping[str, Shape], shape: Shape, index: Index) -> AtElement:
    """The sum of all elements of `maths` for which the element `index` of an operand of `shape` was copied.

    So a contribution is brought to the shape of an operand that was broadcast.
    """
    spread = _Spread(shapes)
    tree = text.parse(maths)
    whole = spread.shape(tree)
    before = len(whole) - len(shape)
    padded, chosen = (1,) * before + tuple(shape), (0,) * before + tuple(index)
    ranges = [
        range(there) if here == 1 else range(at, at + 1)
        for here, there, at in zip(padded, whole, chosen, strict=True)
    ]
    return AtElement(
        ast.unparse(spread.total(ranges, lambda there: spread.brought(tree, there))), spread.elements
    )


class _Spread:
    """Takes maths text apart into single numbers, each under a name of its own."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        self._shapes = shapes
        self.elements: dict[str, tuple[str, Index]] = {}

    def shape(self, node: ast.expr) -> Shape:
        """The shape of what the expression is worth."""
        match node:
            case ast.Name(id=name):
                return self._shapes.get(name, ())
            case ast.Attribute(value=value):
                return self.shape(value)[::-1]
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                return (*self.shape(left)[:-1], *self.shape(right)[1:])
            case ast.Call(func=ast.Name(id="sum" | "size")):
                return ()
        parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        operands = node.args if isinstance(node, ast.Call) else parts
        return np.broadcast_shapes(*(self.shape(operand) for operand in operands))

    def at(self, node: ast.expr, index: Index) -> ast.expr:
        """The expression at one element."""
        match node:
            case ast.Name(id=name):
                return self._number(name, index)
            case ast.Attribute(value=value):
                return self.at(value, index[::-1])
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                return self._row_times_column(left, right, index)
            case ast.Call(func=ast.Name(id="sum"), args=[operand]):
                ranges = [range(length) for length in self.shape(operand)]
                return self.total(ranges, lambda there: self.at(operand, there))
            case ast.Call(func=ast.Name(id="size")):
                return ast.Name("size")
        return self._elementwise(node, index)

    def _elementwise(self, node: ast.expr, index: Index) -> ast.expr:
        match node:
            case ast.BinOp(left=left, op=operator, right=right):
                return ast.BinOp(self.brought(left, index), operator, self.brought(right, index))
            case ast.UnaryOp(op=sign, operand=operand):
                return ast.UnaryOp(sign, self.brought(operand, index))
            case ast.Compare(left=left, ops=relations, comparators=[right]):
                return ast.Compare(self.brought(left, index), relations, [self.brought(right, index)])
            case ast.Call(func=called, args=arguments):
                return ast.Call(called, [self.brought(argument, index) for argument in arguments], [])
        return node

    def total(self, ranges: Sequence[range], term: Callable[[Index], ast.expr]) -> ast.expr:
        """The sum of `term` over all indices in these ranges; of many, the first three, dots and the last."""
        count = prod(len(steps) for steps in ranges)
        first = list(islice(product(*ranges), MOST_TERMS if count <= MOST_TERMS else 3))
        terms = [term(there) for there in first]
        if count > MOST_TERMS:
            terms += [ast.Name(DOTS), term(tuple(steps[-1] for steps in ranges))]
        whole = terms[0]
        for more in terms[1:]:
            whole = ast.BinOp(whole, ast.Add(), more)
        return whole

    def _row_times_column(self, left: ast.expr, right: ast.expr, index: Index) -> ast.expr:
        inner = self.shape(left)[-1]
        rows = len(self.shape(left)) - 1

        def term(there: Index) -> ast.expr:
            row, column = self.at(left, (*index[:rows], *there)), self.at(right, (*there, *index[rows:]))
            return ast.BinOp(row, ast.Mult(), column)

        return self.total([range(inner)], term)

    def brought(self, node: ast.expr, index: Index) -> ast.expr:
        """The number at the element from which broadcasting has copied it."""
        shape = self.shape(node)
        inside = index[len(index) - len(shape) :]
        return self.at(
            node, tuple(0 if length == 1 else at for length, at in zip(shape, inside, strict=True))
        )

    def _number(self, name: str, index: Index) -> ast.expr:
        if name not in self._shapes:
            return ast.Name(name)
        of = f"{name}_{'_'.join(map(str, index))}"
        self.elements[of] = (name, index)
        return ast.Name(of)
