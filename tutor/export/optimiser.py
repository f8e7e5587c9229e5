"""The lines by which a program updates the parameters: the lecture's own, or an optimiser of torch.optim."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.export.program import ProgramLine
from tutor.training.plan import Plan

NAME = "optimizer"
"""What the program calls the optimiser, as PyTorch's pages do."""


class ProgramOptimiser:
    """Writes what is made before the loop, what an epoch begins with, and the update itself.

    Args:
        plan: what the program trains.
        names: the parameters that have a gradient, in the graph's order, with their names in the program.
        rate: the learning rate as an expression; one that changes from epoch to epoch is no number.
    """

    def __init__(self, plan: Plan, names: dict[str, str], rate: str) -> None:
        self._plan, self._names, self._rate = plan, names, rate

    @property
    def made(self) -> list[str]:
        """The line that makes the optimiser; none for the lecture's step."""
        rule = self._plan.rule
        if rule.is_plain or not self._names:
            return []
        first = repr(self._plan.learning_rate)
        return [f"{NAME} = {rule.torch.call(', '.join(self._names.values()), first)}"]

    @property
    def epoch(self) -> list[str]:
        """What an epoch begins with: a learning rate that changes is handed on."""
        if not self.made or self._plan.schedule == "constant":
            return []
        return [f'{NAME}.param_groups[0]["lr"] = {self._rate}']

    def update(self) -> Iterator[ProgramLine]:
        """The update of every parameter."""
        if self.made:
            yield ProgramLine(f"{NAME}.step()", self._anchors("update"))
            return
        for name, w in self._names.items():
            yield ProgramLine(f"{w}.data = {w}.data - {self._rate} * {w}.grad.data", (f"update:{name}",))

    def zero(self) -> Iterator[ProgramLine]:
        """The zeroing of every gradient."""
        if self.made:
            yield ProgramLine(f"{NAME}.zero_grad()", self._anchors("zero grad"))
            return
        for name, w in self._names.items():
            yield ProgramLine(f"{w}.grad.data.zero_()", (f"zero grad:{name}",))

    def _anchors(self, phase: str) -> tuple[str, ...]:
        return tuple(f"{phase}:{name}" for name in self._names)
