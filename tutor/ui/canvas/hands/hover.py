"""What the pointer says before anything is pressed: cursors, a larger port, and tool tips that teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from tutor.language import translate
from tutor.ui.canvas.hands.gesture import NEAR_EDGE
from tutor.ui.canvas.hands.spots import PortKey, PortSpot

if TYPE_CHECKING:
    from tutor.ui.canvas.hands.hands import Hands


class Hover:
    """Follows the pointer while nothing is pressed."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._view = hands, hands.view

    def over(self, point: QPointF) -> bool:
        """Show what is under the pointer; False where it is the view's to show."""
        spot = self._hands.reach.port_at(point)
        self._hands.reach.ports.hover(spot.key if spot else None)
        if spot is not None:
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
            return True
        if self._view.label_at(point) is not None or self._view.node_at(point):
            return False
        if self._hands.reach.edge_at(point, NEAR_EDGE) is None:
            return False
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True

    def hears(self, event: QEvent) -> bool:
        """Show a tool tip at a port or an edge; take the mark off the port that the pointer leaves."""
        if not isinstance(event, QHelpEvent):
            self._hands.reach.ports.hover(None)
            return False
        if self._hands.is_dragging:
            return True
        text = self.tip(QPointF(event.pos()))
        if text:
            QToolTip.showText(event.globalPos(), text, self._view.viewport())
        return bool(text)

    def tip(self, point: QPointF) -> str:
        """What can be done with the port or the edge at a point; "" where there is none."""
        spot = self._hands.reach.port_at(point)
        if spot is not None:
            return self._port_tip(spot)
        if self._view.label_at(point) is not None or self._view.node_at(point):
            return ""
        if self._hands.reach.edge_at(point, NEAR_EDGE) is None:
            return ""
        return translate(
            "canvas", "Click to choose this edge; drag its end off the port to connect it elsewhere"
        )

    def _port_tip(self, spot: PortSpot) -> str:
        if spot.key.operand is None:
            return translate("canvas", "The result: drag it to another node's port")
        number = spot.key.operand + 1
        if spot.edge is None:
            words = translate("canvas", "Operand {number} is missing: drag from here to a node")
        elif PortKey(spot.key.node, 1) not in self._hands.reach.ports.spots:
            words = translate(
                "canvas", "The operand: drag it to another port, or onto the ground to disconnect"
            )
        else:
            words = translate(
                "canvas",
                "Operand {number}: drag it to another port, or off to disconnect; double-click to swap it"
                " with the next one",
            )
        return words.format(number=number)
