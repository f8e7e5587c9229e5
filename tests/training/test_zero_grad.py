"""Training that leaves the zeroing of the gradients out, against plain loops in PyTorch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import DATA, linear, network, quadratic
from tests.helpers.pytorch import torch
from tests.reference import lecture
from tests.training.test_engines_agree import assert_close, assert_same_bits
from tutor.engine import DTYPES, DType, EngineName
from tutor.graph import read_code
from tutor.training import Plan, train, trainer

ENGINES: tuple[EngineName, ...] = ("own", "torch")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_three_backwards_pile_up_as_the_lecture_says(engine: EngineName, dtype: DType) -> None:
    history = train(linear(dtype, learning_rate=0.0, zero_grad=False, epochs=1), engine)
    assert tuple(history.gradients(at)["w"] for at in range(3)) == lecture.ACCUMULATED
    assert [history.left_before(at) for at in range(3)] == [{}, {"w": -2.0}, {"w": -10.0}]
    assert [history.parameters_after(at)["w"] for at in range(3)] == [1.0, 1.0, 1.0]


@pytest.mark.needs_torch
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_the_linear_model_without_zeroing_has_the_bits_of_a_plain_loop(
    engine: EngineName, dtype: DType
) -> None:
    kind = getattr(torch, dtype)
    w = torch.tensor(1.0, dtype=kind, requires_grad=True)
    expected = []
    for _ in range(300):
        for x, y in lecture.DATA:
            loss = (torch.tensor(x, dtype=kind) * w - y) ** 2
            loss.backward()  # type: ignore[no-untyped-call]
            assert w.grad is not None
            w.data = w.data - 0.01 * w.grad.data
            expected.append((loss.item(), w.grad.item(), w.item()))
    history = train(linear(dtype, epochs=300, zero_grad=False), engine)
    found = [
        (history.loss(at), float(history.gradients(at)["w"]), float(history.parameters_after(at)["w"]))  # type: ignore[arg-type]
        for at in range(900)
    ]
    assert found == expected


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
def test_three_parameters_have_the_same_bits_in_both_engines(dtype: DType) -> None:
    plan = quadratic(dtype, learning_rate=0.001, zero_grad=False)
    assert_same_bits(train(plan, "own"), train(plan, "torch"))


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 3, "all"])
def test_a_network_piles_up_as_pytorch_does(batch: Any) -> None:
    plan = network("float64", batch=batch, epochs=6, learning_rate=0.01, zero_grad=False)
    own, torch_ = train(plan, "own"), train(plan, "torch")
    assert_close(own, torch_, 1e-12)
    zeroed = train(replace(plan, zero_grad=True))
    np.testing.assert_array_equal(own.gradients(0)["W1"], zeroed.gradients(0)["W1"])
    assert not np.allclose(own.gradients(1)["W1"], zeroed.gradients(1)["W1"], rtol=1e-3)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("make", [linear, quadratic, network])
def test_a_run_that_is_cut_goes_on_with_what_was_left(make: Any, engine: EngineName) -> None:
    plan = make(learning_rate=0.001, zero_grad=False, epochs=4)
    whole, cut = train(plan, engine), trainer(plan, engine)
    cut.advance(2)
    cut = trainer(plan, engine, cut.history)  # another run of the same history
    while cut.advance(3):
        pass
    assert_same_bits(whole, cut.history)


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_first_gradient_keeps_its_zero_and_what_has_no_influence_stays(
    engine: EngineName, dtype: DType
) -> None:
    graph = read_code("loss = -(w * x) * (w * y)\nunused = v * x", ["w", "v"]).graph
    graph = replace(graph, root="loss")
    plan = Plan(graph, {"w": 0.0, "v": 7.0}, DATA, epochs=1, dtype=dtype, zero_grad=False)
    history = train(plan, engine)
    signs = [str(history.gradients(at)["w"]) for at in range(3)]
    w = torch.zeros((), requires_grad=True)
    real = []
    for x, y in lecture.DATA:
        (-(w * x) * (w * y)).backward()  # type: ignore[no-untyped-call]
        assert w.grad is not None
        real.append(str(w.grad.item()))
    assert signs == real
    assert [str(history.gradients(at)["v"]) for at in range(3)] == ["0.0"] * 3
    assert history.parameters_after(2)["v"] == 7.0


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
def test_what_pythons_floats_refuse_piles_up_as_well(dtype: DType) -> None:
    graph = read_code("loss = (x/w - y)**2", ["w"]).graph
    plan = Plan(graph, {"w": 1e-3}, DATA, learning_rate=1e-12, epochs=2, dtype=dtype, zero_grad=False)
    gone = replace(plan, values={"w": 0.0})
    for each in (plan, gone):
        own, theirs = train(each, "own"), train(each, "torch")
        np.testing.assert_allclose(own.losses(), theirs.losses(), rtol=1e-5)
        for at in range(len(own)):
            np.testing.assert_allclose(own.gradients(at)["w"], theirs.gradients(at)["w"], rtol=1e-5)
