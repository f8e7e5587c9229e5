"""A moment of learning: which epoch, which sample, which step. Going back is going to an address."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.document.document import Document
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
    """How addresses follow each other: so many samples an epoch, so many steps a sample."""

    samples: int
    steps: int

    def index(self, address: Address) -> int:
        """How many samples have been gone through before this address."""
        return address.epoch * self.samples + address.sample

    def address(self, index: int, step: int = 0) -> Address:
        """The address of a sample, counted through all epochs."""
        epoch, sample = divmod(max(index, 0), self.samples)
        return Address(epoch, sample, min(max(step, 0), self.steps))

    def moved(self, address: Address, steps: int, *, may_leave: bool = True) -> Address:
        """So many steps on (or back): past the end of a walk lies the start of the next sample's.

        The first address of all has none before it. Who may not leave the sample stays at its end or start.
        """
        if not may_leave:
            return address.at(min(max(address.step + steps, 0), self.steps))
        index, step = self.index(address), address.step + steps
        while step > self.steps:
            step, index = step - self.steps - 1, index + 1
        while step < 0 and index:
            step, index = step + self.steps + 1, index - 1
        return self.address(index, step)


def same_walk(document: Document, walk: Walkthrough) -> bool:
    """Whether the document's graph has the steps of the walk, whatever its nodes compute."""
    return document.computed == walk.graph or document.walkthrough.steps == walk.steps


def address_after(address: Address, walk: Walkthrough, before: Document, after: Document) -> Address:
    """The moment to show after an edit: the same step of the same sample; the start where that is gone."""
    if before.shown != after.shown or before.samples != after.samples:
        return Address()
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
