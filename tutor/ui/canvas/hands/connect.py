"""Connecting by the mouse: an edge is dragged from port to port, off its operand, or onto the ground."""

from __future__ import annotations

import math
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtWidgets import QGraphicsItem

from tutor.graph import Edge, Graph
from tutor.graph.graph import MISSING
from tutor.language import translate
from tutor.ui.canvas.hands.card import Told
from tutor.ui.canvas.hands.drawn import Dragged, DraggedEdge
from tutor.ui.canvas.hands.gesture import Gesture, Hand
from tutor.ui.canvas.hands.spots import PortKey, PortSpot, nearest
from tutor.ui.canvas.shown import LabelKey

if TYPE_CHECKING:
    from tutor.ui.canvas.hands.hands import Hands

_SNAP = 18.0
"""How near, in pixels of the view, the edge's end jumps to a port."""
_SLICE = 0.006
"""Seconds for which ports are asked about without a pause."""
_OFF = 30.0
"""How far, in pixels of the view, the hand is from where it began before the ground counts."""


class Connect(Gesture):
    """From a result's port to an operand's or back; from an operand's port its edge is taken along."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands)
        self._origin: PortSpot | None = None
        self._line: DraggedEdge | None = None
        self._target: PortKey | None = None
        self._asked = _Asked(self)

    @property
    def line(self) -> DraggedEdge | None:
        """The edge that is dragged now."""
        return self._line

    @property
    def target(self) -> PortKey | None:
        """The port to which the edge would go."""
        return self._target

    @property
    def _taken(self) -> Edge | None:
        """The edge that was taken off its operand."""
        return self._origin.edge if self._origin else None

    @property
    def source(self) -> str:
        """The node from whose result the edge comes; "" where that is what is looked for."""
        origin, picture = self._origin, self.view.graph_scene.picture
        if origin is None or picture is None:
            return ""
        if origin.key.is_result:
            return origin.key.node
        return picture.source(origin.edge) if origin.edge else ""

    @property
    def _graph(self) -> Graph | None:
        picture = self.view.graph_scene.picture
        return picture.graph if picture else None

    # --- a click ------------------------------------------------------------------------------------------

    def begins(self, hand: Hand) -> bool:
        """Whether there is a port."""
        self._origin = self.hands.reach.port_at(hand.point)
        return self._origin is not None

    def clicks(self, hand: Hand) -> None:
        """Choose the edge that arrives here, else the node."""
        if self._taken is not None:
            self.hands.edge_chosen.emit(self._taken)
        elif self._origin is not None:
            self.hands.chosen_wanted.emit((self._origin.key.node,))

    # --- a drag -------------------------------------------------------------------------------------------

    def drag_begins(self, hand: Hand) -> None:
        """Take the end of the edge, and begin to find out where it fits."""
        if self._origin is None:
            return
        self._line = DraggedEdge(self.view.theme)
        self.view.graph_scene.addItem(self._line)
        self._show_taken(False)
        self.hands.reach.ports.begin(self._origin.key)
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._asked.begin(self._candidates())

    def _candidates(self) -> list[PortSpot]:
        """The ports to which the edge may go, the nearest first."""
        wants_operand, own = bool(self.source), self._origin.key if self._origin else None
        here = (self.pressed.x(), self.pressed.y())
        found = [
            spot
            for spot in self.hands.reach.ports.spots.values()
            if spot.key.is_result != wants_operand and spot.key != own and spot.key.node != self.source
        ]
        return sorted(found, key=lambda spot: math.dist(spot.place, here))

    def _show_taken(self, shown: bool) -> None:
        """Show the edge that was taken along, or hide it with its labels."""
        edge, scene = self._taken, self.view.graph_scene
        if edge is None or scene.edges is None:
            return
        if not shown:
            scene.edges.lift([edge])
        items: list[QGraphicsItem | None] = [scene.edge(edge)]
        items += [item for key, item in scene.drawn.items() if isinstance(key, LabelKey) and key.what == edge]
        for item in items:
            if item is not None:
                item.setOpacity(1.0 if shown else 0.0)
        if shown:
            scene.edges.put_down()

    def asks(self, key: PortKey) -> Told:
        """What is told of the edge that would go to this port."""
        origin, answers = self._origin, self.hands.answers
        if origin is None or key == origin.key:
            return Told("")
        if key.operand is None:
            return answers.connect(key.node, origin.key.node, origin.key.operand)
        if origin.key.operand is not None and key.node == origin.key.node:
            return answers.swap(key.node, origin.key.operand, key.operand)
        return answers.connect(self.source, key.node, key.operand)

    def drags(self, hand: Hand) -> None:
        """Bring the end of the edge to the hand, or to the port that it would go to."""
        if self._line is None or self._origin is None:
            return
        self._target = self._aim(hand.point)
        told = self._asked.told(self._target) if self._target else self._on_ground(hand.point)
        spot = self.hands.reach.ports.spots.get(self._target) if self._target else None
        there = self.view.to_scene(hand.point)
        end = spot.place if spot else (there.x(), there.y())
        state: Dragged = "free"
        if self._target is not None and self._target != self._origin.key and told is not None:
            state = "refused" if told.refused else "fits"
        self.hands.reach.ports.hover(self._target)
        if self.source:
            self._line.reach(self._start(), end, state)
        else:
            self._line.reach(end, self._origin.place, state)
        self.hands.tell(told if told and told.title else None, hand.point)

    def _start(self) -> tuple[float, float]:
        """Where the edge leaves its source, which may be inside a closed frame."""
        way = self.hands.reach.way(self._taken) if self._taken else None
        spot = self.hands.reach.ports.spots.get(PortKey(self.source))
        return way[0][0] if way else spot.place if spot else (self.pressed.x(), self.pressed.y())

    def _aim(self, point: QPointF) -> PortKey | None:
        """The port that is meant: the nearest one, or of the node under the hand the one that is missing."""
        there, within = self.view.to_scene(point), _SNAP / self.view.zoom
        place = (there.x(), there.y())
        near = self.hands.reach.ports.near(there, within)
        spot = nearest((spot for spot in near if self._may_be(spot.key)), place, within)
        if spot is not None:
            return spot.key
        name, graph = self.view.node_at(point), self._graph
        if not name or graph is None or name == self.source or graph[name].op == MISSING:
            return None
        if not self.source:
            return PortKey(name) if name != self._origin_node else None
        own = [self.hands.reach.ports.spots.get(PortKey(name, at)) for at in range(len(graph[name].operands))]
        spots = [spot for spot in own if spot is not None]
        free = [spot for spot in spots if spot.edge is None]
        best = free[0] if free else nearest(spots, place, math.inf)
        return best.key if best else PortKey(name, 0)

    @property
    def _origin_node(self) -> str:
        return self._origin.key.node if self._origin else ""

    def _may_be(self, key: PortKey) -> bool:
        if self._origin is not None and key == self._origin.key:
            return True
        return key.is_result != bool(self.source) and key.node != (self.source or self._origin_node)

    def _on_ground(self, point: QPointF) -> Told | None:
        """What a drop on the ground would do."""
        if (point - self.first.point).manhattanLength() < _OFF:
            return None
        if self._taken is not None:
            return self.hands.answers.disconnect(self._taken)
        if not self.source or self.hands.search is None:
            return None
        return Told(translate("canvas", "Drop here to place what comes next"))

    def drops(self, hand: Hand) -> None:
        """Connect, disconnect, swap, or ask what is to be placed here."""
        origin, target, taken, source = self._origin, self._target, self._taken, self.source
        told = self._asked.told(target) if target else self._on_ground(hand.point)
        self._tidy()
        hands = self.hands
        if origin is None or target == origin.key or told is None or told.refused:
            return
        if target is None:
            if taken is not None:
                hands.disconnected.emit(taken)
            elif hands.search is not None:
                hands.search(source, hand.point)
        elif target.operand is None:
            hands.connected.emit(target.node, origin.key.node, origin.key.operand)
        elif taken is None:
            hands.connected.emit(source, target.node, target.operand)
        elif target.node == origin.key.node:
            hands.swapped.emit(target.node, origin.key.operand, target.operand)
        else:
            hands.rewired.emit(taken, target.node, target.operand)

    def gives_up(self) -> None:
        """Let the edge go back to where it was."""
        self._tidy()

    def _tidy(self) -> None:
        self._asked.end()
        self._show_taken(True)
        if self._line is not None:
            self.view.graph_scene.removeItem(self._line)
            self._line = None
        self._target = None
        self.hands.reach.ports.end()
        self.hands.reach.ports.hover(None)
        self.hands.tell(None, self.first.point)

    def swaps(self, hand: Hand) -> bool:
        """A double click on an operand's port exchanges it with the next one; whether a port is there."""
        spot, graph = self.hands.reach.port_at(hand.point), self._graph
        if spot is None or graph is None:
            return False
        index, count = spot.key.operand, len(graph[spot.key.node].operands)
        if index is not None and count > 1:
            self.hands.swapped.emit(spot.key.node, index, (index + 1) % count)
        return True


class _Asked(QObject):
    """Asks about port after port, a little at a time, and lights those where the edge fits."""

    def __init__(self, gesture: Connect) -> None:
        super().__init__(gesture.hands)
        self._gesture = gesture
        self._known: dict[PortKey, Told] = {}
        self._waiting: deque[PortKey] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask_some)

    def begin(self, spots: list[PortSpot]) -> None:
        """Begin to ask about these."""
        self._known, self._waiting = {}, deque(spot.key for spot in spots)
        self._timer.start()

    def end(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._known = {}

    def told(self, key: PortKey) -> Told:
        """What is told of an edge to this port."""
        if key not in self._known:
            self._known[key] = self._gesture.asks(key)
        return self._known[key]

    def _ask_some(self) -> None:
        until, fits = perf_counter() + _SLICE, {}
        while self._waiting and perf_counter() < until:
            key = self._waiting.popleft()
            fits[key] = not self.told(key).refused
        self._gesture.hands.reach.ports.light(fits)
        if not self._waiting:
            self._timer.stop()
