"""An assignment from its making to its grading: written, answered, saved, gone on with, graded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.command_line import CommandLine
from tests.ui.test_lesson_editor import begin, type_into
from tests.ui.window.test_main_window import open_window
from tutor.document.learner.answers import read_answers
from tutor.ui.answers.dialog import AnswersDialog
from tutor.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot, "linear-model")
    assert QTest.qWaitForWindowActive(made)
    qtbot.waitUntil(lambda: "answers" in vars(made.lessons))
    yield made
    made.close()


def make_assignment(window: MainWindow, path: Path) -> None:
    """Three pages instead of the lesson's own, two of which ask: for r, and for what reaches w."""
    editor = begin(window)
    while window.session.document.pages:
        editor.pages.rows.setFocus()
        editor.pages.rows.setCurrentRow(1)
        QTest.keyClick(editor.pages.rows, Qt.Key.Key_Delete)
    for title, anchor in (("One", "start"), ("Two", "forward:r"), ("Three", "end")):
        window.session.go_to_step(window.session.walkthrough.position_of(anchor))
        QTest.mouseClick(editor.pages.add, LEFT)
        editor.form.title.setFocus()
        editor.form.title.selectAll()
        type_into(title)
        if title != "One":
            QTest.mouseClick(editor.form.questions.add, LEFT)
    assert [len(page.questions) for page in window.session.document.pages] == [0, 1, 1]
    assert window.files.saving.save_to(path)


def answer(window: MainWindow, text: str) -> None:
    """Go on until the walk waits, and type an answer there."""
    window.session.go_to_step(len(window.session.walkthrough))
    window.lesson.asked.take_focus()
    type_into(text)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)


def test_a_lesson_is_made_answered_saved_gone_on_with_and_graded(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assignment, saved = tmp_path / "homework.tutor", tmp_path / "ada.answers.toml"
    make_assignment(window, assignment)
    session, keeper = window.session, window.lessons.answers
    assert window.files.open(str(assignment))
    assert keeper.assignment is not None
    answer(window, "1")
    assert "name" in window.canvas.notice.sentence()
    answer(window, "y_hat - y")
    window.commands.save_answers()
    dialog = window.findChildren(AnswersDialog)[-1]
    QTest.keyClicks(dialog.name, "Ada")
    dialog.reject()
    assert keeper.save_to(saved)
    said: list[str] = []
    session.said.connect(said.append)
    answer(window, "7")
    window.session.modes.questions.skip()
    assert str(saved) in said[-1], "at the end it is said where the answers are"
    qtbot.waitUntil(lambda: len(read_answers(saved).questions) == 2)
    assert read_answers(saved).name == "Ada"
    assert keeper.path.exists(), "they are kept by themselves as well"

    assert window.files.open("one-weight")
    assert keeper.assignment is None
    assert window.files.open(str(assignment))
    qtbot.waitUntil(lambda: session.modes.questions.outcomes == {(1, 0): "wrong"})
    found = CommandLine(capsys)("grade", str(assignment), str(saved), "--json").json
    learner = found["learners"][0]
    assert (learner["name"], learner["score"], learner["at_once"], learner["total"]) == ("Ada", 1, 0, 2)
    assert [each["result"] for each in learner["answers"]] == ["right", "wrong"]
    assert learner["answers"][0]["tries"] == 2
    assert found["questions"][1]["at"] == session.document.pages[2].questions[0].at


def test_answers_of_another_machine_go_on_and_foreign_ones_are_refused(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assignment, saved = tmp_path / "homework.tutor", tmp_path / "ada.answers.toml"
    make_assignment(window, assignment)
    keeper, said = window.lessons.answers, []
    window.session.said.connect(said.append)
    assert window.files.open(str(assignment))
    answer(window, "y_hat - y")
    assert keeper.save_to(saved)
    qtbot.waitUntil(keeper.path.exists)
    keeper.path.unlink()
    window.session.modes.questions.restart()
    assert window.session.modes.questions.outcomes == {}
    window.files.open(str(saved))
    assert window.session.modes.questions.outcomes == {(1, 0): "right"}
    saved.write_text(saved.read_text("utf-8").replace("digest = ", 'digest = "0" #'), "utf-8")
    saved.write_text(saved.read_text("utf-8").replace("assignment = ", 'assignment = "X" #'), "utf-8")
    window.files.open(str(saved))
    assert "these are answers to “X”" in said[-1]
    assert window.files.open("one-weight")
    window.files.open(str(saved))
    assert "open the assignment" in said[-1]


def test_what_a_teacher_tries_is_not_kept(window: MainWindow, tmp_path: Path) -> None:
    assignment = tmp_path / "homework.tutor"
    make_assignment(window, assignment)
    writing = window.left_side.writing
    writing.choose(0)
    writing.try_it()
    answer(window, "1")
    assert window.lessons.answers.answers.questions == ()
