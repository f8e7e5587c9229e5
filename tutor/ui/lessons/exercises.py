"""The exercises done in a row: which one is open, and how many were right at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from tutor.document.exercises.exercise import Exercise
    from tutor.ui.lessons.page_questions import PageQuestions
    from tutor.ui.session.session import Session


class Exercises(QObject):
    """Follows the session: an exercise counts when the last of its questions is settled, and then once.

    `changed` when another document is open, or an exercise is done.
    """

    changed = Signal()

    def __init__(self, session: Session, questions: PageQuestions) -> None:
        super().__init__(session)
        self._session, self._questions = session, questions
        self._done: dict[str, bool] = {}
        self._shown = ""
        session.document_changed.connect(self._follow)
        questions.answered.connect(self._count)

    @property
    def current(self) -> Exercise | None:
        """The exercise that is open."""
        if not self._session.document.lesson.startswith("exercise:"):
            return None
        from tutor.document.exercises.exercise import exercise_of  # lessons do without

        return exercise_of(self._session.document.lesson)

    def another(self, difficulty: str) -> str:
        """The name of an exercise to do next: the next seed, or where none is open one made by chance."""
        from random import randrange

        from tutor.document.exercises.exercise import LARGEST_SEED, Difficulty, Exercise

        current = self.current
        if current is not None and current.difficulty == difficulty:
            return current.next.id
        return Exercise(Difficulty(difficulty), randrange(LARGEST_SEED + 1)).id

    @property
    def right(self) -> int:
        """How many exercises were right: each of their questions, at once."""
        return sum(self._done.values())

    @property
    def done(self) -> int:
        """How many exercises have been done."""
        return len(self._done)

    @property
    def outcome(self) -> bool | None:
        """Whether the open exercise was right; None where it is not done."""
        return self._done.get(self._session.document.lesson)

    def forget(self) -> None:
        """Begin to count again."""
        self._done = {}
        self.changed.emit()

    def _follow(self) -> None:
        if self._session.document.lesson != self._shown:
            self._shown = self._session.document.lesson
            self.changed.emit()

    def _count(self) -> None:
        questions, name = self._questions, self._session.document.lesson
        if self.current is None or name in self._done or len(questions.outcomes) < len(questions.all):
            return
        self._done[name] = all(outcome == "right" for outcome in questions.outcomes.values())
        self.changed.emit()
