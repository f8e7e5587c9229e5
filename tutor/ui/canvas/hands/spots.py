"""Where the ports of a graph are, and which port or which edge is near a point. No Qt here."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tutor.graph import Edge, Graph
from tutor.graph.collapse import FRAME
from tutor.graph.layout import ANY_ORDER, ROOT_BOX
from tutor.ui.canvas.arrange import Arrangement
from tutor.ui.canvas.place_labels import Rect
from tutor.ui.canvas.routes import Body, Point, Route, line_of


class PortKey(NamedTuple):
    """A port by its node: of operand number `operand` from 0, or of the result where that is None."""

    node: str
    operand: int | None = None

    @property
    def is_result(self) -> bool:
        """Whether the node's result leaves here."""
        return self.operand is None


class PortSpot(NamedTuple):
    """Where a port is.

    `edge` is the edge that arrives at it, if one does; `number` is what it is called where the order of
    operands matters, else 0.
    """

    key: PortKey
    place: Point
    edge: Edge | None = None
    number: int = 0


def port_spots(
    graph: Graph, arranged: Arrangement, names: Collection[str] | None = None
) -> dict[PortKey, PortSpot]:
    """The ports of all nodes, or of those named; where an operand is missing, at the end of its stub.

    A closed frame has none: what is inside is connected when it is open.
    """
    found: dict[PortKey, PortSpot] = {}
    for node in graph.drawn if names is None else [graph[name] for name in names if name in graph]:
        body = arranged.bodies.get(node.name)
        if body is None or node.op == FRAME:
            continue
        ordered = len(node.operands) > 1 and node.op not in ANY_ORDER
        for index, operand in enumerate(node.operands):
            edge = Edge(operand, node.name, index)
            is_free = operand in graph.missing
            port, stub = arranged.ports.get(edge), arranged.stubs.get(edge)
            if stub is not None:
                place = stub[0][0]
            else:
                place = port.point if port else _spread_out(body, index, len(node.operands))
            key = PortKey(node.name, index)
            found[key] = PortSpot(key, place, None if is_free else edge, index + 1 if ordered else 0)
        result = PortKey(node.name)
        found[result] = PortSpot(result, (body.right, body.y))
    return found


def _spread_out(body: Body, index: int, count: int) -> Point:
    """A place at the left of a circle for an operand to which no edge leads."""
    turned = math.radians(32.0 * (index - (count - 1) / 2))
    radius = body.width / 2
    return body.x - radius * math.cos(turned), body.y + radius * math.sin(turned)


def nearest(spots: Iterable[PortSpot], point: Point, within: float) -> PortSpot | None:
    """The port that is nearest to a point, if any is that near."""
    best = min(spots, key=lambda spot: math.dist(spot.place, point), default=None)
    return best if best is not None and math.dist(best.place, point) <= within else None


class EdgeLines:
    """The lines along which edges run, to find the one near a point."""

    def __init__(self, ways: Mapping[Edge | None, Route]) -> None:
        self._ways = {edge: way for edge, way in ways.items() if edge is not None}
        self._rects = [(_rect(way), edge) for edge, way in self._ways.items()]
        self._lines: dict[Edge, Sequence[Point]] = {}

    def near(self, point: Point, within: float, but: Collection[str] = ()) -> Edge | None:
        """The nearest edge that is no farther away than `within` and has no end among `but`."""
        x, y = point
        best: Edge | None = None
        for (left, top, right, bottom), edge in self._rects:
            if not (left - within <= x <= right + within and top - within <= y <= bottom + within):
                continue
            if edge.source in but or edge.target in but:
                continue
            line = self._lines.setdefault(edge, line_of(self._ways[edge]))
            far = min(_far(point, a, b) for a, b in pairwise(line))
            if far <= within:
                best, within = edge, far
        return best


def _rect(way: Route) -> Rect:
    """What surely holds the whole way: a Bézier curve stays among its control points."""
    points = [point for cubic in way for point in cubic]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _far(point: Point, a: Point, b: Point) -> float:
    """How far a point is from the straight line between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square if square else 0.0
    along = max(0.0, min(1.0, along))
    return math.dist(point, (a[0] + along * dx, a[1] + along * dy))


def touched_by(graph: Graph, moved: Collection[str]) -> tuple[set[str], set[Edge | None]]:
    """What follows when nodes move: the targets whose edges bend, and the edges that go along as they are.

    None stands for the edge to the root's box, which goes where the root goes.
    """
    bent: set[str] = set()
    carried: set[Edge | None] = {None} if graph.root in moved and ROOT_BOX in moved else set()
    for name in moved:
        if name not in graph:
            continue
        if all(operand in moved for operand in graph[name].operands):
            carried |= {Edge(operand, name, at) for at, operand in enumerate(graph[name].operands)}
        else:
            bent.add(name)
        bent |= {edge.target for edge in graph.successors[name] if edge.target not in moved}
    return bent, carried
