"""Typesetting ahead: the formulas of a document's pages, one at a time while nobody waits for them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from tutor.document.document import Document
from tutor.errors import TutorError
from tutor.graph.operation_edit import choices
from tutor.graph.written import operation_written
from tutor.ui.session.session import Session
from tutor.ui.typesetting import typeset
from tutor.ui.widgets.math_text import formulas_in

_TURN_MS = 25


class TypesetAhead(QObject):
    """Typesets what the pages of the open document will show, so that turning one does not wait for it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: object = None
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._next)
        session.document_changed.connect(self._look)
        self._look()

    @property
    def is_done(self) -> bool:
        """Whether everything is typeset."""
        return not self._timer.isActive()

    def stop(self) -> None:
        """Typeset nothing more."""
        self._timer.stop()

    def _look(self) -> None:
        document = self._session.document
        if document.pages is not self._pages:
            self._pages = document.pages
            self._waiting = list(dict.fromkeys(_formulas(document)))
            self._timer.start()

    def _next(self) -> None:
        if self._waiting:
            typeset.outline(self._waiting.pop(0))
        else:
            self._timer.stop()


def _formulas(document: Document) -> Iterator[str]:
    for page in document.pages:
        yield from formulas_in(page.text)
        if page.choose:
            try:
                graph = document.showing(page.graph).graph
            except TutorError:
                continue
            for name in page.choose:
                if name in graph:
                    for node in choices(graph, name):
                        yield operation_written(node, document.symbols, "tex")
