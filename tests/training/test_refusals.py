"""Plans that cannot be trained: a sentence each; plans at the edge, and training that runs away."""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import DATA, linear, network
from tutor.engine import DTYPES, DType, EngineName
from tutor.engine.own import trace
from tutor.engine.torch_engine import TorchMissing
from tutor.errors import TutorError
from tutor.graph import ShapeError, read_code
from tutor.training import Plan, train, trainer

ENGINES: tuple[EngineName, ...] = ("own", "torch")


def plan(code: str, parameters: str = "w", data: Any = DATA, **values: Any) -> Plan:
    return Plan(read_code(code, parameters.split()).graph, values, data)


BAD = {
    "no parameter": (
        plan("loss = (x - y)**2", ""),
        "There is nothing to train: the graph has no parameter.",
    ),
    "a loss of three numbers": (
        plan("loss = x*w - y", w=[1.0, 2.0, 3.0]),
        "The loss of one sample is to be a single number, and loss has the shape 3.",
    ),
    "a matrix for a loss": (
        plan("loss = x*w - y", w=[[1.0, 2.0]]),
        "The loss of one sample is to be a single number, and loss has the shape 1 × 2.",
    ),
    "columns of unequal length": (
        replace(linear(), data={"x": (1.0, 2.0), "y": (2.0, 4.0, 6.0)}),
        "Every input is to have the same number of samples, and they have: x 2, y 3.",
    ),
    "no sample": (replace(linear(), data={"x": (), "y": ()}), "The value of x is empty."),
    "a missing parameter": (replace(linear(), values={}), "w has no value."),
    "a missing input": (replace(linear(), data={"x": (1.0,)}), "y has no value."),
    "data for a parameter": (
        replace(linear(), data={**DATA, "w": (1.0, 2.0, 3.0)}),
        "The data has a column for w, which is no input; the inputs are x, y.",
    ),
    "data for nothing": (
        replace(linear(), data={**DATA, "z": (1.0, 2.0, 3.0)}),
        "The data has a column for z, which is no input; the inputs are x, y.",
    ),
    "a value for nothing": (
        replace(linear(), values={"w": 1.0, "v": 1.0}),
        "There is no input or parameter named v; there are x, w, y.",
    ),
    "samples of different shapes": (
        replace(linear(), data={"x": (1.0, [1.0, 2.0], 3.0), "y": (2.0, 4.0, 6.0)}),
        "The value of x is to be a number, or rows of numbers that are equally long.",
    ),
    "a learning rate that is not a number": (
        linear(learning_rate=math.nan),
        "The learning rate is to be a finite number, and it is nan.",
    ),
    "an infinite learning rate": (
        linear(learning_rate=math.inf),
        "The learning rate is to be a finite number, and it is inf.",
    ),
    "a batch of none": (
        linear(batch=0),
        "A batch has at least 1 sample, or all of them; here it has 0.",
    ),
    "fewer epochs than none": (
        linear(epochs=-1),
        "The number of epochs cannot be negative, and it is -1.",
    ),
}


@pytest.mark.parametrize(("bad", "sentence"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_plan_that_cannot_be_trained(bad: Plan, sentence: str, engine: EngineName) -> None:
    with pytest.raises(TutorError) as refusal:
        trainer(bad, engine)
    assert str(refusal.value) == sentence


def test_shapes_that_do_not_fit() -> None:
    bad = plan("loss = mean(W @ x)", "W", {"x": ([1.0, 2.0], [3.0, 4.0])}, W=[[1.0, 2.0, 3.0]])
    with pytest.raises(ShapeError, match=r"W \(1 × 3\) and x \(a vector of 2\)"):
        trainer(bad)


def test_torch_missing_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(TorchMissing, match="pip install"):
        trainer(linear(), "torch")
    assert len(train(linear(), "own")) == 300


def test_the_counts_of_a_plan_that_cannot_be_trained_are_numbers_still() -> None:
    assert linear(batch=0).iterations == 300
    assert replace(linear(), data={"x": (), "y": ()}).iterations == 0


@pytest.mark.needs_torch
@pytest.mark.parametrize("rate", [10.0, 1e39])
@pytest.mark.parametrize("dtype", DTYPES)
def test_training_that_runs_away_goes_on_where_it_is_told_to(dtype: DType, rate: float) -> None:
    away = linear(dtype, learning_rate=rate)
    own, torch = train(away, "own", past=True), train(away, "torch", past=True)
    assert len(own) == 300
    assert own.losses()[0] == 1.0
    assert not np.isfinite(own.losses()[-1])
    assert not math.isfinite(own.parameters_after(299)["w"])
    np.testing.assert_array_equal(own.losses(), torch.losses())
    assert [str(own.parameters_after(i)) for i in range(300)] == [
        str(torch.parameters_after(i)) for i in range(300)
    ]


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, "all"])
@pytest.mark.parametrize("dtype", DTYPES)
def test_a_network_that_runs_away_goes_on_where_it_is_told_to(dtype: DType, batch: Any) -> None:
    code = "y_hat = W @ x\nloss = mean(exp((y_hat - y)**2))"
    graph = read_code(code, ["W"]).graph
    data = {"x": ([1.0, 2.0], [3.0, -4.0], [0.5, 6.0]), "y": ([2.0], [4.0], [6.0])}
    away = Plan(graph, {"W": [[1.0, -1.0]]}, data, learning_rate=10.0, epochs=4, batch=batch, dtype=dtype)
    own, torch = train(away, "own", past=True), train(away, "torch", past=True)
    assert np.isnan(own.losses()[-1])
    np.testing.assert_array_equal(np.isnan(own.losses()), np.isnan(torch.losses()))


