"""Edges as they are drawn: quiet, or with a value or a gradient along them and an arrow where it arrives."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.routes import Point, Route, without_end, without_start
from tutor.ui.canvas.shown import Flow
from tutor.ui.look.theme import Role, Theme

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


@dataclass(frozen=True, eq=False)
class EdgeDrawn:
    """An edge with what runs along it, ready to be painted: its line, and the head of its arrow if any."""

    flow: Flow
    path: QPainterPath
    head: QPolygonF | None
    box: QRectF
    """Where it is painted."""


def drawn(way: Route, flow: Flow, theme: Theme) -> EdgeDrawn:
    """The edge along `way`: a gradient's arrow points to the source, a value's to the target."""
    size, head = _head_size(flow, theme), None
    if flow is Flow.FORWARD:
        before, end = way[-1][2], way[-1][3]
        head = arrow_head(end, (end[0] - before[0], end[1] - before[1]), size)
        way = without_end(way, 1.2 * size)
    elif flow is not Flow.QUIET:
        start, after = way[0][0], way[0][1]
        head = arrow_head(start, (start[0] - after[0], start[1] - after[1]), size)
        way = without_start(way, 1.2 * size)
    path, margin = path_of(way), 2.6 * theme.sizes.line_step
    return EdgeDrawn(flow, path, head, path.controlPointRect().adjusted(-margin, -margin, margin, margin))


def _head_size(flow: Flow, theme: Theme) -> float:
    sizes = theme.sizes
    return {Flow.STEP: 2.25 * sizes.line_step, Flow.FORWARD: 2.1 * sizes.line_flow}.get(
        flow, 1.9 * sizes.line_flow
    )


def edge_pen(flow: Flow, theme: Theme) -> QPen:
    """What the line is drawn with."""
    sizes = theme.sizes
    width = {Flow.QUIET: sizes.line_edge, Flow.STEP: sizes.line_step}.get(flow, sizes.line_flow)
    pen = QPen(theme.colour(_ROLES[flow]), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_edges(painter: QPainter, edges: Iterable[EdgeDrawn], pen: QPen) -> None:
    """Paint the lines, then the heads; what runs along them is the same for all."""
    heads = []
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge in edges:
        painter.drawPath(edge.path)
        if edge.head is not None:
            heads.append(edge.head)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    for head in heads:
        painter.drawPolygon(head)


class EdgeItem(QGraphicsItem):
    """An edge, drawn along its way."""

    def __init__(self) -> None:
        super().__init__()
        self._way: Route | None = None
        self._drawn: EdgeDrawn | None = None
        self._flow = Flow.QUIET
        self._theme: Theme | None = None
        self.setZValue(0)

    @property
    def way(self) -> Route | None:
        """Where it runs."""
        return self._way

    def set_way(self, way: Route, theme: Theme) -> None:
        """Run along `way` from now on."""
        if way != self._way or theme is not self._theme:
            self._way, self._theme = way, theme
            self._draw()

    def show_flow(self, flow: Flow) -> None:
        """Show what runs along the edge."""
        if flow != self._flow:
            self._flow = flow
            self.setZValue({Flow.QUIET: 0.0, Flow.PASSED: 0.5}.get(flow, 1.0))
            self._draw()

    def _draw(self) -> None:
        if self._way is None or self._theme is None:
            return
        self.prepareGeometryChange()
        self._drawn = drawn(self._way, self._flow, self._theme)
        self.update()

    def boundingRect(self) -> QRectF:
        """The line with its width and its arrow."""
        return self._drawn.box if self._drawn else QRectF()

    def shape(self) -> QPainterPath:
        """Nothing: an edge is not clicked."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the line, then the head."""
        if self._theme is None or self._drawn is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_edges(painter, [self._drawn], edge_pen(self._flow, self._theme))
