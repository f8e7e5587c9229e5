"""States of the window in which a lesson is written, tried, and its answers are kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from tutor.ui.window.main_window import MainWindow

SMALL = (1366, 768)


class _State(NamedTuple):
    name: str
    prepare: Callable[[MainWindow], None]
    lesson: str = "exercise-affine"
    size: tuple[int, int] = (1600, 1000)
    themes: tuple[str, ...] = ("light", "dark")


def write_page(window: MainWindow) -> None:
    """A page at hand, with its words, their preview and its moment."""
    window.session.pages.go(3)
    window.commands.edit_lesson()
    window.left_side.writing.choose(3)


def write_questions(window: MainWindow) -> None:
    """The questions of a page."""
    write_page(window)
    QApplication.processEvents()
    editor = window.left_side.editor
    editor.column.ensureWidgetVisible(editor.form.questions.forms[-1], 0, 0)


def write_faulty(window: MainWindow) -> None:
    """A title that is empty, and what that says."""
    write_page(window)
    editor = window.left_side.editor
    editor.form.title.setText("")
    editor.form.title.typed.emit("")


def try_lesson(window: MainWindow) -> None:
    """The lesson as a learner reads it, with the way back to writing."""
    window.session.pages.go(1)
    window.commands.edit_lesson()
    window.left_side.writing.try_it()


def keep_answers(window: MainWindow) -> None:
    """An assignment that is answered in part, and where the answers are kept."""
    path = Path(tempfile.mkdtemp(prefix="backprop-tutor-shots-")) / "homework.tutor"
    window.files.saving.save_to(path)
    window.files.open(str(path))
    window.session.go_to_step(5)
    window.session.modes.questions.answer("1")
    window.lessons.answers.set_name("Ada")
    window.canvas.notice.hide()
    window.commands.save_answers()


def writing_states() -> tuple[_State, ...]:
    """What there is to look at."""
    return (
        _State("write", write_page),
        _State("write-small", write_page, size=SMALL),
        _State("write-questions", write_questions),
        _State("write-fault", write_faulty, size=SMALL, themes=("light",)),
        _State("write-try", try_lesson),
        _State("answers", keep_answers),
    )
