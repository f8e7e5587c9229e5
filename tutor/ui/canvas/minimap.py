"""The minimap: the whole graph in small, and on it the part that is seen, which can be dragged."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.look.theme import Role, Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

_WIDE, _HIGH = 12.0, 8.0
"""How large it is at the most, in base letters of the theme."""
_LOW, _INSET = 4.0, 0.7
"""How high it is at the least, and the room around the graph, in base letters."""
_LEAST_NODE = 3.0
"""No node is smaller, in pixels."""
_A_KEY = 0.15
"""How much of what is seen an arrow key moves by."""
_ROLES: dict[str, Role] = {
    "operation": "op_line",
    "opaque": "op_line",
    "frame": "muted",
    "input": "input_line",
    "parameter": "param_line",
    "constant": "faint",
    "root": "loss_line",
}
_ARROWS = {
    Qt.Key.Key_Left: QPointF(1, 0),
    Qt.Key.Key_Right: QPointF(-1, 0),
    Qt.Key.Key_Up: QPointF(0, 1),
    Qt.Key.Key_Down: QPointF(0, -1),
}


class Minimap(QWidget):
    """Shows where a view looks. Its picture of the graph is painted once, as long as nothing in it moves."""

    def __init__(self, view: GraphView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._picture: QPixmap | None = None
        self._pictured: tuple[object, ...] = ()
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Minimap"))
        words = self.tr("The whole graph in small. Click or drag, or press an arrow key, to look elsewhere.")
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        view.looked.connect(self.update)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Small, and no higher than the graph needs."""
        content, base = self._view.content(), self._theme.sizes.base
        high = 2 * _INSET + (_WIDE - 2 * _INSET) * content.height() / max(content.width(), 1.0)
        return QSize(round(_WIDE * base), round(math.ceil(min(max(high, _LOW), _HIGH)) * base))

    # --- where the graph stands on it ---------------------------------------------------------------------

    def _scale(self) -> float:
        """Pixels of the map for one of the scene."""
        content, room = self._view.content(), self._room()
        if content.isEmpty():
            return 1.0
        return min(room.width() / content.width(), room.height() / content.height())

    def _room(self) -> QRectF:
        inset = _INSET * self._theme.sizes.base
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def _on_map(self, box: QRectF) -> QRectF:
        scale, middle = self._scale(), self._view.content().center()
        return QRectF(self._room().center() + (box.topLeft() - middle) * scale, box.size() * scale)

    def seen(self) -> QRectF:
        """Where the part of the scene that is seen lies on the map."""
        viewport = QRectF(self._view.viewport().rect())
        corner = self._view.to_scene(viewport.topLeft())
        return self._on_map(QRectF(corner, viewport.size() / self._view.zoom))

    # --- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the part that is seen, and the graph over it."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("line"), 1.0))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(frame, theme.sizes.radius, theme.sizes.radius)
        seen = self.seen() & frame.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(theme.colour("accent"), 1.4))
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(seen, 4, 4)
        painter.drawPixmap(0, 0, self._graph())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), theme.sizes.radius, theme.sizes.radius)
        painter.end()

    def _graph(self) -> QPixmap:
        """The graph's picture, painted anew where the graph stands otherwise than in the last one."""
        standing, ratio = self._view.graph_scene.standing, self.devicePixelRatioF()
        drawn = (
            self._theme,
            ratio,
            self.height(),
            standing and standing.places,
            standing and standing.frames,
        )
        kept = self._picture
        if kept is None or not _same(drawn, self._pictured):
            kept = self._picture = QPixmap(self.size() * ratio)
            self._pictured = drawn
            kept.setDevicePixelRatio(ratio)
            kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(kept)
            self._paint_graph(painter)
            painter.end()
        return kept

    def _paint_graph(self, painter: QPainter) -> None:
        scene, theme = self._view.graph_scene, self._theme
        standing = scene.standing
        if standing is None:
            return
        scale, middle, there = self._scale(), self._view.content().center(), self._room().center()
        painter.translate(there.x() - scale * middle.x(), there.y() - scale * middle.y())
        painter.setPen(QPen(theme.colour("faint"), 1.0, Qt.PenStyle.DashLine))
        for left, top, right, bottom in standing.frames:
            painter.drawRect(
                QRectF(scale * left, scale * top, scale * (right - left), scale * (bottom - top))
            )
        colours = {kind: theme.colour(role) for kind, role in _ROLES.items()}
        for name, (x, y) in standing.places.items():
            shown, (width, height) = scene.says(name), standing.sizes[name]
            wide, high = max(scale * width, _LEAST_NODE), max(scale * height, _LEAST_NODE)
            box = QRectF(scale * x - wide / 2, scale * y - high / 2, wide, high)
            painter.fillRect(box, colours[shown.kind if shown else "operation"])

    # --- mouse and keys -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the part that is seen; a press beside it brings it there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        seen = self.seen()
        inside = seen.contains(event.position())
        self._grip = event.position() - seen.center() if inside else QPointF()
        self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it along."""
        if self._grip is not None:
            self._look_at(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def _look_at(self, point: QPointF) -> None:
        """Move the view so that the middle of what is seen, or where it was taken, lies at `point`."""
        away = self.seen().center() + (self._grip or QPointF()) - point
        if away.manhattanLength() > 0.01:
            self._view.pan_by(away / self._scale() * self._view.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the middle of what is seen."""
        self._view.zoom_by(1.0015 ** (event.angleDelta().y() or event.pixelDelta().y()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Claim the arrow keys before they step through the walk."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the view by arrows, zoom by + − 0, and give the keyboard back by Escape."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            viewport, by = self._view.viewport().rect(), _ARROWS[key] * _A_KEY
            self._view.pan_by(QPointF(by.x() * viewport.width(), by.y() * viewport.height()))
        elif key == Qt.Key.Key_Escape:
            self._view.setFocus()
        elif not self._view.zooms(key):
            super().keyPressEvent(event)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(a is b or a == b for a, b in zip(one, other, strict=True))


def _is_ours(event: QKeyEvent) -> bool:
    bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return bare and Qt.Key(event.key()) in (*_ARROWS, Qt.Key.Key_Escape)
