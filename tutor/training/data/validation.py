"""The loss on samples that training does not see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine import Given, as_value
from tutor.engine.forward import forward
from tutor.training.history.history import History
from tutor.training.plan import Plan

_AT_ONCE = 8192
"""Samples whose values are in memory together."""


class Validation:
    """Samples kept for validation, made ready once for a plan. Compute in any thread, one at a time."""

    def __init__(self, plan: Plan, columns: Mapping[str, Sequence[Given]]) -> None:
        """`columns` has one for each input that the plan has data for.

        Raises:
            TutorError: a column is not rows of numbers of one shape.
        """
        self._plan = plan
        self._columns: dict[str, npt.NDArray[Any]] = {
            name: np.asarray(as_value(list(column), plan.dtype, name)) for name, column in columns.items()
        }
        self.samples = len(next(iter(self._columns.values()), ()))

    def losses_of(self, parameters: Mapping[str, Given]) -> npt.NDArray[np.floating[Any]]:
        """The loss of each sample, (samples,), with these parameters.

        Raises:
            TutorError: the samples do not fit the graph.
        """
        plan, leaves = self._plan, {**self._plan.values, **parameters}
        starts = range(0, self.samples, _AT_ONCE)
        parts = [{name: each[at : at + _AT_ONCE] for name, each in self._columns.items()} for at in starts]
        found = [forward(plan.graph, plan.graph.root, leaves, part, plan.dtype) for part in parts]
        return np.concatenate([each.reshape(len(each)) for each in found])

    def loss(self, parameters: Mapping[str, Given]) -> float:
        """The mean loss with these parameters; errors as `losses_of`."""
        with np.errstate(all="ignore"):
            return float(self.losses_of(parameters).mean(dtype=np.float64))

    def losses(self, history: History, iterations: Iterable[int]) -> npt.NDArray[np.float64]:
        """The mean loss after the update of each of these iterations; errors as `losses_of`."""
        found = (self.loss(history.parameters_after(each)) for each in iterations)
        return np.fromiter(found, np.float64)

    def epoch_losses(self, history: History) -> npt.NDArray[np.float64]:
        """The mean loss after each finished epoch, (epochs,)."""
        each = history.plan.iterations_per_epoch
        return self.losses(history, range(each - 1, len(history), each))
