"""The history of a training run: loss and gradients of each iteration, and the parameters after it."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine import Value, shape_of
from tutor.engine.numbers import scalar
from tutor.training.plan import Plan

_ROOM = 256
_PENDING = 1 << 15

Numbers = npt.NDArray[np.floating[Any]]


class History:
    """What training keeps, in the plan's type of number, exact; it only grows.

    One thread may add to it while others read: what they see is a whole number of iterations. Numbers that
    come in lists stay there until they are read or grow many: most of a run is trained faster than anyone
    looks.
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
        self._pending: list[float] = []
        self._lock = Lock()
        self._stored = 0
        self._losses = np.empty(0, np.float64)
        self._rows = np.empty((0, 2 * self._size), plan.dtype)

    def __len__(self) -> int:
        """How many iterations are done."""
        return self._length

    def losses(self) -> npt.NDArray[np.float64]:
        """The loss of every iteration, (iterations,); a view that cannot be written to."""
        self._settle()
        stored = self._stored  # read before the array, which may then only have grown
        view = self._losses[:stored]
        view.flags.writeable = False
        return view

    def loss(self, iteration: int) -> float:
        """The loss of an iteration, counted from 0: before its update, the mean over its samples."""
        at = self._checked(iteration)
        return float(self._losses[at])

    def epoch_losses(self) -> npt.NDArray[np.float64]:
        """The loss of the last iteration of each finished epoch, (epochs,)."""
        each = self.plan.iterations_per_epoch
        return self.losses()[each - 1 :: each]

    def gradients(self, iteration: int) -> dict[str, Value]:
        """The parameters' gradients in an iteration, those that its update used: what `.grad` held then."""
        at = self._checked(iteration)
        return self._named(self._rows[at, : self._size])

    def left_before(self, iteration: int) -> dict[str, Value]:
        """What `.grad` holds when an iteration begins, from the passes before; of the first one nothing.

        Empty as well where the plan zeroes the gradients.
        """
        return {} if self.plan.zero_grad or not iteration else self.gradients(iteration - 1)

    def parameters_before(self, iteration: int) -> dict[str, Value]:
        """The parameters that an iteration starts from; those of iteration `len(history)` are the latest."""
        return self.parameters_after(iteration - 1) if iteration else self._named(self._initial)

    def parameters_after(self, iteration: int) -> dict[str, Value]:
        """The parameters after the update of an iteration."""
        at = self._checked(iteration)
        return self._named(self._rows[at, self._size :])

    def latest(self) -> Numbers:
        """A copy of the latest parameters, one after another in one flat array."""
        self._settle()
        return (self._rows[self._stored - 1, self._size :] if self._stored else self._initial).copy()

    def left(self) -> Numbers:
        """What the latest iteration has left in `.grad`, flat; where it left nothing, −0 everywhere.

        −0 is what changes no number that it is added to, not even the sign of a 0.
        """
        self._settle()
        if self.plan.zero_grad or not self._stored:
            return np.full(self._size, -0.0, self.plan.dtype)
        return self._rows[self._stored - 1, : self._size].copy()

    def views(self, flat: Numbers) -> dict[str, Any]:
        """The parts of such an array that the parameters have, each in its shape; they share its memory."""
        return {name: flat[part].reshape(shape) for name, (part, shape) in self._places.items()}

    def append(self, loss: float, gradients: Numbers, parameters: Numbers) -> None:
        """Add an iteration; gradients and parameters are flat."""
        self._settle()
        at, size = self._stored, self._size
        self._reserve(at + 1)
        self._losses[at] = loss
        row = self._rows[at]
        row[:size] = gradients
        row[size:] = parameters
        self._stored = self._length = at + 1

    def extend(self, numbers: list[float]) -> None:
        """Add iterations in turn: of each its loss, its gradients, and the parameters after its update."""
        with self._lock:
            self._pending += numbers
            self._length += len(numbers) // (1 + 2 * self._size)
        if len(self._pending) > _PENDING:
            self._settle()

    def _settle(self) -> None:
        """Move what stands in the list into the arrays."""
        if self._stored == self._length:
            return
        with self._lock:
            numbers, self._pending = self._pending, []
            table = np.fromiter(numbers, self._rows.dtype, len(numbers)).reshape(-1, 1 + 2 * self._size)
            start, end = self._stored, self._stored + len(table)
            self._reserve(end)
            self._losses[start:end] = table[:, 0]
            self._rows[start:end] = table[:, 1:]
            self._stored = end

    def _reserve(self, rows: int) -> None:
        """Make room; readers keep what they hold, since the old arrays stay as they are."""
        if rows <= len(self._losses):
            return
        room = max(rows, 2 * len(self._losses), _ROOM)
        losses, kept = np.empty(room, np.float64), np.empty((room, 2 * self._size), self._rows.dtype)
        losses[: self._stored] = self._losses[: self._stored]
        kept[: self._stored] = self._rows[: self._stored]
        self._losses, self._rows = losses, kept

    def _checked(self, iteration: int) -> int:
        """The iteration, once it is known to be there and stands in the arrays."""
        if not 0 <= iteration < self._length:
            raise IndexError(f"iteration {iteration} of {self._length}")
        self._settle()
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
