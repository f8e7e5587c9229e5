"""A `.py` file in the lecture's style opens without being run, or is refused with line and column."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutor.document.catalogue import lessons, open_source
from tutor.document.document import Document, Training
from tutor.document.errors import FileError
from tutor.document.file.read import read_text
from tutor.document.script import read_script_text
from tutor.errors import TutorError
from tutor.export.pytorch import program
from tutor.graph.write_code import write_code
from tutor.training import Plan, trainer

LECTURE = """\
import torch
x_data = [1.0, 2.0, 3.0]
y_data = [2.0, 4.0, 6.0]

w = torch.Tensor([1.0])  # the first guess
w.requires_grad = True

def forward(x):
    return x * w

def loss(x, y):
    y_pred = forward(x)
    return (y_pred - y) ** 2

print("predict (before training)", 4, forward(4).item())
losses = []
for epoch in range(20):
    l_sum = 0
    for x, y in zip(x_data, y_data):
        l = loss(x, y)
        l.backward()
        print("\\tgrad:", x, y, w.grad.item())
        w.data = w.data - 0.01 * w.grad.data
        w.grad.data.zero_()
        l_sum += l.item()
    losses.append(l_sum)
print("predict (after training)", 4, forward(4).item())
"""

NETWORK = """\
'''A network with a hidden layer.'''
import torch
import torch.nn.functional as F
import matplotlib.pyplot as plt
X = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
Y = torch.tensor([[0.], [1.], [1.], [0.]])
W1 = torch.tensor([[0.5, -0.5], [0.25, 0.75]], requires_grad=True)
b1 = torch.zeros(2, requires_grad=True)
W2 = torch.tensor([[1.0], [-1.0]], requires_grad=True)
b2 = torch.zeros(1).requires_grad_()
lr, epochs = 0.125, 5
rate = 0.125
optimizer = torch.optim.SGD([W1, b1, W2, b2], lr=rate)

def layer(X, W, b):
    return X @ W + b

def forward(X):
    h = layer(X, W1, b1)
    h = torch.relu(h)
    return layer(h, W2, b2)

for epoch in range(5):
    y_hat = forward(X)
    l = torch.mean((y_hat - Y) ** 2)
    optimizer.zero_grad()
    l.backward()
    optimizer.step()
