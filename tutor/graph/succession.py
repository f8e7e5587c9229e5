"""Which node takes the place of which where one graph of a document is shown after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tutor.graph.graph import Graph


def heirs(before: Graph, after: Graph) -> dict[str, str]:
    """For each node that is only in `before`, the node of `after` that takes over.

    That is the nearest node behind it that stays; where none does, the nearest one before it; else the root.
    """
    found = {}
    for node in before.nodes:
        if node.name not in after:
            near = _nearest(node.name, _targets(before), after) or _nearest(
                node.name, _operands(before), after
            )
            found[node.name] = near[0] if near else after.root
    return found


def origins(before: Graph, after: Graph) -> dict[str, tuple[str, ...]]:
    """For each node that is only in `after`, the nodes of `before` that it comes from; empty for none.

    Those are the nearest nodes that it is computed from and that were there; else the nearest that use it.
    """
    found = {}
    for node in after.nodes:
        if node.name not in before:
            near = _nearest(node.name, _operands(after), before)
            found[node.name] = near or _nearest(node.name, _targets(after), before)
    return found


def _nearest(start: str, around: Callable[[str], Iterable[str]], there: Graph) -> tuple[str, ...]:
    """The first nodes that a search ring by ring meets in the graph `there`, all of one ring."""
    seen, ring = {start}, [start]
    while ring:
        ring = [
            name
            for name in dict.fromkeys(name for inner in ring for name in around(inner))
            if name not in seen
        ]
        seen.update(ring)
        met = tuple(name for name in ring if name in there)
        if met:
            return met
    return ()


def _targets(graph: Graph) -> Callable[[str], Iterable[str]]:
    return lambda name: (edge.target for edge in graph.successors[name])


def _operands(graph: Graph) -> Callable[[str], Iterable[str]]:
    return lambda name: (operand for operand in graph[name].operands if operand not in graph.missing)


def renamed(before: Graph, after: Graph) -> dict[str, str]:
    """What each node of `before` is called in `after`, where the two differ in nothing but names; else {}."""
    if len(before.nodes) != len(after.nodes):
        return {}
    for one, other in zip(before.nodes, after.nodes, strict=True):
        alike = (one.op, one.attributes) == (other.op, other.attributes)
        places = (
            [graph.position[name] for name in node.operands]
            for graph, node in ((before, one), (after, other))
        )
        if not alike or len({tuple(place) for place in places}) > 1:
            return {}
    return {one.name: other.name for one, other in zip(before.nodes, after.nodes, strict=True)}
