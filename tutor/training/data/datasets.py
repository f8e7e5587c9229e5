"""Data sets to train on, each drawn from a formula, a noise and a seed: a row of the table a data set.

Numbers come from numpy's `Generator(PCG64(seed))` and are rounded to 4 decimals, so that the same settings
give the same numbers on every machine. Rows of different classes alternate, since training may go through
them in order. Sources of the formulas: moons and circles as scikit-learn's `make_moons` and `make_circles`
(https://scikit-learn.org/stable/datasets/sample_generators.html); spirals as CS231n's toy data
(https://cs231n.github.io/neural-networks-case-study/), an arm a class; XOR after Minsky and Papert 1969; the
lecture's three samples x = 1, 2, 3 and y = 2x.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.errors import TutorError
from tutor.language import listed, translate
from tutor.spelling import nearest

MOST_SAMPLES = 100_000
MOST_SEED = 2**31 - 1
MOST_CLASSES = 10
LABEL = "label"
"""The column of the class, counted from 0."""
ONE_OF = "class"
"""`class0`, `class1`, …: 1 for the samples of that class, else 0."""
_DECIMALS = 4

Column = npt.NDArray[np.float64]
Random = np.random.Generator


class DatasetError(TutorError):
    """A data set cannot be drawn like this; `setting` names what is wrong, the sentence says why."""

    def __init__(self, setting: str, sentence: str) -> None:
        super().__init__(sentence)
        self.setting = setting


@dataclass(frozen=True)
class Drawn:
    """Which data set, and how it is drawn: all that its numbers depend on.

    `noise` is the standard deviation of the normal noise. `classes` and `turns` matter only where the data
    set takes them.
    """

    name: str
    count: int
    noise: float = 0.0
    seed: int = 0
    classes: int = 2
    turns: float = 1.0


@dataclass(frozen=True)
class Dataset:
    """One row of the table: `features` and the target (`y`, or `label` for classes) in the order of columns.

    `draw` gives those columns as (rows, columns). `start` has the settings to begin with.
    """

    name: str
    features: tuple[str, ...]
    target: str
    start: Drawn
    draw: Callable[[Drawn, Random], Column]
    takes_classes: bool = False
    takes_turns: bool = False

    @property
    def is_classes(self) -> bool:
        """Whether it is to be classified, and not fitted by a curve."""
        return self.target == LABEL

    def columns(self, classes: int) -> tuple[str, ...]:
        """The names of its columns: features, target, and for classes one column each of zeros and ones."""
        ones = tuple(f"{ONE_OF}{index}" for index in range(classes)) if self.is_classes else ()
        return (*self.features, self.target, *ones)


def _lecture(drawn: Drawn, random: Random) -> Column:
    """The samples x = 1, 2, 3, …; y = 2x + noise."""
    x = np.arange(1, drawn.count + 1, dtype=np.float64)
    return np.column_stack((x, 2 * x + _noise(drawn, random)))


def _quadratic(drawn: Drawn, random: Random) -> Column:
    """A parabola: x evenly from −2 to 2; y = x² + noise: what the lecture's quadratic model can learn."""
    x = np.linspace(-2, 2, drawn.count)
    return np.column_stack((x, x**2 + _noise(drawn, random)))


def _line(drawn: Drawn, random: Random) -> Column:
    """A line: x uniform in −1 … 1; y = 2x + 1 + noise."""
    x = random.uniform(-1, 1, drawn.count)
    return np.column_stack((x, 2 * x + 1 + _noise(drawn, random)))


def _sine(drawn: Drawn, random: Random) -> Column:
    """A sine: x uniform in −3 … 3; y = sin x + noise."""
    x = random.uniform(-3, 3, drawn.count)
    return np.column_stack((x, np.sin(x) + _noise(drawn, random)))


def _moons(drawn: Drawn, random: Random) -> Column:
    """Two half circles, t from 0 to π: (cos t, sin t) and (1 − cos t, ½ − sin t)."""
    label, t = _along(drawn, random, 2)
    angle = np.pi * t
    upper = np.column_stack((np.cos(angle), np.sin(angle)))
    lower = np.column_stack((1 - np.cos(angle), 0.5 - np.sin(angle)))
    return _points(np.where(label[:, None] == 0, upper, lower), label, drawn, random)


def _circles(drawn: Drawn, random: Random) -> Column:
    """A circle of radius 1 around one of radius ½."""
    label, t = _along(drawn, random, 2)
    angle, radius = 2 * np.pi * t, np.where(label == 0, 1.0, 0.5)
    return _points(np.column_stack((radius * np.cos(angle), radius * np.sin(angle))), label, drawn, random)


def _spirals(drawn: Drawn, random: Random) -> Column:
    """Arm k of K: radius t, angle 2π(turns · t + k/K), t from 0 to 1."""
    label, t = _along(drawn, random, drawn.classes)
    angle = 2 * np.pi * (drawn.turns * t + label / drawn.classes)
    return _points(np.column_stack((t * np.cos(angle), t * np.sin(angle))), label, drawn, random)


