"""Schedules and shuffling: PyTorch's rates, the documented order, and the same runs in both engines."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pytest

from tests.helpers import plans
from tests.helpers.pytorch import torch
from tutor.engine import DType
from tutor.training.data.shuffle import order_of
from tutor.training.plan import Plan
from tutor.training.rules.schedules import SCHEDULES, rate_of
from tutor.training.running.one_run import trainer
from tutor.training.running.passes import passes

EPOCHS = 90


def torch_rates(plan: Plan, epochs: int) -> list[float]:
    """The rate of each epoch as torch.optim.lr_scheduler has it."""
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=plan.learning_rate)
    known = torch.optim.lr_scheduler
    schedulers = {
        "constant": known.ConstantLR(optimiser, factor=1.0),
        "step": known.StepLR(optimiser, plan.step_size, plan.gamma),
        "cosine": known.CosineAnnealingLR(optimiser, plan.epochs, eta_min=0),
    }
    scheduler, rates = schedulers[plan.schedule], []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no step of the optimiser between two of its scheduler
        for _ in range(epochs):
            rates.append(optimiser.param_groups[0]["lr"])
            scheduler.step()
    return rates


@pytest.mark.needs_torch
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_the_rates_are_those_of_torch_also_beyond_the_planned_epochs(schedule: str) -> None:
    plan = plans.linear(schedule=schedule, epochs=EPOCHS, step_size=7, gamma=0.7, learning_rate=0.3)
    found = [plan.rate(epoch) for epoch in range(3 * EPOCHS)]
    assert found == pytest.approx(torch_rates(plan, 3 * EPOCHS), rel=0, abs=1e-12)


def test_a_rate_that_grows_beyond_all_bounds_is_infinite() -> None:
    assert rate_of(plans.linear(schedule="step", step_size=1, gamma=100.0), 1000) == np.inf


def by_hand(plan: Plan) -> list[float]:
    """The weight after each iteration of the linear model, from the documented rates and orders."""
    w, found = 1.0, []
    x, y = plan.data["x"], plan.data["y"]
    for epoch in range(plan.epochs):
        order = np.random.Generator(np.random.PCG64([plan.seed, epoch])).permutation(3)
        for row in order if plan.shuffle else range(3):
            w -= plan.rate(epoch) * 2 * (x[row] * w - y[row]) * x[row]  # type: ignore[operator]
            found.append(w)
    return found


@pytest.mark.parametrize("engine", ["own", "torch"])
@pytest.mark.parametrize("shuffle", [False, True])
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_both_engines_follow_the_schedule_and_the_order(engine: str, shuffle: bool, schedule: str) -> None:
    plan = plans.linear(
        "float64", schedule=schedule, step_size=2, gamma=0.5, shuffle=shuffle, seed=5, epochs=7
    )
    run = trainer(plan, engine)  # type: ignore[arg-type]
    for part in (1, 4, 16):  # a run may be advanced by any number of iterations
        run.advance(part)
    weights = [float(run.history.parameters_after(at)["w"]) for at in range(len(run.history))]
    assert weights == pytest.approx(by_hand(plan), rel=1e-12)


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("batch", [1, 2, "all"])
def test_a_shuffled_run_is_the_same_in_both_engines(dtype: DType, batch: object) -> None:
    plan = plans.network(dtype, batch=batch, shuffle=True, seed=3, schedule="cosine", epochs=4)
    own, theirs = trainer(plan), trainer(plan, "torch")
    own.advance(plan.iterations)
    theirs.advance(plan.iterations)
    tolerance = 1e-4 if dtype == "float32" else 1e-11
    np.testing.assert_allclose(own.history.losses(), theirs.history.losses(), rtol=tolerance)
    last = len(own.history) - 1
    for name, value in own.history.parameters_after(last).items():
        np.testing.assert_allclose(value, theirs.history.parameters_after(last)[name], rtol=tolerance)


def test_a_run_goes_on_from_a_history_in_the_order_of_its_epoch() -> None:
    plan = plans.linear("float64", shuffle=True, seed=2, epochs=5)
    whole, begun = trainer(plan), trainer(plan)
    whole.advance(15)
    begun.advance(8)
    trainer(plan, "own", begun.history).advance(7)
    assert begun.history.losses().tolist() == whole.history.losses().tolist()


def test_code_with_an_epoch_written_out_is_not_used_where_samples_are_shuffled() -> None:
    steady = plans.linear("float64", epochs=1_000)
    trainer(steady).advance(steady.iterations)
    plan = replace(steady, shuffle=True, seed=1, epochs=5)
    run = trainer(plan)
    run.advance(plan.iterations)
    assert float(run.history.parameters_after(14)["w"]) == pytest.approx(by_hand(plan)[14], rel=1e-12)


def test_an_iteration_gone_through_again_has_the_rows_of_its_epoch() -> None:
    plan = plans.linear("float64", shuffle=True, seed=4, batch=2)
    run = trainer(plan)
    run.advance(4)
    found = [float(each.trace.value("x")) for each in passes(run.history, "own", 2)]
    assert found == [row + 1.0 for row in order_of(3, 4, 1)[:2]]
