"""Operations that make one number of all the elements of their operand."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op("sum", "Σ", "sum(a)", local=("1",), family="reduction", grad_fn="SumBackward0"),
    Op(
        "mean",
        "mean",
        "sum(a) / size(a)",
        local=("1 / size(a)",),
        family="reduction",
        grad_fn="MeanBackward0",
    ),
    Op(
        "max",
        "max",
        "largest(a)",
        local=("peak(a)",),
        family="reduction",
        grad_fn="MaxBackward1",
    ),
)
