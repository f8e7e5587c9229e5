"""Layers of parameters, the size of their gradients, and what is said of it."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.document.starting.templates import open_template
from tutor.graph import read_code
from tutor.training.views.gradient_sizes import gradient_sizes, size, spread, verdict
from tutor.training.views.parameter_layers import ParameterLayer, parameter_layers

LAYERS = tuple(ParameterLayer(f"layer {number}", (f"w{number}",)) for number in (1, 2, 3))


def layers_of(code: str, *parameters: str) -> list[tuple[str, ...]]:
    """The parameters of each layer."""
    return [layer.parameters for layer in parameter_layers(read_code(code, parameters).graph)]


def test_layers_are_found_by_products() -> None:
    assert layers_of("y = w1*x**2 + w2*x + b\nloss = y**2", "w1", "w2", "b") == [("w1", "w2", "b")]
    code = "h = tanh(affine(W1, x, b1))\ny = W2 @ h + b2\nloss = sum(y)"
    assert layers_of(code, "W1", "b1", "W2", "b2") == [("W1", "b1"), ("W2", "b2")]
    penalty = "h = W1 @ x\ny = W2 @ h\nloss = sum(y**2) + sum(W2*W2)"
    assert layers_of(penalty, "W1", "W2") == [("W1",), ("W2",)]
    assert layers_of("h = w*x\ng = w*h\nloss = v*g", "w", "v") == [("w",), ("v",)]


def test_a_frame_gives_a_layer_its_name() -> None:
    document = open_template("mlp:2-4-3-1")
    frames = {group.title: frozenset(group.nodes) for group in document.groups}
    found = parameter_layers(document.graph, frames)
    assert [layer.title for layer in found] == ["Layer 1", "Layer 2", "Layer 3"]
    assert [layer.parameters for layer in found][1] == ("W2", "b2")
    plain = parameter_layers(document.graph, {"All": frozenset({"W1", "b1", "W2", "b2"})})
    assert plain[0].title == "layer 1"


def test_the_size_is_the_root_mean_square() -> None:
    assert size(np.array([3.0, -4.0])) == pytest.approx(np.sqrt(12.5))
    assert size(np.array([1e200, 1e200])) == pytest.approx(1e200)
    assert size(np.zeros(3)) == 0.0
    layer = ParameterLayer("one", ("W", "b"))
    assert gradient_sizes([layer], {"W": np.array([[1.0, 1.0]]), "b": 2.0}) == pytest.approx([np.sqrt(2)])


@pytest.mark.parametrize(
    ("sizes", "kind", "words"),
    [
        ([0.001, 0.1, 0.3], "vanishing", "layer 1 gets 1/300 of the gradient of layer 3. It hardly learns."),
        ([0.00301, 0.1, 0.3], "uneven", "the gradient of layer 3 is 100 times that of layer 1."),
        ([40.0, 1.0, 0.3], "exploding", "layer 1 gets 130 times the gradient of layer 3."),
        ([0.1, 0.2, 0.3], "even", "the largest gradient, of layer 3, is 3 times that of layer 1."),
        ([0.1, 0.0, 0.3], "none", "Layer 2 gets no gradient at all"),
        ([0.0, 0.0, 0.0], "none", "Every gradient is 0 here"),
        ([1.0, np.inf, 1.0], "lost", "The gradient of layer 2 is no finite number any more"),
    ],
)
def test_what_is_said(sizes: list[float], kind: str, words: str) -> None:
    found = verdict(LAYERS, np.array(sizes))
    assert found.kind == kind
    assert words in found.words
    assert found.is_trouble == (kind not in ("even", "uneven"))


def test_gradients_that_grow_in_step_are_told() -> None:
    found = verdict(LAYERS, np.array([50.0, 60.0, 70.0]), np.array([0.1, 0.1, 0.1]))
    assert found.kind == "growing"
    assert "of layer 3 is 700 times what it was at first" in found.words
    assert verdict(LAYERS, np.array([0.5, 0.6, 0.7]), np.array([0.1, 0.1, 0.1])).kind == "even"


def test_the_spread_counts_every_gradient_once() -> None:
    gradients = {"w1": np.array([0.01, -0.02, 0.0]), "w2": np.array([1.0, np.nan]), "w3": -31.0}
    found = spread(LAYERS, gradients)
    assert found.edges[0] == -2.0 and found.edges[-1] == 1.5
    assert found.counts.sum(axis=1).tolist() == [2, 1, 1]
    assert found.counts[0, 0] == 2 and found.counts[2, -1] == 1
    assert (found.zeros.tolist(), found.lost.tolist()) == ([1, 0, 0], [0, 1, 0])
    nothing = spread(LAYERS, {"w1": 0.0, "w2": 0.0, "w3": 0.0})
    assert nothing.counts.sum() == 0 and nothing.zeros.tolist() == [1, 1, 1]
