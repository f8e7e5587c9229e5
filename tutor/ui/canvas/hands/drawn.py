"""What the hands draw for a while: the edge that is dragged, marks along edges, the rubber band, guides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.edges import path_of
from tutor.ui.canvas.routes import Point, Port, Route, route
from tutor.ui.look.theme import Role, Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

Dragged = Literal["free", "fits", "refused"]
_BACK = 40.0
"""How far back an edge goes before it swings out, in pixels at 100 %."""
_LINES: dict[Dragged, Role] = {"free": "op_line", "fits": "accent", "refused": "grad"}


class _Drawn(QGraphicsItem):
    """Something that is painted and never clicked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def shape(self) -> QPainterPath:
        """Nothing: it is not clicked."""
        return QPainterPath()


class DraggedEdge(_Drawn):
    """The edge between a port and the pointer: dashed where it cannot be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._path = QPainterPath()
        self.state: Dragged = "free"
        self.setZValue(3.5)

    def reach(self, start: Point, end: Point, state: Dragged) -> None:
        """Run from a result's port to an operand's; one of the two may be the pointer."""
        self.prepareGeometryChange()
        self._path, self.state = path_of(_way(start, end)), state
        self.update()

    def boundingRect(self) -> QRectF:
        """The line with its width."""
        wide = 2 * self._theme.sizes.line_step
        return self._path.controlPointRect().adjusted(-wide, -wide, wide, wide)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sizes = self._theme.sizes
        pen = QPen(self._theme.colour(_LINES[self.state]), sizes.line_flow)
        if self.state == "fits":
            pen.setWidthF(sizes.line_step)
        elif self.state == "refused":
            pen.setDashPattern([4.0, 2.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


def _way(start: Point, end: Point) -> Route:
    """The way from a result to an operand; one that goes back swings out below."""
    (ax, ay), (bx, by) = start, end
    if bx >= ax - _BACK:
        return route(start, Port(end, 0.0))
    out = min(0.35 * (ax - bx), 3 * _BACK)
    middle = ((ax + bx) / 2, max(ay, by) + 0.25 * (ax - bx) + _BACK)
    return (
        (start, (ax + out, ay), (ax + out, middle[1]), middle),
        (middle, (bx - out, middle[1]), (bx - out, by), end),
    )


class EdgeMark(_Drawn):
    """The outline around an edge that is chosen, or that something may be dropped on; red if it may not."""

    def __init__(self, way: Route, theme: Theme, *, refused: bool = False) -> None:
        super().__init__(theme)
        stroker = QPainterPathStroker()
        stroker.setWidth(3.0 * theme.sizes.line_step)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._path = stroker.createStroke(path_of(way)).simplified()
        self._refused = refused
        self.setZValue(-0.5)

    def boundingRect(self) -> QRectF:
        """The outline."""
        return self._path.boundingRect().adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the outline."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        pen = QPen(theme.colour("grad" if self._refused else "accent"), theme.sizes.line_thin)
        if self._refused:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("loss" if self._refused else "accent_soft"))
        painter.drawPath(self._path)


class EdgeMarker:
    """Keeps the mark at one edge of a scene, or at none."""

    def __init__(self, view: GraphView) -> None:
        self._view = view
        self._mark: EdgeMark | None = None

    @property
    def is_shown(self) -> bool:
        """Whether an edge is marked."""
        return self._mark is not None

    def mark(self, way: Route | None, *, refused: bool = False) -> None:
        """Mark the edge that runs along this way, and no other; None marks none."""
        if self._mark is not None:
            self._view.graph_scene.removeItem(self._mark)
            self._mark = None
        if way is not None:
            self._mark = EdgeMark(way, self._view.theme, refused=refused)
            self._view.graph_scene.addItem(self._mark)


class Band(_Drawn):
    """The rubber band around what is to be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._box = QRectF()
        self.setZValue(6)

    def span(self, box: QRectF) -> None:
        """Lie around this part of the scene."""
        self.prepareGeometryChange()
        self._box = box

    def boundingRect(self) -> QRectF:
        """The band."""
        return self._box.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint it."""
        ground = self._theme.colour("accent")
        ground.setAlphaF(0.08)
        pen = QPen(self._theme.colour("accent"), self._theme.sizes.line_thin, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRect(self._box)


class Guides(_Drawn):
    """Thin lines along which what is moved stands in line with others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._lines: list[QLineF] = []
        self.setZValue(-0.2)

    @property
    def count(self) -> int:
        """How many lines are drawn."""
        return len(self._lines)

    def show_lines(self, lines: Sequence[tuple[Point, Point]]) -> None:
        """Draw these lines, by their ends."""
        self.prepareGeometryChange()
        self._lines = [QLineF(QPointF(*a), QPointF(*b)) for a, b in lines]
        self.update()

    def boundingRect(self) -> QRectF:
        """Around all lines."""
        box = QRectF()
        for line in self._lines:
            box = box.united(QRectF(line.p1(), line.p2()).normalized().adjusted(-2, -2, 2, 2))
        return box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint them."""
        pen = QPen(self._theme.colour("accent"), 1.0, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(self._lines)
