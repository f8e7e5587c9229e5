"""The optimisers against torch.optim itself: rows, compiled code, numpy's step and PyTorch's engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import linear, network, quadratic
from tests.helpers.pytorch import torch
from tutor.engine import EngineName
from tutor.engine.update_rule import UpdateRule
from tutor.graph import read_code
from tutor.training import History, Plan, train, trainer
from tutor.training.rules.optimisers import ROWS, rule_of

ENGINES: tuple[EngineName, ...] = ("own", "torch")


@dataclass(frozen=True)
class Chosen:
    """An optimiser's name with a number for every setting."""

    optimiser: str
    momentum: float = 0.9
    alpha: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    weight_decay: float = 0.0


CHOSEN = [
    *(Chosen(name) for name in ROWS),
    *(Chosen(name, weight_decay=0.02) for name in ROWS),
    Chosen("momentum", momentum=0.5),
    Chosen("nesterov", momentum=0.3, weight_decay=0.1),
    Chosen("rmsprop", alpha=0.9, eps=1e-3),
    Chosen("adam", beta1=0.5, beta2=0.9, eps=1e-4),
    Chosen("adam", beta1=0.0, beta2=0.0, eps=0.5),
]
NAMES = [f"{each.optimiser} {index}" for index, each in enumerate(CHOSEN)]


def optimiser_of(chosen: Chosen, parameters: list[torch.Tensor], rate: float) -> torch.optim.Optimizer:
    """The one of torch.optim, as a user of PyTorch would write it."""
    decay = chosen.weight_decay
    match chosen.optimiser:
        case "sgd":
            return torch.optim.SGD(parameters, lr=rate, weight_decay=decay)
        case "momentum" | "nesterov" as name:
            return torch.optim.SGD(
                parameters, lr=rate, momentum=chosen.momentum, nesterov=name == "nesterov",
                weight_decay=decay,
            )  # fmt: skip
        case "rmsprop":
            return torch.optim.RMSprop(
                parameters, lr=rate, alpha=chosen.alpha, eps=chosen.eps, weight_decay=decay
            )
    betas = (chosen.beta1, chosen.beta2)
    return torch.optim.Adam(parameters, lr=rate, betas=betas, eps=chosen.eps, weight_decay=decay)


def expected_quadratic(plan: Plan, chosen: Chosen, updates: int) -> list[list[float]]:
    """The parameters w1, w2, b of the quadratic model after each update, by torch alone."""
    weights = [torch.tensor(1.0, dtype=torch.float64, requires_grad=True) for _ in range(3)]
    optimiser = optimiser_of(chosen, weights, plan.learning_rate)
    found = []
    for index in range(updates):
        x, y = ((1.0, 2.0), (2.0, 4.0), (3.0, 6.0))[index % 3]
        optimiser.zero_grad()
        loss = (weights[0] * x**2 + weights[1] * x + weights[2] - y) ** 2
        loss.backward()
        optimiser.step()
        found.append([weight.item() for weight in weights])
    return found


@pytest.mark.needs_torch
@pytest.mark.parametrize("chosen", CHOSEN, ids=NAMES)
@pytest.mark.parametrize("engine", ENGINES)
def test_single_numbers_follow_torch_optim_over_a_thousand_steps(engine: EngineName, chosen: Chosen) -> None:
    plan = quadratic("float64", learning_rate=0.003, epochs=334, rule=rule_of(chosen))
    history = train(plan, engine)
    for iteration, expected in enumerate(expected_quadratic(plan, chosen, len(history))):
        found = list(history.parameters_after(iteration).values())
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.needs_torch
@pytest.mark.parametrize(
    ("batch", "chosen"),
    [(1 if index % 2 else 3, chosen) for index, chosen in enumerate(CHOSEN)],
    ids=NAMES,
)
def test_arrays_follow_torch_optim_over_a_thousand_steps(batch: Any, chosen: Chosen) -> None:
    epochs = 143 if batch == 1 else 334
    plan = network("float64", learning_rate=0.002, epochs=epochs, batch=batch, rule=rule_of(chosen))
    history = train(plan)
    weights = {
        name: torch.tensor(np.asarray(value), requires_grad=True) for name, value in plan.values.items()
    }
    optimiser = optimiser_of(chosen, list(weights.values()), plan.learning_rate)
    x, y = (torch.tensor(np.asarray(plan.data[name])) for name in ("x", "y"))
    for iteration in range(len(history)):
        start = iteration % plan.iterations_per_epoch * batch
        optimiser.zero_grad()
        h = torch.relu(x[start : start + batch] @ weights["W1"].T + weights["b1"])
        found = torch.tanh(h @ weights["W2"].T + weights["b2"])
        torch.mean((found - y[start : start + batch]) ** 2).backward()
        optimiser.step()
    for name, value in history.parameters_after(len(history) - 1).items():
        np.testing.assert_allclose(value, weights[name].detach(), rtol=1e-12, atol=1e-12)


