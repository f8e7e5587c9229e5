"""A value as the canvas writes it: one number, or a grid of numbers, of a large array the first and last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor.engine import Value
from tutor.graph.shapes import say_shape
from tutor.walk.figures import LARGEST_GRID, short

_FIRST = 3
"""Rows and columns of a large array before the dots; after them stands the last."""
_OMITTED = -1
_DOTS = {(False, True): "⋯", (True, False): "⋮", (True, True): "⋱"}


@dataclass(frozen=True)
class Figure:
    """Rows of written numbers. `finite` is False where one of the value's is infinite or not a number.

    Of a grid, `shape` is the array's, and `picked` the indices that its rows and columns stand for, −1 the
    dots.
    """

    rows: tuple[tuple[str, ...], ...]
    is_grid: bool = False
    finite: bool = True
    shape: tuple[int, ...] = ()
    picked: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())

    @property
    def text(self) -> str:
        """The figure on one line, for words; a large array with its shape."""
        if not self.is_grid:
            return self.rows[0][0]
        written = "[" + "; ".join(", ".join(row) for row in self.rows) + "]"
        return f"{say_shape(self.shape)} {written}" if self.is_abbreviated else written

    @property
    def is_abbreviated(self) -> bool:
        """Whether dots stand for a part of the array."""
        return any(_OMITTED in indices for indices in self.picked)

    def is_dots(self, row: int, column: int) -> bool:
        """Whether dots stand there, and no number."""
        rows, columns = self.picked
        return bool(rows) and _OMITTED in (rows[row], columns[column])

    def element(self, row: int, column: int) -> tuple[int, ...]:
        """The index in the array of what stands there; () where it is dots, or no single number."""
        if not self.shape or len(self.shape) > 2 or self.is_dots(row, column):
            return ()
        index = self.picked[0][row], self.picked[1][column]
        return index if len(self.shape) == 2 else index[1:]


def figure_of(value: Value, *, merge_equal: bool = False) -> Figure:
    """The figure of a value: of more than six rows or columns the first three, dots and the last.

    Args:
        value: a number or an array of them. More than two axes are told by their shape alone.
        merge_equal: write an array whose elements are all one number as that number (a local gradient of 1).
    """
    finite = bool(np.all(np.isfinite(value)))
    if not isinstance(value, np.ndarray):
        return Figure(((short(value),),), finite=finite)
    if merge_equal and value.size and bool(np.all(value == value.flat[0])):
        return Figure(((short(value.flat[0]),),), finite=finite)
    if value.ndim > 2:
        return Figure(((say_shape(value.shape),),), is_grid=True, finite=finite, shape=value.shape)
    matrix = value.reshape(1, -1) if value.ndim == 1 else value
    rows, columns = (_picked(length) for length in matrix.shape)
    written = tuple(tuple(_cell(matrix, row, column) for column in columns) for row in rows)
    return Figure(written, True, finite, value.shape, (rows, columns))


def _picked(length: int) -> tuple[int, ...]:
    if length <= LARGEST_GRID:
        return tuple(range(length))
    return (*range(_FIRST), _OMITTED, length - 1)


def _cell(matrix: np.ndarray, row: int, column: int) -> str:
    down, across = row == _OMITTED, column == _OMITTED
    return _DOTS[down, across] if down or across else short(matrix[row, column])
