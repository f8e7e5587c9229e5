"""Undo: an edit is one immutable document replaced by another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from tutor.document.document import Document


class EditStack(QUndoStack):
    """The edits of a session; a jump over many of them shows only where it ends."""

    def __init__(self, show: Callable[[Document], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._jumps = False
        self._passed: list[Document] = []
        self.is_showing = False
        """Whether the document that is just being shown comes of an edit, of undo or of redo."""

    def show(self, document: Document) -> None:
        """Show a document that undo or redo has brought."""
        if self._jumps:
            self._passed.append(document)
        else:
            self._show_edited(document)

    def go_to(self, index: int) -> None:
        """Undo or redo until so many edits hold."""
        self._jumps = True
        try:
            self.setIndex(index)
        finally:
            self._jumps = False
        passed, self._passed = self._passed, []
        if passed:
            self._show_edited(passed[-1])

    def retell(self, told: Callable[[Document], Document]) -> None:
        """Keep every document in other words: the edits are the same."""
        for number in range(self.count()):
            edit = self.command(number)
            if isinstance(edit, DocumentEdit):
                edit.retell(told)

    def rename(self, retold: Callable[[str], str]) -> None:
        """Say in other words what each edit has done."""
        for number in range(self.count()):
            edit = self.command(number)
            if isinstance(edit, DocumentEdit):
                edit.setText(retold(edit.text()))

    def _show_edited(self, document: Document) -> None:
        self.is_showing = True
        try:
            self._show(document)
        finally:
            self.is_showing = False


class DocumentEdit(QUndoCommand):
    """An edit that can be taken back: it keeps the document before and after.

    Edits in a row that have the same `merge` become one; if that comes back to where it began, none.
    """

    def __init__(
        self, before: Document, after: Document, apply: Callable[[Document], None], words: str, merge: str
    ) -> None:
        super().__init__(words)
        self._before, self._after, self._apply, self._merge = before, after, apply, merge

    def id(self) -> int:
        """What Qt asks for before it offers two commands to `mergeWith`."""
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the command that came after this one into it, if both are parts of one edit."""
        if not isinstance(other, DocumentEdit) or other._merge != self._merge:
            return False
        self._after = other._after
        self.setText(other.text())
        self.setObsolete(self._after == self._before)
        return True

    def retell(self, told: Callable[[Document], Document]) -> None:
        """Keep both documents in other words."""
        self._before, self._after = told(self._before), told(self._after)

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


def only_drawn_otherwise(before: Document, after: Document) -> bool:
    """Whether two documents differ in nothing but places, frames, kept runs, pages and titles."""
    if before.graph != after.graph:
        return False
    names = ("positions", "groups", "runs", "pages", "title", "summary", "part")
    same: dict[str, Any] = {name: getattr(before, name) for name in names}
    return replace(after, **same) == before
