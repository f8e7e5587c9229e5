"""The graph: who uses whom, what influences the root, what is wanted; the shapes of all values."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

from tests.helpers.graphs import EXACT, KINKED, REDUCED, SMOOTH, Case, graphs
from tutor.engine import own, shape_of
from tutor.graph import Edge, Graph, Node, read_code
from tutor.graph.shapes import say_shape, shapes

FORKED = read_code("h = x*w\nu = h + y\nv = h*h\nloss = v - c", ["w", "c"]).graph


def test_edges_and_successors() -> None:
    assert FORKED.edges == (
        Edge("x", "h", 0), Edge("w", "h", 1), Edge("h", "u", 0), Edge("y", "u", 1),
        Edge("h", "v", 0), Edge("h", "v", 1), Edge("v", "loss", 0), Edge("c", "loss", 1),
    )  # fmt: skip
    assert FORKED.successors["h"] == (Edge("h", "u", 0), Edge("h", "v", 0), Edge("h", "v", 1))
    assert FORKED.successors["loss"] == ()


def test_leaves() -> None:
    assert FORKED.inputs == ("x", "y")
    assert FORKED.parameters == ("w", "c")
    assert [leaf.name for leaf in FORKED.leaves] == ["x", "w", "y", "c"]
    assert "h" in FORKED
    assert "k" not in FORKED
    assert FORKED["v"].op == "mul"


def test_what_influences_the_root_and_whose_gradient_is_wanted() -> None:
    assert FORKED.influencing == {"loss", "v", "c", "h", "x", "w"}
    assert FORKED.wanted == {"loss", "v", "c", "h", "w"}
    assert read_code("z = x*y + 2").graph.wanted == {"z", "x*y", "x", "y"}
    assert read_code("z = 2 + 3").graph.wanted == set()


def test_other_parameters_make_another_graph() -> None:
    other = FORKED.with_parameters(["x"])
    assert other.parameters == ("x",)
    assert FORKED.parameters == ("w", "c")
    assert other.with_parameters(["c", "w"]) == FORKED
    assert other != FORKED


@settings(max_examples=60)
@given(graphs((*EXACT, *SMOOTH, *KINKED, *REDUCED), arrays=True))
def test_shapes_are_those_of_the_values(case: Case) -> None:
    trace = own.trace(case.graph, case.values)
    known = shapes(case.graph, {name: np.shape(value) for name, value in case.values.items()})
    assert known == {name: shape_of(trace.value(name)) for name in case.graph.position}
    assert known == {name: shape_of(trace.gradient(name)) for name in case.graph.position}


@settings(max_examples=60)
@given(graphs())
def test_operands_come_before_their_users(case: Case) -> None:
    shuffled = Graph.of(sorted(case.graph.nodes, reverse=True), case.graph.root)
    for graph in (case.graph, shuffled):
        assert all(graph.position[edge.source] < graph.position[edge.target] for edge in graph.edges)
        assert [node.is_leaf for node in graph.nodes] == sorted(
            (node.is_leaf for node in graph.nodes), reverse=True
        )
    assert set(shuffled.nodes) == set(case.graph.nodes)


def test_a_shape_in_words() -> None:
    assert say_shape((2, 3)) == "2 × 3"
    assert say_shape(()) == "()"


def test_a_node_in_short() -> None:
    assert Node("z", "add", ("x", "y")).is_leaf is False
    assert Node("x", "input").is_leaf is True
