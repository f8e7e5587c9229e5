"""A field to search in: what is typed stays in it, and the keys that go through the finds go out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from tutor.ui.widgets.typing_line import TypingLine


class SearchField(TypingLine):
    """Takes what is typed; Enter, arrows and Esc are told to who looks after the finds."""

    entered = Signal()
    moved = Signal(int)
    """↓ or ↑ was pressed: 1 or −1."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, ↑ and ↓ go out; the rest is typed, and Escape leaves."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
