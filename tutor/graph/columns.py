"""Where the vertices of layered columns stand: far enough apart, operations in line, leaves by their use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.graph.layers import Layers

Beside = tuple[int, float]
"""A neighbour, and how far below it a vertex stands from which a level edge goes there."""

_SWEEPS = 6
_BESIDE = 24.0
_FIRM, _PASSING, _LOOSE = 1e9, 1e3, 1.0


def heights_of(
    layers: Layers, heights: Sequence[float], leaves: frozenset[int], gap: float
) -> dict[int, float]:
    """The y of the centre of every vertex, of the points that edges pass too.

    Args:
        layers: the columns.
        heights: how tall each node is.
        leaves: the nodes that nothing comes to; they make room for the others.
        gap: the least room between two nodes of a column.
    """
    return _Columns(layers, heights, leaves, gap).settled()


class _Columns:
    """Sweeps over the columns: every vertex goes to the middle of its neighbours as far as order allows."""

    def __init__(self, layers: Layers, heights: Sequence[float], leaves: frozenset[int], gap: float) -> None:
        self._layers, self._gap = layers, gap
        self._heights = heights
        self._leaves = leaves
        self._before: dict[int, list[Beside]] = {}
        self._after: dict[int, list[Beside]] = {}
        for link in layers.links:
            down = link.leaves - link.arrives
            self._before.setdefault(link.target, []).append((link.source, down))
            self._after.setdefault(link.source, []).append((link.target, -down))

    def settled(self) -> dict[int, float]:
        """The y of every vertex after the sweeps."""
        y: dict[int, float] = {}
        for vertices in self._layers.columns:
            y.update(zip(vertices, self._stacked(vertices, [0.0] * len(vertices)), strict=True))
        for _ in range(_SWEEPS):
            self._sweep(y, self._layers.columns, self._before)
            self._sweep(y, self._layers.columns[::-1], self._after)
        return y

    def _sweep(
        self, y: dict[int, float], columns: Sequence[Sequence[int]], beside: Mapping[int, list[Beside]]
    ) -> None:
        for vertices in columns:
            wished = [self._wish(vertex, beside.get(vertex, ()), y) for vertex in vertices]
            y.update(zip(vertices, self._stacked(vertices, wished), strict=True))

    def _wish(self, vertex: int, beside: Sequence[Beside], y: Mapping[int, float]) -> float:
        """In the middle of its neighbours; where there are operations among them, of these only."""
        if not beside:
            return y[vertex]
        firmest = max(self._firmness(neighbour) for neighbour, _ in beside)
        chosen = [y[neighbour] + down for neighbour, down in beside if self._firmness(neighbour) == firmest]
        return sum(chosen) / len(chosen)

    def _firmness(self, vertex: int) -> float:
        source = self._layers.source.get(vertex, vertex)
        if source in self._leaves:
            return _LOOSE
        return _FIRM if source == vertex else _PASSING

    def _stacked(self, vertices: Sequence[int], wished: Sequence[float]) -> list[float]:
        offsets: list[float] = []
        total = 0.0
        for at, vertex in enumerate(vertices):
            if at:
                total += self._apart(vertices[at - 1], vertex)
            offsets.append(total)
        weights = [self._firmness(vertex) for vertex in vertices]
        return in_order(wished, weights, offsets)

    def _apart(self, above: int, below: int) -> float:
        """The least distance of two neighbours' centres; an edge that only passes needs less room."""
        halves = (self._height(above) + self._height(below)) / 2
        passing = (above in self._layers.source) + (below in self._layers.source)
        return halves + self._gap * (1.0, 0.75, 0.4)[passing]

    def _height(self, vertex: int) -> float:
        return self._heights[vertex] if vertex < self._layers.count else 0.0


def in_order(wished: Sequence[float], weights: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """The places nearest to what is wished (least squares) that keep the order and the distances.

    Pool adjacent violators (Ayer et al. 1955), on the wishes less the offsets that the distances demand.
    """
    blocks: list[tuple[float, float, int]] = []
    for wish, weight, offset in zip(wished, weights, offsets, strict=True):
        mean, total, size = wish - offset, weight, 1
        while blocks and blocks[-1][0] > mean:
            before, heft, count = blocks.pop()
            mean = (mean * total + before * heft) / (total + heft)
            total, size = total + heft, size + count
        blocks.append((mean, total, size))
    placed = [mean for mean, _, size in blocks for _ in range(size)]
    return [mean + offset for mean, offset in zip(placed, offsets, strict=True)]


def across(layers: Layers, widths: Sequence[float], gap_after: Callable[[int], float]) -> dict[int, float]:
    """The x of every node's centre: one for each column.

    Args:
        layers: the columns.
        widths: the width of each node.
        gap_after: the room that the edges leaving a node want on its right.
    """
    x: dict[int, float] = {}
    leaving = {link.source for link in layers.links}
    right = 0.0
    for at, vertices in enumerate(layers.columns):
        nodes = [vertex for vertex in vertices if vertex < layers.count]
        half = max((widths[vertex] for vertex in nodes), default=0.0) / 2
        centre = right + half if at else 0.0
        x.update((vertex, centre) for vertex in nodes)
        ends = [centre + widths[v] / 2 + gap_after(v) for v in nodes if v in leaving]
        right = max([centre + half + _BESIDE, *ends])
    return x
