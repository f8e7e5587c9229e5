"""A card that lies over the canvas: Esc or its button closes it, and the keyboard goes back to the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton


class OverlayCard(Card):
    """A raised card `letters` wide. A subclass says when it is wanted, and what closing it means."""

    left = Signal()
    """It was closed, and had the keyboard."""
    close_asked = Signal()
    """Esc was pressed in it, or its button."""

    def __init__(self, letters: int, close_words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__("surface", parent)
        self._letters, self._theme = letters, theme
        self.close_button = IconButton("close", close_words, theme, "flat")
        self.close_button.clicked.connect(self.close_asked)
        self.hide()

    @property
    def widest(self) -> int:
        """How wide it may be, in pixels."""
        return round(self._letters * self._theme.sizes.base)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.close_button.set_theme(theme)
        self.close_button.set_side(round(2 * theme.sizes.base))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def put_up(self) -> None:
        """Show the card over whatever else there is."""
        self.show()
        self.raise_()

    def put_away(self) -> None:
        """Hide the card; what of the keyboard was in it goes elsewhere."""
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_keyboard:
            self.left.emit()

    def ask_for_place(self) -> None:
        """What it shows has another size: whoever places it is to do so again."""
        QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
