"""The legend of the canvas: what blue, violet and vermilion mean, each with the shape it has there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.theme import Role, Theme, ui_font

_ROLES: tuple[Role, ...] = ("value", "local", "grad")


class Legend(QWidget):
    """A value is a filled mark on a line, a local gradient a frame, a gradient a thick arrow back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = (self.tr("value"), self.tr("local gradient"), self.tr("gradient"))
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(
            self.tr("A value stands above its edge, a gradient below it, a local gradient in a frame.")
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All three on one line."""
        small = self._theme.sizes.small
        width = sum(self._advance(text) for text in self._texts) + small * 1.4
        return QSize(round(width), round(small * 3.2))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def _advance(self, text: str) -> float:
        small = self._theme.sizes.small
        return QFontMetricsF(ui_font(small)).horizontalAdvance(text) + small * 3.2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, then each sample with its word."""
        theme, small = self._theme, self._theme.sizes.small
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1.0))
        painter.setBrush(theme.colour("surface"))
        radius = theme.sizes.radius
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(ui_font(small))
        x = small * 1.3
        for role, text in zip(_ROLES, self._texts, strict=True):
            self._paint_sample(painter, role, QRectF(x, self.height() / 2 - small * 0.5, small * 1.4, small))
            painter.setPen(theme.colour("muted"))
            place = QRectF(x + small * 1.9, 0, self.width(), self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += self._advance(text)
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
