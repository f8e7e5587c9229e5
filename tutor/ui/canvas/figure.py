"""A value as the canvas writes it: one number, a small grid of numbers, or the shape of what is too large."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor.engine import Value
from tutor.walk.figures import LARGEST_GRID, short


@dataclass(frozen=True)
class Figure:
    """Rows of written numbers. `finite` is False where one of them is infinite or not a number."""

    rows: tuple[tuple[str, ...], ...]
    is_grid: bool = False
    finite: bool = True

    @property
    def text(self) -> str:
        """The figure on one line, for words."""
        if not self.is_grid:
            return self.rows[0][0]
        return "[" + "; ".join(", ".join(row) for row in self.rows) + "]"


def figure_of(value: Value, *, merge_equal: bool = False) -> Figure:
    """The figure of a value.

    Args:
        value: a number or an array of them.
        merge_equal: write an array whose elements are all one number as that number (a local gradient of 1).
    """
    finite = bool(np.all(np.isfinite(value)))
    if not isinstance(value, np.ndarray):
        return Figure(((short(value),),), finite=finite)
    if merge_equal and value.size and bool(np.all(value == value.flat[0])):
        return Figure(((short(value.flat[0]),),), finite=finite)
    if value.ndim > 2 or max(value.shape) > LARGEST_GRID:
        return Figure(((" × ".join(str(length) for length in value.shape),),), is_grid=True, finite=finite)
    rows = value.reshape(1, -1) if value.ndim == 1 else value
    return Figure(tuple(tuple(short(item) for item in row) for row in rows), is_grid=True, finite=finite)
