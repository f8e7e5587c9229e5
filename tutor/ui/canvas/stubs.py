"""The stub of an operand that is missing: a short dashed line to the port where it would arrive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.graph import Edge
from tutor.language import translate
from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.edges import path_of
from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.canvas.routes import Route
from tutor.ui.canvas.shown import GraphPicture
from tutor.ui.look.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.scene import GraphScene

_RADIUS, _REACH = 5.0, 14.0
"""The ring at the end of the line, and how far around it a click still means it, at 100 %."""


def show_stubs(scene: GraphScene, items: dict[object, QGraphicsItem], stubs: Mapping[Edge, Route]) -> None:
    """Draw these stubs, and no others; `items` are those of the scene."""
    for key in [key for key, item in items.items() if isinstance(item, StubItem)]:
        scene.removeItem(items.pop(key))
    for edge, way in stubs.items():
        items["stub", edge] = stub = StubItem(edge, way, scene.theme)
        if scene.picture is not None:
            stub.setToolTip(_tip(scene.picture, edge))
        scene.addItem(stub)


def _tip(picture: GraphPicture, edge: Edge) -> str:
    sentence = translate("canvas", "Operand {place} of {name} is missing")
    return sentence.format(place=edge.index + 1, name=picture.symbols.plain(edge.target))


class StubItem(QGraphicsItem):
    """Where operand number `edge.index` of `edge.target` would arrive; what is clicked is its open end."""

    def __init__(self, edge: Edge, way: Route, theme: Theme) -> None:
        super().__init__()
        self.edge = edge
        self._theme, self._scale = theme, scale_of(theme)
        self._line, self._end = path_of(way), QPointF(*way[0][0])
        self.setZValue(1.5)

    def set_way(self, way: Route) -> None:
        """Run along `way` from now on."""
        self.prepareGeometryChange()
        self._line, self._end = path_of(way), QPointF(*way[0][0])
        self.update()

    @property
    def end(self) -> QPointF:
        """The open end, in the scene."""
        return self.mapToScene(self._end)

    def boundingRect(self) -> QRectF:
        """The line with all that a click may mean."""
        reach = _REACH * self._scale
        around = QRectF(self._end.x() - reach, self._end.y() - reach, 2 * reach, 2 * reach)
        return self._line.controlPointRect().adjusted(-2, -2, 2, 2).united(around)

    def shape(self) -> QPainterPath:
        """A disc around the open end."""
        path = QPainterPath()
        path.addEllipse(self._end, _REACH * self._scale, _REACH * self._scale)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the line and the ring at its end."""
        if option.levelOfDetailFromTransform(painter.worldTransform()) < 0.5 * LEAST_SCALE:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("muted"), 0.8 * self._theme.sizes.line_edge)
        pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._line)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(self._end, _RADIUS * self._scale, _RADIUS * self._scale)
