"""What is in reach of the hands: ports and edges of the graph as it is drawn, and the mark at an edge."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF

from tutor.graph import Edge, Graph
from tutor.graph.graph import MISSING
from tutor.ui.canvas.arrange import Arrangement
from tutor.ui.canvas.hands.drawn import EdgeMarker
from tutor.ui.canvas.hands.gesture import LEAST_SCALE, NEAR_PORT
from tutor.ui.canvas.hands.ports import PortsItem
from tutor.ui.canvas.hands.spots import EdgeLines, PortSpot, nearest, port_spots
from tutor.ui.canvas.routes import Point, Route
from tutor.ui.canvas.view import GraphView


class Reach:
    """Ports and edges, found by points; shown while it is on."""

    def __init__(self, view: GraphView) -> None:
        self._view = view
        self.ports = PortsItem(view.theme)
        self.marked: Edge | None = None
        self._mark = EdgeMarker(view)
        self._graph: Graph | None = None
        self._arranged: Arrangement | None = None
        self._lines: EdgeLines | None = None
        self._on = False

    def set_on(self, on: bool) -> None:
        """Show the ports, or take them away."""
        if self._on:
            self._view.graph_scene.removeItem(self.ports)
        self._on, self._arranged, self._lines = on, None, None
        if on:
            self.ports = PortsItem(self._view.theme)
            self._view.graph_scene.addItem(self.ports)
            self.refresh()
        self.mark_edge(self.marked if on else None)

    def refresh(self) -> bool:
        """Show the ports where they are now; whether the graph is another than before."""
        scene = self._view.graph_scene
        arranged = scene.standing.arranged if scene.standing else None
        if arranged is self._arranged or scene.picture is None:
            return False
        self._arranged, self._lines = arranged, None
        before, self._graph = self._graph, scene.picture.graph
        self.ports.show_ports(port_spots(self._graph, arranged) if arranged else {})
        return before != self._graph

    def port_at(self, point: QPointF) -> PortSpot | None:
        """The port at a point of the viewport; none where the graph is seen from far away."""
        zoom = self._view.zoom
        if zoom < LEAST_SCALE:
            return None
        there, within = self._view.to_scene(point), NEAR_PORT / zoom
        return nearest(self.ports.near(there, within), (there.x(), there.y()), within)

    def edge_at(self, point: QPointF, pixels: float) -> Edge | None:
        """The edge at a point of the viewport."""
        there = self._view.to_scene(point)
        return self.edge_near((there.x(), there.y()), pixels / self._view.zoom)

    def edge_near(self, point: Point, within: float, but: Collection[str] = ()) -> Edge | None:
        """The edge near a point of the scene, with no end among `but`."""
        picture = self._view.graph_scene.picture
        if picture is None or self._arranged is None:
            return None
        if self._lines is None:
            graph = picture.graph
            ways: dict[Edge | None, Route] = {
                edge: way
                for edge, way in self._arranged.ways.items()
                if edge is not None and graph[edge.source].op != MISSING
            }
            self._lines = EdgeLines(ways)
        return self._lines.near(point, within, but)

    def way(self, edge: Edge) -> Route | None:
        """Where an edge runs, one of the document or one that is drawn."""
        picture = self._view.graph_scene.picture
        drawn = picture.edge(edge) if picture is not None else None
        return self._arranged.ways.get(drawn or edge) if self._arranged else None

    def mark_edge(self, edge: Edge | None) -> None:
        """Mark this edge as chosen, and no other."""
        self.marked = edge
        picture = self._view.graph_scene.picture
        drawn = picture.edge(edge) if edge is not None and picture is not None else None
        self._mark.mark(self.way(drawn) if drawn is not None and self._on else None)

    @property
    def shows_mark(self) -> bool:
        """Whether an edge is marked."""
        return self._mark.is_shown
