"""What the tutor says of tensors is what PyTorch says of them: `grad_fn`, `requires_grad`, `is_leaf`."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import replace
from types import FrameType
from typing import Any

import numpy as np
import pytest

from tests.helpers import panels, plans
from tests.helpers.graphs import attributes_for, shapes_for, values_in_domain
from tests.helpers.pytorch import torch
from tutor import ops
from tutor.document import Document, Training, from_code, lessons, open_source
from tutor.export.pytorch import program
from tutor.export.tensors import ProgramTensor, ProgramTensors
from tutor.graph import PARAMETER, Graph, Node
from tutor.training import Plan


def trained(code: str, parameters: dict[str, Any]) -> Document:
    """A document that trains for an epoch on three samples."""
    data = {"x": (0.3, -1.7, 2.1), "y": (0.1, 0.7, -0.4)}
    document = from_code(code, {"x": 0.3, "y": 0.1}, parameters)
    return replace(document, values=parameters, data=data, training=Training(epochs=1))


def document_of(plan: Plan) -> Document:
    """A document with the plan's training."""
    training = Training(plan.learning_rate, plan.epochs, plan.batch)
    return Document("Plan", plan.graph, plan.values, data=plan.data, training=training)


def tensors_of_program(document: Document) -> dict[str, Any]:
    """Everything that the document's program gives a name to, in it or in its functions, as it last stood."""
    found: dict[str, Any] = {}

    def look(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename == "program":
            found.update(frame.f_locals)
            return look
        return None

    code = compile(program(document).text, "program", "exec")
    before = sys.gettrace()
    sys.settrace(look)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code, found)
    finally:
        sys.settrace(before)
    return found


def check(document: Document) -> set[str]:
    """Compare all nodes that the program names; return the names of those compared."""
    said, real = ProgramTensors(document), tensors_of_program(document)
    compared = set()
    for node in document.graph.nodes:
        there, mine = real.get(node.name), said.of(node.name)
        if isinstance(there, int | float):
            assert mine is None, node.name
        elif isinstance(there, torch.Tensor):
            assert mine is not None, node.name
            name = there.grad_fn.name() if there.grad_fn is not None else ""
            assert (mine.grad_fn, mine.requires_grad, mine.is_leaf) == (
                name, there.requires_grad, there.is_leaf
            ), node.name  # fmt: skip
        else:
            continue
        compared.add(node.name)
    return compared


@pytest.mark.needs_torch
@pytest.mark.parametrize("op", sorted(ops.TABLE))
def test_every_row_has_pytorchs_name_in_every_shape(op: str) -> None:
    row, attributes = ops.TABLE[op], attributes_for(op)[-1]
    graph = Graph.of(
        [*(Node(letter, PARAMETER) for letter in row.letters), Node("z", op, row.letters, attributes)], "z"
    )
    numbers = np.random.default_rng(5)
    for shapes in shapes_for(op, attributes):
        values = dict(zip(row.letters, values_in_domain(row, shapes, numbers), strict=True))
        assert check(Document("Row", graph, values)) == {*row.letters, "z"}, shapes


@pytest.mark.needs_torch
@pytest.mark.parametrize("lesson", [lesson.id for lesson in lessons()])
def test_every_lesson_has_pytorchs_tensors(lesson: str) -> None:
    document = open_source(lesson)
    if document.training is not None:
        document = replace(document, training=replace(document.training, epochs=1))
    assert check(document) >= {*document.graph.parameters, *document.graph.inputs[:1]}


OTHERS = {
    "numbers before and behind": trained(
        "l1 = 3 - w*x\nl2 = y - l1\nloss = l2 * (w - 2) / 4 + 1", {"w": 0.5}
    ),
    "a constant of two forms": trained(
        "c = 3\na = w*c\nb = c ** 2\nd = b - a\nloss = (d*x - y)**2", {"w": 0.5}
    ),
    "inputs alone": from_code("z = relu(x - 1)\nu = 2 - z\nq = u * x ** -2", {"x": 2.0}, {}),
    "squared data": trained("s = x ** 2\nt = s * w\nr = y - t\nloss = r ** 2", {"w": 0.5}),
    "batches": document_of(plans.network(epochs=1, batch=1)),
}


@pytest.mark.needs_torch
@pytest.mark.parametrize("name", OTHERS)
def test_forms_with_plain_numbers(name: str) -> None:
    assert len(check(OTHERS[name])) >= 4


def test_what_the_program_has_as_a_number_is_no_tensor() -> None:
    linear = ProgramTensors(panels.linear_model())
    assert linear.of("x") is None
    assert linear.of("w") == ProgramTensor(requires_grad=True)
    assert ProgramTensors(panels.quadratic_model()).of("x") == ProgramTensor(requires_grad=False)
