"""Edits of what a node is and where nodes stand: what they change, and what is refused with a sentence."""

from __future__ import annotations

import pytest

from tutor.document import Document, from_code
from tutor.document.edits import node_edits
from tutor.graph import GraphError, ShapeError
from tutor.graph.unfinished import missing

MODEL = from_code("z = x * w\ns = z + b\nloss = s ** 3", {"x": 3.0, "b": 1.0}, {"w": 2.0})
PLACES = {"x": (0.0, 0.0), "w": (10.0, 50.0), "b": (90.0, 60.0)}


def test_nodes_stand_at_even_distances() -> None:
    across = node_edits.distribute(MODEL, PLACES, 0)
    assert dict(across.positions) == {"x": (0.0, 0.0), "w": (45.0, 50.0), "b": (90.0, 60.0)}
    down = node_edits.distribute(MODEL, PLACES, 1)
    assert dict(down.positions) == {"x": (0.0, 0.0), "w": (10.0, 30.0), "b": (90.0, 60.0)}
    assert node_edits.distribute(MODEL, {"x": (0.0, 0.0), "w": (1.0, 1.0)}, 0) is MODEL


def test_a_symbol_is_given_and_taken_away() -> None:
    named = node_edits.set_symbol(MODEL, "w", r"\omega")
    assert named.symbols.plain("w") == "ω"
    assert node_edits.set_symbol(named, "w", "") == MODEL
    with pytest.raises(GraphError, match="too long"):
        node_edits.set_symbol(MODEL, "w", "x" * 1000)


def test_the_root_is_chosen() -> None:
    assert node_edits.set_root(MODEL, "z").graph.root == "z"


def test_constants_of_an_operation_are_set_and_checked() -> None:
    squared = node_edits.set_operation(MODEL, "loss", "pow", (2.0,))
    assert squared.graph["loss"].op == "square"
    assert node_edits.set_operation(squared, "loss", "pow", (4.0,)).graph["loss"].attributes == (4.0,)
    with pytest.raises(GraphError, match="whole number"):
        node_edits.set_operation(from_code("z = softmax(x)", {"x": [1.0, 2.0]}, {}), "z", "softmax", (0.5,))
    with pytest.raises(ShapeError):
        node_edits.set_operation(from_code("z = softmax(x)", {"x": [1.0, 2.0]}, {}), "z", "softmax", (3.0,))


def test_edges_between_nodes_are_taken_away() -> None:
    assert set(missing(_cut("z", "s").graph)) == {"s"}
    assert missing(_cut("s").graph)["s"] == "s waits for operands 1 and 2."


def _cut(*names: str) -> Document:
    return node_edits.disconnect_all(MODEL, names)
