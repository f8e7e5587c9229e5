"""Measure how fast the own engine trains beside PyTorch's eager mode: part of `make bench`.

Ours goes by the public API and keeps its whole history: of every iteration the loss, the gradients and the
parameters after the update. It is a new trainer on a plan whose graph has been trained before, as in the
window. Both are on one thread.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is imported: PyTorch is on one thread as well

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from bench import Contest, begun, print_head, print_row
from naive_scalars import trained_by_objects
from networks import DIGITS, POINTS, digits, network, neurons, points, weights

from tutor.document.catalogue import open_source
from tutor.engine import DType
from tutor.graph import Graph
from tutor.training import History, Plan, trainer

Record = list[tuple[Any, ...]]

EPOCHS, RATE = 100, 0.01
X_DATA, Y_DATA = (1.0, 2.0, 3.0), (2.0, 4.0, 6.0)
LINEAR: dict[DType, float] = {"float64": 150.0, "float32": 100.0}
QUADRATIC: dict[DType, float] = {"float64": 120.0, "float32": 80.0}
NETWORK_EPOCHS, NETWORK_RATE = 20, 0.1
FEW_EPOCHS = 2
"""Of the graph of scalar neurons: an object per scalar takes seconds for more, and then ever longer."""


def main() -> None:
    """Print the tables."""
    torch = begun()
    if torch is None:
        return
    print_head("training", "PyTorch")
    for contest in [*lectures(torch), *networks(torch)]:
        print_row(contest)
    print_head("training", "objects")
    print_row(scalar_neurons())


# --------------------------------------------------------------------------------------------- the lecture's


def lectures(torch: Any) -> Iterator[Contest]:
    """The lecture's linear and quadratic models, 100 epochs of 3 samples, one sample an iteration.

    Then the same from code that has not been compiled.
    """
    for source, theirs, needed in (
        ("train-linear", linear, LINEAR),
        ("exercise-quadratic", quadratic, QUADRATIC),
    ):
        for dtype, need in needed.items():
            plan = lecture_plan(source, dtype)
            their = partial(theirs, torch, dtype)
            bits = same_bits(own_training(plan), their(), dtype)
            name = f"{source}, 300 iterations, {bits}, {dtype}"
            yield Contest(name, partial(own_training, plan), their, need)
            anew = partial(own_training_anew, plan)
            yield Contest("  and with the graph's compilation", anew, their, None)


def lecture_plan(source: str, dtype: DType) -> Plan:
    """The plan of a lesson."""
    document = open_source(source)
    data = {"x": X_DATA, "y": Y_DATA}
    return Plan(document.graph, document.values, data, RATE, EPOCHS, dtype=dtype)


def own_training(plan: Plan) -> History:
    """Train the whole plan in the own engine."""
    run = trainer(plan, "own")
    run.advance(plan.iterations)
    return run.history


def own_training_anew(plan: Plan) -> History:
    """Train in the own engine, on a graph that nothing has been compiled for."""
    graph = Graph(plan.graph.nodes, plan.graph.root)
    return own_training(
        Plan(graph, plan.values, plan.data, plan.learning_rate, plan.epochs, plan.batch, plan.dtype)
    )


def linear(torch: Any, dtype: DType) -> Record:
    """The lecture's loop in PyTorch; per iteration the loss, the gradient, and the weight after it."""
    w = parameter(torch, dtype)
    record: Record = []
    for _ in range(EPOCHS):
        for x, y in zip(X_DATA, Y_DATA, strict=True):
            loss = (x * w - y) ** 2
            loss.backward()
            gradient = w.grad.item()
            w.data = w.data - RATE * w.grad.data
            record.append((loss.item(), gradient, w.item()))
            w.grad.data.zero_()
    return record


def quadratic(torch: Any, dtype: DType) -> Record:
    """The quadratic model in the same loop."""
    w1, w2, b = all_ = [parameter(torch, dtype) for _ in range(3)]
    record: Record = []
    for _ in range(EPOCHS):
        for x, y in zip(X_DATA, Y_DATA, strict=True):
            loss = (w1 * x**2 + w2 * x + b - y) ** 2
            loss.backward()
            gradients = [each.grad.item() for each in all_]
            for each in all_:
                each.data = each.data - RATE * each.grad.data
            record.append((loss.item(), *gradients, *(each.item() for each in all_)))
            for each in all_:
                each.grad.data.zero_()
    return record


