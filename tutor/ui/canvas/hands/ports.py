"""The ports of all nodes, painted by one item: operands at the left, the result at the right of a node."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.hands.spots import PortKey, PortSpot
from tutor.ui.look.theme import Role, Theme, ui_font

RADIUS = 5.0
"""Of a port, at 100 %."""
_NUMBERED = 7.5
_LARGEST = 1.45
_CELL = 300.0
_LEAST_SCALE, _LEAST_LETTERS = 0.3, 0.55


class PortsItem(QGraphicsItem):
    """Paints ports, larger under the pointer; while an edge is dragged those where it fits, and others dim.

    An operand's port is a ring, dashed where the operand is missing; a result's is a disc.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale_of(theme)
        self._spots: dict[PortKey, PortSpot] = {}
        self._cells: dict[tuple[int, int], dict[PortKey, PortSpot]] = {}
        self._box = QRectF()
        self._hovered: PortKey | None = None
        self._fits: Mapping[PortKey, bool] | None = None
        self._from: PortKey | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(3.4)

    # --- which ports there are ----------------------------------------------------------------------------

    @property
    def spots(self) -> Mapping[PortKey, PortSpot]:
        """The ports."""
        return self._spots

    def show_ports(self, spots: Mapping[PortKey, PortSpot]) -> None:
        """Paint these ports, and no others."""
        self._spots, self._cells = dict(spots), {}
        for key, spot in spots.items():
            self._cells.setdefault(_cell(spot), {})[key] = spot
        wide = self._wide
        xs, ys = [spot.place[0] for spot in spots.values()], [spot.place[1] for spot in spots.values()]
        box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))) if spots else QRectF()
        self.prepareGeometryChange()
        self._box = box.adjusted(-wide, -wide, wide, wide) if spots else box
        self.update()

    def move_ports(self, spots: Mapping[PortKey, PortSpot]) -> None:
        """Paint these ports where they are now, and the others where they are."""
        box = QRectF(self._box)
        for key, spot in spots.items():
            old = self._spots.get(key)
            if old is not None:
                self._cells.get(_cell(old), {}).pop(key, None)
                self.update(self._around(old))
            self._spots[key] = spot
            self._cells.setdefault(_cell(spot), {})[key] = spot
            box = box.united(self._around(spot))
            self.update(self._around(spot))
        if box != self._box:
            self.prepareGeometryChange()
            self._box = box

    def near(self, point: QPointF, within: float) -> Iterator[PortSpot]:
        """The ports in a square around a point."""
        return self._in(QRectF(point.x() - within, point.y() - within, 2 * within, 2 * within))

    def _in(self, rect: QRectF) -> Iterator[PortSpot]:
        for column in range(math.floor(rect.left() / _CELL), math.floor(rect.right() / _CELL) + 1):
            for row in range(math.floor(rect.top() / _CELL), math.floor(rect.bottom() / _CELL) + 1):
                for spot in self._cells.get((column, row), {}).values():
                    if rect.contains(*spot.place):
                        yield spot

    # --- how they look ------------------------------------------------------------------------------------

    @property
    def hovered(self) -> PortKey | None:
        """The port under the pointer."""
        return self._hovered

    def hover(self, key: PortKey | None) -> None:
        """Draw this port larger: the pointer is there."""
        if key != self._hovered:
            before, self._hovered = self._hovered, key
            self._update(each for each in (before, key) if each is not None)

    def begin(self, origin: PortKey) -> None:
        """Dim all ports: an edge is drawn from this one."""
        self._fits, self._from = {}, origin
        self.update()

    def light(self, fits: Mapping[PortKey, bool]) -> None:
        """Light the ports where the edge that is drawn fits, as far as that is known by now."""
        known = self._fits or {}
        self._fits = {**known, **fits}
        self._update(key for key in fits if fits[key] != known.get(key, False))

    def end(self) -> None:
        """Draw all ports as usual."""
        self._fits = self._from = None
        self.update()

    def is_lit(self, key: PortKey) -> bool:
        """Whether the edge that is drawn is known to fit there."""
        return bool(self._fits and self._fits.get(key))

    def _update(self, keys: Iterable[PortKey]) -> None:
        for key in keys:
            if key in self._spots:
                self.update(self._around(self._spots[key]))

    def _around(self, spot: PortSpot) -> QRectF:
        wide = self._wide
        return QRectF(spot.place[0] - wide, spot.place[1] - wide, 2 * wide, 2 * wide)

    @property
    def _wide(self) -> float:
        return _LARGEST * (_NUMBERED + 3.0) * self._scale

    def boundingRect(self) -> QRectF:
        """Around all ports."""
        return self._box

    def shape(self) -> QPainterPath:
        """Nothing: what is under the pointer is asked of the hands."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the ports that are to be seen anew."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2 * _NUMBERED * self._scale
        for spot in self._in(option.exposedRect.adjusted(-wide, -wide, wide, wide)):
            if zoom >= _LEAST_SCALE or spot.key == self._hovered or self.is_lit(spot.key):
                self._paint_port(painter, spot, letters=zoom >= _LEAST_LETTERS)

    def _paint_port(self, painter: QPainter, spot: PortSpot, *, letters: bool) -> None:
        k, theme = self._scale, self._theme
        line, fill, size, width = self._look(spot)
        radius = size * k * (_NUMBERED if spot.number and letters else RADIUS)
        pen = QPen(theme.colour(line), width * k)
        if not spot.key.is_result and spot.edge is None and not self.is_lit(spot.key):
            pen.setDashPattern([1.6, 1.2])
        painter.setPen(pen)
        painter.setBrush(theme.colour(fill))
        middle = QPointF(*spot.place)
        painter.drawEllipse(middle, radius, radius)
        if spot.number and letters:
            painter.setPen(theme.colour("faint" if line == "faint" else "text"))
            painter.setFont(ui_font(1.45 * radius, 600))
            box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(spot.number))

    def _look(self, spot: PortSpot) -> tuple[Role, Role, float, float]:
        """Line, ground, size and width of the line of a port as it is to be drawn now."""
        if spot.key == self._from:
            return "accent", "accent", 1.2, 1.6
        larger = _LARGEST if spot.key == self._hovered else 1.0
        if self._fits is not None:
            if self.is_lit(spot.key):
                return "accent", "accent_soft", max(larger, 1.25), 2.6
            return "faint", "surface", 0.8, 1.2
        if spot.key == self._hovered:
            return "accent", "accent_soft", larger, 2.2
        return "op_line", "op_line" if spot.key.is_result else "surface", 1.0, 1.6


def _cell(spot: PortSpot) -> tuple[int, int]:
    return math.floor(spot.place[0] / _CELL), math.floor(spot.place[1] / _CELL)
