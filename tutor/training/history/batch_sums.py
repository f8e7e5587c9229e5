"""What grad holds amid the batches of a run, at the samples looked at."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import cast

import numpy as np

from tutor.engine import EngineName, Given, Value
from tutor.errors import TutorError
from tutor.training.plan import Batches, Plan
from tutor.walk.quantity import piled

_KEPT = 16

Sum = dict[str, Value]


class BatchSums:
    """The sums of one run, the latest kept. Our own are made when asked for, PyTorch's by `make`."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._kept: dict[tuple[EngineName, int, int], Sum] = {}

    def before(
        self, sample: int, engine: EngineName, parameters: Mapping[str, Given], left: Sum
    ) -> Mapping[str, Value]:
        """What grad holds before a sample, counted through all epochs; `left` is that before its batch."""
        return self._sum(sample, 0, engine, parameters, left)

    def after(
        self, sample: int, engine: EngineName, parameters: Mapping[str, Given], left: Sum
    ) -> Mapping[str, Value]:
        """The same once this sample's gradients have come on top."""
        return self._sum(sample, 1, engine, parameters, left)

    def make(self, sample: int, engine: EngineName, parameters: Mapping[str, Given]) -> None:
        """Make the sums before and after a sample; PyTorch's only from a thread of the background."""
        for more in (0, 1):
            self._part(sample, more, engine, parameters)

    def _sum(
        self, sample: int, more: int, engine: EngineName, parameters: Mapping[str, Given], left: Sum
    ) -> Sum:
        part = self._kept.get((engine, sample, more), {})
        if engine == "own" and not part:
            with suppress(TutorError):  # what cannot be trained is said where training is asked for
                part = self._part(sample, more, engine, parameters)
        return {name: piled(left.get(name), gradient) for name, gradient in part.items()} or left

    def _part(self, sample: int, more: int, engine: EngineName, parameters: Mapping[str, Given]) -> Sum:
        """The sum over the batch's samples before this one, and `more`; nothing where there is none."""
        plan, key = self._plan, (engine, sample, more)
        if key in self._kept:
            return self._kept[key]
        from tutor.training.history.held import held  # only batches need it
        from tutor.training.running.prepare import prepare

        epoch, place = divmod(sample, plan.samples)
        around = Batches(plan.samples, plan.batch_size).around(place)
        places = np.arange(around.start, place + more)
        if not len(places):
            return {}
        order, prepared = plan.order(epoch), prepare(plan)
        rows = places if order is None else order[places]
        known = {**prepared.parameters, **cast("Mapping[str, Value]", parameters)}
        found = held(prepared, known, rows, len(around), engine)
        for old in [*self._kept][: max(len(self._kept) - _KEPT, 0)]:
            del self._kept[old]
        self._kept[key] = found
        return found
