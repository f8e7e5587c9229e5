"""Choosing: a click on an edge, and the rubber band over the ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from tutor.graph.graph import MISSING
from tutor.ui.canvas.hands.drawn import Band
from tutor.ui.canvas.hands.gesture import NEAR_EDGE, Gesture, Hand


class ChooseEdge(Gesture):
    """A click near an edge chooses it; a drag from there is a rubber band's."""

    def begins(self, hand: Hand) -> bool:
        """Whether there is an edge, and no node that lies over it."""
        self._edge = self.hands.reach.edge_at(hand.point, NEAR_EDGE)
        return self._edge is not None

    def clicks(self, hand: Hand) -> None:
        """Choose the edge."""
        self.hands.edge_chosen.emit(self._edge)

    def drag_begins(self, hand: Hand) -> None:
        """Hand it over to the rubber band."""
        self.hands.band.take_over(self, hand)

    def drags(self, hand: Hand) -> None:
        """The rubber band's."""
        self.hands.band.drags(hand)

    def drops(self, hand: Hand) -> None:
        """The rubber band's."""
        self.hands.band.drops(hand)

    def gives_up(self) -> None:
        """The rubber band's."""
        self.hands.band.gives_up()


class RubberBand(Gesture):
    """A drag over the ground chooses all nodes that it touches; a click there chooses nothing."""

    _band: Band | None = None

    def begins(self, hand: Hand) -> bool:
        """Whether there is the ground, and no number to be clicked."""
        return self.view.label_at(hand.point) is None

    def take_over(self, other: Gesture, hand: Hand) -> None:
        """Begin where another gesture was pressed."""
        self._pressed, self._first = other.pressed, other.first
        self.drag_begins(hand)

    def clicks(self, hand: Hand) -> None:
        """Choose nothing, unless what is chosen is to be added to."""
        if not self.first.adds:
            self.hands.chosen_wanted.emit(())

    def drag_begins(self, hand: Hand) -> None:
        """Put the band up."""
        self._before = self.hands.chosen if self.first.adds else ()
        self._band = Band(self.view.theme)
        self.view.graph_scene.addItem(self._band)
        self.view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def drags(self, hand: Hand) -> None:
        """Span the band, and mark what it touches."""
        if self._band is not None:
            box = QRectF(self.pressed, self.view.to_scene(hand.point)).normalized()
            self._band.span(box)
            self.view.graph_scene.marked.choose(self._touched(box))

    def _touched(self, box: QRectF) -> tuple[str, ...]:
        standing, picture = self.view.graph_scene.standing, self.view.graph_scene.picture
        if standing is None or picture is None:
            return ()
        found = [
            name
            for name, body in standing.arranged.bodies.items()
            if name in picture.graph
            and picture.graph[name].op != MISSING
            and box.intersects(QRectF(body.left, body.top, body.width, body.height))
        ]
        return tuple(dict.fromkeys((*self._before, *found)))

    def drops(self, hand: Hand) -> None:
        """Choose what the band touches."""
        touched = self._touched(QRectF(self.pressed, self.view.to_scene(hand.point)).normalized())
        self._take_down()
        self.hands.chosen_wanted.emit(touched)

    def gives_up(self) -> None:
        """Choose what was chosen before."""
        self._take_down()
        self.view.graph_scene.marked.choose(self.hands.chosen)

    def _take_down(self) -> None:
        if self._band is not None:
            self.view.graph_scene.removeItem(self._band)
            self._band = None
