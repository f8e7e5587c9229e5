"""A throttle: a widget is drawn thirty times a second at most, or less often, and only while it is seen."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

INTERVAL_MS = 33
_SHARE = 0.1
"""Of the time, what drawing may take while something else is at work: both share the interpreter."""
_LONGEST = 0.2
"""Seconds from one drawing to the next, however much it takes; where less is asked for, three intervals."""


class Throttle(QObject):
    """Calls `draw` for a first request, and once more at the interval's end for those that follow.

    It draws in a turn of its own, so that what asks for it is not kept waiting, nor the canvas behind it.
    While the widget is hidden nothing is drawn; when it is shown it catches up. While something else `works`,
    as training does, it waits longer where the window's thread, which is measured, has much to draw.
    """

    def __init__(
        self,
        draw: Callable[[], None],
        widget: QWidget,
        interval_ms: int = INTERVAL_MS,
        works: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(widget)
        self._works = works
        self._drawn_at, self._spent_before = 0.0, 0.0
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
        if not self._pending:
            return
        wait = self._still_to_wait()
        if wait > 0:
            self._timer.start(ceil(1000 * wait))
        else:
            self._now()

    def _still_to_wait(self) -> float:
        """Seconds, until what the thread has done since the last drawing is a small share of its time."""
        if self._works is None or not self._works():
            return 0.0
        spent = thread_time() - self._spent_before
        longest = max(_LONGEST, 3 * self._interval_ms / 1000)
        return min(spent / _SHARE, longest) - (perf_counter() - self._drawn_at)

    def _now(self) -> None:
        self._pending = False
        self._drawn_at, self._spent_before = perf_counter(), thread_time()
        self._timer.start(self._interval_ms)
        self._draw()
