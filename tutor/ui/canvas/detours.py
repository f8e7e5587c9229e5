"""Where edges pass that nodes stand in the way of: through the gaps of columns, with few crossings. No Qt."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tutor.graph.columns import in_order
from tutor.ui.canvas.routes import Body, Point, Route, height_at

_CLEAR, _LEAST_GAP, _TRACK = 20.0, 24.0, 20.0
_CHANNEL = 16.0
"""The least room between two columns, in which edges climb."""
_CROSSING, _BEND = 150.0, 30.0
"""What a crossing and a bend cost, in pixels that an edge climbs."""
_NEAREST = 6


class Gap(NamedTuple):
    """Where an edge may pass a column: between these y."""

    top: float
    bottom: float

    def nearest(self, y: float) -> float:
        """The y in the gap that is nearest to this one."""
        return min(max(y, self.top), self.bottom)


@dataclass
class _Column:
    left: float
    right: float
    names: list[str]
    gaps: list[Gap] = field(default_factory=list)


class _State(NamedTuple):
    """How an edge came to a gap, at which height, and what that has cost."""

    cost: float
    y: float
    gap: int
    before: _State | None


@dataclass
class _Plan:
    """An edge with the gap of each column that it passes, and its height there."""

    ends: tuple[str, str]
    first: int
    gaps: list[int]
    heights: list[float]


class Detours:
    """The columns in which nodes stand, and the ways that are known to run between them.

    `know` the ways that stand in nobody's way, then `plan` all others, then ask for their `corners`.
    """

    def __init__(self, bodies: Mapping[str, Body], apart: float) -> None:
        self._bodies = bodies
        self._columns = _columns(bodies, apart)
        self._at = {name: at for at, column in enumerate(self._columns) for name in column.names}
        self._runs: list[list[tuple[float, float, str]]] = [[] for _ in self._columns[1:]]
        self._plans: dict[Hashable, _Plan] = {}

    def know(self, ends: tuple[str, str], way: Route) -> None:
        """This edge runs so."""
        first, last = self._at[ends[0]], self._at[ends[1]]
        if first < last:
            self._run(ends, first, [height_at(way, self._middle(at)) for at in range(first + 1, last)])

    def mend(self, key: Hashable, ends: tuple[str, str], way: Route) -> bool:
        """Plan an edge that is known to run this way, if it crosses fewer others then; whether it does."""
        first, last = self._at[ends[0]], self._at[ends[1]]
        if last - first < 2:
            return False
        heights = [height_at(way, self._middle(at)) for at in range(first + 1, last)]
        here = self._crossed(ends, first, heights)
        if not here:
            return False
        self._run(ends, first, heights, known=False)
        if self.plan(key, ends):
            plan = self._plans[key]
            if self._crossed(ends, first, plan.heights) < here:
                return True
            self._run(ends, first, plan.heights, known=False)
            del self._plans[key]
        self._run(ends, first, heights)
        return False

    def plan(self, key: Hashable, ends: tuple[str, str]) -> bool:
        """Choose the gaps through which an edge passes; False where it does not run from left to right."""
        first, last = self._at[ends[0]], self._at[ends[1]]
        if first >= last:
            return False
        state = _State(0.0, self._bodies[ends[0]].y, -1, None)
        states = [state]
        goal = self._bodies[ends[1]].y
        for at in range(first + 1, last):
            states = self._through(at, states, ends, goal)
            if not states:
                return False
        costs = self._costs(last - 1, [state.y for state in states], [goal] * len(states), ends[0])
        best = min(zip(states, costs, strict=True), key=lambda pair: pair[0].cost + pair[1])[0]
        gaps: list[int] = []
        heights: list[float] = []
        while best.before is not None:
            gaps.append(best.gap)
            heights.append(best.y)
            best = best.before
        self._plans[key] = _Plan(ends, first, gaps[::-1], heights[::-1])
        self._run(ends, first, heights[::-1])
        return True

    def _through(self, at: int, states: Sequence[_State], ends: tuple[str, str], goal: float) -> list[_State]:
        """The best state in each gap of a column, of the gaps near the straight way."""
        wish = min(states, key=lambda state: state.cost).y
        near = sorted(
            enumerate(self._columns[at].gaps),
            key=lambda pair: abs(pair[1].nearest(wish) - wish) + abs(pair[1].nearest(goal) - goal),
        )[:_NEAREST]
        pairs = [(state, number, gap.nearest(state.y)) for number, gap in near for state in states]
        costs = self._costs(at - 1, [state.y for state, _, _ in pairs], [y for _, _, y in pairs], ends[0])
        reached = [
            _State(state.cost + cost, y, number, state)
            for (state, number, y), cost in zip(pairs, costs, strict=True)
        ]
        count = len(states)
        return [
            min(reached[first : first + count], key=lambda state: state.cost)
            for first in range(0, len(reached), count)
        ]

    def _costs(
        self, channel: int, starts: Sequence[float], ends: Sequence[float], source: str
    ) -> Sequence[float]:
        """What it costs to climb from one height to another between two columns, for several of them."""
        climb = np.abs(np.subtract(ends, starts))
        crossed = self._crossings(channel, starts, ends, source)
        return list(climb + _BEND * (climb > 1.0) + _CROSSING * crossed)

    def _crossings(
        self, channel: int, starts: Sequence[float], ends: Sequence[float], source: str
    ) -> np.ndarray:
        others = [(a, b) for a, b, other in self._runs[channel] if other != source]
        if not others:
            return np.zeros(len(starts))
        a, b = np.array(others).T
        crossed: np.ndarray = (np.subtract.outer(starts, a) * np.subtract.outer(ends, b)) < 0
        return np.asarray(crossed.sum(axis=1))

    def _crossed(self, ends: tuple[str, str], first: int, between: Sequence[float]) -> int:
        heights = [self._bodies[ends[0]].y, *between, self._bodies[ends[1]].y]
        return sum(
            1
            for at, (a, b) in enumerate(pairwise(heights), first)
            for c, d, other in self._runs[at]
            if (a - c) * (b - d) < 0 and other != ends[0]
        )

    def _run(
        self, ends: tuple[str, str], first: int, between: Sequence[float], *, known: bool = True
    ) -> None:
        """Note that an edge runs at these heights, or does not any more."""
        heights = [self._bodies[ends[0]].y, *between, self._bodies[ends[1]].y]
        for at, (a, b) in enumerate(pairwise(heights), first):
            if at < len(self._runs):
                (self._runs[at].append if known else self._runs[at].remove)((a, b, ends[0]))

    def _middle(self, at: int) -> float:
        return (self._columns[at].left + self._columns[at].right) / 2

    def settle(self) -> None:
        """Lay the planned edges that share a gap beside each other; those of one source run together."""
        sharing: dict[tuple[int, int], list[tuple[_Plan, int]]] = {}
        for plan in self._plans.values():
            for at, gap in enumerate(plan.gaps):
                sharing.setdefault((plan.first + 1 + at, gap), []).append((plan, at))
        for (column, number), passing in sharing.items():
            _lay_beside(self._columns[column].gaps[number], passing, self._bodies)

    def corners(self, key: Hashable) -> list[Point]:
        """The ends of the level pieces of a planned edge, between its start and its port."""
        plan = self._plans[key]
        source, target = (self._bodies[name] for name in plan.ends)
        columns = self._columns[plan.first : plan.first + len(plan.gaps) + 2]
        stops: list[Point] = []
        for column, y in zip(columns[1:-1], plan.heights, strict=True):
            stops += [(column.left, y), (column.right, y)]
        heights = [source.y, *plan.heights, target.y]
        if self._sticks_out(columns[0], heights[0], heights[1], right_of=source.right):
            stops.insert(0, (columns[0].right, source.y))
        if self._sticks_out(columns[-1], heights[-1], heights[-2], left_of=target.left):
            stops.append((columns[-1].left, target.y))
        return [stop for stop in stops if source.right < stop[0] < target.left]

    def _sticks_out(
        self,
        column: _Column,
        y: float,
        other: float,
        *,
        right_of: float = math.inf,
        left_of: float = -math.inf,
    ) -> bool:
        """Whether a body of the column, between two heights, reaches farther out than this."""
        low, high = min(y, other), max(y, other)
        return any(
            (body.right > right_of + 1 or body.left < left_of - 1)
            and body.bottom + _CLEAR > low
            and body.top - _CLEAR < high
            for body in (self._bodies[name] for name in column.names)
        )


def _columns(bodies: Mapping[str, Body], apart: float) -> list[_Column]:
    """The columns in which bodies stand: whose middles are less than `apart` from the last one's."""
    found: list[_Column] = []
    last = -math.inf
    for name, body in sorted(bodies.items(), key=lambda item: (item[1].x, item[0])):
        if body.x - last > apart:
            found.append(_Column(body.left, body.right, []))
        last = body.x
        found[-1].names.append(name)
        found[-1].left, found[-1].right = min(found[-1].left, body.left), max(found[-1].right, body.right)
    for column, after in pairwise(found):
        if after.left - column.right < _CHANNEL:
            middle = (after.left + column.right) / 2
            column.right, after.left = middle - _CHANNEL / 2, middle + _CHANNEL / 2
    for column in found:
        column.gaps = _gaps([bodies[name] for name in column.names])
    return found


