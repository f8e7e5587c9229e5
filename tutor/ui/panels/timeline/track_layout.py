"""Where the timeline's cells and labels stand: pure geometry, so that 2,000 cells are as usable as twelve."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tutor.ui.look.theme import Role

APART = 8.0
"""Pixels between two labels at the least."""
_EARLY = 24.0
"""How many pixels before its run a label may begin, so that it need not be cut short."""


@dataclass(frozen=True)
class TimelineCell:
    """One step on the timeline: its colour role, the label of its run, the closed frame that hides it."""

    role: Role
    group: str
    inside: str = ""


@dataclass(frozen=True)
class Run:
    """Consecutive cells `first` … `last` − 1 that share a label."""

    group: str
    role: Role
    first: int
    last: int


@dataclass(frozen=True)
class Label:
    """A run's label as it fits: its text (perhaps cut short), where it begins, how much room it has."""

    text: str
    role: Role
    x: float
    width: float


@dataclass(frozen=True)
class TrackLayout:
    """`edges[i]` is where cell i begins, `edges[-1]` where the last ends; `gap` pixels lie between cells.

    Merged cells have no gap, but `run_gap` pixels lie before the cells `starts`, with which runs begin.
    """

    edges: tuple[float, ...]
    gap: float
    run_gap: float = 0.0
    starts: frozenset[int] = frozenset()

    @property
    def width(self) -> float:
        """From the left end of the first cell to the right end of the last."""
        return max(0.0, self.edges[-1] - self.gap)

    def cell_at(self, x: float) -> int:
        """The cell at `x`; what lies outside belongs to the first or the last. −1 where there is none."""
        if len(self.edges) < 2:
            return -1
        return min(max(bisect.bisect_right(self.edges, x) - 1, 0), len(self.edges) - 2)

    def span(self, first: int, last: int) -> tuple[float, float]:
        """Left and right end of the cells `first` … `last` − 1, without the gap at the right."""
        left, right = self.edges[first], self.edges[last]
        free = self.run_gap if last in self.starts else self.gap
        return left, max(left + 0.5, right - free)

    @property
    def is_merged(self) -> bool:
        """Whether cells are too narrow to be told apart, so that runs are painted as one bar each."""
        return self.gap == 0.0


def runs(cells: Sequence[TimelineCell]) -> list[Run]:
    """Consecutive cells with the same group. A run takes the colour of its first cell."""
    starts = [i for i, cell in enumerate(cells) if i == 0 or cell.group != cells[i - 1].group]
    return [
        Run(cells[first].group, cells[first].role, first, last)
        for first, last in pairwise([*starts, len(cells)])
    ]


def plates(cells: Sequence[TimelineCell]) -> list[tuple[int, int]]:
    """The cells `first` … `last` − 1 that one move makes, since a closed frame hides them, for each frame."""
    starts = [
        i
        for i, cell in enumerate(cells)
        if i == 0 or (cell.group, cell.inside) != (cells[i - 1].group, cells[i - 1].inside)
    ]
    return [(first, last) for first, last in pairwise([*starts, len(cells)]) if cells[first].inside]


def colour_spans(cells: Sequence[TimelineCell], first: int, last: int) -> list[tuple[int, int]]:
    """`first` … `last` cut where the group or the role changes: what is painted as one bar when merged."""
    cuts = [
        i
        for i in range(first + 1, last)
        if (cells[i].role, cells[i].group) != (cells[i - 1].role, cells[i - 1].group)
    ]
    return list(pairwise([first, *cuts, last])) if last > first else []


