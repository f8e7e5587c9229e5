"""The legend of two curves: our own engine's as a whole line, PyTorch's dashed, each with its name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.theme import Role, Theme, ui_font

DASHES = (4.0, 3.0)
"""PyTorch's curve, in widths of its pen."""


class CurveLegend(QWidget):
    """`— own  ┄ PyTorch`, drawn as the curves are."""

    def __init__(self, theme: Theme, ground: Role = "bg", parent: QWidget | None = None) -> None:
        """`ground` is what it stands on, and hides what lies below it."""
        super().__init__(parent)
        self._theme, self._ground = theme, ground
        self._entries: tuple[tuple[str, Role, bool], ...] = (
            (self.tr("own"), "value", False),
            (self.tr("PyTorch"), "grad", True),
        )
        self.setAccessibleName(self.tr("Own engine: solid line; PyTorch: dashed line"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Both on one line."""
        width = sum(self._advance(text) for text, _, _ in self._entries)
        return QSize(round(width), round(self._theme.sizes.small * 1.5))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def _advance(self, text: str) -> float:
        small = self._theme.sizes.small
        return QFontMetricsF(ui_font(small)).horizontalAdvance(text) + small * 3.2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each line with its name."""
        theme, small = self._theme, self._theme.sizes.small
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._ground))
        painter.setFont(ui_font(small))
        x, middle = small * 0.6, round(self.height() / 2)
        for text, role, dashed in self._entries:
            pen = QPen(theme.colour(role), theme.sizes.line_edge)
            if dashed:
                pen.setDashPattern([2.6, 1.8])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, middle), QPointF(x + small * 1.6, middle))
            painter.setPen(theme.colour("muted"))
            place = self.rect().adjusted(round(x + small * 2.1), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += self._advance(text)
        painter.end()
