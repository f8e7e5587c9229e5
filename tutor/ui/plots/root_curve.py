"""The curve of the root over one node: what the loss would be if that node had another value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor import ops
from tutor.engine import Trace
from tutor.engine.numeric import root_value, weight

POINTS, FEWER_POINTS = 121, 41
Range = tuple[float, float]
_WIDEST, _NARROWEST = 6.0, 0.5
"""How far a range may reach beside the value, in units of max(1, |value|)."""


@dataclass(frozen=True, eq=False)
class RootCurve:
    """`x` and `y`, (points,) each, and where the node stands: `at`, and the root there. All float64.

    Where the root is handed a gradient other than 1, or is an array, `y` is Σ given·root: the gradient is its
    slope. Of a node that holds an array, `x` is its element at `index`.
    """

    name: str
    x: npt.NDArray[np.float64]
    y: npt.NDArray[np.float64]
    at: float
    height: float
    index: tuple[int, ...] = ()

    @property
    def range(self) -> Range:
        """From the first x to the last."""
        return float(self.x[0]), float(self.x[-1])

    def height_at(self, x: float) -> float:
        """The curve's height at an x within its range, between its points in a straight line."""
        return float(np.interp(x, self.x, self.y))


def evaluations(trace: Trace) -> int:
    """How many nodes are computed for the curve, each for one point or all points at once."""
    return weight(trace) * (6 if is_elementwise(trace) else FEWER_POINTS + 4)


def root_curve(
    trace: Trace,
    name: str,
    before: Range | None = None,
    *,
    index: tuple[int, ...] = (),
    showing: float | None = None,
) -> RootCurve:
    """The curve around the value of the node, or of its element at `index`.

    It is in the range `before` where that still fits, and reaches as far as `showing`, an x to be seen.
    """
    over = _Root(trace, name, index)
    at = float(np.asarray(trace.value(name))[index])
    low, high = _range(over, at, before)
    if showing is not None and not low < showing < high:
        beyond = 0.15 * abs(showing - at)
        low, high = min(low, showing - beyond), max(high, showing + beyond)
    x = np.linspace(low, high, POINTS if over.at_once else FEWER_POINTS)
    return RootCurve(name, x, over(x), at, float(over([at])[0]), index)


def is_elementwise(trace: Trace) -> bool:
    """Whether every value is one number and no operation mixes elements: then all points are one pass."""
    graph = trace.graph
    used = {node.op for node in graph.nodes if not node.is_leaf}
    mixes = any(ops.TABLE[op].pull or ops.TABLE[op].reduces for op in used)
    return not mixes and not any(isinstance(value, np.ndarray) for value in trace.values)


class _Root:
    """The root, weighted by the given gradient, as a function of one node's value, or of an element of it."""

    def __init__(self, trace: Trace, name: str, index: tuple[int, ...] = ()) -> None:
        self._trace, self._name, self._index = trace, name, index
        self._leaves = {leaf.name: trace.value(leaf.name) for leaf in trace.graph.leaves}
        self.at_once = is_elementwise(trace)

    def __call__(self, points: Sequence[float] | npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        x = np.asarray(points, np.float64)
        if self.at_once:
            return np.broadcast_to(float(self._trace.given) * np.asarray(self._at(x)), x.shape)
        given = np.asarray(self._trace.given, np.float64)
        return np.array([float(np.sum(given * self._at(point))) for point in x])

    def _at(self, value: Any) -> Any:
        if self._index:
            whole = np.array(self._trace.value(self._name), np.float64)
            whole[self._index] = value
            value = whole
        return root_value(self._trace.graph, self._leaves, {self._name: value})


def _range(over: _Root, at: float, before: Range | None) -> Range:
    """A range with the value and, where the curve bends upwards, the bottom of the parabola that fits it."""
    unit = max(1.0, abs(at))
    step = 1e-3 * unit
    below, here, above = over([at - step, at, at + step])
    with np.errstate(all="ignore"):
        slope, bend = (above - below) / (2 * step), (above - 2 * here + below) / step**2
        bottom = at - slope / bend if bend > 1e-9 * max(1.0, abs(here)) else at
    if not np.isfinite(bottom) or abs(bottom - at) > _WIDEST * unit:
        bottom = at
    half = max(1.8 * abs(at - bottom), _NARROWEST * unit)
    wished = (bottom - half, bottom + half) if bottom != at else (at - unit, at + unit)
    return before if before and _still_fits(before, wished, (at, bottom)) else wished


def _still_fits(before: Range, wished: Range, shown: tuple[float, float]) -> bool:
    """Whether a range in use may stay, so that the picture does not jump from one sample to the next."""
    low, high = before
    margin = 0.06 * (high - low)
    inside = all(low + margin <= x <= high - margin for x in shown)
    return inside and 0.3 < (wished[1] - wished[0]) / (high - low) <= 1.5
