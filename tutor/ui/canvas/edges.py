"""The items of edges: quiet, or with a value or a gradient along them and an arrow where it arrives."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.routes import Point, Route, without_end, without_start
from tutor.ui.canvas.shown import Flow
from tutor.ui.theme import Role, Theme

_ROLES: dict[Flow, Role] = {
    Flow.QUIET: "op_line",
    Flow.FORWARD: "value",
    Flow.PASSED: "grad",
    Flow.STEP: "grad",
}


def path_of(way: Route) -> QPainterPath:
    """The way as a painter draws it."""
    path = QPainterPath(QPointF(*way[0][0]))
    for _, before, after, end in way:
        path.cubicTo(QPointF(*before), QPointF(*after), QPointF(*end))
    return path


def arrow_head(tip: Point, towards: Point, size: float) -> QPolygonF:
    """A triangle of half-width `size` with its tip at `tip`, pointing along the direction `towards`."""
    length = math.hypot(*towards) or 1.0
    dx, dy = towards[0] / length, towards[1] / length
    base = (tip[0] - 1.5 * size * dx, tip[1] - 1.5 * size * dy)
    return QPolygonF(
        [
            QPointF(*tip),
            QPointF(base[0] - size * dy, base[1] + size * dx),
            QPointF(base[0] + size * dy, base[1] - size * dx),
        ]
    )


class EdgeItem(QGraphicsItem):
    """An edge, drawn along its way."""

    def __init__(self) -> None:
        super().__init__()
        self._way: Route | None = None
        self._path = QPainterPath()
        self._head: QPolygonF | None = None
        self._flow = Flow.QUIET
        self._theme: Theme | None = None
        self.setZValue(0)

    @property
    def way(self) -> Route | None:
        """Where it runs."""
        return self._way

    def set_way(self, way: Route, theme: Theme) -> None:
        """Run along `way` from now on."""
        self._way, self._theme = way, theme
        self._draw()

    def show_flow(self, flow: Flow) -> None:
        """Show what runs along the edge."""
        if flow != self._flow:
            self._flow = flow
            self.setZValue({Flow.QUIET: 0.0, Flow.PASSED: 0.5}.get(flow, 1.0))
            self._draw()

    def _draw(self) -> None:
        """Work out line and arrow head: a gradient's points to the source, a value's to the target."""
        if self._way is None or self._theme is None:
            return
        self.prepareGeometryChange()
        size = self._head_size()
        way, self._head = self._way, None
        if self._flow is Flow.FORWARD:
            before, end = way[-1][2], way[-1][3]
            self._head = arrow_head(end, (end[0] - before[0], end[1] - before[1]), size)
            way = without_end(way, 1.2 * size)
        elif self._flow is not Flow.QUIET:
            start, after = way[0][0], way[0][1]
            self._head = arrow_head(start, (start[0] - after[0], start[1] - after[1]), size)
            way = without_start(way, 1.2 * size)
        self._path = path_of(way)
        self.update()

    def _head_size(self) -> float:
        sizes = self._theme.sizes if self._theme else None
        if sizes is None:
            return 0.0
        return {Flow.STEP: 2.25 * sizes.line_step, Flow.FORWARD: 2.1 * sizes.line_flow}.get(
            self._flow, 1.9 * sizes.line_flow
        )

    def _width(self, theme: Theme) -> float:
        sizes = theme.sizes
        return {Flow.QUIET: sizes.line_edge, Flow.STEP: sizes.line_step}.get(self._flow, sizes.line_flow)

    def boundingRect(self) -> QRectF:
        """The line with its width and its arrow."""
        margin = 2.6 * self._theme.sizes.line_step if self._theme else 1.0
        return self._path.controlPointRect().adjusted(-margin, -margin, margin, margin)

    def shape(self) -> QPainterPath:
        """Nothing: an edge is not clicked."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the line, then the head."""
        if self._theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour(_ROLES[self._flow])
        pen = QPen(colour, self._width(self._theme))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        if self._head is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(self._head)
