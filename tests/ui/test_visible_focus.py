"""Where the keyboard is can be seen, in every theme: each widget that Tab comes to looks different there."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.focus_marks import changed, luminance, marks, unseen
from tests.helpers.windows import window_at
from tutor.ui.look.theme import THEME_NAMES
from tutor.ui.window.main_window import MainWindow

DIALOGS = (
    "settings", "keys", "about", "new_graph", "lessons", "import_samples", "export", "guide",
)  # fmt: skip
BESIDE = ("step_table", "find", "edit_lesson", "save_answers", "history", "presenter")
"""Commands that show something in the window itself, or beside it."""
TAB = Qt.FocusReason.TabFocusReason


@pytest.fixture(params=THEME_NAMES)
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> MainWindow:
    made = window_at(qtbot, "train-linear", "start", theme=request.param)
    qtbot.waitUntil(lambda: made.tabs.is_complete, timeout=10_000)
    made.session.train(2)
    qtbot.waitUntil(lambda: not made.session.runs.running, timeout=10_000)
    made.session.kept.keep()
    made.session.go_to_step(10)
    _activate(qtbot, made)
    return made


def _activate(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _faults(window: MainWindow) -> list[str]:
    window.canvas.view.clearFocus()
    window.canvas.view.setFocus(TAB)
    QApplication.processEvents()
    return unseen(marks(window))


def test_tab_comes_round_the_window_and_each_stop_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    faults = {}
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        faults[window.tabs.tabText(tab)] = _faults(window)
    window.session.go_to_step(3)
    for mode in (window.session.predict, window.session.autograd):
        mode.set_on(True)
        faults[type(mode).__name__] = _faults(window)
        mode.set_on(False)
    for command in BESIDE:
        window.command_action(command).trigger()
        QApplication.processEvents()
        faults[command] = _faults(window)
        if command != "presenter":
            QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    window.commands.presenter()
    assert {state: found for state, found in faults.items() if found} == {}


def test_in_every_dialog_too(window: MainWindow, qtbot: QtBot) -> None:
    faults = {}
    for command in DIALOGS:
        before = set(QApplication.topLevelWidgets())
        window.command_action(command).trigger()
        opened = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
        assert opened, command
        for each in opened:
            _activate(qtbot, each)
            first = QApplication.focusWidget()
            assert first is not None, f"{command} begins without the keyboard"
            faults[command] = unseen(marks(each))
            each.close()
    assert {state: found for state, found in faults.items() if found} == {}


def test_the_rows_of_menus_and_tables_are_seen_too(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.header.menu.menu()
    menu.popup(window.mapToGlobal(window.rect().center()))
    assert _changed_by_down(menu) > 300
    menu.close()
    window.tabs.setCurrentIndex(2)
    if window.theme.is_projector:
        window.tabs.show()
    table = window.tabs.panel(2).table
    table.setFocus(TAB)
    table.selectRow(0)
    assert _changed_by_down(table) > 300


def _changed_by_down(widget: QWidget) -> int:
    before = luminance(_grabbed(widget))
    QTest.keyClick(widget, Qt.Key.Key_Down)
    QApplication.processEvents()
    after = luminance(_grabbed(widget))
    return changed(before, after)


def _grabbed(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_keyboard_that_comes_back_to_the_canvas_is_seen_there_and_the_mouse_is_not(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "start")
    _activate(qtbot, window)
    view, handle = window.canvas.view, window.windowHandle()

    def edge() -> np.ndarray:
        return luminance(_grabbed(view))[:2]

    without = edge()
    window.tabs.tabBar().setFocus(TAB)
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    assert changed(without, edge()) > view.width()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=view.mapTo(window, QPoint(40, 40)))
    assert view.hasFocus()
    qtbot.waitUntil(lambda: bool((edge() == without).all()))


def test_a_button_that_shows_nothing_is_found(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    for words in ("Seen", "Not seen"):
        column.addWidget(QPushButton(words))
    hidden = column.itemAt(1).widget()
    hidden.setStyleSheet("QPushButton:focus { border: 1px solid #dde1e7; }")
    box.show()
    _activate(qtbot, box)
    column.itemAt(0).widget().setFocus(TAB)
    assert [each.split("'")[1] for each in unseen(marks(box))] == ["Not seen"]
