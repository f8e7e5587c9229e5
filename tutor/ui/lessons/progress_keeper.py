"""Keeps the learner's progress while lessons are read: noted at once, written a moment later in a thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from tutor.document.catalogue import Lesson
from tutor.document.document import Document
from tutor.document.learner import progress
from tutor.document.learner.progress import Record
from tutor.errors import TutorError
from tutor.reasons import reason
from tutor.ui.background import Background

if TYPE_CHECKING:
    from tutor.ui.lessons.page_questions import Key
    from tutor.ui.session.session import Session

DELAY_MS = 300
"""From a change until it is written; changes in the meantime are written with it."""


class ProgressKeeper(QObject):
    """Follows a session through the app's lessons. `changed` when there is something new to show."""

    changed = Signal()

    def __init__(self, session: Session, path: Path | None = None) -> None:
        super().__init__(session)
        self._session, self._path = session, path or default_path()
        self._records: dict[str, Record] = {}
        self._unwritten: dict[str, Record | None] = {}
        self._on_its_way: dict[str, Record | None] = {}
        self._is_restored = False
        self._loaded, self._may_write = False, True
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._write_soon)
        session.modes.questions.forgotten.connect(self._expect_another)
        session.document_changed.connect(self._follow_document)
        session.moment_changed.connect(self._note)
        session.modes.questions.answered.connect(self._note)

    def load(self) -> None:
        """Read the file; what was answered in the lesson that is open counts as answered."""
        try:
            found, sentence = progress.load(self._path)
        except TutorError as error:
            found, sentence, self._may_write = {}, str(error), False
        self._records = {**found, **self._records}
        self._loaded = True
        if sentence:
            self._session.said.emit(sentence)
        self._restore()
        self._session.moment_changed.emit()
        self.changed.emit()

    def record(self, lesson: str) -> Record:
        """What is known of a lesson."""
        return self._records.get(lesson, Record())

    def resume(self, record: Record) -> None:
        """The lesson that has just been opened goes on where it was left; one that is done begins anew.

        `record` is what was known of it before it was opened.
        """
        document = self._session.document
        done = len(record.read) >= len(document.pages) and not self._session.modes.questions.score.to_go
        if record.at and not done:
            self._session.pages.go(record.at)

    def start_again(self, lesson: str) -> None:
        """Forget what was read and answered in a lesson."""
        if self._session.document.lesson == lesson:
            self._session.modes.questions.restart()
        self._records.pop(lesson, None)
        self._keep(lesson, None)
        self._note()

    def close(self) -> None:
        """Write what is not written yet, and end."""
        self._timer.stop()
        self._background.close()
        changed = {**self._on_its_way, **self._unwritten}
        if changed and self._may_write:
            try:
                progress.keep(self._path, changed)
            except (TutorError, OSError) as error:
                self._failed(error)

    # Inside

    def _restore(self) -> None:
        questions, document = self._session.modes.questions, self._session.document
        known = self.record(document.lesson).answers if is_kept(document) else {}
        names = {_name_of(document, key): key for key in questions.all}
        found = {names[name]: outcome for name, outcome in known.items() if name in names}
        if found:
            questions.restore({**found, **questions.outcomes})
        self._is_restored = True

    def _expect_another(self) -> None:
        self._is_restored = False

    def _follow_document(self) -> None:
        """A lesson that is opened knows what was answered in it before."""
        if self._loaded and not self._is_restored:
            self._restore()

    def _note(self) -> None:
        """Note the page that is read, and what has been answered."""
        document, pages = self._session.document, self._session.pages
        if not is_kept(document) or not self._loaded or pages.current is None:
            return
        if pages.resting or pages.rehearsed:
            return
        before = self.record(document.lesson)
        read = set(before.read) | ({pages.current} if pages.standing is not None else set())
        answers = {
            _name_of(document, key): outcome
            for key, outcome in sorted(self._session.modes.questions.outcomes.items())
        }
        record = Record(tuple(sorted(read)), pages.current, answers)
        if record != before:
            self._records[document.lesson] = record
            self._keep(document.lesson, record)

    def _keep(self, lesson: str, record: Record | None) -> None:
        self._unwritten[lesson] = record
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def _write_soon(self) -> None:
        if self._may_write:
            self._on_its_way, self._unwritten = {**self._on_its_way, **self._unwritten}, {}
            job = partial(progress.keep, self._path, dict(self._on_its_way))
            self._background.run(job, self._written, self._failed)

    def _written(self, sentence: str) -> None:
        self._on_its_way = {}
        if sentence:
            self._session.said.emit(sentence)

    def _failed(self, error: BaseException) -> None:
        """Say it once, and go on without keeping: the file stays as it is."""
        if not isinstance(error, (TutorError, OSError)):
            raise error
        self._may_write = False
        self._session.said.emit(self.tr("Your progress cannot be kept: {why}").format(why=reason(error)))


def default_path() -> Path:
    """Where progress is kept: in the app's own data."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data) / "backprop-tutor" / "progress.json"


def is_kept(document: Document) -> bool:
    """Whether progress is kept of a document: of the app's own lessons, not of exercises made by chance."""
    return bool(document.lesson) and document.part is not None


def share(lesson: Lesson, record: Record) -> float:
    """How much of a lesson is done, from 0 to 1: its pages read and its questions settled."""
    whole = lesson.pages + lesson.questions
    made = len([page for page in record.read if page < lesson.pages]) + len(record.answers)
    return min(made / whole, 1.0) if whole else 0.0


def _name_of(document: Document, key: Key) -> str:
    page, number = key
    question = document.pages[page].questions[number]
    return f"{page}.{number} {question.at or question.count}"
