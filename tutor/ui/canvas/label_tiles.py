"""Where the labels of a crowded graph go, found for one part of the scene, a tile, after the other. No Qt.

A thousand nodes have some thousand labels, and placing them all takes a second: only those are placed that
somebody looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tutor.graph import Edge
from tutor.ui.canvas.arrange import Arrangement, in_the_way, label_places, wanted
from tutor.ui.canvas.place_labels import Places, Rect, around
from tutor.ui.canvas.routes import Body, Point, Route, box_of
from tutor.ui.canvas.shown import GraphPicture, LabelKey
from tutor.ui.look.theme import Theme

Size = tuple[float, float]

TILE = 600.0
"""How wide and high a tile is."""


class LabelTile(NamedTuple):
    """Which tile: its column and its row."""

    column: int
    row: int


class LabelTiles:
    """Places of labels, tile by tile. A label belongs to the tile of the node where it begins.

    After a change of the graph every tile waits to be settled again; until then its labels stay where they
    were. What no change has reached comes to the same place.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.sizes: dict[LabelKey, Size] = {}
        self.places: dict[LabelKey, Point] = {}
        self._picture: GraphPicture | None = None
        self._arranged = Arrangement({}, {}, {})
        self._outlines: list[list[Point]] = []
        self._tile_of: dict[LabelKey, LabelTile] = {}
        self._keys: dict[LabelTile, list[LabelKey]] = {}
        self._near: dict[LabelTile, tuple[list[Body], list[Route]]] = {}
        self._known: dict[LabelTile, Places[LabelKey]] = {}
        self._settled: set[LabelTile] = set()

    def set_graph(
        self, picture: GraphPicture, arranged: Arrangement, outlines: Iterable[list[Point]]
    ) -> None:
        """Labels are to be placed among these nodes, edges and outlines of frames."""
        self._picture, self._arranged, self._outlines = picture, arranged, list(outlines)

    def set_labels(self, keys: Sequence[LabelKey], *, anew: bool) -> None:
        """These are all labels; `anew` where the graph is another than before."""
        self._settled = set()
        if not anew and len(keys) == len(self._tile_of) and all(key in self._tile_of for key in keys):
            return
        self._tile_of, self._keys, self._near = {}, {}, {}
        for key in keys:
            tile = self._tile_of[key] = self._begins_in(key)
            self._keys.setdefault(tile, []).append(key)
        for key in [key for key in self.places if key not in self._tile_of]:
            del self.places[key], self.sizes[key]
        self._known = {tile: known for tile, known in self._known.items() if tile in self._keys}

    def _begins_in(self, key: LabelKey) -> LabelTile:
        name = key.what.source if isinstance(key.what, Edge) else key.what
        body = self._arranged.bodies[self._picture.node(name) if self._picture else name]
        return LabelTile(int(body.x // TILE), int(body.y // TILE))

    def tile(self, key: LabelKey) -> LabelTile:
        """The tile that a label belongs to."""
        return self._tile_of[key]

    def keys(self, tile: LabelTile) -> Sequence[LabelKey]:
        """The labels of a tile."""
        return self._keys.get(tile, ())

    def is_known(self, tile: LabelTile) -> bool:
        """Whether its labels have been placed before, if perhaps among other things."""
        return tile in self._known

    def seen(self, area: Rect) -> list[LabelTile]:
        """The tiles of which `area` may show labels, those in its middle first."""
        left, top, right, bottom = (at / TILE for at in area)
        middle = ((left + right) / 2 - 0.5, (top + bottom) / 2 - 0.5)
        found = [
            tile
            for tile in self._keys
            if left - 1.5 < tile.column < right + 0.5 and top - 1.5 < tile.row < bottom + 0.5
        ]
        return sorted(found, key=lambda tile: abs(tile.column - middle[0]) + abs(tile.row - middle[1]))

    def waiting(self, area: Rect | None = None) -> list[LabelTile]:
        """The tiles that are still to be settled: all, or those of which `area` may show labels."""
        tiles = list(self._keys) if area is None else self.seen(area)
        return [tile for tile in tiles if tile not in self._settled]

    def settle(self, tile: LabelTile, sizes: Mapping[LabelKey, Size]) -> None:
        """Find places for the labels of a tile, which have these sizes."""
        if self._picture is None:
            return
        bodies, ways = self._around(tile)
        things = in_the_way(bodies, ways, self._outlines, self._theme)
        for rect in self._labels_around(tile):
            things[rect] = lambda rect=rect: (rect,)  # type: ignore[misc]
        known = self._known.setdefault(tile, label_places(self._theme))
        found = known.settle(wanted(self._picture, self._arranged, sizes, self._theme), things)
        for key in self.keys(tile):
            self.places.pop(key, None)
            self.sizes.pop(key, None)
        self.places.update(found)
        self.sizes.update(sizes)
        self._settled.add(tile)

    def _around(self, tile: LabelTile) -> tuple[list[Body], list[Route]]:
        """The nodes and edges that a tile or one of its neighbours shows something of."""
        if not self._near:
            for body in self._arranged.bodies.values():
                for there in _covered((body.left, body.top, body.right, body.bottom)):
                    self._near.setdefault(there, ([], []))[0].append(body)
            for way in (*self._arranged.ways.values(), *self._arranged.stubs.values()):
                for there in _covered(box_of(way)):
                    self._near.setdefault(there, ([], []))[1].append(way)
        bodies: dict[Body, None] = {}
        ways: dict[Route, None] = {}
        for there in _beside(tile):
            near = self._near.get(there, ([], []))
            bodies.update(dict.fromkeys(near[0]))
            ways.update(dict.fromkeys(near[1]))
        return list(bodies), list(ways)

    def _labels_around(self, tile: LabelTile) -> Iterator[Rect]:
        """Where the labels of settled neighbours lie."""
        for there in _beside(tile):
            if there != tile and there in self._settled:
                for key in self.keys(there):
                    if key in self.places:
                        yield around(self.places[key], *self.sizes[key], 0.0)


def _beside(tile: LabelTile) -> Iterator[LabelTile]:
    for column in (-1, 0, 1):
        for row in (-1, 0, 1):
            yield LabelTile(tile.column + column, tile.row + row)


def _covered(rect: Rect) -> Iterator[LabelTile]:
    left, top, right, bottom = (int(at // TILE) for at in rect)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield LabelTile(column, row)
