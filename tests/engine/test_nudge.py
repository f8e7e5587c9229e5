"""The nudge: PyTorch's gradient predicts it, PyTorch's forward pass is what really happens."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers.pytorch import torch
from tutor.engine import own
from tutor.engine.nudge import Nudges, nudge
from tutor.graph import read_code

CODE = "h = tanh(W @ X + b)\nloss = sum((h - y)**2)"
VALUES: dict[str, Any] = {
    "W": [[0.5, -1.25], [1.5, 0.3]],
    "X": [[1.0], [-0.5]],
    "b": [[0.1], [0.4]],
    "y": [[0.2], [-0.3]],
}


def _tensors() -> dict[str, torch.Tensor]:
    return {name: torch.tensor(value, dtype=torch.float64) for name, value in VALUES.items()}


def _loss(tensors: dict[str, torch.Tensor]) -> torch.Tensor:
    h = torch.tanh(tensors["W"] @ tensors["X"] + tensors["b"])
    return ((h - tensors["y"]) ** 2).sum()


@pytest.mark.needs_torch
@pytest.mark.parametrize("index", [(0, 0), (1, 1)])
@pytest.mark.parametrize("h", [0.25, -0.01])
def test_predicted_and_actual_change_are_pytorchs(index: tuple[int, int], h: float) -> None:
    tensors = _tensors()
    tensors["W"].requires_grad_()
    before = _loss(tensors)
    before.backward()
    moved = _tensors()
    moved["W"][index] += h
    found = nudge(read_code(CODE).graph, VALUES, "W", h, index)
    assert tensors["W"].grad is not None
    assert found.predicted == pytest.approx(float(tensors["W"].grad[index]) * h, rel=1e-12)
    assert found.actual == pytest.approx(float(_loss(moved) - before.detach()), rel=1e-9)


@pytest.mark.needs_torch
def test_a_node_inside_is_moved_with_all_that_lies_behind_it_and_nothing_before() -> None:
    tensors = _tensors()
    h = torch.tanh(tensors["W"] @ tensors["X"] + tensors["b"]).requires_grad_()
    before = ((h - tensors["y"]) ** 2).sum()
    before.backward()
    assert h.grad is not None
    moved = h.detach().clone()
    moved[1, 0] += 0.5
    found = nudge(read_code(CODE).graph, VALUES, "h", 0.5, (1, 0))
    assert found.predicted == pytest.approx(float(h.grad[1, 0]) * 0.5, rel=1e-12)
    assert found.actual == pytest.approx(
        float(((moved - tensors["y"]) ** 2).sum() - before.detach()), rel=1e-12
    )


def test_the_difference_shrinks_with_the_square_of_h() -> None:
    trace = own.trace(read_code(CODE).graph, VALUES)
    nudges = Nudges.of(trace, "W", (0, 0))
    whole, half, hundredth = (nudges.by(h).difference for h in (1e-2, 5e-3, 1e-4))
    assert whole / half == pytest.approx(4, rel=0.02)
    assert whole / hundredth == pytest.approx(10_000, rel=0.03)


def test_the_linear_model_of_the_lecture() -> None:
    graph = read_code("y_hat = x*w\nr = y_hat - y\nloss = r**2").graph
    found = nudge(graph, {"x": 1.0, "y": 2.0, "w": 1.0}, "w", 0.5)
    assert (found.predicted, found.actual, found.difference) == (-1.0, -0.75, 0.25)


def test_a_root_with_a_given_gradient_counts_that_often() -> None:
    graph = read_code("z = x*w").graph
    found = nudge(graph, {"x": 2.0, "w": 3.0}, "w", 0.1, given=5.0)
    assert found.predicted == pytest.approx(1.0)
    assert found.actual == pytest.approx(1.0)
