"""The table of operations: a row each, a file per family."""

from __future__ import annotations

from tutor import spelling
from tutor.ops import activation, arithmetic, loss, matrix, reduction, shape
from tutor.ops.op import Op

OPAQUE = "opaque"
"""The family of operations that the table lacks, and the word by which code calls one."""


def is_opaque(op: str) -> bool:
    """Whether the table lacks the operation, and its name is a signature (`tutor.ops.opaque`)."""
    return "(" in op


class Table(dict[str, Op]):
    """The rows by name. An operation that it lacks has a row too, where its name is its signature."""

    def __missing__(self, name: str) -> Op:
        """The row of such a signature (`tutor.ops.opaque`); KeyError where it is none."""
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str, default: Op | None = None) -> Op | None:  # type: ignore[override] # of an Op alone
        """The row of that name, or of that signature; `default` where there is none."""
        found = super().get(name)
        if found is None and is_opaque(name):
            from tutor.ops.opaque import row  # few graphs have one

            found = row(name)
        return default if found is None else found


TABLE = Table(
    (row.name, row)
    for family in (arithmetic, matrix, activation, reduction, loss, shape)
    for row in family.ROWS
)
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


__all__ = ["OPAQUE", "TABLE", "Op", "find", "is_opaque", "nearest"]