def lay_out(count: int, groups: Sequence[Run], width: float, unit_at_most: float) -> TrackLayout:
    """Equal cells over `width`, none wider than `unit_at_most`; gaps shrink with them and vanish below 4 px.

    Where cells have merged, runs keep a gap between them, taken from all cells alike.
    """
    if count == 0:
        return TrackLayout((0.0,), 0.0)
    unit = min(unit_at_most, width / count)
    gap = 0.0 if unit < 4.0 else min(5.0, unit * 0.25)
    between = min(3.0, 0.25 * width / len(groups)) if gap == 0.0 else 0.0
    unit = (unit * count - between * (len(groups) - 1)) / count if between else unit
    edges: list[float] = []
    shift = 0.0
    for number, run in enumerate(groups):
        shift = number * between
        edges.extend(i * unit + shift for i in range(run.first, run.last))
    edges.append(count * unit + shift)
    starts = frozenset(run.first for run in groups[1:])
    return TrackLayout(tuple(edges), gap, between or gap, starts)


def fit_labels(
    groups: Sequence[Run],
    layout: TrackLayout,
    room: float,
    measure: Callable[[str], float],
    elide: Callable[[str, float], str],
) -> list[Label]:
    """The labels that fit above their runs; in a narrow track they make room for each other.

    Each ends before the next one begins, so labels never overlap. One that its run is too short for begins a
    little before it, where the label before leaves room; the last one as early as it must to end at `room`.
    Where that is not enough all of them share the room, in as few of their words as it takes; where not even
    that is, they are elided, or dropped where too little would be left.
    """
    labels = _above(groups, layout, room, measure, elide)
    if [label.text for label in labels] == [run.group for run in groups]:
        return labels
    for words in (_all_of, _first_of):
        named = [replace(run, group=words(run.group)) for run in groups]
        starts = [layout.edges[run.first] for run in named]
        shared = _shared([measure(run.group) for run in named], starts, room)
        if shared is not None:
            return [
                Label(run.group, run.role, x, measure(run.group))
                for run, x in zip(named, shared, strict=True)
            ]
    return labels


def _all_of(group: str) -> str:
    return group


def _first_of(group: str) -> str:
    """Of the name of a mixed run, `Forward · local gradients`, the first part."""
    return group.partition(" · ")[0]


def _shared(widths: Sequence[float], starts: Sequence[float], room: float) -> list[float] | None:
    """Where labels begin that stand in order as near to `starts` as all of them allow; None: no room."""
    if sum(widths) + APART * (len(widths) - 1) > room:
        return None
    found: list[float] = []
    end = 0.0
    for start, width in zip(starts, widths, strict=True):
        found.append(max(start, end))
        end = found[-1] + width + APART
    end = room
    for number in reversed(range(len(found))):
        found[number] = min(found[number], end - widths[number])
        end = found[number] - APART
    return found


def _above(
    groups: Sequence[Run],
    layout: TrackLayout,
    room: float,
    measure: Callable[[str], float],
    elide: Callable[[str, float], str],
) -> list[Label]:
    """The labels above their own runs, as far as they fit there; else elided, or dropped."""
    labels: list[Label] = []
    taken = 0.0
    starts = _starts(groups, layout, room, measure)
    for number, run in enumerate(groups):
        x, wanted = starts[number], measure(run.group)
        if number == len(groups) - 1:
            x = min(x, max(taken, room - wanted))
            width = room - x
        else:
            width = starts[number + 1] - x - APART
        text = run.group if wanted <= width else elide(run.group, width)
        if len(text.rstrip("…. ")) >= min(3, len(run.group)) and measure(text) <= width:
            labels.append(Label(text, run.role, x, min(wanted, width)))
            taken = x + measure(text) + APART
    return labels


def _starts(
    groups: Sequence[Run], layout: TrackLayout, room: float, measure: Callable[[str], float]
) -> list[float]:
    """Where labels begin: with their runs, or up to `_EARLY` before, where none is cut short by that."""
    starts = [layout.edges[run.first] for run in groups]
    end = room
    for number in range(len(groups) - 1, 0, -1):
        before = starts[number - 1] + measure(groups[number - 1].group) + APART
        free = starts[number] - before + (_EARLY if number > 1 else 0.0)
        lacking = starts[number] + measure(groups[number].group) - end
        if 0.0 < lacking <= min(_EARLY, free):
            starts[number] -= lacking
        end = starts[number] - APART
    return starts
