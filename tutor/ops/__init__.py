"""The table of operations: a row each, a file per family."""

from __future__ import annotations

from tutor import spelling
from tutor.ops import activation, arithmetic, matrix, reduction
from tutor.ops.op import Op

TABLE: dict[str, Op] = {
    row.name: row for family in (arithmetic, matrix, activation, reduction) for row in family.ROWS
}
"""Every operation by its name, in the order of the palette."""

_OTHER_NAMES = {
    "max": "maximum",
    "min": "minimum",
    "mm": "matmul",
    "subtract": "sub",
    "multiply": "mul",
    "divide": "div",
}


def find(name: str) -> Op | None:
    """The operation that code calls `name`, or None."""
    return TABLE.get(name) or TABLE.get(_OTHER_NAMES.get(name, ""))


def nearest(name: str) -> str | None:
    """The name of the operation that `name` may be a slip of the pen for."""
    return spelling.nearest(name, (*TABLE, *_OTHER_NAMES))


__all__ = ["TABLE", "Op", "find", "nearest"]
