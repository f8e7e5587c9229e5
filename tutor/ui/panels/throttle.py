"""A throttle: a widget is drawn thirty times a second at most, or less often, and only while it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

INTERVAL_MS = 33


class Throttle(QObject):
    """Calls `draw` for a first request, and once more at the interval's end for those that follow.

    It draws in a turn of its own, so that what asks for it is not kept waiting, nor the canvas behind it.
    While the widget is hidden nothing is drawn; when it is shown it catches up.
    """

    def __init__(self, draw: Callable[[], None], widget: QWidget, interval_ms: int = INTERVAL_MS) -> None:
        super().__init__(widget)
        self._draw, self._widget, self._pending = draw, widget, False
        self._interval_ms = interval_ms
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._passed)
        widget.installEventFilter(self)

    def request(self) -> None:
        """Ask for a drawing: next, or as soon as the interval since the last one has passed."""
        if not self._widget.isVisible():
            return
        self._pending = True
        if not self._timer.isActive():
            self._timer.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the widget is shown, and rest when it is hidden."""
        if event.type() == QEvent.Type.Show:
            self._now()  # nobody is to see what was true before
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
            self._pending = False
        return super().eventFilter(watched, event)

    def _passed(self) -> None:
        if self._pending:
            self._now()

    def _now(self) -> None:
        self._pending = False
        self._timer.start(self._interval_ms)
        self._draw()
