"""Picking nodes on the canvas: clicks and Enter name a node, and badges say what came of the picks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.look.theme import Role, Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

BadgeKind = Literal["done", "hint", "wrong"]

_RADIUS = 11.0
"""Of a badge, at 100 %."""
_RING = 9.0
"""How far the ring of a hint lies outside the node, at 100 %."""
_ROLES: dict[BadgeKind, Role] = {"done": "good", "hint": "accent", "wrong": "grad"}


class Badge(QGraphicsItem):
    """A small disc at a node's upper right: ✓ done, × wrong, or → ready, with a dashed ring around it all."""

    def __init__(self, kind: BadgeKind, node: NodeItem, theme: Theme) -> None:
        super().__init__()
        self._kind, self._theme, self._body = kind, theme, node.body()
        self._scale = scale_of(theme)
        is_round = self._body.width() == self._body.height()
        inward = 0.146 * self._body.width() if is_round else 0.0
        self._middle = self._body.topRight() + QPointF(-inward, inward)
        self._corner = self._body.width() / 2 if is_round else theme.sizes.radius
        self.setPos(node.pos())
        self.setZValue(4)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        """The node with what lies around it."""
        wide = (_RADIUS + _RING + 4) * self._scale
        return self._body.adjusted(-wide, -wide, wide, wide)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the disc and its sign."""
        theme, k = self._theme, self._scale
        colour = theme.colour(_ROLES[self._kind])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == "hint":
            pen = QPen(colour, 3.0 * k, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            wider = _RING * k
            box, corner = self._body.adjusted(-wider, -wider, wider, wider), self._corner + wider
            painter.drawRoundedRect(box, corner, corner)
        painter.setPen(QPen(theme.colour("surface"), 2.0 * k))
        painter.setBrush(colour)
        painter.drawEllipse(self._middle, _RADIUS * k, _RADIUS * k)
        pen = QPen(theme.colour("surface"), 2.4 * k)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in _SIGNS[self._kind]:
            painter.drawPolyline([self._middle + QPointF(x, y) * k for x, y in line])


_SIGNS: dict[BadgeKind, tuple[tuple[tuple[float, float], ...], ...]] = {
    "done": (((-4.5, 0.5), (-1.5, 3.8), (4.8, -3.4)),),
    "wrong": (((-3.6, -3.6), (3.6, 3.6)), ((-3.6, 3.6), (3.6, -3.6))),
    "hint": (((5.0, 0.0), (-5.0, 0.0)), ((-1.2, -3.6), (-5.0, 0.0), (-1.2, 3.6))),
}


class Picking(QObject):
    """While it is on, a click on a node or Enter picks it, in place of what these do otherwise."""

    picked = Signal(str)

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self._badges: dict[str, Badge] = {}
        self._kinds: dict[str, BadgeKind] = {}
        self.on = False

    def set_on(self, on: bool) -> None:
        """Pick nodes, or let clicks do what they do otherwise."""
        self.on = on
        if not on:
            self.show_badges({})

    def show_badges(self, kinds: dict[str, BadgeKind]) -> None:
        """Give these nodes their badges, and no others."""
        scene = self._view.graph_scene
        for badge in self._badges.values():
            scene.removeItem(badge)
        self._badges, self._kinds = {}, kinds
        for name, kind in kinds.items():
            node = scene.node(name)
            if node is not None:
                self._badges[name] = Badge(kind, node, scene.theme)
                scene.addItem(self._badges[name])

    @property
    def badges(self) -> int:
        """How many nodes have a badge."""
        return len(self._badges)

    def says(self, name: str) -> str:
        """What the badge of a node says, for who does not see it; "" where it has none."""
        if name not in self._kinds:
            return ""
        words: dict[BadgeKind, str] = {
            "done": self.tr(", has passed its gradient back"),
            "hint": self.tr(", is ready"),
            "wrong": self.tr(", cannot pass its gradient back now"),
        }
        return words[self._kinds[name]]

    def takes_click(self, point: QPointF) -> bool:
        """Pick the node at a point of the viewport, a number in its box included; False where none is."""
        label = self._view.label_at(point) if self.on else None
        on_edge = label is not None and not isinstance(label.parentItem(), NodeItem)
        return self.on and not on_edge and self.takes(self._view.node_at(point))

    def takes(self, name: str) -> bool:
        """Pick the node of this name; False where nothing is to be picked."""
        if not (self.on and name):
            return False
        self._view.select(name)
        self.picked.emit(name)
        return True
