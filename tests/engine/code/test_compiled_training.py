"""Generated training code: names that cannot be variables, large graphs, and every operation of the table."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.plans import DATA
from tutor import ops
from tutor.engine import DTYPES, DType
from tutor.engine.code.code_names import without_brackets
from tutor.engine.code.compiled_training import array_program, scalar_program
from tutor.graph import INPUT, PARAMETER, Graph, Node, read_code
from tutor.graph.shapes import takes_numbers
from tutor.training import History, Plan, listing, train, trainer

HOSTILE = (
    "class", "__debug__", "x; import os", "α", "keep", "rate", "batches", "train", "exp", "grad_loss", "c0",
    "t", "len", "seed", "weights", "out_w", "total", "matmul", "None", "self", "print('x')", "a\nb", "",
    "loss_before", "single", "abs", "é",
)  # fmt: skip


@pytest.mark.parametrize("batch", [1, "all"])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_node_may_have_any_name(name: str, dtype: DType, batch: object) -> None:
    """The same graph with another name of one node, input or parameter trains to the same bits."""
    usual = _named({}, dtype, batch)
    for role in ("x", "w", "h", "r", "loss"):
        renamed = train(_named({role: name}, dtype, batch))
        assert renamed.losses().tobytes() == train(usual).losses().tobytes()


def _named(names: dict[str, str], dtype: DType, batch: object) -> Plan:
    def called(role: str) -> str:
        return names.get(role, role)

    nodes = [
        Node(called("x"), INPUT),
        Node("y", INPUT),
        Node(called("w"), PARAMETER),
        Node(called("h"), "exp", (called("w"),)),
        Node("p", "mul", (called("x"), called("h"))),
        Node(called("r"), "sub", ("p", "y")),
        Node(called("loss"), "square", (called("r"),)),
    ]
    graph = Graph.of(nodes, called("loss"))
    data = {called("x"): DATA["x"], "y": DATA["y"]}
    return Plan(graph, {called("w"): 0.1}, data, epochs=2, dtype=dtype, batch=batch)  # type: ignore[arg-type]


def test_code_is_compiled_once_for_a_graph() -> None:
    graph = read_code("loss = (x*w - y)**2", ["w"]).graph
    program = scalar_program(graph, ["x", "y"], "float64")
    assert scalar_program(graph, ["x", "y"], "float64") is program
    assert scalar_program(graph, ["y", "x"], "float64") is not program
    assert scalar_program(graph, ["x", "y"], "float32") is not program
    shapes = {node.name: () for node in graph.nodes}
    batched = array_program(graph, ["x", "y"], shapes, "float64", batched=True)
    assert array_program(graph, ["x", "y"], shapes, "float64", batched=True) is batched
    assert array_program(graph, ["x", "y"], shapes, "float64", batched=False) is not batched


def test_only_what_a_parameter_needs_is_computed() -> None:
    graph = read_code("unused = exp(x)\nloss = (x*w - y)**2", ["w"]).graph
    source = listing(Plan(graph, {"w": 1.0}, DATA, dtype="float64"))
    assert "unused" not in source
    assert "exp" not in source
    assert "grad_x" not in source
    assert "1.0" not in source


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_long_chain_trains(dtype: DType) -> None:
    lines = ["h0 = x*w"] + [f"h{i} = h{i - 1} + w" for i in range(1, 3000)] + ["loss = (h2999 - y)**2"]
    graph = read_code("\n".join(lines), ["w"]).graph
    plan = Plan(graph, {"w": 0.0}, {"x": (1.0,), "y": (2.0,)}, learning_rate=1e-8, epochs=2, dtype=dtype)
    history = train(plan)
    assert history.gradients(0)["w"] == -2.0 * 2.0 * 3000
    assert history.parameters_after(0)["w"] == pytest.approx(1.2e-4)


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 2])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("op", [row.name for row in ops.TABLE.values() if takes_numbers(row)])
def test_every_operation_trains_as_pytorch_does(op: str, dtype: DType, batch: int) -> None:
    row = ops.TABLE[op]
    operands = ("p", "q")[: row.arity]
    attributes = tuple(3.0 if default is None else default for _, default in row.attributes)
    nodes = [
        Node("x", INPUT),
        Node("w", PARAMETER),
        Node("p", "mul", ("x", "w")) if op != "bce" else Node("p", "sigmoid", ("w",)),
        Node("q", "add", ("x", "w")) if op != "bce" else Node("q", "sigmoid", ("x",)),
        Node("made", op, operands, attributes),
        Node("loss", "square", ("made",)),
    ]
    graph = Graph.of(nodes, "loss")
    plan = Plan(graph, {"w": 0.7}, {"x": (1.25, 0.8, 1.5)}, epochs=3, dtype=dtype, batch=batch)
    own, torch = train(plan, "own"), train(plan, "torch")
    tolerance = 1e-5 if dtype == "float32" else 1e-12
    np.testing.assert_allclose(own.losses(), torch.losses(), rtol=tolerance)
    for iteration in range(len(own)):
        ours, theirs = own.gradients(iteration)["w"], torch.gradients(iteration)["w"]
        np.testing.assert_allclose(ours, theirs, rtol=tolerance)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("(a + b)", "a + b"), ("(a) + (b)", "(a) + (b)"), ("f(a)", "f(a)"), ("((a))", "(a)"), ("a", "a")],
)
def test_brackets_around_the_whole(written: str, plain: str) -> None:
    assert without_brackets(written) == plain


@pytest.mark.parametrize("zero_grad", [True, False])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("code", ["r = e*x - y + 1e-05\nloss = r**2 * e", "loss = e", "loss = log(e*x) - y"])
def test_a_graph_trained_for_long_keeps_its_bits(code: str, dtype: DType, zero_grad: bool) -> None:
    """Its epochs are then written out; the last of these graphs comes where Python's floats refuse."""
    data = DATA if "x" in code else {}
    graph = read_code(code, ["e"]).graph
    plan = Plan(graph, {"e": 1.0}, data, 0.3, epochs=41, dtype=dtype, zero_grad=zero_grad)
    first = train(plan, past=True)
    while int(str(graph.derived["iterations trained"])) < 2_000:
        train(plan, past=True)
    run = trainer(plan)
    for chunk in (1, 5, 7, 1_000):  # amid an epoch, and whole epochs
        run.advance(chunk, past=True)
    written_out = {key[5] for key in graph.derived if isinstance(key, tuple) and key[0] == "scalar training"}
    assert max(len(data.get("x", ())), 1) in written_out
    assert _rows(run.history) == _rows(first)


def _rows(history: History) -> list[str]:
    """Every number of every iteration, exact; nan as a word."""
    return [
        repr((history.loss(at), history.gradients(at), history.parameters_after(at)))
        for at in range(len(history))
    ]
