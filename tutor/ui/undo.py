"""Undo: an edit is one immutable document replaced by another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from tutor.document.document import Document


class DocumentEdit(QUndoCommand):
    """An edit that can be taken back: it keeps the document before and after."""

    def __init__(
        self, before: Document, after: Document, apply: Callable[[Document], None], words: str
    ) -> None:
        super().__init__(words)
        self._before, self._after, self._apply = before, after, apply

    def undo(self) -> None:
        """Go back to the document before."""
        self._apply(self._before)

    def redo(self) -> None:
        """Go on to the document after."""
        self._apply(self._after)


def placed(document: Document, opened: Document) -> Document:
    """The document in the file that is open now: undo may bring one from before it was saved there.

    `opened` is what the file or lesson says; it is returned itself where the document says the same.
    """
    if document.source is not opened.source or document.lesson != opened.lesson:
        document = replace(document, lesson=opened.lesson, source=opened.source)
    return opened if document == opened else document
