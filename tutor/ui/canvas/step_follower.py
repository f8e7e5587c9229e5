"""Keeps the step in sight in a graph that is too large to be read, or that a person looks into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize

from tutor.ui.canvas.follow import (
    BESIDE,
    fits,
    free_room,
    into,
    look_at,
    place_of_step,
    place_within,
    scale_for,
    scales,
)
from tutor.ui.canvas.zoom_view import LEAST_ZOOM

if TYPE_CHECKING:
    from tutor.ui.canvas.shown import Moment
    from tutor.ui.canvas.view import GraphView

_CLOSE = 1.25
"""The scale at which a step is looked at closely; smaller where its two ends stand far apart."""
_LARGEST_FIT = 1.5
"""The scale to which one node is fitted."""


class StepFollower:
    """Decides where a graph's view is to look, and lets it glide there; it moves no more than it must."""

    def __init__(self, view: GraphView) -> None:
        self._view, self._scene = view, view.graph_scene
        self.on = True
        """Whether steps move the view."""
        self.whole = False
        """Whether a person has asked for all of the graph."""
        self.close_up = False
        """Whether a person has asked for the step alone, as large as it can be read with ease."""
        self.covered: tuple[QRectF, ...] = ()
        """The parts of the viewport on which something lies that hides the graph."""
        self._whole_in: QSize | None = None  # the size of the viewport in which all was seen at last

    def begin_again(self) -> None:
        """Another graph is shown: it is looked at as a whole if it can be read so."""
        self.whole, self.close_up, self._whole_in = False, False, None

    def look_close(self, on: bool) -> None:
        """Look at the step closely, and go along with it; or at all of the graph again."""
        self.close_up, self.whole = on, not on
        self._view.let_fit()
        self.refit(glides=True)

    def decide_anew(self) -> None:
        """Letters have another size: whether all can be read is an open question."""
        self._whole_in = None

    def step(self, before: Moment | None) -> None:
        """The scene shows another moment than `before`: see to it that its step is seen."""
        view, moment = self._view, self._scene.moment
        stays = before is not None and moment is not None and moment.only_moved_from(before)
        if view.fits:
            if self.on or self.close_up or not stays:
                self.refit(glides=stays)
        elif self.on and before is not None and moment is not None and _has_moved(before, moment):
            place = self._place(self._looks_at()[0])
            if place is not None:
                self.bring(place)

    def refit(self, *, glides: bool = False) -> None:
        """Show the whole graph; where that could not be read, the part where the step is.

        A step, or other values, do not turn from all of a graph to a part of it.
        """
        view, scene = self._view, self._scene
        place = place_of_step(scene)
        size = view.viewport().size()
        least, readable = scales(scene, view.window().height(), was_whole=self._whole_in == size)
        if self.close_up and place is not None:
            self._close(place, max(readable, _CLOSE), glides=glides)
            return
        if self.whole or place is None or view.fitting_zoom() >= least:
            if scene.moment and scene.moment.trace:  # without numbers all is smaller
                self._whole_in = size
            view.fit_all()
            return
        self._whole_in = None
        room, place = view.room(), place & view.content()
        scale = scale_for(scene, room.size(), readable)
        near = place_within(scene, room.size() / scale) or place
        if not fits(place, room.size() / scale):
            place = near
        elif fits(place.united(near), room.size() / scale):
            place = place.united(near)
        zoom, looks_at = self._looks_at()
        before = looks_at if zoom == scale else place.center()
        there = look_at(scene, place, room, scale, before)
        self._go(scale, self._uncovered(place, there, scale), glides=glides and zoom == scale)

    def _close(self, place: QRectF, scale: float, *, glides: bool) -> None:
        """Show the step alone, in the middle, no smaller than all of the graph would be."""
        self._whole_in = None
        scale = scale_for(self._scene, self._view.room().size(), max(scale, self._view.fitting_zoom()))
        middle = (place_within(self._scene, self._view.room().size() / scale) or place).center()
        self._go(scale, middle, glides=glides)

    def show(self, name: str, least_zoom: float = 0.0) -> None:
        """Let the view glide so that a node is seen, at `least_zoom` or larger."""
        item = self._scene.node(name)
        if item is not None:
            self.bring(item.mapRectToScene(item.boundingRect()), least_zoom)

    def bring(self, box: QRectF, least_zoom: float = 0.0) -> None:
        """Let the view glide so that this part of the scene is seen, at `least_zoom` or larger."""
        zoom, there = self._looks_at()
        if zoom < least_zoom:
            self._go(least_zoom, box.center(), glides=True)
            self._view.keep_view()
            return
        by = self._way_into(self._seen(box, there, zoom))
        if not by.isNull():
            self._go(zoom, there - by / zoom, glides=True)
            self._view.keep_view()

    def fit(self, names: Iterable[str]) -> None:
        """Show these nodes as large as the room allows; where there are none, the step."""
        view, box = self._view, QRectF()
        for item in filter(None, map(self._scene.node, names)):
            box = box.united(item.mapRectToScene(item.boundingRect()))
        if box.isEmpty():
            box = place_of_step(self._scene, BESIDE) or box
        room = view.room()
        if not box.isEmpty() and not room.isEmpty():
            zoom = min(room.width() / box.width(), room.height() / box.height(), _LARGEST_FIT)
            self._go(max(LEAST_ZOOM, zoom), box.center(), glides=True)
            view.keep_view()

    def _looks_at(self) -> tuple[float, QPointF]:
        """The zoom, and the point of the scene in the middle of the room: those that a glide comes to."""
        view = self._view
        if view.is_gliding:
            return view.glide.target[:2]
        return view.zoom, view.to_scene(view.room().center())

    def _seen(self, box: QRectF, there: QPointF, zoom: float) -> QRectF:
        """Where a part of the scene lies in the viewport whose room looks at `there`."""
        corner = self._view.room().center() + (box.topLeft() - there) * zoom
        return QRectF(corner, box.size() * zoom)

    def _uncovered(self, place: QRectF, there: QPointF, scale: float) -> QPointF:
        """Where to look instead of `there`, where the step would be hidden."""
        if not self.covered:
            return there
        seen = self._seen((self._place(scale) or place) & place, there, scale)
        is_seen = self._view.room().adjusted(-1, -1, 1, 1).contains(seen)
        return there - self._way_into(seen) / scale if is_seen else there

    def _place(self, zoom: float) -> QRectF | None:
        """What of the step can be seen at once, beside what hides the graph."""
        room = self._view.room()
        place = place_within(self._scene, room.size() / zoom)
        if place is None or not self.covered:
            return place
        there = QRectF(room.topLeft(), place.size() * zoom)
        if not self._is_hidden(there.translated(into(there, room, self.covered))):
            return place
        return place_within(self._scene, free_room(room, self.covered).size() / zoom)

    def _way_into(self, seen: QRectF) -> QPointF:
        """How far to move what is seen so that nothing hides it."""
        room = self._view.room()
        by = into(seen, room, self.covered)
        return into(seen, free_room(room, self.covered), ()) if self._is_hidden(seen.translated(by)) else by

    def _is_hidden(self, seen: QRectF) -> bool:
        inside = seen.adjusted(0.5, 0.5, -0.5, -0.5)  # what only touches is not hidden, whatever the rounding
        return any(inside.intersects(hidden) for hidden in self.covered)

    def _go(self, zoom: float, there: QPointF, *, glides: bool) -> None:
        view, where = self._view, self._view.room().center()
        if not glides:
            view.end_glide()
            view.look(zoom, there, where)
        elif not view.is_gliding or view.glide.target != (zoom, there, where):
            view.glide.to(zoom, there, where)


def _has_moved(before: Moment, now: Moment) -> bool:
    """Whether a step was made or asked for, in the walk that was shown before."""
    if now.frame.walkthrough is not before.frame.walkthrough:
        return False
    return (before.frame.position, before.asked) != (now.frame.position, now.asked)
