"""A chip of the palette: what can be placed, by its sign and what it is called."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.panels.palette.entries import Entry

_PAD = 12


class Chip(QAbstractButton):
    """Placed by a click or Enter; arrows go to other chips, and dragged it may be dropped on the canvas."""

    dragged = Signal()
    arrow = Signal(int)
    """An arrow key, a `Qt.Key`, asks for another chip."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry, self._theme = entry, theme
        self._pressed_at: QPoint | None = None
        self.setText(entry.title)
        self.setAccessibleName(f"{entry.title}, {entry.family}")
        tip = entry.tip()
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the keyboard where it is
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a button; as wide as there is room."""
        return QSize(round(8 * self._theme.sizes.base), round(self._theme.sizes.control_height - 2))

    def minimumSizeHint(self) -> QSize:
        """What is called too long is cut."""
        return QSize(60, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, for a drag."""
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the pointer has come far enough."""
        start = self._pressed_at
        if start is None:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - start).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that has not become a drag is a click."""
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places as a click does; arrows ask for another chip."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.arrow.emit(key.value)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the sign, and what it is called."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isDown() or self.underMouse()
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if active or focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.colour("accent_soft" if active else "bg"))
        inset = 1.0 if focused else 0.5
        radius = theme.sizes.radius_small
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme, entry = self._theme, self.entry
        font, bold = ui_font(theme.sizes.small, 450), ui_font(theme.sizes.small, 600)
        metrics = QFontMetricsF(font)
        room = self.width() - 2 * _PAD
        sign = QFontMetricsF(bold).horizontalAdvance(entry.sign) + 0.55 * theme.sizes.base
        left = float(_PAD)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if entry.sign and sign + metrics.horizontalAdvance(entry.title) <= room:
            painter.setFont(bold)
            painter.setPen(theme.colour("accent"))
            painter.drawText(QRectF(left, 0, sign, self.height()), flags, entry.sign)
            left += sign
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        width = self.width() - _PAD - left
        words = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, 0, width, self.height()), flags, words)
