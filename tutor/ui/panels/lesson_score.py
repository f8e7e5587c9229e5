"""THIS LESSON: how many of its pages' questions were answered right, and at its end what was missed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tutor.ui.asking.prediction import score_words
from tutor.ui.lessons.page_questions import Key
from tutor.ui.look.theme import Theme
from tutor.ui.panels.score_card import Missed, ScoreCard
from tutor.ui.session.session import Session


class LessonScore(ScoreCard):
    """The score of the questions of all pages; the end is the last page with nothing open."""

    left = Signal()
    """An exercise is done: the keyboard is to go to where the next one is opened."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Every question is answered"), parent)
        self._session, self._questions = session, session.modes.questions
        self.again_requested.connect(self._questions.restart)
        self.look_requested.connect(self._open_page)

    @property
    def at_end(self) -> bool:
        """Whether every question has been answered or skipped, and the last page is read."""
        session = self._session
        return not self._questions.score.to_go and session.pages.current == len(session.document.pages) - 1

    def take_focus(self) -> None:
        """The keyboard goes to what can be done next."""
        if self._session.modes.exercises.current is not None:
            self.left.emit()
        else:
            super().take_focus()

    def refresh(self) -> None:
        """Show the score; at the lesson's end all there is to say of it."""
        score = self._questions.score
        self._name()
        self.show_score(score_words(score), (score.right, score.wrong, score.skipped), score.total)
        missed = [self._missed_question(key, outcome) for key, outcome in self._questions.missed]
        self.show_end(self.at_end, missed, has_next=False)
        self.setVisible(bool(self._questions.outcomes))

    def _name(self) -> None:
        """Say what the score is of: an exercise made by chance is no lesson."""
        if self._session.modes.exercises.current is not None:
            self.set_words(self.tr("This exercise"), self.tr("This exercise once more"))
        else:
            self.set_words(self.tr("This lesson"), self.tr("This lesson once more"))

    def _missed_question(self, key: Key, outcome: str) -> Missed:
        how = self.tr("skipped") if outcome == "skipped" else self.tr("not at once")
        words = self.tr("Page {number}: {question} · {how}")
        return Missed(words.format(number=key[0] + 1, question=self._questions.called(key), how=how), key[0])

    def _open_page(self, page: int) -> None:
        """To the page that asked."""
        self._session.pages.go(page)
