"""The ways of edges: where they arrive, how they bend, how they go round other nodes. No Qt here."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tutor.graph.columns import in_order

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]
Route = tuple[Cubic, ...]
"""Cubic Bézier curves, each beginning where the one before ends."""

_APART, _STEEPEST = 32.0, 66.0
_CLEAR = 18.0
_AWAY, _TURN = 84.0, 70.0
"""How far above or below a way to the left runs, and how wide it turns at most."""


@dataclass(frozen=True)
class Body:
    """A node's outline: a circle or a box, by its centre and its size."""

    x: float
    y: float
    width: float
    height: float
    is_round: bool = False

    @property
    def left(self) -> float:
        """The x of its left side."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The y of its upper side."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height / 2

    def grown(self, margin: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the rectangle around it, with a margin."""
        return self.left - margin, self.top - margin, self.right + margin, self.bottom + margin


@dataclass(frozen=True)
class Port:
    """Where an edge arrives: a point of the outline, and how many degrees its normal is turned downwards."""

    point: Point
    angle: float


def ports(body: Body, origins: Sequence[Point], *, in_any_order: bool = False) -> list[Port]:
    """A port for each operand, in order from above, each turned towards where its edge comes from.

    Args:
        body: the node at which they arrive.
        origins: where each edge comes from, by operand.
        in_any_order: operands may change places, so that no two edges cross (a product, a sum).
    """
    if not body.is_round:
        heights = along_side(body, len(origins))
        places = sorted(range(len(origins)), key=lambda at: origins[at][1])
        return [Port((body.left, heights[places.index(at)]), 0.0) for at in range(len(origins))]
    seen = [math.degrees(math.atan2(y - body.y, max(body.x - x, 1.0))) for x, y in origins]
    order = sorted(range(len(seen)), key=lambda at: seen[at]) if in_any_order else range(len(seen))
    found = dict(zip(order, _ports(body, [seen[at] for at in order]), strict=True))
    return [found[at] for at in range(len(seen))]


def along_side(body: Body, count: int) -> list[float]:
    """The heights of so many ports on a side of a box, one below the other."""
    return [body.top + body.height * (at + 0.5) / count for at in range(count)]


def _ports(body: Body, seen: Sequence[float]) -> list[Port]:
    """Ports from above, far enough apart, for edges seen at these angles."""
    wished = [max(-_STEEPEST, min(_STEEPEST, angle * abs(angle) / 100)) for angle in seen]
    firm = [1 / (1e-6 + (angle / 90) ** 4) for angle in seen]  # what comes straight stays straight
    turned = in_order(wished, firm, [_APART * at for at in range(len(wished))])
    shift = max(0.0, max(turned, default=0.0) - 80.0) + min(0.0, min(turned, default=0.0) + 80.0)
    return [_on_circle(body, angle - shift) for angle in turned]


def _on_circle(body: Body, angle: float) -> Port:
    radians = math.radians(angle)
    radius = body.width / 2
    return Port((body.x - radius * math.cos(radians), body.y + radius * math.sin(radians)), angle)


def route(
    start: Point,
    port: Port,
    obstacles: Callable[[Route], Sequence[Body]] | None = None,
    bend: float = math.inf,
) -> Route:
    """The way from `start`, to the right, to the port.

    Args:
        start: where the edge leaves its source.
        port: where it arrives.
        obstacles: finds the bodies that a way runs over; the edge goes round them.
        bend: in how much room a longer edge does its climbing, having run level before.
    """
    free = free_way(start, port, obstacles, bend)
    if free is not None or obstacles is None:
        return free or ()
    direct: Route = (_cubic(start, port.point, port.angle, bend),)
    found = list(obstacles(direct))
    best: tuple[tuple[int, float], Route] = ((len(found), 0.0), direct)
    for side in ("nearest", "above", "below"):
        bodies = found
        for _ in range(3):
            way = _round(start, port, bodies, side, direct)
            hit = [body for body in obstacles(way) if body not in bodies]
            if not hit:
                break
            bodies = sorted([*bodies, *hit], key=lambda body: body.x)
        best = min(best, ((len(obstacles(way)), length(way)), way), key=lambda pair: pair[0])
    return best[1]


def straight(port: Port, length_: float) -> Route:
    """The way to the port along its normal, from so far away."""
    radians = math.radians(port.angle)
    (x, y), dx, dy = port.point, length_ * math.cos(radians), length_ * math.sin(radians)
    start, first, second = ((x - share * dx, y + share * dy) for share in (1, 2 / 3, 1 / 3))
    return ((start, first, second, port.point),)


def free_way(
    start: Point,
    port: Port,
    obstacles: Callable[[Route], Sequence[Body]] | None = None,
    bend: float = math.inf,
) -> Route | None:
    """The way that runs over nothing, level and then climbing or climbing all along; None where both do.

    To a port that is not at the right, it turns back between the two nodes, above or below them. Arguments as
    `route`.
    """
    if port.point[0] < start[0]:
        return _turned_back(start, port, obstacles)
    if port.point[0] - start[0] > 1.5 * bend and abs(port.point[1] - start[1]) > 1.0:
        knee = (port.point[0] - bend, start[1])
        level: Route = (_cubic(start, knee, 0.0), _cubic(knee, port.point, port.angle))
        if not obstacles or not obstacles(level):
            return level
    direct: Route = (_cubic(start, port.point, port.angle, bend),)
    return None if obstacles and obstacles(direct) else direct


