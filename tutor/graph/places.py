"""Free places for nodes that have none, beside their neighbours, without moving any other."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from tutor.graph.graph import Graph
from tutor.graph.layout import FRAME_ROOM, GAP, ROOT_BOX, ROW_GAP, USUAL_SIZE, Point, Room, Size, layout

Array = np.ndarray
Rect = tuple[float, float, float, float]
Ends = tuple[Array | float, Array | float]

_CLEAR, _STEP, _REACH = 24.0, 30.0, 19
_ROOMY = (110.0, 80.0)
"""Of a node that is placed: that of a leaf."""
_WHOLE, _HOPS = 150, 3
"""Of a graph of more nodes only those so many edges away say where a new one would best stand."""
_ONE_BY_ONE = 40
"""More nodes than these find a place together."""
_TIGHT, _ON_EDGE, _OVER_NODE, _WRONG_SIDE = 260.0, 220.0, 160.0, 400.0
"""What a place costs, in pixels of the way from where the node would best stand."""
_BESIDE_EDGE = 34.0
"""Room beside an edge for a line of its labels."""


def place_missing(
    graph: Graph,
    positions: Mapping[str, Point],
    sizes: Mapping[str, Size],
    *,
    gap: float = GAP,
    row_gap: float = ROW_GAP,
    groups: Sequence[Collection[str]] = (),
    frame_room: Room = FRAME_ROOM,
) -> dict[str, Point]:
    """All positions: the given ones as they are, and free places for what has none.

    A node without a place stands as it would in `layout` beside those of its neighbours that have one, with
    the gaps of a layout around it and off the edges, as near as that is free. Arguments as `layout`.
    """
    names = [node.name for node in graph.drawn] + ([ROOT_BOX] if ROOT_BOX in sizes else [])
    given = {name: positions[name] for name in names if name in positions}
    missing = [name for name in names if name not in positions]
    if not missing:
        return given
    if missing == [ROOT_BOX] and graph.root in given:
        ideal = _behind(graph.root, given[graph.root], sizes, gap)
    else:
        only = _near(graph, missing) if given and len(names) > _WHOLE else None
        ideal = layout(
            graph, sizes, gap=gap, row_gap=row_gap, groups=groups, frame_room=frame_room, only=only
        )
    if not given:
        return ideal
    places = _Places(graph, sizes, given, (gap, row_gap), [set(group) for group in groups], frame_room)
    if len(missing) > _ONE_BY_ONE:
        block = [name for name in missing if name != ROOT_BOX]
        places.take(below(places.placed, sizes, layout(graph, sizes, gap=gap, only=block), sizes, row_gap))
        missing = [name for name in missing if name == ROOT_BOX]

    def turn(name: str) -> tuple[bool, bool, float]:
        """Leaves stand where the operations leave room, and the root's box behind the root."""
        return name == ROOT_BOX, name != ROOT_BOX and graph[name].is_leaf, ideal[name][0]

    for name in sorted(missing, key=turn):
        places.find(name, _beside(graph, name, ideal, places.placed))
    return {name: places.placed[name] for name in names}


def _near(graph: Graph, names: Sequence[str]) -> set[str]:
    """These nodes, and those that are a few edges away."""
    found = {graph.root if name == ROOT_BOX else name for name in names} | set(names)
    ring = found - {ROOT_BOX}
    for _ in range(_HOPS):
        beside = {operand for name in ring for operand in graph[name].operands}
        beside |= {edge.target for name in ring for edge in graph.successors[name]}
        ring = beside - found
        found |= ring
    return found


def _behind(root: str, at: Point, sizes: Mapping[str, Size], gap: float) -> dict[str, Point]:
    """The root where it is, and its box behind it."""
    away = (sizes.get(root, USUAL_SIZE)[0] + sizes[ROOT_BOX][0] + gap) / 2
    return {root: at, ROOT_BOX: (at[0] + away, at[1])}


def free_place(graph: Graph, placed: Mapping[str, Point], wish: Point) -> Point:
    """The best place near the wish for a node of the usual size that hangs on nothing yet."""
    places = _Places(graph, dict.fromkeys([*placed, ""], _ROOMY), placed, (GAP, ROW_GAP), (), FRAME_ROOM)
    places.find("", wish)
    return places.placed[""]


def below(
    placed: Mapping[str, Point],
    sizes: Mapping[str, Size],
    block: Mapping[str, Point],
    own: Mapping[str, Size],
    gap: float,
) -> dict[str, Point]:
    """The block's places, moved to below all that is placed, left sides in line."""
    here = [_rect(at, sizes.get(name, USUAL_SIZE)) for name, at in placed.items()]
    there = [_rect(at, own.get(name, USUAL_SIZE)) for name, at in block.items()]
    across = min(rect[0] for rect in here) - min(rect[0] for rect in there)
    down = max(rect[3] for rect in here) + gap - min(rect[1] for rect in there)
    return {name: (x + across, y + down) for name, (x, y) in block.items()}


