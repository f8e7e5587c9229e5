"""The envelope of a long curve: per column of pixels the least and the greatest number: all one can see."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def envelope(numbers: Numbers, columns: int) -> tuple[Numbers, Numbers]:
    """The curve of `numbers` as x, counted from 0, and y, finite or nan: at most two points a column.

    Numbers that are not finite are left out, as far as the column has others.
    """
    count = len(numbers)
    if count <= 2 * columns:
        return np.arange(count, dtype=np.float64), np.where(np.isfinite(numbers), numbers, np.nan)
    chunk = -(-count // columns)
    starts = np.arange(0, count, chunk)
    with np.errstate(invalid="ignore"):
        low, high = np.fmin.reduceat(numbers, starts), np.fmax.reduceat(numbers, starts)
    y = np.column_stack((low, high)).ravel()
    x = (starts[:, None] + np.array([0.0, chunk / 2])).ravel()
    return np.minimum(x, count - 1), np.where(np.isfinite(y), y, np.nan)
