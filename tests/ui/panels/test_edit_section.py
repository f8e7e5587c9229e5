"""The form of the Node panel while the graph is edited: each field with real keys is an edit with undo."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.starting.from_code import from_code
from tutor.ui.panels.node.edit_section import EditSection
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    code = "y = W @ x\nh = leaky_relu(y)\nloss = sum((h - 1) ** 3)"
    made.session.open(from_code(code, {"x": [[1.0], [2.0]]}, {"W": [[1.0, 2.0], [3.0, 4.0]]}))
    made.session.editing.set_on(True)
    yield made
    made.session.edits.setClean()
    made.close()


def _form(window: MainWindow, *names: str) -> EditSection:
    window.session.editing.choose(names)
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel) and panel.isVisible()
    return panel.edit


def _type(form: EditSection, key: str, text: str) -> str:
    """Type into a field and press Enter; the sentence below it."""
    field = form.fields[key]
    assert field.isVisible()
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    return field.message()


def test_a_name_and_a_symbol(window: MainWindow) -> None:
    session = window.session
    form = _form(window, "y")
    assert form.fields["name"].edit.hasFocus()
    assert _type(form, "name", "h") == "There is a node named h already."
    assert _type(form, "name", "y_hat") == ""
    assert session.editing.chosen == ("y_hat",) and session.edits.undoText() == "Rename y to y_hat"
    QTest.keyClick(form.fields["name"].edit, Qt.Key.Key_Escape)
    assert window.canvas.view.hasFocus()
    form = _form(window, "y_hat")
    assert "cannot be typeset" in _type(form, "symbol", r"\frac{a")
    assert _type(form, "symbol", r"\hat{\omega}") == ""
    assert session.document.names == {"y_hat": r"\hat{\omega}"}
    assert session.edits.undoText() == "Set the symbol of y_hat" and session.edits.count() == 2


def test_kind_value_and_shape_of_a_leaf(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    form = _form(window, "W")
    segment = next(each for each in form.kind.findChildren(QRadioButton) if each.text() == "Input")
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert session.document.graph.inputs == ("W", "x") and session.edits.undoText() == "Make W an input"
    assert _type(form, "value", "[[1, 2], [3]]") == "Every row needs as many numbers as the first."
    assert (
        _type(form, "value", "[[1, 2, 3]]").startswith("Shapes do not fit") or form.fields["value"].message()
    )
    assert _type(form, "value", "[[5, 6]]") == ""
    assert np.array_equal(np.asarray(session.document.values["W"]), [[5.0, 6.0]])
    assert _type(form, "shape", "3 x 2") == ""
    assert np.array_equal(np.asarray(session.document.values["W"]), [[5, 6], [0, 0], [0, 0]])
    assert "lengths" in _type(form, "shape", "many")
    for _ in range(3):
        session.edits.undo()
    assert session.edits.index() == 0 and session.document.graph.parameters == ("W",)


def test_a_parameter_begins_with_drawn_numbers(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    form = _form(window, "W")
    form.begins.choose("xavier_uniform")
    assert form.begins.says.text() == "from −1.225 to 1.225 (fan in 2, fan out 2)"
    form.begins.seed.setValue(4)
    qtbot.mouseClick(form.begins.draw, Qt.MouseButton.LeftButton)
    drawn = np.asarray(session.document.values["W"])
    assert drawn.shape == (2, 2) and (np.abs(drawn) <= np.sqrt(1.5)).all()
    assert session.edits.undoText() == "Draw the numbers of W"
    form.begins.choose("uniform")
    form.begins.first.edit.selectAll()
    QTest.keyClicks(form.begins.first.edit, "3")
    assert "lower bound" in form.begins.says.text() and not form.begins.draw.isEnabled()


def test_constants_operands_and_root_of_an_operation(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    form = _form(window, "h")
    assert _type(form, "constant 0", "0.2") == ""
    assert session.document.graph["h"].attributes == (0.2,) and session.edits.undoText() == "Set slope of h"
    form.root.click()
    assert session.document.graph.root == "h" and session.edits.undoText() == "Make h the root"
    difference = next(node.name for node in session.document.graph.nodes if node.op == "sub")
    form = _form(window, difference)
    qtbot.mouseClick(form.operands.rows[0].down, Qt.MouseButton.LeftButton)
    assert session.edits.undoText() == "Swap operands of −"


def test_a_power_and_its_square(window: MainWindow) -> None:
    session = window.session
    power = next(node.name for node in session.document.graph.nodes if node.op == "pow")
    form = _form(window, power)
    assert _type(form, "constant 0", "2") == ""
    square = next(node.name for node in session.document.graph.nodes if node.op == "square")
    form = _form(window, square)
    assert form.fields["constant 0"].text() == "2"


def test_a_constant_that_does_not_fit_is_refused_below_its_field(window: MainWindow) -> None:
    session = window.session
    session.open(from_code("y = softmax(x)\nloss = sum(y)", {"x": [1.0, 2.0]}, {}))
    session.editing.set_on(True)
    form = _form(window, "y")
    assert "axis 3" in _type(form, "constant 0", "3")
    assert "whole number" in _type(form, "constant 0", "0.5")
    assert _type(form, "constant 0", "0") == "" and session.document.graph["y"].attributes == (0.0,)


def test_several_nodes_show_what_they_have_in_common(window: MainWindow) -> None:
    session = window.session
    form = _form(window, "x", "W")
    assert form.several.text() == "x, W" and not form.fields["name"].isVisible()
    segment = next(each for each in form.kind.findChildren(QRadioButton) if each.text() == "Parameter")
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert session.document.graph.parameters == ("W", "x")
    assert session.edits.undoText() == "Make 2 leaves parameters" and session.edits.count() == 1
    form.begins.choose("kaiming_normal")
    QTest.mouseClick(form.begins.draw, Qt.MouseButton.LeftButton)
    assert session.edits.undoText() == "Draw the numbers of 2 parameters" and session.edits.count() == 2
    assert [np.shape(session.document.values[name]) for name in ("x", "W")] == [(2, 1), (2, 2)]
