"""The numeric check of a gradient: finite differences beside the engine's number, and their distance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor.engine import Trace, Value, numeric_gradient
from tutor.engine.numeric import weight
from tutor.walk.check import ROUNDING, TOLERANCE
from tutor.walk.figures import short

TOO_MANY = 500_000
"""Evaluations of nodes, some two seconds of them, above which a check is not made."""


@dataclass(frozen=True)
class NumericCheck:
    """The gradient by finite differences; `apart` is the largest |numeric − own| / max(1, |own|)."""

    gradient: Value
    apart: float
    holds: bool

    @property
    def verdict(self) -> str:
        """`✓ 2e−10`, or ✗ and how far."""
        return f"{'✓' if self.holds else '✗'} {short(self.apart, 1)}"


def evaluations(trace: Trace, name: str) -> int:
    """How many nodes are computed for the check, two roots for each element; large arrays count more."""
    return 2 * int(np.size(trace.value(name))) * weight(trace)


def numeric_check(trace: Trace, name: str) -> NumericCheck:
    """Check the node's gradient. A number that is not finite holds only against one like it."""
    numeric = numeric_gradient(trace, name)
    own = np.asarray(trace.gradient(name), np.float64)
    scale = np.maximum(1.0, np.abs(own))
    with np.errstate(invalid="ignore"):
        apart = float(np.max(np.abs(np.asarray(numeric) - own) / scale))
    root = float(np.max(np.abs(np.asarray(trace.value(trace.graph.root), np.float64))))
    holds = apart <= TOLERANCE[trace.dtype] + ROUNDING * root
    return NumericCheck(numeric, apart, holds)
