"""Which node is the prediction, and what it is over its features."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import linear, network
from tests.helpers.pytorch import torch
from tutor.document.starting.templates import open_template
from tutor.graph import read_code
from tutor.training import Plan
from tutor.training.running.prepare import Prepared, prepare
from tutor.training.views.prediction import candidates, found_prediction, prediction_of
from tutor.training.views.regions import fitted, fitting, samples_of

POINTS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))


def prepared_of(code: str, values: dict[str, Any], data: dict[str, Any], *parameters: str) -> Prepared:
    """A plan of the code, made ready."""
    return prepare(Plan(read_code(code, parameters).graph, values, data, dtype="float64"))


def two_inputs(loss: str, classes: tuple[Any, ...]) -> Prepared:
    """A neuron of two inputs whose score is x₁ + 2·x₂ − 1."""
    code = f"z = w1*x1 + w2*x2 + b\n{loss}"
    x1, x2 = zip(*POINTS, strict=True)
    return prepared_of(code, {"w1": 1, "w2": 2, "b": -1}, {"x1": x1, "x2": x2, "y": classes}, "w1", "w2", "b")


def test_the_lectures_prediction_is_found_by_the_difference() -> None:
    found = found_prediction(prepare(linear()))
    assert found is not None
    assert (found.node, found.target, found.kind) == ("y_hat", "y", "number")
    assert [feature.title for feature in found.features] == ["x"]


@pytest.mark.parametrize(
    ("loss", "classes", "node", "kind", "boundary"),
    [
        ("loss = mse(sigmoid(z), y)", (0, 0, 0, 1), "sigmoid(z)", "two classes", 0.5),
        ("loss = bce_with_logits(z, y)", (0, 0, 0, 1), "z", "two classes", 0.0),
        ("loss = hinge(z, y)", (-1, -1, -1, 1), "z", "two classes", 0.0),
        ("r = y - z\nloss = r**2 + 0.1*w1**2", (0.5, 0, 1, 2), "z", "number", 0.0),
        ("p = sigmoid(z)\nloss = bce(p, y)", (1, 0, 0, 1), "p", "two classes", 0.5),
    ],
)
def test_the_prediction_is_what_is_compared_with_the_target(
    loss: str, classes: tuple[Any, ...], node: str, kind: str, boundary: float
) -> None:
    found = found_prediction(two_inputs(loss, classes))
    assert found is not None
    assert (found.node, found.target, found.kind, found.boundary) == (node, "y", kind, boundary)
    assert [feature.title for feature in found.features] == ["x1", "x2"]


def test_templates_have_their_predictions() -> None:
    found = {}
    for name in ("mlp:2-4-1", "softmax-classifier", "mazur", "neuron"):
        document = open_template(name)
        plan = Plan(document.graph, document.values, document.data, dtype="float64")
        each = found_prediction(prepare(plan))
        found[name] = (each.node, each.kind, len(each.features)) if each is not None else None
    assert found["mlp:2-4-1"] == ("y_hat", "two classes", 2)
    assert found["softmax-classifier"] is not None and found["softmax-classifier"][1] == "classes"


def test_another_node_can_be_looked_at() -> None:
    prepared = two_inputs("p = sigmoid(z)\nloss = bce(p, y)", (1, 0, 0, 1))
    assert candidates(prepared)[-2:] == ("z", "p")
    chosen = prediction_of(prepared, "w1*x1")
    assert [feature.title for feature in chosen.features] == ["x1"]
    assert chosen.target == "y"
    assert prediction_of(prepared, "p") == found_prediction(prepared)


def test_nothing_is_predicted_without_a_target() -> None:
    assert found_prediction(prepared_of("loss = (w*x)**2", {"w": 1}, {"x": (1, 2)}, "w")) is None


def test_the_fitted_curve_is_the_line() -> None:
    prepared = prepare(linear("float64"))
    found = found_prediction(prepared)
    assert found is not None
    samples = samples_of(found, prepared.columns)
    assert samples.places.tolist() == [[1.0], [2.0], [3.0]]
    assert samples.targets is not None and samples.targets.tolist() == [2.0, 4.0, 6.0]
    (span,) = fitting(samples.places)
    assert span == pytest.approx((0.76, 3.24))
    curve = fitted(prepared, found, {"w": 1.5}, (span,), samples)
    assert curve.numbers == pytest.approx(1.5 * curve.x)
    assert curve.right is None


def test_the_boundary_of_a_neuron_is_its_line() -> None:
    prepared = two_inputs("loss = bce_with_logits(z, y)", (0, 1, 1, 1))
    found = found_prediction(prepared)
    assert found is not None
    samples = samples_of(found, prepared.columns)
    plane = fitted(prepared, found, prepared.parameters, fitting(samples.places), samples)
    assert plane.lines[..., 0] + 2 * plane.lines[..., 1] == pytest.approx(1.0)
    assert plane.numbers[0, -1] == pytest.approx(plane.x[-1] + 2 * plane.y[0] - 1)
    assert samples.classes is not None and samples.classes.tolist() == [0, 1, 1, 1]
    assert plane.right == 3  # the point (1, 0) lies on the boundary, and counts as below


@pytest.mark.needs_torch
def test_classes_are_the_largest_of_pytorchs_outputs() -> None:
    numbers = np.random.default_rng(1)
    values = {"W": numbers.normal(size=(3, 2)), "b": numbers.normal(size=3)}
    x = numbers.normal(size=(20, 2))
    classes = numbers.integers(0, 3, 20)
    data = {"x": tuple(map(tuple, x)), "y": tuple(map(tuple, np.eye(3)[classes]))}
    prepared = prepared_of("z = W @ x + b\nloss = cross_entropy(z, y)", values, data, "W", "b")
    found = found_prediction(prepared)
    assert found is not None and found.kind == "classes" and found.node == "z"
    samples = samples_of(found, prepared.columns)
    assert samples.classes is not None and samples.classes.tolist() == classes.tolist()
    plane = fitted(prepared, found, prepared.parameters, ((-2.0, 2.0), (-3.0, 3.0)), samples)
    weights, bias = torch.tensor(values["W"]), torch.tensor(values["b"])
    grid = torch.cartesian_prod(torch.tensor(plane.y), torch.tensor(plane.x)).flip(1)
    expected = (grid @ weights.T + bias).argmax(1).reshape(len(plane.y), len(plane.x))
    assert plane.numbers.tolist() == expected.double().tolist()
    predicted = (torch.tensor(x) @ weights.T + bias).argmax(1)
    assert plane.right == int((predicted == torch.tensor(classes)).sum())


def test_several_numbers_without_classes_show_the_first() -> None:
    found = found_prediction(prepare(network("float64")))
    assert found is not None
    assert (found.node, found.kind) == ("y_hat", "number")