def _turned_back(start: Point, port: Port, obstacles: Callable[[Route], Sequence[Body]] | None) -> Route:
    """The way to the left: around the end of its source, level, and around to its target."""
    high, low = min(start[1], port.point[1]), max(start[1], port.point[1])
    levels = [high - _AWAY, low + _AWAY]
    if low - high > 1.5 * _AWAY:
        levels.insert(0, (high + low) / 2)
    ways = [_level_back(start, port, level) for level in levels]
    return min(ways, key=lambda way: len(obstacles(way))) if obstacles else ways[0]


def _level_back(start: Point, port: Port, level: float) -> Route:
    out, back = (min(0.6 * abs(level - y), _TURN) for y in (start[1], port.point[1]))
    here, there = (start[0], level), (port.point[0], level)
    radians = math.radians(port.angle)
    before = (port.point[0] - back * math.cos(radians), port.point[1] + back * math.sin(radians))
    third = (here[0] - there[0]) / 3
    return (
        (start, (start[0] + out, start[1]), (here[0] + out, level), here),
        (here, (here[0] - third, level), (there[0] + third, level), there),
        (there, (there[0] - back, level), before, port.point),
    )


def _round(start: Point, port: Port, bodies: Sequence[Body], side: str, direct: Route) -> Route:
    """The way level above or below each of the bodies."""
    points: list[Point] = []
    line = sampled(direct, 8.0)
    for body in bodies:
        y = min(line, key=lambda point: abs(point[0] - body.x))[1]
        above = side == "above" or (side == "nearest" and y < body.y)
        level = body.top - _CLEAR if above else body.bottom + _CLEAR
        points += [(max(body.left, start[0] + 1), level), (min(body.right, port.point[0] - 1), level)]
    return through(start, points, port)


def _cubic(start: Point, end: Point, angle: float, most: float = math.inf) -> Cubic:
    """Leave to the right, arrive along the normal turned by `angle` degrees, felt `most` pixels away."""
    across = end[0] - start[0]
    apart = math.hypot(across, end[1] - start[1])
    reach = min(0.5 * max(abs(across), 0.5 * apart), most)
    leave = 0.5 * across if across > 0.3 * apart else max(0.5 * abs(across), 0.22 * apart)
    radians = math.radians(angle)
    before = (end[0] - reach * math.cos(radians), end[1] + reach * math.sin(radians))
    return (start, (start[0] + leave, start[1]), before, end)


def point_at(cubic: Cubic, t: float) -> Point:
    """The point of the curve at t in 0…1."""
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    p, q, r, s = cubic
    return a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1]


def sampled(way: Route, step: float) -> list[Point]:
    """Points along the way, at most about `step` apart."""
    points = [way[0][0]]
    for (px, py), (qx, qy), (rx, ry), (sx, sy) in way:
        rough = math.hypot(qx - px, qy - py) + math.hypot(rx - qx, ry - qy) + math.hypot(sx - rx, sy - ry)
        count = max(2, math.ceil(rough / step))
        x3, x2, x1 = sx - px + 3 * (qx - rx), 3 * (px - 2 * qx + rx), 3 * (qx - px)
        y3, y2, y1 = sy - py + 3 * (qy - ry), 3 * (py - 2 * qy + ry), 3 * (qy - py)
        for at in range(1, count):
            t = at / count
            points.append((((x3 * t + x2) * t + x1) * t + px, ((y3 * t + y2) * t + y1) * t + py))
        points.append((sx, sy))
    return points


@lru_cache(maxsize=1 << 14)  # asked for by labels, obstacles and frames, and again after every edit
def line_of(way: Route) -> tuple[Point, ...]:
    """Points along an edge, close enough to keep labels off it; coarse where it is very long."""
    return tuple(sampled(way, max(8.0, abs(way[-1][3][0] - way[0][0][0]) / 150)))


@lru_cache(maxsize=1 << 14)  # asked again for every edge that has stayed where it was
def height_at(way: Route, x: float) -> float:
    """The y of the way where it is nearest to this x."""
    return min(sampled(way, 24.0), key=lambda point: abs(point[0] - x))[1]


def through(start: Point, corners: Sequence[Point], port: Port) -> Route:
    """The way from `start` over the corners, level at each of them, to the port."""
    stops = [start, *corners]
    legs = [_cubic(a, b, 0.0) for a, b in pairwise(stops)]
    return (*legs, _cubic(stops[-1], port.point, port.angle))


def box_of(way: Sequence[Cubic]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what the way, with its handles, lies in."""
    xs = [point[0] for cubic in way for point in cubic]
    ys = [point[1] for cubic in way for point in cubic]
    return min(xs), min(ys), max(xs), max(ys)


def length(way: Route) -> float:
    """How long the way is, nearly."""
    points = sampled(way, 20.0)
    return sum(math.dist(a, b) for a, b in pairwise(points))


def without_start(way: Route, cut: float) -> Route:
    """The way without its first `cut` pixels, where the head of an arrow lies."""
    first = way[0]
    t = 0.0
    while t < 0.5 and math.dist(first[0], point_at(first, t)) < cut:
        t += 0.01
    return (_split(first, t), *way[1:])


def without_end(way: Route, cut: float) -> Route:
    """The way without its last `cut` pixels."""
    back = without_start(tuple(reversed_cubic(cubic) for cubic in reversed(way)), cut)
    return tuple(reversed_cubic(cubic) for cubic in reversed(back))


def reversed_cubic(cubic: Cubic) -> Cubic:
    """The same curve from its other end."""
    return cubic[3], cubic[2], cubic[1], cubic[0]


def _split(cubic: Cubic, t: float) -> Cubic:
    """The part of the curve after t (de Casteljau)."""

    def between(a: Point, b: Point) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

    p, q, r, s = cubic
    qr, rs = between(q, r), between(r, s)
    last = between(qr, rs)
    return between(between(between(p, q), qr), last), last, rs, s
