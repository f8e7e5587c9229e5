"""Between the hands on the canvas and the edit mode: what they ask is looked up, what they want is done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPointF

from tutor.document.document import Document, Position
from tutor.document.edits import edits
from tutor.document.edits.called import (
    called,
    connect_words,
    disconnect_words,
    insert_words,
    move_words,
    swap_words,
)
from tutor.errors import TutorError
from tutor.graph import CycleError, Edge
from tutor.graph.graph import MISSING
from tutor.graph.layout import ANY_ORDER
from tutor.ui.canvas.hands.card import Told
from tutor.ui.canvas.hands.gesture import Answers
from tutor.ui.canvas.hands.hands import Hands
from tutor.ui.canvas.picture_of import document_places
from tutor.ui.canvas.view import GraphView
from tutor.ui.editing import edge_changes
from tutor.ui.session.session import Session


class CanvasHands(QObject):
    """Makes the hands of a view, and edits the session's document as they want it."""

    def __init__(self, session: Session, view: GraphView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._inserts: tuple[Document, dict[tuple[str, Edge], Told]] = (session.document, {})
        answers = Answers(self._connect, self._disconnect, self._insert, self._swap, self._put)
        self.hands = Hands(view, answers)
        self.hands.chosen_wanted.connect(session.editing.choose)
        self.hands.edge_chosen.connect(self._choose_edge)
        self.hands.connected.connect(self._do_connect)
        self.hands.disconnected.connect(self._do_disconnect)
        self.hands.rewired.connect(self._do_rewire)
        self.hands.swapped.connect(self._do_swap)
        session.editing.toggled.connect(self._follow_mode)
        session.editing.chosen_changed.connect(self._show_chosen)
        session.moment_changed.connect(self.hands.refresh)
        self._follow_mode()

    def _follow_mode(self) -> None:
        self.hands.set_on(self._session.editing.on)
        self._show_chosen()

    def _show_chosen(self) -> None:
        editing = self._session.editing
        if editing.on:
            self.hands.show_chosen(editing.chosen, editing.edge)

    def _choose_edge(self, edge: Edge) -> None:
        """Choose an edge; where it comes into a closed frame, that, since it may be several edges inside."""
        if self._view.frames.closed_at(edge.target) is not None:
            self._session.editing.choose((edge.target,))
        else:
            self._session.editing.choose_edge(self._real(edge))

    def edge_at(self, point: QPointF, pixels: float) -> Edge | None:
        """The edge of the graph at a point of the viewport; none that comes into a closed frame."""
        drawn = self.hands.reach.edge_at(point, pixels)
        if drawn is None or self._view.frames.closed_at(drawn.target) is not None:
            return None
        return self._real(drawn)

    def _real(self, edge: Edge) -> Edge:
        """The edge of the graph that a drawn one shows: out of a closed frame it has another source."""
        picture = self._view.graph_scene.picture
        return picture.edges(edge)[0] if picture is not None and edge in picture.graph.edges else edge

    # --- what the hands ask -------------------------------------------------------------------------------

    def _refused(self, error: TutorError) -> Told:
        """The refusal in the card's two lines."""
        if isinstance(error, CycleError):
            way = " → ".join(called(self._session.document, name) for name in error.names)
            return Told(self.tr("This would make a cycle:"), way, refused=True)
        return Told(str(error), refused=True)

    def _connect(self, source: str, target: str, index: int | None) -> Told:
        document, fitting = self._session.document, self._session.editing.fitting
        if source not in document.graph or target not in document.graph:
            return Told(self.tr("Open the frame first, to connect what is inside it."), refused=True)
        try:
            place = fitting.place(target, index)
        except TutorError as error:
            return self._refused(error)
        refusal = fitting.refusal(source, target, place)
        if refusal is not None:
            return self._refused(refusal)
        node = document.graph[target]
        before = node.operands[place]
        words = connect_words(document, source, target)
        if document.graph[before].op != MISSING:
            return Told(words, self.tr("in the place of {name}").format(name=called(document, before)))
        if len(node.operands) == 1 or node.op in ANY_ORDER:
            return Told(words)
        return Told(words, self.tr("as operand {number}").format(number=place + 1))

    def _disconnect(self, edge: Edge) -> Told:
        return Told(disconnect_words(self._session.document, self._real(edge)))

    def _insert(self, name: str, edge: Edge) -> Told:
        picture = self._view.graph_scene.picture
        if picture is not None and len(picture.edges(edge)) > 1:
            return Told(self.tr("Open the frame first: inside it this is several edges."), refused=True)
        document, edge = self._session.document, self._real(edge)
        if self._inserts[0] is not document:
            self._inserts = (document, {})
        known = self._inserts[1]
        if (name, edge) not in known:
            try:
                edits.insert(document, edge, name)
                known[name, edge] = Told(insert_words(document, name, edge))
            except TutorError as error:
                known[name, edge] = self._refused(error)
        return known[name, edge]

    def _swap(self, target: str, first: int, second: int) -> Told:
        document = self._session.document
        try:
            edits.swap(document, target, first, second)
        except TutorError as error:
            return self._refused(error)
        return Told(swap_words(document, target))

    # --- what the hands want ------------------------------------------------------------------------------

    def _put(self, places: Mapping[str, Position], node: str, edge: Edge | None) -> bool:
        document, editing = self._session.document, self._session.editing
        picture = self._view.graph_scene.picture
        if picture is not None:
            places = document_places(picture, places, {**editing.places(), **document.positions})
        if edge is None:
            return editing.apply(partial(edits.move, places=places), move_words(document, tuple(places)))

        def change(before: Document) -> Document:
            return edits.insert(edits.move(before, places), self._real(edge), node)

        return editing.apply(change, insert_words(document, node, self._real(edge)))

    def _do_connect(self, source: str, target: str, index: int) -> None:
        edge_changes.connect(self._session, source, target, index)

    def _do_disconnect(self, drawn: Edge) -> None:
        edge_changes.disconnect(self._session, self._real(drawn))

    def _do_rewire(self, drawn: Edge, target: str, index: int) -> None:
        edge_changes.rewire(self._session, self._real(drawn), target, index)

    def _do_swap(self, target: str, first: int, second: int) -> None:
        edge_changes.swap(self._session, target, first, second)
