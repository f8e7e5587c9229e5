"""A bar of what was answered: right whole, missed in stripes, skipped hatched, the rest still to go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.look.theme import Theme

_MISSED = 1


class ScoreBar(QWidget):
    """Shares of a whole, side by side. Its accessible name says them; the colours are not alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: tuple[int, int, int] = (0, 0, 0)
        self._total = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme`."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_counts(self, counts: tuple[int, int, int], total: int, words: str) -> None:
        """Show how many were right, wrong and skipped, of how many; `words` say the same."""
        self._counts, self._total = counts, max(total, 1)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room, and half a line high."""
        return QSize(120, round(0.6 * self._theme.sizes.base))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.setClipPath(shape)
        painter.fillRect(whole, self._theme.colour("line"))
        brushes: Sequence[QBrush] = (
            QBrush(self._theme.colour("good")),
            QBrush(self._theme.colour("grad")),
            QBrush(self._theme.colour("muted"), Qt.BrushStyle.BDiagPattern),
        )
        left = 0.0
        for number, (count, brush) in enumerate(zip(self._counts, brushes, strict=True)):
            share = QRectF(left, 0, whole.width() * count / self._total, whole.height())
            painter.fillRect(share, brush)
            if number == _MISSED:
                self._stripe(painter, share)
            left = share.right()
        painter.end()

    def _stripe(self, painter: QPainter, share: QRectF) -> None:
        """Cut what was missed into pieces: told apart from what was right without its colour."""
        painter.save()
        painter.setClipRect(share, Qt.ClipOperation.IntersectClip)
        step = share.height()
        painter.setPen(QPen(self._theme.colour("surface"), 0.3 * step))
        left = share.left() + 0.5 * step
        while left < share.right():
            painter.drawLine(QPointF(left, share.bottom() + 1), QPointF(left + step, share.top() - 1))
            left += 1.2 * step
        painter.restore()
