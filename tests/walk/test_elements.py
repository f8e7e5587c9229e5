"""Single elements of arrays: their derivations add up to PyTorch's numbers, and finite differences agree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.reading import value_of_plain
from tutor.engine import Trace, own, torch_engine
from tutor.graph import read_code
from tutor.graph.symbols import Symbols
from tutor.walk import Derivations, Kind, Quantity, Walkthrough
from tutor.walk.check import check

_VALUES = {
    "W": [[0.5, -1.25], [1.5, 0.3], [2.0, -0.75]],
    "V": [[1.0, 0.5, -2.0]],
    "b": [[0.1], [0.4], [-0.2]],
    "X": [[1.0, -0.5, 0.25, 2.0], [0.3, 0.7, -1.1, 0.9]],
    "y": [[0.2, -0.3, 0.6, 1.0]],
    "x": [1.0, -2.0, 0.5],
    "v": [0.7, -1.3],
}
_PROGRAMS = (
    "z = W @ X + b\nh = tanh(z)\nl = mean((V @ h - y)**2)",
    "z = x @ W\nl = z @ v + sum(x*x)",
    "h = sigmoid(W) / (1 + W*W)\nl = sum(h.T * 2) + mean(exp(-W))",
    "h = max(W @ X, b)\nl = sum(h*h - h)",
    "h = affine(W, X, b)\np = softmax(h, axis=0)\nl = sum(p*p) + sum(log_softmax(h.T)**2)",
    "h = reshape(W, 2, 3)\nk = concat(h, slice(X, 1, 3, axis=1), axis=1)\nl = sum(k*k)",
    "l = cross_entropy(x, softmax(x)) + hinge(x*0.3, x)",
    "h = layer_norm(W) + dropout(W, 0.5, seed=3)\nl = mse(h, W*W) + max(h)",
)


def _traces(code: str) -> tuple[Trace, Trace]:
    graph = read_code(code).graph
    graph = graph.with_parameters([name for name in graph.inputs if name != "y"])
    values: dict[str, Any] = {leaf: _VALUES[leaf] for leaf in (*graph.inputs, *graph.parameters)}
    return own.trace(graph, values, dtype="float64"), torch_engine.trace(graph, values, dtype="float64")


@pytest.mark.needs_torch
@pytest.mark.parametrize("code", _PROGRAMS)
def test_each_element_is_explained_by_numbers_that_make_pytorchs(code: str) -> None:
    ours, torch = _traces(code)
    write, walk = Derivations(ours, Symbols(), "plain"), Walkthrough(ours.graph)
    compared = 0
    for node in ours.graph.nodes:
        for index in np.ndindex(np.shape(torch.value(node.name))):
            if not index:
                continue
            value, gradient = (
                Quantity(kind, node.name, element=index) for kind in (Kind.VALUE, Kind.GRADIENT)
            )
            for quantity, found in ((value, torch.value), (gradient, torch.gradient)):
                chain = write.of(quantity, walk.arrivals(node.name))
                wanted = float(np.asarray(found(node.name))[index])
                for term in chain.terms[-2:] if len(chain.terms) > 1 else chain.terms:
                    if "∂" not in term and "[" not in term:
                        np.testing.assert_allclose(value_of_plain(term, {}), wanted, rtol=2e-3, atol=2e-3)
                        compared += "·" in term or "+" in term
    assert compared >= 4


@pytest.mark.needs_torch
@pytest.mark.parametrize("code", _PROGRAMS)
def test_finite_differences_agree_with_each_slope_of_each_edge(code: str) -> None:
    _, torch = _traces(code)
    graph = torch.graph
    for node in graph.wanted:
        found = check(torch, Quantity(Kind.GRADIENT, node))
        assert found is not None
        assert found.holds, found
        assert found.digits >= 6 or abs(found.own) < 1e-3
    for edge in graph.edges:
        for quantity in (
            Quantity(Kind.LOCAL, edge.target, edge),
            Quantity(Kind.CONTRIBUTION, edge.source, edge),
        ):
            found = check(torch, quantity)
            assert (found is None) == (quantity.kind is Kind.LOCAL and torch.local_gradient(edge) is None)
            assert found is None or found.holds, (edge, found)


@pytest.mark.needs_torch
def test_a_wrong_gradient_is_found_and_said_with_its_h() -> None:
    trace, _ = _traces(_PROGRAMS[1])
    wrong = replace(trace, gradients=[np.asarray(gradient) * 1.01 for gradient in trace.gradients])
    found = check(wrong, Quantity(Kind.GRADIENT, "x", element=(1,)))
    assert found is not None
    assert not found.holds
    assert found.words.startswith("Nudged by h = 1.2e−5 to both sides: ")
    assert "✗ That is not" in found.words
