"""Clicks on frames: their arrows close and open them, a double-click on a title too, or edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from tutor.document.nesting import number_of
from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.frames import FrameItem
from tutor.ui.canvas.nodes import NodeItem

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

_STRIP = 40.0
"""How wide the strip with the arrow is at the left of a closed frame, at 100 %."""


class FrameHits(QObject):
    """What of a click is a frame's. Frames go by their numbers in the document."""

    toggled = Signal(int)
    """This frame is to be closed, or opened."""
    entered = Signal(int)
    """This closed frame is to be opened, and the walk may step into it."""
    title_wanted = Signal(int)
    """The title of this frame is to be edited."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self.titles_are_edited = False

    def item_at(self, point: QPointF) -> FrameItem | None:
        """The open frame whose arrow or title is at a point of the viewport, and no node over it."""
        found = self._view.items(point.toPoint())
        if any(isinstance(item, NodeItem) for item in found):
            return None
        return next((item for item in found if isinstance(item, FrameItem)), None)

    def item(self, number: int) -> FrameItem | None:
        """The open frame of this number."""
        drawn = self._view.graph_scene.drawn.values()
        return next((item for item in drawn if isinstance(item, FrameItem) and item.number == number), None)

    def place_of_title(self, number: int) -> QRectF | None:
        """Where the title of a frame stands in the viewport, whether it is open or closed."""
        from tutor.document.nesting import node_of

        frame, node = self.item(number), self._view.graph_scene.node(node_of(number))
        if frame is not None:
            return self._view.viewportTransform().mapRect(frame.title)
        return self._view.viewportTransform().mapRect(node.mapRectToScene(node.body())) if node else None

    def closed_at(self, name: str) -> int | None:
        """The closed frame that a drawn node stands for."""
        picture = self._view.graph_scene.picture
        return number_of(name) if picture is not None and name in picture.closed else None

    def takes_click(self, point: QPointF) -> bool:
        """Close or open the frame whose arrow is at a point of the viewport; False where none is."""
        frame, there = self.item_at(point), self._view.to_scene(point)
        if frame is not None and frame.arrow.contains(there):
            self.toggled.emit(frame.number)
            return True
        number = self.closed_at(self._view.node_at(point))
        node = self._view.graph_scene.node(self._view.node_at(point)) if number is not None else None
        if number is None or node is None:
            return False
        strip = node.mapRectToScene(node.body())
        strip.setWidth(_STRIP * scale_of(self._view.theme))
        if strip.contains(there) and self._view.label_at(point) is None:
            self.toggled.emit(number)
            return True
        return False

    def takes_double_click(self, point: QPointF) -> bool:
        """Open the closed frame at a point of the viewport; at an open one's title close it, or edit that."""
        frame = self.item_at(point)
        if frame is not None:
            if not frame.arrow.contains(self._view.to_scene(point)):
                wanted = self.title_wanted if self.titles_are_edited else self.toggled
                wanted.emit(frame.number)
            return True
        number = self.closed_at(self._view.node_at(point))
        if number is not None:
            self.toggled.emit(number)
        return number is not None

    def takes_key(self, name: str, *, only_edit: bool) -> bool:
        """Enter opens the selected closed frame, F2 edits its title; False where none is selected."""
        number = self.closed_at(name)
        if number is None:
            return False
        if not only_edit:
            self.entered.emit(number)
        elif self.titles_are_edited:
            self.title_wanted.emit(number)
        return True
