"""The PyTorch program is run in a process of its own, and prints the numbers that our engines find."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from tests.helpers import panels, plans
from tutor.document import Document, Training, from_code, open_source
from tutor.engine import DType, Trace, own, plain, torch_engine
from tutor.errors import TutorError
from tutor.export.pytorch import program
from tutor.graph import CONSTANT, INPUT, PARAMETER, Graph, Node, read_code
from tutor.training import Plan, train


def printed(document: Document, dtype: DType = "float32", sample: int = 0) -> list[str]:
    """What the document's program prints, run with nothing but torch at hand.

    Programs share one process, each with names of its own: to import torch takes seconds.
    """
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(program(document, dtype, sample).text) + "\n")
    process.stdin.flush()
    said: list[str] = json.loads(process.stdout.readline())
    return said


RUNNER = """
import contextlib, io, json, sys, torch
for line in sys.stdin:
    torch.set_default_dtype(torch.float32)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(json.loads(line), "program", "exec"), {})
    print(json.dumps(out.getvalue().splitlines()), flush=True)
"""


@lru_cache
def _process() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-I", "-c", RUNNER],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _end_of_process() -> Iterator[None]:
    yield
    _process().communicate()
    _process.cache_clear()


def document_of(plan: Plan) -> Document:
    training = Training(plan.learning_rate, plan.epochs, plan.batch)
    return Document("Plan", plan.graph, plan.values, data=plan.data, training=training)


def trained(code: str, parameters: dict[str, Any], data: dict[str, Any], **settings: Any) -> Document:
    document = from_code(code, {name: column[0] for name, column in data.items()}, parameters)
    return replace(document, values=parameters, data=data, training=Training(epochs=3, **settings))


def same(said: str, numbers: list[Any]) -> bool:
    """Whether a line ends in these numbers, every digit of them and the sign of zero."""
    return said.endswith(" " + " ".join(str(plain(number)) for number in numbers))


def check_training(document: Document, engine: Any = "torch", dtype: DType = "float32") -> None:
    training = document.training
    assert training is not None
    plan = document.plan(dtype)
    history = train(plan, engine)
    said = printed(document, dtype)
    gradients = [line for line in said if line.startswith("\tgrad:")]
    losses = [line for line in said if line.startswith("progress:")]
    assert len(gradients) == plan.iterations
    assert len(losses) == plan.epochs
    for at, line in enumerate(gradients):
        assert same(line, [*history.gradients(at).values()]), (at, line, history.gradients(at))
    for epoch, line in enumerate(losses):
        assert line == f"progress: {epoch} {float(history.epoch_losses()[epoch])!r}"


def check_pass(document: Document, trace: Trace, sample: int = 0) -> None:
    said = dict(line.split(": ", 1) for line in printed(document, sample=sample) if ": " in line)
    assert said.pop(document.graph.root) == str(plain(trace.value(document.graph.root)))
    leaves = document.graph.parameters or document.graph.inputs
    assert said == {f"{name}.grad": str(plain(trace.gradient(name))) for name in leaves}


@pytest.mark.needs_torch
def test_the_lecture_prints_its_numbers() -> None:
    text = program(open_source("train-linear")).text
    ran = subprocess.run([sys.executable, "-I", "-c", text], capture_output=True, text=True, check=True)
    said = ran.stdout.splitlines()
    assert said[0] == "predict (before training) 4 4.0"
    assert said[1:5] == [
        "\tgrad: 1.0 2.0 -2.0",
        "\tgrad: 2.0 4.0 -7.840000152587891",
        "\tgrad: 3.0 6.0 -16.228801727294922",
        "progress: 0 7.315943717956543",
    ]
    assert said[-2:] == ["progress: 99 9.094947017729282e-13", "predict (after training) 4 7.999998569488525"]
    assert len(said) == 402


NETWORK = plans.network(epochs=2, batch=1, learning_rate=0.05)
CLASSES = Plan(
    read_code(
        "h = dropout(layer_norm(W @ x), p=0.25, seed=3)\nq = concat(slice(h, 0, 2), reshape(x, 2))\n"
        "loss = cross_entropy(h, one_hot(y, 3)) + mse(q, softmax(q)) + max(h)",
        ["W"],
    ).graph,
    {"W": [[0.3, -0.2], [1.5, 0.1], [-0.6, 0.7]]},
    {"x": ((0.5, -1.0), (2.0, 0.25), (-0.75, 1.5)), "y": (0.0, 2.0, 1.0)},
    learning_rate=0.05, epochs=2, batch=2,
)  # fmt: skip
SIGMOID = """
h = sigmoid(w*x + b)
p = softplus(h) + leaky_relu(v*h - 1, 0.2) + abs(h)
loss = (p - y)**2 + 3/(h + 2)**3
"""
X = (0.3, -1.7, 2.1)
Y = (0.1, 0.7, -0.4)

TRAINED = {
    "linear-model": open_source("linear-model"),
    "quadratic": panels.quadratic_model(),
    "matrices": document_of(NETWORK),
    "batches": document_of(replace(NETWORK, batch=3)),
    "classes in batches": document_of(CLASSES),
    "all at once": document_of(replace(NETWORK, batch="all")),
    "no split": trained(SIGMOID, {"w": 0.4, "b": 0.1, "v": -1.2}, {"x": X, "y": Y}),
    "fork of three": trained(
        "h = tanh(w*x)\ny_hat = h*0.3 + h*h*0.7 + h/3\nloss = (y - y_hat)**2", {"w": 0.9}, {"x": X, "y": Y}
    ),
    "odd names": trained(
        "start = torch * x\nF = start * 0.1 - loss_\nl = F - y\nloss = l**2",
        {"torch": 0.7, "loss_": 0.2}, {"x": X, "y": Y},
    ),
    "idle parameter": trained("loss = (w*x + 0 - y)**2", {"w": 1.0}, {"x": X, "y": Y}),
}  # fmt: skip


@pytest.mark.needs_torch
@pytest.mark.parametrize("name", TRAINED)
def test_training_prints_what_pytorch_finds(name: str) -> None:
    check_training(TRAINED[name])


@pytest.mark.needs_torch
def test_a_parameter_without_influence_is_left_alone() -> None:
    graph = Graph.of([*plans.linear().graph.nodes, Node("v", PARAMETER)], "loss")
    document = panels.linear_model(graph=graph, values={"w": 1.0, "v": 2.0}, training=Training(epochs=1))
    assert "loss does not depend on v" in program(document).text
    assert printed(document)[3:5] == ["\tgrad: 3.0 6.0 -16.228801727294922", "progress: 0 7.315943717956543"]


@pytest.mark.needs_torch
def test_our_own_engine_has_the_same_digits_in_both_types() -> None:
    check_training(panels.quadratic_model(), "own")
    check_training(panels.linear_model(training=Training(epochs=5)), "own", "float64")


PASSES = {
    "product": replace(from_code("z = x * w", {"x": 2.0}, {"w": 3.0}), given=5.0),
    "inputs alone": from_code("z = relu(x - 1) * x ** -2", {"x": 2.0}, {}),
    "fork": panels.forked(),
    "matrices": panels.matrices(),
    "vector root": replace(
        from_code("y = W.T @ x", {"x": [5.0, 6.0]}, {"W": [[1.0, 2.0], [3.0, 4.0]]}), given=(1.0, -2.0)
    ),
    "one for each": replace(from_code("y = W * 2", {}, {"W": [[1.0, 2.0], [3.0, 4.0]]}), given=0.5),
    "largest": from_code("z = maximum(a, 3) + minimum(a, b) + 2 / a + exp(1) * b", {}, {"a": 0.7, "b": 0.9}),
    "chain": panels.chain(300),
    "classifier": from_code(
        "h = layer_norm(dropout(relu(W @ x), p=0.25, seed=3))\n"
        "both = concat(slice(h, 1, 3), reshape(V, -1), axis=-1)\n"
        "loss = cross_entropy(both, one_hot(y, 4)) + max(softmax(both)) + mse(h, x)",
        {"x": [0.5, -1.0, 2.0], "y": 2.0},
        {"W": [[0.3, -0.2, 0.9], [1.5, 0.1, 0.4], [-0.6, -0.7, 0.8]], "V": [[1.0], [0.25]]},
    ),
    "not finite": from_code("z = x * w", {"x": float("nan")}, {"w": float("-inf")}),
    "leaf alone": Document("Leaf", Graph.of([Node("w", PARAMETER)], "w"), {"w": 2.5}),
}


@pytest.mark.needs_torch
@pytest.mark.parametrize("name", PASSES)
def test_one_pass_prints_what_pytorch_finds(name: str) -> None:
    document = PASSES[name]
    trace = torch_engine.trace(document.graph, document.values, given=document.given)
    check_pass(document, trace)


@pytest.mark.needs_torch
def test_one_pass_takes_the_sample_asked_for() -> None:
    document = panels.linear_model(training=None)
    check_pass(document, own.trace(document.graph, document.sample(2)), sample=2)


@pytest.mark.needs_torch
def test_a_node_that_was_drawn_in_another_order_keeps_the_order_of_its_sum() -> None:
    nodes = [
        Node("w", PARAMETER), Node("c", CONSTANT, (), (0.1,)), Node("x", INPUT),
        Node("w*c", "mul", ("w", "c")), Node("b1", "square", ("w",)), Node("b2", "mul", ("w", "x")),
        Node("s", "add", ("b2", "b1")), Node("z", "mul", ("s", "w*c")),
    ]  # fmt: skip
    document = Document("Drawn", Graph.of(nodes, "z"), {"w": 0.77, "x": 0.123})
    assert "t1 = w * 0.1" in program(document).text
    check_pass(document, torch_engine.trace(document.graph, document.values))


def test_each_step_has_its_line_and_each_line_its_step() -> None:
    document = open_source("train-linear")
    found, walk = program(document), document.walkthrough
    texts = [found.lines[found.line_of(step) or 0].text.strip() for step in walk.steps]
    assert texts == [
        *["return x * w"] * 2, *["r = y_hat - y"] * 2, *["return r ** 2"] * 2, *["l.backward()"] * 4,
        "w.data = w.data - 0.01 * w.grad.data", "w.grad.data.zero_()",
    ]  # fmt: skip
    reached = {line.text.strip(): walk.position_of(line.anchors[-1]) for line in found.lines if line.anchors}
    assert reached["w = torch.tensor(1.0, requires_grad=True)"] == 0
    assert reached["y_hat = forward(x)"] == reached["return x * w"] == 1
    assert reached["l = loss(x, y)"] == 5
    assert reached["l.backward()"] == 10
    assert reached["w.grad.data.zero_()"] == 12


@pytest.mark.parametrize("name", [*TRAINED, *PASSES])
def test_every_anchor_is_a_step_of_the_walk(name: str) -> None:
    document = TRAINED.get(name) or PASSES[name]
    found, walk = program(document), document.walkthrough
    for line in found.lines:
        assert all(0 <= walk.position_of(anchor) <= len(walk) for anchor in line.anchors)
    if name != "idle parameter":
        influencing = [step for step in walk.steps if step.node in document.graph.influencing]
        assert all(found.line_of(step) is not None for step in influencing)


def test_lines_are_no_longer_than_needed_and_follow_the_data() -> None:
    wide = {"W": [[0.1 * row + column for column in range(30)] for row in range(3)]}
    text = program(from_code("z = sum(W)", {}, wide)).text
    assert max(map(len, text.splitlines())) <= 88
    rows = re.search(r"torch\.tensor\((\[.*?\])(?:, requires_grad=True)\)", text, re.DOTALL)
    assert rows is not None
    assert ast.literal_eval(rows[1]) == wide["W"]
    slower = panels.linear_model(training=Training(0.5, 7))
    assert "w.data - 0.5 * w.grad.data" in program(slower).text
    assert "range(7)" in program(slower).text


def test_what_cannot_be_trained_is_said() -> None:
    document = panels.linear_model(data={"x": (1.0, 2.0)}, values={"w": [1.0, 2.0], "y": 1.0})
    with pytest.raises(TutorError, match="single number"):
        program(document)


def test_the_program_is_whole_without_the_tutor() -> None:
    names = {
        alias.name
        for node in ast.walk(ast.parse(program(TRAINED["no split"]).text))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert names == {"torch", "torch.nn.functional"}


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 2, "all"])
@pytest.mark.parametrize("schedule", ["constant", "step", "cosine"])
def test_shuffled_samples_and_a_schedule(batch: Any, schedule: str) -> None:
    plan = plans.network(epochs=3, batch=batch)
    training = Training(0.05, 3, batch, schedule=schedule, step_size=2, gamma=0.3, shuffle=True, seed=4)  # type: ignore[arg-type]
    check_training(Document("Plan", plan.graph, plan.values, data=plan.data, training=training))


@pytest.mark.needs_torch
@pytest.mark.parametrize("optimiser", ["momentum", "nesterov", "rmsprop", "adam"])
@pytest.mark.parametrize("batch", [1, 2])
def test_a_program_with_an_optimiser_of_torch(batch: Any, optimiser: str) -> None:
    training = Training(0.05, 3, batch, optimiser=optimiser, weight_decay=0.1, schedule="cosine")
    check_training(replace(open_source("train-linear"), training=training))


@pytest.mark.needs_torch
def test_a_shuffled_program_of_single_numbers() -> None:
    document = open_source("train-linear")
    assert document.training is not None
    check_training(
        replace(document, training=replace(document.training, epochs=3, shuffle=True, schedule="cosine"))
    )
