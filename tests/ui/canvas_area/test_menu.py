"""The menu at a place of the canvas: opened by mouse and keys, what it offers, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.document import NodeGroup
from tutor.document.page import Page
from tutor.document.starting.from_code import from_code
from tutor.graph import Edge
from tutor.ui.window.main_window import MainWindow
from tutor.walk.quantity import value


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.set_motion(False)
    made.session.open(from_code("z = x * w\nloss = (z - b) ** 2", {"x": 3.0, "b": 1.0}, {"w": 2.0}))
    made.session.go_to_step(2)
    yield made
    made.session.edits.setClean()
    made.close()


def _menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def _at(window: MainWindow, name: str) -> QPoint:
    item = window.canvas.view.graph_scene.node(name)
    assert item is not None
    return window.canvas.view.mapFromScene(item.scenePos())


def _right_click(window: MainWindow, at: QPoint) -> QMenu:
    """As a system does that asks for the menu at the press."""
    viewport = window.canvas.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.RightButton, pos=at)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    QTest.mouseRelease(viewport, Qt.MouseButton.RightButton, pos=at)
    QApplication.processEvents()
    return _menu()


def _entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(words))


def test_a_right_click_on_a_node_offers_what_can_be_done(window: MainWindow) -> None:
    session = window.session
    session.editing.set_on(True)
    operation = _right_click(window, _at(window, "loss"))
    swap, root = _entry(operation, "Swap operands"), _entry(operation, "Make it the root")
    assert not swap.isEnabled() and "two operands" in swap.toolTip()
    assert not root.isEnabled() and root.toolTip() == "It is the root already."
    operation.close()
    menu = _right_click(window, _at(window, "w"))
    assert session.editing.chosen == ("w",)
    assert _entry(menu, "Rename").shortcut().toString() == "F2"
    kinds = _entry(menu, "Kind of leaf").menu()
    assert isinstance(kinds, QMenu)
    assert [action.isChecked() for action in kinds.actions()] == [False, True, False]
    kinds.actions()[0].trigger()
    assert session.document.graph.inputs == ("x", "w", "b") and session.edits.undoText() == "Make w an input"
    menu.close()


def test_the_menu_key_opens_it_at_the_chosen_nodes(window: MainWindow) -> None:
    session = window.session
    session.editing.set_on(True)
    session.editing.choose(["x", "w"])
    QTest.keyClick(window.canvas.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = _menu()
    _entry(menu, "Delete").trigger()
    assert session.edits.undoText() == "Delete 2 nodes" and "w" not in session.document.graph
    menu.close()
    session.editing.choose(())
    viewport, middle = window.canvas.view.viewport(), QPoint(300, 300)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, viewport.mapToGlobal(middle))
    QApplication.sendEvent(viewport, by_key)  # what some systems send beside the key
    assert QApplication.activePopupWidget() is None
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Menu)
    ground = _menu()
    _entry(ground, "Choose all").trigger()
    assert set(session.editing.chosen) == {"z", "loss", "b", *session.document.graph["loss"].operands}
    ground.close()


def test_outside_of_the_mode_it_has_what_applies_there(window: MainWindow) -> None:
    session = window.session
    menu = _right_click(window, _at(window, "z"))
    assert session.selected is not None and session.selected.node == "z"
    _entry(menu, "Copy").trigger()
    assert "z = ... * ..." in QGuiApplication.clipboard().text()
    _entry(menu, "Explain").trigger()
    assert window.tabs.currentIndex() == 0 and session.selected == value("z")
    typing = _entry(menu, "Type its value")
    assert not typing.isEnabled() and typing.toolTip()
    menu.close()
    _entry(_right_click(window, QPoint(6, 6)), "Edit the graph").trigger()
    assert session.editing.on
    _menu().close()


def test_what_a_page_holds_is_grey_and_says_so(window: MainWindow) -> None:
    session = window.session
    page = Page("One", "Look.", locks=("values",))
    session.open(replace(session.document, pages=(page,)))
    menu = _right_click(window, _at(window, "w"))
    for words in ("Type its value", "Edit the graph"):
        entry = _entry(menu, words)
        assert not entry.isEnabled() and "page" in entry.toolTip()
    menu.close()


def test_a_closed_frame_has_a_menu_of_its_own(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.open(replace(session.document, groups=(NodeGroup("Product", ("x", "w", "z"), closed=True),)))
    (closed,) = (name for name in view.graph_scene.picture.closed) if view.graph_scene.picture else ("",)
    menu = _right_click(window, _at(window, closed))
    assert [action.text() for action in menu.actions() if action.text()][-1].startswith("Edit the graph")
    _entry(menu, "Edit the graph").trigger()
    menu.close()
    menu = _right_click(window, _at(window, closed))
    assert set(session.editing.chosen) == {"x", "w", "z"}
    frames = _entry(menu, "Frame").menu()
    assert isinstance(frames, QMenu)
    _entry(frames, "Collapse or open").trigger()
    assert not session.document.groups[0].closed
    menu.close()


def test_a_right_click_on_an_edge_takes_it_away(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.editing.set_on(True)
    way = view.graph_scene.standing.arranged.ways[Edge("w", "z", 1)] if view.graph_scene.standing else None
    assert way is not None
    (start, one, other, end) = way[0]
    middle = [(start[axis] + 3 * one[axis] + 3 * other[axis] + end[axis]) / 8 for axis in (0, 1)]
    menu = _right_click(window, view.mapFromScene(*middle))
    assert session.editing.edge == Edge("w", "z", 1)
    _entry(menu, "Disconnect").trigger()
    assert session.edits.undoText() == "Disconnect w from ×"
    menu.close()
