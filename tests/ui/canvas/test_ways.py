"""The ways of edges: those of a graph that has changed in part are those of a new one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.graph import Graph, Node
from tutor.ui.canvas.known_ways import KnownWays
from tutor.ui.canvas.routes import Body
from tutor.ui.canvas.ways import ways_of

COLUMNS, ROWS = 6, 3
CHANGE = st.tuples(
    st.sampled_from(["move", "resize", "connect", "rename", "close"]),
    st.integers(0, COLUMNS * ROWS - 1),
    st.integers(0, COLUMNS * ROWS - 1),
)


def ladder(names: Sequence[str], operands: Sequence[tuple[int, int]]) -> Graph:
    """Columns of nodes, each the sum of two before it."""
    leaves = [Node(name, "input") for name in names[:ROWS]]
    nodes = [
        Node(name, "add", tuple(names[at] for at in pair))
        for name, pair in zip(names[ROWS:], operands[ROWS:], strict=True)
    ]
    return Graph((*leaves, *nodes), names[-1])


@given(
    st.lists(st.integers(1, 9), min_size=COLUMNS * ROWS, max_size=COLUMNS * ROWS),
    st.lists(CHANGE, max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_ways_of_what_changed_in_part_are_as_if_all_were_new(
    back: list[int], changes: list[tuple[str, int, int]]
) -> None:
    names = [f"n{at}" for at in range(COLUMNS * ROWS)]
    operands = [
        (max(at - ROWS * (1 + far % 4) + far % ROWS, 0), max(at - ROWS - far // 3, 0))
        if at >= ROWS
        else (0, 0)
        for at, far in enumerate(back)
    ]
    operands = [(min(a, max(at - 1, 0)), min(b, max(at - 1, 0))) for at, (a, b) in enumerate(operands)]
    bodies = [
        Body(250.0 * (at // ROWS), 130.0 * (at % ROWS), 80.0, 80.0, is_round=True) for at in range(len(names))
    ]
    known = KnownWays()
    for kind, at, other in [("start", 0, 0), *changes]:
        body = bodies[at]
        if kind == "move":
            bodies[at] = Body(
                body.x + 20 * other - 120, body.y + 15 * other - 100, body.width, body.height, is_round=True
            )
        elif kind == "resize":
            bodies[at] = Body(body.x, body.y, 60.0 + 12 * other, 80.0)
        elif kind == "connect" and at > ROWS:
            operands[at] = (min(other, at - 1), operands[at][1])
        elif kind == "rename":
            names[at] = f"{names[at]}_"
        graph, placed = ladder(names, operands), dict(zip(names, bodies, strict=True))
        assert ways_of(graph, placed, 1.0, 30.0, known) == ways_of(graph, placed, 1.0, 30.0, None)
