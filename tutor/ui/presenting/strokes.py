"""What was drawn on the graph with the pen: strokes that belong to one drawing, and go with it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from tutor.ui.look.theme import Role

PENS: tuple[Role, ...] = ("text", "value", "grad")
"""The colours to draw in, by what they are for on the graph; the first is at hand at first."""


@dataclass(frozen=True)
class Stroke:
    """A line drawn in one go.

    `dots` are in the coordinates of a document's positions, so that a stroke stays at its node when the view
    moves, and when another theme spreads the graph; `width` is in pixels of the scene.
    """

    role: Role
    width: float
    dots: tuple[tuple[float, float], ...]


def path_of(dots: Sequence[tuple[float, float]], spread: tuple[float, float]) -> QPainterPath:
    """The stroke as a smooth line in the scene: through the middles between its dots."""
    points = [QPointF(x * spread[0], y * spread[1]) for x, y in dots]
    path = QPainterPath()
    if not points:
        return path
    path.moveTo(points[0])
    for here, after in pairwise(points[1:]):
        path.quadTo(here, (here + after) / 2)
    path.lineTo(points[-1])
    return path


class Strokes:
    """Strokes by the drawing they are on; nothing of this is saved, and edits of the document keep it."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, list[Stroke]] = {}
        self._document: Hashable = None
        self._drawing: Hashable = None

    @property
    def here(self) -> tuple[Stroke, ...]:
        """Those on the drawing that is shown."""
        return tuple(self._kept.get(self._drawing, ()))

    def turn_to(self, document: Hashable, drawing: Hashable) -> None:
        """Another drawing is shown; those of another document are forgotten."""
        if document != self._document:
            self._kept.clear()
        self._document, self._drawing = document, drawing

    def add(self, stroke: Stroke) -> None:
        """Keep one more."""
        self._kept.setdefault(self._drawing, []).append(stroke)

    def take_back(self) -> None:
        """Forget the last one; nothing where there is none."""
        if self._kept.get(self._drawing):
            self._kept[self._drawing].pop()

    def wipe(self) -> None:
        """Forget all that are on this drawing."""
        self._kept.pop(self._drawing, None)
