"""Rows of numbers, one an iteration: all while they are few, then of every second, fourth … iteration."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine import DType
from tutor.training.history.blocks import block
from tutor.training.history.parts import Numbers

_BLOCK, _LARGE_BLOCK, _LARGE_ROW = 1 << 18, 1 << 23, 1 << 15
"""Bytes of a block: little enough to be made at once, enough that a long run has few.

Blocks of large rows are so large that they are made of huge pages.
"""

Indices = npt.NDArray[np.int64]


class _Table:
    """The rows of every `every`-th iteration, in blocks; of the last block `count` says what is filled."""

    __slots__ = ("blocks", "count", "every")

    def __init__(self, every: int) -> None:
        self.every, self.count = every, 0
        self.blocks: list[Numbers] = []


class KeptRows:
    """Grows by one thread and is read by others: what they hold stays as it is.

    With `every` = k, rows of the iterations k − 1, 2k − 1, … are kept. k doubles when the rows of one k fill
    the bytes that they may; while it does, half as many more are in use.
    """

    def __init__(self, width: int, dtype: DType, most: int | None) -> None:
        """Rows of `width` numbers; `most` bytes, or as many as there are."""
        self._width, self._dtype = width, dtype
        self._bytes = max(1, width * np.dtype(dtype).itemsize)
        rows = (_BLOCK if self._bytes < _LARGE_ROW else _LARGE_BLOCK) // self._bytes
        self._per_block = rows - rows % 2 if rows > 1 else 1  # even, or one: see `_thin`
        self._most = self._rows_in(most)
        self._table = _Table(1)

    @property
    def every(self) -> int:
        """Of how many iterations one is kept."""
        return self._table.every

    @property
    def nbytes(self) -> int:
        """Bytes that the blocks take."""
        return len(self._table.blocks) * self._per_block * self._bytes

    def keep_within(self, most: int | None) -> None:
        """From now on use at most so many bytes; in the thread that adds."""
        self._most = self._rows_in(most)
        while self._table.count > self._most:
            self._thin()

    def room(self, iterations: int) -> Numbers | None:
        """The rows to be written for the next iterations, in one piece, 1 to so many.

        They count once they are `written`. None where not every iteration is kept, or no more than there are.
        """
        table = self._table
        if table.every > 1 or table.count >= self._most:
            return None
        within = self._within(table)
        fits = min(iterations, self._per_block - within, self._most - table.count)
        rows: Numbers = table.blocks[-1][within : within + fits]
        return rows

    def written(self, rows: int) -> None:
        """Let so many of the rows that `room` gave be read."""
        self._table.count += rows

    def add(self, first: int, rows: Numbers) -> None:
        """Keep what is to be kept of the rows of iteration `first` and the ones after it."""
        done = 0
        while True:
            done += -(first + done + 1) % self._table.every
            if done >= len(rows):
                return
            table = self._table
            if table.count >= self._most:
                self._thin()
                continue  # less is kept now
            within = self._within(table)
            fits = min(self._per_block - within, self._most - table.count)
            taken = rows[done :: table.every][:fits]
            table.blocks[-1][within : within + len(taken)] = taken
            table.count += len(taken)
            done += len(taken) * table.every

    def last_kept(self, iteration: int) -> int:
        """The latest iteration up to this one whose row is kept; −1 where there is none."""
        table = self._table
        return min((iteration + 1) // table.every, table.count) * table.every - 1

    def row(self, iteration: int) -> Numbers | None:
        """The row of this iteration; None where it is not kept. It is not to be written to."""
        table = self._table
        at, rest = divmod(iteration + 1, table.every)
        if rest or not 0 < at <= table.count:
            return None
        number, within = divmod(at - 1, self._per_block)
        found: Numbers = table.blocks[number][within]
        return found

    def spread(
        self, points: int, columns: slice, each: Callable[[Numbers], Any]
    ) -> tuple[Indices, list[Any]]:
        """Up to so many of the kept iterations, evenly apart, and what `each` makes of their rows, in parts.

        `each` takes these columns of rows, (iterations, columns).
        """
        table = self._table
        count = table.count
        stored = np.unique(np.linspace(0, count - 1, min(points, count)).round().astype(np.int64))
        bounds = np.searchsorted(stored, np.arange(0, count + self._per_block, self._per_block))
        found = [
            each(table.blocks[number][:, columns][stored[start:end] - number * self._per_block])
            for number, (start, end) in enumerate(pairwise(bounds))
            if end > start
        ]
        return (stored + 1) * table.every - 1, found

    def _within(self, table: _Table) -> int:
        """Where in the last block the next row stands; a block is made where all are full."""
        if table.count == len(table.blocks) * self._per_block:
            table.blocks.append(block(self._per_block, self._width, self._dtype))
        return table.count % self._per_block

    def _rows_in(self, most: int | None) -> int:
        """How many rows so many bytes hold: 2 at least, so that one stays when every second one goes."""
        return sys.maxsize if most is None else max(2, most // self._bytes)

    def _thin(self) -> None:
        """Keep every second row: in a new table, so that whoever reads the old one goes on undisturbed."""
        old, new = self._table, _Table(2 * self._table.every)
        new.count = old.count // 2
        if self._per_block == 1:
            new.blocks = old.blocks[1::2]
        else:
            half = self._per_block // 2
            for pair in range(0, len(old.blocks), 2):
                half_full = block(self._per_block, self._width, self._dtype)
                for at, one in enumerate(old.blocks[pair : pair + 2]):
                    half_full[at * half : (at + 1) * half] = one[1::2]
                new.blocks.append(half_full)
            del new.blocks[-(-new.count // self._per_block) :]
        self._table = new
