"""A person's own PyTorch code: recorded, traced with PyTorch's numbers, and opened in the window."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tutor
from tests.helpers.pytorch import torch
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.engine import Trace, own, torch_engine
from tutor.errors import TutorError
from tutor.graph import read_code
from tutor.outside import document

F: Any = torch.nn.functional


def same_bits(trace: Trace, name: str, grad: Any) -> bool:
    return np.asarray(trace.gradient(name)).tobytes() == grad.detach().numpy().tobytes()


def operations(trace: Trace) -> list[tuple[str, str]]:
    return [(node.name, node.op) for node in trace.graph.nodes if not node.is_leaf]


@pytest.mark.needs_torch
def test_the_linear_model_has_the_variables_names_and_pytorchs_bits() -> None:
    x, y = torch.tensor(2.1), torch.tensor(4.3)
    w = torch.tensor(0.7, requires_grad=True)

    def forward(x: Any) -> Any:
        return x * w

    with tutor.record():
        y_hat = forward(x)
        r = y_hat - y
        loss = r**2
    trace = tutor.trace(loss)
    assert operations(trace) == [("y_hat", "mul"), ("r", "sub"), ("loss", "square")]
    assert trace.graph.inputs == ("x", "y")
    assert trace.graph.parameters == ("w",)
    assert trace.engine == "torch"
    loss.backward()
    assert same_bits(trace, "w", w.grad)
    assert trace.value("r") == r.item()
    assert trace.local_gradient(trace.graph.edges[0]) == w.item()


@pytest.mark.needs_torch
def test_the_quadratic_model_as_a_function_with_its_inputs() -> None:
    w1, w2, b = (torch.tensor(value, requires_grad=True) for value in (1.1, -0.3, 0.9))

    def forward(x: Any) -> Any:
        return w1 * x**2 + w2 * x + b

    trace = tutor.trace(forward, torch.tensor(3.0), torch.tensor(4.0), loss=lambda a, y: (a - y) ** 2)
    assert trace.graph.parameters == ("w1", "w2", "b")
    ((forward(torch.tensor(3.0)) - 4.0) ** 2).backward()
    for name, parameter in (("w1", w1), ("w2", w2), ("b", b)):
        assert same_bits(trace, name, parameter.grad)
    mine = own.trace(trace.graph, {name: trace.value(name) for name in ("w1", "w2", "b", "x", "y")})
    assert mine.gradient("w1") == trace.gradient("w1")


class Network(torch.nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(3)
        self.first, self.second = torch.nn.Linear(2, 3), torch.nn.Linear(3, 1)

    def forward(self, x: Any) -> Any:
        h = torch.tanh(self.first(x))
        return self.second(h)


@pytest.mark.needs_torch
def test_a_module_has_its_parameters_names_and_their_gradients() -> None:
    network, x, y = Network(), torch.tensor([[0.5, -1.0], [2.0, 0.25]]), torch.tensor([[1.0], [0.0]])
    trace = tutor.trace(network, x, y, loss=torch.nn.MSELoss())
    assert set(trace.graph.parameters) == {"first_weight", "first_bias", "second_weight", "second_bias"}
    assert [op for _, op in operations(trace)] == [
        "transpose",
        "affine",
        "tanh",
        "transpose",
        "affine",
        "mse",
    ]
    F.mse_loss(network(x), y).backward()
    for name, parameter in network.named_parameters():
        assert same_bits(trace, name.replace(".", "_"), parameter.grad)


@pytest.mark.needs_torch
def test_an_operation_that_the_table_lacks_is_opaque_with_pytorchs_gradients() -> None:
    image = torch.arange(16.0).reshape(1, 1, 4, 4)
    kernel = torch.tensor([[[[1.0, -1.0], [0.5, 2.0]]]], requires_grad=True)
    with tutor.record():
        z = F.conv2d(image, kernel)
        e = torch.erf(z / 50)
        loss = e.sum()
    trace = tutor.trace(loss)
    assert [op for _, op in operations(trace)] == [
        "aten.conv2d(a, b) -> [1, 1, 3, 3]",
        "div",
        "aten.erf(a)",
        "sum",
    ]
    (edge,) = (edge for edge in trace.graph.edges if edge.target == "e")
    assert trace.local_gradient(edge) is None
    assert np.shape(trace.contribution(edge)) == (1, 1, 3, 3)
    loss.backward()
    assert same_bits(trace, "kernel", kernel.grad)
    assert trace.nodes_as_plain()[-1]["name"] == "loss"
    values = {name: trace.value(name) for name in ("image", "kernel")}
    assert torch_engine.trace(trace.graph, values).nodes_as_plain() == trace.nodes_as_plain()
    assert np.allclose(own.trace(trace.graph, values).gradient("kernel"), kernel.grad, rtol=1e-5)


@pytest.mark.needs_torch
def test_broadcasting_and_a_tensor_used_twice() -> None:
    a = torch.tensor([[1.0], [2.0]], requires_grad=True)
    b = torch.tensor([0.5, 1.5, -2.0], requires_grad=True)
    with tutor.record():
        p = a * b
        loss = (p * p + p).mean()
    trace = tutor.trace(loss)
    (loss * 1).backward()
    assert same_bits(trace, "a", a.grad)
    assert same_bits(trace, "b", b.grad)
    shares = [trace.contribution(edge) for edge in trace.graph.edges if edge.source == "p"]
    assert len(shares) == 3
    assert np.allclose(sum(shares), trace.gradient("p"))


@pytest.mark.needs_torch
@pytest.mark.parametrize(
    ("compute", "ops"),
    [
        (lambda v: 2 - v, ["sub"]),
        (lambda v: 2 / v, ["div"]),
        (lambda v: v**3, ["pow"]),
        (lambda v: F.softmax(v, dim=0), ["softmax"]),
        (lambda v: v.reshape(2, 2), ["reshape"]),
        (lambda v: torch.cat((v, v)), ["concat"]),
        (lambda v: F.leaky_relu(v, 0.2), ["leaky_relu"]),
        (lambda v: v.narrow(0, 1, 2), ["aten.narrow(a, 0, 1, 2) -> [2]"]),
        (lambda v: v.sum(dim=0, keepdim=True), ["aten.sum(a, dim=0, keepdim=True) -> [1]"]),
        (lambda v: F.softplus(v, beta=2), ["aten.softplus(a, beta=2)"]),
        (lambda v: torch.add(v, v, alpha=3), ["aten.add(a, a, alpha=3)"]),
    ],
)
def test_only_what_a_row_computes_becomes_that_row(compute: Callable[[Any], Any], ops: list[str]) -> None:
    v = torch.tensor([0.5, -1.0, 2.0, 3.0], requires_grad=True)
    with tutor.record():
        loss = compute(v).sum()
    trace = tutor.trace(loss)
    assert [op for _, op in operations(trace)] == [*ops, "sum"]
    loss.backward()
    assert same_bits(trace, "v", v.grad)


@pytest.mark.needs_torch
def test_what_cannot_be_traced_is_said() -> None:
    v = torch.tensor([1.0, 2.0], requires_grad=True)
    with tutor.record():
        h = v * 2
        h[0] = 5
        loss = h.sum()
    with pytest.raises(TutorError, match="h was changed in place"):
        tutor.trace(loss)
    with tutor.record():
        h = v.exp()
        loss = (h * h).sum()
        h.mul_(2.0)
    with pytest.raises(TutorError, match=r"^A number that a gradient needs was overwritten in place: write"):
        tutor.trace(loss)
    with pytest.raises(TutorError, match="was not recorded"):
        tutor.trace(v * 3)
    with tutor.record():
        loss = (v * v).sum()
    loss.backward()
    with pytest.raises(TutorError, match="has let go of the graph"):
        tutor.trace(loss)
    with pytest.raises(TutorError, match="Hand over a tensor"):
        tutor.trace(3)
    with tutor.record():
        mixed = (v.double() * 2).sum()
    with pytest.raises(TutorError, match="float32, float64"):
        tutor.trace(mixed)
    with tutor.record():
        large = (torch.ones(200, 200) * 2).sum()
    with pytest.raises(TutorError, match="have 40000 numbers"):
        tutor.show(large)


class Started:
    """What `show` starts: keeps the text that it is handed."""

    def __init__(self, command: list[str], **_: Any) -> None:
        self.command, self.waited = command, False
        self.stdin = self
        self.text = io.BytesIO()
        started.append(self)

    def __enter__(self) -> io.BytesIO:
        return self.text

    def __exit__(self, *_: object) -> None: ...

    def wait(self) -> None:
        self.waited = True


started: list[Started] = []


@pytest.mark.needs_torch
def test_show_hands_the_graph_with_its_values_to_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.outside.subprocess.Popen", Started)
    x = torch.tensor([1.0, 2.0], dtype=torch.float64)
    w = torch.tensor([0.1, 3.0], dtype=torch.float64, requires_grad=True)
    with tutor.record():
        loss = (x * w + 2).mean()
    tutor.show(loss)
    assert started[-1].waited
    assert started[-1].command[1:] == ["-m", "tutor.command_line.shown", "float64"]
    document = read_text(started[-1].text.getvalue().decode(), "show")
    assert document.graph.parameters == ("w",)
    assert document.values == {"x": (1.0, 2.0), "w": (0.1, 3.0)}
    assert own.trace(document.graph, document.values, dtype="float64").value("loss") == loss.item()
    monkeypatch.setattr("sys.ps1", ">>> ", raising=False)
    tutor.show(loss)
    assert not started[-1].waited


def test_importing_the_package_brings_neither_torch_nor_qt() -> None:
    code = "import sys, tutor; print([m for m in ('torch', 'numpy', 'PySide6') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'shwo'"):
        _ = tutor.shwo


@pytest.mark.needs_torch
def test_a_trace_can_be_asked_for_inside_the_block_and_without_grad() -> None:
    w = torch.tensor([1.5, -2.0], requires_grad=True)
    with tutor.record():
        loss = (w * w).sum()
        first = tutor.trace(loss)
    with torch.no_grad():
        again = tutor.trace(loss)
    assert first.nodes_as_plain() == again.nodes_as_plain()
    assert first.gradient("w").tolist() == [3.0, -4.0]


def test_without_a_display_the_window_says_so_in_one_line() -> None:
    text = 'format = 1\ntitle = "t"\ncode = "z = 2 * x"\n[values]\nx = 1\n'
    command = [sys.executable, "-m", "tutor.command_line.shown", "float32"]
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    for handed, said in (
        (text, "tutor.show: The window needs a display"),
        ("format = 9", "tutor.show: show"),
    ):
        found = subprocess.run(
            command, input=handed, env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert found.returncode == 2
        assert found.stderr.startswith(said)
        assert found.stderr.count("\n") == 1


@pytest.mark.needs_torch
def test_what_the_guide_shows_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.outside.subprocess.Popen", Started)
    guide = (Path(__file__).parent.parent / "docs" / "guide.md").read_text(encoding="utf-8")
    _, _, section = guide.partition("### Step your own PyTorch code\n")
    first, second, opaque = re.findall(r"^```python\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[:3]
    names: dict[str, Any] = {}
    exec(compile(first, "guide", "exec"), names)
    assert read_text(started[-1].text.getvalue().decode(), "show").graph.parameters == ("w",)
    exec(compile(second, "guide", "exec"), names)
    document = read_text(started[-1].text.getvalue().decode(), "show")
    assert document.graph.inputs == ("points", "target")
    assert document.graph["layer_1"].op == "aten.gelu(a)"
    assert [node.op for node in read_code(opaque).graph.nodes[1:]] == [
        "aten.erf(a)",
        "aten.sum(a, [0], True) -> [1, 3]",
        "aten.chunk(a, 3, -1)[1] -> [1, 1]",
        "aten.embedding(a, int64([0, 2]))",
    ]


@pytest.mark.needs_torch
def test_what_autograd_does_not_look_behind_is_a_leaf() -> None:
    w = torch.tensor([1.5, -2.0], requires_grad=True)
    with tutor.record():
        with torch.no_grad():
            size = (w * w).sum()
        fixed = (w * 3).detach()
        loss = (w * fixed / size).sum()
    trace = tutor.trace(loss)
    assert {"size", "fixed"} <= set(trace.graph.inputs)
    loss.backward()
    assert same_bits(trace, "w", w.grad)


@pytest.mark.needs_torch
def test_operations_in_place_are_nodes_of_their_own() -> None:
    w = torch.tensor([1.0, 2.0, -1.0], requires_grad=True)
    with tutor.record():
        h = w * 2
        h += 1
        h.relu_()
        k = F.relu(h * 3, inplace=True)
        loss = k.sum()
    trace = tutor.trace(loss)
    assert [op for _, op in operations(trace)] == ["mul", "add", "relu", "mul", "relu", "sum"]
    assert trace.value("h").tolist() == [2.0, 4.0, -2.0]  # type: ignore[union-attr]
    loss.backward()
    assert same_bits(trace, "w", w.grad)


@pytest.mark.needs_torch
def test_what_was_drawn_twice_is_told_apart() -> None:
    torch.manual_seed(1)
    w = torch.randn(40, requires_grad=True)
    with tutor.record():
        h = w * 2
        loss = (F.dropout(h, 0.5) - F.dropout(h, 0.5)).sum()
    drawn = [op for _, op in operations(tutor.trace(loss)) if op.startswith("dropout")]
    assert len(set(drawn)) == 2
    read = read_text(write_text(document(loss)), "show")
    w.grad = None
    loss.backward()
    for engine in (own, torch_engine):
        assert same_bits(engine.trace(read.graph, read.values), "w", w.grad)


@pytest.mark.needs_torch
def test_a_loss_may_take_the_result_alone_and_a_wrong_number_of_inputs_is_told() -> None:
    model, x = torch.nn.Linear(2, 1), torch.tensor([1.0, 2.0])
    found = tutor.trace(model, x, loss=lambda y_hat: (y_hat**2).sum())
    assert float(found.value(found.graph.root)) == (model(x) ** 2).sum().item()
    with pytest.raises(TutorError, match="Linear cannot be called with as many inputs as are handed over: 2"):
        tutor.trace(model, x, x)
    with pytest.raises(TutorError, match=r"handed over: 0\. The last input goes to the loss"):
        tutor.trace(model, x, loss=torch.nn.functional.mse_loss)
