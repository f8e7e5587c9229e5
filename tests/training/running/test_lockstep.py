"""Side by side: two engines in step, the first number in which they differ, and what each costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import linear, network, quadratic
from tutor.document.document import Training
from tutor.engine import DTYPES, DType
from tutor.engine.own import trace
from tutor.errors import TutorError
from tutor.graph import read_code
from tutor.graph.symbols import Symbols
from tutor.training import Plan, train
from tutor.training.findings.difference import Difference, difference, first_difference
from tutor.training.findings.verdicts import say_difference
from tutor.training.history.history import History
from tutor.training.rules.optimisers import rule_of
from tutor.training.running.lockstep import Lockstep, Pace, beside, train_both
from tutor.training.running.one_run import trainer
from tutor.training.running.trained import Trained
from tutor.walk import Kind, Phase, Walkthrough


def altered(
    history: History, at: int, change: Callable[[float, Any, Any], tuple[float, Any, Any]]
) -> History:
    """The same history with other numbers in one iteration: loss, gradients and parameters, flat."""
    made = History(history.plan, history.parameters_before(0))
    for iteration in range(len(history)):
        gradients, parameters = (part[0].copy() for part in history.between(iteration, iteration + 1))
        numbers = (history.loss(iteration), gradients, parameters)
        made.append(*(change(*numbers) if iteration == at else numbers))
    return made


def up(number: Any) -> Any:
    return np.nextafter(number, np.asarray(np.inf, number.dtype))


def located(own: History, torch: History) -> Difference:
    at = first_difference(own, torch)
    assert at is not None
    return difference(own, torch, at)


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("lesson", [linear, quadratic])
def test_the_lectures_models_are_equal_to_the_last_bit(lesson: Any, dtype: DType) -> None:
    both = train_both(beside(lesson(dtype)), chunk_ms=2)
    assert (both.first, both.equal) == (None, 300)
    assert len(both.own.history) == len(both.torch.history) == 300


@pytest.mark.needs_torch
def test_a_drift_begins_at_its_node() -> None:
    """In float32 numpy's exp and PyTorch's differ in the last bit of some numbers."""
    drifting = replace(linear(learning_rate=1e-4), graph=read_code("loss = (exp(x*w) - y)**2", ["w"]).graph)
    both = train_both(beside(drifting), chunk_ms=2)
    assert both.first is not None and both.equal == both.first
    own, torch = both.own.history, both.torch.history
    assert own.losses()[: both.first].tobytes() == torch.losses()[: both.first].tobytes()
    assert own.parameters_before(both.first) == torch.parameters_before(both.first)
    there = difference(own, torch, both.first)
    assert (there.phase, there.quantity.node, there.quantity.kind) == (Phase.FORWARD, "exp(x*w)", Kind.VALUE)
    assert there.ulps == 1 and there.own != there.torch
    assert say_difference(there) == (
        f"at epoch {there.epoch + 1}, sample {there.position + 1}, exp(x·w) is 1 ULP apart"
    )


@pytest.mark.needs_torch
def test_a_drift_in_shuffled_samples_is_that_of_the_row_that_came() -> None:
    graph = read_code("loss = (tanh(x*w) - y)**2", ["w"]).graph
    shuffled = replace(linear(learning_rate=1e-4, shuffle=True, seed=5), graph=graph, values={"w": 0.1})
    own, torch = train(shuffled), train(shuffled, "torch")
    there = located(own, torch)
    order = shuffled.order(there.epoch)
    assert order is not None
    row = {name: column[order[there.position]] for name, column in shuffled.data.items()}
    again = there.quantity.of(trace(graph, {**row, **own.parameters_before(there.iteration)}))
    assert again is not None and float(np.asarray(again)) == there.own


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 3])
def test_a_drift_in_an_array_names_the_element(batch: int) -> None:
    drifting = network("float64", batch=batch)
    there = located(train(drifting, "own"), train(drifting, "torch"))
    assert there.phase is Phase.FORWARD and there.quantity.element and there.quantity.kind is Kind.VALUE
    assert there.name.endswith(f"[{there.quantity.element[0]}]")
    assert not there.of_batch and there.position < drifting.samples


ALTERED = {
    "a gradient": (lambda loss, g, w: (loss, up(g), w), Phase.BACKWARD, "∂loss/∂w"),
    "a loss": (lambda loss, g, w: (float(up(np.float32(loss))), g, w), Phase.FORWARD, "loss"),
    "an update": (lambda loss, g, w: (loss, g, up(w)), Phase.UPDATE, "w"),
}


@pytest.mark.needs_torch
@pytest.mark.parametrize(("change", "phase", "name"), ALTERED.values(), ids=ALTERED)
@pytest.mark.parametrize("batch", [1, 3])
def test_where_no_node_differs_the_runs_tell(change: Any, phase: Phase, name: str, batch: int) -> None:
    own = train(linear(batch=batch))
    there = located(own, altered(own, 7, change))
    called = name.replace("∂loss", "∂L") if batch > 1 else name
    assert (there.iteration, there.phase, there.name, there.ulps) == (7, phase, called, 1)
    assert there.of_batch == (batch > 1)
    assert (there.epoch, there.position) == ((2, 1) if batch == 1 else (7, 2))


@pytest.mark.needs_torch
def test_what_is_said_of_sums_and_updates() -> None:
    own = train(linear(batch=2))
    summed = located(own, altered(own, 4, ALTERED["a gradient"][0]))
    assert say_difference(summed) == (
        "at epoch 3, ∂L/∂w is 1 ULP apart: the samples agree, their sum is taken in another order"
    )
    updated = located(own, altered(own, 4, ALTERED["an update"][0]))
    assert "the update of w is 1 ULP apart: PyTorch rounds it otherwise" in say_difference(updated)


def test_signs_of_zero_differ_and_numbers_that_are_none_do_not() -> None:
    own = train(replace(linear(epochs=2), learning_rate=0.0))
    zeros = altered(own, 1, lambda loss, g, w: (0.0, g, w))
    minus = altered(own, 1, lambda loss, g, w: (-0.0, g, w))
    assert first_difference(zeros, minus) == 1
    none = altered(own, 1, lambda loss, g, w: (loss, g * np.nan, w))
    assert first_difference(none, altered(own, 1, lambda loss, g, w: (loss, -g * np.nan, w))) is None
    assert first_difference(own, none) == 1
    assert first_difference(own, none, 2) is None and first_difference(own, none, 0, 1) is None


@pytest.mark.needs_torch
@pytest.mark.parametrize("optimiser", ["momentum", "adam"])
def test_what_torch_optim_rounds_otherwise_is_called_an_update(optimiser: str) -> None:
    """Its arithmetic is fused: nodes and gradients agree until a parameter differs."""
    plan = replace(linear(epochs=200), rule=rule_of(Training(optimiser=optimiser)))
    there = located(train(plan), train(plan, "torch"))
    assert (there.phase, there.name, there.ulps) == (Phase.UPDATE, "w", 1)


@pytest.mark.needs_torch
def test_the_first_chunk_does_not_count() -> None:
    pace = Pace()
    pace.add(1, 1.0)
    assert pace.per_iteration is None
    pace.add(100, 0.5)
    pace.add(300, 0.5)
    assert pace.per_iteration == 1 / 400
    both = train_both(beside(linear(epochs=1000)), chunk_ms=2)
    own, torch = (both.paces[engine].per_iteration for engine in ("own", "torch"))
    assert own is not None and torch is not None and 0 < own < torch


@pytest.mark.needs_torch
def test_an_error_amid_training_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Lockstep(trainer(linear()), trainer(linear(), "torch"))
    both.advance(300, 10)

    def fails(*_: Any, **__: Any) -> int:
        raise TutorError("PyTorch does not compute this: no memory.")

    monkeypatch.setattr(both.torch, "advance", fails)
    with pytest.raises(TutorError, match="no memory"):
        both.advance(300, 10)
    assert len(both.torch.history) == 10 and len(both.own.history) in (10, 20)
    assert (both.equal, both.first) == (10, None)
    monkeypatch.undo()
    while not both.advance(300, 50):
        pass
    assert (len(both.own.history), len(both.torch.history), both.equal) == (300, 300, 300)


@pytest.mark.needs_torch
def test_a_plan_of_no_epochs_is_done_at_once() -> None:
    empty: Plan = linear(epochs=0)
    assert train_both(beside(empty)).equal == 0


@pytest.mark.needs_torch
def test_training_for_a_while_is_stopped_between_its_chunks() -> None:
    endless = linear(epochs=1_000_000)
    trained = Trained(endless, Walkthrough(endless.graph), Symbols())
    chunk, is_done = trained.advance_for(10, 3_000_000, 5, stop=lambda: True, with_torch=True)
    assert (trained.equal, is_done) == (5, False) and chunk > 5
    chunk, is_done = trained.advance_for(10, 12, chunk, stop=lambda: False, with_torch=True)
    assert (trained.equal, is_done, trained.difference, trained.divergences) == (12, True, None, {})
