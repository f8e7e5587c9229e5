"""Unfinished graphs in a session and in the window: nothing is raised, and what is finished is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.document import Document, open_source
from tutor.document.edits import edits
from tutor.document.file.read import read, read_text
from tutor.errors import TutorError
from tutor.graph import Edge
from tutor.graph.edits import EMPTY
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import GraphPicture, LabelKey, Moment
from tutor.ui.files import questions
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.code import CodePanel
from tutor.ui.panels.new_graph import NewGraph
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.session.session import Session
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Phase

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
UNFINISHED = """
format = 1
title = "Mine"
code = "y_hat = x * w\\ns = y_hat + ...\\nloss = s ** 2"
parameters = ["w"]
[values]
x = 2
w = 3
[training]
"""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = window_at(qtbot, "linear-model", "start")
    yield window
    window.session.edits.setClean()  # nobody is there to be asked when it closes


def change(document: Document, data: st.DataObject) -> Document:
    """One edit by chance."""
    names = [*document.graph.position]
    pick = st.sampled_from(names)
    kind = data.draw(
        st.sampled_from(["operation", "leaf", "connect", "connect", "disconnect", "delete", "value"])
    )
    if kind == "operation":
        return edits.add_operation(
            document, data.draw(st.sampled_from(["add", "relu", "affine", "mse"])), (0.0, 0.0)
        )
    if kind == "leaf":
        leaf = data.draw(st.sampled_from(["input", "parameter", "constant"]))
        return edits.add_leaf(document, leaf, (0.0, 0.0), "", data.draw(st.sampled_from([0.5, (1.0, 2.0)])))
    if kind == "connect":
        return edits.connect(document, data.draw(pick), data.draw(pick))
    if kind == "disconnect" and document.graph.edges:
        return edits.disconnect(document, data.draw(st.sampled_from(document.graph.edges)))
    if kind == "delete":
        return edits.delete(document, {data.draw(pick)})
    return edits.set_value(document, data.draw(pick), 2.0)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.sampled_from(["template:empty", "train-linear"]), data=st.data())
def test_whatever_is_edited_every_step_can_be_shown(qapp: object, source: str, data: st.DataObject) -> None:
    with closing(Session(open_source(source))) as session:  # whatever becomes of the example
        edit_and_step(session, data)


def edit_and_step(session: Session, data: st.DataObject) -> None:
    """Edit at random, and show every step after each edit."""
    scene = GraphScene(load_theme("light"))
    scene.set_motion(False)
    for _ in range(data.draw(st.integers(4, 9))):
        session.editing.apply(lambda document: change(document, data), "edit")
        document = session.document
        scene.set_picture(GraphPicture(document.graph, document.symbols, document.positions, document.groups))
        assert (session.trace is None) or session.trace.graph is document.computed
        for position in range(len(session.walkthrough) + 1):
            session.go_to_step(position)
            scene.set_moment(Moment(session.frame, session.trace, session.updates, session.frame.next_step))
            assert (session.narration is None) == (position == 0 or session.trace is None)
        session.walking.move(1)
        for node in document.graph.drawn:
            shown = scene.says(node.name)
            assert shown is not None
            assert shown.waits == (node.name not in document.computed)


def build(session: Session) -> None:
    """x and w, their product, and a sum that misses an operand."""
    for kind, name in (("input", "x"), ("parameter", "w")):
        session.editing.apply(
            lambda document, k=kind, n=name: edits.add_leaf(document, k, (0.0, 0.0), n, 3.0), "Add"
        )
    for op, name in (("mul", "y_hat"), ("add", "s")):
        session.editing.apply(
            lambda document, o=op, n=name: edits.add_operation(document, o, (200.0, 0.0), (), n), "Add"
        )
    for source, target in (("x", "y_hat"), ("w", "y_hat"), ("y_hat", "s")):
        session.editing.apply(lambda document, s=source, t=target: edits.connect(document, s, t), "Connect")


def test_an_empty_graph_is_begun_built_walked_saved_and_opened_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_N, CTRL | SHIFT)
    (dialog,) = window.findChildren(NewGraph)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.rows["empty"], Qt.Key.Key_Return)
    session = window.session
    assert session.document.graph == EMPTY
    assert session.editing.on
    assert (session.trace, len(session.walkthrough)) == (None, 0)
    assert window.canvas.waiting is not None
    begun = "There is nothing in the graph yet. Drag something here, or press Tab."
    assert window.canvas.waiting.sentence == begun
    session.walking.move(1)
    build(session)
    assert window.canvas.waiting.sentence == "s waits for operand 2 of 2."
    assert session.trace is not None
    assert float(session.trace.value("y_hat")) == 9
    while session.frame.next_step is not None:
        session.walking.move(1)
    assert session.frame.step is not None
    assert session.frame.step.phase is Phase.BACKWARD
    path = tmp_path / "mine.tutor"
    monkeypatch.setattr(questions, "for_name", lambda *_: path)
    window.activateWindow()  # the platform of the tests leaves that to us
    qtbot.waitUntil(window.canvas.view.hasFocus)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_S, CTRL)
    assert "s = y_hat + ..." in path.read_text()
    assert window.files.open(str(path))
    assert session.document.graph == read(path).graph
    assert session.trace is not None
    session.editing.set_on(True)
    session.editing.apply(lambda document: edits.connect(document, "x", "s"), "Connect")
    assert window.canvas.waiting.isHidden(), "nothing waits any more"
    assert float(session.trace.value("s")) == 12


def test_what_waits_is_marked_on_the_canvas_and_explained(window: MainWindow, qtbot: QtBot) -> None:
    session, view = window.session, window.canvas.view
    session.open(read_text(UNFINISHED, "mine"))
    scene = view.graph_scene
    stub = Edge("...", "s", 1)
    assert scene.drawn[("stub", stub)].toolTip() == "Operand 2 of s is missing"
    label = scene.label(LabelKey("missing", "s"))
    assert label is not None
    assert label.toolTip() == "s waits for operand 2 of 2."
    assert window.canvas.waiting is not None
    QTest.mouseClick(window.canvas.waiting.button, Qt.MouseButton.LeftButton)
    assert view.selected == "s"
    assert view.hasFocus()
    assert view.accessibleName().endswith("s waits for operand 2 of 2.")
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    qtbot.waitUntil(panel.table.isHidden)
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert view.selected == "loss"
    assert view.accessibleName().endswith("loss waits for nodes before it.")


def test_training_and_predicting_wait_with_a_sentence(window: MainWindow) -> None:
    session, said = window.session, []
    session.said.connect(said.append)
    session.open(read_text(UNFINISHED, "mine"))
    session.train(1)
    assert said.pop() == "There is nothing to train yet: s waits for operand 2 of 2."
    session.open(open_source("template:empty"))
    session.predict.set_on(True)
    assert not session.predict.on
    assert said.pop() == "There is nothing to compute yet: put something into the graph."


def test_dots_are_typed_in_the_code_and_the_finished_part_follows(window: MainWindow) -> None:
    session = window.session
    session.typed.begin()
    session.typed.type("h = x * w\nloss = h - ...")
    session.typed.read()
    assert session.typed.mistake is None
    assert session.document.graph.missing == {"..."}
    assert session.document.computed.root == "h"
    for nothing in ("", "# to begin with"):
        session.typed.type(nothing)
        session.typed.read()
        assert isinstance(session.typed.mistake, TutorError), "a graph is not thrown away between two keys"
    assert session.document.computed.root == "h"


def test_the_program_is_that_of_what_is_finished(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open(read_text(UNFINISHED, "mine"))
    window.tabs.setCurrentIndex(1)
    panel = window.tabs.panel(1)
    assert isinstance(panel, CodePanel)
    panel.show_kind("pytorch")
    qtbot.waitUntil(panel.program.isVisible)
    assert "y_hat.backward()" in panel.program.code.toPlainText()
    assert panel.program.hint.text().startswith("Operands are missing in the graph")
    session.open(open_source("template:empty"))
    panel.show_kind("pytorch")
    assert panel.program.hint.text().startswith("There is nothing to compute yet")
    assert not panel.program.copy_button.isEnabled()
