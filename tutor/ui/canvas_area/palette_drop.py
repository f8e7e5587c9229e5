"""Dragging something from the palette onto the graph: the ghost, what a drop would do, and the drop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
)

from tutor import ops
from tutor.document.document import Document
from tutor.document.edits.placing import Placeable, Spot, placeable_templates
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER
from tutor.ui.canvas.hands.card import PointerCard, Told
from tutor.ui.canvas.hands.drawn import EdgeMarker
from tutor.ui.canvas.hands.hands import Hands
from tutor.ui.canvas.view import GraphView
from tutor.ui.editing.placing import Placing
from tutor.ui.look.theme import Role, Theme, ui_font
from tutor.ui.panels.palette.entries import Entry

FORMAT = "application/x-backprop-tutor-placeable"
_NEAR = 16.0
"""How near the pointer comes to an edge to be over it: pixels of the view."""
_OVERLAP = 14.0
"""How far the card may come under the corner of the ghost, in pixels."""
_GROUNDS: dict[str, tuple[Role, Role]] = {
    INPUT: ("input", "input_line"),
    PARAMETER: ("param", "param_line"),
    CONSTANT: ("op", "op_line"),
}


class PaletteDrop(QObject):
    """Hears what is dragged over the view. On an edge it comes into it, on a node behind it or before it."""

    dropped = Signal(object)
    """The names of the nodes made, a tuple."""

    def __init__(self, view: GraphView, placing: Placing, hands: Callable[[], Hands | None]) -> None:
        super().__init__(view)
        self._view, self._placing, self._hands = view, placing, hands
        self._viewport = view.viewport()
        self._card = PointerCard(view, view.theme)
        self._mark = EdgeMarker(view)
        self._told: tuple[Document | None, object, Told] = (None, None, Told(""))
        self._viewport.installEventFilter(self)

    @property
    def told(self) -> Told | None:
        """What the card beside the pointer says now."""
        return self._card.told

    @property
    def marks_edge(self) -> bool:
        """Whether the edge under the pointer is lit up."""
        return self._mark.is_shown

    def drag(self, entry: Entry) -> None:
        """Let the pointer carry this until it is dropped, or let go."""
        carried = QDrag(self._view)
        carried.setMimeData(mime_data(entry.what))
        picture = ghost(entry, self._view.theme, self._view.zoom, self._view.devicePixelRatioF())
        carried.setPixmap(picture)
        carried.setHotSpot(QRectF(QPointF(), picture.deviceIndependentSize()).center().toPoint())
        carried.exec(Qt.DropAction.CopyAction)
        self._tidy()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the palette gave away; anything else that is dragged is not ours."""
        if isinstance(event, QDragLeaveEvent):
            self._tidy()
        elif isinstance(event, QDropEvent) and event.mimeData().hasFormat(FORMAT):
            what = _carried(event.mimeData()) if self._placing.is_on else None
            if what is not None:
                self._hear(event, what)
            return True
        return super().eventFilter(watched, event)

    def _hear(self, event: QDropEvent, what: Placeable) -> None:
        spot = self._spot(what, event.position())
        told = self._tell(what, spot, event.position())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragMoveEvent):
            if told is not None and told.refused:
                event.ignore()
            return
        self._tidy()
        if told is None or not told.refused:
            self.dropped.emit(self._placing.put(what, spot))
            self._view.setFocus()

    def _spot(self, what: Placeable, point: QPointF) -> Spot:
        """Where a drop at a point of the viewport would place it."""
        there = self._view.document_point(point)
        node, hands = self._view.node_at(point), self._hands()
        if node:
            spot = self._placing.spot(what, operand=node)
            return spot if spot.behind or spot.before else Spot(there)
        edge = hands.reach.edge_at(point, _NEAR) if hands is not None and what.arity else None
        return self._placing.spot(what, there, edge=edge) if edge is not None else Spot(there)

    def _tell(self, what: Placeable, spot: Spot, point: QPointF) -> Told | None:
        """Say beside the pointer what the drop would do, or why it cannot be; light up the edge."""
        told = None
        if spot.edge is not None or spot.behind or spot.before:
            wish = (what, spot.edge, spot.behind, spot.before)
            if self._told[0] is not self._placing.document or self._told[1] != wish:
                why = self._placing.why_not(what, spot)
                answer = Told(why or self._placing.words(what, spot), refused=bool(why))
                self._told = (self._placing.document, wish, answer)
            told = self._told[2]
        self._card.set_theme(self._view.theme)
        aside = max(self._view.theme.sizes.op_radius * self._view.zoom - _OVERLAP, 0.0)
        self._card.tell(told, point + QPointF(aside, aside))  # the ghost lies over the card
        hands = self._hands()
        way = hands.reach.way(spot.edge) if spot.edge is not None and hands is not None else None
        self._mark.mark(way, refused=told is not None and told.refused)
        return told

    def _tidy(self) -> None:
        self._mark.mark(None)
        self._card.tell(None, QPointF())


def mime_data(what: Placeable) -> QMimeData:
    """What the pointer carries."""
    data = QMimeData()
    data.setData(FORMAT, f"{what.kind} {what.id}".encode())
    return data


def _carried(data: QMimeData) -> Placeable | None:
    """What is carried; None where that is nothing that can be placed: it may come from another window."""
    kind, _, id_ = bytes(data.data(FORMAT).data()).decode(errors="replace").partition(" ")
    if kind == "operation" and id_ in ops.TABLE:
        return Placeable("operation", id_)
    if kind == "leaf" and id_ in _GROUNDS:
        return Placeable("leaf", id_)
    is_template = kind == "template" and any(each.id == id_ for each in placeable_templates())
    return Placeable("template", id_) if is_template else None


def ghost(entry: Entry, theme: Theme, zoom: float, ratio: float) -> QPixmap:
    """How the node will look, so that one sees where it will stand."""
    sizes = theme.sizes
    radius = sizes.op_radius * zoom
    is_round = entry.what.kind == "operation"
    words = entry.sign or entry.title
    font = ui_font(max((sizes.canvas_symbol if len(words) == 1 else 0.6 * sizes.canvas_symbol) * zoom, 8.0))
    width = (
        2 * radius if is_round else max(2.6 * radius, QFontMetricsF(font).horizontalAdvance(words) + radius)
    )
    box = QRectF(2, 2, width, 2 * radius if is_round else 1.5 * radius)
    picture = QPixmap(round((box.width() + 4) * ratio), round((box.height() + 4) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.85)
    ground, line = _GROUNDS.get(entry.what.id, ("op", "op_line"))
    painter.setPen(QPen(theme.colour(line), sizes.line_node, Qt.PenStyle.DashLine))
    painter.setBrush(theme.colour(ground))
    corner = radius if is_round else sizes.radius
    painter.drawRoundedRect(box, corner, corner)
    painter.setPen(theme.colour("text"))
    if is_round and QFontMetricsF(font).horizontalAdvance(words) > 1.5 * radius:
        font.setPixelSize(
            max(round(font.pixelSize() * 1.5 * radius / QFontMetricsF(font).horizontalAdvance(words)), 6)
        )
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
