"""One update of stochastic gradient descent, as the lecture writes it: w ← w − α·∂loss/∂w."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tutor.engine import DType, Trace, Value
from tutor.walk import Updates
from tutor.walk.quantity import piled


def updated(value: Value, gradient: Value, learning_rate: float, dtype: DType) -> Value:
    """The parameter after the update.

    Every operation rounds to the type, as PyTorch's `w.data - lr * w.grad.data` does: the rate is
    rounded to it first, then the product, then the difference.
    """
    kind = np.dtype(dtype).type
    with np.errstate(all="ignore"):
        moved: Value = (
            kind(value) - kind(learning_rate) * kind(gradient)
            if np.ndim(value) == 0
            else np.subtract(value, np.multiply(kind(learning_rate), gradient))
        )
    return moved


def updates_after(trace: Trace, learning_rate: float, left: Mapping[str, Value]) -> Updates:
    """What the update after this trace makes of each parameter; `left` is what was in grad before it."""
    after = {
        name: updated(
            trace.value(name), piled(left.get(name), trace.gradient(name)), learning_rate, trace.dtype
        )
        for name in trace.graph.parameters
    }
    return Updates(learning_rate, after, left)
