"""The nodes of a crowded graph from afar, where none could be read: shapes and colours, by one item."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.canvas.pixmaps import Pixmaps
from tutor.ui.look.theme import Theme

_KEY = ("far", "")
_ROOM = 100.0
"""Room for outlines and marks around what is painted, in pixels at 100 %."""


class _Seen(NamedTuple):
    """Nodes of one look: half of their size, and where they stand."""

    across: float
    down: float
    item: NodeItem
    places: list[tuple[float, float]]


class FarNodes(QGraphicsItem):
    """All nodes at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._seen: dict[object, _Seen] = {}
        self._marked: list[NodeItem] = []
        self._box = QRectF()
        self._pixmaps = Pixmaps()
        self.setZValue(2)

    def set_nodes(self, items: Iterable[NodeItem]) -> None:
        """Paint these nodes as they stand and look now."""
        self.prepareGeometryChange()
        self._seen = {}
        left = top = inf
        right = bottom = -inf
        for item in items:
            body, place = item.body(), item.pos()
            x, y, across, down = place.x(), place.y(), body.width() / 2, body.height() / 2
            look = (item.colours, item.is_round, across, down)
            self._seen.setdefault(look, _Seen(across, down, item, [])).places.append((x, y))
            left, right = min(left, x - across), max(right, x + across)
            top, bottom = min(top, y - down), max(bottom, y + down)
        self._box = QRectF(left, top, right - left, bottom - top) if self._seen else QRectF()
        self.update()

    def mark(self, items: Iterable[NodeItem]) -> None:
        """Ring these nodes: the selected one, and those of the step."""
        marked = list(items)
        if marked != self._marked:
            self._marked = marked
            self.update()

    def boundingRect(self) -> QRectF:
        """All nodes with what marks them."""
        return self._box.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)

    def shape(self) -> QPainterPath:
        """Nothing: nodes are clicked."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint each look once, and copy it to where its nodes stand."""
        look_at = painter.worldTransform()
        scale, dx, dy = look_at.m11(), look_at.dx(), look_at.dy()
        self._pixmaps.look_at(scale, widget.devicePixelRatioF() if widget else 1.0)
        painter.resetTransform()
        paste = painter.drawPixmap
        for look, (across, down, item, places) in self._seen.items():
            box = QRectF(-across, -down, 2 * across, 2 * down).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
            copy = self._pixmaps.copy(look, box, partial(self._paint_look, item, scale))
            copy.pixmap.setDevicePixelRatio(self._pixmaps.ratio)
            left, top = copy.target.left() * scale + dx + 0.5, copy.target.top() * scale + dy + 0.5
            for x, y in places:
                paste(int(x * scale + left), int(y * scale + top), copy.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("accent"), 2.0))
        for item in self._marked:
            middle, body = look_at.map(item.pos()), item.body()
            reach = QPointF(body.width(), body.height()) * (scale / 2) + QPointF(3.5, 3.5)
            painter.drawRoundedRect(QRectF(middle - reach, middle + reach), 3.0, 3.0)

    def _paint_look(self, item: NodeItem, scale: float, painter: QPainter) -> None:
        fill, line = item.colours
        painter.setPen(QPen(self._theme.colour(line), 1.0 / scale))
        painter.setBrush(self._theme.colour(fill))
        body = item.body()
        painter.drawEllipse(body) if item.is_round else painter.drawRect(body)


class FromAfar:
    """Lets one item paint the nodes of a scene, or each itself. The item is among `items`."""

    def __init__(self, scene: QGraphicsScene, items: dict[object, QGraphicsItem], theme: Theme) -> None:
        self._scene, self._items, self._theme = scene, items, theme
        self._drawn: FarNodes | None = None

    def show(self, nodes: Iterable[NodeItem], is_far: bool) -> None:
        """Paint these nodes as they are now, from afar or near."""
        nodes = list(nodes)
        for item in nodes:
            item.set_far(is_far)
        if not is_far:
            if self._drawn is not None:
                self._scene.removeItem(self._items.pop(_KEY))
                self._drawn = None
            return
        if self._drawn is None:
            self._drawn = self._items[_KEY] = FarNodes(self._theme)
            self._scene.addItem(self._drawn)
        self._drawn.set_nodes(nodes)

    def mark(self, items: Iterable[NodeItem]) -> None:
        """Ring these nodes, if they are seen from afar."""
        if self._drawn is not None:
            self._drawn.mark(items)
