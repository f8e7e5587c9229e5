"""The run that a plan would have if it zeroed its gradients: what one compares it with that does not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tutor.training.plan import Plan
from tutor.training.running.one_run import Trainer, trainer

_NONE = np.empty(0, np.float64)


class Zeroed:
    """Trained in our own engine, from the same parameters on the same data; from one thread at a time."""

    def __init__(self, plan: Plan) -> None:
        self._plan = replace(plan, zero_grad=True)
        self._run: Trainer | None = None

    def follow(self, iterations: int) -> None:
        """Train until so many iterations are done in all.

        Raises:
            TutorError: the plan cannot be trained.
        """
        self._run = self._run or trainer(self._plan)
        self._run.advance(iterations - len(self._run.history), beyond=True, past=True)

    def losses(self) -> npt.NDArray[np.float64]:
        """The loss of every iteration so far, (iterations,); may be read from any thread."""
        return self._run.history.losses() if self._run is not None else _NONE