def states_and_parameters(history: History, iteration: int) -> list[bytes]:
    """What is known before an iteration, as bytes."""
    states = history.states_before(iteration)
    known = [*history.parameters_before(iteration).values()]
    known += [value for each in states.values() for value in each.values()]
    return [np.asarray(value, history.plan.dtype).tobytes() for value in known]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("plan_of", [linear, network])
def test_the_steps_of_a_rule_are_what_training_did(plan_of: Any, name: str, dtype: Any) -> None:
    """The lines worked off one by one, as a walk shows them, have the bits of the compiled code."""
    rule = rule_of(Chosen(name, weight_decay=0.01))
    history = train(plan_of(dtype, epochs=4, rule=rule))
    for iteration in range(len(history)):
        before, states = history.parameters_before(iteration), history.states_before(iteration)
        gradients, after = history.gradients(iteration), history.parameters_after(iteration)
        for parameter, value in before.items():
            remembered = {state: states[state][parameter] for state in rule.states}
            made = rule.results(
                value, gradients[parameter], history.plan.learning_rate, iteration + 1, remembered, dtype
            )
            assert np.asarray(made[-1]).tobytes() == np.asarray(after[parameter]).tobytes()
            then = history.states_before(iteration + 1)
            targets = [line.target for line in rule.lines]
            for state in rule.states:
                kept, shown = then[state][parameter], made[targets.index(state)]
                assert np.asarray(shown).tobytes() == np.asarray(kept, dtype).tobytes()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("plan_of", [linear, network])
def test_a_run_goes_on_where_its_history_ends(plan_of: Any, name: str, engine: EngineName) -> None:
    plan = plan_of("float64", epochs=6, rule=rule_of(Chosen(name, weight_decay=0.05)))
    whole = train(plan, engine)
    begun = trainer(plan, engine)
    begun.advance(plan.iterations // 2 + 1)
    resumed = trainer(plan, engine, begun.history)
    resumed.advance(plan.iterations)
    last = len(whole)
    assert states_and_parameters(resumed.history, last) == states_and_parameters(whole, last)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ROWS)
def test_a_parameter_that_the_loss_does_not_read_stays(name: str, engine: EngineName) -> None:
    """PyTorch skips it, since it has no gradient: weight decay does not touch it either."""
    graph = read_code("u = a * x\nloss = mean((W @ x - y)**2)", ["a", "W"]).graph
    values = {"a": [2.0, 3.0], "W": [[1.0, 2.0], [3.0, 4.0]]}
    data = {"x": ([1.0, 2.0],), "y": ([1.0, 0.0],)}
    rule = rule_of(Chosen(name, weight_decay=0.5, eps=0.0))
    history = train(Plan(graph, values, data, epochs=3, rule=rule), engine)
    after = history.parameters_after(2)
    assert np.asarray(after["a"]).tolist() == [2.0, 3.0]
    assert np.all(np.isfinite(np.asarray(after["W"])))
    assert not np.any(np.asarray(after["W"]) == np.asarray(values["W"]))


@pytest.mark.needs_torch
def test_gradients_that_pile_up_are_what_momentum_gathers() -> None:
    rule: UpdateRule = rule_of(Chosen("momentum"))
    own, theirs = (
        train(linear("float64", zero_grad=False, rule=rule, epochs=3), engine) for engine in ENGINES
    )
    np.testing.assert_allclose(own.losses(), theirs.losses(), rtol=1e-12)
