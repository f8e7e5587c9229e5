"""The labels of a scene: all at once, or in a crowd those that somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.label_marks import LabelMarks
from tutor.ui.canvas.label_wording import LabelWording
from tutor.ui.canvas.labels import LEAST_SCALE, LabelItem, PaintedLabel
from tutor.ui.canvas.pixmaps import Pixmaps
from tutor.ui.canvas.shown import GraphPicture, LabelKey, LabelShown, Moment
from tutor.ui.canvas.standing import Standing
from tutor.ui.look.theme import Theme
from tutor.walk import Walkthrough

if TYPE_CHECKING:
    from tutor.ui.canvas.label_tiles import LabelTile, LabelTiles

_SLICE = 0.008
"""For how many seconds labels are placed before the window has its turn."""


class SceneLabels:
    """Draws the labels whose numbers a moment knows. Its items are among `items`.

    With `pixmaps` there is a crowd: its labels are placed tile by tile as they come into view, and those of
    the step at once. As long as nobody has said what is in view, all are.
    """

    def __init__(
        self,
        scene: QGraphicsScene,
        items: dict[object, QGraphicsItem],
        theme: Theme,
        pixmaps: Pixmaps | None,
        editable_tip: Callable[[str], str],
    ) -> None:
        self._scene, self._items, self._theme, self._pixmaps = scene, items, theme, pixmaps
        self._editable_tip = editable_tip
        self.marks = LabelMarks(theme)
        self._given_editable = False
        self._wording: LabelWording | None = None
        self._moment: Moment | None = None
        self._said: tuple[tuple[object, ...], Mapping[LabelKey, list[LabelShown]]] | None = None
        self._standing: Standing | None = None
        self._labels: dict[LabelKey, LabelShown | None] = {}
        self._keys_of: dict[object, list[LabelKey]] = {}
        self._told: set[LabelTile] = set()
        self._fresh: dict[LabelTile, int] = {}
        self._area: QRectF | None = None
        self._later = QTimer(scene)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._place_some)

    def forget(self) -> None:
        """Do nothing any more: the items are another's now."""
        self._later.stop()
        self._later.deleteLater()

    # --- a trace, or a graph, that is new ------------------------------------------------------------------

    def wording(self, picture: GraphPicture, walkthrough: Walkthrough) -> LabelWording:
        """The words of the labels: those at hand where nothing but places is another."""
        if self._wording is not None and self._wording.is_of(picture, walkthrough):
            return self._wording
        return LabelWording(picture, walkthrough)

    def says(self, wording: LabelWording, moment: Moment) -> Mapping[LabelKey, list[LabelShown]]:
        """All that each label says in the walk, if its size differs."""
        about = (wording, moment.trace, moment.updates)
        if self._said is None or any(a is not b for a, b in zip(self._said[0], about, strict=True)):
            self._said = about, {key: wording.sized(key, moment) for key in _keys(wording, moment)}
        return self._said[1]

    def begin(
        self, wording: LabelWording, moment: Moment, standing: Standing, *, graph_moved: bool
    ) -> Iterable[LabelKey]:
        """Find places for the labels of a graph with the numbers of a trace; those that are to be shown."""
        self._wording, self._moment, self._standing = wording, moment, standing
        keys = _keys(wording, moment)
        self._keys_of = {}
        for key in keys:
            for what in wording.told_by(key):
                self._keys_of.setdefault(what, []).append(key)
        self._drop(set(keys))
        tiles = standing.tiles
        if tiles is None:
            if standing.settle_labels(self.says(wording, moment), anew=graph_moved):
                self._labels = {}
            return keys
        tiles.set_labels(keys, anew=graph_moved)
        self._told, self._labels = set(), {}
        self._see(tiles)
        return ()

    def _drop(self, kept: set[LabelKey]) -> None:
        """Take the items of labels away that are no more."""
        for key in [key for key in self._items if isinstance(key, LabelKey) and key not in kept]:
            self._scene.removeItem(self._items.pop(key))
            self._labels.pop(key, None)

    # --- a crowd ------------------------------------------------------------------------------------------

    def look_at(self, area: QRectF | None) -> None:
        """This part of the scene is in view now; None where nobody has said so."""
        self._area = area
        tiles = self._standing.tiles if self._standing else None
        if tiles is not None and area is not None:
            self._see(tiles)
            self._freshen(tiles, area)

    def _see(self, tiles: LabelTiles) -> None:
        """Show the labels in view that have their places, and place the others soon."""
        if self._area is None:
            for tile in tiles.waiting():
                self._settle(tiles, tile)
        elif self._is_read:
            for tile in tiles.seen(_sides(self._area)):
                if tile not in self._told and tiles.is_known(tile):
                    self._tell(tiles, tile)
            if tiles.waiting(_sides(self._area)):
                self._later.start()

    def settle_all(self) -> Iterator[None]:
        """Place and show the labels that wait, wherever they are; yields after each tile."""
        tiles = self._standing.tiles if self._standing else None
        for tile in tiles.waiting() if tiles else ():
            self._settle(tiles, tile)  # type: ignore[arg-type]
            yield

    @property
    def _is_read(self) -> bool:
        """Whether labels are large enough to be drawn."""
        return self._pixmaps is None or self._pixmaps.scale >= LEAST_SCALE

    def _place_some(self) -> None:
        """Place labels in view for a moment, and go on when the window has had its turn."""
        tiles = self._standing.tiles if self._standing else None
        if tiles is None or self._area is None or not self._is_read:
            return
        begun = perf_counter()
        for tile in tiles.waiting(_sides(self._area)):
            self._settle(tiles, tile)
            if perf_counter() - begun > _SLICE:
                self._later.start()
                return

    def _settle(self, tiles: LabelTiles, tile: LabelTile) -> None:
        wording, moment = self._wording, self._moment
        if wording is not None and moment is not None:
            says = {key: wording.sized(key, moment) for key in tiles.keys(tile)}
            tiles.settle(tile, self.marks.reserved(says))
            self._tell(tiles, tile)

    def _tell(self, tiles: LabelTiles, tile: LabelTile) -> None:
        """Show the labels of a tile at the moment."""
        self._told.add(tile)
        for key in tiles.keys(tile):
            self._show(key)

    def _freshen(self, tiles: LabelTiles, area: QRectF) -> None:
        """Paint the labels in view again that were painted for another scale."""
        stamp = self._pixmaps.stamp if self._pixmaps and self._is_read else 0
        for tile in tiles.seen(_sides(area)):
            if self._fresh.get(tile) != stamp:
                self._fresh[tile] = stamp
                for key in tiles.keys(tile):
                    item = self._items.get(key)
                    if isinstance(item, LabelItem):
                        item.freshen()

    # --- showing ------------------------------------------------------------------------------------------

    def show(self, keys: Iterable[LabelKey], moment: Moment) -> None:
        """Bring these labels to a moment; those that already show it stay untouched."""
        self._moment = moment
        tiles = self._standing.tiles if self._standing else None
        for key in dict.fromkeys(keys):
            if tiles is not None and tiles.tile(key) not in self._told:
                news = self._wording.label(key, moment) if self._wording and self._is_read else None
                if news is None or not (news.is_step or news.is_blank):
                    continue
                self._settle(tiles, tiles.tile(key))
            self._show(key)

    def keys_of(self, things: Iterable[object]) -> Iterator[LabelKey]:
        """The labels that steps at these nodes and edges may change, each once."""
        yield from dict.fromkeys(key for thing in things for key in self._keys_of.get(thing, ()))

    def _show(self, key: LabelKey) -> None:
        if self._wording is None or self._moment is None:
            return
        label = self._wording.label(key, self._moment)
        if key not in self._labels or label != self._labels[key]:
            self._draw(key, label)

    def _draw(self, key: LabelKey, label: LabelShown | None) -> None:
        self._labels[key] = label
        there = self._standing.label_places.get(key) if self._standing else None
        item = self._items.get(key)
        if label is None or there is None:
            if item is not None:
                item.setVisible(False)
            return
        if not isinstance(item, LabelItem):
            item = self._items[key] = LabelItem(None, self._pixmaps) if self._pixmaps else PaintedLabel()
            self._scene.addItem(item)
        item.setPos(*there)
        item.quantity = label.quantity
        is_given = key.kind == "given" and self._given_editable
        item.leaf = ROOT_BOX if is_given else None
        item.setToolTip(self._editable_tip(label.tip) if is_given else label.tip)
        item.show_mark(
            self.marks.mark(label),
            label.role,
            self.marks.size(label.key),
            self._theme,
            boxed=label.boxed,
            glows=label.is_step,
            finite=label.figure is None or label.figure.finite,
            dashed=label.is_blank,
        )
        item.setVisible(True)

    def set_given_editable(self, on: bool) -> None:
        """Whether the given gradient says that it can be given another value."""
        if on != self._given_editable:
            self._given_editable = on
            for key, label in self._labels.items():
                if key.kind == "given":
                    self._draw(key, label)

    # --- what is shown ------------------------------------------------------------------------------------

    def item(self, key: LabelKey) -> LabelItem | None:
        """The item of a label that is shown now."""
        found = self._items.get(key)
        return found if isinstance(found, LabelItem) and found.isVisible() else None

    def shown(self) -> dict[LabelKey, LabelShown]:
        """What the labels say now; of a crowd those that have been looked at."""
        placed = self._standing.label_places if self._standing else {}
        known = {key: label for key, label in self._labels.items() if label is not None}
        return {key: label for key, label in known.items() if key in placed}

    def at(self, things: Iterable[object]) -> Iterator[tuple[LabelShown, LabelItem]]:
        """What the labels of these nodes and edges say now, with their items, as far as they are shown."""
        for key in self.keys_of(things):
            shown, item = self._labels.get(key), self.item(key)
            if shown is not None and item is not None:
                yield shown, item


def _keys(wording: LabelWording, moment: Moment) -> Sequence[LabelKey]:
    """The labels that there are: without numbers only those that say what is missing."""
    return wording.keys if moment.trace else [key for key in wording.keys if key.kind == "missing"]


def _sides(area: QRectF) -> tuple[float, float, float, float]:
    return area.left(), area.top(), area.right(), area.bottom()
