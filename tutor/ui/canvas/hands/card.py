"""The small card beside the pointer: what a drop would do, or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme, ui_font

_WIDEST = 22.0
"""In letters of the theme's base size."""
_AWAY = QPoint(20, 28)
_ANYWHERE = 4000


@dataclass(frozen=True)
class Told:
    """What the card says: a title, and a line below it; `refused` where the drop cannot be."""

    title: str
    detail: str = ""
    refused: bool = False


class PointerCard(QWidget):
    """Lies over the view beside the pointer, and takes no clicks."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme, self._told = view, theme, Told("")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def told(self) -> Told | None:
        """What it says now; None where it is hidden."""
        return self._told if self.isVisible() else None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.update()

    def tell(self, told: Told | None, point: QPointF) -> None:
        """Say this beside a point of the view; None says nothing."""
        if told is None:
            self.hide()
            return
        if told != self._told or not self.isVisible():
            self._told = told
            self.setAccessibleName(f"{told.title} {told.detail}".strip())
            self.resize(self.sizeHint())
            self.update()
        self.move(self._place(point.toPoint()))
        self.show()
        self.raise_()

    def _place(self, point: QPoint) -> QPoint:
        """Below and right of the pointer, else where there is room."""
        room = self._view.rect()
        x, y = point.x() + _AWAY.x(), point.y() + _AWAY.y()
        if x + self.width() > room.right() - 8:
            x = point.x() - _AWAY.x() - self.width()
        if y + self.height() > room.bottom() - 8:
            y = point.y() - _AWAY.y() - self.height()
        return QPoint(max(x, 8), max(y, 8))

    def _boxes(self) -> tuple[QRect, QRect]:
        """Where title and detail stand."""
        base = self._theme.sizes.base
        across, down, most = round(1.05 * base), round(0.7 * base), round(_WIDEST * base)
        flags = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetrics(ui_font(base, 600)).boundingRect(
            QRect(0, 0, most, _ANYWHERE), flags, self._told.title
        )
        detail = QRect()
        if self._told.detail:
            room = QRect(0, 0, most, _ANYWHERE)
            detail = QFontMetrics(ui_font(base)).boundingRect(room, flags, self._told.detail)
        title.moveTopLeft(QPoint(across, down))
        detail.moveTopLeft(QPoint(across, title.bottom() + round(0.25 * base)))
        return title, detail

    def sizeHint(self) -> QSize:
        """As large as the words are, with room around them."""
        title, detail = self._boxes()
        across, down = title.left(), title.top()
        bottom = detail.bottom() if self._told.detail else title.bottom()
        return QSize(max(title.right(), detail.right()) + across + 2, bottom + down + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its words."""
        theme, told = self._theme, self._told
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("grad" if told.refused else "faint"), theme.sizes.line_thin))
        painter.setBrush(theme.colour("surface"))
        radius = theme.sizes.radius_small
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), radius, radius)
        title, detail = self._boxes()
        flags = int(Qt.TextFlag.TextWordWrap)
        painter.setPen(theme.colour("grad" if told.refused else "text"))
        painter.setFont(ui_font(theme.sizes.base, 600 if told.refused else 500))
        painter.drawText(title.adjusted(0, 0, 2, 0), flags, told.title)
        painter.setPen(theme.colour("text" if told.refused else "muted"))
        painter.setFont(ui_font(theme.sizes.base))
        painter.drawText(detail.adjusted(0, 0, 2, 0), flags, told.detail)
        painter.end()
