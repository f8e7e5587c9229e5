"""The arrow before a frame's title: it points right where the frame is closed, and down where it is open."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from tutor.ui.canvas.boxes import scale_of
from tutor.ui.look.theme import Theme


def paint_arrow(painter: QPainter, middle: QPointF, theme: Theme, *, closed: bool) -> None:
    """Paint ▸ where a frame is closed, ▾ where it is open."""
    long, wide = 5.5 * scale_of(theme), 5.0 * scale_of(theme)
    points = ((-0.7 * long, -wide), (long, 0.0), (-0.7 * long, wide))
    if not closed:
        points = ((-wide, -0.7 * long), (wide, -0.7 * long), (0.0, long))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted"))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in points]))