plt.plot([1, 2])
""".replace("lr, epochs = 0.125, 5\n", "")


def opened(text: str) -> Document:
    return read_script_text(text, "my.py")


def test_the_lectures_script_is_its_graph_data_and_training() -> None:
    document = opened(LECTURE)
    assert write_code(document.graph) == "y_pred = x * w\nloss = (y_pred - y) ** 2\n"
    assert document.graph.parameters == ("w",)
    assert document.data == {"x": (1.0, 2.0, 3.0), "y": (2.0, 4.0, 6.0)}
    assert document.training == Training(0.01, 20, 1)
    assert document.values == {"w": 1.0}
    assert document.source is None  # so that saving never writes over the script
    assert document.title == "my"


@pytest.mark.needs_torch
@pytest.mark.parametrize(("text", "weights"), [(LECTURE, ("w",)), (NETWORK, ("W1", "b1", "W2", "b2"))])
def test_training_ends_where_the_script_run_by_pytorch_ends(text: str, weights: tuple[str, ...]) -> None:
    document = opened(text)
    training = document.training
    assert training is not None
    plan = Plan(
        document.graph,
        document.values,
        document.data,
        training.learning_rate,
        training.epochs,
        training.batch,
    )
    run = trainer(plan, "torch")
    run.advance(plan.iterations)
    ended = run.history.parameters_after(plan.iterations - 1)
    ran: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec("\n".join(line for line in text.splitlines() if "plt" not in line), ran)
    for name in weights:
        assert ended[name] == pytest.approx(
            ran[name].detach().numpy().reshape(np.shape(ended[name])), rel=1e-6
        )


@pytest.mark.parametrize("lesson", [lesson.id for lesson in lessons()])
def test_the_exported_program_of_a_lesson_opens_as_the_same_graph(lesson: str) -> None:
    document = open_source(lesson)
    again = opened("\n".join(line.text for line in program(document).lines))
    graph = document.graph
    assert set(again.graph.nodes) == {node for node in graph.nodes if node.name in graph.influencing}
    assert again.graph.root == graph.root
    assert again.training == document.training
    assert again.data == document.data
    assert again.title == document.title
    assert again.given == document.given
    for name, value in again.values.items():
        assert again.sample(0)[name] == document.sample(0)[name], value


def test_operations_that_a_program_writes_as_several_are_known_again() -> None:
    code = "loss = sum(slice(dropout(layer_norm(x), p=0.25, seed=3), 1, 3))"
    text = "[values]\nx = [1.0, 2.0, 4.0]\n"
    document = read_text(f'format = 1\ntitle = "t"\ncode = "{code}"\nparameters = ["x"]\n{text}', "t.tutor")
    again = opened("\n".join(line.text for line in program(document).lines))
    assert [node.op for node in again.graph.nodes] == [node.op for node in document.graph.nodes]
    assert [node.attributes for node in again.graph.nodes] == [
        node.attributes for node in document.graph.nodes
    ]


def test_a_batch_through_vmap_and_a_mean() -> None:
    text = LECTURE.replace(
        "    for x, y in zip(x_data, y_data):", "    for start in range(0, len(x_data), 2):"
    ).replace(
        "loss(x, y)\n        l.b",
        "torch.vmap(loss)(x_data[start : start + 2], y_data[start : start + 2]).mean()\n        l.b",
    )
    document = opened(text)
    assert document.training == Training(0.01, 20, 2)
    assert document.graph.inputs == ("x", "y")


@pytest.mark.parametrize(
    "step",
    [
        "w.data -= 0.01 * w.grad",
        "w.data.sub_(w.grad.data * 0.01)",
        "with torch.no_grad():\n            w -= 0.01 * w.grad",
    ],
)
def test_updates_are_written_in_several_ways(step: str) -> None:
    text = LECTURE.replace("w.data = w.data - 0.01 * w.grad.data", step).replace(
        "w.grad.data.zero_()", "w.grad = None"
    )
    assert opened(text).training == Training(0.01, 20, 1)


def test_without_zeroing_gradients_pile_up() -> None:
    training = opened(LECTURE.replace("        w.grad.data.zero_()\n", "")).training
    assert training is not None
    assert not training.zero_grad


REFUSED = {
    "class": ("class Net(torch.nn.Module): pass", (1, 1), "class is not read: a script has"),
    "condition": ("import torch\nif True:\n    a = 1", (2, 1), "if is not read"),
    "unknown operation": (
        "import torch\nx = torch.tensor(1.0)\nz = torch.erf(x) * 2\nz.backward()",
        (3, 5),
        "there is no operation named erf",
    ),
    "unknown name": ("z = 2 * q\nz.backward()", (1, 9), "nothing before this line gives q a value."),
    "random weights": (
        "import torch\nw = torch.randn(3, requires_grad=True)\nz = w.sum()\nz.backward()",
        (2, 5),
        "the numbers of randn are not in the file",
    ),
    "a list": ("x = [1.0, 2.0]\nz = x * 2\nz.backward()", (2, 5), "x is a list of Python's"),
    "in place": (
        LECTURE.replace("    return x * w", "    x += 1\n    return x * w"),
        (9, 5),
        "this changes a tensor in place",
    ),
    "shapes": (
        "import torch\na = torch.ones(2)\nb = torch.ones(3)\nz = a * b\nz.sum().backward()",
        (4, 5),
        "",
    ),
    "not updated": (
        LECTURE.replace("        w.data = w.data - 0.01 * w.grad.data\n", ""),
        (23, 9),
        "the gradient of w is set to zero before the update uses it.",
    ),
    "other update": (LECTURE.replace("- 0.01 *", "- 0.01 +"), (23, 9), "after backward(), the update of w"),
    "recursion": (
        "def f(x):\n    return f(x)\nz = f(2.0)\nz.backward()",
        (2, 12),
        "f calls itself, and a graph has no cycle.",
    ),
    "nothing": ("import torch\nprint(3)", (1, 1), "nothing is computed here"),
    "no python": ("import torch\nx = = 3", (2, 5), "this cannot be read as an expression"),
    "epochs unknown": (LECTURE.replace("range(20)", "range(len(x_data))"), (17, 14), "the loop of epochs"),
    "running something": ("import os\nexec('a')\n", (2, 1), "this is not read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_such_script_is_refused_with_its_place(name: str) -> None:
    text, (line, column), sentence = REFUSED[name]
    with pytest.raises(FileError) as refused:
        opened(text)
    assert refused.value.sentence.startswith(sentence), refused.value
    assert (refused.value.line, refused.value.column) == (line, column), refused.value
    assert str(refused.value).startswith(f"my.py, line {line}, column {column}: ")


def doubling() -> str:
    lines = ["def f0(x):", "    return x * x"]
    for n in range(1, 40):
        lines += [f"def f{n}(x):", f"    return f{n - 1}(x) + f{n - 1}(x)"]
    return "\n".join([*lines, "import torch", "w = torch.tensor(1.0)", "z = f39(w)", "z.backward()"])


HOSTILE = {
    "not UTF-8": b"w = 1\nx = '\xff'\n",
    "nul": b"w = 1\x00",
    "nested": b"z = " + b"(" * 5000 + b"1" + b")" * 5000,
    "long chain": b"import torch\nw = torch.tensor(1.0)\nz = w" + b" + w" * 30_000 + b"\nz.backward()",
    "many minus": b"z = " + b"-" * 50_000 + b"1\nz.backward()",
    "huge": b"x = 1.0\n" * 400_000,
    "doubling": doubling().encode(),
    "large number": b"z = " + b"9" * 6000 + b"\nz.backward()",
    "large tensor": b"import torch\nw = torch.zeros(10**9, 10**9)\nz = w.sum()\nz.backward()",
    "huge shape": b"import torch\nw = torch.zeros(1000000, 1000000)\nz = w.sum()\nz.backward()",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.py"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(FileError) as refused:
        open_source(str(path))
    assert "\n" not in str(refused.value)
    assert len(refused.value.sentence) < 200


def test_a_script_is_never_run(tmp_path: Path) -> None:
    path, made = tmp_path / "evil.py", tmp_path / "made"
    path.write_text(f"import pathlib\nq = pathlib.Path({str(made)!r}).touch()\n" + LECTURE)
    assert open_source(str(path)).graph.parameters == ("w",)
    assert not made.exists()


def test_a_script_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        open_source(str(tmp_path / "none.py"))


@pytest.mark.parametrize(
    ("made", "training"),
    [
        ("SGD([w], lr=0.1, momentum=0)", {}),
        ("SGD([w], lr=0.1, momentum=0.5)", {"optimiser": "momentum", "momentum": 0.5}),
        ("SGD([w], lr=0.1, momentum=0.8, nesterov=True)", {"optimiser": "nesterov", "momentum": 0.8}),
        ("RMSprop([w], lr=0.1, alpha=0.9, weight_decay=0.01)",
         {"optimiser": "rmsprop", "alpha": 0.9, "weight_decay": 0.01}),
        ("Adam([w], lr=0.1, betas=(0.8, 0.99), eps=1e-6)",
         {"optimiser": "adam", "beta1": 0.8, "beta2": 0.99, "eps": 1e-6}),
        ("Adam([w])", {"optimiser": "adam", "learning_rate": 0.001}),
    ],
)  # fmt: skip
def test_an_optimiser_of_torch_is_read(made: str, training: dict[str, Any]) -> None:
    updates = "    optimizer.zero_grad()\n    l.backward()\n    optimizer.step()\n"
    head = "import torch\nx = torch.tensor(2.0)\nw = torch.tensor(1.0, requires_grad=True)\n"
    text = (
        f"{head}optimizer = torch.optim.{made}\nfor epoch in range(3):\n    l = (x * w - 1) ** 2\n{updates}"
    )
    expected = {"learning_rate": 0.1, "epochs": 3} | training
    found = opened(text).training
    assert found is not None
    assert {name: getattr(found, name) for name in expected} == expected
    assert found.optimiser == expected.get("optimiser", "sgd")


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ("Adam([w], amsgrad=True)", "amsgrad=True of torch.optim.Adam cannot be read"),
        ("Adam([w], betas=(1.5, 0.9))", "beta1 is to be a number from 0 on, below 1, and it is 1.5."),
        ("Adagrad([w], lr=0.1)", "an optimizer is to read torch.optim.SGD([w, b], lr=0.01)."),
        ("Adam(w, lr=0.1)", "an optimizer is to read torch.optim.Adam([w, b], lr=0.01)."),
    ],
)
def test_an_optimiser_that_cannot_be_read_is_named(made: str, sentence: str) -> None:
    text = f"import torch\nw = torch.tensor(1.0, requires_grad=True)\noptimizer = torch.optim.{made}\n"
    with pytest.raises(TutorError) as refused:
        opened(f"{text}l = w * w\nl.backward()\n")
    assert sentence in str(refused.value)


@pytest.mark.parametrize("name", ["momentum", "nesterov", "rmsprop", "adam"])
def test_an_exported_program_opens_with_its_optimiser(name: str) -> None:
    training = Training(0.05, 7, optimiser=name, weight_decay=0.25)
    document = replace(open_source("train-linear"), training=training)
    assert opened(program(document).text).training == training
