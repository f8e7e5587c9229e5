"""The own engine's training against PyTorch's and the own trace: lessons, networks and random graphs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from tests.helpers.plans import EXACT, linear, network, plans, quadratic
from tutor.engine import DTYPES, DType
from tutor.engine.own import trace
from tutor.training import History, Plan, train
from tutor.training.update import updated

FLOAT32 = 3e-5
"""For random graphs: their sums reach 10 and cancel, and tanh differs by a last place."""


def assert_same_bits(a: History, b: History) -> None:
    """Every number of every iteration."""
    assert len(a) == len(b)
    assert a.losses().tobytes() == b.losses().tobytes()
    for iteration in range(len(a)):
        for one, other in (
            (a.gradients(iteration), b.gradients(iteration)),
            (a.parameters_after(iteration), b.parameters_after(iteration)),
        ):
            assert {name: np.asarray(value).tobytes() for name, value in one.items()} == {
                name: np.asarray(value).tobytes() for name, value in other.items()
            }


def assert_close(a: History, b: History, tolerance: float) -> None:
    """Every number of every iteration, as close as its size allows."""
    assert len(a) == len(b)
    np.testing.assert_allclose(a.losses(), b.losses(), rtol=tolerance, atol=tolerance)
    for iteration in range(len(a)):
        for one, other in (
            (a.gradients(iteration), b.gradients(iteration)),
            (a.parameters_after(iteration), b.parameters_after(iteration)),
        ):
            for name, value in one.items():
                np.testing.assert_allclose(value, other[name], rtol=tolerance, atol=tolerance)


def assert_is_the_trace(history: History) -> None:
    """Loss and gradients of every iteration are a trace's at its parameters; the update is the walk's."""
    plan = history.plan
    for iteration in range(len(history)):
        sample = {name: column[iteration % plan.samples] for name, column in plan.data.items()}
        before, after = history.parameters_before(iteration), history.parameters_after(iteration)
        whole = trace(plan.graph, {**plan.values, **sample, **before}, dtype=plan.dtype)
        loss = float(np.asarray(whole.value(plan.graph.root)).item())
        assert np.float64(loss).tobytes() == np.float64(history.loss(iteration)).tobytes()
        for name, gradient in history.gradients(iteration).items():
            assert np.asarray(gradient).tobytes() == np.asarray(whole.gradient(name)).tobytes(), name
            moved = updated(before[name], gradient, plan.learning_rate, plan.dtype)
            assert np.asarray(moved).tobytes() == np.asarray(after[name]).tobytes(), name


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("lesson", [linear, quadratic])
def test_a_lesson_has_the_same_bits_in_both_engines(lesson: Any, dtype: DType) -> None:
    plan = lesson(dtype)
    own = train(plan, "own")
    assert len(own) == 300
    assert_same_bits(own, train(plan, "torch"))
    assert_is_the_trace(own)


@pytest.mark.parametrize("batch", [1, 2, 3, "all"])
@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 2e-6), ("float64", 1e-12)])
def test_a_network_in_batches(dtype: DType, tolerance: float, batch: Any) -> None:
    plan = network(dtype, batch=batch, epochs=5)
    own = train(plan, "own")
    assert len(own) == 5 * {1: 7, 2: 4, 3: 3, "all": 1}[batch]
    assert_close(own, train(plan, "torch"), tolerance)


def test_the_batch_gradient_is_the_mean_over_its_samples() -> None:
    plan = network("float64", batch="all", epochs=1)
    history = train(plan, "own")
    traces = [
        trace(plan.graph, {**plan.values, "x": plan.data["x"][i], "y": plan.data["y"][i]}, dtype="float64")
        for i in range(plan.samples)
    ]
    assert history.loss(0) == pytest.approx(np.mean([float(t.value("loss")) for t in traces]), rel=1e-14)
    for name, gradient in history.gradients(0).items():
        expected = np.mean([t.gradient(name) for t in traces], axis=0)
        np.testing.assert_allclose(gradient, expected, rtol=1e-12, atol=1e-15)


@given(plans(scalar=True, operations=EXACT))
def test_random_scalars_have_pytorchs_bits_in_float64(plan: Plan) -> None:
    own, torch = train(plan, "own"), train(plan, "torch")
    assert_close(own, torch, 1e-13)
    assert_is_the_trace(own)


@given(plans(scalar=True, dtype="float32"))
def test_random_scalars_in_float32(plan: Plan) -> None:
    own = train(plan, "own")
    assert_close(own, train(plan, "torch"), FLOAT32)
    assert_is_the_trace(own)


@given(plans())
def test_random_arrays_one_sample_at_a_time(plan: Plan) -> None:
    own = train(plan, "own")
    assert_close(own, train(plan, "torch"), 1e-12)
    assert_is_the_trace(own)


@settings(max_examples=80)
@given(plans(batches=(2, 3, "all")))
def test_random_arrays_in_batches(plan: Plan) -> None:
    assert_close(train(plan, "own"), train(plan, "torch"), 1e-12)


@given(plans(scalar=True, batches=(2, "all")))
def test_random_scalars_in_batches(plan: Plan) -> None:
    assert_close(train(plan, "own"), train(plan, "torch"), 1e-12)


@given(plans(dtype="float32", batches=(1, 2, "all")))
def test_random_arrays_in_float32(plan: Plan) -> None:
    assert_close(train(plan, "own"), train(plan, "torch"), FLOAT32)
