"""The handle by which the selected node's number is nudged: dragged up or down, the number goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.look.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

_RADIUS = 12.0
"""Of the handle, at 100 %."""
PIXELS_A_STEP = 24.0
"""How far the pointer goes for one step of h."""


class NudgeHandle(QGraphicsItem):
    """A small disc with arrows up and down, at the left of a leaf, at the upper left of an operation."""

    def __init__(self, node: NodeItem, theme: Theme, tip: str) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale_of(theme)
        body = node.body()
        left = body.left() - (_RADIUS + 7.0) * self._scale
        is_round = body.width() == body.height()
        self.setPos(node.pos() + (QPointF(0.707 * left, 0.707 * left) if is_round else QPointF(left, 0.0)))
        self.setZValue(5)
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def boundingRect(self) -> QRectF:
        """The disc."""
        wide = (_RADIUS + 2.0) * self._scale
        return QRectF(-wide, -wide, 2 * wide, 2 * wide)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the disc and its arrows."""
        k, accent = self._scale, self._theme.colour("accent")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 1.6 * k))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(QPointF(0, 0), _RADIUS * k, _RADIUS * k)
        pen = QPen(accent, 1.8 * k)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for way in (-1, 1):
            end = QPointF(0, way * 7.0 * k)
            painter.drawLine(QPointF(0, way * 1.0 * k), end)
            for side in (-1, 1):
                painter.drawLine(end, end + QPointF(side * 3.2 * k, -way * 3.4 * k))


class NudgeDrag(QObject):
    """The gesture: press the handle, drag, let go; and ↑ ↓ while the node is selected."""

    nudged = Signal(str, float)
    """A node is to be nudged so many steps further."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self._name = ""
        self._handle: NudgeHandle | None = None
        self._start: QPointF | None = None
        self._told = 0

    @property
    def handle(self) -> NudgeHandle | None:
        """The handle, where one is shown."""
        return self._handle

    def show_handle(self, name: str, tip: str) -> None:
        """Show the handle at this node; at none where `name` is ""."""
        scene = self._view.graph_scene
        if self._handle is not None:
            scene.removeItem(self._handle)
            self._handle = None
        self._name = name
        node = scene.node(name) if name else None
        if node is not None:
            self._handle = NudgeHandle(node, scene.theme, tip)
            scene.addItem(self._handle)

    def begins(self, event: QMouseEvent) -> bool:
        """Whether this press takes the handle."""
        if event.button() != Qt.MouseButton.LeftButton or self._handle is None:
            return False
        if self._handle not in self._view.items(event.position().toPoint()):
            return False
        self._start, self._told = event.position(), 0
        return True

    def moves(self, event: QMouseEvent) -> bool:
        """Nudge along; False where the handle is not held."""
        if self._start is None:
            return False
        up = self._start.y() - event.position().y()
        tenths = round(10 * up / PIXELS_A_STEP)
        if tenths != self._told:
            steps, self._told = (tenths - self._told) / 10, tenths
            self.nudged.emit(self._name, steps)
        return True

    def ends(self) -> bool:
        """Let go of the handle; whether it was held."""
        held, self._start = self._start is not None, None
        return held

    def key(self, key: Qt.Key, name: str) -> bool:
        """↑ and ↓ nudge the selected node by a step; whether the key was one of them."""
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or not name:
            return False
        self.nudged.emit(name, 1.0 if key == Qt.Key.Key_Up else -1.0)
        return True
