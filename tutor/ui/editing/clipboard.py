"""Nodes on the clipboard, as text that can go through a mail and come back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QCursor, QGuiApplication

from tutor.document.document import Document, Position
from tutor.document.edits import edits, fragment
from tutor.errors import TutorError
from tutor.graph.graph import MISSING
from tutor.ui.canvas.view import GraphView
from tutor.ui.editing.chosen_nodes import ChosenNodes
from tutor.ui.session.session import Session

_AWAY = 36.0
"""How far a copy that would lie on the one before is moved, right and down."""


class NodeClipboard(QObject):
    """Cuts, copies and pastes the chosen nodes; outside of the edit mode it copies the one looked at."""

    def __init__(self, session: Session, view: GraphView, chosen: ChosenNodes, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self._chosen = session, view, chosen
        self._last: tuple[str, Position] = ("", (0.0, 0.0))
        self._times = 0

    def copy(self) -> bool:
        """Put the chosen nodes on the clipboard; whether there were any."""
        session = self._session
        selected = session.selected
        names = self._chosen.names or ((selected.node,) if selected is not None else ())
        try:
            text = fragment.copy(session.document, names, session.editing.places())
        except TutorError as error:
            session.said.emit(str(error))
            return False
        QGuiApplication.clipboard().setText(text)
        self._times = 1 if session.editing.on else 0
        self._last = (text, self._at())
        return True

    def cut(self) -> None:
        """Copy the chosen nodes, and delete them."""
        words = self._chosen.told(self.tr("Cut {nodes}"))
        if self.copy():
            self._times = 0
            self._chosen.make(partial(edits.delete, names=self._chosen.names), words)

    def paste(self) -> None:
        """Put the nodes of the clipboard's text where the pointer is, or in the middle of the view."""
        text, at = QGuiApplication.clipboard().text(), self._at()
        try:
            nodes = [node for node in fragment.read_fragment(text).graph.nodes if node.op != MISSING]
        except TutorError as error:
            self._session.said.emit(str(error))
            return
        self._times = self._times + 1 if (text, at) == self._last else 0
        self._last = (text, at)
        away = _AWAY * self._times
        there = (at[0] + away, at[1] + away)
        one, several = self.tr("Paste {name}"), self.tr("Paste {count} nodes")
        words = one.format(name=nodes[0].name) if len(nodes) == 1 else several.format(count=len(nodes))
        self._chosen.make(partial(_pasted, text=text, at=there), words)

    def _at(self) -> Position:
        """In the document's coordinates: the pointer, where it is over the canvas; else the middle."""
        view, room = self._view, self._view.viewport().rect()
        pointer = view.viewport().mapFromGlobal(QPointF(QCursor.pos()))
        over = view.viewport().underMouse() and room.contains(pointer.toPoint())
        return view.document_point(pointer if over else QPointF(room.center()))


def _pasted(document: Document, text: str, at: Position) -> Document:
    found = fragment.paste(document, text, at)
    edits.check_shapes(found)
    return found
