"""What stands on the screen is what the widgets would paint: nothing is left behind where one has moved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.focus_marks import luminance
from tests.helpers.windows import window_at
from tutor.ui.window.main_window import MainWindow


class Windows(QObject):
    """Notes which widgets become windows."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WinIdChange and isinstance(watched, QWidget) and watched.isWindow():
            self.names.add(type(watched).__name__)
        return False


def _left_behind(window: MainWindow) -> int:
    """Pixels of the lesson panel that are not what it would paint now."""
    panel = window.lesson
    area = panel.rect().translated(panel.mapTo(window, panel.rect().topLeft()))
    shown = window.screen().grabWindow(window.winId(), *area.getRect()).toImage()
    painted = window.grab(area).toImage()
    assert shown.size() == painted.size()
    differ = np.abs(luminance(shown) - luminance(painted.convertToFormat(QImage.Format.Format_RGB32)))
    return int((differ > 0.1).sum())


def test_the_score_of_a_lesson_leaves_nothing_behind_when_it_moves(qtbot: QtBot) -> None:
    windows = Windows()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(windows)
    window = window_at(qtbot, "tour", "start")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.set_motion(False)
    for _ in range(10):
        window.command_action("step_forward").trigger()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "-2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    for _ in range(5):
        window.command_action("step_forward").trigger()
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not _left_behind(window), timeout=1000)
    app.removeEventFilter(windows)
    assert windows.names == {"MainWindow"}
