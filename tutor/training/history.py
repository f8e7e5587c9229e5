"""The history of a training run: loss and gradients of each iteration, and the parameters after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine import Value, shape_of
from tutor.engine.numbers import scalar
from tutor.training.plan import Plan

_FIRST_ROWS = 256

Numbers = npt.NDArray[np.floating[Any]]


class History:
    """What training keeps, in the plan's type of number, exact; it only grows.

    One thread may add to it while others read: what they see is a whole number of iterations.
    """

    def __init__(self, plan: Plan, parameters: Mapping[str, Value]) -> None:
        """A history of no iteration yet; `parameters` are the initial ones, in the graph's order."""
        self.plan = plan
        self._places: dict[str, tuple[slice, tuple[int, ...]]] = {}
        self._size = 0
        for name, value in parameters.items():
            size = int(np.size(value))
            self._places[name] = (slice(self._size, self._size + size), shape_of(value))
            self._size += size
        self._initial = self._flat(parameters)
        self._length = 0
        self._losses = np.empty(_FIRST_ROWS, np.float64)
        self._rows = np.empty((_FIRST_ROWS, 2 * self._size), plan.dtype)

    def __len__(self) -> int:
        """How many iterations are done."""
        return self._length

    def losses(self) -> npt.NDArray[np.float64]:
        """The loss of every iteration, (iterations,); a view that cannot be written to."""
        view = self._losses[: self._length]
        view.flags.writeable = False
        return view

    def loss(self, iteration: int) -> float:
        """The loss of an iteration, counted from 0: before its update, the mean over its samples."""
        return float(self._losses[self._checked(iteration)])

    def epoch_losses(self) -> npt.NDArray[np.float64]:
        """The loss of the last iteration of each finished epoch, (epochs,)."""
        each = self.plan.iterations_per_epoch
        return self.losses()[each - 1 :: each]

    def gradients(self, iteration: int) -> dict[str, Value]:
        """The parameters' gradients in an iteration, those that its update used."""
        return self._named(self._rows[self._checked(iteration), : self._size])

    def parameters_before(self, iteration: int) -> dict[str, Value]:
        """The parameters that an iteration starts from; those of iteration `len(history)` are the latest."""
        return self.parameters_after(iteration - 1) if iteration else self._named(self._initial)

    def parameters_after(self, iteration: int) -> dict[str, Value]:
        """The parameters after the update of an iteration."""
        return self._named(self._rows[self._checked(iteration), self._size :])

    def latest(self) -> Numbers:
        """A copy of the latest parameters, one after another in one flat array."""
        return (self._rows[self._length - 1, self._size :] if self._length else self._initial).copy()

    def views(self, flat: Numbers) -> dict[str, Any]:
        """The parts of such an array that the parameters have, each in its shape; they share its memory."""
        return {name: flat[part].reshape(shape) for name, (part, shape) in self._places.items()}

    def append(self, loss: float, gradients: Numbers, parameters: Numbers) -> None:
        """Add an iteration; gradients and parameters are flat."""
        at, size = self._length, self._size
        self._reserve(at + 1)
        self._losses[at] = loss
        row = self._rows[at]
        row[:size] = gradients
        row[size:] = parameters
        self._length = at + 1

    def extend(self, numbers: Sequence[float]) -> None:
        """Add iterations in turn: of each its loss, its gradients, and the parameters after its update."""
        table = np.fromiter(numbers, self._rows.dtype, len(numbers)).reshape(-1, 1 + 2 * self._size)
        start, end = self._length, self._length + len(table)
        self._reserve(end)
        self._losses[start:end] = table[:, 0]
        self._rows[start:end] = table[:, 1:]
        self._length = end

    def _reserve(self, rows: int) -> None:
        """Make room; readers keep what they hold, since the old arrays stay as they are."""
        if rows <= len(self._losses):
            return
        room = max(rows, 2 * len(self._losses))
        grown_losses = np.empty(room, np.float64)
        grown_rows = np.empty((room, 2 * self._size), self._rows.dtype)
        grown_losses[: self._length] = self._losses[: self._length]
        grown_rows[: self._length] = self._rows[: self._length]
        self._losses, self._rows = grown_losses, grown_rows

    def _checked(self, iteration: int) -> int:
        if not 0 <= iteration < self._length:
            raise IndexError(f"iteration {iteration} of {self._length}")
        return iteration

    def _flat(self, parameters: Mapping[str, Value]) -> Numbers:
        flat = np.empty(self._size, self.plan.dtype)
        for name, (part, _) in self._places.items():
            flat[part] = np.ravel(parameters[name])
        return flat

    def _named(self, flat: Numbers) -> dict[str, Value]:
        return {
            name: flat[part].reshape(shape).copy() if shape else scalar(flat[part][0], self.plan.dtype)
            for name, (part, shape) in self._places.items()
        }
