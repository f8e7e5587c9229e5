"""Where each node of a graph stands: from left to right in columns, operands in their order from above."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from tutor.graph.graph import Graph

Point = tuple[float, float]
Size = tuple[float, float]
Room = tuple[float, float, float]
"""The room between a frame and its nodes: at both sides, above, below."""

ROOT_BOX = "→"
"""The name, in sizes and positions, of the box behind the root that shows the result: no node's name."""

GAP, ROW_GAP, ROOT_GAP = 120.0, 96.0, 58.0
"""The least room between columns, between neighbours in a column, and before the root's box, in pixels."""

FRAME_ROOM: Room = (26.0, 60.0, 34.0)
"""The room between a frame and its nodes."""

ANY_ORDER = frozenset(["add", "mul", "maximum", "minimum"])
"""The operations whose operands may change places, so that edges do not cross."""

USUAL_SIZE = (68.0, 68.0)
"""Of what has no size: an operation."""


def layout(
    graph: Graph,
    sizes: Mapping[str, Size],
    *,
    gap: float = GAP,
    row_gap: float = ROW_GAP,
    root_gap: float = ROOT_GAP,
    room: Mapping[str, float] | None = None,
    groups: Iterable[Collection[str]] = (),
    frame_room: Room = FRAME_ROOM,
    only: Collection[str] | None = None,
) -> dict[str, Point]:
    """The centre of every node, and of the root's box where `sizes` has one; missing operands have none.

    Args:
        graph: what is drawn.
        sizes: width and height of each node in pixels, and of `ROOT_BOX` if there is one.
        gap: the least room between two columns.
        row_gap: the least room between two nodes of a column.
        root_gap: the room between the root and its box.
        room: for a node, the room that the labels of the edges leaving it want.
        groups: nodes that are framed, so that each frame's stand together where edges allow it.
        frame_room: between a frame and its nodes.
        only: lay out these alone, as if nothing else were there.

    Every edge runs from left to right, and no two nodes overlap. Parts that hang together stand one below the
    other, the root's first. The same graph always gets the same layout.
    """
    names = [node.name for node in graph.drawn] + ([ROOT_BOX] if ROOT_BOX in sizes else [])
    members = [name for name in names if only is None or name in only]
    from tutor.graph.laying import Laying, nested  # a document that says where its nodes stand does without

    laying = Laying(graph, sizes, (gap, row_gap, root_gap), room or {}, frame_room, frozenset(members))
    return laying.placed(members, nested(groups, members, laying.pairs))
