"""Which drawn nodes and edges two frames of one walk may show differently."""

from __future__ import annotations

from tutor.graph import Edge, Graph
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.shown import GraphPicture
from tutor.walk import Frame, Step


def touched(
    picture: GraphPicture, before: Frame, after: Frame, asked: tuple[Step | None, ...] = ()
) -> tuple[list[str], list[Edge | None]]:
    """Nodes and edges that the steps between the frames make, and those at which either stands or asks."""
    walk = after.walkthrough
    first, last = sorted((before.position, after.position))
    nodes: dict[str, None] = {}
    edges: dict[Edge | None, None] = {}
    for step in (*picture.made(before), *picture.made(after), *asked, *walk.steps[first:last]):
        if step is not None:
            _of_step(walk.graph, step, nodes, edges)
            if picture.has_root_box and step.node == walk.graph.root and not walk.graph[step.node].is_leaf:
                nodes[ROOT_BOX] = None
                edges[None] = None
    if picture.collapsed is None:
        return list(nodes), list(edges)
    drawn = {None if edge is None else picture.edge(edge): None for edge in edges}
    if None not in edges:
        drawn.pop(None, None)
    return list(dict.fromkeys(map(picture.node, nodes))), list(drawn)


def _of_step(graph: Graph, step: Step, nodes: dict[str, None], edges: dict[Edge | None, None]) -> None:
    nodes[step.node] = None
    if step.edge is not None:
        nodes[step.edge.source] = nodes[step.edge.target] = None
        edges[step.edge] = None
    else:
        operands = graph[step.node].operands
        edges.update((Edge(operand, step.node, index), None) for index, operand in enumerate(operands))
