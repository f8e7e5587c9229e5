"""Training in the PyTorch engine: the lecture's loop, with the same history."""

from __future__ import annotations

import numpy as np

from tutor.engine import EngineName
from tutor.engine.torch_engine import load
from tutor.engine.torch_training import TorchLoop
from tutor.training.findings.finite import is_finite
from tutor.training.history.history import History
from tutor.training.running.epochs import Epochs
from tutor.training.running.prepare import Prepared


class TorchRun:
    """A run of any graph in PyTorch, eager."""

    engine: EngineName = "torch"

    def __init__(self, prepared: Prepared, history: History) -> None:
        self.history = history
        self._prepared = prepared
        self._begin()
        self._epochs = Epochs(prepared, lambda batch: tuple(map(self._loop.tensor, batch)))
        self._weights = history.latest()
        self._gradients = np.zeros_like(self._weights)

    def _begin(self) -> None:
        """Make tensors of what the history ends with."""
        history, prepared, plan = self.history, self._prepared, self._prepared.plan
        done = len(history)
        leaves = {**prepared.fixed, **history.parameters_before(done)}
        self._loop = TorchLoop(
            plan.graph, [*plan.data], leaves, plan.dtype, batched=prepared.batched, rule=plan.rule
        )
        self._states = history.latest_states()
        if done:
            self._loop.continue_run(history.left_before(done), history.state_views(self._states), done)

    def go(self, iterations: int, *, watch: bool = False) -> bool:
        """Do so many iterations; True where the last one has a number that is not finite, and it watches."""
        try:
            return self._go(iterations, watch=watch)
        except BaseException:
            self._begin()  # amid an iteration the tensors hold what is not in the history
            raise

    def _go(self, iterations: int, *, watch: bool) -> bool:
        history, loop, done = self.history, self._loop, len(self.history)
        weights, gradients = history.views(self._weights), history.views(self._gradients)
        states = history.state_views(self._states)
        with load().enable_grad(), np.errstate(all="ignore"):
            rate = self._epochs.number(done)
            for batch in self._epochs.batches(done, iterations):
                loss = loop.iterate(batch, rate)
                loop.read(weights, gradients)
                loop.read_states(states)
                history.append(loss, self._gradients, self._weights, self._states)
                if history.plan.zero_grad:
                    loop.zero_grad()
                if watch and not is_finite(loss, self._weights):
                    return True
        return False
