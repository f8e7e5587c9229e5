"""The edges of a scene: each an item, or in a crowd only those of the step, and the others by tiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from tutor.graph import Edge
from tutor.ui.canvas.edges import EdgeItem
from tutor.ui.canvas.pixmaps import Pixmaps
from tutor.ui.canvas.routes import Route
from tutor.ui.canvas.shown import Flow
from tutor.ui.look.theme import Theme

_IN_TILES = (Flow.QUIET, Flow.PASSED)


class SceneEdges:
    """Draws edges along their ways; None is the edge to the root's box. Its items are among `items`.

    With `pixmaps` there is a crowd.
    """

    def __init__(
        self,
        scene: QGraphicsScene,
        items: dict[object, QGraphicsItem],
        theme: Theme,
        pixmaps: Pixmaps | None,
    ) -> None:
        self._scene, self._items, self._theme, self._pixmaps = scene, items, theme, pixmaps
        self._ways: dict[Edge | None, Route] = {}
        self._flows: dict[Edge | None, Flow] = {}
        self._lifted: set[Edge | None] = set()

    def way(self, edge: Edge | None) -> Route | None:
        """Where an edge runs."""
        return self._ways.get(edge)

    def item(self, edge: Edge | None) -> EdgeItem | None:
        """The item of an edge; in a crowd only an edge of the step has one."""
        found = self._items.get(("edge", edge))
        return found if isinstance(found, EdgeItem) else None

    def set_ways(self, ways: Mapping[Edge | None, Route]) -> None:
        """Draw these edges, and no others; those that run as before are left as they are."""
        if self._ways and not any(edge in ways for edge in self._ways):
            self._drop_all()
        for edge in [edge for edge in self._ways if edge not in ways]:
            self._drop(edge)
            self._ways.pop(edge)
            self._flows.pop(edge, None)
        for edge, way in ways.items():
            if self._ways.get(edge) != way:
                if self._pixmaps:
                    self._drop(edge)
                self._ways[edge] = way
                self._draw(edge)

    def _drop_all(self) -> None:
        for key in [key for key in self._items if isinstance(key, tuple) and key[0] in ("edge", "tile")]:
            self._scene.removeItem(self._items.pop(key))
        self._ways, self._flows = {}, {}
        self._lifted = set()

    def lift(self, edges: Iterable[Edge | None]) -> None:
        """Give each of these an item of its own, in a crowd too: they are about to run elsewhere."""
        for edge in edges:
            if edge in self._ways and edge not in self._lifted:
                self._lifted.add(edge)
                if self.item(edge) is None:
                    self._drop(edge)
                    self._draw(edge)

    def run(self, edge: Edge | None, way: Route) -> None:
        """Let an edge that is lifted run along another way."""
        if edge in self._lifted:
            self._ways[edge] = way
            self._draw(edge)

    def put_down(self) -> None:
        """Draw those that were lifted as all others, along the ways that they have now."""
        lifted, self._lifted = self._lifted, set()
        for edge in lifted:
            if self._pixmaps and edge in self._ways:
                self._drop(edge)
                self._draw(edge)

    def show(self, edge: Edge | None, flow: Flow) -> None:
        """Show what runs along an edge."""
        before = self._flows.get(edge, Flow.QUIET)
        if flow is before or edge not in self._ways:
            return
        if self._pixmaps and (flow in _IN_TILES) != (before in _IN_TILES):
            self._drop(edge)
        self._flows[edge] = flow
        self._draw(edge)

    def _draw(self, edge: Edge | None) -> None:
        way, flow = self._ways[edge], self._flows.get(edge, Flow.QUIET)
        if self._pixmaps and flow in _IN_TILES and edge not in self._lifted:
            from tutor.ui.canvas.edge_tiles import EdgeTile, tile_of  # the first paint does without

            key = tile_of(way)
            tile = self._items.get(key)
            if not isinstance(tile, EdgeTile):
                tile = self._items[key] = EdgeTile(self._theme, self._pixmaps)
                self._scene.addItem(tile)
            tile.put(edge, way, flow)
            return
        item = self.item(edge)
        if item is None:
            item = self._items["edge", edge] = EdgeItem()
            self._scene.addItem(item)
        item.show_flow(flow)
        item.set_way(way, self._theme)

    def _drop(self, edge: Edge | None) -> None:
        """Draw an edge no more where it is drawn now."""
        way = self._ways.get(edge)
        if way is None:
            return
        if self._pixmaps:
            self._leave_tile(edge, way)
        item = self._items.pop(("edge", edge), None)
        if item is not None:
            self._scene.removeItem(item)

    def _leave_tile(self, edge: Edge | None, way: Route) -> None:
        from tutor.ui.canvas.edge_tiles import EdgeTile, tile_of

        tile = self._items.get(tile_of(way))
        if isinstance(tile, EdgeTile):
            tile.take(edge)
            if not len(tile):
                self._scene.removeItem(self._items.pop(tile_of(way)))
