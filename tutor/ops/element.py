"""Maths text at one element of its result: of a product of matrices, a row times a column."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from typing import Any

import numpy as np

from tutor.ops import text

Index = tuple[int, ...]
Shape = tuple[int, ...]

MOST_TERMS = 6
"""Terms of a sum that are written out; of more, the first three and the last."""
DOTS = "dots"
"""The name that stands for the terms left out."""

_ALONG = ("sum_along", "average", "logsumexp")
"""Functions after which an axis has length 1."""
_MOVING = ("reshape", "shaped_as", "joined", "first_of", "last_of", "part", "put_back")
"""Functions that put elements elsewhere."""
_OF_ALL = ("largest", "peak", "kept", "one_hot")
"""Functions whose elements hang on all others, or on chance."""


@dataclass(frozen=True)
class AtElement:
    """Maths text of single numbers; `elements` says of its new names which element of which name they are."""

    maths: str
    elements: Mapping[str, tuple[str, Index]]


class NoElementMaths(ValueError):
    """The text has a function whose elements no text of single numbers writes, such as the largest of all."""


def at_element(
    maths: str, shapes: Mapping[str, Shape], index: Index, settings: Mapping[str, Any] | None = None
) -> AtElement:
    """`maths` at one element of its result, as numpy computes it: broadcasting, products, sums along axes.

    Args:
        maths: as the table of operations writes it.
        shapes: the shape of each of its names; a name without one is a single number and stays.
        index: which element; () where the result is one number.
        settings: the axis, the shape and the like, where the text names them.

    Raises:
        NoElementMaths: single numbers do not say it.
    """
    spread = _Spread(shapes, settings or {})
    return AtElement(ast.unparse(spread.brought(text.parse(maths), index)), spread.elements)


def summed_to_element(
    maths: str,
    shapes: Mapping[str, Shape],
    shape: Shape,
    index: Index,
    settings: Mapping[str, Any] | None = None,
) -> AtElement:
    """The sum of all elements of `maths` for which the element `index` of an operand of `shape` was copied.

    So a contribution is brought to the shape of an operand that was broadcast. Errors as in `at_element`.
    """
    spread = _Spread(shapes, settings or {})
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

    def __init__(self, shapes: Mapping[str, Shape], settings: Mapping[str, Any]) -> None:
        self._shapes, self._settings = shapes, settings
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
            case ast.Call(func=ast.Name(id="computed" | "pulled" as name)):
                raise NoElementMaths(name)
            case ast.Call(func=ast.Name(id=name), args=arguments) if name in _MOVING:
                return self._moved_shape(name, arguments)
            case ast.Call(func=ast.Name(id=name), args=[operand, axis]) if name in _ALONG:
                return self._along(operand, axis, 1)
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
            case ast.Call(func=ast.Name(id=name), args=arguments) if name in _MOVING:
                return self._moved(name, arguments, index)
            case ast.Call(func=ast.Name(id=name), args=[operand, axis]) if name in (*_ALONG, "exp_share"):
                return self._over_axis(name, operand, self._whole(axis), index)
        return self._elementwise(node, index)

    # --- along axes, and in other shapes ------------------------------------------------------------------

    def _whole(self, node: ast.expr) -> int:
        """A whole number that the text writes, or one of the settings."""
        match node:
            case ast.UnaryOp(operand=ast.Constant(value=int() as number)):
                return -number
            case ast.Constant(value=int() as number):
                return number
            case ast.Name(id=name) if name in self._settings:
                return int(self._settings[name])
        raise NoElementMaths(ast.unparse(node))

    def _along(self, operand: ast.expr, axis: ast.expr, length: int) -> Shape:
        """The operand's shape with another length along the axis."""
        shape = list(self.shape(operand))
        shape[self._whole(axis)] = length
        return tuple(shape)

    def _over_axis(self, name: str, operand: ast.expr, axis: int, index: Index) -> ast.expr:
        """Sums, means and shares along an axis."""
        length = self.shape(operand)[axis]
        at = axis % len(self.shape(operand))

        def term(there: Index) -> ast.expr:
            found = self.at(operand, (*index[:at], *there, *index[at + 1 :]))
            return found if name in ("sum_along", "average") else ast.Call(ast.Name("exp"), [found], [])

        total = self.total([range(length)], term)
        if name == "average":
            return ast.BinOp(total, ast.Div(), ast.Constant(length))
        if name == "logsumexp":
            return ast.Call(ast.Name("log"), [total], [])
        return ast.BinOp(term((index[at],)), ast.Div(), total) if name == "exp_share" else total

    def _moved_shape(self, name: str, arguments: Sequence[ast.expr]) -> Shape:
        if name == "reshape":
            wished = tuple(self._settings["shape"])
            free = prod(self.shape(arguments[0])) // max(1, abs(prod(wished)))
            return tuple(free if length == -1 else length for length in wished)
        if name in ("shaped_as", "put_back"):
            return self.shape(arguments[1])
        axis = arguments[-1]
        if name == "joined":
            lengths = [self.shape(part)[self._whole(axis)] for part in arguments[:2]]
            return self._along(arguments[0], axis, sum(lengths))
        if name == "part":
            return self._along(arguments[0], axis, self._whole(arguments[2]) - self._whole(arguments[1]))
        return self._along(arguments[0], axis, self.shape(arguments[1])[self._whole(axis)])

    def _moved(self, name: str, arguments: Sequence[ast.expr], index: Index) -> ast.expr:
        """An element that stood elsewhere before."""
        first, inner = arguments[0], self.shape(arguments[0])
        if name in ("reshape", "shaped_as"):
            flat = int(np.ravel_multi_index(index, self._moved_shape(name, arguments))) if index else 0
            return self.at(
                first, tuple(int(place) for place in np.unravel_index(flat, inner)) if inner else ()
            )
        axis = self._whole(arguments[-1]) % len(index)
        here = index[axis]
        if name == "joined" and here >= inner[axis]:
            first, start = arguments[1], -inner[axis]
        elif name == "put_back":
            start, stop = -self._whole(arguments[2]), self._whole(arguments[3])
            if not -start <= here < stop:
                return ast.Constant(0)
        elif name == "last_of":
            start = inner[axis] - self.shape(arguments[1])[axis]
        else:
            start = self._whole(arguments[1]) if name == "part" else 0
        return self.at(first, (*index[:axis], here + start, *index[axis + 1 :]))

    def _elementwise(self, node: ast.expr, index: Index) -> ast.expr:
        match node:
            case ast.BinOp(left=left, op=operator, right=right):
                return ast.BinOp(self.brought(left, index), operator, self.brought(right, index))
            case ast.UnaryOp(op=sign, operand=operand):
                return ast.UnaryOp(sign, self.brought(operand, index))
            case ast.Compare(left=left, ops=relations, comparators=[right]):
                return ast.Compare(self.brought(left, index), relations, [self.brought(right, index)])
            case ast.Call(func=ast.Name(id=name)) if name in _OF_ALL:
                raise NoElementMaths(name)
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
