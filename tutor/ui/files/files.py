"""Opening lessons and files: what goes wrong is said in one sentence, and loses nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tutor.document.catalogue import SCRIPT, open_source
from tutor.document.document import Document
from tutor.errors import TutorError
from tutor.ui.files.drop import ANSWERS
from tutor.ui.files.recent import RecentFiles
from tutor.ui.files.saving import Saving
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings


class Files(QObject):
    """Reads documents into the session, when what is open may be left."""

    answers_opened = Signal(Path)
    """A file of answers to an assignment is to be gone on with."""

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self.recent = RecentFiles(settings)
        self.saving = Saving(window, session, self.recent)
        self._note_recent(session.document)

    def open(self, source: str) -> bool:
        """Open a lesson or a file; False where it cannot be read (a sentence says why), or is not to be."""
        if source.lower().endswith(ANSWERS):
            self.answers_opened.emit(Path(source))
            return True
        try:
            document = open_source(source)
        except TutorError as error:
            self._session.said.emit(str(error))
            return False
        if not self.saving.may_leave():
            return False
        self._session.open(document)
        self._note_recent(document)
        if Path(source).suffix.lower() == SCRIPT:
            self.recent.add(Path(source))
        return True

    def take(self, document: Document, *, is_written: bool) -> bool:
        """Open a document that has no name yet; False where what is open is not to be left.

        What a person has written themselves is unsaved work from the start; an empty graph is for editing.
        """
        if not self.saving.may_leave():
            return False
        self._session.open(document)
        if is_written:
            self._session.edits.resetClean()
        if not document.graph.drawn:
            self._session.editing.set_on(True)
        return True

    def open_recent(self, path: Path) -> bool:
        """Open a file opened before; one that is gone is dropped from the list."""
        if path.exists():
            return self.open(str(path))
        self.recent.drop(path)
        words = self.tr("{path} is not there any more; it is dropped from the recent files.")
        self._session.said.emit(words.format(path=path))
        return False

    def _note_recent(self, document: Document) -> None:
        if document.source is not None and not document.lesson:
            self.recent.add(document.source.path)

    def ask_and_open(self) -> None:
        """Let a person choose a file, and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open"),
            "",
            self.tr(
                "Tutor files and PyTorch scripts (*.tutor *.py);;Answers (*.answers.toml);;All files (*)"
            ),
        )
        if name:
            self.open(name)
