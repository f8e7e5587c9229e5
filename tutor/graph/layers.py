"""Which column each node stands in, and the order there: layered by fast-sugiyama, operands in order."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

Link = tuple[int, int, int]
"""From a vertex to one in the next column, and the number of the operand that it brings there."""

_TRANSPOSE_AT_MOST = 400
_PASSES = 8
_LONGEST = 40


@dataclass
class Layers:
    """Columns from left to right, each with its vertices from above.

    Vertices below `count` are the nodes; the others are points through which an edge passes a column, and
    `source` says whose edge it is.
    """

    count: int
    columns: list[list[int]]
    links: list[Link]
    source: dict[int, int] = field(default_factory=dict)


def layered(count: int, edges: Sequence[tuple[int, int, int]]) -> Layers:
    """Columns for a connected graph.

    Args:
        count: how many nodes there are; they are numbered from 0.
        edges: (source, target, operand number); a source may come twice to a target.
    """
    if not edges:
        return Layers(count, [list(range(count))], [])
    column, place = _fast_sugiyama(count, edges)
    layers = Layers(count, [[] for _ in range(max(column) + 1)], [])
    for vertex, at in enumerate(column):
        layers.columns[at].append(vertex)
    _link(layers, column, edges)
    first = [sorted(vertices, key=lambda v: (place.get(v, 0.0), v)) for vertices in layers.columns]
    _follow(first, layers, place)
    walked = _walked(layers, column)
    mirrored = [vertices[::-1] for vertices in first]
    orders = [walked, first, mirrored]
    layers.columns = min(orders, key=lambda order: crossings(order, layers.links))
    if len(column) + len(layers.source) <= _TRANSPOSE_AT_MOST:
        _transpose(layers)
    return layers


def _fast_sugiyama(count: int, edges: Sequence[tuple[int, int, int]]) -> tuple[list[int], dict[int, float]]:
    """The column of each node, from the left, and its place across."""
    import fast_sugiyama  # a document that says where its nodes stand does without

    pairs = sorted({(source, target) for source, target, _ in edges})
    needed = _without_detours(count, pairs)
    across: dict[int, float] = {}
    depth: dict[int, float] = {}
    for positions, *_ in fast_sugiyama.from_edges(needed, dummy_vertices=False, ranking_type="minimize"):
        for vertex, (x, y) in positions:
            across[int(vertex)], depth[int(vertex)] = x, -y
    steps = {y: at for at, y in enumerate(sorted(set(depth.values())))}
    column = [steps[depth[vertex]] for vertex in range(count)]
    return _leaves_late(column, pairs), across


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


def _link(layers: Layers, column: list[int], edges: Sequence[tuple[int, int, int]]) -> None:
    """Cut each edge into links from column to column; edges of one source share the points they pass."""
    passing: dict[tuple[int, int], int] = {}
    known: set[Link] = set()
    next_vertex = layers.count
    for source, target, operand in sorted(edges):
        before = source
        if column[target] - column[source] > _LONGEST:  # what passes so many columns is left to the eye
            continue
        for at in range(column[source] + 1, column[target]):
            point = passing.get((source, at))
            if point is None:
                point = passing[(source, at)] = next_vertex
                layers.source[point] = source
                layers.columns[at].append(point)
                next_vertex += 1
            known.add((before, point, 0))
            before = point
        known.add((before, target, operand))
    layers.links = sorted(known)


def _follow(order: list[list[int]], layers: Layers, place: dict[int, float]) -> None:
    """Put the points that edges pass in a column where the edge comes from, from left to right."""
    at = dict(place)
    into: dict[int, list[int]] = {}
    for source, target, _ in layers.links:
        into.setdefault(target, []).append(source)
    for vertices in order:
        for vertex in vertices:
            if vertex in layers.source:
                at[vertex] = max(at.get(source, 0.0) for source in into[vertex])
        vertices.sort(key=lambda v: (at.get(v, 0.0), v))


def _walked(layers: Layers, column: list[int]) -> list[list[int]]:
    """The order in which a walk back from the last column meets them, operand 0 first: trees never cross."""
    into: dict[int, list[tuple[int, int]]] = {}
    leaving: set[int] = set()
    for source, target, operand in layers.links:
        into.setdefault(target, []).append((operand, source))
        leaving.add(source)
    where = {vertex: at for at, vertices in enumerate(layers.columns) for vertex in vertices}
    ends = sorted((v for v in where if v not in leaving), key=lambda v: (-where[v], v))
    order: list[list[int]] = [[] for _ in layers.columns]
    met: set[int] = set()
    stack = ends[::-1]
    while stack:
        vertex = stack.pop()
        if vertex not in met:
            met.add(vertex)
            order[where[vertex]].append(vertex)
            stack += [source for _, source in sorted(into.get(vertex, ()), reverse=True)]
    return order


def crossings(order: Sequence[Sequence[int]], links: Sequence[Link]) -> int:
    """How many pairs of links cross; operands that arrive at a node out of their order cross too."""
    place = {vertex: at for vertices in order for at, vertex in enumerate(vertices)}
    column = {vertex: at for at, vertices in enumerate(order) for vertex in vertices}
    between: list[list[tuple[int, int, int]]] = [[] for _ in order]
    for source, target, operand in links:
        between[column[source]].append((place[source], place[target], operand))
    total = 0
    for ends in between:
        ends.sort()
        seen: list[tuple[int, int]] = []
        waiting: list[tuple[int, int]] = []
        last = -1
        for source_place, target_place, operand in ends:
            if source_place != last:
                for arrival in waiting:
                    insort(seen, arrival)
                waiting, last = [], source_place
            total += len(seen) - bisect_right(seen, (target_place, operand))
            waiting.append((target_place, operand))
    return total


def _transpose(layers: Layers) -> None:
    """Swap neighbours in a column as long as that takes crossings away."""
    near: dict[int, list[Link]] = {}
    for link in layers.links:
        near.setdefault(link[0], []).append(link)
        near.setdefault(link[1], []).append(link)
    for _ in range(_PASSES):
        place = {vertex: at for vertices in layers.columns for at, vertex in enumerate(vertices)}
        gained = False
        for vertices in layers.columns:
            for at in range(len(vertices) - 1):
                above, below = vertices[at], vertices[at + 1]
                if _crossed(above, below, near, place) > _crossed(below, above, near, place):
                    vertices[at], vertices[at + 1] = below, above
                    place[above], place[below] = at + 1, at
                    gained = True
        if not gained:
            return


def _crossed(above: int, below: int, near: dict[int, list[Link]], place: dict[int, int]) -> int:
    """How many of the links of two neighbours cross with `above` over `below`."""
    total = 0
    for a in near.get(above, ()):
        for b in near.get(below, ()):
            if a[0] == above and b[0] == below:  # both leave: compare where they arrive
                total += (place[a[1]], a[2]) > (place[b[1]], b[2])
            elif a[1] == above and b[1] == below:
                total += place[a[0]] > place[b[0]]
    return total
