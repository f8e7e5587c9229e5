"""Columns of cells as numbers: numbers as they are, names of classes as an index or as one-hot rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from tutor.document.sheet.cells import CellFault, is_missing, number
from tutor.document.sheet.sheet import Sheet

MOST_CLASSES = 64

Kind = Literal["numbers", "classes", "text"]


@dataclass(frozen=True)
class Column:
    """One column of a sheet, with what it holds."""

    sheet: Sheet
    index: int

    @property
    def name(self) -> str:
        """Its heading."""
        return self.sheet.names[self.index]

    @cached_property
    def cells(self) -> list[str]:
        """Its cells, row after row."""
        return self.sheet.column(self.index)

    @cached_property
    def numbers(self) -> npt.NDArray[np.float64]:
        """The number in each row, (rows,); nan where there is none."""
        comma = self.sheet.decimal_comma
        found = (number(cell, decimal_comma=comma) for cell in self.cells)
        return np.array([np.nan if each is None else each for each in found], np.float64)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The different cells that are not missing, in the order of the alphabet."""
        return tuple(sorted({cell for cell in self.cells if not is_missing(cell)}))

    @cached_property
    def kind(self) -> Kind:
        """Numbers where most cells that are there say one; else classes, if they are few and come again."""
        there = sum(not is_missing(cell) for cell in self.cells)
        if int(np.isfinite(self.numbers).sum()) * 2 > there:
            return "numbers"
        return "classes" if 1 < len(self.classes) <= min(MOST_CLASSES, there - 1) else "text"

    @cached_property
    def as_numbers(self) -> npt.NDArray[np.float64]:
        """The number, or the place of the class, of each row, (rows,); nan where there is neither."""
        if self.kind == "numbers":
            return self.numbers
        places = {name: float(place) for place, name in enumerate(self.classes)}
        return np.array([places.get(cell, np.nan) for cell in self.cells], np.float64)

    def one_hot(self) -> npt.NDArray[np.float64]:
        """1 at the class of each row, (rows, classes); nan in a row where it is missing."""
        values = self.as_numbers
        there = np.unique(values[np.isfinite(values)])
        rows: npt.NDArray[np.float64] = (values[:, None] == there).astype(np.float64)
        rows[~np.isfinite(values)] = np.nan
        return rows

    def faults(self) -> list[CellFault]:
        """The cells that say no number (or class)."""
        missing = np.flatnonzero(~np.isfinite(self.as_numbers))
        return [CellFault(self.sheet.lines[row], self.name, self.cells[row]) for row in missing]


def columns_of(sheet: Sheet) -> Sequence[Column]:
    """All columns of a sheet."""
    return tuple(Column(sheet, index) for index in range(len(sheet.names)))
