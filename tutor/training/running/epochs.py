"""What the iterations of a run take, epoch after epoch: their batches of samples and their learning rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

from tutor.engine import Value, as_value
from tutor.training.running.prepare import Prepared

Batch = tuple[Any, ...]


def as_it_is(batch: Batch) -> Batch:
    """Take the batch as it was prepared."""
    return batch


class Epochs:
    """The batches of one run, those of one epoch at a time.

    Iterations count from 0 through all epochs. Where the plan `varies`, those asked for at once are to lie in
    one epoch.

    Args:
        prepared: the plan.
        made: makes of a batch what the engine takes.
    """

    def __init__(self, prepared: Prepared, made: Callable[[Batch], Batch] = as_it_is) -> None:
        self._prepared, self._plan, self._made = prepared, prepared.plan, made
        self._held = 0
        batches = prepared.batches_in(0)
        self._batches = batches if made is as_it_is else [made(batch) for batch in batches]

    def batches(self, first: int, iterations: int) -> Iterator[Batch]:
        """The batches of so many iterations from `first` on."""
        each = self._plan.iterations_per_epoch
        epoch = first // each
        if self._plan.shuffle and epoch != self._held:
            self._held = epoch
            self._batches = [self._made(batch) for batch in self._prepared.batches_in(epoch)]
        start = first % each
        return islice(cycle(self._batches), start, start + iterations)

    def number(self, iteration: int) -> float:
        """The learning rate of an iteration."""
        return self._plan.rate(iteration // self._plan.iterations_per_epoch)

    def rate(self, iteration: int) -> Value:
        """The learning rate of an iteration in the plan's type of number."""
        one = self._prepared.one_rate
        if one is not None:
            return one
        return as_value(self.number(iteration), self._plan.dtype)
