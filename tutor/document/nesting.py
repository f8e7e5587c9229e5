"""How frames lie: one inside another or apart, never across; and which can be closed, drawn as one node."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tutor.document.document import NodeGroup
from tutor.graph import Graph
from tutor.graph.collapse import Collapsed, collapse, in_between
from tutor.graph.symbols import Symbols
from tutor.language import translate

_MARK = "▸"


def node_of(number: int) -> str:
    """The name of the node that stands for the frame of this number, counted from 0, while it is closed."""
    return f"{_MARK}{number}"


def number_of(name: str) -> int | None:
    """The number of the closed frame that a node stands for; None for any other node."""
    return int(name.removeprefix(_MARK)) if name.startswith(_MARK) and name[1:].isdecimal() else None


def collapsed(graph: Graph, groups: Sequence[NodeGroup]) -> Collapsed:
    """The graph with its closed frames as nodes."""
    return collapse(graph, {node_of(at): group.nodes for at, group in enumerate(groups) if group.closed})


def across(groups: Sequence[NodeGroup], nodes: Collection[str]) -> NodeGroup | None:
    """The first frame that has some of these nodes, but neither has all of them nor lies inside them."""
    here = set(nodes)
    for group in groups:
        there = set(group.nodes)
        if here & there and not (here <= there or there <= here):
            return group
    return None


def across_sentence(group: NodeGroup) -> str:
    """Why no frame can lie across this one."""
    sentence = translate(
        "graph", "Frames lie apart or one inside the other; this one would lie across the frame {title}."
    )
    return sentence.format(title=group.title)


def why_open(graph: Graph, groups: Sequence[NodeGroup], number: int, symbols: Symbols | None = None) -> str:
    """Why this frame cannot be closed; empty where it can.

    A way that leaves it and comes back would make a cycle of the frame and the node in between.
    """
    group = groups[number]
    others = [replace(each, closed=each.closed and at != number) for at, each in enumerate(groups)]
    small = collapsed(graph, others)
    if any(name in small.hidden for name in group.nodes):
        return ""
    between = in_between(graph, group.nodes, small.hidden)
    if not between:
        return ""
    frame = number_of(small.node(between[0]))
    named = symbols.plain(between[0]) if symbols else between[0]
    called = named if frame is None else groups[frame].title
    sentence = translate(
        "graph",
        "The frame {title} cannot be drawn as one node: a way leaves it, goes through {node} and comes back. "
        "Put {node} into the frame, too.",
    )
    return sentence.format(title=group.title, node=called)


def repaired(graph: Graph, groups: Sequence[NodeGroup], made: Collection[str] = ()) -> tuple[NodeGroup, ...]:
    """The frames as they can be after an edit of the graph.

    A node just made that stands on a way inside a frame belongs to it; one that would lie across another
    loses what both have; one that can no longer be closed is open.
    """
    found: list[NodeGroup] = []
    for group in groups:
        nodes = group.nodes
        between = set(in_between(graph, nodes)) if made else set()
        if between and between <= set(made):
            nodes = tuple(name for name in graph.position if name in nodes or name in between)
        while (other := across(found, nodes)) is not None:
            nodes = tuple(name for name in nodes if name not in other.nodes)
        if nodes:
            found.append(group if nodes == group.nodes else replace(group, nodes=nodes))
    if not any(group.closed for group in found):
        return tuple(found)
    return tuple(
        replace(group, closed=False) if group.closed and why_open(graph, found, at) else group
        for at, group in enumerate(found)
    )


def innermost(groups: Sequence[NodeGroup], name: str) -> int | None:
    """The number of the smallest frame around a node; None where it is in none."""
    around = [at for at, group in enumerate(groups) if name in group.nodes]
    return min(around, key=lambda at: len(groups[at].nodes), default=None)
