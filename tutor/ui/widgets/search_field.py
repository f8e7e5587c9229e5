"""A field to search in: what is typed stays in it, and the keys that go through the finds go out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tutor.ui.widgets.keep_space import keeps_for_typing


class SearchField(QLineEdit):
    """Takes what is typed; Enter, arrows and Esc are told to who looks after the finds."""

    entered = Signal()
    moved = Signal(int)
    """↓ or ↑ was pressed: 1 or −1."""
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, ↑, ↓ and Esc go out; the rest is typed."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
