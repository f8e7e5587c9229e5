"""Predict mode in the window: the walk waits, nothing gives the answer away, and keys alone do it all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.timeline_tips import tips
from tests.ui.window.test_main_window import open_window
from tutor.engine import plain
from tutor.graph.layout import ROOT_BOX
from tutor.ui.asking.prediction import score_words
from tutor.ui.session.moment import Address
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Phase, Quantity
from tutor.walk.questions.misconception import Misconception

LAST = 12


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.load_plots()
    yield made
    made.close()


def predict_from(window: MainWindow, step: int) -> None:
    assert QTest.qWaitForWindowActive(window)
    window.session.go_to_step(step)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_P)


def give(window: MainWindow, text: str) -> None:
    field = window.lesson.question.field
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_p_asks_and_the_field_has_the_keyboard(window: MainWindow) -> None:
    predict_from(window, 9)
    assert window.session.predict.on
    assert window.header.mode.current() == "predict"
    assert window.focusWidget() is window.lesson.question.field
    said = [label.text() for label in window.lesson.question.findChildren(QLabel) if label.isVisible()]
    assert "PREDICT · BACKWARD" in said
    assert "What reaches ω?" in said
    assert window.lesson.question.field.accessibleName() == "Your answer"


def test_the_walk_waits_whichever_way_one_asks(window: MainWindow, qtbot: QtBot) -> None:
    predict_from(window, 9)
    session, here = window.session, Address(0, 0, 9)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_T):
        QTest.keyClick(window.canvas.view, key)
        assert session.address == here, key
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    for ahead in (window.timeline.position_requested, window.timeline.step_requested):
        ahead.emit(11 if ahead is window.timeline.position_requested else 1)
        assert session.address == here
    window.timeline.jump_requested.emit("end")
    window.timeline.moment_requested.emit(1, 2)
    window.timeline.train_requested.emit(3)
    session.go(Address(5, 0, 3))
    assert session.address == here
    assert not window.player.playing
    assert not session.runs.running
    assert session.runs.samples_reached() == 0


def test_looking_back_is_free_and_leads_back(window: MainWindow) -> None:
    predict_from(window, 9)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(window.canvas.view, key)
    assert window.session.address.step == 0
    assert not window.lesson.question.isVisible()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_End)
    assert window.session.address.step == 9
    assert window.lesson.question.isVisible()


def test_keys_in_the_field_never_step(window: MainWindow) -> None:
    predict_from(window, 9)
    field = window.lesson.question.field
    for key in (
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_R,
        Qt.Key.Key_P,
        Qt.Key.Key_Question,
    ):
        QTest.keyClick(field, key)
    assert window.session.address.step == 9
    assert window.session.predict.on
    assert field.text().lower().startswith("rp")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.canvas.view


def test_a_wrong_answer_is_diagnosed_and_a_right_one_goes_on(window: MainWindow) -> None:
    predict_from(window, 9)
    panel = window.lesson.question
    give(window, "x")
    assert window.session.address.step == 9
    verdict = window.session.predict.attempt.verdict
    assert verdict is not None
    assert verdict.mistake is Misconception.GIVEN_FORGOTTEN
    assert panel.verdict.isVisible()
    assert panel.verdict.accessibleName().startswith("Not yet. That is the local gradient")
    window.refresh_theme()
    assert panel.field.text() == "x"
    give(window, "g*x")
    assert window.session.address.step == 10
    assert window.focusWidget() is panel.field
    assert panel.field.text() == ""
    assert score_words(window.session.predict.score) == "0 right · 1 wrong · 2 to go"


def test_hints_then_the_answer_with_its_derivation(window: MainWindow) -> None:
    predict_from(window, 9)
    panel, predict = window.lesson.question, window.session.predict
    give(window, "12345")
    assert predict.attempt.hints == 1
    panel.hint.click()
    assert predict.attempt.hints == 2
    assert not panel.hint.isEnabled()
    assert not panel.derivation.isVisible()
    give(window, "54321")
    assert panel.derivation.isVisible()
    assert panel.derivation.accessibleName().endswith("= −2")
    assert window.session.address.step == 9
    panel.check.click()
    assert window.session.address.step == 10
    assert predict.score.wrong == 1


def test_a_whole_walk_by_keyboard_alone_and_its_score(window: MainWindow) -> None:
    predict_from(window, 0)
    session, panel = window.session, window.lesson.question
    wrong_at, skipped_at = (4, 5)
    for step in range(LAST):
        question = session.predict.question
        assert question is not None
        if step == wrong_at:
            give(window, "77")
        if step == skipped_at:
            panel.skip.setFocus()
            QTest.keyClick(panel.skip, Qt.Key.Key_Space)
            continue
        QTest.keyClicks(panel.field, str(plain(question.answer)))
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
        assert session.address.step == step + 1
    assert score_words(session.predict.score) == "10 right · 1 wrong · 1 skipped"
    assert [(made.node, made.phase, how) for made, how in session.predict.missed] == [
        ("loss", Phase.FORWARD, "wrong"),
        ("loss", Phase.LOCAL, "skipped"),
    ]
    assert window.focusWidget() is panel.score.next_sample
    QTest.keyClick(panel.score.next_sample, Qt.Key.Key_Space)
    assert session.address == Address(0, 1, 0)
    assert window.focusWidget() is panel.field
    assert session.predict.score.to_go == LAST


def numbers_told(window: MainWindow) -> list[str]:
    """Every text, accessible name and tool tip of the window, and of the canvas's items."""
    told: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel):
            told.append(widget.text())
    told += tips(window)
    scene = window.canvas.view.scene()
    told += [item.toolTip() for item in scene.items() if item.isVisible()]
    for shown in scene.labels_shown().values():  # type: ignore[attr-defined]
        told += [shown.head, shown.tip, shown.figure.text if shown.figure else ""]
    for name in ("x", "w", "y", "y_hat", "r", "loss", ROOT_BOX):
        node = scene.says(name)  # type: ignore[attr-defined]
        told += [figure.text for figure in (node.value, node.gradient) if figure] if node else []
    return told


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_nothing_in_the_window_gives_the_answer_away(qtbot: QtBot, theme: str) -> None:
    """With numbers that cannot be mistaken for others, the answer stands nowhere while it is asked for."""
    window = open_window(qtbot, theme=theme)
    window.load_plots()
    session = window.session
    for name, value in (("x", 1.37), ("y", 2.113), ("w", 0.731)):
        session.set_value(name, value)
    session.train(2)
    qtbot.waitUntil(lambda: not session.runs.running)
    predict_from(window, 0)
    checked = 0
    for step in range(LAST):
        question = session.predict.question
        assert question is not None
        answer = f"{abs(float(question.answer)):.4g}"  # type: ignore[arg-type]
        earlier = [f"{abs(number):.4g}" for number in _known_numbers(window, step)]
        if answer not in ("1.37", "1", "0", *earlier):
            checked += 1
            for quantity in (Quantity(Kind.VALUE, "r"), Quantity(Kind.GRADIENT, "w"), None):
                session.select(quantity)
                QTest.qWait(50)
                assert [text for text in numbers_told(window) if answer in text] == [], question.step
        session.predict.skip()
    assert checked >= 6
    window.close()


