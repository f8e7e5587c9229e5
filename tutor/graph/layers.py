"""Which column each node stands in, and the order there: layered by fast-sugiyama, operands in order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tutor.graph.order import Link, Order, ordered

_LONGEST = 40
_MINIMIZED = 300
"""Of so many nodes all edges together are made as short as they can be; that takes seconds of thousands."""


@dataclass
class Layers:
    """Columns from left to right, each with its vertices from above.

    Vertices below `count` are the nodes; the others are points through which an edge passes a column, and
    `source` says whose edge it is. A point outside, in the first or the last column, is its own source.
    """

    count: int
    columns: list[list[int]]
    links: list[Link]
    source: dict[int, int] = field(default_factory=dict)


def layered(
    count: int,
    edges: Sequence[Link],
    before: Collection[int] = (),
    after: Collection[int] = (),
    wide: Collection[int] = (),
) -> Layers:
    """Columns for a connected graph.

    Args:
        count: how many nodes there are; they are numbered from 0.
        edges: as links between any two columns; a source may come twice to a target.
        before: points outside, numbered from `count`, from which edges come: they are the first column.
        after: points outside to which edges go: they are the last column.
        wide: nodes so wide that a leaf gets a column of its own rather than stand below one.
    """
    inside = [edge for edge in edges if edge.source < count and edge.target < count]
    column, place = _fast_sugiyama(count, inside, wide) if inside else ([0] * count, {})
    column = [at + bool(before) for at in column]
    column += [0 if point in before else max(column) + 1 for point in sorted((*before, *after))]
    layers = Layers(count, [[] for _ in range(max(column) + 1)], [])
    layers.source = {point: point for point in range(count, len(column))}
    for vertex, at in enumerate(column):
        layers.columns[at].append(vertex)
    _link(layers, column, edges)
    first = [sorted(vertices, key=lambda v: (place.get(v, 0.0), v)) for vertices in layers.columns]
    _follow(first, layers, place)
    mirrored = [vertices[::-1] for vertices in first]
    layers.columns = ordered([_walked(layers), first, mirrored], layers.links)
    return layers


def _fast_sugiyama(
    count: int, edges: Sequence[Link], wide: Collection[int]
) -> tuple[list[int], dict[int, float]]:
    """The column of each node, from the left, and its place across."""
    import fast_sugiyama  # a document that says where its nodes stand does without

    pairs = sorted({(edge.source, edge.target) for edge in edges})
    needed = _without_detours(count, pairs)
    across: dict[int, float] = {}
    depth: dict[int, float] = {}
    ranking: Literal["minimize", "up"] = "minimize" if count <= _MINIMIZED else "up"
    for positions, *_ in fast_sugiyama.from_edges(needed, dummy_vertices=False, ranking_type=ranking):
        for vertex, (x, y) in positions:
            across[int(vertex)], depth[int(vertex)] = x, -y
    steps = {y: at for at, y in enumerate(sorted(set(depth.values())))}
    column = [steps[depth[vertex]] for vertex in range(count)]
    return _beside_wide(_leaves_late(column, pairs), pairs, wide), across


def _without_detours(count: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The edges that no longer way makes up for: the others say nothing of columns, and may be very long."""
    into: dict[int, list[int]] = {}
    waiting = [0] * count
    out: dict[int, list[int]] = {}
    for source, target in pairs:
        into.setdefault(target, []).append(source)
        out.setdefault(source, []).append(target)
        waiting[target] += 1
    before = [0] * count  # a bit for every node on which this one depends
    ready = [vertex for vertex in range(count) if not waiting[vertex]]
    kept: list[tuple[int, int]] = []
    for vertex in ready:
        sources = into.get(vertex, [])
        for source in sources:
            if not any(before[other] >> source & 1 for other in sources):
                kept.append((source, vertex))
            before[vertex] |= before[source] | 1 << source
        for target in out.get(vertex, ()):
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return sorted(kept)


def _leaves_late(column: list[int], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The same columns, with every leaf in the one before its first use."""
    uses: dict[int, int] = {}
    has_operands = {target for _, target in pairs}
    for source, target in pairs:
        uses[source] = min(uses.get(source, column[target]), column[target])
    return [
        uses[vertex] - 1 if vertex not in has_operands and vertex in uses else at
        for vertex, at in enumerate(column)
    ]


def _beside_wide(column: list[int], pairs: Sequence[tuple[int, int]], wide: Collection[int]) -> list[int]:
    """The same columns, with those leaves in columns of their own that stand in one with a wide node."""
    taken = {column[vertex] for vertex in wide}
    leaves = set(range(len(column))) - {target for _, target in pairs} - set(wide)
    finer = [2 * at + (vertex in leaves and at in taken) for vertex, at in enumerate(column)]
    steps = {at: number for number, at in enumerate(sorted(set(finer)))}
    return [steps[at] for at in finer]


def _link(layers: Layers, column: list[int], edges: Sequence[Link]) -> None:
    """Cut each edge into links from column to column; edges that leave one point share those they pass."""
    passing: dict[tuple[int, float, int], int] = {}
    known: set[Link] = set()
    next_vertex = len(column)
    for edge in sorted(edges):
        source, target = edge.source, edge.target
        before, leaves = source, edge.leaves
        if column[target] - column[source] > _LONGEST:  # what passes so many columns is left to the eye
            continue
        for at in range(column[source] + 1, column[target]):
            point = passing.get((source, edge.leaves, at))
            if point is None:
                point = passing[(source, edge.leaves, at)] = next_vertex
                layers.source[point] = source
                layers.columns[at].append(point)
                next_vertex += 1
            known.add(Link(before, point, leaves=leaves))
            before, leaves = point, 0.0
        known.add(edge._replace(source=before, leaves=leaves))
    layers.links = sorted(known)


def _follow(order: Order, layers: Layers, place: dict[int, float]) -> None:
    """Put the points that edges pass in a column where the edge comes from, from left to right."""
    at = dict(place)
    into: dict[int, list[int]] = {}
    for link in layers.links:
        into.setdefault(link.target, []).append(link.source)
    for vertices in order:
        for vertex in vertices:
            if vertex in into and vertex in layers.source:
                at[vertex] = max(at.get(source, 0.0) for source in into[vertex])
        vertices.sort(key=lambda v: (at.get(v, 0.0), v))


def _walked(layers: Layers) -> Order:
    """The order in which a walk back from the last column meets them, operand 0 first: trees never cross."""
    into: dict[int, list[tuple[float, int]]] = {}
    leaving: set[int] = set()
    for link in layers.links:
        into.setdefault(link.target, []).append((link.operand, link.source))
        leaving.add(link.source)
    where = {vertex: at for at, vertices in enumerate(layers.columns) for vertex in vertices}
    ends = sorted((v for v in where if v not in leaving), key=lambda v: (-where[v], v))
    order: Order = [[] for _ in layers.columns]
    met: set[int] = set()
    stack = ends[::-1]
    while stack:
        vertex = stack.pop()
        if vertex not in met:
            met.add(vertex)
            order[where[vertex]].append(vertex)
            stack += [source for _, source in sorted(into.get(vertex, ()), reverse=True)]
    return order
