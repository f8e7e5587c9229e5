"""The picture of a document: its graph, and where frames are closed the smaller one with these as nodes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.document.document import Document, Position
from tutor.ui.canvas.shown import GraphPicture

if TYPE_CHECKING:
    from tutor.graph.collapse import Collapsed


def picture_of(document: Document) -> GraphPicture:
    """What the canvas draws of a document."""
    small = document.collapsed
    if small is None:
        return GraphPicture(document.graph, document.symbols, document.positions, document.groups)
    from tutor.document.nesting import number_of

    groups = document.groups
    closed = {name: groups[number] for name in small.frames if (number := number_of(name)) is not None}
    seen = {
        number: tuple(dict.fromkeys(small.node(name) for name in group.nodes))
        for number, group in enumerate(groups)
        if not all(small.node(name) in closed for name in group.nodes) or _holds_frames(group.nodes, small)
    }
    return GraphPicture(
        small.graph,
        document.symbols,
        _positions(document.positions, small),
        tuple(replace(groups[number], nodes=nodes) for number, nodes in seen.items()),
        small,
        closed,
        tuple(seen),
    )


def _holds_frames(nodes: Collection[str], small: Collapsed) -> bool:
    """Whether all of the nodes are inside closed frames, and all of these frames inside these nodes."""
    frames = {small.node(name) for name in nodes}
    return all(set(small.members(frame)) < set(nodes) for frame in frames)


def _positions(positions: Mapping[str, Position], small: Collapsed) -> dict[str, Position]:
    """The places of what is drawn: a closed frame in the middle of its nodes, level with what leaves it."""
    found = {name: place for name, place in positions.items() if name in small.graph}
    for frame, names in small.frames.items():
        known = [positions[name] for name in names if name in positions]
        if known:
            (left, top), (right, bottom) = (tuple(map(pick, zip(*known, strict=True))) for pick in (min, max))
            level = [positions[name][1] for name in small.outputs(frame) if name in positions]
            found[frame] = ((left + right) / 2, sum(level) / len(level) if level else (top + bottom) / 2)
    return found


def document_places(
    picture: GraphPicture, places: Mapping[str, Position], positions: Mapping[str, Position]
) -> dict[str, Position]:
    """Where the nodes of the whole graph stand, those inside closed frames too, for a document.

    Args:
        picture: what is drawn.
        places: where what is drawn stands, in the document's coordinates.
        positions: the places that the document gives.
    """
    if picture.collapsed is None:
        return dict(places)
    small = picture.collapsed
    found = {name: place for name, place in places.items() if name not in small.frames}
    for frame, names in small.frames.items():
        before, after = picture.positions.get(frame), places.get(frame)
        if before is None or after is None:
            continue
        by = after[0] - before[0], after[1] - before[1]
        known = {name: positions[name] for name in names if name in positions}
        found |= {name: (x + by[0], y + by[1]) for name, (x, y) in known.items()}
    return found
