"""The dashed frames with a title around nodes that belong together; they lie behind everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from tutor.document.document import NodeGroup
from tutor.graph.layout import FRAME_ROOM, Room
from tutor.language import translate
from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.frame_arrow import paint_arrow
from tutor.ui.canvas.mark import plain_text
from tutor.ui.canvas.place_labels import Rect
from tutor.ui.canvas.routes import Body, Point
from tutor.ui.canvas.shown import GraphPicture
from tutor.ui.look.theme import Theme

_TITLE = 30.0
"""The room for a frame's title, in pixels at 100 %."""
_BETWEEN = 12.0
"""From a frame to one inside it, in pixels at 100 %."""
_ARROW = 32.0
"""The room for the arrow before the title."""
_PIECE = 100.0


def room_of(theme: Theme) -> Room:
    """The room between a frame and its nodes, in the lengths of the theme."""
    aside, above, below = FRAME_ROOM
    k = scale_of(theme)
    return aside * k, above * k, below * k


def frame_rects(groups: Sequence[NodeGroup], bodies: Mapping[str, Body], theme: Theme) -> list[Rect]:
    """The frames, around those inside it; those beside each other are equally high, if there is room."""
    room, inside = room_of(theme), _inside(groups)
    found = [_around([bodies[name] for name in group.nodes], room) for group in groups]
    for outer in sorted(inside, key=lambda at: (len(groups[at].nodes), -at)):
        for inner in inside[outer]:
            found[outer] = _enclosing(found[outer], found[inner], scale_of(theme))
    nested = {inner for inners in inside.values() for inner in inners}
    outermost = [rect for at, rect in enumerate(found) if at not in nested]
    high = [rect if at in nested else _as_high_as(rect, outermost) for at, rect in enumerate(found)]
    return [
        tall if _free(tall, rect, bodies.values()) else rect for tall, rect in zip(high, found, strict=True)
    ]


def _inside(groups: Sequence[NodeGroup]) -> dict[int, list[int]]:
    """Which groups lie inside each; of equal ones the later lies inside."""
    sets = [set(group.nodes) for group in groups]

    def holds(outer: int, inner: int) -> bool:
        return sets[inner] < sets[outer] or (sets[inner] == sets[outer] and outer < inner)

    numbers = range(len(groups))
    return {outer: found for outer in numbers if (found := [at for at in numbers if holds(outer, at)])}


def _enclosing(outer: Rect, inner: Rect, k: float) -> Rect:
    beside = _BETWEEN * k
    return (
        min(outer[0], inner[0] - beside),
        min(outer[1], inner[1] - _TITLE * k),
        max(outer[2], inner[2] + beside),
        max(outer[3], inner[3] + beside),
    )


def _around(bodies: Sequence[Body], room: Room) -> Rect:
    aside, above, below = room
    return (
        min(body.left for body in bodies) - aside,
        min(body.top for body in bodies) - above,
        max(body.right for body in bodies) + aside,
        max(body.bottom for body in bodies) + below,
    )


def _free(tall: Rect, rect: Rect, bodies: Iterable[Body]) -> bool:
    """Whether the frame meets no more nodes when it is made as high as others."""

    def meets(frame: Rect, body: Body) -> bool:
        across = body.left < frame[2] and frame[0] < body.right
        return across and body.top < frame[3] and frame[1] < body.bottom

    return tall == rect or all(meets(rect, body) or not meets(tall, body) for body in bodies)


def _as_high_as(rect: Rect, others: Sequence[Rect]) -> Rect:
    beside = [
        other
        for other in others
        if (other[2] <= rect[0] or rect[2] <= other[0]) and other[1] < rect[3] and rect[1] < other[3]
    ]
    top = min(rect[1], *(other[1] for other in beside)) if beside else rect[1]
    bottom = max(rect[3], *(other[3] for other in beside)) if beside else rect[3]
    return rect[0], top, rect[2], bottom


def outlines(rects: Sequence[Rect], theme: Theme) -> Iterator[list[Point]]:
    """What no label may lie on: the frames' sides in short pieces, and the line on which a title stands."""
    under_title = _TITLE * scale_of(theme)
    for left, top, right, bottom in rects:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        for a, b in pairwise(corners):
            yield _pieces(a, b)
        yield _pieces((left, top + under_title / 2), (right, top + under_title / 2))


