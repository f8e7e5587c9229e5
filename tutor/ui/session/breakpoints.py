"""Breakpoints of a session: nodes at which a walk that runs is to stop, until another document is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.graph.succession import names_after

if TYPE_CHECKING:
    from tutor.graph import Graph
    from tutor.ui.session.session import Session
    from tutor.walk import Walkthrough


class Breakpoints(QObject):
    """Part of a session. They are the person's, and no part of the document: no edit, not saved, not undone.

    A node stops the walk right after its value, and once its gradient is whole. `changed`: other nodes do.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._names: frozenset[str] = frozenset()
        self._graph: Graph = session.document.graph
        self._stops: tuple[Walkthrough, tuple[int, ...]] | None = None
        session.document_changed.connect(self._follow_document)

    @property
    def names(self) -> frozenset[str]:
        """The nodes of the graph that have one."""
        return frozenset(name for name in self._names if name in self._session.document.graph)

    @property
    def stops(self) -> tuple[int, ...]:
        """The positions of the walk at which it stops, in order."""
        walk = self._session.walkthrough
        if not self._names:
            return ()
        if self._stops is None or self._stops[0] is not walk:
            from tutor.walk.stops import stops  # only where there are breakpoints

            self._stops = (walk, stops(walk, self._names))
        return self._stops[1]

    def toggle(self, name: str) -> None:
        """Give a node a breakpoint, or take it away; a node at which nothing happens gets none."""
        if name in self._names or self.stops_of(name):
            self._set(self._names ^ {name})

    def stops_of(self, name: str) -> tuple[int, ...]:
        """The positions at which something happens at a node; where there are none, it is said why."""
        session = self._session
        if name not in session.document.graph:
            session.said.emit(self.tr("Choose a node first: the walk is to stop there."))
            return ()
        from tutor.walk.stops import stops

        found = stops(session.walkthrough, (name,))
        if not found:
            if name in session.walkthrough.graph:
                words = self.tr(
                    "The walk does nothing at {name}: it is given, and its gradient is not wanted."
                )
            else:
                words = self.tr("The walk does not come to {name}: the graph is not finished there.")
            session.said.emit(words.format(name=session.document.symbols.plain(name)))
        return found

    def forget(self) -> None:
        """Take all of them away, as for another document."""
        self._set(frozenset())

    def up_to(self, position: int, wished: int) -> int:
        """How far a walk gets from a position that is to run on to the one wished."""
        return next((stop for stop in self.stops if position < stop < wished), wished)

    def _set(self, names: frozenset[str]) -> None:
        if names != self._names:
            self._names, self._stops = names, None
            self.changed.emit()

    def _follow_document(self) -> None:
        """A node that is called otherwise keeps its breakpoint; one that is gone may come back by undo."""
        before, self._graph = self._graph, self._session.document.graph
        if not self._names or before is self._graph:
            return
        names = names_after(before, self._graph)
        self._names = frozenset(names.get(name, name) for name in self._names)
        self._stops = None
        self.changed.emit()
