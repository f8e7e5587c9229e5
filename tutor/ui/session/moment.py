"""A moment of learning: which epoch, which sample, which step. Going back is going to an address."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.document.document import Document
from tutor.training.plan import Batches
from tutor.walk import Walkthrough


@dataclass(frozen=True, order=True)
class Address:
    """Epoch and sample count from 0; `step` is the number of steps made of the walk through that sample."""

    epoch: int = 0
    sample: int = 0
    step: int = 0

    def at(self, step: int) -> Address:
        """The same sample at another step."""
        return replace(self, step=step)


@dataclass(frozen=True)
class Calendar:
    """How addresses follow each other: so many samples an epoch, so many steps a sample.

    Of the samples of a batch only the last one has all `steps`, with the update; the others have those
    `inside`, up to the end of backward.
    """

    samples: int
    steps: int
    batch: int = 1
    inside: int = 0

    @classmethod
    def of(cls, document: Document) -> Calendar:
        """The calendar of a document."""
        batches, steps = document.batches, len(document.walkthrough)
        return cls(document.samples, steps, batches.size, len(document.walk_at(0)))

    @property
    def batches(self) -> Batches:
        """How the samples of an epoch lie in batches."""
        return Batches(self.samples, self.batch)

    def steps_of(self, sample: int) -> int:
        """How many steps the walk through a sample of an epoch has."""
        return self.steps if self.batches.ends(sample) else self.inside

    def index(self, address: Address) -> int:
        """How many samples have been gone through before this address."""
        return address.epoch * self.samples + address.sample

    def address(self, index: int, step: int = 0) -> Address:
        """The address of a sample, counted through all epochs."""
        epoch, sample = divmod(max(index, 0), self.samples)
        return Address(epoch, sample, min(max(step, 0), self.steps_of(sample)))

    def moved(self, address: Address, steps: int, *, may_leave: bool = True) -> Address:
        """So many steps on (or back): past the end of a walk lies the start of the next sample's.

        The first address of all has none before it. Who may not leave the sample stays at its end or start.
        """
        if not may_leave:
            return address.at(min(max(address.step + steps, 0), self.steps_of(address.sample)))
        index, step = self.index(address), address.step + steps
        while step > self._steps_at(index):
            step, index = step - self._steps_at(index) - 1, index + 1
        while step < 0 and index:
            index -= 1
            step += self._steps_at(index) + 1
        return self.address(index, step)

    def _steps_at(self, index: int) -> int:
        """How many steps a sample has that is counted through all epochs."""
        return self.steps_of(index % self.samples)


def same_walk(document: Document, walk: Walkthrough) -> bool:
    """Whether the document's graph has the steps of the walk, whatever its nodes compute."""
    return document.computed == walk.graph or document.walkthrough.steps == walk.steps


def address_after(address: Address, walk: Walkthrough, before: Document, after: Document) -> Address:
    """The moment to show after an edit: the same step of the same sample; the start where that is gone."""
    if before.shown != after.shown or before.samples != after.samples:
        return Address()
    address = address.at(min(address.step, len(after.walk_at(address.sample))))
    if same_walk(after, walk):
        return Address(0, address.sample, address.step)
    return Address(0, address.sample, _step_after(address.step, walk, after.walkthrough))


def _step_after(position: int, before: Walkthrough, after: Walkthrough) -> int:
    """The position after the step just made, in another walk; 0 where that has none like it."""
    if not position:
        return 0
    step = before.steps[position - 1]
    return after.made_at(step.phase, step.edge or step.node) or 0


def end_of_phase(walk: Walkthrough, at: int) -> int | None:
    """Where the phase of the next step ends; None at the walk's end."""
    steps = walk.steps
    if at == len(steps):
        return None
    later = (step.index for step in steps[at:] if step.phase is not steps[at].phase)
    return next(later, len(steps))


def start_of_phase(walk: Walkthrough, at: int) -> int | None:
    """Where the phase of the step just made starts; None at the walk's start."""
    steps = walk.steps
    if at == 0:
        return None
    earlier = (step.index + 1 for step in reversed(steps[:at]) if step.phase is not steps[at - 1].phase)
    return next(earlier, 0)
