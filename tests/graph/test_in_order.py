"""Nodes that come in order take the short way into a graph, and no fault comes along."""

from __future__ import annotations

import pytest

from tutor.graph import INPUT, Graph, GraphError, Node


@pytest.mark.parametrize("op", [("add", ("x", "x")), ("affine", ("x", "x", "x"))])
def test_two_leaves_of_one_name_are_refused(op: tuple[str, tuple[str, ...]]) -> None:
    nodes = [Node("x", INPUT), Node("x", INPUT), Node("loss", *op)]
    with pytest.raises(GraphError, match="two nodes named x"):
        Graph.of(nodes, "loss")