def free_block(
    block: Mapping[str, Point], others: Mapping[str, Point], sizes: Mapping[str, Size]
) -> dict[str, Point]:
    """The block's places, all moved by as much as need be so that none of them lies on one of the others."""
    if not block or not others:
        return dict(block)
    mine = np.array([(*at, *sizes.get(name, USUAL_SIZE)) for name, at in block.items()])
    theirs = np.array([(*at, *sizes.get(name, USUAL_SIZE)) for name, at in others.items()])
    apart = np.abs(mine[:, None, :2] - theirs[:, :2])
    room = (mine[:, None, 2:] + theirs[:, 2:]) / 2 + _CLEAR
    away = mine[:, None, :2] - theirs[:, :2]
    if np.any(np.all(apart < room, axis=2)):
        by = min(
            (offset for offset in _offsets() if not np.any(np.all(np.abs(away + offset) < room, axis=2))),
            key=lambda offset: math.hypot(*offset),
            default=None,
        )
        if by is None:
            return below(others, sizes, block, sizes, ROW_GAP)
        return {name: (x + by[0], y + by[1]) for name, (x, y) in block.items()}
    return dict(block)


def _offsets() -> list[Point]:
    """Ways to move a block: eight directions, in growing steps."""
    directions = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
    return [(step * _STEP * dx, step * _STEP * dy) for step in range(1, 60) for dx, dy in directions]


def _rect(at: Point, size: Size) -> Rect:
    return at[0] - size[0] / 2, at[1] - size[1] / 2, at[0] + size[0] / 2, at[1] + size[1] / 2


def _beside(graph: Graph, name: str, ideal: Mapping[str, Point], placed: Mapping[str, Point]) -> Point:
    """Where `name` stands in the ideal layout, seen from those of its neighbours that have a place."""
    if name == ROOT_BOX:
        near = [graph.root]
    else:
        near = [*graph[name].operands, *(edge.target for edge in graph.successors[name])]
    known = [other for other in near if other in placed] or [other for other in placed if other in ideal]
    if not known:
        return min(x for x, _ in placed.values()), max(y for _, y in placed.values()) + ROW_GAP
    shift_x = sum(placed[other][0] - ideal[other][0] for other in known) / len(known)
    shift_y = sum(placed[other][1] - ideal[other][1] for other in known) / len(known)
    return ideal[name][0] + shift_x, ideal[name][1] + shift_y


