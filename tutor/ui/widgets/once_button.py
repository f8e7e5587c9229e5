"""A button whose second press of a double click does nothing."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton


class OnceButton(QPushButton):
    """For what the first click turns round: started and paused at once is nothing that anybody wants."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it, and do nothing: the first press has asked for all."""
        event.accept()
