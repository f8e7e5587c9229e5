"""In which order the vertices of each column stand: sweeps and swaps that take crossings away."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from typing import NamedTuple

Order = list[list[int]]
"""The columns from left to right, each with its vertices from above."""

_SWAP_AT_MOST, _SWEEP_AT_MOST = 500, 3000
_PASSES, _SWEEPS, _PATIENCE = 8, 12, 3
_CROSSING = 16
"""What a crossing costs where two operands of a product that change places cost 1."""


class Link(NamedTuple):
    """From a vertex to one in the next column.

    `operand` says from above in which order links arrive at the target; where they are `free`, another
    order is only a little worse. `leaves` and `arrives` say how far below the middles of its two ends it
    leaves and arrives; links of one source with one `leaves` leave it from one point.
    """

    source: int
    target: int
    operand: float = 0.0
    free: bool = False
    leaves: float = 0.0
    arrives: float = 0.0


def ordered(starts: Sequence[Order], links: Sequence[Link]) -> Order:
    """The order with the fewest crossings that is found from these to begin with; of equal ones the first."""
    size = sum(map(len, starts[0]))
    best, least = starts[0], cost(starts[0], links)
    for start in starts:
        found, crossed = _mended(start, links, size)
        if crossed < least:
            best, least = found, crossed
        if not least:
            break
    return best


def _mended(start: Order, links: Sequence[Link], size: int) -> tuple[Order, int]:
    """The best of the orders that sweeps from `start` come through, and its cost."""
    near = _Near(links)
    order = [list(vertices) for vertices in start]
    if size <= _SWAP_AT_MOST:
        near.swap(order)
    best, least, idle = [list(vertices) for vertices in order], cost(order, links), 0
    for sweep in range(_SWEEPS if size <= _SWEEP_AT_MOST else 0):
        if not least or idle == _PATIENCE:
            break
        near.sweep(order, to_the_right=sweep % 2 == 0)
        if size <= _SWAP_AT_MOST:
            near.swap(order)
        crossed = cost(order, links)
        idle = 0 if crossed < least else idle + 1
        if crossed < least:
            best, least = [list(vertices) for vertices in order], crossed
    return best, least


class _Near:
    """The links at each vertex."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._into: dict[int, list[Link]] = {}
        self._from: dict[int, list[Link]] = {}
        for link in links:
            self._into.setdefault(link.target, []).append(link)
            self._from.setdefault(link.source, []).append(link)

    def sweep(self, order: Order, *, to_the_right: bool) -> None:
        """Bring each column in the order of the means of what its vertices are linked to before it."""
        place = _places(order)
        for vertices in order if to_the_right else reversed(order):
            means = {vertex: self._mean(vertex, place, before=to_the_right) for vertex in vertices}
            vertices.sort(key=lambda vertex: (means[vertex], place[vertex]))
            place.update((vertex, at) for at, vertex in enumerate(vertices))

    def _mean(self, vertex: int, place: dict[int, int], *, before: bool) -> float:
        if before:
            found = [place[link.source] + _little(link.leaves) for link in self._into.get(vertex, ())]
        else:
            found = [
                place[link.target] + (0.1 if link.free else 1.0) * _little(link.operand)
                for link in self._from.get(vertex, ())
            ]
        return sum(found) / len(found) if found else float(place[vertex])

    def swap(self, order: Order) -> None:
        """Swap neighbours in a column as long as that makes it cost less."""
        place = _places(order)
        for _ in range(_PASSES):
            gained = False
            for vertices in order:
                for at in range(len(vertices) - 1):
                    above, below = vertices[at], vertices[at + 1]
                    if self._crossed(above, below, place) > self._crossed(below, above, place):
                        vertices[at], vertices[at + 1] = below, above
                        place[above], place[below] = at + 1, at
                        gained = True
            if not gained:
                return

    def _crossed(self, above: int, below: int, place: dict[int, int]) -> int:
        """What the links of two neighbours cost with `above` over `below`."""
        total = 0
        for a in self._from.get(above, ()):
            for b in self._from.get(below, ()):
                if a.target != b.target:
                    total += _CROSSING * (place[a.target] > place[b.target])
                else:
                    total += (1 if a.free else _CROSSING) * (a.operand > b.operand)
        for a in self._into.get(above, ()):
            for b in self._into.get(below, ()):
                total += _CROSSING * ((place[a.source], a.leaves) > (place[b.source], b.leaves))
        return total


def _places(order: Order) -> dict[int, int]:
    return {vertex: at for vertices in order for at, vertex in enumerate(vertices)}


def _little(number: float) -> float:
    """The number, made so small that it only decides between vertices in one place."""
    return 0.4 * number / (1.0 + abs(number))


def cost(order: Order, links: Sequence[Link]) -> int:
    """16 for each crossing of two links, and 1 for each two operands that are free and change places."""
    crossed = crossings(order, links)
    return (_CROSSING - 1) * crossed + crossings(order, [link._replace(free=False) for link in links])


def crossings(order: Order, links: Sequence[Link]) -> int:
    """How many pairs of links cross; operands that arrive at a node out of their order cross too."""
    place = _places(order)
    column = {vertex: at for at, vertices in enumerate(order) for vertex in vertices}
    between: list[list[tuple[int, float, int, float]]] = [[] for _ in order]
    for source, target, operand, free, leaves, _ in links:
        between[column[source]].append((place[source], leaves, place[target], 0.0 if free else operand))
    total = 0
    for ends in between:
        ends.sort()
        seen: list[tuple[int, float]] = []
        waiting: list[tuple[int, float]] = []
        last: tuple[int, float] = (-1, 0.0)
        for source_place, leaves, target_place, operand in ends:
            if (source_place, leaves) != last:
                for arrival in waiting:
                    insort(seen, arrival)
                waiting, last = [], (source_place, leaves)
            total += len(seen) - bisect_right(seen, (target_place, operand))
            waiting.append((target_place, operand))
    return total
