"""The loss over one or two elements of parameters, all others kept: a curve, or a surface as a grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine import Value
from tutor.engine.forward import forward
from tutor.training.running.prepare import Prepared

Numbers = npt.NDArray[np.float64]
Range = tuple[float, float]

CURVE, SURFACE, ROUGH = 121, 41, 21
"""Points of a curve, and of a surface along each of its axes, finely and roughly."""
_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)
_NEAR = 3.0
ROWS = 1_000
"""Rows of numbers computed at once: they fit in a cache, and between two chunks the work can be stopped."""
_SMALL = 64
"""Elements of a parameter up to which it is repeated for each row; larger ones are taken point by point."""
_MOST_SAMPLES = {1: 1_000, 2: 200}
"""Samples of which the mean is taken over one element, and over two; of more data so many, evenly spaced."""


class Stopped(Exception):
    """The answer is not wanted any more."""


@dataclass(frozen=True)
class Element:
    """One number of a parameter; `index` is () where the parameter is a single number."""

    name: str
    index: tuple[int, ...] = ()

    def of(self, values: Mapping[str, Value]) -> float:
        """The number among the values of the parameters, or among their gradients."""
        return float(np.asarray(values[self.name])[self.index])


@dataclass(frozen=True, eq=False)
class Landscape:
    """The loss over one element or two, and where training stands in it. All float64.

    `loss` is (len(x),) over one element and (len(y), len(x)) over two; `at` are the elements' values,
    `height` the loss there, `slopes` its partial derivatives: the gradient. `samples` of `of_samples` are
    averaged.
    """

    elements: tuple[Element, ...]
    x: Numbers
    y: Numbers
    loss: Numbers
    at: tuple[float, ...]
    height: float
    slopes: tuple[float, ...]
    samples: int
    of_samples: int

    @property
    def is_surface(self) -> bool:
        """Whether it goes over two elements."""
        return len(self.elements) == 2

    def height_at(self, x: float) -> float:
        """The curve's height at an x within its range, between its points in a straight line."""
        return float(np.interp(x, self.x, self.loss))


def every_row(index: tuple[int, ...]) -> tuple[Any, ...]:
    """The element at `index` in each row of an array, (rows, *shape of one)."""
    return (slice(None), *index)


