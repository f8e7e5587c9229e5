"""The edit mode as a person meets it: its button and key, who has the keys, how one gets out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.graph import Edge
from tutor.ui.window import dialogs
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    yield made
    made.session.edits.setClean()
    made.close()


def _press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.canvas.view, key)


def test_a_key_begins_and_ends_it_and_the_button_shows_it(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_E)
    assert window.session.editing.on and window.header.edit.isChecked()
    window.header.edit.click()
    assert not window.session.editing.on and not window.header.edit.isChecked()


def test_arrows_are_the_editor_s_on_the_canvas_and_the_walk_s_on_the_timeline(window: MainWindow) -> None:
    session = window.session
    _press(window, Qt.Key.Key_Right)
    _press(window, Qt.Key.Key_E)
    session.editing.choose(["w"])
    _press(window, Qt.Key.Key_Right)
    assert session.address.step == 1 and session.editing.chosen == ("y_hat",)
    assert window.canvas.view.selected == "y_hat"
    _press(window, Qt.Key.Key_Left)
    assert session.editing.chosen == ("x",)
    _press(window, Qt.Key.Key_Period)
    assert session.address.step == 2
    QTest.keyClick(window.timeline.track, Qt.Key.Key_Left)
    assert session.address.step == 1


def test_space_does_not_play_while_the_graph_is_edited(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_E)
    _press(window, Qt.Key.Key_Space)
    assert not window.player.playing


def test_escape_lets_go_of_the_nodes_and_then_of_the_mode(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_E)
    window.session.editing.choose(["w"])
    _press(window, Qt.Key.Key_Escape)
    assert window.session.editing.on and not window.session.editing.chosen
    _press(window, Qt.Key.Key_Escape)
    assert not window.session.editing.on


def test_the_code_stands_beside_the_graph_that_is_edited(window: MainWindow) -> None:
    window.commands.edit_graph()
    assert window.tabs.currentIndex() == 1 and window.tabs.panel(1).kinds.current() == "graph"  # type: ignore[attr-defined]
    window.commands.edit_graph()
    assert window.tabs.currentIndex() == 0
    window.commands.edit_graph()
    window.tabs.setCurrentIndex(3)
    window.commands.edit_graph()
    assert window.tabs.currentIndex() == 3, "who has chosen another panel keeps it"


def test_the_button_stays_as_it_was_where_the_graph_cannot_be_edited(window: MainWindow) -> None:
    window.session.predict.set_on(True)
    window.header.edit.click()
    assert not window.header.edit.isChecked() and window.canvas.notice.sentence()


def test_a_field_over_the_canvas_keeps_its_keys(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_E)
    assert window.canvas.view.edit("x")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert window.session.editing.chosen == ("x",)


def test_keys_choose_all_nodes_and_delete_the_chosen_ones(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    before = session.document
    _press(window, Qt.Key.Key_E)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert set(session.editing.chosen) == set(before.graph.position)
    session.editing.choose(["r", "y"])
    _press(window, Qt.Key.Key_Delete)
    assert "r" not in session.document.graph and session.edits.undoText() == "Delete 2 nodes"
    session.edits.undo()
    assert session.document == before
    session.editing.choose_edge(Edge("w", "y_hat", 1))
    assert session.editing.chosen == ()
    _press(window, Qt.Key.Key_Backspace)
    assert session.document.graph["y_hat"].operands[0] == "x"
    assert session.edits.undoText() == "Disconnect ω from ×" and session.editing.edge is None


def test_the_sheet_of_keys_fits_into_a_small_window(window: MainWindow) -> None:
    window.resize(1366, 768)
    sheet = dialogs.keys_sheet(window)
    sheet.show()
    assert sheet.width() <= window.width() and sheet.height() <= window.height()
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Search and place an operation…", "Quit", "Step forward"} <= texts


def test_a_click_on_a_chip_leaves_the_keyboard_on_the_graph(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_E)
    QTest.mouseClick(window.left_side.palette_panel.chips[3], Qt.MouseButton.LeftButton)
    assert window.focusWidget() is window.canvas.view and window.session.editing.chosen == ("z",)


def test_a_screen_reader_is_told_the_keys_of_the_mode(window: MainWindow) -> None:
    view = window.canvas.view
    before = view.accessibleDescription()
    _press(window, Qt.Key.Key_E)
    assert "Tab places a node" in view.accessibleDescription()
    _press(window, Qt.Key.Key_E)
    assert view.accessibleDescription() == before
