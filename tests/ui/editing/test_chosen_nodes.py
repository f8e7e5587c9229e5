"""The chosen nodes by keys: choose more, move, line up, copy through a mail, duplicate, swap, undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.starting.from_code import from_code
from tutor.graph import write_code
from tutor.ui.window.main_window import MainWindow

_KEY, _HELD = Qt.Key, Qt.KeyboardModifier
_CONTROL, _SHIFT = _HELD.ControlModifier, _HELD.ShiftModifier
_CODE = "z = x * w\ns = z - b\nloss = s ** 2"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.set_motion(False)
    made.session.open(from_code(_CODE, {"x": 3.0, "b": 1.0}, {"w": 2.0}))
    made.session.editing.set_on(True)
    yield made
    made.session.edits.setClean()
    made.close()


def _press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = _HELD.NoModifier) -> None:
    QTest.keyClick(window.canvas.view, key, held)


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_shift_and_arrows_choose_more(window: MainWindow) -> None:
    editing = window.session.editing
    editing.choose(["w"])
    _press(window, _KEY.Key_Right, _SHIFT)
    _press(window, _KEY.Key_Right, _SHIFT)
    assert editing.chosen == ("w", "z", "s") and window.session.address.step == 0
    _press(window, _KEY.Key_Left)
    assert editing.chosen == ("z",)


def test_moves_by_keys_are_one_step_of_undo(window: MainWindow) -> None:
    session = window.session
    before = session.document
    session.editing.choose(["x", "w"])
    there = dict(session.editing.places())
    for _ in range(3):
        _press(window, _KEY.Key_Right, _CONTROL | _SHIFT)
    _press(window, _KEY.Key_Down, _CONTROL | _SHIFT)
    now = session.editing.places()
    assert now["x"] == pytest.approx((there["x"][0] + 36, there["x"][1] + 12), abs=0.2)
    assert now["z"] == there["z"]
    assert [session.edits.text(at) for at in range(session.edits.count())] == ["Move 2 nodes"]
    _press(window, _KEY.Key_Z, _CONTROL)
    assert session.document == before


def test_nodes_go_through_a_mail_and_come_back(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(["x", "w", "z"])
    _press(window, _KEY.Key_C, _CONTROL)
    mail = "\r\n".join(f"> {line}" for line in _clipboard().splitlines())
    QGuiApplication.clipboard().setText(mail)
    _press(window, _KEY.Key_V, _CONTROL)
    assert set(session.editing.chosen) == {"x1", "w1", "z1"}
    assert session.edits.undoText() == "Paste 3 nodes"
    assert session.document.graph["z1"].operands == ("x1", "w1")
    assert session.document.values["w1"] == 2.0 and "w1" in session.document.graph.parameters
    drawn = session.editing.places()
    assert all(drawn[name] != drawn[f"{name}1"] for name in ("x", "w", "z"))
    _press(window, _KEY.Key_V, _CONTROL)
    assert session.editing.places()[session.editing.chosen[-1]] not in drawn.values()


def test_code_can_be_pasted_and_foreign_text_is_refused(window: MainWindow) -> None:
    session, said = window.session, list[str]()
    session.said.connect(said.append)
    QGuiApplication.clipboard().setText("h = tanh(u)\n")
    _press(window, _KEY.Key_V, _CONTROL)
    assert set(session.editing.chosen) == {"u", "h"} and not said
    before = session.document
    for text in ("Dear all,\nplease find attached\n", "", "__import__('os').system('x')", "a = b @ c\n" * 3):
        QGuiApplication.clipboard().setText(text)
        _press(window, _KEY.Key_V, _CONTROL)
    assert session.document is before and len(said) == 4
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in said)


def test_what_is_looked_at_can_be_copied_without_editing(window: MainWindow) -> None:
    window.session.editing.choose(["loss"])
    _press(window, _KEY.Key_E)
    assert not window.session.editing.on
    _press(window, _KEY.Key_C, _CONTROL)
    assert "loss" in _clipboard() and "\nz =" not in _clipboard()
    count = window.session.edits.count()
    _press(window, _KEY.Key_V, _CONTROL)
    assert window.session.edits.count() == count


def test_swap_duplicate_and_root(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(["s"])
    _press(window, _KEY.Key_X)
    assert session.document.graph["s"].operands == ("b", "z")
    assert session.edits.undoText() == "Swap operands of −"
    _press(window, _KEY.Key_D, _CONTROL)
    (copy,) = session.editing.chosen
    assert session.document.graph[copy].operands == ("b", "z")
    assert session.edits.undoText() == "Duplicate −"
    session.editing.choose(["z"])
    _press(window, _KEY.Key_R, _SHIFT)
    assert session.document.graph.root == "z" and session.edits.undoText() == "Make z the root"
    for _ in range(3):
        _press(window, _KEY.Key_Z, _CONTROL)
    assert write_code(session.document.graph).strip() == _CODE


def test_nodes_are_lined_up_and_distributed(window: MainWindow) -> None:
    session, said = window.session, list[str]()
    session.said.connect(said.append)
    session.editing.choose(["x"])
    window.command_action("align_left").trigger()
    assert session.edits.count() == 0 and said[0].startswith("Choose two nodes")
    session.editing.choose(["x", "w", "b"])
    window.command_action("align_left").trigger()
    drawn = session.editing.places()
    assert len({drawn[name][0] for name in ("x", "w", "b")}) == 1
    assert session.edits.undoText() == "Align 3 nodes left"
    window.command_action("distribute_down").trigger()
    down = sorted(session.document.positions[name][1] for name in ("x", "w", "b"))
    assert down[1] - down[0] == pytest.approx(down[2] - down[1])


def test_edges_are_taken_away_by_a_key(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(["s"])
    _press(window, _KEY.Key_C, _SHIFT)
    assert session.edits.undoText() == "Disconnect −"
    assert "s = ... - ..." in write_code(session.document.graph)
