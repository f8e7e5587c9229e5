"""The canvas as one would write it first, for the bench: every item paints itself, and nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.canvas.scene import GraphScene

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """What both canvases draw: nodes by centre, size and texts, curves, labels by centre, size and text."""

    nodes: Sequence[tuple[Point, Point, bool, str, str]]
    curves: Sequence[Sequence[Sequence[Point]]]
    labels: Sequence[tuple[Point, Point, str]]


def drawn_in(scene: GraphScene) -> Drawn:
    """The same graph at the same moment as in `scene`, every label of it included."""
    standing = scene.standing
    assert standing is not None
    nodes = []
    for name, place in standing.places.items():
        shown = scene.says(name)
        assert shown is not None
        number = shown.value.text if shown.value else ""
        nodes.append(
            (place, standing.sizes[name], shown.kind == "operation", shown.symbol or shown.plain, number)
        )
    labels = [
        (
            standing.label_places[key],
            standing.label_sizes[key],
            label.figure.text if label.figure else label.head,
        )
        for key, label in scene.labels_shown().items()
    ]
    return Drawn(nodes, list(standing.arranged.ways.values()), labels)


class NaiveNode(QGraphicsItem):
    """A circle or a box with its text and its number."""

    def __init__(self, centre: Point, size: Point, is_round: bool, text: str, number: str) -> None:
        super().__init__()
        self._box = QRectF(-size[0] / 2, -size[1] / 2, *size)
        self._is_round, self._text, self._number = is_round, text, number
        self.setPos(*centre)
        self.setZValue(2)

    def boundingRect(self) -> QRectF:
        """The outline with its pen."""
        return self._box.adjusted(-3, -3, 3, 3)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint outline, text and number."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#5b6678"), 2.0))
        painter.setBrush(QColor("#ffffff"))
        if self._is_round:
            painter.drawEllipse(self._box)
        else:
            painter.drawRoundedRect(self._box, 8, 8)
        painter.setFont(_FONT)
        painter.setPen(QColor("#1c2430"))
        if not self._number:
            painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, self._text)
            return
        half = QRectF(self._box.left(), self._box.top(), self._box.width() / 2, self._box.height())
        painter.drawText(half, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.drawText(half.translated(half.width(), 0), Qt.AlignmentFlag.AlignCenter, self._number)


class NaiveEdge(QGraphicsItem):
    """A curve of its own, antialiased."""

    def __init__(self, curve: Sequence[Sequence[Point]]) -> None:
        super().__init__()
        self._path = QPainterPath(QPointF(*curve[0][0]))
        for _, before, after, end in curve:
            self._path.cubicTo(QPointF(*before), QPointF(*after), QPointF(*end))

    def boundingRect(self) -> QRectF:
        """The curve with its pen."""
        return self._path.boundingRect().adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the curve."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#5b6678"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


class NaiveLabel(QGraphicsItem):
    """A number beside an edge."""

    def __init__(self, centre: Point, size: Point, text: str) -> None:
        super().__init__()
        self._box, self._text = QRectF(-size[0] / 2, -size[1] / 2, *size), text
        self.setPos(*centre)
        self.setZValue(3)

    def boundingRect(self) -> QRectF:
        """The text's box."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the number, where it could be read."""
        if option.levelOfDetailFromTransform(painter.worldTransform()) < LEAST_SCALE:
            return
        painter.setFont(_FONT)
        painter.setPen(QColor("#1257b0"))
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, self._text)


_FONT = QFont()
_FONT.setPixelSize(18)


def naive_scene(drawn: Drawn) -> QGraphicsScene:
    """A scene of such items."""
    scene = QGraphicsScene()
    for curve in drawn.curves:
        scene.addItem(NaiveEdge(curve))
    for node in drawn.nodes:
        scene.addItem(NaiveNode(*node))
    for label in drawn.labels:
        scene.addItem(NaiveLabel(*label))
    return scene


def naive_view(size: tuple[int, int]) -> QGraphicsView:
    """A view of Qt's own, set as well as one knows without thinking long."""
    view = QGraphicsView()
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setBackgroundBrush(QColor("#f4f6f8"))
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that Qt scrolls what is painted
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(*size)
    return view
