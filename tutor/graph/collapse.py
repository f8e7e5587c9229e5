"""A graph drawn smaller: each closed frame stands as one node for all that is inside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tutor.graph.graph import Edge, Graph, Node, forward_order

FRAME = "frame"
"""The operation of a node that stands for a closed frame; no row of the table has this name."""


@dataclass(frozen=True, eq=False)
class Collapsed:
    """The smaller graph, and what of the whole one its nodes and edges show.

    A node of the whole graph that is in no closed frame has its own name here, too. An edge out of a closed
    frame is one of the nodes inside; all edges from one node into a closed frame are one edge.
    """

    whole: Graph
    graph: Graph
    frames: Mapping[str, tuple[str, ...]]
    """The nodes inside each closed frame, in forward order, by the name of the node that stands for it."""
    shows: Mapping[Edge, tuple[Edge, ...]]
    """The edges of the whole graph that each edge shows: all of one source, one or more."""

    @cached_property
    def hidden(self) -> Mapping[str, str]:
        """The node that stands for each node inside a closed frame."""
        return {name: frame for frame, names in self.frames.items() for name in names}

    @cached_property
    def _drawn(self) -> Mapping[Edge, Edge]:
        return {edge: drawn for drawn, edges in self.shows.items() for edge in edges}

    @cached_property
    def _leaving(self) -> Mapping[str, tuple[Edge, ...]]:
        found: dict[str, list[Edge]] = {}
        for drawn, edges in self.shows.items():
            found.setdefault(edges[0].source, []).append(drawn)
        return {name: tuple(edges) for name, edges in found.items()}

    def node(self, name: str) -> str:
        """The node that shows a node of the whole graph; any other name as it is."""
        return self.hidden.get(name, name)

    def edge(self, edge: Edge) -> Edge | None:
        """The edge that shows an edge of the whole graph; None inside a closed frame."""
        return self._drawn.get(edge)

    def shown_alone(self, edge: Edge) -> Edge | None:
        """The one edge of the whole graph that a drawn edge shows, or that is given; None for several."""
        shown = self.shows.get(edge, (edge,))
        return shown[0] if len(shown) == 1 else None

    def leaving(self, name: str) -> tuple[Edge, ...]:
        """The drawn edges that bring the value of a node of the whole graph somewhere."""
        return self._leaving.get(name, ())

    def members(self, name: str) -> tuple[str, ...]:
        """The nodes of the whole graph that a drawn node stands for."""
        return self.frames.get(name, (name,))

    def whole_frame(self, name: str) -> tuple[str, ...]:
        """All nodes of the closed frame that a node is in, or stands for, what comes out of it last."""
        frame = self.node(name)
        if frame not in self.frames:
            return (name,)
        inside = [each for each in self.frames[frame] if each not in self.whole.missing]
        last = self.outputs(frame)[-1:]
        return (*(each for each in inside if each not in last), *last)

    def outputs(self, frame: str) -> tuple[str, ...]:
        """The nodes inside a closed frame whose values leave it, the graph's root among them; in order."""
        inside, whole = set(self.frames[frame]), self.whole
        return tuple(
            name
            for name in self.frames[frame]
            if name == whole.root or any(edge.target not in inside for edge in whole.successors[name])
        )


def collapse(graph: Graph, closed: Mapping[str, Collection[str]]) -> Collapsed:
    """The graph with the closed frames as nodes of these names, which are none of its nodes' names.

    A closed frame inside another one is not seen. A frame that cannot be one node without making a cycle, or
    that lies across another one, is left open.
    """
    hidden: dict[str, str] = {}
    frames: dict[str, tuple[str, ...]] = {}
    for frame in sorted(closed, key=lambda each: -len(set(closed[each]))):
        names = _with_missing(graph, closed[frame])
        if not names or any(name in hidden for name in names) or in_between(graph, names, hidden):
            continue
        frames[frame] = tuple(sorted(names, key=graph.position.__getitem__))
        hidden.update(dict.fromkeys(names, frame))
    nodes, shows = _smaller(graph, frames, hidden)
    small = Graph(forward_order(nodes), hidden.get(graph.root, graph.root))
    return Collapsed(graph, small, frames, shows)


def in_between(
    graph: Graph, inside: Collection[str], hidden: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The nodes outside that a way from a node inside to another one leads over, in forward order.

    Where there are none, all inside can be drawn as one node. `hidden` says which nodes are drawn as one
    already, and by which name.
    """
    hidden = hidden or {}
    here = set(inside)
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for source, target, _ in graph.edges:
        a = "" if source in here else hidden.get(source, source)
        b = "" if target in here else hidden.get(target, target)
        if a != b:
            after.setdefault(a, set()).add(b)
            before.setdefault(b, set()).add(a)
    found = _reached(after) & _reached(before)
    return tuple(node.name for node in graph.nodes if hidden.get(node.name, node.name) in found)


def _reached(ways: Mapping[str, Iterable[str]]) -> set[str]:
    """What is reached from the inside, which is called ""."""
    found, waiting = set[str](), [""]
    while waiting:
        for name in ways.get(waiting.pop(), ()):
            if name and name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _with_missing(graph: Graph, names: Collection[str]) -> set[str]:
    """These nodes, with the missing operands that only they wait for."""
    inside = {name for name in names if name in graph}
    wanted_outside = {operand for node in graph.nodes if node.name not in inside for operand in node.operands}
    wanted = {operand for name in inside for operand in graph[name].operands}
    return inside | (graph.missing & wanted - wanted_outside)


def _smaller(
    graph: Graph, frames: Mapping[str, tuple[str, ...]], hidden: Mapping[str, str]
) -> tuple[dict[str, Node], dict[Edge, tuple[Edge, ...]]]:
    """The nodes that are drawn, and what each of their edges shows."""
    nodes: dict[str, Node] = {}
    shows: dict[Edge, tuple[Edge, ...]] = {}
    for node in graph.nodes:
        frame = hidden.get(node.name)
        if frame is None:
            operands = tuple(hidden.get(name, name) for name in node.operands)
            nodes[node.name] = node._replace(operands=operands)
            for index, (drawn, name) in enumerate(zip(operands, node.operands, strict=True)):
                if name not in graph.missing:
                    shows[Edge(drawn, node.name, index)] = (Edge(name, node.name, index),)
        elif node.name == frames[frame][-1]:
            into = _into(graph, frames[frame], frame, hidden)
            nodes[frame] = Node(frame, FRAME, tuple(hidden.get(name, name) for name in into))
            for index, (name, edges) in enumerate(into.items()):
                shows[Edge(hidden.get(name, name), frame, index)] = tuple(edges)
    return nodes, shows


def _into(
    graph: Graph, inside: Iterable[str], frame: str, hidden: Mapping[str, str]
) -> dict[str, list[Edge]]:
    """The edges that come into the frame, by their source."""
    found: dict[str, list[Edge]] = {}
    for name in inside:
        for index, operand in enumerate(graph[name].operands):
            if hidden.get(operand) != frame and operand not in graph.missing:
                found.setdefault(operand, []).append(Edge(operand, name, index))
    return found
