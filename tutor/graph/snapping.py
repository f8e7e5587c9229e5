"""Snapping: a node that is moved jumps into line with others, and guides say with which. No Qt here."""

from __future__ import annotations

import math
from collections.abc import Iterable

Point = tuple[float, float]
Line = tuple[Point, Point]

_BEYOND = 40.0
"""How far a guide reaches beyond the nodes that it joins."""


def snapped(place: Point, others: Iterable[Point], tolerance: float) -> tuple[Point, tuple[Line, ...]]:
    """The place, moved into line with others where that is near, and the guides along which it then stands.

    Of several lines within the tolerance the nearest one counts, across and down each for itself; a guide
    joins the place and the nearest of the nodes on its line.

    Args:
        place: the middle of the node.
        others: the middles of the nodes that stand still.
        tolerance: how far it may jump.
    """
    standing = list(others)
    x = _nearest(place[0], (other[0] for other in standing), tolerance)
    y = _nearest(place[1], (other[1] for other in standing), tolerance)
    there = (place[0] if x is None else x, place[1] if y is None else y)
    guides: list[Line] = []
    if x is not None:
        ends = _ends(there[1], (other[1] for other in standing if other[0] == x))
        guides.append(((x, ends[0]), (x, ends[1])))
    if y is not None:
        ends = _ends(there[0], (other[0] for other in standing if other[1] == y))
        guides.append(((ends[0], y), (ends[1], y)))
    return there, tuple(guides)


def _nearest(at: float, lines: Iterable[float], tolerance: float) -> float | None:
    best = min(lines, key=lambda line: abs(line - at), default=math.inf)
    return best if abs(best - at) <= tolerance else None


def _ends(at: float, along: Iterable[float]) -> tuple[float, float]:
    """From where to where a guide reaches."""
    other = min(along, key=lambda each: abs(each - at))
    return min(at, other) - _BEYOND, max(at, other) + _BEYOND
