"""Strides: the steps inside a closed frame that count as one move, since only what comes out is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from tutor.graph.collapse import Collapsed
from tutor.walk.step import Phase, Step, Walkthrough


@dataclass(frozen=True)
class Stride:
    """The steps `first` … `last` − 1 of a walk, all of one phase and inside one closed frame.

    Local gradients that are noted with forward belong to that phase.
    """

    frame: str
    phase: Phase
    first: int
    last: int

    def __len__(self) -> int:
        """How many steps it has."""
        return self.last - self.first


class Strides:
    """The strides of a walk.

    Args:
        walk: the steps.
        hidden: the frame that each node is in, which is in one.
    """

    def __init__(self, walk: Walkthrough, hidden: Mapping[str, str]) -> None:
        self._walk, self._hidden = walk, hidden

    def frame_of(self, step: Step) -> str:
        """The frame inside which a step happens; "" where that is seen.

        A contribution is made at the node that multiplies. The given gradient comes to the root from outside.
        """
        if step.phase is Phase.BACKWARD:
            return self._hidden.get(step.edge.target, "") if step.edge else ""
        return self._hidden.get(step.node, "")

    @cached_property
    def all(self) -> tuple[Stride, ...]:
        """Every stride, in order."""
        found: list[Stride] = []
        for step in self._walk.steps if self._hidden else ():
            frame = self.frame_of(step)
            before, phase = found[-1] if found else None, self._phase(step)
            if before and (before.frame, before.phase, before.last) == (frame, phase, step.index):
                found[-1] = replace(before, last=step.index + 1)
            elif frame:
                found.append(Stride(frame, phase, step.index, step.index + 1))
        return tuple(found)

    def _phase(self, step: Step) -> Phase:
        together = self._walk.local_gradients == "with forward" and step.phase is Phase.LOCAL
        return Phase.FORWARD if together else step.phase

    @cached_property
    def _at(self) -> dict[int, Stride]:
        return {index: stride for stride in self.all for index in range(stride.first, stride.last)}

    def at(self, index: int) -> Stride | None:
        """The stride that the step of this index belongs to."""
        return self._at.get(index)

    def made(self, position: int) -> tuple[Step, ...]:
        """The steps that count as just made at a position: one, or those of a stride so far; none at 0."""
        if not position:
            return ()
        stride = self.at(position - 1)
        return self._walk.steps[stride.first if stride else position - 1 : position]

    def whole(self, position: int) -> Stride | None:
        """The stride that ends at this position."""
        stride = self.at(position - 1)
        return stride if stride is not None and stride.last == position else None

    def moved(self, position: int, steps: int) -> int:
        """The position so many moves on (or back); beyond the walk's ends each counts one."""
        for _ in range(abs(steps)):
            stride = self.at(position if steps > 0 else position - 1)
            if stride is None:
                position += 1 if steps > 0 else -1
            else:
                position = stride.last if steps > 0 else stride.first
        return position


@lru_cache(maxsize=4)
def strides_over(walk: Walkthrough, small: Collapsed) -> Strides:
    """The strides of a walk through a graph of which frames are closed; the same object each time."""
    return Strides(walk, small.hidden)
