"""Training that diverges stops after the first iteration with a number that is not finite, and says why."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import linear, network, quadratic
from tutor.engine import DTYPES, DType, EngineName
from tutor.graph import read_code
from tutor.training import Plan, train, trainer
from tutor.training.findings.divergence import Divergence, divergence
from tutor.training.findings.finite import first_not_finite
from tutor.training.findings.verdicts import say_divergence, short_divergence
from tutor.training.running.lockstep import beside, train_both
from tutor.walk import Phase

ENGINES: tuple[EngineName, ...] = ("own", "torch")


def plan(code: str, data: Any = None, rate: float = 0.1, **values: Any) -> Plan:
    """A plan in float32; names of the code that have a value are parameters, those with data inputs."""
    graph = read_code(code, [*values]).graph
    return Plan(graph, values, data or {}, learning_rate=rate, epochs=5)


def squares(dtype: DType = "float32", **settings: Any) -> Plan:
    """A network whose loss is a mean of squares without a bound, and a rate that is far too large."""
    known = network(dtype, learning_rate=10.0, epochs=20, **settings)
    graph = read_code("h = relu(W1 @ x + b1)\nloss = mean((W2 @ h - y)**2)", ["W1", "b1", "W2"]).graph
    return replace(known, graph=graph, values={name: known.values[name] for name in ("W1", "b1", "W2")})


def found(plan: Plan, engine: EngineName) -> Divergence:
    """Where the plan's training stops."""
    history = train(plan, engine)
    assert len(history) < plan.iterations
    assert first_not_finite(history) == len(history) - 1
    return divergence(history, engine, len(history) - 1)


AWAY = {
    "a number a sample": linear(learning_rate=10.0),
    "in double precision": linear("float64", learning_rate=10.0),
    "gradients that pile up": quadratic(learning_rate=3.0, zero_grad=False),
    "numbers in batches": linear("float64", learning_rate=10.0, batch="all"),
    "arrays": squares(),
    "arrays in batches": squares("float64", batch=3),
}


@pytest.mark.parametrize("plan", AWAY.values(), ids=AWAY)
@pytest.mark.parametrize("engine", ENGINES)
def test_training_stops_with_the_first_number_that_is_not_finite(plan: Plan, engine: EngineName) -> None:
    stopped, whole = train(plan, engine), train(plan, engine, past=True)
    assert len(whole) == plan.iterations
    first = first_not_finite(whole)
    assert first is not None and len(stopped) == first + 1
    assert np.isfinite(stopped.losses()[:-1]).all()
    for history in (stopped, whole):
        before, after = history.parameters_before(first), history.parameters_after(first)
        assert all(np.isfinite(number).all() for number in before.values())
        numbers = [history.loss(first), *history.gradients(first).values(), *after.values()]
        assert not all(np.isfinite(number).all() for number in numbers)
    assert divergence(stopped, engine, first) == divergence(whole, engine, first)


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
def test_an_epoch_that_is_written_out_stops_within(dtype: DType) -> None:
    """A graph that has been trained for a while has other code, which does whole epochs."""
    away = linear(dtype, learning_rate=0.01, epochs=1000)
    train(away)
    away = replace(away, learning_rate=10.0)
    assert away.graph.derived["iterations trained"] == 3000
    assert len(train(away)) == len(train(away, "torch"))


@pytest.mark.needs_torch
def test_a_run_that_has_diverged_goes_on_only_where_it_is_told_to() -> None:
    for engine in ENGINES:
        run = trainer(linear(learning_rate=10.0), engine)
        assert run.diverged is None
        done = run.advance(300)
        assert run.diverged == done - 1 == 11
        assert run.advance(300) == 0
        assert run.advance(5, past=True) == 5 and run.diverged == 11
        whole = train(linear(learning_rate=10.0), engine, past=True)
        assert run.history.losses().tobytes() == whole.losses()[:17].tobytes()
        again = trainer(run.history.plan, engine, run.history)
        assert again.diverged == 11 and again.advance(1) == 0


@pytest.mark.parametrize("code", ["sqrt(x*w)", "log(x*w)", "1 / exp(-1000*x*w)", "1 / (x*w + 1)"])
@pytest.mark.parametrize("engine", ENGINES)
def test_what_pythons_floats_refuse_stops_training_where_it_is_not_finite(
    code: str, engine: EngineName
) -> None:
    refused = replace(plan(f"s = {code}\nloss = s**2", {"x": (1.0, -1.0)}, w=-1.0), dtype="float64")
    history = train(refused, engine)
    assert 1 <= len(history) <= 2
    there = divergence(history, engine, len(history) - 1)
    assert there.phase in (Phase.FORWARD, Phase.LOCAL) and not math.isfinite(there.number)


