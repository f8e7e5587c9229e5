"""A stack of shares: each bar begins where the one before ended, and below them stands their total."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.look.theme import Theme, mono_font, ui_font
from tutor.walk.figures import short

_LINE = 1.75
"""A row, in heights of letters."""


@dataclass(frozen=True)
class Bar:
    """One share: where it comes from in words, how much it is, and whether it is the present one."""

    words: str
    amount: float
    is_now: bool = False


class ShareStack(QWidget):
    """Rows of words, bar and number; the last row has the total. Its accessible name says all of them."""

    asked = Signal(int)
    """The row that was clicked, or on which Enter was pressed; the total's comes after those of the bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self._total = 0.0
        self._row_marked = 0
        self.setAccessibleName(self.tr("Shares in grad"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Click a number to see where it comes from"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme`."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_bars(self, bars: Sequence[Bar], total: float) -> None:
        """Show these shares, and what they come to."""
        if (tuple(bars), total) == (self._bars, self._total):
            return
        grown = len(bars) != len(self._bars)
        self._bars, self._total = tuple(bars), total
        said = [f"{bar.words} {short(bar.amount)}" for bar in bars]
        self.setAccessibleName("; ".join([*said, f"{self._total_words} {short(total)}"]))
        if grown:
            self.updateGeometry()
        self.update()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The shares shown."""
        return self._bars

    @property
    def total(self) -> float:
        """What they come to."""
        return self._total

    @property
    def _total_words(self) -> str:
        return self.tr("in grad")

    def sizeHint(self) -> QSize:
        """A line for each share, and one for the total."""
        return QSize(240, round((len(self._bars) + 1) * self._row + 6))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, and is never lower than its lines."""
        return QSize(120, self.sizeHint().height())

    @property
    def _row(self) -> float:
        return self._theme.sizes.small * _LINE

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask about the row under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(min(int(event.position().y() // self._row), len(self._bars)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ go from row to row, Enter asks about the marked one."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if way:
            self._row_marked = min(max(self._row_marked + way, 0), len(self._bars))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(min(self._row_marked, len(self._bars)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint rows, zero line and total."""
        theme, small = self._theme, self._theme.sizes.small
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, figures = QFontMetricsF(ui_font(small, 600)), QFontMetricsF(mono_font(small, 600))
        named = [*(bar.words for bar in self._bars), self._total_words]
        left = min(max(words.horizontalAdvance(text) for text in named) + 10, self.width() * 0.55)
        numbers = [short(bar.amount) for bar in self._bars] + [short(self._total)]
        right = self.width() - max(figures.horizontalAdvance(text) for text in numbers) - 10
        scale = _Scale([0.0, *accumulate(bar.amount for bar in self._bars), self._total], left, right)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(scale.x(0), 0), QPointF(scale.x(0), self.height()))
        if self.hasFocus():
            self._paint_mark(painter)
        self._paint_bars(painter, scale)
        for at, (text, number) in enumerate(zip(named, numbers, strict=True)):
            is_total = at == len(self._bars)
            y = at * self._row + (6 if is_total else 0)
            painter.setFont(ui_font(small, 600 if is_total or self._bars[at].is_now else 400))
            painter.setPen(theme.colour("text" if is_total else "muted"))
            shown = words.elidedText(text, Qt.TextElideMode.ElideRight, left - 6)
            painter.drawText(QRectF(0, y, left, self._row), Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setFont(mono_font(small, 600))
            painter.setPen(theme.colour("grad"))
            place = QRectF(right, y, self.width() - right, self._row)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        """The frame around the row that Enter asks about."""
        at = min(self._row_marked, len(self._bars))
        top = at * self._row + (6 if at == len(self._bars) else 0)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(1, top + 1, self.width() - 2, self._row - 2), 4, 4)

    def _paint_bars(self, painter: QPainter, scale: _Scale) -> None:
        theme, row = self._theme, self._row
        rule = round(len(self._bars) * row + 3) - 0.5
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(0, rule), QPointF(self.width(), rule))
        soft = QColor(theme.colour("grad"))
        soft.setAlphaF(0.45)
        for at, (bar, start, end) in enumerate(self._spans()):
            top = at * row + row * 0.2
            painter.setPen(QPen(theme.colour("grad"), 1, Qt.PenStyle.DotLine))
            below = top + row * 1.0 if at + 1 < len(self._bars) else rule + row * 0.2
            painter.drawLine(QPointF(scale.x(end), top + row * 0.6), QPointF(scale.x(end), below))
            self._paint_bar(painter, scale.span(start, end, top, row * 0.6), soft, outlined=bar.is_now)
        if math.isfinite(self._total):
            whole = scale.span(0, self._total, rule + row * 0.25, row * 0.6)
            self._paint_bar(painter, whole, theme.colour("grad"), outlined=False)

    def _paint_bar(self, painter: QPainter, place: QRectF, colour: QColor, *, outlined: bool) -> None:
        outline = QPen(self._theme.colour("grad"), 1.5)
        painter.setPen(outline if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(place, 2, 2)

    def _spans(self) -> Iterator[tuple[Bar, float, float]]:
        """Each bar with where it starts and ends; what is not finite has none."""
        start = 0.0
        for bar in self._bars:
            end = start + bar.amount
            if not math.isfinite(end):
                return
            yield bar, start, end
            start = end


class _Scale:
    """Where numbers stand across, between `left` and `right`."""

    def __init__(self, numbers: Sequence[float], left: float, right: float) -> None:
        finite = [number for number in numbers if math.isfinite(number)]
        self._low, self._left = min(finite), left
        extent = max(finite) - self._low
        self._unit = (right - left) / extent if extent > 0 and math.isfinite(extent) else 0.0

    def x(self, number: float) -> float:
        """The place of a number."""
        return self._left + (number - self._low) * self._unit

    def span(self, start: float, end: float, top: float, height: float) -> QRectF:
        """The rectangle from one number to another, at least a hair wide."""
        left, right = sorted((self.x(start), self.x(end)))
        return QRectF(left, top, max(right - left, 1.5), height)
