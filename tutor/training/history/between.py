"""What a history does not keep: computed again from the row before it, by the trainer that made it."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from time import perf_counter
from typing import TYPE_CHECKING

from tutor.training.history.parts import Numbers

if TYPE_CHECKING:
    from tutor.training.history.history import History

Go = Callable[[int], object]
"""Does so many iterations more."""

_STRETCHES = 4
_SECONDS_EACH = 0.0005
"""What an iteration is taken to cost before one was computed again."""
_CHUNK_SECONDS = 0.005


class Between:
    """The stretches last asked for: histories that begin after a kept row, and what makes them go on.

    A stretch keeps few bytes, and so computes what lies between its own rows again in the same way. May be
    asked from any thread.
    """

    def __init__(self, run: Callable[[History], Go]) -> None:
        """`run` goes on with a history from where it ends, by the engine that trained the whole."""
        self.run = run
        # Again from within: the row that a stretch begins after may have been thinned since it was looked up.
        self._lock = RLock()
        self._stretches: list[tuple[History, Go]] = []
        self.seconds_each = _SECONDS_EACH
        """What an iteration has cost lately."""

    def row(self, history: History, iteration: int) -> Numbers:
        """The numbers of an iteration of `history`."""
        with self._lock:
            stretch, go = self._stretch(history, iteration)
            missing = iteration + 1 - len(stretch)
            if missing > 0:
                # Whoever goes on from there wants the next ones too: each time twice as many at once.
                ahead = min(len(stretch) - stretch.begin, history.next_kept(iteration) - len(stretch))
                self._timed(go, max(missing, ahead))
            return stretch.row(iteration)

    def make_ready(self, history: History, iteration: int, stop: Callable[[], bool]) -> bool:
        """Compute up to the iteration in chunks; False where `stop` said so before it was reached."""
        chunk = 1
        while not stop():
            with self._lock:
                stretch, go = self._stretch(history, iteration)
                missing = iteration + 1 - len(stretch)
                spent = self._timed(go, min(chunk, missing)) if missing > 0 else 0.0
            if missing <= 0:
                return stretch.make_ready(iteration, stop)
            chunk = max(1, min(2 * chunk, int(chunk * _CHUNK_SECONDS / spent)))
        return False

    def distance(self, history: History, iteration: int) -> int:
        """How many iterations would be computed for this one; not while others are."""
        known = [stretch for stretch, _ in list(self._stretches) if stretch.begin <= iteration]
        stretch = max(known, key=lambda each: each.begin, default=None)
        if stretch is None or stretch.begin <= history.last_kept(iteration):
            return iteration - history.last_kept(iteration)
        return max(0, iteration + 1 - len(stretch)) or stretch.distance(iteration)

    def _timed(self, go: Go, iterations: int) -> float:
        """Do so many iterations; the seconds they took."""
        start = perf_counter()
        go(iterations)
        spent = max(perf_counter() - start, 1e-9)
        self.seconds_each = spent / iterations
        return spent

    def _stretch(self, history: History, iteration: int) -> tuple[History, Go]:
        """The stretch in which the iteration lies, begun where there is none; the last to be dropped."""
        begin = history.last_kept(iteration) + 1
        fitting = [each for each in self._stretches if begin <= each[0].begin <= iteration]
        if fitting:
            found = max(fitting, key=lambda each: each[0].begin)
            self._stretches.remove(found)
        else:
            stretch = history.stretch(begin)
            found = stretch, self.run(stretch)
        self._stretches = [*self._stretches, found][-_STRETCHES:]
        return found
