"""The edges of a crowded graph, drawn by one item for each part of the scene, a tile, instead of one each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.graph import Edge
from tutor.ui.canvas.edges import EdgeDrawn, drawn, edge_pen, paint_edges
from tutor.ui.canvas.pixmaps import FAR_SCALE, Pixmaps
from tutor.ui.canvas.routes import Route, box_of
from tutor.ui.canvas.shown import Flow
from tutor.ui.look.theme import Theme

TILE = 600.0
"""How wide and high a tile is."""
_LARGEST = 1_500_000
"""Pixels of a tile that are kept; those of a larger one are painted as they come into view."""
_FINE_SCALE, _FINE = 0.6, 1.6
"""Below this scale lines are a pixel wide that would be about as wide: they are painted quickly then."""


def tile_of(way: Route) -> tuple[str, int, int]:
    """The key of the tile in which the middle between the ends of an edge lies: its column and its row."""
    (x, y), (end_x, end_y) = way[0][0], way[-1][3]
    return ("tile", int((x + end_x) // (2 * TILE)), int((y + end_y) // (2 * TILE)))


class EdgeTile(QGraphicsItem):
    """Edges that are quiet, or along which a gradient has passed; from afar they are straight lines."""

    def __init__(self, theme: Theme, pixmaps: Pixmaps) -> None:
        super().__init__()
        self._theme, self._pixmaps = theme, pixmaps
        self._version = 0
        self._pens = {flow: edge_pen(flow, theme) for flow in (Flow.QUIET, Flow.PASSED)}
        self._edges: dict[Edge | None, tuple[Route, Flow]] = {}
        self._drawn: dict[Edge | None, EdgeDrawn] = {}
        self._far: dict[Flow, QPainterPath] = {}
        self._box = QRectF()
        self._margin = 2.6 * theme.sizes.line_step
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(0)

    def __len__(self) -> int:
        return len(self._edges)

    def put(self, edge: Edge | None, way: Route, flow: Flow) -> None:
        """Draw an edge, or draw it otherwise."""
        if self._edges.get(edge) == (way, flow):
            return
        self._edges[edge] = (way, flow)
        self._redraw(edge, way)

    def take(self, edge: Edge | None) -> None:
        """Draw an edge no more."""
        if edge in self._edges:
            way, _ = self._edges.pop(edge)
            self._redraw(edge, way)

    def _redraw(self, edge: Edge | None, way: Route) -> None:
        self._drawn.pop(edge, None)
        self._far = {}
        self._version += 1
        left, top, right, bottom = box_of(way)
        margin = self._margin
        box = QRectF(left, top, right - left, bottom - top).adjusted(-margin, -margin, margin, margin)
        if not self._box.contains(box):
            self.prepareGeometryChange()
            self._box = self._box.united(box)
        self.update(box)

    def boundingRect(self) -> QRectF:
        """All edges that it has had."""
        return self._box

    def shape(self) -> QPainterPath:
        """Nothing: an edge is not clicked."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the edges, those that are quiet below the others; on a screen copy them."""
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if scale < FAR_SCALE:
            self._paint_far(painter)
            return
        whole = self._pixmaps.scale * self._pixmaps.ratio
        if widget is None or self._box.width() * self._box.height() * whole * whole > _LARGEST:
            self._paint(scale, option.exposedRect, painter)
            return
        look = ("edges", id(self), self._version)
        copy = self._pixmaps.copy(look, self._box, partial(self._paint, scale, self._box))
        painter.drawPixmap(copy.target, copy.pixmap, copy.source)

    def _paint(self, scale: float, exposed: QRectF, painter: QPainter) -> None:
        found: dict[Flow, list[EdgeDrawn]] = {Flow.QUIET: [], Flow.PASSED: []}
        for edge, (way, flow) in self._edges.items():
            shown = self._drawn.get(edge)
            if shown is None:
                shown = self._drawn[edge] = drawn(way, flow, self._theme)
            if shown.box.intersects(exposed):
                found[flow].append(shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for flow, edges in found.items():
            if edges:
                paint_edges(painter, edges, self._pen(flow, scale))

    def _pen(self, flow: Flow, scale: float) -> QPen:
        pen = self._pens[flow]
        if scale < _FINE_SCALE and pen.widthF() * scale < _FINE:
            pen = QPen(pen)
            pen.setWidthF(1.0 / scale)
        return pen

    def _paint_far(self, painter: QPainter) -> None:
        if not self._far:
            self._far = {Flow.QUIET: QPainterPath(), Flow.PASSED: QPainterPath()}
            for way, flow in self._edges.values():
                self._far[flow].moveTo(QPointF(*way[0][0]))
                self._far[flow].lineTo(QPointF(*way[-1][3]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for flow, path in self._far.items():
            if not path.isEmpty():
                painter.setPen(QPen(self._pens[flow].color(), 0.0))
                painter.drawPath(path)
