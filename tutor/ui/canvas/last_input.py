"""Whether the last thing that a person did in a window was to press a key: then the focus is to be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

_BY_HAND = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)


class LastInput(QObject):
    """Watches what the system tells the window of a widget, before any widget has it."""

    by_hand = Signal()
    """Something was pressed with a mouse, a finger or a pen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_key = False
        self._watched: QObject | None = None

    def watch(self, widget: QWidget) -> None:
        """Watch the window that the widget is in now; call it when the widget is shown."""
        handle = widget.window().windowHandle()
        if handle is not None and handle is not self._watched:
            handle.installEventFilter(self)
            self._watched = handle

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note what is pressed, and let it go on."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self.is_key = True
        elif kind in _BY_HAND:
            self.is_key = False
            self.by_hand.emit()
        return False
