"""The window's way to its lessons: the catalogue on demand, opening where one left off, progress kept."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from tutor.ui.lessons.progress_keeper import ProgressKeeper

if TYPE_CHECKING:
    from tutor.ui.answers.keeper import AnswersKeeper
    from tutor.ui.panels.catalogue import Catalogue
    from tutor.ui.window.main_window import MainWindow


class Lessons(QObject):
    """Opens lessons and exercises in a window, and keeps the learner's progress while it is there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.keeper = ProgressKeeper(window.session)
        self._catalogue: Catalogue | None = None
        window.first_painted.connect(self.keeper.load)
        window.closed.connect(self.keeper.close)
        # Queued: the signal comes as the paint begins, which is not to wait for what this loads.
        window.first_painted.connect(self._keep_answers, Qt.ConnectionType.QueuedConnection)
        window.files.answers_opened.connect(self._take_answers)

    @cached_property
    def answers(self) -> AnswersKeeper:
        """Keeps what a learner answers to an assignment."""
        from tutor.ui.answers.keeper import AnswersKeeper  # the first paint does without

        made = AnswersKeeper(self._window.session, self._window.settings, self)
        made.first_answer.connect(self._offer_name)
        self._window.closed.connect(made.close)
        return made

    def save_answers(self) -> None:
        """Ask for a name, and where the answers are to be saved."""
        if self.answers.assignment is None:
            words = self.tr("Answers are kept of a .tutor file that asks questions: open one, and answer it.")
            self._window.session.said.emit(words)
            return
        from tutor.ui.answers.dialog import AnswersDialog

        window = self._window
        score, base = window.session.modes.questions.score, window.theme.sizes.base
        AnswersDialog(self.answers, score, base, window).open()

    def _keep_answers(self) -> None:
        self.answers.changed.emit()

    def _take_answers(self, path: Path) -> None:
        self.answers.take(path)

    def _offer_name(self) -> None:
        """Ask once for the name, beside the work; it can be left out."""
        words = self.tr("Your answers are kept. Would you like to put your name to them?")
        answers = ((self.tr("My name…"), self.save_answers), (self.tr("No"), self._leave_name_out))
        self._window.canvas.notice.offer(words, answers)

    def _leave_name_out(self) -> None:
        self.answers.set_name("")

    @property
    def catalogue(self) -> Catalogue:
        """The list of all lessons; made when it is first asked for."""
        if self._catalogue is None:
            from tutor.ui.panels.catalogue import Catalogue  # the first paint does without

            window = self._window
            self._catalogue = Catalogue(window.session, self.keeper, window.theme, window)
            self._catalogue.chosen.connect(self.open)
        return self._catalogue

    def show_catalogue(self) -> None:
        """Show the list below its button; on a projector, over the canvas."""
        window = self._window
        self.catalogue.set_theme(window.theme)
        button = window.header.lessons
        over = window.canvas.mapToGlobal(QPoint(40, 20))
        corner = button.mapToGlobal(QPoint(0, button.height() + 4)) if button.isVisible() else over
        room = window.rect().translated(window.mapToGlobal(QPoint(0, 0))).adjusted(8, 8, -8, -8)
        self.catalogue.open_at(corner, room)

    def open(self, name: str) -> None:
        """Open a lesson where it was left; `exercise:easy` is another exercise; `new` asks what to begin."""
        kind, _, difficulty = name.partition(":")
        if name == "new":
            self._window.commands.new_graph()
            return
        if kind == "exercise":
            self._window.commands.open_exercise(difficulty)
        else:
            before = self.keeper.record(name)
            if self._window.files.open(name):
                self.keeper.resume(before)
        self._window.canvas.view.setFocus()
