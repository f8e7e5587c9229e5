"""The envelope of a long curve: per column of pixels the least and the greatest number: all one can see.

A curve that training makes longer is looked at once: what was seen before is kept.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


class Envelope:
    """The envelope of a curve that grows."""

    def __init__(self) -> None:
        self._base: object = None
        self._forget(1)

    def of(self, numbers: Numbers, columns: int) -> tuple[Numbers, Numbers]:
        """The curve of `numbers` as x, counted from 0, and y, finite or nan: at most two points a column.

        Numbers that are not finite are left out, as far as the column has others. A view of the same array
        as before, which is longer now, is taken to begin with the same numbers.
        """
        count = len(numbers)
        if count <= 2 * columns:
            return np.arange(count, dtype=np.float64), np.where(np.isfinite(numbers), numbers, np.nan)
        chunk = 1 << (-(-count // columns) - 1).bit_length()
        if numbers.base is None or numbers.base is not self._base or count < self._seen:
            self._forget(chunk)
        self._base = numbers.base
        self._widen(chunk)
        self._see(numbers)
        low, high = self._low, self._high
        if self._seen < count:
            low, high = (
                np.append(each, end)
                for each, end in zip((low, high), _ends(numbers[self._seen :]), strict=True)
            )
        y = np.column_stack((low, high)).ravel()
        x = (np.arange(0, count, chunk)[:, None] + np.array([0.0, chunk / 2])).ravel()
        return np.minimum(x, count - 1), np.where(np.isfinite(y), y, np.nan)

    def _forget(self, chunk: int) -> None:
        self._chunk, self._seen = chunk, 0
        self._low, self._high = np.empty(0), np.empty(0)

    def _widen(self, chunk: int) -> None:
        """Put columns together until each is of so many numbers; one that is alone is seen again."""
        if chunk < self._chunk:
            self._forget(chunk)
        while self._chunk < chunk:
            pairs = len(self._low) // 2
            self._low, self._high = (
                pick(each[: 2 * pairs].reshape(-1, 2), axis=1)
                for pick, each in ((np.fmin.reduce, self._low), (np.fmax.reduce, self._high))
            )
            self._chunk *= 2
            self._seen = pairs * self._chunk

    def _see(self, numbers: Numbers) -> None:
        """Take in the whole columns that are new."""
        end = len(numbers) // self._chunk * self._chunk
        new = numbers[self._seen : end].reshape(-1, self._chunk)
        if not len(new):
            return
        with np.errstate(invalid="ignore"):
            low, high = np.fmin.reduce(new, axis=1), np.fmax.reduce(new, axis=1)
        self._low, self._high = np.append(self._low, low), np.append(self._high, high)
        self._seen = end


def _ends(numbers: Numbers) -> tuple[float, float]:
    with np.errstate(invalid="ignore"):
        return float(np.fmin.reduce(numbers)), float(np.fmax.reduce(numbers))
