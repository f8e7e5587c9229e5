"""Operations that the table lacks: in code, file, trace, words, training and program, and in the window."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np
import pytest

import tutor
from tests.helpers.pytorch import torch
from tutor.document import Document, from_code
from tutor.document.checking.faults import text_faults
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.engine import opaque, own, torch_engine
from tutor.errors import TutorError
from tutor.export.pytorch import program
from tutor.graph import CodeError, read_code, write_code
from tutor.graph.find import find
from tutor.outside import document
from tutor.training import Plan, train
from tutor.walk import Narrator, Walkthrough

ERF = 'h = x*w\ne = opaque("aten.erf", h)\nloss = e**2\n'
VALUES = {"x": 1.5, "w": 0.5}


class Swap(torch.autograd.Function):  # type: ignore[misc]
    """A function of a person's own, with a gradient that no formula of its value gives."""

    @staticmethod
    def forward(context: Any, x: Any) -> Any:
        return x.flip(0)

    @staticmethod
    def backward(context: Any, given: Any) -> Any:
        return 10 * given


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opaque, "_kept", {})


def swapped() -> Document:
    """A document with a node that nobody can compute again."""
    w = torch.tensor([1.0, -2.0, 0.5], requires_grad=True)
    with tutor.record():
        h = w * 3
        s = Swap.apply(h)
        loss = (s * torch.tensor([1.0, 2.0, 3.0])).sum()
    return document(loss)


@pytest.mark.parametrize(
    "code",
    [
        ERF,
        'loss = sum(opaque("aten.cumsum(a, 0)", x * w))\n',
        'z = opaque("aten.conv2d(a, b, None, [1, 1], 0) -> [1, 1, 1, 1]", x, w)\n',
        's = opaque("Swap", x)\nz = s * w\n',
    ],
)
def test_code_reads_back_what_it_writes(code: str) -> None:
    graph = read_code(code, ["w"]).graph
    again = read_code(write_code(graph), ["w"]).graph
    assert again == graph
    assert any(node.op.startswith(("aten.", "Swap(")) for node in graph.nodes)


@pytest.mark.parametrize(
    "code", ['z = opaque("aten.erf")', "z = opaque(x)", 'z = opaque("1 + a", x)', 'z = opaque("f(a, b)", x)']
)
def test_code_says_what_opaque_takes(code: str) -> None:
    with pytest.raises(CodeError, match=r'as in opaque\("aten\.erf", h\)'):
        read_code(code)


@pytest.mark.needs_torch
@pytest.mark.parametrize(
    "call", ["aten.from_file('/etc/passwd', a)", "aten.relu_", "aten.no_such_thing", "aten._foreach_add"]
)
def test_a_file_cannot_have_pytorch_do_anything_but_compute(call: str) -> None:
    graph = read_code(f'z = opaque("{call}", x)').graph
    with pytest.raises(TutorError, match="PyTorch has no operation"):
        own.trace(graph, {"x": 1.0})


@pytest.mark.needs_torch
def test_what_would_be_too_large_is_not_computed() -> None:
    graph = read_code('z = opaque("aten.repeat(a, [1000000, 1000000]) -> [2]", x)').graph
    with pytest.raises(TutorError, match="would make 1000000000000 numbers"):
        own.trace(graph, {"x": [1.0]})
    graph = read_code('z = opaque("aten.sum", x)').graph
    with pytest.raises(TutorError, match=r"aten\.sum\(a\) -> \[\]"):
        own.trace(graph, {"x": [1.0, 2.0]})


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_both_engines_have_pytorchs_numbers(dtype: Any) -> None:
    graph = read_code(ERF, ["w"]).graph
    mine, its = (engine.trace(graph, VALUES, dtype=dtype) for engine in (own, torch_engine))
    w = torch.tensor(0.5, dtype=getattr(torch, dtype), requires_grad=True)
    loss = torch.erf(1.5 * w) ** 2
    loss.backward()
    assert float(mine.gradient("w")) == float(its.gradient("w")) == w.grad.item()
    assert mine.nodes_as_plain() == its.nodes_as_plain()


