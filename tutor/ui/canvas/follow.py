"""Which part of a graph is shown that is too large to be read as a whole: where the walk stands just now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.canvas.mark import grid_share
from tutor.ui.canvas.touched import touched
from tutor.walk import Step

if TYPE_CHECKING:
    from tutor.ui.canvas.scene import GraphScene

READABLE = 0.6
"""The scale at which such a graph is shown: the smallest at which its numbers are read with ease."""
_PROJECTED = 32 / 1080
"""The least size of numbers before a class, of the height of the window."""
_JUST_READ = 1.01 * LEAST_SCALE
"""At the least scale itself rounding would leave some labels out."""
_AROUND = 130.0
"""Room for the labels beside a node, in pixels at 100 %."""
BESIDE = 12.0
"""The least room beside a node."""


_ROUNDING = 0.5
_INSIDE = 0.25
"""How far inside the room a step comes to stand that was not seen, so that the next ones are seen too."""


def scales(scene: GraphScene, window_height: float, *, was_whole: bool = False) -> tuple[float, float]:
    """Below which scale a graph is not shown as a whole any more, and at which its part is shown instead.

    Before a class numbers are to be large, whatever the window; at a desk one may lean forward. A graph that
    `was_whole` in the same room stays so as long as its labels are shown: who gives other values, perhaps
    longer ones, wants to see what they do, and not to look elsewhere.
    """
    least, readable = _scales(scene, window_height)
    return (min(least, _JUST_READ) if was_whole else least), readable


def _scales(scene: GraphScene, window_height: float) -> tuple[float, float]:
    theme, trace = scene.theme, scene.moment.trace if scene.moment else None
    has_grids = trace is not None and any(np.ndim(value) for value in trace.values)
    share = grid_share(theme) if has_grids else 1.0
    if not theme.is_projector:  # who has asked for larger text is to get it here, too
        return (READABLE if theme.text_times > 1 else LEAST_SCALE) / share, READABLE / share
    least = min(1.0, _PROJECTED * window_height / (share * theme.sizes.canvas_label))
    return least, least


def look_at(scene: GraphScene, place: QRectF, room: QRectF, scale: float, before: QPointF) -> QPointF:
    """Where the middle of the room is to look, so that `place` is seen; it moves no more than it must.

    What stands above and below what is seen is brought into view, too, where it fits.

    Args:
        scene: what is looked at, in pixels at 100 %, as `place` and `before`, where the middle looks now.
        place: what is to be seen.
        room: what is seen through, in pixels of the viewport.
        scale: pixels of the viewport for one of the scene.
    """
    content, width, height = scene.content(), room.width() / scale, room.height() / scale
    across = _one_way((place.left(), place.right()), (content.left(), content.right()), width, before.x())
    near = scene.content_between(across - width / 2, across + width / 2).united(place)
    seen = near if near.height() <= height else place
    down = _one_way((seen.top(), seen.bottom()), (content.top(), content.bottom()), height, before.y())
    return QPointF(across, down)


def _one_way(place: tuple[float, float], content: tuple[float, float], room: float, before: float) -> float:
    if content[1] - content[0] <= room:
        return (content[0] + content[1]) / 2
    if place[1] - place[0] > room:
        return (place[0] + place[1]) / 2
    first, last = content[0] + room / 2, content[1] - room / 2
    middle = min(max(before, first), last)
    by = _along(place, (middle - room / 2, middle + room / 2))
    if not by:
        return middle
    middle = min(max(middle - by, first), last)
    return min(max(middle, place[1] - room / 2), place[0] + room / 2)


def into(box: QRectF, room: QRectF, covered: Sequence[QRectF]) -> QPointF:
    """How far to move `box` so that it lies in `room`, and not below what is `covered`.

    That is not at all where it does; else it comes to lie a little further inside.
    """
    by = QPointF(
        _along((box.left(), box.right()), (room.left(), room.right())),
        _along((box.top(), box.bottom()), (room.top(), room.bottom())),
    )
    for hidden in covered:
        moved = box.translated(by)
        if moved.intersects(hidden):
            ways = [
                QPointF(0.0, hidden.top() - moved.bottom()),
                QPointF(0.0, hidden.bottom() - moved.top()),
                QPointF(hidden.left() - moved.right(), 0.0),
                QPointF(hidden.right() - moved.left(), 0.0),
            ]
            ways = [way for way in ways if room.contains(moved.translated(way))]
            by += min(ways, key=lambda way: way.manhattanLength(), default=QPointF())
    return by


def free_room(room: QRectF, covered: Sequence[QRectF]) -> QRectF:
    """A large part of the room that nothing covers."""
    for hidden in covered:
        beside = (
            QRectF(room.topLeft(), QPointF(hidden.left(), room.bottom())),
            QRectF(room.topLeft(), QPointF(room.right(), hidden.top())),
            QRectF(QPointF(hidden.right(), room.top()), room.bottomRight()),
            QRectF(QPointF(room.left(), hidden.bottom()), room.bottomRight()),
        )
        if room.intersects(hidden):
            room = max((part & room for part in beside), key=lambda part: part.width() * part.height())
    return room


def _along(place: tuple[float, float], room: tuple[float, float]) -> float:
    """How far to move a place one way so that it lies in the room."""
    if room[0] <= place[0] and place[1] <= room[1]:
        return 0.0
    free = (room[1] - room[0]) - (place[1] - place[0])
    if free <= 0.0:
        return (room[0] + room[1] - place[0] - place[1]) / 2
    spare = min(_INSIDE * (room[1] - room[0]), free / 2)
    return max(0.0, room[0] + spare - place[0]) - max(0.0, place[1] - room[1] + spare)


def scale_for(scene: GraphScene, room: QSizeF, readable: float) -> float:
    """The scale at which both ends of the step are seen: `readable`, smaller where they stand far apart."""
    place = place_of_step(scene, BESIDE)
    if place is None or place.isEmpty():
        return readable
    fitting = min(room.width() / place.width(), room.height() / place.height())
    return max(_JUST_READ, min(readable, fitting))


def place_of_step(scene: GraphScene, around: float = _AROUND) -> QRectF | None:
    """The nodes of the step just made, or asked for, with their labels; before the first, the first node.

    `around` is the room left beside the nodes.
    """
    moment = scene.moment
    bodies = [_body(scene, name) for name in _nodes(scene)]
    if moment is None or not any(bodies):
        return None
    box = QRectF()
    for body in bodies:
        box = box.united(body)
    box = box.adjusted(-around, -around, around, around)
    for _, label in _labels(scene):
        box = box.united(label)
    return box


def place_within(scene: GraphScene, size: QSizeF) -> QRectF | None:
    """The step's node, and of what belongs to the step what fits into `size` with it, by its weight.

    That are its labels, the other end of its edge, its formula; and where a step is asked for, the one made.
    """
    moment, nodes = scene.moment, _nodes(scene)
    if moment is None or not nodes:
        return None
    made = moment.frame.step
    labels = [box for _, box in sorted(_labels(scene, formula=True), key=lambda label: label[0])]
    names = (*nodes, *(_nodes_of(made) if made else ()))
    first, *others = [_body(scene, name).adjusted(-BESIDE, -BESIDE, BESIDE, BESIDE) for name in names]
    box = first
    for piece in (*labels[:1], *others[:1], *labels[1:], *others[1:]):
        wider = box.united(piece)
        if fits(wider, size):
            box = wider
    return box


def fits(box: QRectF, size: QSizeF) -> bool:
    """Whether a box is no larger than this, but for rounding."""
    return box.width() <= size.width() + _ROUNDING and box.height() <= size.height() + _ROUNDING


def _nodes(scene: GraphScene) -> tuple[str, ...]:
    """The names of the nodes at which the step happens, the one that it is about first."""
    moment, picture = scene.moment, scene.picture
    if moment is None or picture is None or not picture.graph.drawn:
        return ()
    step = moment.asked or moment.frame.step
    names = (picture.graph.drawn[0].name,) if step is None else _nodes_of(step)
    return tuple(name for name in names if scene.node(name) is not None)


def _nodes_of(step: Step) -> tuple[str, ...]:
    ends = () if step.edge is None else (step.edge.source, step.edge.target)
    return tuple(dict.fromkeys((step.node, *ends)))


def _body(scene: GraphScene, name: str) -> QRectF:
    """Where a node stands in the scene; empty where there is none."""
    item = scene.node(name)
    return item.mapRectToScene(item.body()) if item is not None else QRectF()


def _labels(scene: GraphScene, *, formula: bool = False) -> Iterator[tuple[int, QRectF]]:
    """Where the labels are that the step has made, or asks for, with how late they come in weight."""
    moment, picture = scene.moment, scene.picture
    if moment is None or picture is None:
        return
    for label, drawn in scene.labels_at(*touched(picture, moment.frame, moment.frame, (moment.asked,))):
        if label.is_step or label.is_blank or (formula and label.key.kind == "step"):
            weight = 0 if label.is_blank else 1 if label.is_step else 2
            yield weight, drawn.mapRectToScene(drawn.boundingRect())
