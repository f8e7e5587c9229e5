"""The ways of all edges of a graph: directly where that is free, else round nodes that stand in the way."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tutor.graph import Edge, Graph
from tutor.graph.layout import ANY_ORDER, ROOT_BOX
from tutor.ui.canvas.place_labels import Occupied, Rect
from tutor.ui.canvas.routes import (
    Body,
    Point,
    Port,
    Route,
    box_of,
    free_way,
    line_of,
    ports,
    route,
    straight,
    through,
)

if TYPE_CHECKING:
    from tutor.ui.canvas.known_ways import KnownWays

_BEND = 150.0
_COLUMN = 48.0
"""Nodes whose middles are farther apart stand in columns of their own."""
_FARTHEST_DETOUR = 4000.0
ROOM = 9.0
"""How near a way may come to a node that it does not belong to, in pixels."""


class Found(NamedTuple):
    """The ports and ways of the edges that arrive at a node, and which are free, and which blocked."""

    ports: list[Port]
    ways: list[Route]
    free: Collection[Edge | None]
    blocked: Collection[Edge | None]


def ways_of(
    graph: Graph,
    bodies: Mapping[str, Body],
    across: float,
    stub: float,
    known: KnownWays | None,
    starts: Mapping[Edge | None, Point] | None = None,
) -> tuple[dict[Edge | None, Route], dict[Edge | None, Port]]:
    """The way and the port of every edge.

    Args:
        graph: its edges.
        bodies: the nodes that are drawn, and the root's box.
        across: how far letters spread them.
        stub: how long the way of an operand is that is missing.
        known: what was found the last time, in the same letters.
        starts: where edges leave their sources that leave them elsewhere than in the middle.
    """
    if known is not None:
        known.begin(bodies)
    starts = starts or {}
    arriving = {
        node.name: _arriving(graph, bodies, node.name, starts) for node in graph.drawn if node.operands
    }
    if ROOT_BOX in bodies:
        root = bodies[graph.root]
        arriving[ROOT_BOX] = _Arriving(bodies[ROOT_BOX], [None], [root], starts, in_any_order=False)
    around = _Around(bodies, graph.root, across, stub)
    for node in arriving.values():
        node.settle(around, known)
    around.plan([edge for node in arriving.values() for edge in node.edges])
    found: dict[Edge | None, Port] = {}
    ways: dict[Edge | None, Route] = {}
    for node in arriving.values():
        found.update(zip(node.edges, node.settle(around, known), strict=True))
        ways.update(zip(node.edges, node.ways, strict=True))
    return ways, found


def direct_ways(
    graph: Graph,
    bodies: Mapping[str, Body],
    targets: Iterable[str],
    across: float,
    stub: float,
    starts: Mapping[Edge | None, Point],
) -> tuple[dict[Edge | None, Route], dict[Edge | None, Port]]:
    """The ways and ports of edges that arrive at some nodes, straight on: for as long as nodes are moved."""
    found: dict[Edge | None, Port] = {}
    ways: dict[Edge | None, Route] = {}
    direct = _Direct(bodies, across, stub)
    for name in targets:
        node = _arriving(graph, bodies, name, starts)
        found.update(zip(node.edges, node.find(direct), strict=True))
        ways.update(zip(node.edges, node.ways, strict=True))
    return ways, found


def _arriving(
    graph: Graph, bodies: Mapping[str, Body], name: str, starts: Mapping[Edge | None, Point]
) -> _Arriving:
    node = graph[name]
    return _Arriving(
        bodies[name],
        [Edge(operand, name, index) for index, operand in enumerate(node.operands)],
        [bodies.get(operand) for operand in node.operands],
        starts,
        in_any_order=node.op in ANY_ORDER,
    )


class _Arriving:
    """The edges that arrive at a node."""

    def __init__(
        self,
        body: Body,
        edges: Sequence[Edge | None],
        sources: Sequence[Body | None],
        starts: Mapping[Edge | None, Point],
        *,
        in_any_order: bool,
    ) -> None:
        self.edges = edges
        self.ways: list[Route] = []
        self._body, self._in_any_order = body, in_any_order
        self._starts = [
            starts.get(edge, (source.right, source.y)) if source else self._far_from(at, len(sources))
            for at, (edge, source) in enumerate(zip(edges, sources, strict=True))
        ]
        self._ports: list[Port] = []

    def _far_from(self, index: int, count: int) -> Point:
        """Where an operand that is missing would come from: a place by its number."""
        body = self._body
        return body.x - 1.5 * body.width, body.y + (index - (count - 1) / 2) * 2 * body.height

    def settle(self, around: _Around, known: KnownWays | None) -> list[Port]:
        """The ports, and the ways to them, where they are not found yet; those of before that hold still."""
        if self.ways and not any(around.is_blocked(edge) for edge in self.edges):
            return self._ports
        if known is None:
            return self.find(around)
        key = (*self.edges, self._body, *self._starts, self._in_any_order, around.gaps(self.edges))
        found = known.recall(key)
        if found is None:
            around.looked_at.clear()
            known.keep(key, around.found(self.edges, self.find(around), self.ways), around.looked_at)
        else:
            self._ports, self.ways = found.ports, found.ways
            around.know(zip(self.edges, self.ways, strict=True), found)
        return self._ports

    def find(self, around: _Around | _Direct) -> list[Port]:
        """Find the ports, and the ways to them: an edge that goes round a node arrives from there."""
        origins: list[Point] = self._starts
        for _ in range(2):
            self._ports = ports(self._body, origins, in_any_order=self._in_any_order)
            self.ways = [
                around.way(start, port, edge)
                for start, port, edge in zip(self._starts, self._ports, self.edges, strict=True)
            ]
            if all(len(way) == 1 for way in self.ways):
                break
            origins = [way[-1][0] for way in self.ways]
        return self._ports


class _Direct:
    """Ways that go round nothing."""

    def __init__(self, bodies: Mapping[str, Body], across: float, stub: float) -> None:
        self._bodies, self._bend, self._stub = bodies, _BEND * across, stub

    def way(self, start: Point, port: Port, edge: Edge | None) -> Route:
        """The way from `start` to the port."""
        if edge is not None and edge.source not in self._bodies:
            return straight(port, self._stub)
        return route(start, port, bend=self._bend)


class _Around:
    """Finds ways that go round the nodes they do not belong to: first direct ones, then all others."""

    def __init__(self, bodies: Mapping[str, Body], root: str, across: float, stub: float) -> None:
        self._bend, self._stub = _BEND * across, stub
        self._grown = {body.grown(ROOM): body for body in bodies.values()}
        self._bodies, self._root = bodies, root
        self._taken = Occupied(self._grown)
        self._column = _COLUMN * across
        self._free: dict[Edge | None, Route] = {}
        self._blocked: dict[Edge | None, bool] = {}
        self._corners: dict[Edge | None, list[Point]] = {}
        self._all_planned = False
        self.looked_at: list[Rect] = []
        """The ground on which nodes were looked for."""

    def plan(self, edges: Iterable[Edge | None]) -> None:
        """Choose the gaps through which those edges pass, of all `edges`, that nodes stand in the way of."""
        self._all_planned = True
        edges = list(edges)
        self._blocked = {edge: self._blocked[edge] for edge in edges if edge in self._blocked}
        free = ((edge, self._free[edge]) for edge in edges if edge in self._free)
        far = [edge for edge, way in free if way[-1][3][0] - way[0][0][0] > 2 * self._bend]
        if not self._blocked and not far:
            return
        from tutor.ui.canvas.detours import Detours  # most lessons do without

        detours = Detours(self._bodies, self._column)
        for edge, way in self._free.items():
            if edge not in self._blocked:
                detours.know(self._ends(edge), way)
        for edge in self._blocked:
            self._blocked[edge] = detours.plan(edge, self._ends(edge))
        for edge in far:
            if edge not in self._blocked and detours.mend(edge, self._ends(edge), self._free[edge]):
                self._blocked[edge] = True
        detours.settle()
        self._corners = {edge: detours.corners(edge) for edge, planned in self._blocked.items() if planned}

    def know(self, ways: Iterable[tuple[Edge | None, Route]], found: Found) -> None:
        """Edges run like this, with what was found on the way."""
        self._free.update((edge, way) for edge, way in ways if edge in found.free)
        for edge in found.blocked:
            self._blocked.setdefault(edge, False)

    def found(self, edges: Sequence[Edge | None], ports: list[Port], ways: list[Route]) -> Found:
        """What has been found for these edges."""
        free, blocked = ([edge for edge in edges if edge in some] for some in (self._free, self._blocked))
        return Found(ports, ways, free, blocked)

    def gaps(self, edges: Iterable[Edge | None]) -> Hashable:
        """The corners of the gaps that were chosen for these edges; None before that."""
        if not self._all_planned:
            return None
        return tuple(tuple(self._corners[edge]) if self.is_planned(edge) else () for edge in edges)

    def is_blocked(self, edge: Edge | None) -> bool:
        """Whether nodes stand in the edge's way, or it goes round for another reason."""
        return edge in self._blocked

    def is_planned(self, edge: Edge | None) -> bool:
        """Whether the edge goes through gaps that `plan` has chosen."""
        return self._blocked.get(edge, False)

    def _ends(self, edge: Edge | None) -> tuple[str, str]:
        return (edge.source, edge.target) if edge else (self._root, ROOT_BOX)

    def way(self, start: Point, port: Port, edge: Edge | None) -> Route:
        """The way from `start` to the port; it may touch the edge's own nodes."""
        if edge is not None and edge.source not in self._bodies:
            return straight(port, self._stub)
        if abs(port.point[0] - start[0]) > _FARTHEST_DETOUR:
            return route(start, port, bend=self._bend)
        ends = self._ends(edge)
        on_it = partial(self._on_it, (self._bodies[ends[0]], self._bodies[ends[1]]))
        planned: Route | None = None
        if self.is_planned(edge):
            planned = through(start, self._corners[edge], port)
            if not on_it(planned):
                return planned
        free = None if planned else free_way(start, port, on_it, self._bend)
        if free is not None:
            self._blocked.pop(edge, None)
            self._free[edge] = free
            return free
        self._blocked.setdefault(edge, False)
        if not self._all_planned:
            return route(start, port, bend=self._bend)
        found = route(start, port, on_it, self._bend)
        return found if planned is None or len(on_it(found)) < len(on_it(planned)) else planned

    def _on_it(self, ends: tuple[Body, Body], way: Route) -> Sequence[Body]:
        """The bodies that a way between these two runs over, from left to right."""
        box = box_of(way)
        self.looked_at.append(box)
        if all(self._grown[rect] in ends for rect in self._taken.found(box)):
            return ()
        hit = (self._grown[rect] for rect in self._taken.under(line_of(way)))
        return sorted((body for body in hit if body not in ends), key=lambda body: (body.x, body.y))
