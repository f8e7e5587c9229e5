"""A line that is typed into while a walk is open: its keys never step that, and Escape leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tutor.ui.widgets.keep_space import keeps_for_typing


class TypingLine(QLineEdit):
    """Takes every key without Ctrl or Alt for itself, but for the window's F keys."""

    left = Signal()
    """Escape was pressed: the keyboard goes back to where it was."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
