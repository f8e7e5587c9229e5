"""Changes of the samples through a session: each one step of undo, or refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.document.document import Document
from tutor.errors import TutorError
from tutor.ui.background import Background
from tutor.ui.editing.value_edits import tell_of_columns
from tutor.ui.latest import Latest

if TYPE_CHECKING:
    from tutor.ui.session.session import Session

Change = Callable[[Document], Document]
_SLOW_FROM = 2_000
"""Samples whose making takes longer than the window may be blocked."""


class DataChanges(QObject):
    """Makes one change after the other; of slow ones, the newest."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(Background(self))
        self.refused: Callable[[], None] = _nothing
        """Called where a change was not made: what shows the data is to show it again."""

    def why_not(self) -> str:
        """Why the samples cannot be changed now; empty where they can."""
        session = self._session
        if session.modes.current is not None or session.modes.asks:
            return self.tr("The walk waits for you: answer first, or watch, then change the data.")
        if session.pages.holds("values"):
            return self.tr(
                "This page of the lesson leaves the data as they are; turn the page to change them."
            )
        return ""

    def apply(self, change: Change, words: str, merge: str = "", samples: int = 0) -> None:
        """Edit the open document, back from a part looked at; many `samples` are made in the background.

        Args:
            change: gives the document with other samples, or raises a TutorError.
            words: what it does, for the history.
            merge: changes in a row that have the same one are one step; an empty one merges with none.
            samples: how many are to be made.
        """
        self._session.aside.close_all()
        why = self.why_not()
        if why:
            self._session.said.emit(why)
            self.refused()
            return
        before = self._session.document

        def job() -> tuple[Document, bool] | TutorError:
            from tutor.document.edits.mended import mended

            try:
                return mended(change(before), before)
            except TutorError as error:
                return error

        def then(found: tuple[Document, bool] | TutorError) -> None:
            if self._session.document is not before:
                return  # something else was edited meanwhile
            if isinstance(found, TutorError):
                self._session.said.emit(_sentence(found))
                self.refused()
                return
            self._make(before, *found, words, merge)

        self._latest.ask(job, then, slow=samples > _SLOW_FROM)

    def _make(self, before: Document, after: Document, pages_lost: bool, words: str, merge: str) -> None:
        self._session.editing.make(after, words, pages_lost=pages_lost, merge=merge)
        tell_of_columns(self._session, before)


def _sentence(error: TutorError) -> str:
    """What a recipe says is a part of a sentence, since a file names the key before it."""
    said = str(error)
    return said[:1].upper() + said[1:]


def _nothing() -> None:
    """Show nothing again."""
