"""Names and values typed on the nodes while the graph is edited, with real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.starting.from_code import from_code
from tutor.ui.canvas.name_field import NameField
from tutor.ui.panels.matrix_dialog import MatrixDialog
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.set_motion(False)
    made.session.open(from_code("z = x * w\nloss = (z - 2) ** 2", {"x": 3.0}, {"w": 2.0}))
    made.session.editing.set_on(True)
    yield made
    made.session.edits.setClean()
    made.close()


def _press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.canvas.view, key)


def _double_click(qtbot: QtBot, viewport: QWidget, at: QPoint) -> None:
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)  # else the next test finds it pressed


def _field(window: MainWindow) -> NameField:
    found = window.canvas.view.findChild(NameField)
    assert isinstance(found, NameField) and found.isVisible()
    return found


def test_a_node_is_renamed_where_it_stands(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(["z"])
    _press(window, Qt.Key.Key_F2)
    field = _field(window)
    assert field.field.text() == "z" and field.field.hasFocus()
    window.canvas.zoom(2)
    item = window.canvas.view.graph_scene.node("z")
    assert item is not None
    at = window.canvas.view.mapFromScene(item.scenePos())
    assert field.geometry().contains(at)
    QTest.keyClicks(field.field, "w")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert field.isVisible() and field.complaint.text() == "There is a node named w already."
    field.field.selectAll()
    QTest.keyClicks(field.field, "y_hat")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert not field.isVisible() and window.canvas.view.hasFocus()
    assert session.document.graph["y_hat"].op == "mul" and session.editing.chosen == ("y_hat",)
    assert session.document.symbols.plain("y_hat") == "ŷ"
    assert session.edits.undoText() == "Rename z to y_hat"
    _press(window, Qt.Key.Key_F2)
    QTest.keyClicks(field.field, "never")
    QTest.keyClick(field.field, Qt.Key.Key_Escape)
    assert "y_hat" in session.document.graph and session.edits.count() == 1


def test_an_unnamed_node_gets_a_name_by_a_double_click(window: MainWindow, qtbot: QtBot) -> None:
    session, view = window.session, window.canvas.view
    item = view.graph_scene.node(session.document.graph["loss"].operands[0])
    assert item is not None
    at = view.mapFromScene(item.scenePos())
    _double_click(qtbot, view.viewport(), at)
    field = _field(window)
    assert field.field.text() == ""
    QTest.keyClicks(field.field, "r")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert session.document.graph["loss"].operands == ("r",)


def test_enter_types_a_value_constants_too(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.editing.choose(["w"])
    _press(window, Qt.Key.Key_Return)
    assert view.editor.field.hasFocus()
    QTest.keyClicks(view.editor.field, "-4")
    QTest.keyClick(view.editor.field, Qt.Key.Key_Return)
    assert session.document.values["w"] == -4.0 and session.edits.undoText() == "Set w = −4"
    (constant,) = (leaf.name for leaf in session.document.graph.leaves if leaf.op == "constant")
    session.editing.choose([constant])
    _press(window, Qt.Key.Key_Return)
    QTest.keyClicks(view.editor.field, "5")
    QTest.keyClick(view.editor.field, Qt.Key.Key_Return)
    assert [leaf.attributes for leaf in session.document.graph.leaves if leaf.op == "constant"] == [(5.0,)]


def test_a_matrix_opens_a_grid_that_takes_a_spreadsheet(window: MainWindow) -> None:
    session = window.session
    session.open(
        from_code("y = W @ x\nloss = sum(y)", {"x": [[1.0], [2.0]]}, {"W": [[1.0, 2.0], [3.0, 4.0]]})
    )
    session.editing.set_on(True)
    session.editing.choose(["W"])
    _press(window, Qt.Key.Key_Return)
    dialog = window.findChild(MatrixDialog)
    assert isinstance(dialog, MatrixDialog)
    QGuiApplication.clipboard().setText("1\t2\r\n3\t4\r\n5\t−6\r\n")
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.rows.value(), dialog.columns.value()) == (3, 2)
    ok = dialog.findChild(QDialogButtonBox)
    assert isinstance(ok, QDialogButtonBox)
    dialog.columns.setValue(3)
    ok.button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.isVisible() and "columns" in dialog.complaint.text()
    dialog.columns.setValue(2)
    dialog.cells.setData(dialog.cells.index(2, 0), "five")
    ok.button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.complaint.text() == "Row 2, column 0: “five” is not a number."
    dialog.cells.setData(dialog.cells.index(2, 0), "5")
    ok.button(QDialogButtonBox.StandardButton.Ok).click()
    assert np.array_equal(np.asarray(session.document.values["W"]), [[1, 2], [3, 4], [5, -6]])
    assert session.edits.undoText() == "Set W"


def test_a_double_click_on_a_number_still_edits_the_value(window: MainWindow, qtbot: QtBot) -> None:
    view = window.canvas.view
    where = view.viewport_point("w")
    assert where is not None
    _double_click(qtbot, view.viewport(), where)
    assert view.editor.isVisible()
    QTest.keyClick(view.editor.field, Qt.Key.Key_Escape)
