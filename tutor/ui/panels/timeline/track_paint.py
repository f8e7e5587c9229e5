"""How the timeline's cells look: made ones filled, later ones hollow, the present one taller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tutor.ui.look.roles import text_role
from tutor.ui.look.theme import Role, Theme, ui_font
from tutor.ui.panels.timeline.track_layout import Label, TimelineCell, TrackLayout, colour_spans, plates

_TICK = 0.36
"""How high the mark of a breakpoint is, in base letters."""


def tick_height(theme: Theme) -> float:
    """How high the mark of a breakpoint is above the cells, in pixels."""
    return _TICK * theme.sizes.base


@dataclass(frozen=True)
class TrackPicture:
    """The cells as they stand in the widget, in pixels.

    `left` and `top` belong to the first cell; the present one rises above and below the others by `rise`.
    """

    theme: Theme
    cells: Sequence[TimelineCell]
    layout: TrackLayout
    left: float
    top: float
    height: float
    rise: float
    ground: Role

    def place(self, first: int, last: int) -> QRectF:
        """Where the cells `first` … `last` − 1 stand."""
        left, right = self.layout.span(first, last)
        return QRectF(self.left + left, self.top, right - left, self.height)

    def present_place(self, index: int) -> QRectF:
        """Where cell `index` stands as the present one: taller, and never too narrow to be seen."""
        place = self.place(index, index + 1)
        extra = max(0.0, self.theme.sizes.base * 0.45 - place.width()) / 2
        return place.adjusted(-extra, -self.rise, extra, self.rise)

    def paint_bars(self, painter: QPainter, position: int) -> None:
        """Paint each cell, or each run where cells have merged; the first `position` are made."""
        for first, last in self._bars(position):
            self._paint_bar(painter, first, last, made=first < position)

    def paint_plates(self, painter: QPainter) -> None:
        """Lay a plate under the cells that one move makes together."""
        painter.setPen(QPen(self.theme.colour("faint"), self.theme.sizes.line_thin))
        painter.setBrush(self.theme.colour("line"))
        wide = min(2.0, 0.5 * self.layout.gap) if not self.layout.is_merged else 0.0
        for first, last in plates(self.cells):
            place = self.place(first, last).adjusted(-wide, -0.75 * self.rise, wide, 0.75 * self.rise)
            self._rounded(painter, place, 0.38)

    def paint_present(self, painter: QPainter, index: int) -> None:
        """Paint the present cell; among merged ones, with a rim that sets it off."""
        rim = QPen(self.theme.colour(self.ground), 2.0)
        painter.setPen(rim if self.layout.is_merged else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(self.cells[index].role))
        self._rounded(painter, self.present_place(index), 0.38)
        self._paint_slot(painter, index, made=True)

    def paint_hovered(self, painter: QPainter, index: int) -> None:
        """Frame the cell under the pointer."""
        veil = self.theme.colour("text")
        painter.setPen(QPen(veil, self.theme.sizes.line_thin))
        veil.setAlpha(30)
        painter.setBrush(veil)
        self._rounded(painter, self.present_place(index).adjusted(-1, 1, 1, -1), 0.38)

    def paint_stops(self, painter: QPainter, positions: Sequence[int]) -> None:
        """Point from above at the cells of the steps that lead to these positions."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("text"))
        tip, high = self.top - self.rise, tick_height(self.theme)
        for position in positions:
            if 0 < position <= len(self.cells):
                middle = self.place(position - 1, position).center().x()
                base = [QPointF(middle + side * 0.9 * high, tip - high) for side in (-1, 1)]
                painter.drawPolygon([*base, QPointF(middle, tip)])

    def paint_focus(self, painter: QPainter) -> None:
        """Frame all cells: keys go here."""
        painter.setPen(QPen(self.theme.colour("accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        place = QRectF(self.left, self.top, self.layout.width, self.height)
        painter.drawRoundedRect(place.adjusted(-1, -self.rise - 1, 1, self.rise + 1), 7, 7)

    def paint_labels(self, painter: QPainter, labels: Sequence[Label]) -> None:
        """Write the runs' labels above the cells."""
        painter.setFont(ui_font(self.theme.sizes.section, 650))
        baseline = self.theme.sizes.section * 1.1
        for label in labels:
            painter.setPen(self.theme.colour(text_role(label.role)))
            painter.drawText(QPointF(self.left + label.x, baseline), label.text)

    def _bars(self, position: int) -> list[tuple[int, int]]:
        count = len(self.cells)
        if not self.layout.is_merged:
            return [(i, i + 1) for i in range(count)]
        return colour_spans(self.cells, 0, position) + colour_spans(self.cells, position, count)

    def _paint_bar(self, painter: QPainter, first: int, last: int, made: bool) -> None:
        place, colour = self.place(first, last), self.theme.colour(self.cells[first].role)
        if made:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            self._rounded(painter, place, 0.34)
            self._paint_slot(painter, first, made=True)
            return
        line = self.theme.sizes.line_thin
        painter.setPen(QPen(colour, line))
        painter.setBrush(self.theme.colour("surface" if self.ground == "bg" else "bg"))
        self._rounded(painter, place.adjusted(line / 2, line / 2, -line / 2, -line / 2), 0.34)
        self._paint_slot(painter, first, made=False)

    def _paint_slot(self, painter: QPainter, index: int, *, made: bool) -> None:
        """Set local gradients off from the values that they stand between, whatever colours are seen."""
        place, role = self.place(index, index + 1), self.cells[index].role
        base = self.theme.sizes.base
        if role != "local" or self.layout.is_merged or place.width() < base:
            return
        slot = QRectF(0, 0, min(0.4 * place.width(), 1.4 * base), max(2.0, 0.16 * base))
        slot.moveCenter(place.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface" if made else role))
        painter.drawRoundedRect(slot, slot.height() / 2, slot.height() / 2)

    def _rounded(self, painter: QPainter, place: QRectF, roundness: float) -> None:
        radius = min(self.theme.sizes.base * roundness, place.width() / 2)
        painter.drawRoundedRect(place, radius, radius)
