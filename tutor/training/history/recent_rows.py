"""The rows of the latest iterations: what was just trained is looked at most."""

from __future__ import annotations

import numpy as np

from tutor.engine import DType
from tutor.training.history.blocks import block
from tutor.training.history.parts import Numbers

_ROWS = 512
_NONE = np.empty(0, np.int64)


class RecentRows:
    """A ring of rows, made when the first one comes; not to be used by two threads at once."""

    def __init__(self, most: int, like: Numbers, dtype: DType) -> None:
        """Rows such as `like`: as many as `most` bytes hold, 2 at least."""
        self._count = max(2, min(_ROWS, most // max(1, like.nbytes)))
        self._like, self._dtype = like, dtype
        self._rows: Numbers | None = None
        self._iterations = _NONE

    @property
    def nbytes(self) -> int:
        """Bytes that the rows take."""
        return 0 if self._rows is None else self._rows.nbytes

    def room(self, first: int, iterations: int) -> Numbers:
        """The rows to be written for iteration `first` and those after it, in one piece, 1 to so many.

        The oldest ones give way; the latest stays. They are held once they are `written`.
        """
        rows, at = self._made(), first % self._count
        end = at + min(iterations, self._count - at, self._count - 1)
        self._iterations[at:end] = -1
        return rows[at:end]

    def written(self, first: int, iterations: int) -> None:
        """Hold so many of the rows that `room` gave."""
        at = first % self._count
        self._iterations[at : at + iterations] = range(first, first + iterations)

    def add(self, first: int, rows: Numbers) -> None:
        """Hold the last ones of these rows, of iteration `first` and those after it."""
        taken = rows[-self._count :]
        iterations = np.arange(first + len(rows) - len(taken), first + len(rows))
        self._made()[iterations % self._count] = taken
        self._iterations[iterations % self._count] = iterations

    def holds(self, iteration: int) -> bool:
        """Whether it has the row of an iteration."""
        return self._rows is not None and bool(self._iterations[iteration % self._count] == iteration)

    def row(self, iteration: int) -> Numbers | None:
        """A copy of an iteration's row; None where it is not held."""
        if self._rows is None or not self.holds(iteration):
            return None
        found: Numbers = self._rows[iteration % self._count].copy()
        return found

    def _made(self) -> Numbers:
        if self._rows is None:
            self._rows = block(self._count, len(self._like), self._dtype)
            self._iterations = np.full(self._count, -1, np.int64)
        return self._rows
