"""The ground of a canvas with its dots: a row of them is painted once for a zoom, and copied row by row."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from tutor.ui.look.theme import Theme

_DOTS = 24.0
"""How far dots are apart, in pixels of the scene; from afar a multiple of it."""
_CLOSEST = 16.0
"""The least of that on the screen."""
_WIDE = 1.8


class Ground:
    """Paints the ground; a projector's is plain."""

    def __init__(self) -> None:
        self._row: QPixmap | None = None
        self._made_for: tuple[object, ...] = ()

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme, ratio: float) -> None:
        """Paint this part of the scene, on a screen with so many pixels for one of the window."""
        painter.fillRect(rect, theme.colour("surface" if theme.is_projector else "bg"))
        if theme.is_projector:
            return
        look_at = painter.worldTransform()
        step = _DOTS
        while step * look_at.m11() < _CLOSEST:
            step *= 2
        pitch, down = step * look_at.m11(), floor(rect.top() / step)
        exposed = look_at.mapRect(rect)
        # The row begins at the view's left, whatever part of it is painted: what is painted later fits in.
        first = floor((min(exposed.left(), 0.0) - look_at.dx()) / pitch)
        x = look_at.dx() + first * pitch - pitch / 2
        row = self._dots(pitch, ceil((exposed.right() - x) / pitch) + 1, theme, ratio)
        painter.save()
        painter.resetTransform()
        for at in range(down, down + ceil(rect.height() / step) + 2):
            y = look_at.dy() + at * pitch - _WIDE
            painter.drawPixmap(QPointF(_on_pixel(x, ratio), _on_pixel(y, ratio)), row)
        painter.restore()

    def _dots(self, pitch: float, count: int, theme: Theme, ratio: float) -> QPixmap:
        """A row of at least so many dots; the first stands half of their distance from its left."""
        made_for = (pitch, theme, ratio)
        width = ceil(count * pitch * ratio)
        if self._row is None or self._made_for != made_for or self._row.width() < width:
            self._made_for = made_for
            self._row = row = QPixmap(width, ceil(2 * _WIDE * ratio))
            row.setDevicePixelRatio(ratio)
            row.fill(Qt.GlobalColor.transparent)
            painter = QPainter(row)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.colour("dot"), _WIDE)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints([QPointF((at + 0.5) * pitch, _WIDE) for at in range(count)])
            painter.end()
        return self._row


def _on_pixel(at: float, ratio: float) -> float:
    return floor(at * ratio + 0.5) / ratio
