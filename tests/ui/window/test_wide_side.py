"""The panels at the right opened wide: by mouse and keys, remembered, and never over the whole canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.document import open_source
from tutor.ui.app import make_window
from tutor.ui.session.session import Session
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


def test_what_is_folded_away_before_a_class_is_there_at_the_next_start(qtbot: QtBot) -> None:
    window = window_at(qtbot, "train-linear", "start")
    window.commands.projector()
    window.commands.side_panel()
    window.commands.widen_side()
    window.commands.widen_side()
    window.close()
    for _ in range(2):
        again = make_window(Session(open_source("train-linear")), Settings(), theme="light", engine="own")
        qtbot.addWidget(again)
        again.resize(window.size())
        again.show()
        qtbot.waitExposed(again)
        splitter = again.findChildren(QSplitter)[0]
        assert splitter.sizes()[0] >= 240
        splitter.setSizes([0, 900, 400])
        Settings().keep_bytes("splitter", splitter.saveState())  # as an older version may have kept it
        again.close()
