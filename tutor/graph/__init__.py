"""The graph: its nodes, its code, the shapes of its values, and where each node stands."""

from __future__ import annotations

from tutor.graph.errors import CodeError, CycleError, GraphError, Place, ShapeError
from tutor.graph.graph import CONSTANT, INPUT, LEAVES, PARAMETER, Edge, Graph, Node
from tutor.graph.read_code import Source, read_code
from tutor.graph.write_code import code_lines, write_code

__all__ = [
    "CONSTANT",
    "INPUT",
    "LEAVES",
    "PARAMETER",
    "CodeError",
    "CycleError",
    "Edge",
    "Graph",
    "GraphError",
    "Node",
    "Place",
    "ShapeError",
    "Source",
    "code_lines",
    "read_code",
    "write_code",
]
