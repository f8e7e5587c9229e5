"""New graph: a template or code of one's own is opened with real keys and clicks, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.document.file.read import read
from tutor.ui.files import questions
from tutor.ui.panels.new_graph import NewGraph
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.window.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    yield window_at(qtbot, "linear-model", "forward:r")


def dialog_of(window: MainWindow, qtbot: QtBot) -> NewGraph:
    """The dialog, opened by its key."""
    QTest.keyClick(window.canvas.view, Qt.Key.Key_N, CTRL | SHIFT)
    found = window.findChildren(NewGraph)[-1]
    qtbot.waitUntil(found.isActiveWindow)
    return found


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def write(field: QWidget, text: str) -> None:
    QTest.mouseClick(field, LEFT)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field, text)


def test_arrows_choose_a_template_and_enter_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    recent, dialog = list(window.files.recent.paths), dialog_of(window, qtbot)
    assert dialog.lines.toPlainText() == "", "an empty graph comes first"
    press(Qt.Key.Key_Down)
    assert "sigmoid" in dialog.lines.toPlainText()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "softmax" in dialog.lines.toPlainText()
    press(Qt.Key.Key_Return)
    session = window.session
    assert session.document.title == "Softmax classifier"
    assert window.windowTitle().startswith("Softmax classifier")
    assert (session.document.source, session.document.lesson) == (None, "")
    assert session.edits.isClean()
    assert window.files.recent.paths == recent
    window.activateWindow()  # the platform of the tests leaves that to us
    qtbot.waitUntil(window.canvas.view.hasFocus)
    qtbot.waitUntil(lambda: not window.findChildren(NewGraph))


def test_escape_closes_and_leaves_what_is_open(window: MainWindow, qtbot: QtBot) -> None:
    before, dialog = window.session.document, dialog_of(window, qtbot)
    press(Qt.Key.Key_End)
    QTest.mouseClick(dialog.own.code.viewport(), LEFT)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(NewGraph))
    assert window.session.document is before


def test_sizes_of_an_mlp_are_refused_with_a_sentence_or_taken(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)
    QTest.mouseClick(dialog.rows["mlp"], LEFT)
    write(dialog.sizes, "2-0-1")
    press(Qt.Key.Key_Return)
    assert "2-0-1 are no sizes of an MLP" in dialog.complaint.text()
    assert dialog.isVisible()
    write(dialog.sizes, "3-4-2")
    assert dialog.complaint.text() == ""
    assert "y_hat = W2 @ h1 + b2" in dialog.lines.toPlainText()
    press(Qt.Key.Key_Return)
    assert len(window.session.document.data["x"][0]) == 3  # type: ignore[arg-type]
    assert window.session.document.title == "MLP"


def test_a_network_comes_with_moons_and_learns_after_one_press_of_train(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = dialog_of(window, qtbot)
    QTest.mouseClick(dialog.rows["mlp"], LEFT)
    assert dialog.samples.sets.currentText() == "Two moons"
    QTest.mouseClick(dialog.open_button, LEFT)
    session = window.session
    assert (session.document.samples, len(session.document.validation["y"])) == (150, 50)
    window.tabs.setCurrentIndex(2)
    panel = window.tabs.panel(2)
    assert isinstance(panel, TrainingPanel)
    QTest.mouseClick(panel.controls.train, LEFT)
    qtbot.waitUntil(lambda: session.runs.length() > 0 and not session.runs.running, timeout=20_000)
    history = session.runs.history("own")
    assert history is not None
    assert np.mean(history.losses()[-15:]) < 0.02


def test_another_data_set_is_chosen_by_keys_where_it_fits(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Down)
    sets = dialog.samples.sets
    assert [sets.itemText(at) for at in range(2)] == ["The template's, 4 samples", "XOR"]
    sets.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert sets.currentText() == "Two circles"
    QTest.mouseClick(dialog.open_button, LEFT)
    recipe = window.session.document.recipe
    assert recipe is not None
    assert recipe.goes == {"x1": "x1", "x2": "x2", "y": "label"}


def test_a_double_click_opens(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)
    QTest.mouseDClick(dialog.rows["quadratic"], LEFT)
    assert window.session.document.title == "Quadratic model"


def test_code_of_ones_own_gets_values_and_parameters(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_of(window, qtbot)
    own = dialog.own
    press(Qt.Key.Key_End, Qt.Key.Key_Space)
    QTest.keyClicks(own.code, "z = W@x")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(own.code, "loss = sum(z)*")
    QTest.keyClick(own.code, Qt.Key.Key_Return, CTRL)
    assert dialog.complaint.text().startswith("Line 2, column"), "a mistake is told, and nothing is opened"
    press(Qt.Key.Key_Backspace)
    QTest.keyClick(own.code, Qt.Key.Key_Return, CTRL)
    assert "do not fit together in z" in dialog.complaint.text(), "two numbers are no matrices"
    write(own.values["W"], "[[1, 2], [3]]")
    press(Qt.Key.Key_Return)
    assert dialog.complaint.text().startswith("W: ")
    write(own.values["W"], "[[1, 2], [3, 4]]")
    write(own.values["x"], "[5, 6]")
    box = own.parameters["W"]
    QTest.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    press(Qt.Key.Key_Return)
    session = window.session
    assert session.document.title == "My graph"
    assert session.document.graph.parameters == ("W",)
    assert session.trace is not None
    assert float(session.trace.value("loss")) == 17 + 39
    assert session.document.training is not None
    assert not session.edits.isClean(), "what a person wrote is unsaved work"
    names: list[Path] = []
    monkeypatch.setattr(questions, "for_name", lambda _, name: names.append(name) or tmp_path / "my.tutor")
    window.activateWindow()
    qtbot.waitUntil(window.canvas.view.hasFocus)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_S, CTRL)
    assert len(names) == 1
    assert session.edits.isClean()
    assert read(tmp_path / "my.tutor").graph == session.document.graph


def test_unsaved_edits_are_asked_about_and_the_code_is_kept(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.set_value("x", 7.0)
    answers = ["cancel", "discard"]
    monkeypatch.setattr(questions, "about_unsaved", lambda *_: answers.pop(0))
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_End, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.own.code, "a = b*c")
    QTest.keyClick(dialog.own.code, Qt.Key.Key_Return, CTRL)
    assert window.session.document.title == "Linear model"
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.own.code.toPlainText() == "a = b*c"
    QTest.keyClick(dialog.own.code, Qt.Key.Key_Return, CTRL)
    assert window.session.document.graph.inputs == ("b", "c")
    assert answers == []
    window.session.edits.setClean()  # nobody is there to be asked when it closes


def test_the_catalogue_offers_it_last(window: MainWindow, qtbot: QtBot) -> None:
    window.lessons.show_catalogue()
    press(Qt.Key.Key_End, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(NewGraph)))
    window.findChildren(NewGraph)[-1].reject()
