"""Waiting for a window that is to be looked at: until something is so, or until all is at rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication


def wait(app: QApplication, done: Callable[[], bool]) -> None:
    """Until `done` says so; half a minute at most."""
    deadline = QDeadlineTimer(30_000)
    while not done() and not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def settle(app: QApplication) -> None:
    """Let motions and throttled plots come to rest."""
    deadline = QDeadlineTimer(400)
    while not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
