"""What a run leaves behind, as flat numbers: every loss, some rows, and always the latest one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import RLock
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine import DType
from tutor.training.history.kept_rows import Indices, KeptRows
from tutor.training.history.parts import Numbers
from tutor.training.history.recent_rows import RecentRows

_ROOM = 256
_PENDING = 1 << 15
_NONE = np.empty(0, np.float64)


class Record:
    """Losses and rows of the iterations from `begin` on; one thread adds to it while others read.

    What readers see is a whole number of iterations. Numbers that come in lists stay there until they are
    read or grow many: most of a run is trained faster than anyone looks.
    """

    def __init__(self, begin: int, row: Numbers, dtype: DType) -> None:
        """`row`: the numbers with which iteration `begin` starts, those of the one before it."""
        self.begin = begin
        self._first, self._dtype = row, dtype
        self._most: int | None = None
        self._rows: KeptRows | None = None
        self._recent_rows: RecentRows | None = None
        self._passing: Numbers | None = None  # rows of `room` that are not where all are kept
        self._length = self._stored = begin
        self._losses = _NONE
        self._pending: list[float] = []
        self._lock = RLock()

    def __len__(self) -> int:
        """The number of the iteration that comes next."""
        return self._length

    @property
    def rows(self) -> KeptRows:
        """The rows of all iterations or of every second, fourth, …; made when the first one comes."""
        return self._rows_made() if self._rows is None else self._rows

    def _rows_made(self) -> KeptRows:
        with self._lock:  # a reader and the one who adds may both be the first
            if self._rows is None:
                self._rows = KeptRows(len(self._first), self._dtype, self._most)
            return self._rows

    @property
    def _recent(self) -> RecentRows:
        with self._lock:
            if self._recent_rows is None:
                self._recent_rows = RecentRows((self._most or 0) // 5, self._first, self._dtype)
            return self._recent_rows

    @property
    def width(self) -> int:
        """How many numbers a row has."""
        return len(self._first)

    @property
    def nbytes(self) -> int:
        """Bytes of memory that all this takes."""
        self.settle()
        return self._losses.nbytes + self.rows.nbytes + self._first.nbytes + self._recent.nbytes

    def keep_within(self, most: int) -> None:
        """Keep so many bytes of rows at most, and a fifth of that of recent ones; while nothing is added."""
        self._most = most
        if self._rows is None and self._length == self.begin:
            return
        latest, row = self.newest()
        self._recent_rows = RecentRows(most // 5, row, self._dtype)
        if latest >= self.begin:
            self._recent.add(latest, row[None])
        self.rows.keep_within(most)

    def losses(self) -> npt.NDArray[np.float64]:
        """The losses from iteration `begin` on; a view that cannot be written to."""
        self.settle()
        done = self._stored - self.begin  # read before the array, which may then only have grown
        view = self._losses[:done]
        view.flags.writeable = False
        return view

    def row(self, iteration: int) -> Numbers | None:
        """The row of an iteration, or of the one before the first; None where it is not kept."""
        self.settle()
        if iteration == self.begin - 1:
            return self._first
        kept = self.rows.row(iteration - self.begin)
        if kept is not None:
            return kept
        with self._lock:
            return self._recent.row(iteration)

    def newest(self) -> tuple[int, Numbers]:
        """The latest iteration (the one before the first where there is none), and its row."""
        self.settle()
        with self._lock:
            latest = self._stored - 1
            if latest < self.begin:
                return latest, self._first
            kept = self.rows.row(latest - self.begin)
            row = self._recent.row(latest) if kept is None else kept
            assert row is not None
            return latest, row

    def last_kept(self, iteration: int) -> int:
        """The latest iteration up to this one whose row is kept, or the one before the first."""
        return self.begin + self.rows.last_kept(iteration - self.begin)

    def next_kept(self, iteration: int) -> int:
        """The first iteration after this one whose row is or will be kept."""
        every = self.rows.every
        return self.begin + ((iteration - self.begin + 1) // every + 1) * every - 1

    def spread(self, points: int, columns: slice, each: Callable[[Numbers], Any]) -> tuple[Indices, Any]:
        """Iterations with rows, evenly apart, `points` or one more, and what `each` makes of columns."""
        self.settle()
        local, found = self.rows.spread(points, columns, each)
        iterations = local + self.begin
        latest, row = self.newest()
        if latest >= self.begin and (not len(iterations) or iterations[-1] < latest):
            iterations, found = np.append(iterations, latest), [*found, each(row[None, columns])]
        return iterations, np.concatenate(found) if found else each(row[None, columns])[:0]

    def append(self, loss: float, row: Numbers) -> None:
        """Add an iteration: its loss, and its row."""
        self.room(1)[0] = row
        self.written([loss])

    def room(self, iterations: int) -> Numbers:
        """The rows to be written for the next iterations, in one piece, 1 to so many.

        They are added by `written`, by which time nothing else may have been.
        """
        self.settle()
        rows = self.rows.room(iterations)
        self._passing = None
        if rows is None:
            with self._lock:
                latest = self._stored - 1
                if latest >= self.begin and not self._recent.holds(latest):
                    self._recent.add(latest, self.newest()[1][None])  # it may be thinned by what comes
                rows = self._passing = self._recent.room(self._stored, iterations)
        return rows

    def written(self, losses: Sequence[float]) -> None:
        """Add as many of the iterations that there was `room` for as have a loss here."""
        count, start = len(losses), self._stored - self.begin
        self._reserve(start + count)
        self._losses[start : start + count] = losses
        if self._passing is None:
            self.rows.written(count)
            self._stored = self._length = self._stored + count
            return
        self.rows.add(start, self._passing[:count])  # may thin them, which takes long: nobody waits for it
        with self._lock:
            self._recent.written(self._stored, count)
            self._stored = self._length = self._stored + count

    def extend(self, numbers: list[float]) -> None:
        """Add iterations in turn: of each its loss and its row; the list is not to be changed after that."""
        with self._lock:
            self._pending = self._pending + numbers if self._pending else numbers
            self._length += len(numbers) // (1 + len(self._first))
        if len(self._pending) > _PENDING:
            self.settle()

    def settle(self) -> None:
        """Move what stands in the list into the arrays."""
        if self._stored == self._length:
            return
        with self._lock:
            numbers, self._pending = self._pending, []
            table = np.fromiter(numbers, self._first.dtype, len(numbers)).reshape(-1, 1 + len(self._first))
            if not len(table):
                return
            start = self._stored - self.begin
            end = start + len(table)
            self._reserve(end)
            self._losses[start:end] = table[:, 0]
            self.rows.add(start, table[:, 1:])
            if self.rows.every > 1:
                self._recent.add(self._stored, table[:, 1:])
            self._stored = self.begin + end

    def _reserve(self, losses: int) -> None:
        """Make room; readers keep what they hold, since the old array stays as it is."""
        if losses <= len(self._losses):
            return
        room = np.empty(max(losses, 2 * len(self._losses), _ROOM), np.float64)
        done = self._stored - self.begin
        room[:done] = self._losses[:done]
        self._losses = room