SINGULAR = {
    "division by zero": ("loss = (x/w - y)**2", 0.0),
    "logarithm of zero": ("loss = (x*log(w) - y)**2", 0.0),
    "logarithm of a negative number": ("loss = (x*log(w) - y)**2", -1.0),
    "root of a negative number": ("loss = (x*sqrt(w) - y)**2", -2.0),
    "overflow of exp": ("loss = x*exp(w) - y", 1000.0),
    "overflow inside a finite result": ("loss = (sigmoid(x*w) - y)**2", -800.0),
    "sine of infinity": ("loss = sin(x / w) - y", 0.0),
}


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("code", "w"), SINGULAR.values(), ids=SINGULAR)
def test_what_pythons_floats_refuse_is_kept_as_numpy_has_it(code: str, w: float, dtype: DType) -> None:
    """One iteration in which Python's floats raise, among others in which they do not."""
    data = {"x": (1.0, 0.5), "y": (2.0, 4.0)}
    singular = Plan(read_code(code, ["w"]).graph, {"w": w}, data, epochs=3, dtype=dtype)
    own, torch = train(singular, "own", past=True), train(singular, "torch", past=True)
    assert len(own) == 6
    np.testing.assert_allclose(own.losses(), torch.losses(), rtol=1e-6)
    for iteration in range(6):
        before = own.parameters_before(iteration)
        sample = {name: column[iteration % 2] for name, column in data.items()}
        whole = trace(singular.graph, {**sample, **before}, dtype=dtype)
        assert np.float64(whole.value("loss")).tobytes() == np.float64(own.loss(iteration)).tobytes()
        assert str(float(whole.gradient("w"))) == str(float(own.gradients(iteration)["w"]))


@pytest.mark.needs_torch
def test_a_parameter_that_the_loss_does_not_see_stays() -> None:
    for code, batch in (("v2 = v*x\nloss = (x*w - y)**2", 1), ("v2 = v*x\nloss = (x*w - y)**2", "all")):
        unseen = replace(
            linear(), graph=read_code(code, ["w", "v"]).graph, values={"w": 1.0, "v": 7.0}, batch=batch
        )
        for engine in ENGINES:
            history = train(unseen, engine)
            assert history.parameters_after(len(history) - 1)["v"] == 7.0
            assert history.gradients(0)["v"] == 0.0
            assert history.gradients(0)["w"] != 0.0


@pytest.mark.needs_torch
def test_a_loss_that_sees_no_parameter() -> None:
    blind = replace(linear(), graph=read_code("v = w*x\nloss = (x - y)**2", ["w"]).graph)
    for batch in (1, "all"):
        own, torch = (train(replace(blind, batch=batch), engine) for engine in ENGINES)
        assert own.losses().tolist() == torch.losses().tolist()
        assert own.parameters_after(0)["w"] == torch.parameters_after(0)["w"] == 1.0


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("batch", [1, 2, "all"])
def test_a_loss_that_sees_no_data(batch: Any, dtype: DType) -> None:
    inward = replace(
        linear(dtype), graph=read_code("v = x*y\nloss = w**2", ["w"]).graph, batch=batch, epochs=2
    )
    own, torch = (train(inward, engine) for engine in ENGINES)
    assert own.losses().tolist() == pytest.approx(torch.losses().tolist(), rel=1e-6)
    assert own.gradients(0)["w"] == pytest.approx(2.0, rel=1e-6)


@pytest.mark.needs_torch
def test_the_root_may_be_a_parameter() -> None:
    for batch in (1, "all"):
        bare = replace(
            linear("float64"), graph=read_code("v = x*y\nloss = w", ["w"]).graph, batch=batch, epochs=1
        )
        for engine in ENGINES:
            history = train(bare, engine)
            assert history.loss(0) == 1.0
            assert history.gradients(0)["w"] == pytest.approx(1.0)
            assert history.parameters_after(0)["w"] == pytest.approx(0.99)


@pytest.mark.needs_torch
def test_without_data_the_values_are_the_one_sample() -> None:
    alone = replace(linear("float64"), values={"w": 1.0, "x": 2.0, "y": 4.0}, data={})
    own, torch = (train(alone, engine) for engine in ENGINES)
    assert len(own) == 100
    assert own.gradients(0)["w"] == -8.0
    assert own.losses().tobytes() == torch.losses().tobytes()
    arrays = replace(network("float64"), data={})
    arrays = replace(arrays, values={**arrays.values, "x": [1.0, 2.0], "y": [1.0, 0.0, -1.0]})
    assert train(arrays, "own").loss(99) < train(arrays, "own").loss(0)


def test_a_plan_of_no_epochs_trains_nothing() -> None:
    assert len(train(linear(epochs=0))) == 0


def test_a_column_takes_the_place_of_a_value() -> None:
    both = replace(linear(), values={"w": 1.0, "x": 100.0, "y": 100.0})
    assert train(both).losses().tobytes() == train(linear()).losses().tobytes()
