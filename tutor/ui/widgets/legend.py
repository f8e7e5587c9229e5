"""The legend of the canvas: what blue, violet and vermilion mean, each with the shape it has there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Role, Theme
from tutor.ui.widgets.sample_row import SampleRow

_ROLES: tuple[Role, ...] = ("value", "local", "grad")


class Legend(SampleRow):
    """A value is a filled mark on a line, a local gradient a frame, a gradient a thick arrow back."""

    edge, sample, tall = 1.3, 1.9, 3.2

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, (), parent)
        self.set_texts((self.tr("value"), self.tr("local gradient"), self.tr("gradient")))
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(
            self.tr("A value stands above its edge, a gradient below it, a local gradient in a frame.")
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, then each sample with its word."""
        theme, small = self._theme, self._theme.sizes.small
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1.0))
        painter.setBrush(theme.colour("surface"))
        radius = theme.sizes.radius
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        for role, x in zip(_ROLES, self.painted_words(painter), strict=True):
            self._paint_sample(painter, role, QRectF(x, self.height() / 2 - small * 0.5, small * 1.4, small))
        painter.end()

    def _paint_sample(self, painter: QPainter, role: Role, place: QRectF) -> None:
        theme, middle = self._theme, place.center()
        colour = theme.colour(role)
        thin, side = theme.sizes.line_thin, place.height() * 0.78
        if role == "value":
            painter.setPen(QPen(theme.colour("op_line"), thin))
            painter.drawLine(QPointF(place.left(), middle.y()), QPointF(place.right(), middle.y()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            square = QRectF(0, 0, side, side)
            square.moveCenter(middle)
            painter.drawRoundedRect(square, side * 0.3, side * 0.3)
        elif role == "local":
            painter.setPen(QPen(colour, thin * 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)
        else:
            painter.setPen(QPen(colour, theme.sizes.line_flow))
            painter.drawLine(
                QPointF(place.left() + side * 0.7, middle.y()), QPointF(place.right(), middle.y())
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            tip = QPointF(place.left(), middle.y())
            up, down = QPointF(side * 0.85, -side * 0.5), QPointF(side * 0.85, side * 0.5)
            painter.drawPolygon(QPolygonF([tip, tip + up, tip + down]))
