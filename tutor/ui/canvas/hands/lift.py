"""Nodes lifted off the ground: they follow the pointer with their edges, until they are put down or back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem

from tutor.graph import Edge
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.arrange import Arrangement, rearranged
from tutor.ui.canvas.frames import FrameItem, frame_rects
from tutor.ui.canvas.hands.spots import PortKey, PortSpot, port_spots, touched_by
from tutor.ui.canvas.nodes import NODE_HEIGHT
from tutor.ui.canvas.routes import Body, Cubic, Point, Route
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import GraphPicture, LabelKey
from tutor.ui.canvas.standing import Standing
from tutor.ui.canvas.stubs import StubItem

_ABOVE = 3.2
"""Over labels, which lie at 3."""


class Lift:
    """Moves items only: the scene knows nothing of it until the document is edited.

    Edges between lifted nodes and labels of these go along; edges that bend find new ways, and their
    labels are not seen meanwhile. Frames stay around their nodes.
    """

    def __init__(self, scene: GraphScene, names: Collection[str]) -> None:
        standing, picture = scene.standing, scene.picture
        assert standing is not None and picture is not None
        self._scene, self._standing, self._picture = scene, standing, picture
        self.names = {name for name in map(picture.node, names) if name in standing.places}
        if picture.graph.root in self.names and ROOT_BOX in standing.places:
            self.names.add(ROOT_BOX)
        self._before = standing.arranged
        bodies = self._before.bodies
        self._bodies: dict[str, Body] = dict(bodies)
        self._bent, self._carried = touched_by(picture.graph, self.names)
        self._ways: dict[Edge | None, Route] = {}
        self._lift_edges()
        self._found = self._before
        self._along, self._faded = self._labels(picture, standing)
        self.away: Point = (0.0, 0.0)
        self._raise(_ABOVE)

    def _raise(self, height: float) -> None:
        """Let the nodes lie above labels while they are lifted, or below them again."""
        for item in map(self._scene.node, self.names):
            if item is not None:
                item.setZValue(height)

    def _lift_edges(self) -> None:
        if self._scene.edges is not None:
            bent = [edge for edge in self._before.ways if edge is not None and edge.target in self._bent]
            self._scene.edges.lift([*bent, *self._carried])

    def _run(self, edge: Edge | None, way: Route) -> None:
        if self._scene.edges is not None:
            self._scene.edges.run(edge, way)

    def _labels(
        self, picture: GraphPicture, standing: Standing
    ) -> tuple[list[tuple[QGraphicsItem, QPointF]], list[QGraphicsItem]]:
        """The labels that go along with where each is now, and those that fade."""
        along: list[tuple[QGraphicsItem, QPointF]] = []
        faded: list[QGraphicsItem] = []
        for key in standing.label_places:
            item = self._scene.drawn.get(key)
            if item is None:
                continue
            if self._goes_along(key, picture):
                along.append((item, item.pos()))
            elif self._belongs(key):
                faded.append(item)
        glowing = [name for name in self.names if (shown := self._scene.says(name)) and shown.glows]
        ring = self._scene.drawn.get(("halo", "")) if glowing else None
        if ring is not None:
            along.append((ring, ring.pos()))
        return along, faded

    def _belongs(self, key: LabelKey) -> bool:
        """Whether it is a label of a lifted node, or of an edge to or from one."""
        what = key.what
        ends = (what.source, what.target) if isinstance(what, Edge) else (self._picture.node(what),)
        return not self.names.isdisjoint(ends)

    def _goes_along(self, key: LabelKey, picture: GraphPicture) -> bool:
        if isinstance(key.what, Edge):
            return key.what in self._carried
        stays = picture.node(key.what) not in self.names
        if key.kind != "value" or stays:
            return not stays
        return all(edge.target in self.names for edge in picture.leaving(key.what))

    @property
    def scene(self) -> GraphScene:
        """Where the nodes are."""
        return self._scene

    @property
    def arranged(self) -> Arrangement:
        """Bodies and ways as they are drawn now."""
        return Arrangement(self._bodies, {**self._before.ways, **self._ways}, self._before.ports)

    def place(self, name: str) -> Point:
        """Where a lifted node stood before, in the scene."""
        return self._standing.places[name]

    def others(self) -> Mapping[str, Body]:
        """The nodes that stand still."""
        return {name: body for name, body in self._before.bodies.items() if name not in self.names}

    def bring(self, dx: float, dy: float) -> None:
        """Let the nodes be this far from where they stood."""
        if not (self.away == (0.0, 0.0) and (dx, dy) == (0.0, 0.0)):
            for item in self._faded:
                item.setOpacity(0.0)
        self.away = (dx, dy)
        scene, before = self._scene, self._before.bodies
        for name in self.names:
            body = before[name]
            self._bodies[name] = replace(body, x=body.x + dx, y=body.y + dy)
            node = scene.node(name)
            if node is not None:
                node.setPos(body.x + dx, body.y + dy)
        for edge in self._carried:
            line = scene.edge(edge)
            if line is not None:
                line.setPos(dx, dy)
        for label, start in self._along:
            label.setPos(start.x() + dx, start.y() + dy)
        self._bend()
        self._reframe()

    def _reframe(self) -> None:
        """Let the frames stand around their nodes."""
        groups = self._picture.groups
        rects = frame_rects(groups, self._bodies, self._scene.theme) if groups else []
        for index, rect in enumerate(rects):
            frame = self._scene.drawn.get(("frame", index))
            if isinstance(frame, FrameItem):
                frame.set_rect(rect)

    def _bend(self) -> None:
        """Find new ways for the edges whose one end moves."""
        found = rearranged(self._picture, self._bodies, self._bent, self._scene.theme)
        for edge, way in found.ways.items():
            self._run(edge, way)
        self._bend_stubs(found.stubs)
        self._ways, self._found = dict(found.ways), found

    def _bend_stubs(self, stubs: Mapping[Edge, Route]) -> None:
        for edge, way in stubs.items():
            stub = self._scene.drawn.get(("stub", edge))
            if isinstance(stub, StubItem):
                stub.set_way(way)

    def ports(self) -> dict[PortKey, PortSpot]:
        """The ports that the lift moves, where they are now."""
        graph = self._picture.graph
        spots = port_spots(graph, self._found, self._bent)
        dx, dy = self.away
        carried = port_spots(graph, self._before, self.names - self._bent - {ROOT_BOX})
        for key, spot in carried.items():
            spots[key] = spot._replace(place=(spot.place[0] + dx, spot.place[1] + dy))
        return spots

    def put_down(self) -> None:
        """Leave everything where it is now: the document is about to say the same."""
        for edge in self._carried:
            line = self._scene.edge(edge)
            if line is not None and edge in self._before.ways:
                line.setPos(0.0, 0.0)
                self._run(edge, _shifted(self._before.ways[edge], *self.away))
        self._let_go()

    def put_back(self) -> None:
        """Let everything stand where it stood, unless it stands elsewhere by now for another reason."""
        if self._scene.standing is self._standing and self._standing.arranged is self._before:
            self.bring(0.0, 0.0)
            for edge in self._ways:
                self._run(edge, self._before.ways[edge])
            self._bend_stubs(self._before.stubs)
        self._let_go()

    def _let_go(self) -> None:
        self._raise(NODE_HEIGHT)
        for item in self._faded:
            item.setOpacity(1.0)
        if self._scene.edges is not None:
            self._scene.edges.put_down()


def _shifted(way: Route, dx: float, dy: float) -> Route:
    def cubic(each: Cubic) -> Cubic:
        a, b, c, d = ((x + dx, y + dy) for x, y in each)
        return a, b, c, d

    return tuple(cubic(each) for each in way)
