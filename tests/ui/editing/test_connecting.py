"""Connecting nodes by keys alone: what is offered, what is refused and why, and the edit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.starting.from_code import from_code
from tutor.ui.panels.port_list import PortList
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.set_motion(False)
    made.session.open(
        from_code("z = x * w\ns = z + b\nh = relu(s)\nloss = h ** 2", {"x": 3.0, "b": 1.0}, {"w": 2.0})
    )
    made.session.editing.set_on(True)
    yield made
    made.session.edits.setClean()
    made.close()


def _open(window: MainWindow, *names: str) -> PortList:
    window.session.editing.choose(names)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_C)
    found = [each for each in window.canvas.view.findChildren(PortList) if each.isVisible()]
    assert len(found) == 1 and found[0].field.hasFocus()
    return found[0]


def test_letters_choose_a_port_and_enter_connects(window: MainWindow) -> None:
    session = window.session
    ports = _open(window, "b")
    QTest.keyClicks(ports.field, "mul")
    QTest.keyClick(ports.field, Qt.Key.Key_Down)
    assert "operand 2, instead of w" in str(ports.list.currentIndex().data())
    assert not ports.complaint.text()
    QTest.keyClick(ports.field, Qt.Key.Key_Return)
    assert session.document.graph["z"].operands == ("x", "b")
    assert session.edits.undoText() == "Connect b to ×"
    assert window.canvas.view.hasFocus() and not ports.isVisible()


def test_what_cannot_be_comes_last_and_says_why(window: MainWindow) -> None:
    session = window.session
    ports = _open(window, "s")
    assert str(ports.list.model().index(0, 0).data()).startswith("loss")
    QTest.keyClicks(ports.field, "z")
    assert ports.complaint.text() == "This would make a cycle: s → z → s."
    QTest.keyClick(ports.field, Qt.Key.Key_Return)
    assert ports.isVisible() and session.edits.count() == 0
    QTest.keyClick(ports.field, Qt.Key.Key_Escape)
    assert not ports.isVisible() and session.editing.on and window.canvas.view.hasFocus()


def test_of_two_chosen_nodes_the_first_goes_to_the_second(window: MainWindow) -> None:
    ports = _open(window, "x", "s")
    QTest.keyClick(ports.field, Qt.Key.Key_Return)
    assert window.session.document.graph["s"].operands == ("x", "b")
