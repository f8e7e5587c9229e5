"""Editing the graph on the canvas: whether that is on, which nodes are chosen, and how an edit is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.document.document import Document, Position
from tutor.errors import TutorError
from tutor.graph import Edge, Graph
from tutor.walk import Quantity
from tutor.walk.quantity import value

if TYPE_CHECKING:
    from tutor.graph.edits import Fitting
    from tutor.ui.session.session import Session

Change = Callable[[Document], Document]


class Editing(QObject):
    """Part of a session. While it is on, the canvas takes gestures that change the graph.

    `toggled`: it is on, or off. `chosen_changed`: other nodes are chosen.
    """

    toggled = Signal()
    chosen_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.on = False
        self.chosen: tuple[str, ...] = ()
        """The nodes that the next command is about, the one chosen last at the end."""
        self.edge: Edge | None = None
        """The edge that is chosen, where no node is."""
        self.places: Callable[[], Mapping[str, Position]] = dict
        """Where the canvas has put the nodes, in the document's coordinates; the canvas says so."""
        self._fitting: tuple[Document, Fitting] | None = None
        self._graph = session.document.graph
        session.document_changed.connect(self._follow_document)
        session.selection_changed.connect(self._follow_selection)
        session.moment_changed.connect(self._leave_if_refused)
        for mode in (*session.modes, session.modes.questions):
            mode.mode_changed.connect(self._leave_if_refused)

    # Whether it is on

    def why_not(self) -> str:
        """Why the graph cannot be edited now; empty where it can."""
        session = self._session
        if session.aside.on:
            return session.aside.why_no_edit()
        if session.modes.current is not None or session.modes.asks:
            return self.tr("The walk waits for you: answer first, or watch, then edit the graph.")
        if session.pages.holds("values") or session.pages.holds("code"):
            return self.tr("This page of the lesson leaves the graph as it is; turn the page to edit it.")
        return ""

    def refused(self) -> bool:
        """Whether the graph cannot be edited now; says why."""
        why = self.why_not()
        if why:
            self._session.said.emit(why)
        return bool(why)

    def set_on(self, on: bool) -> None:
        """Edit the graph on the canvas, or only look at it; where that cannot be, it is said why."""
        if on == self.on or (on and self.refused()):
            return
        if on and self._session.neurons.shown:
            self._session.neurons.toggle()
        self.on = on
        self.choose(self._selected() if on else ())
        self.toggled.emit()

    def let_go(self) -> None:
        """Choose nothing; where nothing is chosen, edit no longer."""
        if self.chosen or self.edge:
            self.choose(())
        else:
            self.set_on(False)

    def forget(self) -> None:
        """Another document is about to be open: nothing of it is chosen."""
        self.choose(())

    # Which nodes are chosen

    def choose(self, names: Iterable[str]) -> None:
        """Choose these nodes, and no others; the last one is looked at, too.

        With a closed frame, or a node in it, all of its nodes are chosen.
        """
        small = self._session.document.collapsed
        found = (each for name in names for each in (small.whole_frame(name) if small else (name,)))
        chosen = tuple(dict.fromkeys(found))
        if chosen == self.chosen and self.edge is None:
            return
        self.chosen, self.edge = chosen, None
        last = chosen[-1] if chosen else ""
        looked_at = self._session.selected
        if last and (looked_at is None or looked_at.node != last):
            self._session.select(Quantity(value(last).kind, last))
        elif not last and self.on:
            self._session.select(None)
        self.chosen_changed.emit()

    def choose_edge(self, edge: Edge) -> None:
        """Choose this edge, and no node."""
        if edge != self.edge:
            self.choose(())
            self.edge = edge
            self.chosen_changed.emit()

    def _selected(self) -> tuple[str, ...]:
        selected = self._session.selected
        return (selected.node,) if selected is not None else ()

    def _follow_selection(self) -> None:
        """A number that is looked at elsewhere chooses its node."""
        selected = self._selected()
        if self.on and selected and selected[0] not in self.chosen:
            self.choose(selected)

    def _follow_document(self) -> None:
        before, self._graph = self._graph, self._session.document.graph
        if self.edge is None or self.edge not in self._graph.edges:
            self.choose(self._called_now(before))
        self._leave_if_refused()

    def _called_now(self, before: Graph) -> tuple[str, ...]:
        """The chosen nodes that are still there, by the names that they have now."""
        if all(name in self._graph for name in self.chosen):
            return self.chosen
        from tutor.graph.succession import names_after  # the first paint does without

        names = names_after(before, self._graph)
        return tuple(names[name] for name in self.chosen if name in names)

    # Edits

    @property
    def fitting(self) -> Fitting:
        """The graph made ready for the question whether an edge may be."""
        from tutor.document.edits.edits import fitting  # the first paint does without

        document = self._session.document
        if self._fitting is None or self._fitting[0] is not document:
            self._fitting = (document, fitting(document))
        return self._fitting[1]

    def apply(self, change: Change, words: str, merge: str = "") -> bool:
        """Edit the document, as one step of undo; whether that has changed anything.

        Nodes that have no place of their own are kept where they are drawn. What cannot be is said, and
        nothing is changed.

        Args:
            change: gives the edited document, or raises a TutorError.
            words: what the edit does, for the history.
            merge: edits in a row that have the same one are one step; an empty one merges with none.
        """
        from tutor.document.edits.mended import mended  # the first paint does without

        self._session.typed.read()
        if self.refused():
            return False
        before = self._session.document
        pinned = replace(before, positions={**self.places(), **before.positions})
        try:
            changed = change(pinned)
            if changed == pinned:
                return False
            after, pages_lost = mended(changed, before)
        except TutorError as error:
            self._session.said.emit(str(error))
            return False
        self.make(after, words, pages_lost=pages_lost, merge=merge)
        return True

    def make(self, document: Document, words: str, *, pages_lost: bool = False, merge: str = "") -> None:
        """Put an edited document in the place of the one that is open, and say what pages have lost."""
        before = self._session.document
        self._session.edit(document, words, merge)
        if pages_lost and self._session.document is not before:
            self._session.said.emit(
                self.tr(
                    "Some pages tell of steps that the graph no longer has: they stand at the start. Undo"
                    " brings the steps back."
                )
            )

    def _leave_if_refused(self) -> None:
        if self.on and self.why_not():
            self.set_on(False)
