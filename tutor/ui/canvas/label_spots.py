"""The spots where a label would like to be, the best first: along an edge, at a port, at a node. No Qt.

Most labels take one of their first spots: the others are worked out when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.ui.canvas.routes import Body, Point, Port

_SHIFTS = (0.0, -0.12, 0.12, -0.24, 0.24, -0.36, 0.36)


def along_edge(
    line: Sequence[Point],
    width: float,
    height: float,
    gap: float,
    *,
    above: bool,
    fars: Sequence[float] = (1.0, 1.8, 2.8, 4.0),
) -> Iterator[Point]:
    """Spots above or below an edge: at its middle where it is short, else near its source.

    Args:
        line: points along the edge, from its source.
        width: of the label.
        height: of the label.
        gap: the room between the label and the line.
        above: on which side.
        fars: how many gaps to stay off, the best first.
    """
    start, end = line[0][0], line[-1][0]
    room = abs(end - start)
    ideal = (start + end) / 2 if room < 2.4 * width + 80 else min(start, end) + width / 2 + 2.5 * gap
    for far in fars:
        for shift in _SHIFTS:
            x = ideal + shift * room
            yield x, _clear_of(line, x, width, height, far * gap, above)


def _clear_of(line: Sequence[Point], x: float, width: float, height: float, gap: float, above: bool) -> float:
    """The y at which a label centred at `x` clears the line by `gap`."""
    near = [point[1] for point in line if abs(point[0] - x) <= width / 2 + 2]
    if not near:
        near = [min(line, key=lambda point: abs(point[0] - x))[1]]
    return min(near) - gap - height / 2 if above else max(near) + gap + height / 2


def beside_source(line: Sequence[Point], width: float, height: float, gap: float) -> Iterator[Point]:
    """Spots right of a steep edge where it has just left its source, or above a flat one."""
    (start_x, start_y), (_, end_y) = line[0], line[-1]
    fall = end_y - start_y
    if abs(fall) < 2 * height:
        yield from along_edge(line, width, height, gap, above=True)
        return
    for share in (0.2, 0.3, 0.4, 0.5, 0.6):
        y = start_y + share * fall
        near = [point[0] for point in line if abs(point[1] - y) <= height / 2 + 2]
        yield max(near, default=start_x) + gap + width / 2, y


def at_port(body: Body, port: Port, index: int, width: float, height: float, gap: float) -> Iterator[Point]:
    """Spots above or below the node, on the side where the edge arrives."""
    below = port.angle > 12 or (abs(port.angle) <= 12 and index > 0)
    lean = -0.25 if abs(port.angle) > 12 else 0.0
    shifts = sorted((0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75), key=lambda shift: abs(shift - lean))
    for far in (1.0, 1.7, 2.6):
        for shift in shifts:
            yield body.x + shift * width, _beyond(body, height, far * gap, below=below)
    for shift in shifts:
        yield body.x + shift * width, _beyond(body, height, gap, below=not below)


def at_box(body: Body, width: float, height: float, gap: float) -> Iterator[Point]:
    """Spots below a node, then above it, then beside it."""
    shifts = (0.0, 0.125, -0.125, 0.25, -0.25, 0.4, -0.4)
    for below, far in ((True, 1.0), (False, 1.0), (True, 2.2)):
        for shift in shifts:
            yield body.x + shift * width, _beyond(body, height, far * gap, below=below)
    yield body.left - gap - width / 2, body.y
    yield body.right + gap + width / 2, body.y


def _beyond(body: Body, height: float, gap: float, *, below: bool) -> float:
    return body.bottom + gap + height / 2 if below else body.top - gap - height / 2