class _Places:
    """What is placed so far, and the search for the best free place of one more."""

    def __init__(
        self,
        graph: Graph,
        sizes: Mapping[str, Size],
        placed: Mapping[str, Point],
        gaps: tuple[float, float],
        groups: Sequence[set[str]],
        frame_room: Room,
    ) -> None:
        self._graph, self._sizes, self._gaps = graph, sizes, gaps
        self._groups, self._frame_room = groups, frame_room
        self.placed = dict(placed)

    def take(self, places: Mapping[str, Point]) -> None:
        """These have a place now."""
        self.placed |= places

    def find(self, name: str, wish: Point) -> None:
        """Give the node the place that costs least: near its wish, apart from others, off edges."""
        steps = np.arange(-_REACH, _REACH + 1) * _STEP
        x, y = (grid.ravel() for grid in np.meshgrid(wish[0] + steps, wish[1] + steps))
        size = self._sizes.get(name, USUAL_SIZE)
        boxes = self._near(wish, size)
        cost = np.hypot(x - wish[0], 1.15 * (y - wish[1]))
        apart_x, apart_y = self._apart(x, y, size, boxes)
        free = np.all((apart_x >= _CLEAR) | (apart_y >= _CLEAR), axis=1)
        if not free.any():
            self.placed[name] = self._anywhere(wish, size)
            return
        tight = (apart_x < 0.75 * self._gaps[0]) & (apart_y < 0.75 * self._gaps[1])
        cost = cost + _TIGHT * tight.sum(axis=1)
        cost += self._of_edges(name, x, y, size, boxes)
        cost += self._of_frames(name, x, y, size)
        cost[~free] = math.inf
        best = int(np.argmin(cost))
        self.placed[name] = (float(x[best]), float(y[best]))

    def _near(self, wish: Point, size: Size) -> Array:
        """The boxes that the search may come upon: middles and sizes, a row each."""
        reach = _REACH * _STEP + max(self._gaps)
        rows = [
            (*at, *self._sizes.get(name, USUAL_SIZE))
            for name, at in self.placed.items()
            if abs(at[0] - wish[0]) < reach + size[0] + self._sizes.get(name, USUAL_SIZE)[0]
            and abs(at[1] - wish[1]) < reach + size[1] + self._sizes.get(name, USUAL_SIZE)[1]
        ]
        return np.array(rows, float).reshape(-1, 4)

    def _apart(self, x: Array, y: Array, size: Size, boxes: Array) -> tuple[Array, Array]:
        """The room between the node at each place and each box, across and down; negative where they meet."""
        apart_x = np.abs(x[:, None] - boxes[:, 0]) - (size[0] + boxes[:, 2]) / 2
        apart_y = np.abs(y[:, None] - boxes[:, 1]) - (size[1] + boxes[:, 3]) / 2
        return apart_x, apart_y

    def _of_edges(self, name: str, x: Array, y: Array, size: Size, boxes: Array) -> Array:
        """What it costs to stand on edges, to send one's own over nodes, or to stand on their wrong side."""
        cost = np.zeros_like(x)
        here = (x - size[0] / 2 - _BESIDE_EDGE, y - size[1] / 2 - _BESIDE_EDGE,
                x + size[0] / 2 + _BESIDE_EDGE, y + size[1] / 2 + _BESIDE_EDGE)  # fmt: skip
        around = tuple(float(pick(side)) for pick, side in zip((min, min, max, max), here, strict=True))
        for source, target in self._pairs():
            if name not in (source, target) and source in self.placed and target in self.placed:
                ends = self._start(source), self._end(target)
                if _reaches(*ends, around):
                    cost += _ON_EDGE * _crossed(*ends, here)
        foreign = [(bx - w / 2, by - h / 2, bx + w / 2, by + h / 2) for bx, by, w, h in boxes]
        start: Ends
        end: Ends
        for source, target in self._pairs():
            if name == target and source in self.placed:
                start, end = self._start(source), (x - size[0] / 2, y)
            elif name == source and target in self.placed:
                start, end = (x + size[0] / 2, y), self._end(target)
            else:
                continue
            room = np.asarray(end[0] - start[0])
            cost += _WRONG_SIDE * (room < 0.5 * self._gaps[0]) - np.minimum(room, 0.0)
            for rect in foreign:
                cost += _OVER_NODE * _crossed(start, end, rect)
        return cost

    def _of_frames(self, name: str, x: Array, y: Array, size: Size) -> Array:
        """What it costs to stand in a frame that one does not belong to."""
        cost = np.zeros_like(x)
        aside, above, below_ = self._frame_room
        for group in self._groups:
            rects = [
                _rect(self.placed[each], self._sizes.get(each, USUAL_SIZE))
                for each in group & self.placed.keys()
            ]
            if name not in group and rects:
                left, top = min(rect[0] for rect in rects) - aside, min(rect[1] for rect in rects) - above
                right, bottom = (
                    max(rect[2] for rect in rects) + aside,
                    max(rect[3] for rect in rects) + below_,
                )
                over = (x + size[0] / 2 > left) & (x - size[0] / 2 < right)
                cost += _WRONG_SIDE * (over & (y + size[1] / 2 > top) & (y - size[1] / 2 < bottom))
        return cost

    def _pairs(self) -> list[tuple[str, str]]:
        found = [(edge.source, edge.target) for edge in self._graph.edges]
        return [*found, (self._graph.root, ROOT_BOX)]

    def _start(self, name: str) -> Point:
        x, y = self.placed[name]
        return x + self._sizes.get(name, USUAL_SIZE)[0] / 2, y

    def _end(self, name: str) -> Point:
        x, y = self.placed[name]
        return x - self._sizes.get(name, USUAL_SIZE)[0] / 2, y

    def _anywhere(self, wish: Point, size: Size) -> Point:
        """Below all that stands where the node would, however far that is."""
        bottom = wish[1]
        for name, (x, y) in sorted(self.placed.items(), key=lambda item: item[1][1]):
            width, height = self._sizes.get(name, USUAL_SIZE)
            if abs(x - wish[0]) < (width + size[0]) / 2 + _CLEAR:
                bottom = max(bottom, y + height / 2 + _CLEAR + size[1] / 2)
        return wish[0], bottom


def _reaches(start: Point, end: Point, rect: Sequence[float]) -> bool:
    """Whether the rectangle around a line meets this one."""
    across = min(start[0], end[0]) < rect[2] and max(start[0], end[0]) > rect[0]
    return across and min(start[1], end[1]) < rect[3] and max(start[1], end[1]) > rect[1]


def _crossed(
    start: Ends, end: Ends, rect: tuple[Array | float, Array | float, Array | float, Array | float]
) -> Array:
    """Whether the straight lines from start to end run through the rectangles: 1 or 0 for each.

    Liang and Barsky's clipping (1984): the part of each line within left, right, top and bottom is not empty.
    """
    first, last = np.asarray(0.0), np.asarray(1.0)
    outside = np.asarray(False)
    for axis in (0, 1):
        origin, along = np.asarray(start[axis]), np.asarray(end[axis]) - np.asarray(start[axis])
        low, high = np.asarray(rect[axis]), np.asarray(rect[axis + 2])
        level = np.abs(along) < 1e-9
        step = np.where(level, 1.0, along)
        one, other = (low - origin) / step, (high - origin) / step
        enter, leave = np.minimum(one, other), np.maximum(one, other)
        first = np.where(level, first, np.maximum(first, enter))
        last = np.where(level, last, np.minimum(last, leave))
        outside = outside | (level & ((origin <= low) | (origin >= high)))
    return np.asarray(~outside & (first < last), float)
