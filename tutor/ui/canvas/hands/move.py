"""Moving nodes by the mouse; one that misses an operand may be dropped on an edge, to come into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tutor.graph import Edge
from tutor.graph.graph import MISSING
from tutor.graph.snapping import snapped
from tutor.ui.canvas.hands.card import Told
from tutor.ui.canvas.hands.drawn import EdgeMarker, Guides
from tutor.ui.canvas.hands.gesture import Gesture, Hand
from tutor.ui.canvas.hands.lift import Lift
from tutor.ui.canvas.nodes import NodeItem

if TYPE_CHECKING:
    from tutor.ui.canvas.hands.hands import Hands

_NEAR_EDGE = 14.0
"""How near a node's middle or the pointer comes to an edge to be over it: pixels of the view."""
_CROWD = 100
_SNAP = 7.0
"""How far, in pixels of the view, a node jumps to stand in line with another."""


class Move(Gesture):
    """A drag of a node takes all chosen ones along; a click chooses it, or asks where its number is from."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands)
        self._node = ""
        self._lift: Lift | None = None
        self._guides: Guides | None = None
        self._mark = EdgeMarker(self.view)
        self._over: Edge | None = None
        self._may_insert = False

    @property
    def lift(self) -> Lift | None:
        """What is lifted now."""
        return self._lift

    @property
    def _is_crowd(self) -> bool:
        """Whether so many nodes are lifted that their ports are not seen on the way."""
        return self._lift is not None and len(self._lift.names) > _CROWD

    @property
    def guides(self) -> int:
        """How many guides are drawn."""
        return self._guides.count if self._guides else 0

    # --- a click ------------------------------------------------------------------------------------------

    def begins(self, hand: Hand) -> bool:
        """Whether there is a node; it is chosen at once unless it is already, or is to be added."""
        label = self.view.label_at(hand.point)
        on_edge = label is not None and not isinstance(label.parentItem(), NodeItem)
        self._node = "" if on_edge else self.view.node_at(hand.point)
        picture = self.view.graph_scene.picture
        if not self._node or picture is None or picture.graph[self._node].op == MISSING:
            return False
        if not hand.adds and not self._is_chosen():
            self.hands.chosen_wanted.emit((self._node,))
        return True

    def clicks(self, hand: Hand) -> None:
        """Choose the node; a number that is not to be edited says where it comes from."""
        chosen = self.hands.chosen
        if self.first.adds:
            drawn = self.view.graph_scene.drawn_name
            others = tuple(name for name in chosen if drawn(name) != self._node)
            self.hands.chosen_wanted.emit(others if self._is_chosen() else (*chosen, self._node))
            return
        if self.view.frames.takes_click(hand.point):
            return
        self.hands.chosen_wanted.emit((self._node,))
        label = self.view.label_at(hand.point)
        if label is not None and label.leaf is None and label.quantity is not None:
            quantity = label.quantity_at(self.view.to_scene(hand.point))
            if quantity is not None:
                self.view.quantity_activated.emit(quantity)

    def _is_chosen(self) -> bool:
        """Whether the node is chosen, or as a closed frame what is inside."""
        drawn = self.view.graph_scene.drawn_name
        return any(drawn(name) == self._node for name in self.hands.chosen)

    # --- a drag -------------------------------------------------------------------------------------------

    def drag_begins(self, hand: Hand) -> None:
        """Lift the chosen nodes off the ground."""
        if not self._is_chosen():
            self.hands.chosen_wanted.emit((*self.hands.chosen, self._node))
        scene = self.view.graph_scene
        self._lift = Lift(scene, self.hands.chosen or (self._node,))
        self.hands.reach.ports.setVisible(not self._is_crowd)
        self._guides = Guides(self.view.theme)
        scene.addItem(self._guides)
        graph = scene.picture.graph if scene.picture else None
        is_alone = graph is not None and len(self.hands.chosen) == 1
        operands = graph[self._node].operands if graph is not None and is_alone else ()
        self._may_insert = graph is not None and any(graph[operand].op == MISSING for operand in operands)
        self.view.viewport().setCursor(Qt.CursorShape.SizeAllCursor)

    def drags(self, hand: Hand) -> None:
        """Let the nodes follow the hand, and see which edge they come over."""
        if self._lift is None or self._guides is None:
            return
        away = self.view.to_scene(hand.point) - self.pressed
        dx, dy = away.x(), away.y()
        self._over_edge(hand, (dx, dy))
        if hand.is_free or self._over is not None:
            self._guides.show_lines([])
        else:
            dx, dy = self._snapped(dx, dy)
        self._lift.bring(dx, dy)
        if not self._is_crowd:
            self.hands.reach.ports.move_ports(self._lift.ports())

    def _snapped(self, dx: float, dy: float) -> tuple[float, float]:
        """The way moved so that the node under the hand stands in line with others, if that is near."""
        lift, guides = self._lift, self._guides
        if lift is None or guides is None:
            return dx, dy
        x, y = lift.place(self._node)
        seen = self.view.seen_area()
        others = [(body.x, body.y) for body in lift.others().values() if seen.contains(body.x, body.y)]
        place, lines = snapped((x + dx, y + dy), others, _SNAP / self.view.zoom)
        guides.show_lines(lines)
        return place[0] - x, place[1] - y

    def _over_edge(self, hand: Hand, away: tuple[float, float]) -> None:
        if not self._may_insert or self._lift is None:
            return
        x, y = self._lift.place(self._node)
        there = (x + away[0], y + away[1])
        edge = self.hands.reach.edge_near(there, _NEAR_EDGE / self.view.zoom, but=(self._node,))
        told = self.hands.answers.insert(self._node, edge) if edge is not None else None
        if edge != self._over:
            self._over = edge
            way = self.hands.reach.way(edge) if edge is not None else None
            self._mark.mark(way, refused=told is not None and told.refused)
        self.hands.tell(told, hand.point)

    @property
    def inserts_into(self) -> tuple[Edge, Told] | None:
        """The edge that the node is over, and what is told of that."""
        return None if self._over is None else (self._over, self.hands.answers.insert(self._node, self._over))

    def drops(self, hand: Hand) -> None:
        """Put the nodes down, or into the edge that they are over."""
        lift, over = self._lift, self.inserts_into
        self._tidy()
        if lift is None:
            return
        edge = over[0] if over is not None and not over[1].refused else None
        lift.put_down()
        if not self.hands.put(lift, self._node, edge):
            lift.put_back()
            self.hands.reach.ports.move_ports(lift.ports())

    def gives_up(self) -> None:
        """Put the nodes back where they were."""
        lift = self._lift
        self._tidy()
        if lift is not None:
            lift.put_back()
            self.hands.reach.ports.move_ports(lift.ports())

    def _tidy(self) -> None:
        self._mark.mark(None)
        self._lift, self._over = None, None
        self.hands.reach.ports.setVisible(True)
        if self._guides is not None:
            self.view.graph_scene.removeItem(self._guides)
            self._guides = None
        self.hands.tell(None, self.first.point)
