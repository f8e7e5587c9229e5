"""The dashed frames with a title around nodes that belong together; they lie behind everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.document.document import NodeGroup
from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.mark import plain_text
from tutor.ui.canvas.place_labels import Rect
from tutor.ui.canvas.routes import Body, Point
from tutor.ui.theme import Theme

_ASIDE, _ABOVE, _BELOW, _TITLE = 26.0, 30.0, 34.0, 30.0
"""The room between a frame and its nodes, and for the title, in pixels at 100 %."""
_PIECE = 100.0


def frame_rects(groups: Sequence[NodeGroup], bodies: Mapping[str, Body], theme: Theme) -> list[Rect]:
    """Each group's frame; those beside each other are equally high."""
    k = scale_of(theme)
    found = [_around([bodies[name] for name in group.nodes], k) for group in groups]
    return [_as_high_as(rect, found) for rect in found]


def _around(bodies: Sequence[Body], k: float) -> Rect:
    return (
        min(body.left for body in bodies) - _ASIDE * k,
        min(body.top for body in bodies) - (_ABOVE + _TITLE) * k,
        max(body.right for body in bodies) + _ASIDE * k,
        max(body.bottom for body in bodies) + _BELOW * k,
    )


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


class FrameItem(QGraphicsItem):
    """A group's frame with its title at the upper left."""

    def __init__(self, title: str, rect: Rect, theme: Theme) -> None:
        super().__init__()
        left, top, right, bottom = rect
        self._box = QRectF(left, top, right - left, bottom - top)
        self._theme = theme
        self._title = plain_text(title, theme.sizes.base, theme.colour("muted"), 600)
        self.setZValue(-3)

    def boundingRect(self) -> QRectF:
        """The frame."""
        return self._box.adjusted(-2, -2, 2, 2)

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
        at = self._box.topLeft() + QPointF(16 * k, 0.5 * _TITLE * k + 0.6 * self._theme.sizes.base)
        self._title.paint(painter, at.x(), at.y())