def _gaps(bodies: Sequence[Body]) -> list[Gap]:
    stacked = sorted(bodies, key=lambda body: body.top)
    found = [Gap(-math.inf, stacked[0].top - _CLEAR)]
    bottom = stacked[0].bottom
    for body in stacked[1:]:
        room = body.top - bottom
        if room >= 2 * _CLEAR:
            found.append(Gap(bottom + _CLEAR, body.top - _CLEAR))
        elif room >= _LEAST_GAP:
            found.append(Gap(bottom + room / 2, bottom + room / 2))
        bottom = max(bottom, body.bottom)
    return [*found, Gap(bottom + _CLEAR, math.inf)]


def _lay_beside(gap: Gap, passing: Sequence[tuple[_Plan, int]], bodies: Mapping[str, Body]) -> None:
    """Give each source's edges in a gap a track of their own, in the order that crosses least."""

    def goes(plan: _Plan, at: int) -> tuple[float, float]:
        before = plan.heights[at - 1] if at else bodies[plan.ends[0]].y
        after = plan.heights[at + 1] if at + 1 < len(plan.heights) else bodies[plan.ends[1]].y
        return plan.heights[at], before + after

    tracks: dict[tuple[str, float], list[tuple[_Plan, int]]] = {}
    for plan, at in sorted(passing, key=lambda pair: goes(*pair)):
        tracks.setdefault((plan.ends[0], plan.heights[at]), []).append((plan, at))
    count = len(tracks)
    if count < 2:
        return
    apart = min(_TRACK, (gap.bottom - gap.top) / (count - 1))
    found = in_order([y for _, y in tracks], [1.0] * count, [apart * at for at in range(count)])
    shift = min(0.0, gap.bottom - found[-1]) + max(0.0, gap.top - found[0])
    for y, edges in zip(found, tracks.values(), strict=True):
        for plan, at in edges:
            plan.heights[at] = y + shift
