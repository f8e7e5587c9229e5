"""Another operation at a node: the graph that comes out, its names, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.graphs import EXACT, KINKED, SMOOTH, Case, graphs
from tutor import ops
from tutor.engine import own, torch_engine
from tutor.graph import GraphError, Node, read_code, write_code
from tutor.graph.operation_edit import choices, with_operation
from tutor.graph.shapes import takes_numbers
from tutor.graph.symbols import Symbols
from tutor.graph.written import operation_written

LOSS = read_code("loss = (x*w - y)**2 + 3*relu(x*w)", ["w"]).graph


def test_what_is_offered_takes_as_many_operands() -> None:
    offered = choices(LOSS, "loss")
    two = {
        row.name for row in ops.TABLE.values() if row.arity == 2 and row.family in ("arithmetic", "matrix")
    }
    assert {node.op for node in offered} == two
    assert LOSS["loss"] in offered
    assert choices(LOSS, "x") == ()
    losses = choices(read_code("loss = mse(x, w)").graph, "loss")
    assert [node.op for node in losses] == [row.name for row in ops.TABLE.values() if row.family == "loss"]
    assert Node("(x*w-y)**2", "pow", ("x*w-y",), (3.0,)) in choices(LOSS, "(x*w-y)**2")


def test_what_is_called_by_its_expression_is_called_by_the_new_one() -> None:
    graph, names, _ = with_operation(LOSS, Node("x*w", "add", ()))
    assert [names[name] for name in ("x*w", "x*w-y", "(x*w-y)**2")] == ["x+w", "x+w-y", "(x+w-y)**2"]
    assert names["loss"] == "loss"
    assert write_code(graph) == "loss = (x + w - y) ** 2 + 3 * relu(x * w)\n"
    assert graph.parameters == ("w",)


@pytest.mark.needs_torch
@given(graphs((*EXACT, *KINKED, *SMOOTH)), st.data())
def test_the_edited_graph_computes_what_pytorch_does(case: Case, data: st.DataObject) -> None:
    graph = case.graph
    name = data.draw(st.sampled_from([node.name for node in graph.nodes if not node.is_leaf]))
    wished = data.draw(st.sampled_from([n for n in choices(graph, name) if takes_numbers(ops.TABLE[n.op])]))
    edited, names, _ = with_operation(graph, wished)
    assert {names[node.name] for node in graph.nodes} == set(edited.position)
    assert edited[names[name]].op == wished.op or (wished.op, wished.attributes) == ("pow", (2.0,))
    mine = own.trace(edited, case.values, dtype="float64")
    theirs = torch_engine.trace(edited, case.values, dtype="float64")
    np.testing.assert_allclose(
        np.asarray(mine.value(edited.root)), np.asarray(theirs.value(edited.root)), rtol=1e-9
    )
    back, *_ = with_operation(edited, graph[name]._replace(name=names[name]))
    assert write_code(back) == write_code(graph)


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (Node("x", "mul"), "x has no operation that could be changed."),
        (Node("q", "mul"), "q has no operation that could be changed."),
        (Node("loss", "relu"), "relu takes 1 operand, here are 2."),
        (Node("loss", "frob"), "There is no operation named frob."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(node: Node, sentence: str) -> None:
    with pytest.raises(GraphError) as refused:
        with_operation(LOSS, node)
    assert str(refused.value) == sentence


def test_an_operation_is_written_in_the_symbols_of_its_operands() -> None:
    written = [operation_written(node, Symbols({"w": r"\omega"}), "plain") for node in choices(LOSS, "x*w")]
    assert written == ["x + ω", "x − ω", "x·ω", "x/ω", "x^ω", "max(x, ω)", "min(x, ω)", "x·ω"]
