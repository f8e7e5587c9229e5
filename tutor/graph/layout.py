"""Where each node of a graph stands: from left to right in columns, operands in their order from above."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from tutor.graph.columns import across, heights_of
from tutor.graph.graph import Graph
from tutor.graph.layers import layered

Point = tuple[float, float]
Size = tuple[float, float]

ROOT_BOX = "→"
"""The name, in sizes and positions, of the box behind the root that shows the result: no node's name."""

GAP, ROW_GAP, ROOT_GAP = 120.0, 96.0, 58.0
"""The least room between columns, between neighbours in a column, and before the root's box, in pixels."""

_ONE = (68.0, 68.0)
_CLEAR, _STEP = 24.0, 24.0


def layout(
    graph: Graph,
    sizes: Mapping[str, Size],
    *,
    gap: float = GAP,
    row_gap: float = ROW_GAP,
    root_gap: float = ROOT_GAP,
    room: Mapping[str, float] | None = None,
) -> dict[str, Point]:
    """The centre of every node, and of the root's box where `sizes` has one; missing operands have none.

    Args:
        graph: what is drawn.
        sizes: width and height of each node in pixels, and of `ROOT_BOX` if there is one.
        gap: the least room between two columns.
        row_gap: the least room between two nodes of a column.
        root_gap: the room between the root and its box.
        room: for a node, the room that the labels of the edges leaving it want.

    Every edge runs from left to right, and no two nodes overlap. Parts that hang together stand one below the
    other, the root's first. The same graph always gets the same layout.
    """
    names = [node.name for node in graph.drawn] + ([ROOT_BOX] if ROOT_BOX in sizes else [])
    number = {name: at for at, name in enumerate(names)}
    edges = [(number[edge.source], number[edge.target], edge.index) for edge in graph.edges]
    if ROOT_BOX in number:
        edges.append((number[graph.root], number[ROOT_BOX], 0))
    room = room or {}

    def gap_after(name: str) -> float:
        ends_here = name == graph.root and ROOT_BOX in number and not graph.successors[name]
        return root_gap if ends_here else max(gap, room.get(name, 0.0))

    placed: dict[str, Point] = {}
    bottom = 0.0
    for part in _parts(len(names), edges, number.get(graph.root, 0)):
        inside = {at: place for place, at in enumerate(part)}
        own = [(inside[a], inside[b], index) for a, b, index in edges if a in inside]
        here = _place_part([names[at] for at in part], own, sizes, gap_after, row_gap)
        top = min(y - sizes.get(name, _ONE)[1] / 2 for name, (_, y) in here.items())
        down = bottom - top if placed else 0.0
        placed.update((name, (x, y + down)) for name, (x, y) in here.items())
        bottom = max(placed[name][1] + sizes.get(name, _ONE)[1] / 2 for name in here) + row_gap
    return placed


def place_missing(
    graph: Graph, positions: Mapping[str, Point], sizes: Mapping[str, Size], *, gap: float = GAP
) -> dict[str, Point]:
    """All positions: the given ones as they are, and free places for what has none.

    A node without a place stands as it would in `layout` beside those of its neighbours that have one.
    """
    names = [node.name for node in graph.drawn] + ([ROOT_BOX] if ROOT_BOX in sizes else [])
    given = {name: positions[name] for name in names if name in positions}
    missing = [name for name in names if name not in positions]
    if not missing:
        return given
    ideal = layout(graph, sizes, gap=gap)
    if not given:
        return ideal
    placed = dict(given)
    for name in sorted(missing, key=lambda name: (name == ROOT_BOX, ideal[name][0])):
        wish = _beside(graph, name, ideal, placed)
        placed[name] = _free(wish, sizes.get(name, _ONE), placed, sizes)
    return {name: placed[name] for name in names}


def _parts(count: int, edges: Iterable[tuple[int, int, int]], root: int) -> list[list[int]]:
    """The numbers of the nodes, a list for each part that hangs together; the root's part first."""
    leader = list(range(count))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = at = leader[leader[at]]
        return at

    for source, target, _ in edges:
        leader[lead(source)] = lead(target)
    parts: dict[int, list[int]] = {}
    for at in range(count):
        parts.setdefault(lead(at), []).append(at)
    return sorted(parts.values(), key=lambda part: (root not in part, -len(part), part))


def _place_part(
    names: Sequence[str],
    edges: Sequence[tuple[int, int, int]],
    sizes: Mapping[str, Size],
    gap_after: Callable[[str], float],
    row_gap: float,
) -> dict[str, Point]:
    """Centres of the nodes of one part, numbered from 0 in `names`."""
    layers = layered(len(names), edges)
    widths, heights = zip(*(sizes.get(name, _ONE) for name in names), strict=True)
    leaves = frozenset(range(len(names))) - {target for _, target, _ in edges}
    y = heights_of(layers, heights, leaves, row_gap)
    x = across(layers, widths, lambda at: gap_after(names[at]))
    return {name: (x[at], y[at]) for at, name in enumerate(names)}


def _beside(graph: Graph, name: str, ideal: Mapping[str, Point], placed: Mapping[str, Point]) -> Point:
    """Where `name` stands in the ideal layout, seen from those of its neighbours that have a place."""
    if name == ROOT_BOX:
        near = [graph.root]
    else:
        near = [*graph[name].operands, *(edge.target for edge in graph.successors[name])]
    known = [other for other in near if other in placed] or list(placed)
    shift_x = sum(placed[other][0] - ideal[other][0] for other in known) / len(known)
    shift_y = sum(placed[other][1] - ideal[other][1] for other in known) / len(known)
    return ideal[name][0] + shift_x, ideal[name][1] + shift_y


def _free(wish: Point, size: Size, placed: Mapping[str, Point], sizes: Mapping[str, Size]) -> Point:
    """The place nearest to the wish where no other node stands, searched in growing rings."""
    boxes = [(*placed[name], *sizes.get(name, _ONE)) for name in placed]

    def is_free(x: float, y: float) -> bool:
        return all(
            abs(x - there[0]) >= (size[0] + width) / 2 + _CLEAR
            or abs(y - there[1]) >= (size[1] + height) / 2 + _CLEAR
            for *there, width, height in boxes
        )

    if is_free(*wish):
        return wish
    ring = 0
    while True:
        ring += 1
        for turn in range(8 * ring):
            angle = math.tau * turn / (8 * ring) + math.pi / 2  # first below, where leaves stand
            x, y = wish[0] + _STEP * ring * math.cos(angle), wish[1] + _STEP * ring * math.sin(angle)
            if is_free(x, y):
                return x, y
