"""Columns of numbers as a CSV file's text: a header, and every number exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt

Column = Sequence[float] | Sequence[str] | npt.NDArray[Any]

_SPECIAL = '",\r\n'


def csv_text(columns: Mapping[str, Column]) -> str:
    """A line of names, then a line a row; a column that is shorter than others ends in empty cells.

    A number is written as the shortest decimal that reads as the same double (a float32 as the double that
    it equals), whole numbers without a point; what is not finite as `nan`, `inf` and `-inf`.
    """
    lines = [",".join(map(_cell, columns))]
    texts = [list(_texts(column)) for column in columns.values()]
    lines += [",".join(row) for row in zip_longest(*texts, fillvalue="")]
    return "\n".join(lines) + "\n"


def _texts(column: Column) -> Iterator[str]:
    """The cells of a column."""
    found = np.asarray(column)
    if found.dtype.kind in "iub":
        return map(str, found.tolist())
    if found.dtype.kind == "f":
        return map(repr, found.astype(np.float64).tolist())
    return map(_cell, map(str, column))


def _cell(text: str) -> str:
    """Text as a cell: between quotes where it would end the cell, or the line."""
    if not any(each in text for each in _SPECIAL):
        return text
    return '"' + text.replace('"', '""') + '"'