X = {"x": (1.0, 2.0)}
LARGE = {"x": (1e30,), "y": (1e30,)}
CASES = {
    "a value": (linear(learning_rate=10.0), Phase.FORWARD, "loss", math.inf, (3, 2)),
    "a value that is no number": (
        plan("s = sqrt(x*w)\nloss = s**2", X, w=-1.0), Phase.FORWARD, "s", math.nan, (0, 0)
    ),
    "a local gradient": (
        plan("s = sqrt(x*w)\nloss = s**2", X, w=0.0), Phase.LOCAL, "∂s/∂(x·w)", math.inf, (0, 0)
    ),
    "a gradient": (plan("h = x*w\nloss = h*y", LARGE, w=1e-30), Phase.BACKWARD, "∂loss/∂w", math.inf, (0, 0)),
    "a sum of gradients": (
        plan("loss = x*w + x*w", {"x": (2e38,)}, w=1e-30), Phase.BACKWARD, "∂loss/∂w", math.inf, (0, 0)
    ),
    "an update": (
        plan("loss = x*w", {"x": (1e30,)}, rate=1e10, w=1e-30), Phase.UPDATE, "w", -math.inf, (0, 0)
    ),
    "an element of a value": (
        plan(
            "h = W @ x\nloss = mean(h**2)",
            {"x": ([1.0, 1.0], [1e30, 1.0])},
            rate=0.0,
            W=[[0.0, 1.0], [1.0, 0.0]],
        ),
        Phase.FORWARD, "(h²)[1]", math.inf, (0, 1),
    ),
    "an element of a gradient": (
        plan("loss = mean((x*W)*y)", {"x": ([1e30, 1.0],), "y": ([1e30, 1.0],)}, W=[1e-30, 1.0]),
        Phase.BACKWARD, "∂loss/∂W[0]", math.inf, (0, 0),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "phase", "name", "number", "at"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("engine", ENGINES)
def test_where_it_began(
    plan: Plan, phase: Phase, name: str, number: float, at: tuple[int, int], engine: EngineName
) -> None:
    there = found(plan, engine)
    assert (there.phase, there.name, str(there.number)) == (phase, name, str(number))
    assert (there.epoch, there.position) == at
    assert not there.of_batch and not there.is_given


def test_a_number_that_is_given_as_nan() -> None:
    for batch in (1, "all"):
        given = linear(batch=batch)
        given = replace(given, data={"x": (1.0, math.nan, 3.0), "y": (2.0, 4.0, 6.0)})
        there = found(given, "own")
        assert (there.name, there.position, there.is_given) == ("x", 1, True)
        assert say_divergence(there) == (
            "Training stopped at epoch 1, sample 2: x is given as NaN. Give it a finite value."
        )


def test_a_mean_that_overflows_is_no_samples() -> None:
    summed = replace(plan("loss = x*w", {"x": (2e38, 2e38)}, rate=1e-40, w=1.0), batch="all")
    there = found(summed, "own")
    assert (there.phase, there.name, there.of_batch) == (Phase.FORWARD, "loss", True)
    assert say_divergence(there).startswith(
        "Training stopped at epoch 1, sample 2: summed over the batch, loss became ∞."
    )


def test_what_is_said() -> None:
    there = found(linear(learning_rate=10.0), "own")
    assert say_divergence(there) == (
        "Training stopped at epoch 4, sample 3: forward, loss became ∞ (loss = r² = (8.734e19)² = ∞). "
        "A smaller learning rate may help."
    )
    assert short_divergence(there) == "diverged at epoch 4: loss → ∞"
    assert say_divergence(found(CASES["a gradient"][0], "own")).endswith(
        "backward, ∂loss/∂w became ∞ (∂loss/∂w = ∂loss/∂h·∂h/∂w = 1e30·x = 1e30·(1e30) = ∞). "
        "No update had come before: look at the data and the initial values."
    )


@pytest.mark.needs_torch
def test_both_engines_stop_in_step() -> None:
    for away in (linear(learning_rate=10.0), squares(batch=2)):
        both = train_both(beside(away), chunk_ms=1)
        assert both.own.diverged == both.torch.diverged == len(both.own.history) - 1
        past = train_both(beside(away), past=True)
        assert len(past.own.history) == len(past.torch.history) == away.iterations
