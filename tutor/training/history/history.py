"""The history of a training run: loss, gradients, parameters and the optimiser's states of each iteration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from tutor.engine import Value
from tutor.training.history.between import Between, Go
from tutor.training.history.parts import Numbers, Parts
from tutor.training.history.record import Record
from tutor.training.plan import Plan

MOST = 64_000_000
"""Bytes of rows that a history keeps; while they are thinned, half as many more."""
_MOST_AGAIN = 8_000_000
"""The same for a stretch that is computed again."""
_NO_STATES: Numbers = np.empty(0)
_NO_GRADIENT = -0.0

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

    One thread may add to it while others read: what they see is a whole number of iterations.

    Losses are all kept. Of the rest, a row an iteration, all while they fit into `MOST` bytes; then only
    those of every second, fourth, … iteration, and the latest. What lies between is computed again from the
    row before it, to the same bits, when it is asked for: a few iterations of a small network, many of a
    large one (`distance` says how many, `make_ready` does it ahead, `nearest` is what is there at once).
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
        self._size = self._parameters.size
        nothing = np.full(self._size, _NO_GRADIENT, plan.dtype)
        row = np.concatenate([nothing, self._parameters.flat(parameters), self._states.flat(flat)])
        self._record = Record(0, row, plan.dtype)
        self._between: Between | None = None

    def anew(self) -> History:
        """A history of no iteration yet that begins with the same numbers; nobody computes it again yet."""
        found = History.__new__(History)
        found.__dict__.update(self.__dict__)
        found._record = Record(self.begin, self.row(self.begin - 1), self.plan.dtype)
        found._between = None
        return found

    def __len__(self) -> int:
        """How many iterations are done."""
        return len(self._record)

    # What is known of an iteration

    def losses(self) -> npt.NDArray[np.float64]:
        """The loss of every iteration, (iterations,); a view that cannot be written to."""
        return self._record.losses()

    def loss(self, iteration: int) -> float:
        """The loss of an iteration, counted from 0: before its update, the mean over its samples."""
        return float(self._record.losses()[self._checked(iteration) - self.begin])

    def epoch_losses(self) -> npt.NDArray[np.float64]:
        """The loss of the last iteration of each finished epoch, (epochs,)."""
        each = self.plan.iterations_per_epoch
        return self.losses()[each - 1 :: each]

    def gradients(self, iteration: int) -> dict[str, Value]:
        """The parameters' gradients in an iteration, those that its update used: what `.grad` held then."""
        return self._parameters.values(self.row(self._checked(iteration))[: self._size])

    def left_before(self, iteration: int) -> dict[str, Value]:
        """What `.grad` holds when an iteration begins, from the passes before; of the first one nothing.

        Empty as well where the plan zeroes the gradients.
        """
        if self.plan.zero_grad or not iteration:
            return {}
        return self._parameters.values(self.row(self._checked(iteration, 1) - 1)[: self._size])

    def parameters_before(self, iteration: int) -> dict[str, Value]:
        """The parameters that an iteration starts from; those of iteration `len(history)` are the latest."""
        return self._parameters_of(self.row(self._checked(iteration, 1) - 1))

    def parameters_after(self, iteration: int) -> dict[str, Value]:
        """The parameters after the update of an iteration."""
        return self._parameters_of(self.row(self._checked(iteration)))

    def states_before(self, iteration: int) -> dict[str, dict[str, Value]]:
        """What the optimiser remembers when an iteration begins, state's name → parameter's → value."""
        row = self.row(self._checked(iteration, 1) - 1)
        found: dict[str, dict[str, Value]] = {}
        for (state, name), value in self._states.values(row[2 * self._size :]).items():
            found.setdefault(state, {})[name] = value
        return found

    # At once, however long the run is

    def newest(self) -> tuple[int, dict[str, Value]]:
        """How many iterations are done, and the parameters after them: what live views draw.

        At once and from any thread, while training goes on.
        """
        latest, row = self._record.newest()
        return latest + 1, self._parameters_of(row)

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
        ahead = 0 if of == "gradients" else self._size

        def wanted(rows: Numbers) -> Any:
            """What is asked for of these rows."""
            found = rows.reshape(-1, *shape)
            return found if each is None else each(found)

        columns = slice(ahead + part.start, ahead + part.stop)
        return Sampled(*self._record.spread(points - 1, columns, wanted))

    def nearest(self, iteration: int) -> int:
        """The iteration next to this one that begins with parameters which are there: for scrubbing."""
        latest, _ = self._record.newest()
        before = self._record.last_kept(min(iteration, latest + 1) - 1) + 1
        found = (before, self._record.next_kept(before - 1) + 1, latest + 1)
        return min((each for each in found if each <= latest + 1), key=lambda each: abs(each - iteration))

    def distance(self, iteration: int) -> int:
        """How many iterations a look at this one computes again, 0 where its numbers are there.

        For the moment at which iteration i begins (`parameters_before`) ask for i − 1.
        """
        if self._between is None or self._record.row(iteration) is not None:
            return 0
        return self._between.distance(self, iteration)

    def seconds(self, iteration: int) -> float:
        """How long a look at this iteration takes, as far as others tell; 0 where its numbers are there."""
        return self.distance(iteration) * self._between.seconds_each if self._between is not None else 0.0

    def make_ready(self, iteration: int, stop: Callable[[], bool]) -> bool:
        """Compute an iteration again in short chunks, so that it is there when it is looked at.

        For a thread in the background; `stop` is asked before each chunk. False where it said so first.
        """
        if self._between is None or self._record.row(iteration) is not None:
            return True
        return self._between.make_ready(self, self._checked(iteration), stop)

    # For those who train

    def between(self, start: int, stop: int) -> tuple[Numbers, Numbers]:
        """Gradients and parameters after the update, of the iterations from `start` to before `stop`.

        Each is (iterations, numbers of all parameters), in the parameters' order; read it, and do not write
        to it. Those just trained cost nothing to look at.
        """
        if not self.begin <= start <= stop <= len(self):
            raise IndexError(f"iterations {start} to {stop} of {len(self)}")
        rows = np.array([self.row(at) for at in range(start, stop)], self.plan.dtype)
        rows = rows.reshape(-1, self._record.width)
        return rows[:, : self._size], self.parameters_in(rows)

    def continued(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """A flat array to go on with, such as a row of `room`, and its parts: gradients, parameters, states.

        All are those of now; gradients are 0 where the plan zeroes them.
        """
        row, size = self._record.newest()[1].copy(), self._size
        if self.plan.zero_grad:
            row[:size] = 0.0
        return row, row[:size], row[size : 2 * size], row[2 * size :]

    def parameters_in(self, rows: Numbers) -> Numbers:
        """The parameters in rows of the history, (rows, numbers of all parameters)."""
        return rows[:, self._size : 2 * self._size]

    def latest(self) -> Numbers:
        """A copy of the latest parameters, one after another in one flat array; for the one who adds."""
        return self._record.newest()[1][self._size : 2 * self._size].copy()

    def latest_states(self) -> Numbers:
        """A copy of what the optimiser remembers now, flat: state by state, in each the parameters' order."""
        return self._record.newest()[1][2 * self._size :].copy()

    def left(self) -> Numbers:
        """What the latest iteration has left in `.grad`, flat; where it left nothing, −0 everywhere.

        −0 is what changes no number that it is added to, not even the sign of a 0.
        """
        if self.plan.zero_grad:
            return np.full(self._size, _NO_GRADIENT, self.plan.dtype)
        return self._record.newest()[1][: self._size].copy()

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
        row = [gradients, parameters, states] if self._states.size else [gradients, parameters]
        self._record.append(loss, np.concatenate(row))

    def room(self, iterations: int) -> Numbers:
        """The rows to be written for the next iterations, (1 to so many, numbers of a row).

        Each takes its iteration's gradients, then parameters and states after its update. They are added by
        `written`; until then add nothing else.
        """
        return self._record.room(iterations)

    def written(self, losses: Sequence[float]) -> None:
        """Add the iterations of as many of the rows of `room` as have a loss here, the first ones."""
        self._record.written(losses)

    def extend(self, numbers: list[float]) -> None:
        """Add iterations: of each its loss, its gradients, then parameters and states after its update.

        Parameters and gradients stand in the parameters' order, states as `latest_states` has them.
        """
        self._record.extend(numbers)

    def settle(self) -> None:
        """Bring what was added last to where readers look, which the first of them has to do else."""
        self._record.settle()

    # Memory, and what is computed again

    def computed_again_by(self, run: Callable[[History], Go], most: int | None = None) -> None:
        """Keep `most` bytes of rows, or `MOST`; `run` makes a history go on, by the engine of this one."""
        self._between = Between(run)
        self._record.keep_within(MOST if most is None else most)

    def keep_within(self, most: int) -> None:
        """Keep so many bytes of rows at most where others can be computed again; while nothing is added."""
        if self._between is not None:
            self._record.keep_within(most)

    @property
    def is_computed_again(self) -> bool:
        """Whether somebody computes what is not kept: if not, everything is kept."""
        return self._between is not None

    @property
    def every(self) -> int:
        """Of how many iterations, 1, 2, 4, …, the numbers of one are kept: of k the k-th, the 2k-th, …."""
        self._record.settle()
        return self._record.rows.every

    @property
    def begin(self) -> int:
        """The first iteration that is here; 0 but in a stretch of another history."""
        return self._record.begin

    @property
    def nbytes(self) -> int:
        """Bytes of memory that the history takes, but for what it has computed again."""
        return self._record.nbytes

    def row(self, iteration: int) -> Numbers:
        """The gradients of an iteration, and parameters and states after it, flat; not to be written to."""
        found = self._record.row(iteration)
        if found is None:
            assert self._between is not None
            found = self._between.row(self, iteration)
        return found

    def last_kept(self, iteration: int) -> int:
        """The latest iteration up to this one whose numbers are kept, or the one before the first."""
        return self._record.last_kept(iteration)

    def next_kept(self, iteration: int) -> int:
        """The first iteration after this one whose numbers are or will be kept."""
        return self._record.next_kept(iteration)

    def stretch(self, begin: int) -> History:
        """A history that goes on from the numbers with which iteration `begin` starts; they are kept here."""
        found = self.anew()
        found._record = Record(begin, self.row(begin - 1).copy(), self.plan.dtype)
        if self._between is not None:
            found.computed_again_by(self._between.run, _MOST_AGAIN)
        return found

    def _checked(self, iteration: int, more: int = 0) -> int:
        """The iteration, once it is known to be there, or `more` after the last."""
        if not self.begin <= iteration < len(self) + more:
            raise IndexError(f"iteration {iteration} of {len(self)}")
        return iteration

    def _parameters_of(self, row: Numbers) -> dict[str, Value]:
        return self._parameters.values(row[self._size : 2 * self._size])
