"""Questions that pages ask: the walk waits, answers are diagnosed, nothing gives them away, keys do all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.test_predict import numbers_told
from tests.ui.timeline_tips import tips
from tests.ui.window.test_main_window import open_window
from tutor.document.file.read import read_text
from tutor.document.page import Page, PageQuestion
from tutor.ui.asking.prediction import score_words
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity
from tutor.walk.questions.misconception import Misconception

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot, "exercise-affine")
    made.load_plots()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def type_answer(text: str) -> None:
    """Type into whatever has the keyboard, and press Enter."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, Qt.Key.Key_Return)


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)


def go_on_to(window: MainWindow, qtbot: QtBot, step: int) -> None:
    """Step on with → until the walk waits; one → more leads into the field."""
    while window.session.address.step < step:
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.focusWidget() is window.lesson.asked.field)
    assert window.session.address.step == step


def test_the_walk_comes_to_the_question_and_waits(window: MainWindow, qtbot: QtBot) -> None:
    session, before_r = window.session, Address(step=5)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Space):
        window.canvas.view.setFocus()
        press(key)
        assert session.address == before_r, key
        assert not window.player.playing
    qtbot.waitUntil(lambda: window.focusWidget() is window.lesson.asked.field)
    assert window.lesson.asked.verdict.accessibleName() == "The walk waits for your answer."
    session.pages.go(4)
    assert session.address == before_r
    assert session.pages.current == 1
    session.train(3)
    assert not session.runs.running
    press(Qt.Key.Key_Escape)
    assert window.focusWidget() is window.canvas.view
    press(Qt.Key.Key_Left)
    assert session.address.step == 4, "looking back is free"
    assert window.lesson.asked.isVisible()


def test_a_wrong_answer_is_diagnosed_and_a_right_one_goes_on(window: MainWindow) -> None:
    session, asked = window.session, window.lesson.asked
    session.go_to_step(15)
    asked.take_focus()
    type_answer("-1")
    type_answer("1")
    assert session.address.step == 6
    assert asked.score.words.text() == "0 right · 1 wrong · 3 to go"
    session.go_to_step(15)
    asked.take_focus()
    type_answer("r")
    verdict = session.modes.questions.attempt.verdict
    assert verdict is not None
    assert verdict.mistake is Misconception.FACTOR_FORGOTTEN
    assert asked.verdict.accessibleName().startswith("Not yet.")
    session.set_value("x", 3.0)
    assert session.modes.questions.attempt.verdict is None, "with other numbers it is another question"
    type_answer("2*r")
    assert session.modes.questions.outcomes == {(1, 0): "wrong", (2, 0): "right"}


def test_the_page_after_a_right_answer_is_read_from_its_top(qtbot: QtBot) -> None:
    window = open_window(qtbot, "tour")
    window.resize(1366, 768)
    assert QTest.qWaitForWindowActive(window)
    window.session.go_to_step(15)
    asked, bar = window.lesson.asked, window.lesson.findChild(QScrollArea)
    assert bar is not None
    asked.take_focus()
    type_answer("2")
    QApplication.processEvents()
    bar.verticalScrollBar().setValue(40)
    type_answer("-2")
    assert window.session.pages.current == 4
    QApplication.processEvents()
    QApplication.processEvents()
    assert bar.verticalScrollBar().value() == 0
    window.close()


def test_what_would_tell_the_answer_is_shut_while_a_page_asks(window: MainWindow) -> None:
    assert window.tabs.isTabEnabled(2)
    window.session.pages.go(1)
    assert not window.tabs.isTabEnabled(2)
    assert window.tabs.tabToolTip(2) == "Shut while you are asked: it knows the answers"
    assert "Not asked yet" in tips(window)
    window.session.pages.go(0)
    assert window.tabs.isTabEnabled(2)
    for _ in range(4):
        window.session.go_to_step(15)
        window.session.modes.questions.skip()
    assert window.tabs.isTabEnabled(2)
    assert "Not asked yet" not in [
        window.timeline.track.tip(at) for at in range(len(window.session.walkthrough))
    ]


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_nothing_in_the_window_gives_the_answer_away(qtbot: QtBot, theme: str) -> None:
    """With numbers that cannot be mistaken for others, no answer stands anywhere before it is given."""
    window = open_window(qtbot, "exercise-linear", theme=theme)
    window.load_plots()
    session, questions = window.session, window.session.modes.questions
    for name, value in (("x", 1.37), ("y", 2.113), ("w", 0.731)):
        session.set_value(name, value)
    r = 1.37 * 0.731 - 2.113
    answers = {"forward:r": -r, "local gradients:loss": -2 * r, "backward:w": -2 * r * 1.37}
    shown = {at: f"{abs(number):.4g}" for at, number in answers.items()}
    session.pages.go(1)
    for step in range(session.address.step, len(session.walkthrough)):
        session.go_to_step(step + 1)
        if questions.open is not None:
            assert window.lesson.isVisible(), "the question is there, on a projector too"
            asked = session.document.pages[questions.open[0]].questions[questions.open[1]].at
            for quantity in (Quantity(Kind.VALUE, "r"), Quantity(Kind.GRADIENT, "w"), None):
                session.select(quantity)
                QTest.qWait(30)
                told = numbers_told(window)
                assert [text for text in told if shown.get(asked, "never") in text] == [], asked
            if session.address.step + 1 == questions.position(questions.open):
                questions.skip()
    assert questions.score.to_go == 0
    window.close()


