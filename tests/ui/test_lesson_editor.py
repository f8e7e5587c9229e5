"""Writing a lesson in the window, with mouse and keys: pages, moments, questions, trying it, and undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.ui.lesson_editor.panel import LessonEditor
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot, "template:neuron")
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def begin(window: MainWindow) -> LessonEditor:
    """Open the editor by its keys."""
    QTest.keyClick(window.canvas.view, Qt.Key.Key_L, CTRL | SHIFT)
    editor = window.left_side.editor
    assert editor.isVisible()
    assert not window.lesson.isVisible()
    return editor


def type_into(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def test_pages_are_written_at_the_moment_shown_and_ask(window: MainWindow, qtbot: QtBot) -> None:
    session, editor = window.session, begin(window)
    writing = window.left_side.writing
    assert writing.page is None, "there is no page yet: the lesson as a whole is at hand"
    editor.about.title.setFocus()
    editor.about.title.selectAll()
    type_into("My lesson")
    assert session.document.title == "My lesson"

    QTest.mouseClick(editor.pages.add, LEFT)
    type_into("First")  # what is typed after a page was added is its title
    editor.form.text.setFocus()
    type_into("Look at $x$.")
    window.canvas.view.setFocus()
    for _ in range(3):
        QTest.keyClick(window.canvas.view, Qt.Key.Key_Right)
    QTest.mouseClick(editor.pages.add, LEFT)
    first, second = session.document.pages
    assert (first.title, first.text, first.at) == ("First", "Look at $x$.", "start")
    step = session.frame.step
    assert step is not None
    assert second.at == f"{step.phase}:{step.node}"

    QTest.mouseClick(editor.form.questions.add, LEFT)
    form = editor.form.questions.forms[0]
    assert session.document.pages[1].questions[0].at == second.at
    qtbot.waitUntil(lambda: form.answer.text().startswith("Right is "))
    form.hints.setFocus()
    type_into("One")
    QTest.keyClick(form.hints, Qt.Key.Key_Return)
    type_into("Two")
    assert session.document.pages[1].questions[0].hints == ("One", "Two")
    assert session.modes.questions.open is None, "nobody is asked while the lesson is written"


def test_pages_are_moved_undone_and_tried(window: MainWindow) -> None:
    session, editor = window.session, begin(window)
    writing = window.left_side.writing
    QTest.mouseClick(editor.pages.add, LEFT)
    editor.form.title.setFocus()
    editor.form.title.selectAll()
    type_into("First")
    for _ in range(3):
        QTest.keyClick(window.canvas.view, Qt.Key.Key_Right)
    QTest.mouseClick(editor.pages.add, LEFT)
    QTest.mouseClick(editor.form.questions.add, LEFT)
    editor.pages.rows.setFocus()
    QTest.keyClick(editor.pages.rows, Qt.Key.Key_Up, ALT)
    assert [page.title for page in session.document.pages] == ["New page", "First"]
    session.typed.undo()
    assert [page.title for page in session.document.pages] == ["First", "New page"]
    editor.pages.rows.setCurrentRow(1)
    QTest.mouseClick(editor.try_it, LEFT)
    assert window.lesson.isVisible()
    assert not editor.isVisible()
    session.go_to_step(99)
    assert session.modes.questions.open == (1, 0)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_L, CTRL | SHIFT)
    assert editor.isVisible()
    assert writing.page == 0
    QTest.mouseClick(editor.close_button, LEFT)
    assert window.lesson.isVisible()


def test_the_page_points_at_what_is_clicked(window: MainWindow, qtbot: QtBot) -> None:
    session, editor = window.session, begin(window)
    QTest.mouseClick(editor.pages.add, LEFT)
    QTest.mouseClick(editor.form.point, LEFT)
    node = session.document.graph.parameters[0]
    edge = next(edge for edge in session.document.graph.edges if edge.source == node)
    session.select(Quantity(Kind.VALUE, node))
    qtbot.waitUntil(lambda: session.document.pages[0].spotlight == (node,))
    session.select(Quantity(Kind.LOCAL, edge.target, edge))
    qtbot.waitUntil(lambda: len(session.document.pages[0].spotlight) == 2)
    assert session.document.pages[0].spotlight[1] == f"{edge.source} -> {edge.target}"
    QTest.mouseClick(editor.form.spots.chips[0], LEFT)
    assert len(session.document.pages[0].spotlight) == 1


def test_the_page_points_at_parts_of_the_window(window: MainWindow) -> None:
    session, editor = window.session, begin(window)
    QTest.mouseClick(editor.pages.add, LEFT)
    parts = editor.form.parts
    parts.add.setFocus()
    parts.add.setCurrentIndex(parts.add.findData("timeline"))
    parts.add.activated.emit(parts.add.currentIndex())
    assert session.document.pages[0].points == ("timeline",)
    assert parts.add.findData("timeline") == -1, "what is chosen is not offered once more"
    window.command_action("undo").trigger()
    assert session.document.pages[0].points == ()
    window.command_action("redo").trigger()
    QTest.mouseClick(parts.chips[0], LEFT)
    assert session.document.pages[0].points == ()


def test_a_fault_is_said_at_its_field_and_changes_nothing(window: MainWindow) -> None:
    session, editor = window.session, begin(window)
    QTest.mouseClick(editor.pages.add, LEFT)
    before = session.document
    editor.form.title.setFocus()
    editor.form.title.selectAll()
    QTest.keyClick(editor.form.title, Qt.Key.Key_Delete)
    assert session.document is before
    assert editor.form.named["title"].fault.text() == "A page needs a title."
    type_into("T")
    assert editor.form.named["title"].fault.text() == ""
    assert session.document.pages[0].title == "T"


def test_what_was_answered_stays_where_the_question_stays(qtbot: QtBot) -> None:
    window = open_window(qtbot, "exercise-affine")
    assert QTest.qWaitForWindowActive(window)
    session = window.session
    session.go_to_step(5)
    session.modes.questions.answer("1")
    begin(window)
    assert session.modes.questions.outcomes == {}
    session.go_to_step(15)
    assert session.address.step == 15, "the walk does not wait for who writes"
    QTest.keyClick(window.canvas.view, Qt.Key.Key_L, CTRL | SHIFT)
    assert session.modes.questions.outcomes == {(1, 0): "right"}
    window.close()
