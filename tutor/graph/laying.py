"""Laying out the nodes of a graph, part by part, and the nodes of each frame before the frame itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tutor.graph.columns import across, heights_of
from tutor.graph.framed import Box, Frame, boxed, nested
from tutor.graph.graph import Graph
from tutor.graph.layers import layered
from tutor.graph.layout import ANY_ORDER, ROOT_BOX, USUAL_SIZE, Point, Room, Size
from tutor.graph.order import Link

__all__ = ["Laying", "nested"]

_FRAME_GAP = 1.3
"""The most room after a frame, in gaps."""


class Laying:
    """The layout of one graph: what does not change from frame to frame."""

    def __init__(
        self,
        graph: Graph,
        sizes: Mapping[str, Size],
        gaps: tuple[float, float, float],
        room: Mapping[str, float],
        frame_room: Room,
        members: frozenset[str],
    ) -> None:
        self._root = graph.root
        self._sizes = {name: sizes.get(name, USUAL_SIZE) for name in members}
        self._gap, self._row_gap, self._root_gap = gaps
        self._room, self._frame_room = room, frame_room
        self._edges = [
            (edge.source, edge.target, edge.index, graph[edge.target].op in ANY_ORDER)
            for edge in graph.edges
            if edge.source in members and edge.target in members
        ]
        self._ends_here = ROOT_BOX in members and not graph.successors[graph.root]
        if ROOT_BOX in members and graph.root in members:
            self._edges.append((graph.root, ROOT_BOX, 0, False))
        self.pairs = [(source, target) for source, target, _, _ in self._edges]
        self._targets: dict[str, set[str]] = {}
        for source, target in self.pairs:
            self._targets.setdefault(source, set()).add(target)

    def placed(self, members: Collection[str], frames: Sequence[Frame]) -> dict[str, Point]:
        """The centres of these nodes, those of each frame together."""
        boxes = self._boxes(members, frames)
        at = {name: number for number, box in enumerate(boxes) for name in box.inside}
        touching = [edge for edge in self._edges if edge[0] in at or edge[1] in at]
        ends = [(at[a], at[b]) for a, b, _, _ in touching if a in at and b in at]
        placed: dict[str, Point] = {}
        bottom = 0.0
        for part in _parts(len(boxes), ends, at.get(self._root, 0)):
            centres = self._place_part([boxes[number] for number in part], touching)
            top = min(y - box.size[1] / 2 for box, (_, y) in centres)
            down = bottom - top if placed else 0.0
            for box, (x, y) in centres:
                placed |= {name: (x + dx, y + dy + down) for name, (dx, dy) in box.inside.items()}
            bottom = max(y + box.size[1] / 2 for box, (_, y) in centres) + down + self._row_gap
        return placed

    def _boxes(self, members: Collection[str], frames: Sequence[Frame]) -> list[Box]:
        """A box for each frame and each node that is in none, in the order of the nodes."""
        of_frames: dict[str, Box] = {}
        for frame in frames:
            inside = [name for name in members if name in frame.nodes]
            box = boxed(self.placed(inside, frame.inner), self._sizes, self._frame_room)
            of_frames |= dict.fromkeys(inside, box)
        found = [of_frames.get(name) or Box({name: (0.0, 0.0)}, self._sizes[name]) for name in members]
        return list({id(box): box for box in found}.values())

    def _place_part(
        self, boxes: Sequence[Box], edges: Sequence[tuple[str, str, int, bool]]
    ) -> list[tuple[Box, Point]]:
        """Each box of a part that hangs together with its centre; edges from outside come from the left."""
        at = {name: number for number, box in enumerate(boxes) for name in box.inside}
        outside: dict[tuple[str, str], int] = {}
        links: list[Link] = []
        for source, target, operand, free in edges:
            if at.get(source, -1) == at.get(target, -1):
                continue
            start, leaves = at.get(source), boxes[at[source]].inside[source][1] if source in at else 0.0
            end, arrives = at.get(target), boxes[at[target]].inside[target][1] if target in at else 0.0
            if start is None:
                start = outside.setdefault(("before", source), len(boxes) + len(outside))
            if end is None:
                end = outside.setdefault(("after", source), len(boxes) + len(outside))
            is_frame = end < len(boxes) and boxes[end].is_frame
            links.append(
                Link(start, end, arrives if is_frame else operand, free and not is_frame, leaves, arrives)
            )
        before = [number for (side, _), number in outside.items() if side == "before"]
        after = [number for (side, _), number in outside.items() if side == "after"]
        wide = [number for number, box in enumerate(boxes) if box.is_frame]
        layers = layered(len(boxes), sorted(set(links)), before, after, wide)
        widths, heights = zip(*(box.size for box in boxes), strict=True)
        leaves_ = frozenset(range(len(boxes))) - {link.target for link in links} - set(wide)
        y = heights_of(layers, heights, leaves_, self._row_gap)
        x = across(layers, widths, lambda number: self._gap_after(boxes[number]))
        return [(box, (x[number], y[number])) for number, box in enumerate(boxes)]

    def _gap_after(self, box: Box) -> float:
        """The room that the edges leaving a box want; labels may stand in the next frame too."""
        wished = []
        for name in box.inside:
            room = self._room.get(name, 0.0)
            if name == self._root and self._ends_here:
                wished.append(self._root_gap - (self._frame_room[0] if box.is_frame else 0.0))
            elif not box.is_frame:
                wished.append(max(self._gap, room))
            elif self._targets.get(name, set()) - box.inside.keys():
                wished.append(max(self._gap, min(room, _FRAME_GAP * self._gap)))
        return max(wished, default=self._gap)


def _parts(count: int, edges: Iterable[tuple[int, int]], root: int) -> list[list[int]]:
    """The numbers of the boxes, a list for each part that hangs together; the root's part first."""
    leader = list(range(count))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = at = leader[leader[at]]
        return at

    for source, target in edges:
        leader[lead(source)] = lead(target)
    parts: dict[int, list[int]] = {}
    for at in range(count):
        parts.setdefault(lead(at), []).append(at)
    return sorted(parts.values(), key=lambda part: (root not in part, -len(part), part))
