"""Where the selection goes by a key: to the next node, along an edge, to the nearest above or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.graph import Graph

if TYPE_CHECKING:
    from tutor.ui.canvas.scene import GraphScene


def neighbour(scene: GraphScene, name: str, way: str) -> str:
    """The node that one comes to from `name`; "" where there is none.

    Args:
        scene: knows the graph and where its nodes stand.
        name: the selected node, or "".
        way: "next" and "previous" in forward order, "left" to the first operand, "right" to the first
            successor, "up" and "down" to the nearest node there.
    """
    picture = scene.picture
    if picture is None:
        return ""
    graph, name = picture.graph, picture.node(name)
    if not graph.drawn:
        return ""
    if way in ("next", "previous"):
        return _in_order(graph, name, 1 if way == "next" else -1)
    if name not in graph:
        return graph.drawn[0].name
    if way == "left":
        return next((operand for operand in graph[name].operands if operand not in graph.missing), "")
    if way == "right":
        return next((edge.target for edge in graph.successors[name]), "")
    return _across(scene, graph, name, down=way == "down")


def _in_order(graph: Graph, name: str, step: int) -> str:
    names = [node.name for node in graph.drawn]
    if name not in names:
        return names[0 if step > 0 else -1]
    at = names.index(name) + step
    return names[at] if 0 <= at < len(names) else ""


def _across(scene: GraphScene, graph: Graph, name: str, *, down: bool) -> str:
    """The nearest node above or below, where a step sideways counts twice."""
    here = scene.place_of(name)
    if here is None:
        return ""
    best, least = "", float("inf")
    for node in graph.drawn:
        there = scene.place_of(node.name)
        if there is None or node.name == name:
            continue
        fall = (there[1] - here[1]) * (1 if down else -1)
        far = fall + 2 * abs(there[0] - here[0])
        if fall > 1.0 and far < least:
            best, least = node.name, far
    return best
