"""The graph typed in the Code panel by real keys: the canvas follows, and undo is one history."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.edits import edits
from tutor.document.file.read import read
from tutor.document.starting.from_code import from_code
from tutor.engine import torch_engine
from tutor.graph import write_code
from tutor.ui.panels.code import CodePanel
from tutor.ui.panels.graph_code import GraphCode
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.tabs.setCurrentIndex(1)
    yield made
    made.close()
    Settings().keep_number("tab", 0)  # the next window opens as a new one does


def _code(window: MainWindow) -> GraphCode:
    panel = window.tabs.panel(1)
    assert isinstance(panel, CodePanel)
    panel.show_kind("graph")
    return panel.graph


def _edit(qtbot: QtBot, window: MainWindow) -> GraphCode:
    """Enter into the editor by the keyboard."""
    graph = _code(window)
    graph.code.setFocus()
    qtbot.keyClick(graph.code, Qt.Key.Key_Return)
    assert window.session.typed.on and not graph.code.isReadOnly()
    return graph


def _retype(qtbot: QtBot, graph: GraphCode, line: int, text: str) -> None:
    """Type this in the place of a line."""
    graph.code.setTextCursor(QTextCursor(graph.code.document().findBlockByNumber(line)))
    qtbot.keyClick(graph.code, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(graph.code, text)


@pytest.mark.needs_torch
def test_the_graph_follows_what_is_typed_after_a_pause(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    before = dict(session.document.positions)
    session.go_to_step(session.walkthrough.position_of("backward:r"))
    graph = _edit(qtbot, window)
    _retype(qtbot, graph, 0, "y_hat = x * w + b")
    assert session.edits.count() == 0
    qtbot.waitUntil(lambda: session.edits.count() == 1)
    document = session.document
    assert write_code(document.graph).startswith("y_hat = x * w + b\n")
    assert document.graph.parameters == ("w",) and document.graph.inputs == ("x", "b", "y")
    assert (document.values, dict(document.data)["x"]) == ({"w": 1.0, "b": 1.0}, (1.0, 2.0, 3.0))
    assert dict(document.positions) == before
    assert session.frame.step is not None and session.frame.step.node == "r"
    assert session.trace is not None and float(session.trace.value("y_hat")) == 2.0
    theirs = torch_engine.trace(document.graph, document.sample(0))
    assert float(session.trace.gradient("w")) == pytest.approx(float(theirs.gradient("w")))
    drawn = session.editing.places()
    assert drawn["b"] not in [place for name, place in drawn.items() if name != "b"]


def test_what_stays_of_a_graph_that_was_laid_out_by_itself_does_not_move(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.open(from_code("h = x*w\nloss = h + b", {"x": 2.0, "b": 1.0}, {"w": 3.0}))
    assert not session.document.positions
    before = dict(session.editing.places())
    graph = _edit(qtbot, window)
    graph.code.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(graph.code, " * h * c")
    session.typed.read()
    assert session.edits.count() == 1
    after = session.editing.places()
    assert {name: after[name] for name in before} == before
    assert after["c"] not in before.values()


def test_a_mistake_is_underlined_and_the_canvas_keeps_the_graph(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    graph = _edit(qtbot, window)
    kept = session.document
    _retype(qtbot, graph, 1, "r = y_hat - wrong(y)")
    qtbot.waitUntil(lambda: session.typed.mistake is not None)
    assert session.document is kept and session.edits.count() == 0
    assert graph.code.underlined == "wrong"
    assert graph.complaint.isVisible() and graph.complaint.text().startswith("Line 2, column 13: ")
    assert window.command_action("undo").isEnabled()
    qtbot.keyClick(graph.code, Qt.Key.Key_Z, _CONTROL)
    assert session.typed.mistake is None and not graph.complaint.isVisible()
    assert graph.code.toPlainText() + "\n" == write_code(kept.graph) and graph.code.underlined == ""
    assert not window.command_action("undo").isEnabled()


def test_undo_in_the_editor_and_of_the_window_are_one_history(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    start = session.document
    graph = _edit(qtbot, window)
    texts = [graph.code.toPlainText()]
    for line in ("loss = r**4", "loss = r**4 + w**2"):
        _retype(qtbot, graph, 2, line)
        session.typed.read()
        texts.append(write_code(session.document.graph).rstrip("\n"))
    assert session.edits.count() == 2
    qtbot.keyClick(graph.code, Qt.Key.Key_Z, _CONTROL)
    assert graph.code.toPlainText() == texts[1]
    window.command_action("undo").trigger()
    assert (session.document, graph.code.toPlainText()) == (start, texts[0])
    qtbot.keyClick(graph.code, Qt.Key.Key_Y, _CONTROL)
    window.command_action("redo").trigger()
    assert graph.code.toPlainText() == texts[2] and session.typed.on


def test_a_checked_name_is_a_parameter(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    graph = _edit(qtbot, window)
    _retype(qtbot, graph, 0, "y_hat = x * w + b")
    session.typed.read()
    names = [graph.parameters.item(row).text() for row in range(graph.parameters.count())]
    graph.parameters.setFocus()
    graph.parameters.setCurrentRow(names.index("b"))
    qtbot.keyClick(graph.parameters, Qt.Key.Key_Space)
    assert set(session.document.graph.parameters) == {"w", "b"}
    assert session.walkthrough.position_of("update:b")
    assert session.edits.undoText() == "Make b a parameter"
    assert graph.code.toPlainText().startswith("y_hat = x * w + b\n") and session.typed.on
    session.edits.undo()
    assert session.document.graph.parameters == ("w",)
    row = graph.parameters.item(names.index("b"))
    assert row.checkState() is Qt.CheckState.Unchecked


def test_it_is_saved_and_read_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session, path = window.session, tmp_path / "typed.tutor"
    graph = _edit(qtbot, window)
    _retype(qtbot, graph, 0, "y_hat = x * v")
    said: list[str] = []
    session.said.connect(said.append)
    session.typed.read()
    assert any(words.startswith("Some pages tell of steps") for words in said)
    assert window.files.saving.save_to(path)
    again = read(path)
    assert (again.graph, again.values) == (session.document.graph, session.document.values)
    assert [page.at for page in again.pages][-2:] == ["start", "end"] and again.pages[5].at != "start"


def test_it_is_refused_while_a_question_is_open_and_left_when_one_comes(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, graph = window.session, _edit(qtbot, window)
    _retype(qtbot, graph, 2, "loss = ")
    session.typed.read()
    session.predict.set_on(True)
    assert graph.code.isReadOnly() and not session.typed.on
    said: list[str] = []
    session.said.connect(said.append)
    graph.edit_button.click()
    assert not session.typed.on and said[-1].startswith("The walk waits for you")
    session.predict.set_on(False)
    graph.edit_button.click()
    assert graph.code.toPlainText().endswith("\nloss = ") and graph.complaint.isVisible()


def test_esc_reads_what_was_typed_and_leaves(window: MainWindow, qtbot: QtBot) -> None:
    session, graph = window.session, _edit(qtbot, window)
    graph.code.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(graph.code, Qt.Key.Key_Return)
    qtbot.keyClicks(graph.code, "cost = loss + w**2")
    qtbot.keyClick(graph.code, Qt.Key.Key_Escape)
    assert graph.code.isReadOnly() and session.document.graph.root == "cost"
    assert graph.parameters.isHidden() and graph.edit_button.text() == "Edit"
    assert all(
        part.accessibleName() for part in (graph.code, graph.parameters, graph.edit_button, graph.complaint)
    )


def test_the_lines_of_an_edit_elsewhere_are_written_when_somebody_looks(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, graph = window.session, _code(window)
    before = graph.code.toPlainText()
    window.tabs.setCurrentIndex(0)
    session.editing.apply(partial(edits.rename, name="y_hat", new="guess"), "Rename")
    assert graph.code.toPlainText() == before, "nobody looks"
    window.tabs.setCurrentIndex(1)
    assert graph.code.toPlainText() + "\n" == write_code(session.document.graph)
    session.edits.undo()
    qtbot.waitUntil(lambda: graph.code.toPlainText() == before, timeout=1000)
    session.go_to_step(1)
    assert graph.code.marked == 0