def parameter(torch: Any, dtype: DType) -> Any:
    """A weight of 1, as the lecture makes it."""
    return torch.tensor([1.0], dtype=getattr(torch, dtype), requires_grad=True)


def same_bits(history: History, record: Record, dtype: DType) -> str:
    """Say whether every loss, gradient and weight of both runs is the same float."""
    ours = [
        (
            history.loss(at),
            *history.gradients(at).values(),
            *history.parameters_after(at).values(),
        )
        for at in range(len(history))
    ]
    same = np.array(ours, dtype).tobytes() == np.array(record, dtype).tobytes()
    return "the same bits" if same else "OTHER BITS"


# -------------------------------------------------------------------------------------------------- networks


def networks(torch: Any) -> Iterator[Contest]:
    """Networks of matrices in float32: a small one on all its points at once, and one for digits.

    PyTorch's are modules of torch.nn with torch.optim.SGD, and keep the losses alone.
    """
    plan = Plan(
        network(POINTS, "tanh", "mse"), weights(POINTS), points(), NETWORK_RATE, NETWORK_EPOCHS, "all"
    )
    their = partial(module, torch, plan, POINTS, torch.nn.Tanh, torch.nn.functional.mse_loss)
    close = same_losses(own_training(plan), their())
    name = f"MLP 2-16-16-1, 100 points, 20 epochs, {close}"
    yield Contest(name, partial(own_training, plan), their, 7.0)
    plan = Plan(network(DIGITS, "relu", "cross_entropy"), weights(DIGITS), digits(), NETWORK_RATE, 2, 64)
    their = partial(module, torch, plan, DIGITS, torch.nn.ReLU, torch.nn.functional.cross_entropy)
    close = same_losses(own_training(plan), their())
    yield Contest(f"MLP 784-128-10, 10 batches of 64, {close}", partial(own_training, plan), their, 1.25, 15)


def module(
    torch: Any, plan: Plan, sizes: tuple[int, ...], activation: Callable[[], Any], loss_of: Callable[..., Any]
) -> list[float]:
    """The same network as a torch.nn.Sequential, trained by torch.optim.SGD; the losses."""
    x, y = (torch.tensor(np.array(column, np.float32)) for column in plan.data.values())
    layers: list[Any] = []
    for at, (before, after) in enumerate(pairwise(sizes), 1):
        layer = torch.nn.Linear(before, after)
        layer.weight.data = torch.tensor(plan.values[f"W{at}"]).T.contiguous()
        layer.bias.data = torch.tensor(plan.values[f"b{at}"])
        layers += [layer, activation()]
    model = torch.nn.Sequential(*layers[:-1])
    optimiser = torch.optim.SGD(model.parameters(), lr=plan.learning_rate)
    batches = list(zip(x.split(plan.batch_size), y.split(plan.batch_size), strict=True))
    losses = []
    for _ in range(plan.epochs):
        for inputs, targets in batches:
            optimiser.zero_grad()
            loss = loss_of(model(inputs), targets)
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
    return losses


def same_losses(history: History, losses: list[float]) -> str:
    """Say whether the losses of both runs are the same but for rounding."""
    same = np.allclose(history.losses(), losses, rtol=1e-4)
    return "the same losses" if same else "OTHER LOSSES"


def scalar_neurons() -> Contest:
    """The small network as a graph of scalar neurons, beside one Python object per scalar and sample.

    In ours each scalar node is a vector of the 100 samples.
    """
    graph, values = neurons(POINTS)
    data = points()
    columns = {f"x{at}": tuple(float(point[at]) for point in data["x"]) for at in range(POINTS[0])}
    columns["y"] = tuple(float(target[0]) for target in data["y"])
    plan = Plan(graph, values, columns, NETWORK_RATE, FEW_EPOCHS, "all", "float64")
    theirs = partial(trained_by_objects, POINTS, values, columns, NETWORK_RATE, FEW_EPOCHS)
    close = same_losses(own_training(plan), theirs())
    name = f"scalar neurons 2-16-16-1, {FEW_EPOCHS} epochs, {close}"
    return Contest(name, partial(own_training, plan), theirs, 500.0, rounds=3)


if __name__ == "__main__":
    main()
