"""A small curve of the learning rate over the planned epochs, with a point at the epoch shown."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.training.rules.schedules import Scheduled, rate_of
from tutor.ui.look.theme import Theme

_POINTS = 120


class RateCurve(QWidget):
    """From the first planned epoch to the last; beyond them, to the epoch shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rates: list[float] = []
        self._here = (0.0, 0.0)
        self.setAccessibleName(self.tr("The learning rate over the epochs"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """About three lines of text high."""
        base = self._theme.sizes.base
        return QSize(round(9 * base), round(2.8 * base))

    def show_rates(self, training: Scheduled, epoch: int) -> None:
        """Draw the rates of this training, and mark an epoch, counted from 0."""
        last = max(training.epochs - 1, epoch, 1)
        marks = range(min(_POINTS, last) + 1)
        self._rates = [rate_of(training, round(last * mark / marks[-1])) for mark in marks]
        self._here = (epoch / last, rate_of(training, epoch))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line from 0 to the largest rate, and the point."""
        rates = [rate for rate in (*self._rates, self._here[1]) if math.isfinite(rate)]
        top = max((abs(rate) for rate in rates), default=0.0)
        if not top:
            return
        area = QRectF(self.rect()).adjusted(5, 5, -5, -5)

        def at(across: float, rate: float) -> QPointF:
            up = abs(rate) / top if math.isfinite(rate) else 1.0
            return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        count = len(self._rates) - 1
        painter.drawPolyline(QPolygonF([at(mark / count, rate) for mark, rate in enumerate(self._rates)]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(at(*self._here), 4, 4)
        painter.end()
