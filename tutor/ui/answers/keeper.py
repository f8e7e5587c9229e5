"""Keeps a learner's answers to an assignment in a file of their own: noted at once, written soon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from tutor.document.document import Document
from tutor.document.file.save import save_text
from tutor.document.learner.answers import (
    LONGEST,
    MOST_TRIES,
    SUFFIX,
    Answered,
    Answers,
    Try,
    answers_text,
    digest_of,
    file_name,
    now,
    read_answers,
)
from tutor.document.learner.asked import Key
from tutor.document.learner.grading import Assignment, Graded
from tutor.errors import TutorError
from tutor.reasons import reason
from tutor.ui.asking.prediction import Outcome
from tutor.ui.background import Background

if TYPE_CHECKING:
    from tutor.ui.session.session import Session
    from tutor.ui.settings import Settings

DELAY_MS = 300


@dataclass(frozen=True)
class _Found:
    """What the answers kept before say of an assignment."""

    digest: str
    answers: Answers | None
    outcomes: dict[Key, Outcome]


class AnswersKeeper(QObject):
    """Follows a session through `.tutor` files that ask; lessons of the app have their progress instead.

    `changed`: there is something new to show. `first_answer`: nobody has been asked for their name yet.
    """

    changed = Signal()
    first_answer = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings, self._folder = session, settings, default_folder()
        self.assignment: Document | None = None
        """The document as its file says it; None where it is no assignment."""
        self._source: object = None
        self._digest = ""
        self._may_write = True
        self.saved_to: Path | None = None
        """Where the learner has saved the answers: they go on being written there."""
        self._kept: dict[Key, Answered] = {}
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._write_soon)
        questions = session.modes.questions
        questions.tried.connect(self._note_try)
        questions.attempt_changed.connect(self._note_help)
        questions.answered.connect(self._note_settled)
        session.document_changed.connect(self._follow)
        self._follow()

    # What is known

    @property
    def answers(self) -> Answers:
        """All answers so far."""
        title = self.assignment.title if self.assignment is not None else ""
        kept = tuple(self._kept[key] for key in sorted(self._kept))
        return Answers(title, self._digest, self._settings.learner or "", now(), kept)

    @property
    def path(self) -> Path:
        """Where the answers are kept by themselves."""
        if not self._digest and self.assignment is not None:
            self._digest = digest_of(self.assignment)
        return self._place(self._digest)

    def set_name(self, name: str) -> None:
        """The learner's name, from now on; empty where they would rather not say it."""
        self._settings.learner = name.strip()[:200]
        if self._kept:
            self._keep()

    # Files

    def save_to(self, path: Path) -> bool:
        """Write the answers into this file, from now on too; False, with a sentence, if that cannot be."""
        if self.assignment is None:
            return False
        self._digest = self._digest or digest_of(self.assignment)
        try:
            save_text(answers_text(self.answers), path)
        except TutorError as error:
            self._session.said.emit(str(error))
            return False
        self.saved_to = path
        words = self.tr("Saved {path}; what you answer from now on is written there, too.")
        self._session.said.emit(words.format(path=path))
        return True

    def take(self, path: Path) -> None:
        """Go on with the answers in a file: they have to belong to the assignment that is open."""
        if self.assignment is None:
            words = self.tr("These are answers: open the assignment that they belong to, then open them.")
            self._session.said.emit(words)
            return
        try:
            found = _found(self.assignment, path)
        except TutorError as error:
            self._session.said.emit(str(error))
            return
        if found.answers is not None:
            self.saved_to = path
            if found.answers.name:
                self._settings.learner = found.answers.name
            self._take(found)
            self._keep()
            self._session.said.emit(self.tr("The answers in {path} go on here.").format(path=path))

    def close(self) -> None:
        """Write what is not written yet, and end."""
        is_due = self._timer.isActive()
        self._timer.stop()
        self._background.close()
        if is_due and self._may_write and self.assignment is not None:
            self._digest = self._digest or digest_of(self.assignment)
            try:
                self._write(answers_text(self.answers), self._place(self._digest), self.saved_to)
            except TutorError as error:
                self._session.said.emit(str(error))

    # Following the session

    def _follow(self) -> None:
        """A file was opened, or saved: what it asks may be an assignment."""
        session = self._session
        document = session.document
        if not session.is_as_told or document.source is self._source:
            return
        if self._timer.isActive():
            self._timer.stop()
            self._write_soon()
        self._source, self._kept, self.saved_to, self._may_write = document.source, {}, None, True
        asks = any(page.questions for page in document.pages)
        is_one = asks and document.source is not None and not document.lesson
        self.assignment, self._digest = document.showing("") if is_one else None, ""
        if self.assignment is not None:
            job = partial(_look, self.assignment, self._place)
            self._background.run(job, partial(self._looked, document.source))
        self.changed.emit()

    def _looked(self, source: object, found: _Found | TutorError) -> None:
        if source is not self._source:
            return
        if isinstance(found, TutorError):
            self._may_write = False  # what is there is not written over
            self._session.said.emit(str(found))
            return
        self._digest = found.digest
        if found.answers is not None and not self._session.pages.rehearsed:
            self._take(found)
        if self._kept:
            self._keep()

    def _take(self, found: _Found) -> None:
        """Go on with these answers; what was answered since counts."""
        if found.answers is not None:
            self._kept = {**{each.key: each for each in found.answers.questions}, **self._kept}
        questions = self._session.modes.questions
        questions.restore({**found.outcomes, **questions.outcomes})
        self._session.moment_changed.emit()
        self.changed.emit()

    def _place(self, digest: str) -> Path:
        title = self.assignment.title if self.assignment is not None else ""
        return self._folder / f"{file_name(title)}-{digest[:8]}{SUFFIX}"

    # Noting

    def _of(self, key: Key) -> Answered | None:
        """What is known of a question; None where nothing is to be kept."""
        if self.assignment is None or self._session.pages.rehearsed:
            return None
        pages = self._session.document.pages
        if key[0] >= len(pages) or key[1] >= len(pages[key[0]].questions):
            return None
        asked = pages[key[0]].questions[key[1]]
        return self._kept.get(key, Answered(key[0] + 1, key[1] + 1, asked.at, asked.count))

    def _note(self, key: Key, known: Answered) -> None:
        if known != self._kept.get(key):
            self._kept[key] = known
            self._keep()

    def _note_try(self, key: Key, text: str) -> None:
        known = self._of(key)
        if known is None:
            return
        made = Try(text[:LONGEST], now(), self._is_changed())
        tries = (*known.tries, made)[-MOST_TRIES:]
        is_first = not any(each.tries for each in self._kept.values())
        self._note(key, msgspec.structs.replace(known, tries=tries, skipped=False))
        if is_first and self._settings.learner is None:
            self.first_answer.emit()

    def _note_help(self) -> None:
        questions = self._session.modes.questions
        key, attempt = questions.open, questions.attempt
        known = self._of(key) if key is not None else None
        if key is None or known is None:
            return
        shown = known.shown_after
        if attempt.revealed and shown is None:
            shown = len(known.tries)
        hints = max(known.hints, attempt.hints)
        if (hints, shown) != (known.hints, known.shown_after):
            self._note(key, msgspec.structs.replace(known, hints=hints, shown_after=shown))

    def _note_settled(self) -> None:
        """Who goes on without an answer has skipped the question; at the end it is said where all are."""
        questions = self._session.modes.questions
        for key, outcome in questions.outcomes.items():
            known = self._of(key)
            if known is not None and outcome == "skipped" and not known.tries:
                self._note(key, msgspec.structs.replace(known, skipped=True))
        if self._kept and questions.outcomes and not questions.score.to_go:
            words = self.tr(
                "Every question is answered. Your answers are in {path}; Save answers… in the menu puts them"
                " where you want them."
            )
            self._session.said.emit(words.format(path=self.saved_to or self.path))

    def _is_changed(self) -> bool:
        """Whether other numbers than the assignment's are on the screen."""
        here, told = self._session.document, self.assignment
        if told is None or self._session.is_as_told:
            return False
        told = told.showing(here.shown)
        names = ("graph", "values", "data", "given", "training")
        return any(getattr(here, name) != getattr(told, name) for name in names)

    # Writing

    def _keep(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def _write_soon(self) -> None:
        if not self._may_write or not self._digest:
            return
        text = answers_text(self.answers)
        self._background.run(
            partial(self._write, text, self._place(self._digest), self.saved_to), _nothing, self._failed
        )

    @staticmethod
    def _write(text: str, path: Path, other: Path | None) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_text(text, path)
        if other is not None:
            save_text(text, other)

    def _failed(self, error: BaseException) -> None:
        """Say it once, and go on without keeping."""
        if not isinstance(error, (TutorError, OSError)):
            raise error
        self._may_write = False
        self._session.said.emit(self.tr("Your answers cannot be kept: {why}").format(why=reason(error)))


def default_folder() -> Path:
    """Where answers are kept by themselves: in the app's own data."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data) / "backprop-tutor" / "answers"


def _nothing(_: object) -> None:
    """It is written."""


def _look(document: Document, place: object) -> _Found | TutorError:
    """What was kept of the assignment before; an error where that cannot be read."""
    digest = digest_of(document)
    path: Path = place(digest)  # type: ignore[operator]
    if not path.exists():
        return _Found(digest, None, {})
    try:
        return _found(document, path)
    except TutorError as error:
        return error


def _found(document: Document, path: Path) -> _Found:
    """The answers in a file, with what came of each question.

    Raises:
        TutorError: they cannot be read, or belong to another assignment.
    """
    answers = read_answers(path)
    assignment = Assignment(document)
    grade = assignment.grade(answers)
    skipped = {each.key for each in answers.questions if each.skipped}
    outcomes = {
        each.asked.key: outcome
        for each in grade.answers
        if (outcome := _outcome(each, each.asked.key in skipped)) is not None
    }
    return _Found(assignment.digest, answers, outcomes)


def _outcome(graded: Graded, skipped: bool) -> Outcome | None:
    """What the window says of a question; None while it is open."""
    if graded.result == "right":
        return "right" if graded.at_once else "wrong"
    if graded.shown:
        return "wrong"
    return "skipped" if skipped else None
