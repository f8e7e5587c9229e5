"""Unfinished graphs: operands that are missing, what waits for them, and the part that computes already.

A missing operand is a leaf of its own kind, `...` in code. So an unfinished graph is a graph: it is edited,
written and read as others are, and only what computes takes its finished part.
"""

from __future__ import annotations

from collections.abc import Callable

from tutor.graph.graph import MISSING, Graph, Node
from tutor.language import translate

HOLE = "..."
"""How code writes a missing operand."""
EMPTY = Graph((Node(HOLE, MISSING),), HOLE)
"""A graph that nothing has been put into yet."""


def computed(graph: Graph) -> Graph:
    """What is computed of the graph: its finished part, or `EMPTY` where nothing is finished.

    The same object each time, and the graph itself where nothing is missing.
    """
    if not graph.missing:
        return graph
    found = graph.derived.get("computed")
    if not isinstance(found, Graph):
        found = graph.derived["computed"] = finished(graph) or EMPTY
    return found


def finished(graph: Graph) -> Graph | None:
    """The part of the graph that nothing is missing for; the graph itself where that is all of it.

    Its root is the graph's own, or else the last finished node on the way to it, or the last of all. None
    where nothing is finished.
    """
    waiting = waiting_nodes(graph)
    if not waiting:
        return graph
    nodes = tuple(node for node in graph.nodes if node.name not in waiting)
    if not nodes:
        return None
    on_the_way = [node for node in nodes if node.name in graph.influencing]
    computed = [node for node in on_the_way if not node.is_leaf] or [
        node for node in nodes if not node.is_leaf
    ]
    last = (computed or on_the_way or nodes)[-1]
    return Graph(nodes, graph.root if graph.root not in waiting else last.name)


def waiting_nodes(graph: Graph) -> frozenset[str]:
    """The missing operands, and the nodes that cannot be computed without them."""
    found: set[str] = set()
    for node in graph.nodes:
        if node.op == MISSING or not found.isdisjoint(node.operands):
            found.add(node.name)
    return frozenset(found)


def missing(graph: Graph, called: Callable[[str], str] = str) -> dict[str, str]:
    """For each node that misses operands, one sentence that says which; `called` says a node's name."""
    found = {}
    for node in graph.nodes:
        places = missing_places(graph, node)
        if places:
            found[node.name] = _sentence(called(node.name), places, len(node.operands))
    return found


def missing_places(graph: Graph, node: Node) -> list[int]:
    """Which operands of the node are missing, counted from 1."""
    return [place for place, operand in enumerate(node.operands, 1) if operand in graph.missing]


def _sentence(name: str, places: list[int], arity: int) -> str:
    if arity == 1:
        return translate("graph", "{name} waits for its operand.").format(name=name)
    if len(places) == 1:
        sentence = translate("graph", "{name} waits for operand {place} of {arity}.")
        return sentence.format(name=name, place=places[0], arity=arity)
    return translate("graph", "{name} waits for operands {places}.").format(
        name=name, places=translate("graph", " and ").join(map(str, places))
    )
