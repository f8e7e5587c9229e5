"""How a program goes on from epoch to epoch: the learning rate of each, and its order of samples."""

from __future__ import annotations

from tutor.training.plan import Plan


class Course:
    """The lines in which an epoch begins; none where each is as the one before.

    `rate` is what updates multiply by, `taken` the names that the lines give a meaning.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._schedule = _schedule(plan)
        self.rate = "rate" if self._schedule else repr(plan.learning_rate)
        self.taken = (
            *(("math", "rate") if self._schedule else ()),
            *(("order", "i") if plan.shuffle else ()),
        )

    def lines(self) -> list[str]:
        """The lines, to be indented into the loop of epochs."""
        lines = [f"rate = {self._schedule}"] if self._schedule else []
        if self._plan.shuffle and self._plan.data:
            drawn = f"numpy.random.Generator(numpy.random.PCG64([{self._plan.seed}, epoch]))"
            lines.append(f"order = {drawn}.permutation({self._plan.samples}).tolist()")
        return lines


def _schedule(plan: Plan) -> str:
    """The learning rate as an expression in `epoch`, in the order of operations of `rate_of`."""
    if plan.schedule == "step":
        return f"{plan.learning_rate!r} * {plan.gamma!r} ** (epoch // {plan.step_size})"
    if plan.schedule == "cosine":
        return f"{plan.learning_rate!r} * (1 + math.cos(math.pi * epoch / {max(plan.epochs, 1)})) / 2"
    return ""