@pytest.mark.needs_torch
def test_the_walk_says_who_computed_it() -> None:
    graph = read_code(ERF, ["w"]).graph
    trace, walk = own.trace(graph, VALUES), Walkthrough(graph)
    told = [Narrator(walk, trace).narrate(step) for step in walk.steps]
    at = [each for each in told if each.explanation and "PyTorch" in each.explanation]
    assert [each.sentence for each in at] == [
        "Forward: PyTorch computes e = erf(h) = erf(0.75) = 0.7112.",
        "Backward: PyTorch's autograd brings the gradient to h, ∂loss/∂h = autograd(∂loss/∂e) = "
        "autograd(1.422) = 0.9144.",
    ]
    assert at[0].explanation == "PyTorch computed this: 0.7112. Its gradient will come from autograd."
    assert at[1].explanation == "PyTorch computed e; its gradient came from autograd."
    assert find(graph, "erf") == ("e",)


@pytest.mark.needs_torch
def test_a_file_holds_what_only_pytorch_knew() -> None:
    text = write_text(swapped())
    found = read_text(text, "here")
    assert "[[recorded]]" in text
    assert write_text(found) == text
    for engine in (own, torch_engine):
        trace = engine.trace(found.graph, found.values)
        assert trace.value("s").tolist() == [1.5, -6.0, 3.0]  # type: ignore[union-attr]
        assert trace.gradient("w").tolist() == [30.0, 60.0, 90.0]  # type: ignore[union-attr]
    with pytest.raises(TutorError, match="for other operands nobody knows them"):
        own.trace(found.graph, {**found.values, "w": (1.0, 2.0, 3.0)})
    with pytest.raises(TutorError, match="s was recorded and cannot be computed again"):
        train(Plan(found.graph, found.values, {}, 0.1, epochs=1))
    with pytest.raises(TutorError, match="a program cannot compute s"):
        program(found)


@pytest.mark.needs_torch
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('operation = "Swap(a)"', 'operation = "1 + 2"', "is to be a call"),
        ("value = [1.5, -6, 3]", "value = [1.5, -6]", "has the shape"),
        ("given = [1, 2, 3]", 'given = "?"', "to be numbers"),
        ("value = [1.5, -6, 3]", "value = [1e300, -6, 3]", "too large for float32"),
    ],
)
def test_a_record_with_a_fault_is_named(old: str, new: str, said: str) -> None:
    text = write_text(swapped())
    assert old in text
    assert said in "\n".join(map(str, text_faults(text.replace(old, new))))


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 2, "all"])
def test_training_goes_through_pytorchs_node_in_both_engines(batch: Any) -> None:
    code = 'h = W@x\ne = opaque("aten.cumsum(a, 0)", h)\nloss = sum((e - y)**2)'
    graph = read_code(code, ["W"]).graph
    data = {"x": ((1.0, 2.0), (3.0, 4.0), (0.0, -1.0)), "y": (0.1, 0.5, 0.2)}
    plan = Plan(graph, {"W": ((0.1, 0.2), (0.3, 0.4))}, data, 0.01, epochs=3, batch=batch, dtype="float64")
    mine, its = train(plan, "own"), train(plan, "torch")
    assert np.allclose(mine.losses(), its.losses(), rtol=1e-12)


@pytest.mark.needs_torch
def test_the_program_calls_pytorchs_own_function() -> None:
    found = from_code(ERF, {"x": 1.5}, {"w": 0.5})
    text = program(found).text
    assert "torch.ops.aten.erf(" in text
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(text, "program", "exec"), {})
    trace = torch_engine.trace(found.graph, found.values)
    assert str(float(trace.value("loss"))) in out.getvalue()
