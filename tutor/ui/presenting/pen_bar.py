"""The bar of the pen: its colours, the last stroke taken back, wipe, and away with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from tutor.ui.look.theme import Role, Theme
from tutor.ui.presenting.strokes import PENS


class PenBar(QFrame):
    """Buttons for all that the pen does; it is the mouse's and the finger's way to them."""

    chosen = Signal(str)
    take_back_asked = Signal()
    wipe_asked = Signal()
    away_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "surface")
        self.setAccessibleName(self.tr("Pen"))
        self._theme = theme
        names = (self.tr("Ink"), self.tr("Value"), self.tr("Gradient"))
        self._pens: dict[Role, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        for number, (role, name) in enumerate(zip(PENS, names, strict=True), 1):
            button = self._pens[role] = self._button(name, self.tr("Draw in this colour  {key}"), str(number))
            button.setCheckable(True)
            button.clicked.connect(self._choose)
            row.addWidget(button)
        row.addSpacing(8)
        self.take_back = self._button(
            self.tr("Undo stroke"), self.tr("Take the last stroke back  {key}"), "Backspace"
        )
        self.wipe = self._button(self.tr("Wipe"), self.tr("Take all strokes away  {key}"), "Delete")
        self.away = self._button(self.tr("Done"), self.tr("Put the pen away  {key}"), "Esc")
        asked = (self.take_back_asked, self.wipe_asked, self.away_asked)
        for button, signal in zip((self.take_back, self.wipe, self.away), asked, strict=True):
            button.clicked.connect(signal)
            row.addWidget(button)
        self.set_theme(theme)

    def _button(self, name: str, tip: str, key: str) -> QPushButton:
        button = QPushButton(name, self)
        button.setProperty("kind", "flat")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(tip.format(key=key))
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        side = round(1.2 * theme.sizes.base)
        for role, button in self._pens.items():
            button.setIcon(_line_of(theme, role, side, self.devicePixelRatioF()))
            button.setIconSize(QSize(side, side))

    def show_pen(self, role: Role, *, has_strokes: bool) -> None:
        """Say which colour is at hand, and whether there is anything to take away."""
        for each, button in self._pens.items():
            button.setChecked(each == role)
        for button in (self.take_back, self.wipe):
            button.setEnabled(has_strokes)

    def _choose(self) -> None:
        sender = self.sender()
        role = next((role for role, button in self._pens.items() if button is sender), PENS[0])
        self.chosen.emit(role)


def _line_of(theme: Theme, role: Role, side: int, ratio: float) -> QIcon:
    """A stroke in this colour."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour(role), side / 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    inside = QRectF(0, 0, side, side).adjusted(side / 6, side / 6, -side / 6, -side / 6)
    painter.drawLine(inside.bottomLeft(), inside.topRight())
    painter.end()
    return QIcon(picture)
