"""A page in the list of a lesson: a mark that says whether it was passed, and its title."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tutor.ui.look.theme import Role, Theme, ui_font

PageState = Literal["done", "here", "ahead"]
_MARK = 14.0


class PageButton(QAbstractButton):
    """Opens the page; a filled mark with a tick is behind, a filled one is here, an open one is ahead."""

    page_chosen = Signal(int)

    def __init__(self, number: int, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._theme = number, theme
        self._state: PageState = "ahead"
        self.setText(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        self.set_state("ahead")

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_state(self, state: PageState) -> None:
        """Say where the walk stands with respect to this page."""
        self._state = state
        words = {"done": self.tr("passed"), "here": self.tr("this page"), "ahead": self.tr("ahead")}[state]
        self.setAccessibleName(f"{self.text()}, {words}")
        self.update()

    def sizeHint(self) -> QSize:
        """One line of text, two where the title is long."""
        size = self._theme.sizes.base
        width = QFontMetricsF(ui_font(size, 600)).horizontalAdvance(self.text())
        return QSize(round(width + 2.4 * size), round(size * 2))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: the title is then elided."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and the title."""
        theme, state = self._theme, self._state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._paint_mark(painter, QPointF(_MARK / 2 + 3, self.height() / 2))
        font = ui_font(theme.sizes.base, 600 if state == "here" else 400)
        painter.setFont(font)
        role: Role = "accent" if self.underMouse() else "muted" if state == "ahead" else "text"
        painter.setPen(theme.colour(role))
        left = round(_MARK + 14)
        place = QRect(left, 0, self.width() - left - 2, self.height())
        title = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.end()

    def _paint_mark(self, painter: QPainter, centre: QPointF) -> None:
        theme, radius = self._theme, _MARK / 2
        if self._state == "ahead":
            painter.setPen(QPen(theme.colour("faint"), 1.5))
            painter.setBrush(theme.colour("surface"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("good" if self._state == "done" else "accent"))
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(QPen(theme.colour("surface"), 1.8, c=Qt.PenCapStyle.RoundCap))
        if self._state == "done":
            corner = centre + QPointF(-0.6, 2.4)
            painter.drawLine(centre + QPointF(-3, 0), corner)
            painter.drawLine(corner, centre + QPointF(3.2, -2.6))
        elif self._state == "here":
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(centre, 2.2, 2.2)

    def _choose(self) -> None:
        self.page_chosen.emit(self._number)
