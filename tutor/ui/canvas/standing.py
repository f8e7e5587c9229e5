"""Where everything of a scene stands, kept as long as nothing that it depends on has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF

from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.arrange import Arrangement, arrange, grown, label_places, place, positions, spread
from tutor.ui.canvas.boxes import nominal_size, plan, scale_of
from tutor.ui.canvas.frames import frame_rects, outlines, room_of
from tutor.ui.canvas.label_marks import LabelMarks
from tutor.ui.canvas.nodes import HALO
from tutor.ui.canvas.place_labels import Rect
from tutor.ui.canvas.routes import Point
from tutor.ui.canvas.shown import GraphPicture, LabelKey, LabelShown, NodeShown
from tutor.ui.theme import Theme

Size = tuple[float, float]
Says = Mapping[LabelKey, Sequence[LabelShown]]


class Standing:
    """Places of nodes and labels, and ways of edges, in the letters of one theme.

    Nodes are laid out by the shapes of values, so that digits move none of them; a box grows by its digits,
    and then edges and labels find their places again.
    """

    def __init__(self, theme: Theme, marks: LabelMarks, *, crowded: bool) -> None:
        self._theme, self._marks, self._crowded = theme, marks, crowded
        self._nominal: dict[str, Size] = {}
        self._laid_out: dict[str, Point] = {}
        self.places: dict[str, Point] = {}
        self.sizes: dict[str, Size] = {}
        self.arranged = Arrangement({}, {}, {})
        self.label_sizes: dict[LabelKey, Size] = {}
        self._places_of_labels = label_places(theme)
        self.label_places: dict[LabelKey, Point] = {}
        self.frames: list[Rect] = []

    def settle(self, picture: GraphPicture, shown: Mapping[str, NodeShown], says: Says) -> tuple[bool, bool]:
        """Find places for these nodes and labels; whether nodes, and whether labels, have moved."""
        nodes_moved = self._settle_nodes(picture, shown, says)
        label_sizes = self._marks.reserved(says)
        labels_moved = nodes_moved or label_sizes != self.label_sizes
        if labels_moved:
            self.label_sizes = label_sizes
            self.frames = frame_rects(picture.groups, self.arranged.bodies, self._theme)
            lines = outlines(self.frames, self._theme)
            self.label_places = place(
                picture.graph, self.arranged, label_sizes, self._theme, lines, self._places_of_labels
            )
        return nodes_moved, labels_moved

    def _settle_nodes(self, picture: GraphPicture, shown: Mapping[str, NodeShown], says: Says) -> bool:
        nominal = {
            name: nominal_size(node, self._theme, crowded=self._crowded) for name, node in shown.items()
        }
        if nominal != self._nominal:
            self._nominal, self.sizes = nominal, {}
            room = self._marks.room(says)
            self._laid_out = positions(picture, nominal, room, self._theme, room_of(self._theme))
        plans = {name: plan(node, self._theme, crowded=self._crowded) for name, node in shown.items()}
        sizes = {name: (found.width, found.height) for name, found in plans.items()}
        if sizes == self.sizes:
            return False
        self.sizes = sizes
        self.places = {
            name: grown(there, nominal[name], sizes[name], shown[name].kind)
            for name, there in self._laid_out.items()
        }
        self.arranged = arrange(picture.graph, sizes, self.places, self._theme)
        return True

    def document_positions(self) -> dict[str, Point]:
        """Where the nodes stand, as a document says it: in the letters that its positions are for."""
        across, down = spread(self._theme)
        return {
            name: (round(x / across, 1), round(y / down, 1))
            for name, (x, y) in self._laid_out.items()
            if name != ROOT_BOX
        }

    def bounds(self, between: tuple[float, float] | None = None) -> QRectF:
        """What all of the walk needs room for: nodes with rings, and every label that some step shows.

        Only what reaches between two x, where these are given.
        """
        margin = HALO * scale_of(self._theme)
        line = 2 * self._theme.sizes.line_thin
        boxes = [_box(there, self.sizes[name], margin) for name, there in self.places.items()]
        boxes += [_box(there, self.label_sizes[key], line) for key, there in self.label_places.items()]
        if between is None:
            boxes += [
                QRectF(left, top, right - left, bottom - top) for left, top, right, bottom in self.frames
            ]
        whole = QRectF()
        for box in boxes:
            if between is None or (box.right() > between[0] and box.left() < between[1]):
                whole = whole.united(box)
        return whole


def _box(centre: Point, size: Size, margin: float) -> QRectF:
    box = QRectF(centre[0] - size[0] / 2, centre[1] - size[1] / 2, *size)
    return box.adjusted(-margin, -margin, margin, margin)
