"""Saving the open document: into its own file or under a name asked for; never over a lesson of the app's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from tutor.document.catalogue import SUFFIX
from tutor.document.document import Document, SourceFile
from tutor.document.errors import FileError
from tutor.document.file.read import text_of
from tutor.document.file.save import save_text
from tutor.document.file.write import write_text
from tutor.errors import TutorError
from tutor.resources import resource
from tutor.ui.files import questions
from tutor.ui.files.recent import RecentFiles
from tutor.ui.session.session import Session


class Saving(QObject):
    """Saves what is open; what goes wrong is said in one sentence, and the edits stay."""

    def __init__(self, window: QWidget, session: Session, recent: RecentFiles) -> None:
        super().__init__(window)
        self._window, self._session, self._recent = window, session, recent

    def save(self) -> bool:
        """Save into the document's own file; where it has none, ask for a name. Whether it is saved now."""
        self._session.typed.read()
        self._session.aside.close_all()
        source = self._session.document.source
        if source is None or self._session.document.lesson or _is_the_apps(source.path):
            return self.save_as()
        if _changed_outside(source) and not questions.about_overwriting(self._window, source.path):
            return False
        return self.save_to(source.path)

    def save_as(self) -> bool:
        """Ask for a name and save there; whether it is saved now."""
        self._session.typed.read()
        self._session.aside.close_all()
        path = questions.for_name(self._window, _suggestion(self._session.document))
        if path is None or not self.save_to(path):
            return False
        self._session.said.emit(self.tr("Saved {path}").format(path=path))
        return True

    def save_to(self, path: Path) -> bool:
        """Save into this file, the document's own from now on; False, with a sentence, if that cannot be."""
        document = self._session.neurons.as_drawn(self._session.document)
        if _is_the_apps(path):
            self._session.said.emit(self.tr("The app's own lessons stay as they are: choose another folder."))
            return False
        text = write_text(document, document.source.text if document.source else None)
        try:
            save_text(text, path)
        except TutorError as error:
            self._session.said.emit(str(error))
            return False
        self._session.saved(SourceFile(path.absolute(), text))
        self._recent.add(path)
        if self._session.typed.mistake is not None:
            self._session.said.emit(
                self.tr("The code that is typed has a mistake: the graph on the canvas is what was saved.")
            )
        return True

    def may_leave(self) -> bool:
        """Whether the open document may be left: nothing is unsaved, or a person saves or discards it."""
        self._session.typed.read()
        if self._session.edits.isClean():
            return True
        answer = questions.about_unsaved(self._window, self._session.aside.whole.title)
        return self.save() if answer == "save" else answer == "discard"


def _suggestion(document: Document) -> Path:
    """Where Save as begins: the document's own file, or a name in the person's documents."""
    if document.source is not None and not (document.lesson or _is_the_apps(document.source.path)):
        return document.source.path
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder or Path.home()) / f"{document.stem}{SUFFIX}"


def _is_the_apps(path: Path) -> bool:
    """Whether the file lies among the lessons that come with the program."""
    try:
        return path.resolve().is_relative_to(resource("lessons").resolve())
    except (OSError, RuntimeError):
        return False


def _changed_outside(source: SourceFile) -> bool:
    """Whether the file does not say any more what was read from it, or saved to it."""
    try:
        return text_of(source.path) != source.text
    except FileError:
        return False  # it is gone, and saving brings it back
