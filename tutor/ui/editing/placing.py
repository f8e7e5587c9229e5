"""Placing something in the graph as a person asks for it: where it goes, and what is chosen then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from tutor.document.document import Document, Position
from tutor.document.edits.placing import Placeable, Spot, misses_operand, name_for, new_node, place, words_for
from tutor.graph import Edge
from tutor.graph.graph import MISSING
from tutor.graph.places import free_place
from tutor.ui.session.session import Session


class Placing:
    """Places on the canvas of a session; `middle` says where the middle of the view is."""

    def __init__(self, session: Session, middle: Callable[[], Position]) -> None:
        self._session, self._middle = session, middle

    def spot(
        self, what: Placeable, at: Position | None = None, operand: str = "", edge: Edge | None = None
    ) -> Spot:
        """Where it would go.

        An operation takes the `operand`, or else the chosen nodes as its first operands, or comes into the
        `edge`, or else the chosen one; a leaf becomes the operand that the chosen node misses. At a point,
        nothing chosen counts.
        """
        edge = self._session.editing.edge if edge is None and at is None and not operand else edge
        small = self._session.document.collapsed
        edge = small.shown_alone(edge) if small is not None and edge is not None else edge
        if edge is not None and what.arity:
            return Spot(at, edge=edge)
        chosen = (operand,) if operand else self._session.editing.chosen if at is None else ()
        document = self._session.document
        graph = document.graph
        if small is not None:  # behind a closed frame is behind what comes out of it
            chosen = tuple(dict.fromkeys(small.whole_frame(name)[-1] for name in chosen))
        chosen = tuple(name for name in chosen if name in graph and graph[name].op != MISSING)
        if what.arity and chosen:
            return Spot(at, behind=chosen[: what.arity])
        if what.kind == "leaf" and chosen and misses_operand(self._session.document, chosen[-1]):
            return Spot(at, before=chosen[-1])
        return Spot(at)

    @property
    def is_on(self) -> bool:
        """Whether the graph is being edited."""
        return self._session.editing.on

    @property
    def document(self) -> Document:
        """What it would be placed in."""
        return self._session.document

    def why_not(self, what: Placeable, spot: Spot) -> str:
        """Why it cannot be placed there, in a sentence; empty where it can."""
        node, edge = new_node(self._session.document, what, spot)
        misfit = self._session.editing.fitting.misfit_of_new(node, np.shape(what.value), edge)
        return "" if misfit is None else str(misfit)

    def words(self, what: Placeable, spot: Spot) -> str:
        """What placing it there does."""
        document = self._session.document
        return words_for(document, what, spot, name_for(document, what))

    def put(self, what: Placeable, spot: Spot) -> tuple[str, ...]:
        """Place it as one step of undo, and choose what to go on from; the nodes made, none where refused."""
        session = self._session
        before = session.document
        name = name_for(before, what)
        if spot == Spot() and what.kind != "template":
            spot = Spot(free_place(before.graph, session.editing.places(), self._middle()))
        if not session.editing.apply(
            partial(place, what=what, spot=spot, name=name), words_for(before, what, spot, name)
        ):
            return ()
        graph = session.document.graph
        made: tuple[str, ...] = (name,)  # other nodes may be called by expressions, and so be called anew
        if what.kind == "template":
            made = tuple(node.name for node in graph.nodes if node.name not in before.graph)
        session.editing.choose((spot.before,) if spot.before in graph and spot.before else made)
        return made