def test_a_whole_exercise_by_keyboard_alone_with_wrong_and_right_answers(
    window: MainWindow, qtbot: QtBot
) -> None:
    """From the first page to the score, with nothing but keys: pages, steps, answers, a hint."""
    session, asked = window.session, window.lesson.asked
    press(Qt.Key.Key_PageDown, held=CTRL)
    assert session.pages.current == 1

    go_on_to(window, qtbot, 5)
    type_answer("y - y_hat")
    assert session.modes.questions.attempt.verdict is not None
    assert session.modes.questions.attempt.verdict.mistake is Misconception.SWAPPED
    type_answer("y_hat - y")
    assert session.address.step == 6
    assert window.focusWidget() is window.canvas.view, "the arrow goes on"

    go_on_to(window, qtbot, 8)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert window.focusWidget() is asked.hint
    press(Qt.Key.Key_Space)
    assert session.modes.questions.attempt.hints == 1
    assert window.focusWidget() is asked.field
    type_answer("2*r")
    assert session.address.step == 9

    go_on_to(window, qtbot, 13)
    type_answer("2")
    assert session.address.step == 14
    assert window.focusWidget() is asked.field, "the page has a second question"
    type_answer("12345")
    type_answer("g * x")
    assert session.address.step == 15
    assert session.pages.current == 4
    assert score_words(session.modes.questions.score) == "2 right · 2 wrong"
    assert window.focusWidget() is asked.score.again
    press(Qt.Key.Key_Backtab)
    link = window.focusWidget()
    assert link is not None
    assert link.accessibleName() == "Page 4: What reaches ω? · not at once"
    press(Qt.Key.Key_Space)
    assert session.pages.current == 3
    window.canvas.view.setFocus()
    press(Qt.Key.Key_PageDown, held=CTRL)
    asked.score.take_focus()
    press(Qt.Key.Key_Space)
    assert (session.pages.current, session.address.step) == (0, 0)
    assert session.modes.questions.score.to_go == 4


def test_predict_answers_what_a_page_asks(window: MainWindow) -> None:
    session = window.session
    session.go_to_step(5)
    session.predict.set_on(True)
    assert not window.lesson.asked.isVisible()
    assert session.predict.answer("y_hat - y") is not None
    session.predict.set_on(False)
    assert session.modes.questions.outcomes == {(1, 0): "right"}
    session.go_to_step(15)
    assert session.address.step == 8, "the next page's question is still open"


@pytest.mark.parametrize("leaves_at_once", [True, False])
def test_an_answer_that_was_shown_is_not_right_at_once_in_another_mode(
    window: MainWindow, leaves_at_once: bool
) -> None:
    session, questions, predict = window.session, window.session.modes.questions, window.session.predict
    session.go_to_step(5)
    predict.set_on(True)
    predict.show_answer()
    if leaves_at_once:
        predict.set_on(False)
        assert questions.open == (1, 0)
        assert questions.answer("y_hat - y") is not None
    else:
        predict.skip()
        predict.set_on(False)
    assert questions.outcomes == {(1, 0): "wrong"}
    session.go_to_step(8)
    assert questions.open == (2, 0)
    questions.show_answer()
    predict.set_on(True)
    assert predict.answer("2*r") is not None
    assert questions.outcomes == {(1, 0): "wrong", (2, 0): "wrong"}


def test_a_page_asks_in_its_own_words_and_counts_parameters(qtbot: QtBot) -> None:
    code = "y_hat = x * w + b\nloss = (y_hat - y) ** 2"
    text = f"format = 1\ntitle = 'T'\ncode = '''{code}'''\nparameters = ['w', 'b']\n"
    text += "[values]\nx = 2\nw = [3, 4]\nb = 1\ny = 0\n"
    questions = (
        PageQuestion(count="parameters"),
        PageQuestion(at="forward:y_hat", text="How much is **it**?", hints=("Look at $x$.",)),
    )
    document = replace(read_text(text, "t"), pages=(Page("P", "Words.", questions=questions),))
    session = Session(document)
    asks = session.modes.questions
    assert asks.task is not None
    assert asks.asked is None, "no step makes this number"
    first = asks.answer("2")
    assert first is not None and not first.right and first.sentence == "The biases are forgotten."
    second = asks.answer("2 + 1")
    assert second is not None and second.right
    assert asks.task.sentence == "How much is **it**?"
    assert [asks.task.hint(number) for number in range(2)] == [
        "Look at $x$.",
        "Put the numbers on the edges into x·w + b.",
    ]
    assert session.address.step == 0, "a count is no step"
    session.close()


def test_a_count_is_asked_on_a_projector_too(qtbot: QtBot) -> None:
    window = open_window(qtbot, "many-weights", theme="projector")
    asks = [number for number, page in enumerate(window.session.document.pages) if page.questions]
    assert not window.lesson.isVisible()
    window.session.pages.go(asks[0])
    assert window.lesson.isVisible() and window.lesson.asked.isVisible()
    window.session.modes.questions.show_answer()
    assert window.lesson.asked.help.isVisible()
    window.session.modes.questions.skip()
    assert not window.lesson.isVisible()
    window.close()
