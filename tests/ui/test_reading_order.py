"""By keyboard alone: Tab goes through the panels as they are read, and all that it reaches has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.ui.widgets.reading_order import as_read
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity


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


def test_space_presses_the_button_that_tab_has_come_to_and_plays_after_a_click(qtbot: QtBot) -> None:
    window = _opened(qtbot, 0)
    play, played, pressed, opened = window.command_action("play"), [], [], []
    play.triggered.connect(lambda: played.append(True))
    box = window.timeline.moment_box
    window.canvas.notice.offer("Something is asked.", [("Yes", played.clear), ("No", played.clear)])
    window.command_action("step_table").trigger()
    window.session.explaining.ask(Quantity(Kind.VALUE, "loss"))
    over = [
        each for part in (window.canvas, window.steps.panel) for each in part.findChildren(QAbstractButton)
    ]
    buttons = [
        *(each for each in over if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus),
        *(each for each in window.timeline.findChildren(QAbstractButton) if each.accessibleName() != "Play"),
    ]
    assert len(buttons) >= 14 and set(box.findChildren(QAbstractButton)) < set(buttons)
    for button in buttons:
        button.blockSignals(True)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(button, QToolButton):
            assert button.menu()
            button.menu().aboutToShow.connect(lambda: opened.append(True))
            QTimer.singleShot(0, button.menu().close)
        QTest.keyPress(button, Qt.Key.Key_Space)
        pressed += [button] if button.isDown() else []
        QTest.keyRelease(button, Qt.Key.Key_Space)
    assert not played and len(pressed + opened) == len(buttons)
    buttons[-1].clearFocus()
    buttons[-1].setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(buttons[-1], Qt.Key.Key_Space)
    assert played
    window.player.pause()


@pytest.mark.parametrize("editing", [False, True])
def test_keys_on_the_button_of_the_menu_are_its_own(qtbot: QtBot, editing: bool) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.editing.set_on(editing)
    QApplication.processEvents()
    names = [node.name for node in window.session.document.graph.nodes]
    button, step = window.header.menu, window.session.address.step
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Delete):
        QTest.keyClick(button, key)
    assert [node.name for node in window.session.document.graph.nodes] == names
    assert window.session.address.step == step
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert window.left_side.isAncestorOf(QApplication.focusWidget())
    button.setFocus(Qt.FocusReason.BacktabFocusReason)
    opened = []
    button.menu().aboutToShow.connect(lambda: opened.append(True))
    QTimer.singleShot(0, button.menu().close)
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(opened))


def test_escape_goes_back_to_the_graph_from_everywhere(qtbot: QtBot) -> None:
    window = _opened(qtbot, 2)
    for stop in [stop for part in window.parts() for stop in as_read(part)]:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(stop, Qt.Key.Key_Escape)
        assert window.canvas.view.hasFocus(), stop.accessibleName()


def _goes(window: MainWindow, command: str) -> str:
    window.command_action(command).trigger()
    focus = QApplication.focusWidget()
    return next(type(part).__name__ for part in window.parts() if focus and part.isAncestorOf(focus))


def test_f6_goes_from_part_to_part_and_to_what_had_the_keyboard_there(qtbot: QtBot) -> None:
    window = _opened(qtbot, 2)
    window.canvas.view.setFocus()
    assert [key.toString() for key in window.command_action("next_part").shortcuts()] == ["F6"]
    around = ["SideTabs", "Timeline", "Header", "LeftSide", "CanvasArea"]
    assert [_goes(window, "next_part") for _ in around] == around
    assert window.canvas.view.hasFocus()
    train = window.tabs.panel(2).controls.train
    train.setFocus()
    assert _goes(window, "previous_part") == "CanvasArea"
    window.command_action("step_table").trigger()
    window.tabs.widen.setFocus()
    train.setFocus()
    window.canvas.view.setFocus()
    assert _goes(window, "next_part") == "SideTabs" and train.hasFocus()
    assert _goes(window, "next_part") == "StepPanel" and window.steps.panel is not None
    assert window.steps.panel.table.hasFocus()
    window.tabs.hide()
    window.left_side.hide()
    window.canvas.view.setFocus()
    assert [_goes(window, "previous_part") for _ in range(3)] == ["Header", "Timeline", "StepPanel"]
    window.canvas.notice.offer("Something is asked.", [("Yes", window.update), ("No", window.update)])
    window.canvas.view.setFocus()
    assert _goes(window, "previous_part") == "CanvasArea" and QApplication.focusWidget().text() == "Yes"
