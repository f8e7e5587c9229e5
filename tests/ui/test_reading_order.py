"""By keyboard alone: Tab goes through the panels as they are read, and all that it reaches has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.ui.main_window import MainWindow


def _opened(qtbot: QtBot, tab: int) -> MainWindow:
    window = window_at(qtbot, "train-linear", "start")
    window.session.train(2)
    qtbot.waitUntil(lambda: window.tabs.is_complete and not window.session.runs.running, timeout=10_000)
    window.session.kept.keep()
    window.tabs.setCurrentIndex(tab)
    qtbot.wait(60)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _tabbed(qtbot: QtBot, window: MainWindow, key: Qt.Key, begin: QWidget) -> list[str]:
    """The names that Tab comes by in the panel, once around."""
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    names: list[str] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus is None or (not window.tabs.isAncestorOf(focus) and names):
            break
        names.append(focus.accessibleName() or getattr(focus, "text", str)())
        qtbot.keyClick(focus, key)
    return names


def test_tab_goes_through_the_training_panel_as_it_is_read_and_back(qtbot: QtBot) -> None:
    window = _opened(qtbot, 2)
    names = _tabbed(qtbot, window, Qt.Key.Key_Tab, window.tabs.tabBar())
    wanted = [
        "Panels", "Optimiser", "Learning rate α", "Batch", "Epochs", "Train", "Train 1 epoch", "Reset",
        "More settings", "Loss", "Epoch", "Choose the plots to show", "Fitted curve", "Loss landscape",
        "SGD α 0.01, 2 epochs, loss 3.999", "Curve of SGD α 0.01: solid line", "Epochs",
        "Gradients of the epoch",
    ]  # fmt: skip
    rest = iter(names)
    assert [name for name in wanted if name in rest] == wanted, names
    assert _tabbed(qtbot, window, Qt.Key.Key_Backtab, window.tabs.panel(2).table)[::-1] == names[:-1]


def test_the_keyboard_stays_among_the_runs_when_one_is_kept_and_when_it_is_taken_away(qtbot: QtBot) -> None:
    window = _opened(qtbot, 2)
    window.session.edits.undo()
    runs = window.tabs.panel(2).runs
    qtbot.waitUntil(runs.keep.isEnabled)
    runs.keep.setFocus()
    qtbot.keyClick(runs.keep, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(runs.rows) == 1 and runs.rows[0].hasFocus())
    qtbot.keyClick(runs.rows[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not runs.rows and runs.keep.hasFocus())


@pytest.mark.parametrize("tab", range(4))
def test_whatever_takes_the_focus_says_what_it_is(qtbot: QtBot, tab: int) -> None:
    window = _opened(qtbot, tab)
    nameless = [
        f"{type(each).__name__} in {type(each.parent()).__name__}"
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus and not each.focusProxy()
        if not each.accessibleName() and not getattr(each, "text", str)()
    ]
    assert nameless == []
