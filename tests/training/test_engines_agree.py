"""The own engine's training against PyTorch's and the own trace: lessons, networks and random graphs."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from tests.helpers.graphs import attributes_for, shapes_for
from tests.helpers.plans import EXACT, linear, network, plans, quadratic
from tutor import ops
from tutor.engine import DTYPES, DType
from tutor.engine.own import trace
from tutor.graph import INPUT, PARAMETER, Graph, Node, read_code
from tutor.training import History, Plan, train
from tutor.training.rules.update import updated


def float32_tolerance(plan: Plan) -> float:
    """What rounding may do to a graph: an error of 10⁻⁷ in a large value, handed on by a large gradient."""
    sizes = [1.0]
    for index in range(plan.samples):
        sample = {name: column[index] for name, column in plan.data.items()}
        whole = trace(plan.graph, {**plan.values, **sample}, dtype="float64")
        largest = [
            max(np.abs(number).max() for number in numbers) for numbers in (whole.values, whole.gradients)
        ]
        sizes.append(max(1.0, largest[0]) * max(1.0, largest[1]))
    return 3e-6 * max(sizes)


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


@pytest.mark.parametrize("batch", [1, 3, "all"])
@pytest.mark.parametrize(
    ("product", "shapes"),
    [
        ("{0}(W, x, b)", {"W": (3, 2), "b": (3,), "x": (2,)}),
        ("{0}(x, W, b)", {"W": (2, 3), "b": (3,), "x": (2,)}),
        ("{0}(W, x, b)", {"W": (3, 2), "b": (3, 1), "x": (2, 4)}),
        ("{0}(x, W, b)", {"W": (2, 3), "b": (3,), "x": (4, 2)}),
        ("{0}(W, W, x)", {"W": (2, 2), "b": (), "x": (2,)}),
    ],
)
def test_a_layer_in_one_node_trains_as_its_two_nodes_do(
    product: str, shapes: dict[str, Any], batch: Any
) -> None:
    numbers = np.random.default_rng(7)
    values = {name: numbers.normal(size=shapes[name]) for name in ("W", "b")}
    data = {"x": tuple(numbers.normal(size=(5, *shapes["x"])))}
    one, operands = product.format("affine"), product[4:-1].split(", ")
    histories = [
        train(
            Plan(
                read_code(f"z = {code}\nloss = mean(tanh(z + b)**2)", ["W", "b"]).graph,
                values,
                data,
                epochs=2,
                batch=batch,
                dtype="float64",
            )
        )
        for code in (one, f"{operands[0]} @ {operands[1]} + {operands[2]}")
    ]
    assert_close(*histories, 1e-13)


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


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("lesson", [linear, quadratic])
def test_a_lesson_has_the_same_bits_in_both_engines(lesson: Any, dtype: DType) -> None:
    plan = lesson(dtype)
    own = train(plan, "own")
    assert len(own) == 300
    assert_same_bits(own, train(plan, "torch"))
    assert_is_the_trace(own)


@pytest.mark.needs_torch
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


SHARED = {
    "a product under a sum": ("loss = sum(W @ x)", (4, 3), (3,)),
    "a product under a mean, the other way round": ("loss = mean(x @ W)", (3, 2), (3,)),
    "a transpose under a mean": ("loss = mean(W.T - x)", (2, 3), (3, 2)),
    "a number broadcast under a sum": ("loss = sum(x + W)", (), (2, 3)),
    "a row broadcast under a mean": ("loss = mean(W - x)", (3,), (2, 3)),
    "a column broadcast under a mean": ("loss = mean(x - W)", (2, 1), (2, 3)),
    "an operand of one element stretched": ("loss = sum(x - W)", (1, 1), (3,)),
    "a sum of sums": ("loss = sum(x + sum(W))", (2, 2), (3,)),
    "a fork under a mean": ("h = W - x\nloss = mean(h + h.T)", (2, 2), (2, 2)),
    "a fork of a sum and a product": ("h = W + x\nloss = sum(h) + mean(h @ W)", (3, 3), (3, 3)),
    "vectors multiplied": ("loss = W @ x", (3,), (3,)),
    "two matrices of the sample": ("h = x * W\nloss = mean(h @ x)", (3, 3), (3, 3)),
}


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 2, "all"])
@pytest.mark.parametrize(("code", "shape", "sample"), SHARED.values(), ids=SHARED)
def test_elements_that_share_one_gradient(
    code: str, shape: tuple[int, ...], sample: tuple[int, ...], batch: Any
) -> None:
    """Under a sum all elements have one gradient, which the own engine keeps once for as long as it can."""
    numbers = np.random.default_rng(7)
    data = {"x": tuple(numbers.normal(size=sample) for _ in range(3))}
    graph = read_code(code, ["W"]).graph
    plan = Plan(graph, {"W": numbers.normal(size=shape)}, data, epochs=2, batch=batch, dtype="float64")
    own = train(plan, "own")
    assert_close(own, train(plan, "torch"), 1e-12)
    if batch == 1:
        assert_is_the_trace(own)


ON_ARRAYS = [row.name for row in ops.TABLE.values() if row.family in ("shape", "loss") or row.attributes]


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 2])
@pytest.mark.parametrize("op", [*ON_ARRAYS, "max"])
def test_rows_on_arrays_train_as_pytorch_does(op: str, batch: Any) -> None:
    """Operands with and without an axis of samples, and parameters that all samples share."""
    row, numbers = ops.TABLE[op], np.random.default_rng(5)
    for attributes in attributes_for(op)[-2:]:
        for chosen in shapes_for(op, attributes)[-1:1:-3]:
            for sampled in itertools.product((True, False), repeat=row.arity):
                if any(sampled):
                    plan = _plan_of_row(op, attributes, chosen, sampled, numbers, batch)
                    own = train(plan, "own")
                    assert_close(own, train(plan, "torch"), 1e-11)
                    if batch == 1:
                        assert_is_the_trace(own)


def _plan_of_row(
    op: str, attributes: Any, shapes: Any, sampled: Any, numbers: np.random.Generator, batch: Any
) -> Plan:
    """loss = mean(op(σ(x·w), σ(x·w), …)²), where x is data of three samples, or left out."""
    nodes, values, data, operands = [], {}, {}, []
    for index, (shape, has_samples) in enumerate(zip(shapes, sampled, strict=True)):
        w, x, p, s = f"w{index}", f"x{index}", f"p{index}", f"s{index}"
        nodes.append(Node(w, PARAMETER))
        values[w] = numbers.normal(size=shape)
        if has_samples:
            nodes += [Node(x, INPUT), Node(p, "mul", (x, w))]
            data[x] = tuple(numbers.normal(size=shape) for _ in range(3))
        nodes.append(Node(s, "sigmoid", (p if has_samples else w,)))
        operands.append(s)
    nodes += [Node("z", op, tuple(operands), attributes), Node("z2", "square", ("z",))]
    graph = Graph.of([*nodes, Node("loss", "mean", ("z2",))], "loss")
    return Plan(graph, values, data, epochs=2, batch=batch, dtype="float64")


@pytest.mark.needs_torch
@given(plans(scalar=True, operations=EXACT))
def test_random_scalars_have_pytorchs_bits_in_float64(plan: Plan) -> None:
    own, torch = train(plan, "own"), train(plan, "torch")
    assert_close(own, torch, 1e-13)
    assert_is_the_trace(own)


@pytest.mark.needs_torch
@given(plans(scalar=True, dtype="float32"))
def test_random_scalars_in_float32(plan: Plan) -> None:
    own = train(plan, "own")
    assert_close(own, train(plan, "torch"), float32_tolerance(plan))
    assert_is_the_trace(own)


@pytest.mark.needs_torch
@given(plans())
def test_random_arrays_one_sample_at_a_time(plan: Plan) -> None:
    own = train(plan, "own")
    assert_close(own, train(plan, "torch"), 1e-12)
    assert_is_the_trace(own)


@pytest.mark.needs_torch
@settings(max_examples=80)
@given(plans(batches=(2, 3, "all")))
def test_random_arrays_in_batches(plan: Plan) -> None:
    assert_close(train(plan, "own"), train(plan, "torch"), 1e-12)


@pytest.mark.needs_torch
@given(plans(scalar=True, batches=(2, "all")))
def test_random_scalars_in_batches(plan: Plan) -> None:
    assert_close(train(plan, "own"), train(plan, "torch"), 1e-12)


@pytest.mark.needs_torch
@given(plans(dtype="float32", batches=(1, 2, "all")))
def test_random_arrays_in_float32(plan: Plan) -> None:
    assert_close(train(plan, "own"), train(plan, "torch"), float32_tolerance(plan))