class Loss:
    """The mean loss over the samples as a function of chosen elements, in float64."""

    def __init__(
        self,
        prepared: Prepared,
        parameters: Mapping[str, Value],
        elements: Sequence[Element],
        sample: int | None = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """`parameters` are all of them at the moment asked about; `sample` takes one row of the data alone.

        `stop` is asked between chunks; where it says so, Stopped is raised.
        """
        self._graph, self._stop = prepared.plan.graph, stop
        self.elements = tuple(elements)
        self._leaves: dict[str, Any] = {**prepared.fixed, **parameters}
        known = {name: np.asarray(column, np.float64) for name, column in prepared.columns.items()}
        self.of_samples = prepared.plan.samples
        rows = (
            _chosen(self.of_samples, _MOST_SAMPLES[len(elements)]) if sample is None else np.array([sample])
        )
        self._columns = {name: column[rows] for name, column in known.items()}
        self.samples = len(rows)
        self._parameters = {each.name: np.array(parameters[each.name], np.float64) for each in elements}

    def __call__(self, points: Numbers) -> Numbers:
        """The loss at each point, (points,); `points` is (points, elements).

        Raises:
            Stopped: the answer is not wanted any more.
        """
        if any(value.size > _SMALL for value in self._parameters.values()):
            return np.array([self._one(point) for point in points])
        at_once = max(1, ROWS // self.samples)
        parts = [self._several(points[at : at + at_once]) for at in range(0, len(points), at_once)]
        return np.concatenate(parts) if parts else np.empty(0)

    def _one(self, point: Numbers) -> float:
        """The loss at one point, computed for all samples at once."""
        moved = {name: value.copy() for name, value in self._parameters.items()}
        for element, number in zip(self.elements, point, strict=True):
            moved[element.name][element.index] = number
        columns = self._columns or {name: value[None] for name, value in moved.items()}
        return float(np.mean(self._run({**self._leaves, **moved}, columns, self.samples)))

    def _several(self, points: Numbers) -> Numbers:
        """The loss at some points, computed for all of them and all samples at once."""
        count = len(points)
        columns = {
            name: np.tile(each, (count, *[1] * (each.ndim - 1))) for name, each in self._columns.items()
        }
        for name, value in self._parameters.items():
            columns[name] = np.repeat(self._moved(name, value, points), self.samples, axis=0)
        found = self._run(self._leaves, columns, count * self.samples).reshape(count, self.samples)
        return np.asarray(found.mean(axis=1))

    def _moved(self, name: str, value: Numbers, points: Numbers) -> Numbers:
        moved = np.repeat(value[None], len(points), axis=0)
        for at, element in enumerate(self.elements):
            if element.name == name:
                moved[every_row(element.index)] = points[:, at]
        return moved

    def _run(self, leaves: Mapping[str, Any], columns: Mapping[str, Numbers], rows: int) -> Numbers:
        if self._stop():
            raise Stopped
        with np.errstate(all="ignore"):
            found = forward(self._graph, self._graph.root, leaves, columns, "float64")
        numbers = np.asarray(found, np.float64)
        return np.broadcast_to(numbers.reshape(-1), (rows,)) if numbers.size == 1 else numbers.reshape(rows)


def landscape(loss: Loss, at: Sequence[float], ranges: Sequence[Range], surface: int = SURFACE) -> Landscape:
    """The loss over these ranges, one an element, with its height and slopes at the point `at`.

    A surface has `surface` points along each axis. Slopes are central differences with h = ε^⅓·max(1, |v|),
    as in `tutor.engine.numeric`.

    Raises:
        Stopped: the answer is not wanted any more.
    """
    count = CURVE if len(ranges) == 1 else surface
    x = np.linspace(*ranges[0], count)
    y = np.linspace(*ranges[1], count) if len(ranges) == 2 else np.empty(0)
    if len(ranges) == 1:
        heights = loss(x[:, None])
    else:
        across, up = np.meshgrid(x, y)
        heights = loss(np.column_stack((across.ravel(), up.ravel()))).reshape(count, count)
    here, slopes = _at_point(loss, np.array(at, np.float64))
    return Landscape(loss.elements, x, y, heights, tuple(at), here, slopes, loss.samples, loss.of_samples)


def _at_point(loss: Loss, at: Numbers) -> tuple[float, tuple[float, ...]]:
    """The loss at the point and its slope along each element."""
    step = _STEP * np.maximum(1.0, np.abs(at))
    points = np.vstack((at, at + np.diag(step), at - np.diag(step)))
    heights, count = loss(points), len(at)
    with np.errstate(all="ignore"):
        across = np.diag(points[1 : 1 + count] - points[1 + count :])
        slopes = (heights[1 : 1 + count] - heights[1 + count :]) / across
    return float(heights[0]), tuple(float(each) for each in slopes)


def bottoms(loss: Loss, at: Sequence[float]) -> Numbers:
    """Where the parabola that fits the loss along each element has its bottom, (elements,).

    nan where it has none, or one farther away than three times max(1, |v|): no range is to reach there.

    Raises:
        Stopped: the answer is not wanted any more.
    """
    here = np.array(at, np.float64)
    unit = np.maximum(1.0, np.abs(here))
    step = 1e-3 * unit
    points = np.vstack((here, here + np.diag(step), here - np.diag(step)))
    heights, count = loss(points), len(here)
    middle, above, below = heights[0], heights[1 : 1 + count], heights[1 + count :]
    with np.errstate(all="ignore"):
        bend = (above - 2 * middle + below) / step**2
        found = here - (above - below) / (2 * step) / bend
        near = (bend > 1e-9 * max(1.0, abs(middle))) & (np.abs(found - here) <= _NEAR * unit)
    return np.where(near, found, np.nan)


def fitting_range(at: float, path: Numbers) -> Range:
    """A range with the point and the path taken to it, with as much again on the far side of the point.

    So it shows where a path leads that has not come to an end; its half is at least half of max(1, |v|).
    """
    known = np.append(path[np.isfinite(path)], at)
    farthest = float(np.abs(known - at).max())
    half = max(1.25 * farthest, 0.5 * max(1.0, abs(at)))
    return (at - half, at + half)


def kept_range(before: Range | None, at: float, path: Numbers) -> Range:
    """The range before where that still fits, so that the picture does not jump as training goes on."""
    wished = fitting_range(at, path)
    if before is None:
        return wished
    low, high = before
    margin = 0.06 * (high - low)
    known = np.append(path[np.isfinite(path)], at)
    inside = bool(((known >= low + margin) & (known <= high - margin)).all())
    return before if inside and 0.4 < (wished[1] - wished[0]) / (high - low) <= 1.5 else wished


def _chosen(samples: int, most: int) -> npt.NDArray[np.intp]:
    """The rows of the data of which the mean is taken."""
    if samples <= most:
        return np.arange(samples)
    return np.linspace(0, samples - 1, most).astype(np.intp)
