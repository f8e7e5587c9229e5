"""The field for an answer: one line in a fixed font, whose keys never step the walk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tutor.ui.theme import Theme, mono_font
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.keep_space import keeps_for_typing


class AnswerField(QLineEdit):
    """Takes every key without Ctrl or Alt for itself, but for the window's F keys."""

    left = Signal()
    """Escape was pressed: the keyboard goes back to the graph."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(1500)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the type of `theme`."""
        font = mono_font(theme.sizes.reading, 500)
        self.setFont(font)
        self.setStyleSheet(f"font-family: '{font.family()}', monospace; font-size: {theme.sizes.reading}px;")

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field while what stands in it was found wrong."""
        restyle(self, "wrong", wrong)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
