"""Placing operations and leaves in the window: by keys alone, by the palette, by a double click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_main_window import open_window
from tutor.document.document import Document
from tutor.graph import write_code
from tutor.graph.edits import EMPTY
from tutor.ui import typeset
from tutor.ui.main_window import MainWindow
from tutor.ui.panels.palette.chip import Chip


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.session.editing.set_on(True)
    yield made
    made.session.edits.setClean()
    made.close()
    typeset.postpone(False)


def _keyboard(window: MainWindow) -> QWidget:
    focus = window.focusWidget()
    assert focus is not None
    return focus


def _type(window: MainWindow, *words: str) -> None:
    """Tab, the words, Enter: for each of them."""
    for each in words:
        QTest.keyClick(_keyboard(window), Qt.Key.Key_Tab)
        QTest.keyClicks(_keyboard(window), each)
        QTest.keyClick(_keyboard(window), Qt.Key.Key_Return)


def _chip(window: MainWindow, name: str) -> Chip:
    return next(chip for chip in window.left_side.palette_panel.chips if chip.entry.what.id == name)


def test_the_palette_takes_the_place_of_the_lesson(window: MainWindow) -> None:
    assert window.left_side.palette_panel.isVisible() and not window.lesson.isVisible()
    window.commands.lesson_panel()
    assert not window.left_side.palette_panel.isVisible()
    window.commands.lesson_panel()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_E)
    assert window.lesson.isVisible() and not window.left_side.palette_panel.isVisible()


def test_the_lecture_s_loss_is_built_by_keys_alone_and_stepped_to_its_gradient(window: MainWindow) -> None:
    session = window.session
    session.open(Document(title="Mine", graph=EMPTY, values={}))
    session.editing.set_on(True)
    _type(window, "x", "times", "w", "minus", "y", "squared")
    assert write_code(session.document.graph) == "z = x * w\nz1 = z - y\nz2 = z1 ** 2\n"
    assert session.edits.undoText() == "Add ( )² behind z₁"
    session.set_value("y", 2.0)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_End)
    assert session.frame.next_step is None and session.trace is not None
    assert float(session.trace.gradient("w")) == -2.0
    for _ in range(session.edits.count()):
        session.edits.undo()
    assert session.document.graph == EMPTY


def test_a_click_on_a_chip_places_it_behind_the_chosen_node(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(["r"])
    QTest.mouseClick(_chip(window, "relu"), Qt.MouseButton.LeftButton)
    (name,) = session.editing.chosen
    assert session.document.graph[name].operands == ("r",) and session.edits.undoText() == "Add ReLU behind r"


def test_what_is_placed_alone_stands_on_no_other_node(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(())
    for name in ("add", "relu", "mul"):
        session.editing.choose(())
        QTest.mouseClick(_chip(window, name), Qt.MouseButton.LeftButton)
    boxes = [
        item.mapRectToScene(item.body())
        for node in session.document.graph.nodes
        if (item := window.canvas.view.graph_scene.node(node.name)) is not None and node.op != "missing"
    ]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_a_double_click_on_the_ground_places_there(window: MainWindow) -> None:
    view, session = window.canvas.view, window.session
    spot = QPoint(90, view.viewport().height() - 120)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert _keyboard(window) is window.canvas.placing.popup.field
    QTest.keyClicks(_keyboard(window), "3.5")
    QTest.keyClick(_keyboard(window), Qt.Key.Key_Return)
    (name,) = session.editing.chosen
    assert session.document.graph[name].attributes == (3.5,)
    there = view.document_point(spot.toPointF())
    assert session.document.positions[name] == pytest.approx(there, abs=0.1)
    assert not window.canvas.placing.popup.isVisible() and _keyboard(window) is view


def test_escape_closes_the_search_and_a_name_that_is_taken_is_told(window: MainWindow) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Tab)
    popup = window.canvas.placing.popup
    QTest.keyClicks(popup.field, "w")
    assert "There is a node named w already." in popup._remark.text()
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not popup.isVisible() and _keyboard(window) is window.canvas.view and window.session.editing.on


def test_the_palette_is_walked_and_used_by_keys(window: MainWindow) -> None:
    panel = window.left_side.palette_panel
    panel.take_focus()
    QTest.keyClicks(panel.field, "soft")
    assert [chip.entry.what.id for chip in panel.shown()][:2] == ["softplus", "softmax"]
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert _keyboard(window) is _chip(window, "softplus")
    QTest.keyClick(_keyboard(window), Qt.Key.Key_Right)
    assert _keyboard(window) is _chip(window, "softmax")
    QTest.keyClick(_keyboard(window), Qt.Key.Key_Up)
    assert _keyboard(window) is panel.field
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert any(node.op == "softplus" for node in window.session.document.graph.nodes)
