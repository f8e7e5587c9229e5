"""States of the pages of a lesson, for the pictures: questions, the score, the catalogue."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tutor.document.learner.progress import Record, keep
from tutor.ui.lessons.progress_keeper import default_path
from tutor.ui.panels.new_graph import NewGraph
from tutor.ui.window.main_window import MainWindow


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


def show_catalogue(window: MainWindow) -> None:
    """The list of lessons after some have been read."""
    answers = {"1.0 forward:r": "right", "2.0 local gradients:loss": "wrong"}
    read = {"one-weight": Record((0, 1, 2, 3, 4, 5, 6)), "chain-rule": Record((0, 1, 2), 2)}
    keep(default_path(), read | {"exercise-affine": Record((0, 1, 2), 2, answers)})
    window.lessons.keeper.load()
    window.lessons.show_catalogue()


def show_new_graph(window: MainWindow) -> None:
    """What to begin a graph of one's own with."""
    window.commands.new_graph()
    window.findChildren(NewGraph)[-1].choose("neuron")


def choose_sizes(window: MainWindow) -> None:
    """An MLP of other sizes, one of them too large."""
    show_new_graph(window)
    dialog = window.findChildren(NewGraph)[0]
    dialog.choose("mlp")
    dialog.sizes.setText("2-8-100-1")
    dialog.open_chosen()


def write_code(window: MainWindow) -> None:
    """A neuron that is being written, with a mistake in its last line."""
    show_new_graph(window)
    dialog = window.findChildren(NewGraph)[0]
    dialog.choose("own")
    dialog.own.code.setPlainText("z = w*x + b\ny_hat = tanh(z)\nloss = (y_hat - y)**2")
    dialog.own.values["w"].setText("0.5")
    for name in ("w", "b"):
        dialog.own.parameters[name].setChecked(True)
    dialog.own.code.setPlainText("z = w*x + b\ny_hat = tanh(z)\nloss = (y_hat - y)**")
    dialog.open_chosen()


def grabbed(window: MainWindow) -> QPixmap:
    """The window as it looks, with the catalogue or a dialog over it where that is open."""
    picture, catalogue = window.grab(), window.lessons.catalogue
    for dialog in window.findChildren(QDialog):
        if not dialog.isVisible():
            continue
        painter = QPainter(picture)
        painter.drawPixmap((window.rect().center() - dialog.rect().center()), dialog.grab())
        painter.end()
        dialog.reject()
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        painter = QPainter(picture)
        painter.drawPixmap(menu.pos() - window.mapToGlobal(QPoint(0, 0)), menu.grab())
        painter.end()
        menu.close()
    if catalogue.isVisible():
        painter = QPainter(picture)
        painter.drawPixmap(catalogue.pos() - window.mapToGlobal(QPoint(0, 0)), catalogue.grab())
        painter.end()
        catalogue.hide()
    return picture
