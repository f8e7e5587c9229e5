"""What becomes of shapes in each piece of maths text, and which shapes it refuses."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from tutor.language import translate
from tutor.ops import Op

Shape = tuple[int, ...]
"""Lengths of the axes, as numpy has them; () is a single number."""


class Misfit(Exception):
    """Shapes that an operation cannot take; the text says what would fit."""


def say_shape(shape: Shape) -> str:
    """A shape as a person reads it: `2 × 3`, or `()` for a single number."""
    return " × ".join(str(length) for length in shape) if shape else "()"


def check_operands(row: Op, operands: tuple[Shape, ...]) -> None:
    """Raise Misfit where the row takes no operands of these shapes, whatever its text would do with them."""
    if row.takes == "vectors" and (len(operands[0]) != 1 or len(set(operands)) > 1):
        raise Misfit(
            translate(
                "graph",
                "it takes vectors of one length, a number for each class (one_hot makes one of an index)",
            )
        )
    if row.takes == "one shape" and len(set(operands)) > 1:
        raise Misfit(translate("graph", "both must have the same shape"))


def broadcast(*operands: Shape) -> Shape:
    """Elementwise, as numpy and PyTorch broadcast."""
    try:
        return np.broadcast_shapes(*operands)
    except ValueError:
        raise Misfit(
            translate("graph", "each axis, from the last, must have one length or be 1 long")
        ) from None


def added_to_product(product_: Shape, added: Shape) -> Shape:
    """What is added to a product must not make it larger."""
    result = broadcast(product_, added)
    if result != product_:
        raise Misfit(translate("graph", "what is added to a product must have its shape or fit into it"))
    return result


def product(left: Shape, right: Shape) -> Shape:
    """A product of matrices or vectors."""
    if not left or not right or len(left) > 2 or len(right) > 2:
        raise Misfit(translate("graph", "@ takes matrices or vectors"))
    inner = right[-2] if len(right) > 1 else right[0]
    if left[-1] != inner:
        why = translate(
            "graph", "the columns of the first ({columns}) must be as many as the rows of the second ({rows})"
        )
        raise Misfit(why.format(columns=left[-1], rows=inner))
    return (*left[:-1], *right[1:]) if len(right) > 1 else left[:-1]


def transposed(shape: Shape) -> Shape:
    """A matrix with rows and columns exchanged."""
    if len(shape) != 2:
        raise Misfit(translate("graph", "only a matrix can be transposed"))
    return shape[::-1]


def _number(*_: Shape) -> Shape:
    return ()


def _place(shape: Shape, axis: int) -> int:
    """The axis counted from the front."""
    if not shape:
        raise Misfit(translate("graph", "a single number has no axis"))
    if not -len(shape) <= axis < len(shape):
        why = translate("graph", "there is no axis {axis}; the axes count from 0 to {last}, or back from -1")
        raise Misfit(why.format(axis=axis, last=len(shape) - 1))
    return axis % len(shape)


def _along(shape: Shape, axis: int) -> Shape:
    _place(shape, axis)
    return shape


def _summed(shape: Shape, axis: int) -> Shape:
    at = _place(shape, axis)
    return (*shape[:at], 1, *shape[at + 1 :])


def _reshaped(shape: Shape, wished: Shape) -> Shape:
    size, known = math.prod(shape), math.prod(length for length in wished if length != -1)
    found = tuple(size // known if length == -1 else length for length in wished)
    if math.prod(found) != size:
        why = translate("graph", "its {size} elements do not fill {wished}")
        raise Misfit(why.format(size=size, wished=say_shape(wished).replace("-1", "?")))
    return found


def _joined(left: Shape, right: Shape, axis: int) -> Shape:
    at = _place(left, axis)
    if len(left) != len(right) or _summed(left, at) != _summed(right, at):
        raise Misfit(
            translate("graph", "all axes but the one along which they are joined must be equally long")
        )
    return (*left[:at], left[at] + right[at], *left[at + 1 :])


def _part(shape: Shape, start: int, stop: int, axis: int) -> Shape:
    at = _place(shape, axis)
    if not start < stop <= shape[at]:
        why = translate("graph", "{start} to {stop} is no part of an axis of {length}")
        raise Misfit(why.format(start=start, stop=stop, length=shape[at]))
    return (*shape[:at], stop - start, *shape[at + 1 :])


def _one_hot(shape: Shape, classes: int) -> Shape:
    return (*shape, classes)


def _itself(shape: Shape, *_: object) -> Shape:
    return shape


REDUCING: dict[str, Callable[..., Shape]] = {"sum": _number, "size": _number, "largest": _number}
"""Functions of maths text that make a single number of all elements."""
ALONG_AXES: dict[str, Callable[..., Shape]] = {
    "exp_share": _along, "logsumexp": _summed, "sum_along": _summed, "average": _summed, "reshape": _reshaped,
    "joined": _joined, "part": _part, "one_hot": _one_hot, "kept": _itself,
}  # fmt: skip
"""Functions that take settings; they are given shapes and the settings themselves."""
