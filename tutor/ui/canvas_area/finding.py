"""Finding nodes on the canvas: what is typed into the bar is ringed, counted, and gone to one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tutor.graph.find import find
from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.look.theme import Theme
from tutor.ui.panels.find_bar import FindBar
from tutor.ui.session.session import Session

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView


class Finding(QObject):
    """Ties the bar to a session and the view of its graph."""

    def __init__(self, session: Session, view: GraphView, theme: Theme, area: QWidget) -> None:
        super().__init__(area)
        self._session, self._view = session, view
        self._found: tuple[str, ...] = ()
        self._current = ""
        self.bar = FindBar(theme, area)
        self.bar.hide()
        self.bar.typed.connect(self._search)
        self.bar.moved.connect(self.go)
        self.bar.closed.connect(self.close)
        session.document_changed.connect(self._search_again)

    def open(self) -> None:
        """Let a person type; a network that is drawn as neurons is drawn node by node first."""
        if self._session.neurons.shown:
            self._session.neurons.toggle()
        was_hidden = self.bar.isHidden()
        self.bar.show()
        self.bar.raise_()
        self.bar.take_keyboard()
        if was_hidden:
            self._search_again()

    def go(self, by: int) -> None:
        """To the node found so many on; behind the last one comes the first.

        Where the one looked at is inside a closed frame, that opens first.
        """
        if self.bar.isHidden():
            self.open()
        if not self._found:
            return
        if self._session.frames.reveal(self._current):
            self._show(self._current)
            return
        at = self._found.index(self._current) + by if self._current in self._found else 0
        self._show(self._found[at % len(self._found)])

    def close(self) -> None:
        """Take the bar and the brackets away, and give the keyboard back to the canvas."""
        self.bar.hide()
        self._view.marks.show_found((), "")
        self._view.setFocus()

    def _search(self, text: str) -> None:
        """Look for what is typed, and at what of it comes first."""
        self._found, self._current = self._find(text), ""
        if self._found:
            self._show(self._found[0])
        else:
            self._tell()

    def _search_again(self) -> None:
        """The graph is another one: what is found in it, without looking elsewhere."""
        if not self.bar.isHidden():
            self._found = self._find(self.bar.field.text())
            self._tell()

    def _find(self, text: str) -> tuple[str, ...]:
        document = self._session.document
        kinds = {
            "input": self.tr("input"),
            "parameter": self.tr("parameter"),
            "constant": self.tr("constant"),
        }
        also = {node.name: kinds.get(node.op, "") for node in document.graph.drawn}
        for group in document.groups:
            for name in group.nodes:
                also[name] = f"{also.get(name, '')} {group.title}"
        return find(document.graph, text, document.symbols, also)

    def _show(self, name: str) -> None:
        """Look at a node: it is selected, and brought into view so near that its numbers are seen.

        Of a node inside a closed frame, the frame is.
        """
        self._current = name
        self._tell()
        self._view.select(self._view.graph_scene.drawn_name(name))
        self._view.follower.show(name, LEAST_SCALE)

    def _tell(self) -> None:
        number = self._found.index(self._current) + 1 if self._current in self._found else 0
        self.bar.show_count(number, len(self._found))
        self._view.marks.show_found(self._found, self._current)
