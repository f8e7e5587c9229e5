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
        """Rows such as `like`: as many as `most` bytes hold, 1 at least."""
        self._count = max(1, min(_ROWS, most // max(1, like.nbytes)))
        self._like, self._dtype = like, dtype
        self._rows: Numbers | None = None
        self._iterations = _NONE

    @property
    def nbytes(self) -> int:
        """Bytes that the rows take."""
        return 0 if self._rows is None else self._rows.nbytes

    def room(self, iteration: int) -> Numbers:
        """The row to be written for an iteration; the oldest one gives way."""
        at = iteration % self._count
        row: Numbers = self._made()[at]
        self._iterations[at] = iteration
        return row

    def add(self, first: int, rows: Numbers) -> None:
        """Hold the last ones of these rows, of iteration `first` and those after it."""
        taken = rows[-self._count :]
        iterations = np.arange(first + len(rows) - len(taken), first + len(rows))
        self._made()[iterations % self._count] = taken
        self._iterations[iterations % self._count] = iterations

    def row(self, iteration: int) -> Numbers | None:
        """A copy of an iteration's row; None where it is not held."""
        at = iteration % self._count
        if self._rows is None or self._iterations[at] != iteration:
            return None
        found: Numbers = self._rows[at].copy()
        return found

    def _made(self) -> Numbers:
        if self._rows is None:
            self._rows = block(self._count, len(self._like), self._dtype)
            self._iterations = np.full(self._count, -1, np.int64)
        return self._rows
