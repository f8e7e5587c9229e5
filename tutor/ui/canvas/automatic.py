"""Automatic places for what is drawn, in a document's coordinates: all of it, or a part where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tutor.document.document import Position
from tutor.graph.layout import GAP, ROOT_BOX, ROOT_GAP, ROW_GAP, Point, Room, Size, layout
from tutor.graph.places import free_block
from tutor.ui.canvas.shown import GraphPicture


@dataclass(frozen=True)
class Automatic:
    """What a layout needs to know of what is drawn; it may be worked out away from the window's thread."""

    picture: GraphPicture
    sizes: Mapping[str, Size]
    room: Mapping[str, float]
    """What the labels of the edges leaving a node want."""
    spread: tuple[float, float]
    """How far the letters spread a document's positions."""
    frame_room: Room
    places: Mapping[str, Point]
    """Where everything stands now, in the scene."""

    def found(self, only: Collection[str] = (), around: Collection[str] = ()) -> dict[str, Position]:
        """The new places of all nodes; or `only` of these, on none of the others.

        What is to stay `around` where it stands does so on the whole; all that is laid out, if that is empty.
        """
        across, down = self.spread
        chosen = [name for name in self.places if name in only] or list(self.places)
        found = layout(
            self.picture.graph,
            self.sizes,
            gap=GAP * across,
            row_gap=ROW_GAP * down,
            root_gap=ROOT_GAP * across,
            room=self.room,
            groups=[group.nodes for group in self.picture.groups],
            frame_room=self.frame_room,
            only=chosen,
        )
        stay = [name for name in chosen if name in around] or chosen
        by_x, by_y = _apart(_middle(self.places, stay), _middle(found, stay))
        moved = {name: (x + by_x, y + by_y) for name, (x, y) in found.items()}
        if len(chosen) < len(self.places):
            others = {name: at for name, at in self.places.items() if name not in moved and name != ROOT_BOX}
            moved = free_block(moved, others, self.sizes)
        return {
            name: (float(round(x / across)), float(round(y / down)))
            for name, (x, y) in moved.items()
            if name != ROOT_BOX
        }


def _middle(places: Mapping[str, Point], names: Collection[str]) -> Point:
    """The middle of all that stands there."""
    x, y = zip(*(places[name] for name in names), strict=True)
    return (min(x) + max(x)) / 2, (min(y) + max(y)) / 2


def _apart(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]
