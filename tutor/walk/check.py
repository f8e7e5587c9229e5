"""The numeric check of any gradient: finite differences beside it, and to how many digits the two agree."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from tutor.engine import Trace, Value
from tutor.engine.numeric import Slope, numeric_contribution, numeric_local, numeric_slope, weight
from tutor.language import listed, sentences, translate
from tutor.walk.figures import short
from tutor.walk.quantity import Kind, Quantity

TOLERANCE = {"float32": 1e-4, "float64": 1e-6}
"""How far a difference may be from an engine's number, for a number of 1."""
ROUNDING = 4 * float(np.finfo(np.float64).eps) ** (2 / 3)
"""What the rounding of a root of 1 may do to a central difference, whose step is ε^⅓."""
_MOST_DIGITS = 12
"""More digits than finite differences are good for."""


@dataclass(frozen=True)
class NumberCheck:
    """One number checked: `numeric` by central differences with `h`, and the engine's `own`.

    Of an array it is the one of its `count` numbers, at `element`, that is farthest from the engine's.
    """

    quantity: Quantity
    numeric: float
    own: float
    h: float
    holds: bool
    count: int = 1

    @property
    def digits(self) -> int:
        """How many significant digits are the same, rounded down; at a gradient of 0, decimal places."""
        scale = abs(self.own) if self.own else 1.0
        apart = abs(self.numeric - self.own) / scale if math.isfinite(self.numeric) else math.inf
        if apart == 0 or self.numeric == self.own:
            return _MOST_DIGITS
        if not math.isfinite(apart):
            return 0
        return max(0, min(_MOST_DIGITS, math.floor(-math.log10(apart))))

    @property
    def words(self) -> str:
        """What the check has found, in a sentence or two, with its h."""
        step = translate("check", "Nudged by h = {h} to both sides: {number}.")
        said = step.format(h=short(self.h, 2), number=_long(self.numeric))
        if not self.holds:
            found = translate("check", "✗ That is not {own}.").format(own=_long(self.own))
        elif not math.isfinite(self.own):
            found = translate("check", "✓ Neither is a finite number.")
        elif self.own == 0:
            found = translate("check", "✓ Zero, to {digits} decimal places.").format(digits=self.digits)
        else:
            found = translate("check", "✓ The same to {digits} digits.").format(digits=self.digits)
        if self.count > 1:
            place = listed(map(str, self.quantity.element))
            which = translate("check", "Of {count} numbers the least alike is [{place}].")
            return sentences((which.format(count=self.count, place=place), said, found))
        return sentences((said, found))


def can_check(quantity: Quantity) -> bool:
    """Whether the quantity is a slope: a gradient, a contribution or a local gradient."""
    return quantity.kind not in (Kind.VALUE, Kind.STATE)


def evaluations(trace: Trace, quantity: Quantity) -> int:
    """How many nodes are computed for the check: two roots for each number."""
    number = quantity.of(trace)
    numbers = 0 if number is None else int(np.size(number))
    return 2 * numbers * weight(trace)


def check(trace: Trace, quantity: Quantity) -> NumberCheck | None:
    """Check a slope, or each number of it; None where there is none, as of a matrix product's own."""
    own = quantity.of(trace)
    if own is None or not can_check(quantity):
        return None
    if np.ndim(own) == 0:
        return _check_one(trace, quantity, float(own))
    checks = [
        _check_one(trace, quantity.at(index), float(number))
        for index, number in np.ndenumerate(np.asarray(own))
    ]
    worst = max(checks, key=_badness)
    return NumberCheck(worst.quantity, worst.numeric, worst.own, worst.h, worst.holds, len(checks))


def _badness(found: NumberCheck) -> tuple[bool, float]:
    apart = abs(found.numeric - found.own) / max(1.0, abs(found.own))
    return not found.holds, apart if math.isfinite(apart) else 0.0


def _check_one(trace: Trace, quantity: Quantity, own: float) -> NumberCheck:
    slope = _slope(trace, quantity)
    if math.isfinite(own) and math.isfinite(slope.slope):
        holds = abs(slope.slope - own) <= TOLERANCE[trace.dtype] * max(1.0, abs(own)) + ROUNDING * _size(
            trace, quantity
        )
    else:
        holds = not math.isfinite(own) and not math.isfinite(slope.slope)
    return NumberCheck(quantity, slope.slope, own, slope.h, holds)


def _slope(trace: Trace, quantity: Quantity) -> Slope:
    if quantity.edge is None:
        return numeric_slope(trace, quantity.node, quantity.element)
    if quantity.kind is Kind.LOCAL:
        return numeric_local(trace, quantity.edge, quantity.element)
    return numeric_contribution(trace, quantity.edge, quantity.element)


def _size(trace: Trace, quantity: Quantity) -> float:
    """How large the number is whose rounding the difference has."""
    name = quantity.edge.target if quantity.edge and quantity.kind is Kind.LOCAL else trace.graph.root
    value: Value = np.asarray(trace.value(name), np.float64)
    with np.errstate(invalid="ignore"):
        largest = float(np.max(np.abs(value)))
    return largest if math.isfinite(largest) else 0.0


def _long(number: float) -> str:
    """As many digits as finite differences are good for."""
    return short(number, 10)