def _xor(drawn: Drawn, random: Random) -> Column:
    """The corners (0, 0), (0, 1), (1, 0), (1, 1) in turn; class 1 where exactly one is 1."""
    corner = np.arange(drawn.count) % 4
    points = np.column_stack((corner // 2, corner % 2)).astype(np.float64)
    label = (points[:, 0] != points[:, 1]).astype(np.float64)
    return _points(points, label, drawn, random)


def _blobs(drawn: Drawn, random: Random) -> Column:
    """Gauss blobs whose centres stand evenly on a circle of radius 2; the noise is their width."""
    label = (np.arange(drawn.count) % drawn.classes).astype(np.float64)
    angle = 2 * np.pi * label / drawn.classes
    return _points(np.column_stack((2 * np.cos(angle), 2 * np.sin(angle))), label, drawn, random)


def _along(drawn: Drawn, random: Random, classes: int) -> tuple[Column, Column]:
    """The class of each row, in turn, and its place from 0 to 1: even within a class, in a drawn order."""
    label = (np.arange(drawn.count) % classes).astype(np.float64)
    t = np.empty(drawn.count)
    for each in range(classes):
        rows = np.flatnonzero(label == each)
        t[rows] = random.permutation(np.linspace(0, 1, len(rows)))
    return label, t


def _points(points: Column, label: Column, drawn: Drawn, random: Random) -> Column:
    noise = drawn.noise * random.standard_normal(points.shape)
    return np.column_stack((points + noise, label))


def _noise(drawn: Drawn, random: Random) -> Column:
    found: Column = drawn.noise * random.standard_normal(drawn.count)
    return found


_CURVE, _PLANE = ("x",), ("x1", "x2")

TABLE: dict[str, Dataset] = {
    each.name: each
    for each in (
        Dataset("lecture", _CURVE, "y", Drawn("lecture", 3), _lecture),
        Dataset("quadratic", _CURVE, "y", Drawn("quadratic", 9), _quadratic),
        Dataset("line", _CURVE, "y", Drawn("line", 50, 0.2), _line),
        Dataset("sine", _CURVE, "y", Drawn("sine", 100, 0.1), _sine),
        Dataset("xor", _PLANE, LABEL, Drawn("xor", 100, 0.1), _xor),
        Dataset("moons", _PLANE, LABEL, Drawn("moons", 200, 0.1), _moons),
        Dataset("circles", _PLANE, LABEL, Drawn("circles", 200, 0.05), _circles),
        Dataset("spirals", _PLANE, LABEL, Drawn("spirals", 200, 0.02), _spirals, True, True),
        Dataset("blobs", _PLANE, LABEL, Drawn("blobs", 150, 0.5, classes=3), _blobs, True),
    )
}


def dataset(name: str) -> Dataset:
    """The data set of this name.

    Raises:
        DatasetError: there is none.
    """
    if name in TABLE:
        return TABLE[name]
    meant = nearest(name, TABLE)
    sentence = translate("datasets", "there is no data set {name}; there are {known}.")
    if not name.strip():
        sentence = translate("datasets", "no data set is named; there are {known}.")
    if meant:
        sentence = translate("datasets", "there is no data set {name}; is {meant} meant?")
    raise DatasetError("from", sentence.format(name=name, known=listed(TABLE), meant=meant))


def columns(drawn: Drawn) -> dict[str, Column]:
    """Every column of the data set, (count,) each, by name.

    Raises:
        DatasetError: there is no such data set, or a setting is out of its bounds.
    """
    row = dataset(drawn.name)
    check(drawn)
    table = row.draw(drawn, np.random.Generator(np.random.PCG64(drawn.seed)))
    found = dict(zip((*row.features, row.target), np.round(table.T, _DECIMALS) + 0.0, strict=True))
    if row.is_classes:
        label = found[LABEL]
        for index in range(drawn.classes):
            found[f"{ONE_OF}{index}"] = (label == index).astype(np.float64)
    return found


def started(name: str, **settings: Any) -> Drawn:
    """The data set with what it begins with, and these settings.

    Raises:
        DatasetError: there is none of this name.
    """
    return replace(dataset(name).start, **settings)


def check(drawn: Drawn) -> None:
    """Raise DatasetError where a setting is out of its bounds."""
    if not 1 <= drawn.count <= MOST_SAMPLES:
        sentence = translate("datasets", "the count of samples is to be from 1 to {most}, not {found}.")
        raise DatasetError("count", sentence.format(most=f"{MOST_SAMPLES:,}", found=drawn.count))
    if not 0 <= drawn.noise <= 1000:
        sentence = translate("datasets", "the noise is to be from 0 to 1000, not {found}.")
        raise DatasetError("noise", sentence.format(found=drawn.noise))
    if not 0 <= drawn.seed <= MOST_SEED:
        sentence = translate("datasets", "the seed is to be from 0 to {most}, not {found}.")
        raise DatasetError("seed", sentence.format(most=MOST_SEED, found=drawn.seed))
    if not 2 <= drawn.classes <= MOST_CLASSES:
        sentence = translate("datasets", "there are to be 2 to {most} classes, not {found}.")
        raise DatasetError("classes", sentence.format(most=MOST_CLASSES, found=drawn.classes))
    if not 0 < drawn.turns <= 10:
        sentence = translate("datasets", "the turns are to be more than 0 and at most 10, not {found}.")
        raise DatasetError("turns", sentence.format(found=drawn.turns))
