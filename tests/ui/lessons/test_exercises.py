"""Exercises in the window: opened, answered and counted by keyboard, and the same again by seed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_lessons_seen import SIZES, faults, positions
from tests.ui.window.test_main_window import open_window
from tutor.document.catalogue import open_source
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.session.edits.setClean()
    made.close()


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def type_in(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, Qt.Key.Key_Return)


def open_by_seed(window: MainWindow, seed: str) -> None:
    assert window.lesson.exercise is not None
    window.lesson.exercise.seed.setFocus()
    type_in(seed)


def answer_all(window: MainWindow, *, first_wrong: bool = False) -> None:
    """Go to each question by End, and type what PyTorch would find."""
    session = window.session
    trace = session.trace
    assert trace is not None
    for number in range(len(session.document.pages[0].questions)):
        window.canvas.view.setFocus()
        press(Qt.Key.Key_End)
        asked = session.modes.questions.asked
        assert asked is not None
        assert session.address.step == asked.index, "the walk waits before the number"
        window.lesson.asked.take_focus()
        if first_wrong and number == 0:
            type_in("12345")
        type_in(repr(float(trace.gradient(asked.node))))


def test_exercises_in_a_row_by_keyboard(window: MainWindow) -> None:
    session = window.session
    window.canvas.view.setFocus()
    press(Qt.Key.Key_E, CTRL)
    assert session.document.title.startswith("Exercise, medium, seed ")
    bar = window.lesson.exercise
    assert bar is not None
    assert bar.isVisible()
    open_by_seed(window, "4711")
    assert session.document.lesson == "exercise:medium:4711"
    assert session.document.graph == open_source("exercise:medium:4711").graph
    answer_all(window, first_wrong=True)
    assert bar.count.text() == "0 of 1 right"
    assert window.focusWidget() is bar.next
    press(Qt.Key.Key_Return)
    assert session.document.lesson == "exercise:medium:4712"
    answer_all(window)
    assert bar.count.text() == "1 of 2 right"
    session.modes.questions.restart()
    answer_all(window)
    assert bar.count.text() == "1 of 2 right", "an exercise counts once"
    press(Qt.Key.Key_E, CTRL)
    assert session.document.lesson == "exercise:medium:4713"
    assert not window.lesson.turner.isVisible()


def test_a_wrong_seed_is_told_and_another_difficulty_keeps_the_seed(window: MainWindow) -> None:
    window.files.open("exercise:easy:7")
    bar = window.lesson.exercise
    assert bar is not None
    open_by_seed(window, "seven")
    assert bar.seed.message().startswith("seven is no seed; a seed is a whole number from 0 to 999999")
    assert window.session.document.lesson == "exercise:easy:7"
    press(Qt.Key.Key_Escape)
    bar.difficulty.setCurrentIndex(3)
    bar.difficulty.activated.emit(3)
    assert window.session.document.lesson == "exercise:matrices:7"
    assert window.settings.difficulty == "matrices"
    window.files.open("linear-model")
    assert not bar.isVisible()
    window.commands.exercise()
    assert window.session.document.lesson.startswith("exercise:matrices:")


def test_predicting_every_number_does_an_exercise_too(window: MainWindow) -> None:
    window.files.open("exercise:easy:5")
    session, predict = window.session, window.session.predict
    predict.set_on(True)
    while predict.question is not None:
        answer = predict.question.answer
        predict.answer(repr(float(answer)))  # type: ignore[arg-type]
    assert (session.modes.exercises.right, session.modes.exercises.done) == (1, 1)


def test_an_exercise_is_saved_as_a_file_of_its_own(window: MainWindow, tmp_path: Path) -> None:
    window.files.open("exercise:hard:3")
    path = tmp_path / "mine.tutor"
    assert window.files.saving.save_to(path)
    document = open_source(str(path))
    assert document.graph == open_source("exercise:hard:3").graph
    assert document.pages == open_source("exercise:hard:3").pages
    assert window.session.modes.exercises.current is None, "it is a person's file now"


def test_all_of_an_exercise_is_seen_and_nothing_lies_on_anything(window: MainWindow, qtbot: QtBot) -> None:
    typeset.postpone(False)
    window.set_motion(False)
    session, wrong = window.session, []
    for name in ("exercise:hard:5", "exercise:matrices:2"):
        window.files.open(name)
        while session.modes.questions.score.to_go:
            session.go_to_step(len(session.walkthrough))
            session.modes.questions.skip()
        for size in SIZES:
            window.resize(*size)
            for position in positions(window):
                session.go_to_step(position)
                qtbot.wait(1)
                wrong += [f"{name} {size} {position}: {fault}" for fault in faults(window)]
    assert wrong == []


def test_the_answer_field_is_in_sight_on_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    window.files.open("exercise:medium:941880")
    asked = window.lesson.asked
    qtbot.waitUntil(asked.field.isVisible)
    QTest.qWait(50)
    for part in (asked.field, asked.check, asked.skip):
        assert part.visibleRegion().boundingRect() == part.rect(), part.accessibleName()
    window.lesson.go_to_exercise()
    assert window.lesson.exercise is not None
    button = window.lesson.exercise.next
    assert button.hasFocus()
    assert button.visibleRegion().boundingRect() == button.rect()
