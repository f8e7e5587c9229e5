"""What a test left running or standing: threads, QThreads, timers, animations, windows."""

from __future__ import annotations

import gc
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

QT_FIXTURES = {"qtbot", "qapp"}
"""The fixtures of pytest-qt that bring a QApplication."""

KEPT_WINDOWS = {"QTipLabel", "ViewBoxMenu"}
"""Windows that Qt or pyqtgraph make, hidden, for themselves: the one tooltip, and a menu for each plot."""


def new_threads(before: Iterable[threading.Thread]) -> list[threading.Thread]:
    """The Python threads that run now and did not `before`.

    Python notes a thread that somebody else started (a QThread) when it first sees it, and forgets it never:
    such notes say nothing.
    """
    known = set(before)
    return [
        thread
        for thread in threading.enumerate()
        if thread not in known and not isinstance(thread, threading._DummyThread)
    ]


def uses_qt(request: pytest.FixtureRequest) -> bool:
    """Whether the test asks for a QApplication, or lies in tests/ui."""
    return bool(QT_FIXTURES & set(request.fixturenames)) or "ui" in request.path.parts[-3:-1]


def windows() -> set[QWidget]:
    """The top-level widgets that stand now, whoever made them."""
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtWidgets import QApplication

    return set(QApplication.topLevelWidgets()) if QApplication.instance() else set()


def left_behind(before: set[QWidget]) -> list[str]:
    """What runs or stands now in Qt, a phrase each; windows only where they were not there `before`.

    What is found is stopped and closed, so that the next test is not blamed for it.
    """
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return _running() + _windows_left(before)


def _running() -> list[str]:
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer
    from shiboken6 import isValid

    # By type: it is quick, and isinstance reads `__class__`, while torch keeps objects that warn when read.
    everything = gc.get_objects()
    watched = (QThread, QTimer, QAbstractAnimation)
    kinds = {kind for kind in set(map(type, everything)) if issubclass(kind, watched)}
    objects: list[Any] = [found for found in everything if type(found) in kinds]
    current = QThread.currentThread()
    phrases: list[str] = []
    for found in objects:
        if not isValid(found):
            continue
        if isinstance(found, QThread) and found is not current and found.isRunning():
            phrases.append(f"a running {_called(found)}")
            found.requestInterruption()
            found.quit()
            found.wait(2000)
        elif isinstance(found, QTimer) and found.isActive():
            phrases.append(
                f"an active {_called(found)} ({found.interval()} ms, of {_called(found.parent())})"
            )
            found.stop()
        elif isinstance(found, QAbstractAnimation) and found.state() == QAbstractAnimation.State.Running:
            phrases.append(f"a running {_called(found)} (of {_called(found.parent())})")
            found.stop()
    return phrases


def _windows_left(before: set[QWidget]) -> list[str]:
    phrases: list[str] = []
    for window in windows() - before:
        name = window.metaObject().className()
        if window.parent() is None and name not in KEPT_WINDOWS and type(window).__name__ not in KEPT_WINDOWS:
            phrases.append(f"a {_called(window)}, {'shown' if window.isVisible() else 'hidden'}")
            window.close()
            window.deleteLater()
    return phrases


def _called(found: QObject | None) -> str:
    if found is None:
        return "nobody"
    return f"{type(found).__name__} {found.objectName()}".strip()
