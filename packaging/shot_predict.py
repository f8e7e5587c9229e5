"""The states in which the learner is asked for numbers: wrong answers, hints, a score."""

from __future__ import annotations

from tutor.document.starting.from_code import from_code
from tutor.ui.window.main_window import MainWindow


def predict_wrong(window: MainWindow) -> None:
    """A question with an answer that forgot the given gradient."""
    window.session.predict.set_on(True)
    window.lesson.question.field.setText("x")
    window.lesson.question.check.click()


def predict_matrix(window: MainWindow) -> None:
    """A question about a matrix, answered in the wrong order."""
    code = "z1 = W1 @ X\nh = sigmoid(z1 + b1)\ny = W2 @ h\nloss = sum(y)"
    weights = {"W1": [[0.5, -1.0], [1.5, 0.3]], "b1": [[0.1], [0.0]], "W2": [[0.8, -0.6]]}
    window.session.open(from_code(code, {"X": [[1.0], [-2.0]]}, weights))
    window.session.go_to_step(window.session.walkthrough.position_of("backward:W1") - 1)
    window.session.predict.set_on(True)
    window.lesson.question.field.setText("X.T @ g")
    window.lesson.question.check.click()


def predict_shown(window: MainWindow) -> None:
    """The answer with its derivation, after two hints."""
    window.session.predict.set_on(True)
    for _ in range(2):
        window.session.predict.hint()
    window.session.predict.show_answer()


def predict_hints(window: MainWindow) -> None:
    """Two hints at an update."""
    window.session.predict.set_on(True)
    window.session.predict.hint()
    window.session.predict.hint()


def predict_end(window: MainWindow) -> None:
    """The score at the end of a walk."""
    predict = window.session.predict
    predict.set_on(True)
    for typed in ("1", "1", "7", "-1", "1", "1", "r", "2*r", "1", "2*r", "g", "g*x"):
        predict.answer(typed)
    predict.skip()
    predict.answer("0")
    window.lesson.question.take_focus()
