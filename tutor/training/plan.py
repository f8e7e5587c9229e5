"""A plan: everything that determines a training run, so that an engine trains it to the same bits again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tutor.engine import DType, Given
from tutor.engine.update_rule import PLAIN, UpdateRule
from tutor.graph import Graph

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Batch = int | Literal["all"]
Schedule = Literal["constant", "step", "cosine"]


@dataclass(frozen=True)
class Batches:
    """How the places of an epoch of so many `samples` lie in batches of `size`; the last may have fewer."""

    samples: int
    size: int = 1

    @classmethod
    def of(cls, samples: int, batch: Batch) -> Batches:
        """The batches that a setting asks for: of no more samples than there are, or of all."""
        return cls(samples, max(1, samples if batch == "all" else min(batch, samples)))

    @property
    def count(self) -> int:
        """How many there are in an epoch."""
        return -(-self.samples // self.size)

    def around(self, place: int) -> range:
        """The places of the batch that a place of an epoch lies in; all count from 0."""
        first = place - place % self.size
        return range(first, min(first + self.size, self.samples))

    def ends(self, place: int) -> bool:
        """Whether the place is the last one of its batch: the update follows."""
        return place == self.around(place)[-1]


@dataclass(frozen=True)
class Plan:
    """What is trained, on what, and how.

    `values` gives the initial parameters and every input that `data` has no column for; `data` a column of
    samples per input. One iteration takes the next `batch` samples; its loss is the mean over them. They come
    in the order of the data, or with `shuffle` in another one each epoch, which the `seed` determines.
    `learning_rate` is that of the first epoch; `schedule`, with `step_size` and `gamma`, says how it goes on.
    Without `zero_grad` each backward pass adds to the gradients that the ones before have left.
    """

    graph: Graph
    values: Mapping[str, Given]
    data: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    learning_rate: float = 0.01
    epochs: int = 100
    batch: Batch = 1
    dtype: DType = "float32"
    zero_grad: bool = True
    rule: UpdateRule = PLAIN
    """The optimiser, with its settings."""
    schedule: Schedule = "constant"
    step_size: int = 30
    gamma: float = 0.1
    shuffle: bool = False
    seed: int = 1

    @cached_property
    def derived(self) -> dict[object, object]:
        """A place for what has been made of the plan, kept as long as the plan."""
        return {}

    @cached_property
    def samples(self) -> int:
        """How many samples an epoch has; 1 where there is no data."""
        return len(next(iter(self.data.values()))) if self.data else 1

    @cached_property
    def batch_size(self) -> int:
        """How many samples an iteration takes; the last of an epoch may take fewer."""
        return Batches.of(self.samples, self.batch).size

    @cached_property
    def iterations_per_epoch(self) -> int:
        """How many updates an epoch makes."""
        return Batches(self.samples, self.batch_size).count

    @cached_property
    def iterations(self) -> int:
        """How many updates the whole run makes."""
        return self.epochs * self.iterations_per_epoch

    @property
    def varies(self) -> bool:
        """Whether one epoch differs from another in its learning rate or in the order of its samples."""
        return self.shuffle or self.schedule != "constant"

    def rate(self, epoch: int) -> float:
        """The learning rate of an epoch, counted from 0."""
        from tutor.training.rules.schedules import rate_of  # the first paint does without

        return rate_of(self, epoch)

    def order(self, epoch: int) -> npt.NDArray[np.int64] | None:
        """The rows of the data in the order of an epoch, (samples,); None where they come as they lie."""
        if not self.shuffle:
            return None
        from tutor.training.data.shuffle import order_of

        return order_of(self.samples, self.seed, epoch)
