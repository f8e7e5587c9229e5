"""The list of edits: what it shows, and going back and on by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.ui.panels.history_list import HistoryList
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    yield made
    made.close()


def _edited(window: MainWindow, times: int = 3) -> None:
    for value in range(times):
        window.session.set_value("w", 2.0 + value)


def _open(qtbot: QtBot, window: MainWindow) -> HistoryList:
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(HistoryList)
    assert isinstance(found, HistoryList) and found.isVisible()
    return found


def test_a_click_goes_back_and_on_and_shows_only_where_it_ends(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    begun = session.document
    _edited(window)
    history = _open(qtbot, window)
    shown: list[object] = []
    session.document_changed.connect(lambda: shown.append(session.document.values["w"]))
    last = history.rows.index(3, 0)
    qtbot.mouseClick(
        history.viewport(), Qt.MouseButton.LeftButton, pos=history.visualRect(last).center() + QPoint(4, 0)
    )
    assert session.document == begun and shown == [1.0]
    assert history.rows.present == 3 and history.rows.rowCount() == 4
    first = history.rows.index(0, 0)
    assert "undone" in str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    qtbot.mouseClick(history.viewport(), Qt.MouseButton.LeftButton, pos=history.visualRect(first).center())
    assert session.document.values["w"] == 4.0 and shown == [1.0, 4.0] and session.edits.index() == 3


def test_arrows_and_enter_go_to_an_edit(window: MainWindow, qtbot: QtBot) -> None:
    _edited(window)
    history = _open(qtbot, window)
    assert history.hasFocus() and history.currentIndex().row() == 0
    qtbot.keyClick(history, Qt.Key.Key_Down)
    qtbot.keyClick(history, Qt.Key.Key_Down)
    assert window.session.document.values["w"] == 4.0
    qtbot.keyClick(history, Qt.Key.Key_Return)
    assert window.session.document.values["w"] == 2.0 and history.rows.present == 2
    qtbot.keyClick(history, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.document.values["w"] == 1.0 and history.rows.present == 3


def test_without_the_panel_a_dialog_has_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.show_projector(True)
    _edited(window)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    history = dialog.findChild(HistoryList)
    assert isinstance(history, HistoryList)
    qtbot.waitExposed(dialog)
    for _ in range(3):
        qtbot.keyClick(history, Qt.Key.Key_Down)
    qtbot.keyClick(history, Qt.Key.Key_Return)
    assert window.session.document.values["w"] == 1.0
    dialog.close()
    QApplication.processEvents()


def test_code_and_history_share_a_small_panel(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    session = window.session
    session.typed.begin()
    session.typed.type("\n".join([f"h{n} = x * w + {n}" for n in range(40)] + ["loss = h39 ** 2"]))
    session.typed.read()
    session.typed.leave()
    history = _open(qtbot, window)
    qtbot.wait(50)
    assert window.height() == 768
    assert history.height() >= 2 * history.sizeHintForRow(0)
    assert history.mapTo(window, QPoint(0, history.height())).y() <= window.tabs.geometry().bottom() + 60
