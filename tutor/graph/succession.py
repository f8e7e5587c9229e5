"""Which node takes the place of which where one graph of a document is shown after another."""

from __future__ import annotations

from collections import Counter
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


def names_after(before: Graph, after: Graph) -> dict[str, str]:
    """What each node of `before` is called in `after`; one that is gone has no name there.

    Where the two differ in nothing but names, it is the node in the same place. Else a name that stays is the
    same node; one that is called by an expression, which is another now, is that with its operation which
    has the most of its operands and successors.
    """
    if _differ_in_names(before, after):
        return {one.name: other.name for one, other in zip(before.nodes, after.nodes, strict=True)}
    found = {name: name for name in before.position if name in after}
    new = {node.name for node in after.nodes if node.name not in before}
    around: dict[tuple[str, str, int, str], list[str]] = {}
    for edge in after.edges:
        for name, way, other in (
            (edge.target, "operand", edge.source),
            (edge.source, "successor", edge.target),
        ):
            if name in new:
                around.setdefault((after[name].op, way, edge.index, other), []).append(name)
    for node in before.nodes:
        if node.name not in found:
            ends = [("operand", index, name) for index, name in enumerate(node.operands)]
            ends += [("successor", edge.index, edge.target) for edge in before.successors[node.name]]
            known = [(node.op, way, index, found[name]) for way, index, name in ends if name in found]
            votes = Counter(name for place in known for name in around.get(place, ()) if name in new)
            for name, _ in votes.most_common(1):
                found[node.name] = name
                new.remove(name)
    return found


def _differ_in_names(before: Graph, after: Graph) -> bool:
    """Whether the two graphs are the same but for what their nodes are called."""
    if len(before.nodes) != len(after.nodes):
        return False
    return all(
        (one.op, one.attributes) == (other.op, other.attributes)
        and [before.position[name] for name in one.operands]
        == [after.position[name] for name in other.operands]
        for one, other in zip(before.nodes, after.nodes, strict=True)
    )
