"""Placing things on the canvas: what the palette hands over, and search-and-place over the graph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSizeF
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from tutor.document.document import Position
from tutor.graph import Edge
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.edges import path_of
from tutor.ui.canvas.view import GraphView
from tutor.ui.canvas_area.editing import CanvasEditing
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session

if TYPE_CHECKING:
    from tutor.document.edits.placing import Placeable
    from tutor.ui.canvas.hands.hands import Hands
    from tutor.ui.canvas_area.palette_drop import PaletteDrop
    from tutor.ui.editing.placing import Placing
    from tutor.ui.panels.palette.entries import Entry
    from tutor.ui.panels.palette.popup import SearchPopup


_NEAR_EDGE = 8.0
"""How near a double click comes to an edge to be one on it: pixels of the view."""


class Goes(NamedTuple):
    """Where something is wanted: at a point, behind a node, in an edge; else by what is chosen."""

    at: Position | None = None
    operand: str = ""
    edge: Edge | None = None


class CanvasPlacing(QObject):
    """Part of the canvas: knows where on it something is wanted, and puts it there."""

    def __init__(self, session: Session, view: GraphView, editing: CanvasEditing, area: QWidget) -> None:
        super().__init__(area)
        self._session, self._view, self._area, self._editing = session, view, area, editing
        self.drop: PaletteDrop | None = None
        """Hears what is dragged over the graph, once it has been edited."""
        self._placing: Placing | None = None
        self._popup: SearchPopup | None = None
        self._goes = Goes()
        view.takes_ground = self._take_ground
        session.editing.toggled.connect(self._follow_mode)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        if self._popup is not None:
            self._popup.hide()
            self._popup.set_theme(theme)

    @property
    def placing(self) -> Placing:
        """Places what is asked for."""
        if self._placing is None:
            from tutor.ui.editing.placing import Placing  # the first paint does without

            self._placing = Placing(self._session, self._middle)
        return self._placing

    @property
    def popup(self) -> SearchPopup:
        """Search-and-place."""
        if self._popup is None:
            from tutor.ui.panels.palette.popup import SearchPopup  # the first paint does without

            popup = self._popup = SearchPopup(self._session, self._view.theme, self._area)
            popup.taken.connect(lambda entry: self._place_searched(entry.what))
            popup.closed.connect(self._view.setFocus)
        return self._popup

    def place(self, what: Placeable) -> None:
        """Place something behind the chosen nodes, in the chosen edge, or where there is room in the view."""
        self._goes = Goes()
        self._place_searched(what)

    def drag(self, entry: Entry) -> None:
        """Let the pointer carry something from the palette."""
        if self.drop is not None:
            self.drop.drag(entry)

    def search(self) -> None:
        """Ask what is to be placed: at the chosen node or edge, else at the pointer, else in the middle."""
        edge = self._session.editing.edge
        if edge is not None:
            self._open(QRectF(self._middle_of(edge), QSizeF()), Goes())
            return
        chosen = self._session.editing.chosen
        beside = self._view.graph_scene.node(chosen[-1]) if chosen else None
        if beside is not None:
            box = self._view.viewportTransform().mapRect(beside.mapRectToScene(beside.boundingRect()))
            self._open(box, Goes())
            return
        pointer = self._view.viewport().mapFromGlobal(QCursor.pos())
        viewport = self._view.viewport().rect()
        self.search_behind("", QPointF(pointer if viewport.contains(pointer) else viewport.center()))

    def search_behind(self, operand: str, point: QPointF) -> None:
        """Ask what is to be placed at a point of the viewport; the `operand`, if any, is its first."""
        hands = self._hands()
        edge = hands.reach.edge_at(point, _NEAR_EDGE) if hands is not None and not operand else None
        self._open(QRectF(point, QSizeF()), Goes(self._view.document_point(point), operand, edge))

    def _open(self, beside: QRectF, goes: Goes) -> None:
        self._goes = goes
        box = beside.toRect().translated(self._view.mapTo(self._area, QPoint()))
        takes = goes.operand or goes.edge or (goes.at is None and self._session.editing.edge)
        self.popup.open_beside(box, self._what_it_does, only_operations=bool(takes))

    def _what_it_does(self, entry: Entry) -> str:
        return self.placing.words(entry.what, self.placing.spot(entry.what, *self._goes))

    def _place_searched(self, what: Placeable) -> None:
        spot = self.placing.spot(what, *self._goes)
        if spot.edge is not None and spot.at is None:
            spot = replace(spot, at=self._view.document_point(self._middle_of(spot.edge)))
        self._show_made(self.placing.put(what, spot))

    def _middle_of(self, edge: Edge) -> QPointF:
        """The point of the viewport at which the middle of an edge is drawn."""
        item = self._view.graph_scene.edge(edge)
        way = item.way if item is not None else None
        if way is None:
            return QRectF(self._view.viewport().rect()).center()
        return self._view.viewportTransform().map(path_of(way).pointAtPercent(0.5))

    def _show_made(self, made: tuple[str, ...]) -> None:
        """Bring what was placed into sight, the root with its box; where that is too much, all that fits."""
        scene, root = self._view.graph_scene, self._session.document.graph.root
        names = [*made, *([ROOT_BOX] if root in made else [])]
        box = QRectF()
        for item in filter(None, map(scene.node, names)):
            box = box.united(item.mapRectToScene(item.boundingRect()))
        if box.isEmpty():
            return
        room, zoom = self._view.room().size(), self._view.zoom
        if box.width() * zoom > room.width() or box.height() * zoom > room.height():
            self._view.follower.fit(names)
        else:
            self._view.follower.bring(box)

    def _take_ground(self, point: QPointF) -> bool:
        """A double click on the ground asks what is to be placed there."""
        if self._session.editing.on:
            self.search_behind("", point)
        return self._session.editing.on

    def _middle(self) -> Position:
        return self._view.document_point(QRectF(self._view.viewport().rect()).center())

    def _follow_mode(self) -> None:
        if not self._session.editing.on:
            if self._popup is not None:
                self._popup.hide()
        elif self.drop is None:
            from tutor.ui.canvas_area.palette_drop import PaletteDrop  # the first paint does without

            self.drop = PaletteDrop(self._view, self.placing, self._hands)
            self.drop.dropped.connect(self._show_made)

    def _hands(self) -> Hands | None:
        return self._editing.mouse.hands if self._editing.mouse is not None else None
