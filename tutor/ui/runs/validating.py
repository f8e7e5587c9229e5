"""The loss of the validation samples as training goes: computed in the background, epoch by epoch."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from tutor.errors import TutorError
from tutor.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.engine import Given
    from tutor.training.data.validation import Validation
    from tutor.training.history.history import History
    from tutor.training.plan import Plan

_MOST = 512
"""Epochs whose losses are computed at most, evenly spread: more than a plot has room for."""
_SECONDS = 0.02
"""What one job takes at most, so that the newest epochs are not kept waiting."""

Losses = npt.NDArray[np.float64]


class Validating(QObject):
    """Follows our own engine's history. `changed`: there are more losses; `failed`: a sentence why not."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._columns: Mapping[str, tuple[Given, ...]] = {}
        self._plan: Plan | None = None
        self._ready: Validation | None = None
        self._ready_for: Plan | None = None
        self._known: dict[int, float] = {}
        self._generation = 0

    def begin(self, columns: Mapping[str, tuple[Given, ...]], plan: Plan | None) -> None:
        """Start over with these samples, of which there may be none."""
        self._background.forget()
        self._generation += 1
        self._columns, self._plan, self._ready, self._known = columns, plan, None, {}

    @property
    def on(self) -> bool:
        """Whether there are samples to validate with."""
        return bool(self._columns) and self._plan is not None

    def losses(self) -> tuple[npt.NDArray[np.int64], Losses]:
        """The epochs, counted from 0, after which the loss is known, and the losses; (points,) each."""
        epochs = sorted(self._known)
        return np.array(epochs, np.int64), np.array([self._known[each] for each in epochs], np.float64)

    def follow(self, history: History | None, *, ended: bool) -> None:
        """Compute what is missing: of all finished epochs some, and once training has `ended` the last."""
        if not self.on or history is None or self._background.busy:
            return
        missing = self._missing(len(history) // history.plan.iterations_per_epoch, ended)
        if not missing:
            return
        generation = self._generation

        def then(found: dict[int, float]) -> None:
            """Take them in, and go on."""
            if generation == self._generation:
                self._known |= found
                self.changed.emit()
                self.follow(history, ended=ended)

        self._background.run(lambda: self._compute(history, missing), then, self._failed)

    def close(self) -> None:
        """End the thread."""
        self._background.close()

    def _missing(self, epochs: int, ended: bool) -> list[int]:
        stride = 1
        while epochs > stride * _MOST:
            stride *= 2
        wanted = [*range(stride - 1, epochs, stride)]
        last = epochs - 1
        self._known = {epoch: loss for epoch, loss in self._known.items() if (epoch + 1) % stride == 0}
        if ended and last >= 0 and last not in wanted:
            wanted.append(last)
        return [each for each in wanted if each not in self._known]

    def _compute(self, history: History, epochs: list[int]) -> dict[int, float]:
        """In the background: as many of them as there is time for."""
        from tutor.training.data.validation import Validation

        begun, found, each = perf_counter(), {}, history.plan.iterations_per_epoch
        plan = history.plan
        if self._ready is None or self._ready_for is not plan:
            self._ready, self._ready_for = Validation(plan, self._columns), plan
        for epoch in epochs:
            found[epoch] = self._ready.loss(history.parameters_after((epoch + 1) * each - 1))
            if perf_counter() - begun > _SECONDS:
                break
        return found

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, TutorError):
            raise error
        self._columns = {}
        self.failed.emit(str(error))
