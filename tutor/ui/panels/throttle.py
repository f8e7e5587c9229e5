"""A throttle: whatever the pace of the requests, a picture is drawn thirty times a second at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 33


class Throttle(QObject):
    """Calls `call` at once for a first request, and once more at the interval's end for those that follow."""

    def __init__(self, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._call, self._pending = call, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._passed)

    def request(self) -> None:
        """Ask for the call: now, or as soon as the interval since the last one has passed."""
        if self._timer.isActive():
            self._pending = True
        else:
            self._now()

    def stop(self) -> None:
        """Forget what is pending; no timer runs after this."""
        self._timer.stop()
        self._pending = False

    def _passed(self) -> None:
        if self._pending:
            self._now()

    def _now(self) -> None:
        self._pending = False
        self._timer.start()
        self._call()
