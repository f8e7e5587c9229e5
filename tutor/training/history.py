"""The history of a training run: loss, gradients, parameters and the optimiser's states of each iteration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from tutor.engine import Value
from tutor.training.parts import Numbers, Parts
from tutor.training.plan import Plan

_ROOM = 256
_PENDING = 1 << 15
_NO_STATES: Numbers = np.empty(0)

States = Mapping[str, Mapping[str, Value]]
"""What an optimiser remembers from update to update: state's name → parameter's name → value."""


class Sampled(NamedTuple):
    """A column of the history at some of its iterations, (points,), in their order: one value each.

    `values` is (points, *shape of one).
    """

    iterations: npt.NDArray[np.int64]
    values: npt.NDArray[Any]


class History:
    """What training keeps, in the plan's type of number, exact; it only grows.

    One thread may add to it while others read: what they see is a whole number of iterations. Numbers that
    come in lists stay there until they are read or grow many: most of a run is trained faster than anyone
    looks.
    """

    def __init__(self, plan: Plan, parameters: Mapping[str, Value], states: States | None = None) -> None:
        """A history of no iteration yet.

        Args:
            plan: what is trained.
            parameters: the initial ones, in the graph's order.
            states: what the optimiser remembers before the first update.
        """
        self.plan = plan
        self._parameters = Parts(parameters, plan.dtype)
        flat = {
            (state, name): value for state, each in (states or {}).items() for name, value in each.items()
        }
        self._states = Parts(flat, plan.dtype)
        self._initial, self._initial_states = self._parameters.flat(parameters), self._states.flat(flat)
        self._size = self._parameters.size
        self._width = 2 * self._size + self._states.size
        self._length = 0
        self._pending: list[float] = []
        self._lock = Lock()
        self._stored = 0
        self._losses = np.empty(0, np.float64)
        self._rows = np.empty((0, self._width), plan.dtype)

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
        return self._parameters.values(self._rows[at, : self._size])

    def left_before(self, iteration: int) -> dict[str, Value]:
        """What `.grad` holds when an iteration begins, from the passes before; of the first one nothing.

        Empty as well where the plan zeroes the gradients.
        """
        return {} if self.plan.zero_grad or not iteration else self.gradients(iteration - 1)

    def parameters_before(self, iteration: int) -> dict[str, Value]:
        """The parameters that an iteration starts from; those of iteration `len(history)` are the latest."""
        return self.parameters_after(iteration - 1) if iteration else self._parameters.values(self._initial)

    def parameters_after(self, iteration: int) -> dict[str, Value]:
        """The parameters after the update of an iteration."""
        at = self._checked(iteration)
        return self._parameters.values(self._rows[at, self._size : 2 * self._size])

    def states_before(self, iteration: int) -> dict[str, dict[str, Value]]:
        """What the optimiser remembers when an iteration begins, state's name → parameter's → value."""
        found: dict[str, dict[str, Value]] = {}
        at = self._checked(iteration - 1) if iteration else None
        flat = self._initial_states if at is None else self._rows[at, 2 * self._size :]
        for (state, name), value in self._states.values(flat).items():
            found.setdefault(state, {})[name] = value
        return found

    def sampled(
        self,
        name: str,
        points: int = 2000,
        of: Literal["parameters", "gradients"] = "parameters",
        each: Callable[[Any], Any] | None = None,
    ) -> Sampled:
        """A parameter's values, or its gradients, over the whole run so far; nothing is computed again.

        Of a long run some iterations only, evenly spread: those that are kept, `points` of them at most, and
        the latest. A parameter's value is the one after the iteration's update.

        Args:
            name: the parameter.
            points: how many iterations at most, 2 or more.
            of: the parameter's values, or its gradients.
            each: makes of an array (iterations, *shape of the parameter) what is wanted of each of them, as
                `lambda rows: rows[:, 0, 1]` for one element; for a large parameter ask for little. It may be
                called several times, with a part of the iterations each.
        """
        part, shape = self._parameters.places[name]
        self._settle()
        stored = self._stored
        at = _spread(stored, points)
        ahead = 0 if of == "gradients" else self._size
        found = self._rows[at, ahead + part.start : ahead + part.stop].reshape(-1, *shape)
        return Sampled(at, found if each is None else each(found))

    def between(self, start: int, stop: int) -> tuple[Numbers, Numbers]:
        """Gradients and parameters after the update, of the iterations from `start` to before `stop`.

        Each is (iterations, numbers of all parameters), in the parameters' order; read it, and do not write
        to it. Those just trained cost nothing to look at.
        """
        if not 0 <= start <= stop <= self._length:
            raise IndexError(f"iterations {start} to {stop} of {self._length}")
        self._settle()
        rows, size = self._rows[start:stop], self._size
        return rows[:, :size], rows[:, size : 2 * size]

    def latest(self) -> Numbers:
        """A copy of the latest parameters, one after another in one flat array."""
        self._settle()
        size = self._size
        return (self._rows[self._stored - 1, size : 2 * size] if self._stored else self._initial).copy()

    def latest_states(self) -> Numbers:
        """A copy of what the optimiser remembers now, flat: state by state, in each the parameters' order."""
        self._settle()
        rows, size = self._rows, self._size
        return (rows[self._stored - 1, 2 * size :] if self._stored else self._initial_states).copy()

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
        return self._parameters.views(flat)

    def state_views(self, flat: Numbers) -> dict[str, dict[str, Any]]:
        """The same of an array of states, as `latest_states` has it: state's name → parameter's → view."""
        found: dict[str, dict[str, Any]] = {}
        for (state, name), view in self._states.views(flat).items():
            found.setdefault(state, {})[name] = view
        return found

    def append(
        self, loss: float, gradients: Numbers, parameters: Numbers, states: Numbers = _NO_STATES
    ) -> None:
        """Add an iteration; all but the loss are flat. States are those after the update."""
        self._settle()
        at, size = self._stored, self._size
        self._reserve(at + 1)
        self._losses[at] = loss
        row = self._rows[at]
        row[:size] = gradients
        row[size : 2 * size] = parameters
        row[2 * size :] = states
        self._stored = self._length = at + 1

    def extend(self, numbers: list[float]) -> None:
        """Add iterations: of each its loss, its gradients, then parameters and states after its update.

        Parameters and gradients stand in the parameters' order, states as `latest_states` has them.
        """
        with self._lock:
            self._pending += numbers
            self._length += len(numbers) // (1 + self._width)
        if len(self._pending) > _PENDING:
            self._settle()

    def _settle(self) -> None:
        """Move what stands in the list into the arrays."""
        if self._stored == self._length:
            return
        with self._lock:
            numbers, self._pending = self._pending, []
            table = np.fromiter(numbers, self._rows.dtype, len(numbers)).reshape(-1, 1 + self._width)
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
        losses, kept = np.empty(room, np.float64), np.empty((room, self._width), self._rows.dtype)
        losses[: self._stored] = self._losses[: self._stored]
        kept[: self._stored] = self._rows[: self._stored]
        self._losses, self._rows = losses, kept

    def _checked(self, iteration: int) -> int:
        """The iteration, once it is known to be there and stands in the arrays."""
        if not 0 <= iteration < self._length:
            raise IndexError(f"iteration {iteration} of {self._length}")
        self._settle()
        return iteration


def _spread(length: int, points: int) -> npt.NDArray[np.int64]:
    """Up to so many of 0 … length − 1, evenly apart, the last one among them."""
    return np.unique(np.linspace(0, length - 1, min(points, length)).round().astype(np.int64))
