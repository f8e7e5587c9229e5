"""The panels at the right opened wide: by mouse and keys, remembered, and never over the whole canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.document import open_source
from tutor.ui.app import make_window
from tutor.ui.session import Session
from tutor.ui.settings import Settings


def test_the_panels_open_wide_and_come_back(qtbot: QtBot) -> None:
    window = window_at(qtbot, "train-linear", "start")
    tabs, usual = window.tabs, window.tabs.width()
    qtbot.mouseClick(tabs.widen, Qt.MouseButton.LeftButton)
    wide = tabs.width()
    assert 0.44 * window.width() < wide < 0.5 * window.width() and window.canvas.width() >= 320
    assert tabs.widen.accessibleName() == "Narrow the panels"
    splitter = window.findChildren(QSplitter)[0]
    handle = splitter.handle(splitter.indexOf(tabs))
    qtbot.mouseDClick(handle, Qt.MouseButton.LeftButton)
    assert tabs.width() == usual and tabs.widen.accessibleName() == "Widen the panels"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
    assert tabs.width() == wide
    window.close()
    again = make_window(Session(open_source("train-linear")), Settings(), theme="light", engine="own")
    qtbot.addWidget(again)
    again.resize(1500, 950)
    again.show()
    qtbot.waitExposed(again)
    assert abs(again.tabs.width() - wide) < 40
