"""Where everything of a scene stands, kept as long as nothing that it depends on has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.arrange import Arrangement, arrange, grown, label_places, place, positions, spread
from tutor.ui.canvas.boxes import Plan, nominal_size, plan, scale_of
from tutor.ui.canvas.frames import frame_rects, outlines, room_of
from tutor.ui.canvas.label_marks import LabelMarks
from tutor.ui.canvas.nodes import HALO
from tutor.ui.canvas.place_labels import Rect
from tutor.ui.canvas.routes import Point
from tutor.ui.canvas.shown import GraphPicture, LabelKey, LabelShown, NodeShown
from tutor.ui.look.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.automatic import Automatic
    from tutor.ui.canvas.known_ways import KnownWays
    from tutor.ui.canvas.label_tiles import LabelTiles

Size = tuple[float, float]
_BESIDE = 60.0
"""The room in which the labels beside a node of a crowd stand, in pixels at 100 %."""
Says = Mapping[LabelKey, Sequence[LabelShown]]


class Standing:
    """Places of nodes and labels, and ways of edges, in the letters of one theme.

    Nodes are laid out by the shapes of values, so that digits move none of them; a box grows by its digits,
    and then edges and labels find their places again.
    """

    def __init__(self, theme: Theme, marks: LabelMarks, *, crowded: bool) -> None:
        self._theme, self._marks, self._crowded = theme, marks, crowded
        self._picture: GraphPicture | None = None
        self._planned: dict[str, tuple[NodeShown, Size, Plan]] = {}
        self._known: KnownWays | None = None
        self._nominal: dict[str, Size] = {}
        self._says: Callable[[], Says] = dict
        self._laid_out: dict[str, Point] = {}
        self._automatic: tuple[object, dict[str, Point]] | None = None
        self.places: dict[str, Point] = {}
        self.sizes: dict[str, Size] = {}
        self.arranged = Arrangement({}, {}, {})
        self.label_sizes: dict[LabelKey, Size] = {}
        self._places_of_labels = label_places(theme)
        self.label_places: dict[LabelKey, Point] = {}
        self.tiles: LabelTiles | None = None
        """Places the labels of a crowd; of others all are placed at once."""
        if crowded:
            from tutor.ui.canvas.label_tiles import LabelTiles  # the first paint does without

            self.tiles = LabelTiles(theme)
            self.label_places, self.label_sizes = self.tiles.places, self.tiles.sizes
        self.frames: list[Rect] = []

    def settle(self, picture: GraphPicture, shown: Mapping[str, NodeShown], says: Callable[[], Says]) -> bool:
        """Find places for these nodes, their edges and frames; whether any of them may have moved.

        `says` is asked only where a layout needs to know how much room the labels want.
        """
        if not self._settle_nodes(picture, shown, says):
            return False
        self.frames = frame_rects(picture.groups, self.arranged.bodies, self._theme)
        if self.tiles is not None:
            lines = outlines(self.frames, self._theme)
            self.tiles.set_graph(picture, self.arranged, lines)
        return True

    def settle_labels(self, says: Says, *, anew: bool) -> bool:
        """Find places for all labels, `anew` where nodes have moved; whether any of them may have moved."""
        label_sizes = self._marks.reserved(says)
        if self._picture is None or (label_sizes == self.label_sizes and not anew):
            return False
        self.label_sizes = label_sizes
        lines = outlines(self.frames, self._theme)
        self.label_places = place(
            self._picture, self.arranged, label_sizes, self._theme, lines, self._places_of_labels
        )
        return True

    def _settle_nodes(
        self, picture: GraphPicture, shown: Mapping[str, NodeShown], says: Callable[[], Says]
    ) -> bool:
        self._planned = {name: self._plan(name, node) for name, node in shown.items()}
        nominal = {name: size for name, (_, size, _) in self._planned.items()}
        is_new = picture is not self._picture
        if is_new or nominal != self._nominal:
            self._picture, self._nominal, self._says = picture, nominal, says
            self._laid_out = self._lay_out(picture, nominal)
            is_new = True
        sizes = {name: (found.width, found.height) for name, (_, _, found) in self._planned.items()}
        if sizes == self.sizes and not is_new:
            return False
        if self._known is None and (self._crowded or self.places):
            from tutor.ui.canvas.known_ways import KnownWays

            self._known = KnownWays()
        self.sizes = sizes
        self.places = {
            name: grown(there, nominal[name], sizes[name], shown[name].kind)
            for name, there in self._laid_out.items()
        }
        self.arranged = arrange(picture, sizes, self.places, self._theme, self._known)
        return True

    def _lay_out(self, picture: GraphPicture, nominal: Mapping[str, Size]) -> dict[str, Point]:
        """Where nodes of these sizes stand; automatic places are kept, since an undo comes back to them."""
        if any(name in picture.positions for name in nominal):
            return positions(picture, nominal, {}, self._theme, room_of(self._theme))
        asked = (picture.graph, picture.groups, nominal)
        if self._automatic is None or self._automatic[0] != asked:
            room = self._room(picture, self._says())
            found = positions(picture, nominal, room, self._theme, room_of(self._theme))
            self._automatic = (asked, found)
        return self._automatic[1]

    def _plan(self, name: str, shown: NodeShown) -> tuple[NodeShown, Size, Plan]:
        """The node, the size that a layout reckons with, and what stands where in it."""
        kept = self._planned.get(name)
        if kept is not None and kept[0] == shown:
            return kept
        found = plan(shown, self._theme, crowded=self._crowded)
        if shown.kind in ("operation", "opaque"):
            return shown, (found.width, found.height), found
        return shown, nominal_size(shown, self._theme, crowded=self._crowded), found

    def plan(self, shown: NodeShown) -> Plan:
        """What stands where in a node."""
        kept = self._planned.get(shown.name)
        if kept is not None and kept[0] == shown:
            return kept[2]
        return plan(shown, self._theme, crowded=self._crowded)

    def _room(self, picture: GraphPicture, says: Says) -> dict[str, float]:
        """The room that the labels of the edges leaving each drawn node want."""
        found: dict[str, float] = {}
        for name, room in self._marks.room(says).items():
            drawn = picture.node(name)
            found[drawn] = max(found.get(drawn, 0.0), room)
        return found

    def document_positions(self) -> dict[str, Point]:
        """Where the nodes stand, as a document says it: in the letters that its positions are for."""
        across, down = spread(self._theme)
        return {
            name: (float(round(x / across)), float(round(y / down)))
            for name, (x, y) in self._laid_out.items()
            if name != ROOT_BOX
        }

    def automatic(self, picture: GraphPicture) -> Automatic:
        """All that automatic places for this picture, which stands so now, are worked out from."""
        from tutor.ui.canvas.automatic import Automatic  # the first paint does without

        room, frame_room = self._room(picture, self._says()), room_of(self._theme)
        return Automatic(picture, self._nominal, room, spread(self._theme), frame_room, self._laid_out)

    def bounds(self, between: tuple[float, float] | None = None, *, updates: bool = True) -> QRectF:
        """What all of the walk needs room for: nodes with rings, and every label that some step shows.

        Only what reaches between two x, where these are given; without `updates` all but the formulas of
        updates, which are wide.
        """
        margin = HALO * scale_of(self._theme)
        line = 2 * self._theme.sizes.line_thin
        if self._crowded:  # its labels are not all placed: they stand close to nodes
            margin = _BESIDE * scale_of(self._theme)
        boxes = [_box(there, self.sizes[name], margin) for name, there in self.places.items()]
        if not self._crowded:
            boxes += [
                _box(there, self.label_sizes[key], line)
                for key, there in self.label_places.items()
                if updates or key.kind != "step"
            ]
        if between is None:
            boxes += self.frames
        else:
            boxes = [box for box in boxes if box[2] > between[0] and box[0] < between[1]]
        if not boxes:
            return QRectF()
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        left, top = min(lefts), min(tops)
        return QRectF(left, top, max(rights) - left, max(bottoms) - top)


def _box(centre: Point, size: Size, margin: float) -> Rect:
    across, down = size[0] / 2 + margin, size[1] / 2 + margin
    return centre[0] - across, centre[1] - down, centre[0] + across, centre[1] + down
