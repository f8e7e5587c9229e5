"""States of the pages of a lesson, for the pictures: a question answered, the score at the end."""

from __future__ import annotations

from tutor.ui.main_window import MainWindow


def answer_page(window: MainWindow) -> None:
    """A page's question, answered with the sign of the residual turned round."""
    window.session.go_to_step(len(window.session.walkthrough))
    window.lesson.asked.field.setText("y - y_hat")
    window.lesson.asked.check.click()


def answer_all(window: MainWindow) -> None:
    """The score at the end of an exercise, with one question missed."""
    questions = window.session.modes.questions
    for typed in ("7", "y_hat - y", "2*r", "g", "g*x"):
        window.session.go_to_step(len(window.session.walkthrough))
        questions.answer(typed)


def skip_questions(window: MainWindow) -> None:
    """The end of an exercise."""
    questions = window.session.modes.questions
    while questions.score.to_go:
        window.session.go_to_step(len(window.session.walkthrough))
        questions.skip()
