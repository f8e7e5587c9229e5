"""Marks over nodes: brackets around what was found, and a sign where the walk stops."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from tutor.ui.canvas.boxes import scale_of

if TYPE_CHECKING:
    from tutor.ui.canvas.nodes import NodeItem
    from tutor.ui.canvas.view import GraphView

_AWAY, _REACH = 10.0, 12.0
"""How far brackets stand outside a node, and how long their arms are, at 100 %."""
_MOST = 14.0
"""What lies no further outside a node is painted again whenever the node is."""
_FAR = 0.25
"""Below this scale what is found is framed."""
_SIGN = 10.0
"""The radius of a stop's sign at 100 %."""
_SEEN_SIGN, _SEEN_LINE = 5.5, 1.8
"""From far away signs and lines are at least as large, in pixels of the screen."""
_EDGE = 0.146
"""How far the corner of a circle's box lies outside the circle, as a share of the box."""


class NodeMarks(QObject):
    """Painted by the view over its scene, so that they are where the nodes are, whatever moves these."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self.found: tuple[str, ...] = ()
        """The nodes with brackets around them."""
        self.current = ""
        """The one of them that is looked at: its brackets are bold."""
        self.stops: frozenset[str] = frozenset()
        """The nodes with a breakpoint."""

    def show_found(self, names: Iterable[str], current: str) -> None:
        """Put brackets around these nodes, and around no others."""
        self.found, self.current = tuple(names), current
        self._view.viewport().update()

    def show_stops(self, names: Iterable[str]) -> None:
        """Put a stop's sign at these nodes, and at no others."""
        self.stops = frozenset(names)
        self._view.viewport().update()

    def says(self, name: str) -> str:
        """What the marks of a node say, for who does not see them; "" where it has none."""
        drawn = self._view.graph_scene.drawn_name
        has_stop = any(drawn(stop) == drawn(name) for stop in self.stops)
        return self.tr(", breakpoint") if has_stop else ""

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint what lies in this part of the scene."""
        if not self.found and not self.stops:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found, current = self._nodes(self.found, exposed), self._view.graph_scene.drawn_name(self.current)
        if self._view.zoom < _FAR:
            self._paint_frames(painter, found)
            found = [node for node in found if node.name == current]
        for node in found:
            self._paint_brackets(painter, node, is_current=node.name == current)
        for node in self._nodes(self.stops, exposed):
            self._paint_sign(painter, node)
        painter.restore()

    def _nodes(self, names: Iterable[str], exposed: QRectF) -> list[NodeItem]:
        """What shows these nodes in a part of the scene; of those inside a closed frame, the frame once."""
        drawn = dict.fromkeys(map(self._view.graph_scene.drawn_name, names))
        items = filter(None, map(self._view.graph_scene.node, drawn))
        return [item for item in items if item.isVisible() and item.sceneBoundingRect().intersects(exposed)]

    def _paint_frames(self, painter: QPainter, nodes: Sequence[NodeItem]) -> None:
        """From far away, where brackets could not be told from frames, these are quicker."""
        painter.setPen(QPen(self._view.theme.colour("muted"), _SEEN_LINE / self._view.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([node.sceneBoundingRect() for node in nodes])

    def _paint_brackets(self, painter: QPainter, node: NodeItem, *, is_current: bool) -> None:
        theme, zoom = self._view.theme, self._view.zoom
        k = scale_of(theme)
        wide = min(max((3.6 if is_current else 2.2) * k, _SEEN_LINE / zoom), 4.0 * k)
        pen = QPen(theme.colour("accent" if is_current else "muted"), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        box, arm = node.body().translated(node.scenePos()), _REACH * k
        box = box.adjusted(-_AWAY * k, -_AWAY * k, _AWAY * k, _AWAY * k)
        for corner, across, down in (
            (box.topLeft(), arm, arm),
            (box.topRight(), -arm, arm),
            (box.bottomRight(), -arm, -arm),
            (box.bottomLeft(), arm, -arm),
        ):
            painter.drawPolyline([corner + QPointF(across, 0.0), corner, corner + QPointF(0.0, down)])

    def _paint_sign(self, painter: QPainter, node: NodeItem) -> None:
        theme, zoom = self._view.theme, self._view.zoom
        k, body = scale_of(theme), node.body().translated(node.scenePos())
        radius = max(_SIGN * k, min(_SEEN_SIGN / zoom, _MOST * k))
        inward = _EDGE * body.width() if node.is_round else 0.0
        corner, down = body.topRight(), 1.0
        if self._view.picking.on:  # a badge stands at the upper right
            corner, down = body.bottomRight(), -1.0
        painter.setPen(QPen(theme.colour("surface"), 2.0 * k))
        painter.setBrush(theme.colour("text"))
        painter.drawPolygon(octagon(corner + QPointF(-inward, down * inward), radius))


def octagon(middle: QPointF, radius: float) -> QPolygonF:
    """The shape of a stop sign."""
    turns = [math.pi / 8 + at * math.pi / 4 for at in range(8)]
    return QPolygonF([middle + QPointF(math.cos(turn), math.sin(turn)) * radius for turn in turns])
