"""The graph typed as code: what is being typed, what is wrong with it, and the edits that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tutor.document.document import Document
from tutor.errors import TutorError
from tutor.graph import CodeError, Graph, code_lines
from tutor.graph.comments import Comments, commented

if TYPE_CHECKING:
    from tutor.ui.session.session import Session

_PAUSE_MS = 300
"""How long nothing is typed before the code is read."""


class TypedCode(QObject):
    """Part of a session. Code that can be read is an edit; what cannot is kept as a draft beside the graph.

    What is typed between two pauses is one step of undo. `changed`: typing begins or ends, or the code or its
    mistake are others.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.on = False
        self.mistake: TutorError | None = None
        self._draft: str | None = None
        self._unread = False
        self._said: tuple[Graph, Comments] | None = None
        self._written: tuple[Graph, Comments, str, Mapping[str, int]] | None = None
        self._draft_lines: Mapping[str, int] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        session.document_changed.connect(self._follow)
        session.moment_changed.connect(self._leave_if_refused)
        for mode in (*session.modes, session.modes.questions):
            mode.mode_changed.connect(self._leave_if_refused)

    # What is shown

    @property
    def text(self) -> str:
        """The lines to show: those being typed, else those that write the graph."""
        if self.on and self._draft is not None:
            return self._draft
        return self._written_now()[0]

    @property
    def lines(self) -> Mapping[str, int]:
        """The line of each node that the text names, from 0; none while the text is not the graph's."""
        if self.on and self._draft is not None:
            return {} if self._unread or self.mistake else self._draft_lines
        return self._written_now()[1]

    def _written_now(self) -> tuple[str, Mapping[str, int]]:
        """The lines that write the graph, and which is whose; written once for each graph."""
        graph, comments = self._session.document.graph, self._session.document.comments
        if self._written is None or self._written[0] is not graph or self._written[1] is not comments:
            found = commented(code_lines(graph), comments)
            lines = {name: at for at, (name, _) in enumerate(found) if name}
            self._written = (graph, comments, "\n".join(line for _, line in found), lines)
        return self._written[2:]

    # Typing

    def begin(self) -> bool:
        """Begin to type; where that cannot be, it is said why. Whether it is on now."""
        if not self.on:
            if self._session.editing.refused():
                return False
            self.on = True
            if self._unread:
                self._pause.start()
            self.changed.emit()
        return True

    def leave(self) -> None:
        """End typing; code with a mistake is kept for when typing begins again on the same graph."""
        if not self.on:
            return
        self.read()
        self._pause.stop()
        self.on = False
        if self.mistake is None and not self._unread:
            self._draft = None
        self.changed.emit()

    def type(self, text: str) -> None:
        """This is typed now; it is read after a short pause."""
        if not self.on or text == self.text:
            return
        if self._draft is None:
            self._said = _plain(self._session.document)
        self._draft, self._unread = text, True
        self._pause.start()

    def read(self) -> None:
        """Read what was typed, if that has not been done: the document is edited, or there is a mistake."""
        if not self._unread or self._draft is None or self._session.editing.why_not():
            return
        from tutor.document.edits.typed import typed  # not needed before something is typed

        self._pause.stop()
        self._unread = False
        try:
            found = typed(self._session.document, self._draft, self._session.editing.places())
        except TutorError as error:
            self.mistake = error
            self.changed.emit()
            return
        self.mistake = None
        self._said = _plain(found.document)
        self._draft_lines = {name: place.line - 1 for name, place in found.source.places.items()}
        self._session.editing.make(found.document, self.tr("Edit the code"), pages_lost=found.pages_lost)
        self.changed.emit()

    def set_parameter(self, name: str, *, on: bool) -> None:
        """Make an input a parameter, or the other way, undoably."""
        self.read()
        if self._session.editing.refused():
            return
        from tutor.document.edits.typed import with_kind

        try:
            document, lost = with_kind(self._session.document, name, parameter=on)
        except TutorError as error:
            self._session.said.emit(str(error))
            return
        words = self.tr("Make {name} a parameter") if on else self.tr("Make {name} an input")
        self._session.editing.make(document, words.format(name=document.symbols.plain(name)), pages_lost=lost)

    # Undo: one history for the editor and the window

    def undo(self) -> None:
        """Take back what was typed with a mistake; else the last edit."""
        if self.on:
            self.read()
        if self.can_take_back:
            self._drop()
            self.changed.emit()
        else:
            self._session.edits.undo()

    @property
    def can_take_back(self) -> bool:
        """Whether there is a mistake that undo would take back before any edit."""
        return self.on and self.mistake is not None

    @property
    def undo_words(self) -> str:
        """What undo would take back."""
        return self.tr("Typing") if self.can_take_back else self._session.edits.undoText()

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._session.edits.redo()

    def forget(self) -> None:
        """Another document is about to be open."""
        self.on = False
        self._drop()
        self.changed.emit()

    def close(self) -> None:
        """Read nothing any more; call before the program ends."""
        self._pause.stop()

    # Inside

    def _follow(self) -> None:
        """Another graph, by an edit elsewhere or by undo, takes the place of what is typed."""
        if self._draft is not None and _plain(self._session.document) != self._said:
            self._drop()
        self._leave_if_refused()
        self.changed.emit()

    def _drop(self) -> None:
        self._pause.stop()
        self._draft, self._unread, self.mistake, self._said = None, False, None, None

    def _leave_if_refused(self) -> None:
        if self.on and self._session.editing.why_not():
            self.leave()


def _plain(document: Document) -> tuple[Graph, Comments]:
    """What code alone says: which leaves are parameters it does not."""
    return document.graph.with_parameters(()), document.comments


def place_of(mistake: TutorError | None) -> tuple[int, int] | None:
    """Line and column of a mistake, from 0; None where it has none."""
    if not isinstance(mistake, CodeError):
        return None
    return mistake.place.line - 1, mistake.place.column - 1
