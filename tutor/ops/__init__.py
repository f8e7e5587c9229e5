"""The table of operations: a row each, a file per family."""

from __future__ import annotations

from tutor import spelling
from tutor.ops import activation, arithmetic, loss, matrix, reduction, shape
from tutor.ops.op import Op

TABLE: dict[str, Op] = {
    row.name: row
    for family in (arithmetic, matrix, activation, reduction, loss, shape)
    for row in family.ROWS
}
"""Every operation by its name, in the order of the palette."""

_OTHER_NAMES = {
    "max": "maximum",
    "min": "minimum",
    "mm": "matmul",
    "subtract": "sub",
    "multiply": "mul",
    "divide": "div",
    "cat": "concat",
    "concatenate": "concat",
    "view": "reshape",
    "mse_loss": "mse",
    "l1_loss": "mae",
    "binary_cross_entropy": "bce",
    "binary_cross_entropy_with_logits": "bce_with_logits",
}


def find(name: str, operands: int | None = None) -> Op | None:
    """The operation that code calls `name`, or None.

    Where two share a name, the number of operands tells them apart: `max(a)` and `max(a, b)`.
    """
    row, other = TABLE.get(name), TABLE.get(_OTHER_NAMES.get(name, ""))
    if row is not None and other is not None:
        return other if other.arity == operands else row
    return row or other


def nearest(name: str) -> str | None:
    """The name of the operation that `name` may be a slip of the pen for."""
    return spelling.nearest(name, (*TABLE, *_OTHER_NAMES))


__all__ = ["TABLE", "Op", "find", "nearest"]
