"""How numbers of a run have gone, iteration by iteration: elements and norms, sizes by layer, a path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from tutor.engine import Value
from tutor.training.history.history import History, Sampled
from tutor.training.views.landscape import Element, every_row
from tutor.training.views.parameter_layers import ParameterLayer

Numbers = npt.NDArray[np.float64]
Iterations = npt.NDArray[np.int64]
Of = Literal["parameters", "gradients"]

POINTS = 800
"""Iterations that a curve has at most: two a pixel where a plot is as wide as in the window."""
_TRIES = 5
_FEW = 40


@dataclass(frozen=True)
class Followed:
    """What is followed of a parameter: one element, or with `index` None the norm √Σv² of all of them."""

    name: str
    index: tuple[int, ...] | None = ()

    @property
    def title(self) -> str:
        """`w`, `W1[0, 2]` as in code, `‖W1‖`."""
        if self.index is None:
            return f"‖{self.name}‖"
        return f"{self.name}[{', '.join(map(str, self.index))}]" if self.index else self.name


def courses(
    history: History, followed: Sequence[Followed], of: Of, points: int = POINTS
) -> tuple[Iterations, Numbers]:
    """Iterations, (points,), and what is followed in each of them, (points, len(followed)).

    A parameter's value is the one after the iteration's update.
    """
    takes = [(each.name, _taker(each)) for each in followed]
    return _together(history, takes, of, points)


def layer_sizes(
    history: History, layers: Sequence[ParameterLayer], points: int = POINTS
) -> tuple[Iterations, Numbers]:
    """Iterations, and the size (root mean square) of each layer's gradient in them, (points, layers)."""
    takes = [(name, _mean_square) for layer in layers for name in layer.parameters]
    iterations, squares = _together(history, takes, "gradients", points)
    found, at = np.empty((len(iterations), len(layers))), 0
    latest = history.parameters_before(0)
    for column, layer in enumerate(layers):
        counts = np.array([np.size(latest[name]) for name in layer.parameters], np.float64)
        part = squares[:, at : at + len(counts)]
        with np.errstate(all="ignore"):
            found[:, column] = np.sqrt(part @ counts / counts.sum())
        at += len(counts)
    return iterations, found


class Gathered:
    """Rows of numbers of a history at every iteration, or at every second, fourth, … of a longer run.

    As it follows a run that grows, it takes each iteration once. The distance is the least power of two with
    which no more than `most` are taken, and they are those that a history keeps longest: none is computed
    again. Use it from one thread at a time.
    """

    def __init__(self, take: Callable[[History, int], Numbers], most: int) -> None:
        self._take, self._most = take, most
        self._history: History | None = None
        self._step = 1
        self._rows: list[Numbers] = []
        self.is_whole = True
        """Whether nothing was left out the last time."""

    def follow(
        self, history: History, stop: Callable[[], bool] = lambda: False
    ) -> tuple[Iterations, Numbers]:
        """The iterations taken so far, (points,), and their rows, (points, numbers); 1 point at least.

        Another history than before is begun with anew. `stop` is asked after each row that is taken.
        """
        if history is not self._history:
            self._history, self._step, self._rows = history, 1, []
        length = len(history)
        while length // self._step > self._most or self._step < history.every:
            self._step *= 2
            self._rows = self._rows[1::2]
        self.is_whole = True
        for at in range(len(self._rows), max(length // self._step, 1)):
            self._rows.append(self._take(history, (at + 1) * self._step - 1))
            if stop() and at + 1 < length // self._step:
                self.is_whole = False
                break
        return (np.arange(1, len(self._rows) + 1) * self._step - 1), np.array(self._rows)


def path(history: History, elements: Sequence[Element], until: int, points: int = POINTS) -> Numbers:
    """Where the elements stood before the first iterations up to `until`, that one too: (points, elements).

    The first row has the initial values, the last those of the moment asked about.
    """
    until = min(until, len(history))
    first = [element.of(history.parameters_before(0)) for element in elements]
    last = [element.of(history.parameters_before(until)) for element in elements]
    if not until:
        return np.array([first])
    iterations, between = courses(
        history, [Followed(e.name, e.index) for e in elements], "parameters", points
    )
    between = between[iterations < until - 1]
    if len(between) < min(_FEW, until - 1):  # a short way at the beginning of a long run
        asked = np.unique(np.linspace(1, until - 1, min(_FEW, until - 1)).round().astype(int))
        rows = [history.parameters_before(int(at)) for at in asked]
        between = np.array([[element.of(row) for element in elements] for row in rows])
    return np.vstack((first, between.reshape(-1, len(elements)), last))


def _together(
    history: History, takes: Sequence[tuple[str, Callable[[Any], Any]]], of: Of, points: int
) -> tuple[Iterations, Numbers]:
    """Several columns at the same iterations, though the history may grow meanwhile."""
    for _ in range(_TRIES):
        found = [history.sampled(name, points, of, take) for name, take in takes]
        if all(np.array_equal(each.iterations, found[0].iterations) for each in found):
            break
    return found[0].iterations, np.column_stack([_at(each, found[0].iterations) for each in found])


def _at(column: Sampled, iterations: Iterations) -> Numbers:
    """The column at these iterations; between its own in a straight line."""
    values = np.asarray(column.values, np.float64)
    if np.array_equal(column.iterations, iterations):
        return values
    return np.interp(iterations, column.iterations, values)


def _taker(followed: Followed) -> Callable[[Any], Any]:
    index = followed.index
    if index is None:
        return lambda rows: np.sqrt(_squares(rows))
    return lambda rows: np.asarray(rows)[every_row(index)]


def _squares(rows: Any) -> Numbers:
    flat = np.asarray(rows, np.float64).reshape(len(rows), -1)
    with np.errstate(all="ignore"):
        return np.asarray(np.einsum("ij,ij->i", flat, flat))


def _mean_square(rows: Any) -> Numbers:
    return _squares(rows) / max(1, int(np.prod(np.shape(rows)[1:])))


def followed_of(parameters: dict[str, Value], most: int) -> tuple[Followed, ...]:
    """What to follow where nobody has chosen: every number where there are so few, else each one's norm."""
    elements = [
        Followed(name, index) for name, value in parameters.items() for index in np.ndindex(np.shape(value))
    ] if sum(np.size(value) for value in parameters.values()) <= most else []  # fmt: skip
    norms = [Followed(name, () if not np.shape(value) else None) for name, value in parameters.items()]
    return tuple(elements or norms[:most])
