"""Where labels go: the first of their wished spots where they lie on nothing. Pure geometry, no Qt here."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Key = TypeVar("Key", bound=Hashable)

MARGIN = 5.0
"""The least room between a label and anything else."""

_CELL = 160.0
_THIN = 4.0
"""How many pixels a piece of a line may rise, or go aside, and still be covered by one rectangle."""
_RINGS = 60


@dataclass(frozen=True)
class Wanted(Generic[Key]):
    """A label that wants a place: its size, and its spots (centres), the best first.

    An `optional` label that finds no free spot among them is left out.
    """

    key: Key
    width: float
    height: float
    spots: Iterable[Point]
    optional: bool = False


class Occupied:
    """Rectangles, found by where they lie."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Rect]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        """Take the rectangle in."""
        for cell in _cells(rect):
            self._cells.setdefault(cell, []).append(rect)

    def hits(self, rect: Rect) -> bool:
        """Whether any of the rectangles overlaps this one."""
        left, top, right, bottom = rect
        cells = self._cells
        for cell in _cells(rect):
            for other in cells.get(cell, ()):
                if other[0] < right and left < other[2] and other[1] < bottom and top < other[3]:
                    return True
        return False

    def found(self, rect: Rect) -> list[Rect]:
        """The rectangles that overlap this one, each once."""
        left, top, right, bottom = rect
        near = dict.fromkeys(other for cell in _cells(rect) for other in self._cells.get(cell, ()))
        return [o for o in near if o[0] < right and left < o[2] and o[1] < bottom and top < o[3]]


def _cells(rect: Rect) -> Sequence[tuple[int, int]]:
    left, top = int(rect[0] // _CELL), int(rect[1] // _CELL)
    right, bottom = int(rect[2] // _CELL), int(rect[3] // _CELL)
    if left == right and top == bottom:
        return ((left, top),)
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]


def place_labels(
    labels: Sequence[Wanted[Key]],
    nodes: Iterable[Rect],
    lines: Iterable[Sequence[Point]],
    margin: float = MARGIN,
) -> dict[Key, Point]:
    """The centre of every label; an optional one may be missing.

    Args:
        labels: what wants a place; the first come first.
        nodes: what no label may lie on.
        lines: points along each edge, close together; no label lies on a line either.
        margin: the room kept free around a label.
    """
    occupied = Occupied(nodes)
    for line in lines:
        for rect in _thin(line):
            occupied.add(rect)
    placed: dict[Key, Point] = {}
    for label in labels:
        spot = _free_spot(label, occupied, margin)
        if spot is not None:
            placed[label.key] = spot
            occupied.add(around(spot, label.width, label.height, 0.0))
    return placed


def _thin(line: Sequence[Point]) -> Iterator[Rect]:
    """Rectangles that cover the line, as long as they may be without leaving it."""
    left, top = right, bottom = line[0]
    for (ax, ay), (bx, by) in pairwise(line):
        wider = min(left, bx), min(top, by), max(right, bx), max(bottom, by)
        across, down = wider[2] - wider[0], wider[3] - wider[1]
        if min(across, down) <= _THIN and max(across, down) <= _CELL:
            left, top, right, bottom = wider
            continue
        if (left, top) != (right, bottom):
            yield left, top, right, bottom
        left, top, right, bottom = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        if max(right - left, bottom - top) >= _CELL:  # a very long edge is known too coarsely
            left, top = right, bottom = bx, by
    if (left, top) != (right, bottom):
        yield left, top, right, bottom


def around(centre: Point, width: float, height: float, margin: float) -> Rect:
    """The rectangle of a size with its middle at `centre`, widened by `margin`."""
    x, y = centre
    across, down = width / 2 + margin, height / 2 + margin
    return x - across, y - down, x + across, y + down


def _free_spot(label: Wanted[Key], occupied: Occupied, margin: float) -> Point | None:
    best: Point | None = None
    for spot in label.spots:
        if not occupied.hits(around(spot, label.width, label.height, margin)):
            return spot
        best = best or spot
    if label.optional or best is None:
        return None
    x, y = best
    step = 0.25 * label.height
    for ring in range(1, _RINGS + 1):
        for turn in range(16):
            angle = math.tau * turn / 16 + math.pi / 2
            spot = (x + 1.6 * ring * step * math.cos(angle), y + ring * step * math.sin(angle))
            if not occupied.hits(around(spot, label.width, label.height, margin)):
                return spot
    return best
