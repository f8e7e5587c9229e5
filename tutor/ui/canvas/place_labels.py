"""Where labels go: the first of their wished spots where they lie on nothing. Pure geometry, no Qt here."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

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

    `beside` is what the spots were worked out from: as long as that and the size stay, so do the spots. An
    `optional` label that finds no free spot among them is left out.
    """

    key: Key
    width: float
    height: float
    spots: Iterable[Point]
    beside: object = None
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

    def remove(self, rect: Rect) -> None:
        """Take a rectangle out that is in it."""
        for cell in _cells(rect):
            self._cells[cell].remove(rect)

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

    def under(self, line: Iterable[Point]) -> list[Rect]:
        """The rectangles that a point of the line lies in, each once."""
        found: dict[Rect, None] = {}
        for x, y in line:
            for rect in self._cells.get((int(x // _CELL), int(y // _CELL)), ()):
                if rect[0] < x < rect[2] and rect[1] < y < rect[3]:
                    found[rect] = None
        return list(found)


def _cells(rect: Rect) -> Sequence[tuple[int, int]]:
    left, top = int(rect[0] // _CELL), int(rect[1] // _CELL)
    right, bottom = int(rect[2] // _CELL), int(rect[3] // _CELL)
    if left == right and top == bottom:
        return ((left, top),)
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]


class _Placed(NamedTuple):
    """Where a label was put (None: left out), for which wish, and all of the ground that was looked at."""

    spot: Point | None
    rect: Rect | None
    wish: tuple[float, float, object, bool]
    looked_at: Rect


class Places(Generic[Key]):
    """The places of labels: each takes the first of its spots that is free.

    What was placed before stays known. Of a picture that has changed in part, only those labels are placed
    anew that looked at ground where something has changed: the others would come to the same place.
    """

    def __init__(self, margin: float = MARGIN) -> None:
        """`margin`: the room kept free around a label."""
        self._margin = margin
        self._things: dict[Hashable, tuple[Rect, ...]] = {}
        self._fixed = Occupied()
        self._known: dict[Key, _Placed] = {}

    def settle(
        self, labels: Sequence[Wanted[Key]], things: Mapping[Hashable, Callable[[], Iterable[Rect]]]
    ) -> dict[Key, Point]:
        """The centre of every label; an optional one may be missing.

        Args:
            labels: what wants a place; the first come first.
            things: what no label may lie on, nodes and lines: what tells each from others, and its
                rectangles, asked for once.
        """
        changed = Occupied(self._take(things))
        wanted = {label.key for label in labels}
        known = self._known
        if [label.key for label in labels if label.key in known] != [key for key in known if key in wanted]:
            known = {}
        for key, old in known.items():
            if key not in wanted and old.rect is not None:
                changed.add(old.rect)
        taken: Occupied = Occupied()
        self._known = {}
        for label in labels:
            placed = self._placed(label, known.get(label.key), taken, changed)
            self._known[label.key] = placed
            if placed.rect is not None:
                taken.add(placed.rect)
        return {key: placed.spot for key, placed in self._known.items() if placed.spot is not None}

    def _take(self, things: Mapping[Hashable, Callable[[], Iterable[Rect]]]) -> list[Rect]:
        """Take these things for those of before; the rectangles that are new, or gone."""
        gone = [key for key in self._things if key not in things]
        changed: list[Rect] = []
        for key in gone:
            for rect in self._things.pop(key):
                self._fixed.remove(rect)
                changed.append(rect)
        for key, rects in things.items():
            if key not in self._things:
                self._things[key] = found = tuple(rects())
                for rect in found:
                    self._fixed.add(rect)
                    changed.append(rect)
        return changed

    def _placed(self, label: Wanted[Key], old: _Placed | None, taken: Occupied, changed: Occupied) -> _Placed:
        wish = (label.width, label.height, label.beside, label.optional)
        if old is not None and old.wish == wish and not changed.hits(old.looked_at):
            return old
        spot, looked_at = self._free_spot(label, taken)
        rect = around(spot, label.width, label.height, 0.0) if spot is not None else None
        for moved in (old.rect if old is not None else None, rect):
            if moved is not None and (old is None or rect != old.rect):
                changed.add(moved)
        return _Placed(spot, rect, wish, looked_at)

    def _free_spot(self, label: Wanted[Key], taken: Occupied) -> tuple[Point | None, Rect]:
        """The first free spot, of those around the best one at last; and all ground that was looked at."""
        best: Point | None = None
        left = top = math.inf
        right = bottom = -math.inf
        for spot in _tried(label):
            rect = around(spot, label.width, label.height, self._margin)
            best = best or spot
            left, top = min(left, rect[0]), min(top, rect[1])
            right, bottom = max(right, rect[2]), max(bottom, rect[3])
            if not self._fixed.hits(rect) and not taken.hits(rect):
                return spot, (left, top, right, bottom)
        return (None if label.optional else best), (left, top, right, bottom)


def _tried(label: Wanted[Key]) -> Iterator[Point]:
    """The spots wished for, and then, unless the label may be left out, rings around the best of them."""
    best: Point | None = None
    for spot in label.spots:
        best = best or spot
        yield spot
    if label.optional or best is None:
        return
    step = 0.25 * label.height
    for ring in range(1, _RINGS + 1):
        for turn in range(16):
            angle = math.tau * turn / 16 + math.pi / 2
            yield best[0] + 1.6 * ring * step * math.cos(angle), best[1] + ring * step * math.sin(angle)


def thin(line: Sequence[Point]) -> Iterator[Rect]:
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