def _pieces(a: Point, b: Point) -> list[Point]:
    count = max(1, int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) // _PIECE) + 1)
    return [(a[0] + (b[0] - a[0]) * at / count, a[1] + (b[1] - a[1]) * at / count) for at in range(count + 1)]


def _box(rect: Rect) -> QRectF:
    left, top, right, bottom = rect
    return QRectF(left, top, right - left, bottom - top)


class FrameItem(QGraphicsItem):
    """A group's frame with its title at the upper left, and before that an arrow that closes it."""

    def __init__(self, number: int, title: str, rect: Rect, theme: Theme) -> None:
        super().__init__()
        self.number = number
        self._box = _box(rect)
        self._theme = theme
        self._title = plain_text(title, theme.sizes.base, theme.colour("muted"), 600)
        self.head = FrameHead(self)
        self.setZValue(-3)
        self.setToolTip(
            translate("canvas", "{title}: click the arrow to draw the frame as one node").format(title=title)
        )

    def set_rect(self, rect: Rect) -> None:
        """Stand here from now on."""
        if _box(rect) != self._box:
            self.prepareGeometryChange()
            self.head.prepareGeometryChange()
            self._box = _box(rect)
            self.update()
            self.head.update()

    @property
    def arrow(self) -> QRectF:
        """Where a click closes the frame, in the scene."""
        k = scale_of(self._theme)
        return QRectF(self._box.left(), self._box.top(), _ARROW * k, _TITLE * k)

    @property
    def title(self) -> QRectF:
        """Where the title stands, in the scene."""
        k = scale_of(self._theme)
        width = min(self._title.width + 10 * k, self._box.width() - _ARROW * k)
        return QRectF(self.arrow.right(), self._box.top(), max(width, 0.0), _TITLE * k)

    def boundingRect(self) -> QRectF:
        """The frame."""
        return self._box.adjusted(-2, -2, 2, 2)

    def shape(self) -> QPainterPath:
        """Arrow and title: inside the frame one clicks on the ground."""
        path = QPainterPath()
        path.addRect(self.arrow.united(self.title))
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint it."""
        k = scale_of(self._theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("faint"), 1.6 * k)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._box, 1.4 * self._theme.sizes.radius, 1.4 * self._theme.sizes.radius)

    def paint_head(self, painter: QPainter) -> None:
        """Paint arrow and title on a plate, so that no edge runs through them."""
        k = scale_of(self._theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = self.arrow.united(self.title).adjusted(6 * k, 5 * k, 0.0, -3 * k)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface" if self._theme.is_projector else "bg"))
        painter.drawRoundedRect(plate, 4 * k, 4 * k)
        at = QPointF(self.title.left(), self._box.top() + 0.5 * _TITLE * k + 0.6 * self._theme.sizes.base)
        self._title.paint(painter, at.x(), at.y())
        middle = QPointF(self.title.left() - 10 * k, at.y() - 0.35 * self._theme.sizes.base)
        paint_arrow(painter, middle, self._theme, closed=False)


class FrameHead(QGraphicsItem):
    """The title of a frame and its arrow, over edges and under nodes; the frame itself is clicked."""

    def __init__(self, frame: FrameItem) -> None:
        super().__init__()
        self._frame = frame
        self.setZValue(1.4)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        """Where arrow and title stand."""
        return self._frame.arrow.united(self._frame.title)

    def shape(self) -> QPainterPath:
        """Nothing: the frame has what is clicked."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint both."""
        self._frame.paint_head(painter)


def show_frames(
    scene: QGraphicsScene,
    items: dict[object, QGraphicsItem],
    picture: GraphPicture,
    rects: Sequence[Rect],
    theme: Theme,
) -> None:
    """Draw the open frames where their nodes stand now, in the place of those that are drawn."""
    for key in [key for key, item in items.items() if isinstance(item, FrameItem | FrameHead)]:
        scene.removeItem(items.pop(key))
    for index, (group, rect) in enumerate(zip(picture.groups, rects, strict=True)):
        number = picture.numbers[index] if picture.numbers else index
        items["frame", index] = item = FrameItem(number, group.title, rect, theme)
        items["frame head", index] = item.head
        scene.addItem(item)
        scene.addItem(item.head)
