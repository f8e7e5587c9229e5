"""A program as lines, each of which knows the steps of the walk that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tutor.walk import Phase, Step


@dataclass(frozen=True)
class ProgramLine:
    """A line of the program and the anchors of its steps, as pages write them ("forward:y_hat", "update:w").

    "start" is before all steps; "backward:end" stands for the whole phase. The last anchor is the moment at
    which the line has run.
    """

    text: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """The lines of a complete program."""

    lines: tuple[ProgramLine, ...]

    @property
    def text(self) -> str:
        """The whole program, as a file has it."""
        return "".join(f"{line.text}\n" for line in self.lines)

    def line_of(self, step: Step | None) -> int | None:
        """The number, from 0, of the line that makes this step; None where no line does.

        A local gradient is found by what PyTorch notes while the line of its node runs forward.
        """
        if step is None:
            return None
        if step.phase is Phase.BACKWARD:
            return self._places.get(f"{Phase.BACKWARD}:end")
        phase = Phase.FORWARD if step.phase is Phase.LOCAL else step.phase
        return self._places.get(f"{phase}:{step.node}")

    @cached_property
    def _places(self) -> dict[str, int]:
        """The first line of each anchor: the one that says what the step does, and not one that calls it."""
        found: dict[str, int] = {}
        for number, line in enumerate(self.lines):
            for anchor in line.anchors:
                found.setdefault(anchor, number)
        return found
