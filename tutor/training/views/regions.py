"""What a prediction is over its one or two features: the fitted curve, or the plane with its regions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine import Value
from tutor.engine.forward import forward
from tutor.training.running.prepare import Prepared
from tutor.training.views.contours import contour
from tutor.training.views.landscape import ROWS, every_row
from tutor.training.views.prediction import Prediction, classes_of

Numbers = npt.NDArray[np.float64]
CURVE, GRID = 241, 61
"""Points of a curve, and of the plane along each of its axes."""
_LEVELS = 7
_PAD = 0.12
_FEWEST = 1e-9


@dataclass(frozen=True, eq=False)
class Samples:
    """Where samples lie: `places` (samples, features), `targets` (samples,) or None, `classes` likewise."""

    places: Numbers
    targets: Numbers | None
    classes: npt.NDArray[np.int64] | None

    def __len__(self) -> int:
        """How many they are."""
        return len(self.places)


@dataclass(frozen=True, eq=False)
class Fitted:
    """What is predicted at each x, (len(x),), or at each y and x, (len(y), len(x)), from given parameters.

    `numbers` is the prediction; of more than two classes it is the predicted class, counted from 0. `lines`
    are segments, (segments, 2, 2): where classes meet, or lines of equal prediction.
    """

    prediction: Prediction
    x: Numbers
    y: Numbers
    numbers: Numbers
    lines: Numbers
    right: int | None
    """How many of the samples trained on are predicted in their class; None where that cannot be told."""


def samples_of(prediction: Prediction, columns: Mapping[str, Any]) -> Samples:
    """The samples of some columns of data, the features' and the target's among them."""
    arrays = {name: np.asarray(column, np.float64) for name, column in columns.items()}
    places = [arrays[each.name][every_row(each.index)] for each in prediction.features]
    target = arrays.get(prediction.target) if prediction.target else None
    if target is None:
        return Samples(np.column_stack(places), None, None)
    classes = classes_of(prediction, target) if prediction.kind != "number" else None
    flat = target.reshape(len(target), -1)
    return Samples(np.column_stack(places), flat[:, 0] if flat.shape[1] == 1 else None, classes)


def fitting(places: Numbers) -> tuple[tuple[float, float], ...]:
    """From where to where each feature is to be seen: its samples with room at both ends."""
    found = []
    for column in places.T:
        known = column[np.isfinite(column)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (-1.0, 1.0)
        room = _PAD * (high - low) if high - low > _FEWEST * max(1.0, abs(high)) else max(1.0, abs(high)) / 2
        found.append((low - room, high + room))
    return tuple(found)


def fitted(
    prepared: Prepared,
    prediction: Prediction,
    parameters: Mapping[str, Value],
    ranges: tuple[tuple[float, float], ...],
    samples: Samples,
    between: Callable[[], object] = lambda: None,
) -> Fitted:
    """The prediction over one or two features with these parameters, computed in float64.

    It is computed in parts; `between` is called before each.
    """
    predict = _predictor(prepared, prediction, parameters, between)
    right = _right(prediction, predict, samples)
    if len(ranges) == 1:
        x = np.linspace(*ranges[0], CURVE)
        return Fitted(
            prediction, x, np.empty(0), _numbers(prediction, predict(x[:, None])), np.empty((0, 2, 2)), right
        )
    x, y = np.linspace(*ranges[0], GRID), np.linspace(*ranges[1], GRID)
    across, up = np.meshgrid(x, y)
    found = predict(np.column_stack((across.ravel(), up.ravel())))
    numbers = _numbers(prediction, found).reshape(GRID, GRID)
    return Fitted(prediction, x, y, numbers, _lines(prediction, found, numbers, x, y), right)


def _predictor(
    prepared: Prepared, prediction: Prediction, parameters: Mapping[str, Value], between: Callable[[], object]
) -> Callable[[Numbers], Numbers]:
    """What the node is at places, (places, features) → (places, elements of the node)."""
    graph, features = prepared.plan.graph, prediction.features
    first = {name: np.asarray(column[0], np.float64) for name, column in prepared.columns.items()}
    leaves = {**prepared.fixed, **first, **parameters}

    def predict(places: Numbers) -> Numbers:
        between()
        columns = {}
        for name in {feature.name for feature in features}:
            columns[name] = np.repeat(first[name][None], len(places), axis=0)
        for at, feature in enumerate(features):
            columns[feature.name][every_row(feature.index)] = places[:, at]
        found = forward(graph, prediction.node, leaves, columns, "float64")
        return np.asarray(found, np.float64).reshape(len(places), -1)

    def in_parts(places: Numbers) -> Numbers:
        return np.concatenate([predict(places[at : at + ROWS]) for at in range(0, len(places), ROWS)])

    return in_parts


def _numbers(prediction: Prediction, found: Numbers) -> Numbers:
    return found.argmax(axis=1).astype(np.float64) if prediction.kind == "classes" else found[:, 0]


def _right(prediction: Prediction, predict: Callable[[Numbers], Numbers], samples: Samples) -> int | None:
    """How many samples are on their side of the boundary."""
    if samples.classes is None or not len(samples):
        return None
    found = predict(samples.places)
    if not np.isfinite(found).all():
        return None
    numbers = _numbers(prediction, found)
    said = numbers > prediction.boundary if prediction.kind == "two classes" else numbers
    return int((said.astype(np.int64) == samples.classes).sum())


def _lines(prediction: Prediction, found: Numbers, numbers: Numbers, x: Numbers, y: Numbers) -> Numbers:
    """The boundaries between classes, or lines of equal prediction."""
    if prediction.kind == "two classes":
        return contour(numbers, x, y, prediction.boundary)
    if prediction.kind == "number":
        known = numbers[np.isfinite(numbers)]
        heights = np.linspace(known.min(), known.max(), _LEVELS + 2)[1:-1] if len(known) else np.empty(0)
        parts = [contour(numbers, x, y, float(level)) for level in heights]
    else:
        scores = found.reshape(len(y), len(x), -1)
        parts = []
        for at in range(scores.shape[-1]):  # where a class is as good as the best of the others
            rest = np.delete(scores, at, axis=-1).max(axis=-1)
            parts.append(contour(scores[..., at] - rest, x, y, 0.0))
    return np.concatenate(parts) if parts else np.empty((0, 2, 2))