def _known_numbers(window: MainWindow, step: int) -> list[float]:
    """The numbers that the steps before have shown."""
    session, found = window.session, []
    trace = session.trace
    assert trace is not None
    for made in session.walkthrough.steps[:step]:
        if made.edge is not None:
            local = made.phase is Phase.LOCAL
            number = trace.local_gradient(made.edge) if local else trace.contribution(made.edge)
            found.append(float(number))  # type: ignore[arg-type]
        else:
            found.append(float(trace.value(made.node)))
    return found


def test_leaving_predict_hides_nothing(window: MainWindow) -> None:
    predict_from(window, 4)
    told = tips(window)
    assert "Not asked yet" in told
    QTest.keyClick(window.canvas.view, Qt.Key.Key_P)
    assert not window.session.predict.on
    assert "Not asked yet" not in [
        window.timeline.track.tip(at) for at in range(len(window.session.walkthrough))
    ]
    window.session.go_to_step(LAST)
    assert window.session.address.step == LAST
    assert not window.lesson.question.isVisible()
    assert window.tabs.isTabEnabled(2)


def test_an_edit_asks_again_with_the_new_numbers(window: MainWindow) -> None:
    predict_from(window, 9)
    window.session.set_value("x", 3.0)
    give(window, "6")
    assert window.session.predict.on
    question = window.session.predict.question
    assert question is not None
    assert float(question.right(question.here)) == 6.0 or window.session.address.step == 10


@pytest.mark.parametrize(("step", "kinds"), [(0, ["value"]), (1, ["local"]),
                                            (6, ["given"]), (7, ["contribution"]),
                                            (9, ["step"]), (10, ["step"]), (4, []), (11, [])])  # fmt: skip
def test_the_blank_stands_where_the_number_will(window: MainWindow, step: int, kinds: list[str]) -> None:
    predict_from(window, step)
    scene = window.canvas.view.scene()
    labels = scene.labels_shown()  # type: ignore[attr-defined]
    assert [key.kind for key, label in labels.items() if label.is_blank] == kinds
    boxes = {name: scene.says(name).blank for name in ("w", ROOT_BOX)}  # type: ignore[attr-defined]
    assert boxes["w"] == {9: "gradient", 10: "value", 11: "gradient"}.get(step, "")
    assert boxes[ROOT_BOX] == ("value" if step == 4 else "")
