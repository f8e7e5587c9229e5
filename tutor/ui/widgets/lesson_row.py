"""A lesson in the catalogue: its part in a ring that fills, title and summary, and how far one has come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tutor.ui.look.theme import Role, Theme, ui_font

_GAP = 14.0
_ACROSS = 12.0
"""Between the row's border and what stands in it."""


@dataclass(frozen=True)
class RowShown:
    """What a row shows; `sign` stands in the ring, `share` from 0 to 1 is how much of it is filled."""

    sign: str
    title: str
    summary: str
    status: str = ""
    share: float = 0.0
    is_done: bool = False
    is_open: bool = False


class LessonRow(QAbstractButton):
    """A row that opens what it tells of."""

    def __init__(self, shown: RowShown, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._shown = theme, shown
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_row(shown)

    def show_row(self, shown: RowShown) -> None:
        """Show this from now on."""
        self._shown = shown
        parts = (shown.sign, shown.title, shown.status, shown.summary)
        self.setAccessibleName(". ".join(part for part in parts if part))
        self.setToolTip(shown.summary)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for the title, two for the summary."""
        title = _height(self._shown.title, self._font(600))
        return QSize(480, title + 2 * _height(self._shown.summary, self._small()) + 20)

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: the summary is then elided."""
        return QSize(300, self.sizeHint().height())

    def _ring(self) -> float:
        """How wide the ring is."""
        return 2.4 * self._theme.sizes.base

    def _font(self, weight: int) -> QFont:
        return ui_font(self._theme.sizes.base, weight)

    def _small(self) -> QFont:
        return ui_font(self._theme.sizes.small)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, ring and texts."""
        theme, shown = self._theme, self._shown
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.hasFocus() or shown.is_open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.underMouse() or self.hasFocus() else "bg"))
            painter.drawRoundedRect(ground, theme.sizes.radius, theme.sizes.radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, theme.sizes.radius, theme.sizes.radius)
        self._paint_ring(painter, QPointF(_ACROSS + self._ring() / 2, self.height() / 2))
        self._paint_texts(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter, centre: QPointF) -> None:
        theme, shown = self._theme, self._shown
        box = QRectF(0, 0, self._ring(), self._ring())
        box.moveCenter(centre)
        role: Role = "good" if shown.is_done else "accent"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("line"), 3.0))
        painter.drawEllipse(box)
        if shown.share > 0:
            pen = QPen(theme.colour(role), 3.4)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(360 * 16 * shown.share))
        painter.setFont(self._font(600))
        painter.setPen(theme.colour(role if shown.is_done else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown.sign)

    def _paint_texts(self, painter: QPainter) -> None:
        theme, shown = self._theme, self._shown
        title, small = self._font(600), self._small()
        left = round(_ACROSS + self._ring() + _GAP)
        room = QRect(left, 8, self.width() - left - round(_ACROSS), self.height() - 16)
        status_width = QFontMetrics(small).horizontalAdvance(shown.status)
        line = _height(shown.title, title)
        painter.setFont(small)
        painter.setPen(theme.colour("good" if shown.is_done else "muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(room.left(), room.top(), room.width(), line), right, shown.status)
        painter.setFont(title)
        painter.setPen(theme.colour("accent" if shown.is_open else "text"))
        width = room.width() - status_width - round(_GAP)
        words = QFontMetrics(title).elidedText(shown.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(room.left(), room.top(), width, line), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        below = room.adjusted(0, line + 2, 0, 0)
        summary = _two_lines(shown.summary, small, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, summary)


def _two_lines(text: str, font: QFont, width: int) -> str:
    """As much as fits into one line, broken where its language breaks, the rest, elided, into a second."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    first, rest = text[: line.textLength()].rstrip(), text[line.textLength() :]
    return f"{first}\n{QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)}"


def _height(text: str, font: QFont) -> int:
    """Of a line of this text: letters that another font lends may be taller than the font's own."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, 10_000, 10_000), 0, text).height()
