"""The scene: builds the items of a picture, and brings them to a moment by touching only what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from tutor.graph import Edge
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.blanks import blanked
from tutor.ui.canvas.boxes import plan
from tutor.ui.canvas.edges import EdgeItem, path_of
from tutor.ui.canvas.frames import FrameItem
from tutor.ui.canvas.label_marks import LabelMarks
from tutor.ui.canvas.label_wording import LabelWording
from tutor.ui.canvas.labels import LabelItem
from tutor.ui.canvas.motion import StepMotion
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.canvas.routes import Point
from tutor.ui.canvas.shown import Flow, GraphPicture, LabelKey, LabelShown, Moment, NodeShown, flow
from tutor.ui.canvas.standing import Standing
from tutor.ui.canvas.stubs import show_stubs
from tutor.ui.canvas.touched import touched
from tutor.ui.canvas.wording import CROWDED, NodeWording
from tutor.ui.theme import Role, Theme
from tutor.walk import Kind, Quantity

Size = tuple[float, float]

_HALO = ("halo", "")


class GraphScene(QGraphicsScene):
    """A graph at a moment. Items know names and what they show, and nothing of the graph."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.motion = StepMotion(self)
        self._theme = theme
        self._picture: GraphPicture | None = None
        self._moment: Moment | None = None
        self._moves = True
        self._selected, self._has_focus = "", False
        self._editable = True
        self._given_editable = False
        self._items: dict[object, QGraphicsItem] = {}
        self._forget()

    # --- what is drawn ------------------------------------------------------------------------------------

    @property
    def picture(self) -> GraphPicture | None:
        """What is drawn."""
        return self._picture

    @property
    def moment(self) -> Moment | None:
        """The step that is shown, and its numbers."""
        return self._moment

    @property
    def theme(self) -> Theme:
        """The colours and sizes in use."""
        return self._theme

    def set_picture(self, picture: GraphPicture) -> None:
        """Draw another graph; it appears with its next moment."""
        self._forget()
        self._picture, self._moment = picture, None

    @property
    def moves(self) -> bool:
        """Whether motion is on."""
        return self._moves

    @property
    def drawn(self) -> Mapping[object, QGraphicsItem]:
        """Every item of the graph."""
        return self._items

    def hand_over(self) -> Mapping[object, QGraphicsItem]:
        """Every item, which from now on is the caller's: it is drawn, and the scene changes it no more."""
        items, self._items = self._items, {}
        return items

    def set_theme(self, theme: Theme) -> None:
        """Draw everything again in the colours and sizes of `theme`."""
        self._theme = theme
        moment = self._moment
        self._forget()
        if moment is not None:
            self.set_moment(moment)

    def set_motion(self, on: bool) -> None:
        """Whether a step sends a head along its edges."""
        self._moves = on
        if not on:
            self.motion.stop()

    def set_editable(self, on: bool) -> None:
        """Whether leaves say that their values can be given."""
        self._editable = on
        for name, shown in self._nodes.items():
            self._name_numbers(self._node_item(name), shown)

    def set_given_editable(self, on: bool) -> None:
        """Whether the given gradient says that it can be given another value."""
        if on != self._given_editable:
            self._given_editable = on
            for key, label in self._labels.items():
                if key.kind == "given":
                    self._show_label(key, label)

    def set_moment(self, moment: Moment) -> None:
        """Show this step, with these numbers."""
        picture, before = self._picture, self._moment
        if picture is None or moment.frame.walkthrough.graph != picture.computed:
            return
        self.motion.stop()
        self._moment = moment
        if before is not None and self._standing is not None and moment.only_moved_from(before):
            nodes, edges = touched(
                before.frame, moment.frame, (before.asked, moment.asked), has_box=picture.has_root_box
            )
            self._show(
                nodes, edges, [key for what in (*nodes, *edges) for key in self._keys_of.get(what, ())]
            )
            if self._moves and moment.frame.position == before.frame.position + 1:
                self._send(edges)
        else:
            self._begin(picture, moment)

    def _forget(self) -> None:
        """Take every item away."""
        self.motion.stop()
        for item in self._items.values():
            self.removeItem(item)
        self._items = {}
        self._nodes: dict[str, NodeShown] = {}
        self._glowing: tuple[str, Size | None, Point | None] = ("", None, None)
        self._labels: dict[LabelKey, LabelShown | None] = {}
        self._keys_of: dict[object, list[LabelKey]] = {}
        self._content = QRectF()
        self._standing: Standing | None = None
        self._wording: LabelWording | None = None
        self._marks = LabelMarks(self._theme)

    # --- a trace, or a graph, that is new ------------------------------------------------------------------

    def _begin(self, picture: GraphPicture, moment: Moment) -> None:
        """Work out where everything stands with the numbers of a new trace, and show it."""
        self._node_wording = NodeWording(picture)
        self._wording = LabelWording(picture, moment.frame.walkthrough)
        self._crowded = len(picture.graph.nodes) > CROWDED
        if self._standing is None:
            self._standing = Standing(self._theme, self._marks, crowded=self._crowded)
        names = [node.name for node in picture.graph.drawn]
        names += [ROOT_BOX] if picture.has_root_box else []
        edges: list[Edge | None] = [*picture.graph.edges, *([None] if ROOT_BOX in names else [])]
        says = {
            key: self._wording.sized(key, moment)
            for key in self._wording.keys
            if moment.trace or key.kind == "missing"
        }
        self._settle(picture, {name: self._node_shown(name, moment) for name in names}, says)
        self._keys_of = {}
        for key in says:
            for what in self._wording.told_by(key):
                self._keys_of.setdefault(what, []).append(key)
        for key in [key for key in self._labels if key not in says]:
            self._show_label(key, None)
        self._show(names, edges, says)

    def _settle(
        self,
        picture: GraphPicture,
        shown: Mapping[str, NodeShown],
        says: Mapping[LabelKey, Sequence[LabelShown]],
    ) -> None:
        """Put items where they stand now."""
        if self._standing is None:
            return
        nodes_moved, labels_moved = self._standing.settle(picture, shown, says)
        if nodes_moved:
            for name, there in self._standing.places.items():
                self._node_item(name).setPos(*there)
            for edge, way in self._standing.arranged.ways.items():
                self._edge_item(edge).set_way(way, self._theme)
            show_stubs(self, self._items, self._standing.arranged.stubs)
        if labels_moved:
            self._labels = {}
            self._show_frames(picture)
            self._content = self._standing.bounds()
            self.setSceneRect(self._content.adjusted(-6000, -6000, 6000, 6000))

    def _show_frames(self, picture: GraphPicture) -> None:
        """Draw the frames around groups of nodes where these stand now."""
        for key in [key for key in self._items if isinstance(self._items[key], FrameItem)]:
            self.removeItem(self._items.pop(key))
        rects = self._standing.frames if self._standing else []
        for index, (group, rect) in enumerate(zip(picture.groups, rects, strict=True)):
            self._items["frame", index] = item = FrameItem(group.title, rect, self._theme)
            self.addItem(item)

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self, nodes: Iterable[str], edges: Iterable[Edge | None], labels: Iterable[LabelKey]) -> None:
        """Bring these nodes, edges and labels to the moment; those that already show it stay untouched."""
        moment = self._moment
        if moment is None or self._wording is None:
            return
        for name in nodes:
            shown = self._node_shown(name, moment)
            if shown != self._nodes.get(name):
                self._nodes[name] = shown
                found = plan(shown, self._theme, crowded=self._crowded)
                self._node_item(name).show_node(shown, found, self._theme)
                self._name_numbers(self._node_item(name), shown)
        self._show_halo()
        for edge in edges:
            self._edge_item(edge).show_flow(flow(moment.frame, edge))
        for key in dict.fromkeys(labels):
            label = self._wording.label(key, moment)
            if key not in self._labels or label != self._labels[key]:
                self._show_label(key, label)

    def _show_halo(self) -> None:
        """Lay the ring under the node where the step happens."""
        name = next((name for name, shown in self._nodes.items() if shown.glows), "")
        if self._standing is None:
            return
        glowing = (name, self._standing.sizes.get(name), self._standing.places.get(name))
        if glowing == self._glowing:
            return
        self._glowing = glowing
        old = self._items.pop(_HALO, None)
        if old is not None:
            self.removeItem(old)
        ring = self._node_item(name).halo() if name else None
        if ring is not None:
            self._items[_HALO] = ring
            self.addItem(ring)

    def _node_shown(self, name: str, moment: Moment) -> NodeShown:
        if name == ROOT_BOX:
            return blanked(self._node_wording.root_box(moment), moment)
        has_box = self._picture is None or self._picture.has_root_box
        return blanked(self._node_wording.node(name, moment), moment, has_box)

    def _name_numbers(self, item: NodeItem, shown: NodeShown) -> None:
        keys: tuple[Literal["value"], Literal["gradient"]] = ("value", "gradient")
        for key in keys:
            number = item.number(key)
            if number is not None and self._picture is not None:
                number.quantity = self._node_wording.quantity(shown, key)
                number.leaf = shown.name if key == "value" and shown.kind in ("input", "parameter") else None
                number.setToolTip(self._node_wording.number_tip(shown, key, editable=self._editable))

    def _show_label(self, key: LabelKey, label: LabelShown | None) -> None:
        self._labels[key] = label
        place_ = self._standing.label_places.get(key) if self._standing else None
        item = self._items.get(key)
        if label is None or place_ is None:
            if item is not None:
                item.setVisible(False)
            return
        if not isinstance(item, LabelItem):
            item = self._items[key] = LabelItem()
            self.addItem(item)
        item.setPos(*place_)
        item.quantity = label.quantity
        is_given = key.kind == "given" and self._given_editable
        item.leaf = ROOT_BOX if is_given else None
        item.setToolTip(self._node_wording.editable_tip(label.tip) if is_given else label.tip)
        item.show_mark(
            self._marks.mark(label),
            label.role,
            self._marks.size(label.key),
            self._theme,
            boxed=label.boxed,
            glows=label.is_step,
            finite=label.figure is None or label.figure.finite,
            dashed=label.is_blank,
        )
        item.setVisible(True)

    def _send(self, edges: Iterable[Edge | None]) -> None:
        """Let a head travel along the edges of the step just made."""
        if self._moment is None or self._standing is None:
            return
        running = [(edge, flow(self._moment.frame, edge)) for edge in edges]
        sizes = self._theme.sizes
        heads: tuple[tuple[Flow, Role, float], ...] = (
            (Flow.FORWARD, "value", 2.4 * sizes.line_flow),
            (Flow.STEP, "grad", 2.25 * sizes.line_step),
        )
        for wished, role, size in heads:
            paths = [
                path_of(self._standing.arranged.ways[edge]) for edge, state in running if state is wished
            ]
            if paths:
                colour, milliseconds = self._theme.colour(role), min(self._theme.motion_ms, 200)
                self.motion.run(paths, size, colour, milliseconds, backward=wished is Flow.STEP)

    # --- items --------------------------------------------------------------------------------------------

    def _node_item(self, name: str) -> NodeItem:
        item = self._items.get(("node", name))
        if not isinstance(item, NodeItem):
            item = self._items["node", name] = NodeItem(name)
            self.addItem(item)
            item.set_selected(name == self._selected, self._has_focus)
        return item

    def _edge_item(self, edge: Edge | None) -> EdgeItem:
        item = self._items.get(("edge", edge))
        if not isinstance(item, EdgeItem):
            item = self._items["edge", edge] = EdgeItem()
            self.addItem(item)
        return item

    def node(self, name: str) -> NodeItem | None:
        """The item of a node, or of the root's box."""
        item = self._items.get(("node", name))
        return item if isinstance(item, NodeItem) else None

    def edge(self, edge: Edge | None) -> EdgeItem | None:
        """The item of an edge; None asks for the edge to the root's box."""
        item = self._items.get(("edge", edge))
        return item if isinstance(item, EdgeItem) else None

    def label(self, key: LabelKey) -> LabelItem | None:
        """The item of a label that is shown now."""
        item = self._items.get(key)
        return item if isinstance(item, LabelItem) and item.isVisible() else None

    @property
    def given_label(self) -> LabelItem | None:
        """The given gradient at the root's box, where it is shown now."""
        return self.label(LabelKey("given", self._picture.graph.root)) if self._picture else None

    def labels_shown(self) -> dict[LabelKey, LabelShown]:
        """What the labels say now."""
        placed = self._standing.label_places if self._standing else {}
        known = {key: label for key, label in self._labels.items() if label is not None}
        return {key: label for key, label in known.items() if key in placed}

    def labels_at(
        self, nodes: Iterable[str], edges: Iterable[Edge | None]
    ) -> Iterator[tuple[LabelShown, LabelItem]]:
        """What the labels of these nodes and edges say now, with their items, as far as they are shown."""
        for key in dict.fromkeys(key for what in (*nodes, *edges) for key in self._keys_of.get(what, ())):
            shown, item = self._labels.get(key), self.label(key)
            if shown is not None and item is not None:
                yield shown, item

    def says(self, name: str) -> NodeShown | None:
        """What a node shows now."""
        return self._nodes.get(name)

    def newest_number(self, name: str) -> Quantity | None:
        """The last number of a node that the step knows: its gradient, else its value."""
        moment = self._moment
        if moment is None or moment.trace is None:
            return None
        if moment.frame.knows_gradient(name):
            return Quantity(Kind.GRADIENT, name)
        return Quantity(Kind.VALUE, name) if moment.frame.knows_value(name) else None

    def place_of(self, name: str) -> Point | None:
        """The centre of a node."""
        return self._standing.places.get(name) if self._standing else None

    def mark_selected(self, name: str, has_focus: bool) -> None:
        """Draw the mark of the selection at `name`, and nowhere else."""
        self._selected, old, self._has_focus = name, self._selected, has_focus
        for changed in {old, name}:
            item = self.node(changed)
            if item is not None:
                item.set_selected(changed == name, has_focus)

    def content(self) -> QRectF:
        """What all of the walk needs room for: nodes with rings, and every label that some step shows."""
        return QRectF(self._content)

    def content_between(self, left: float, right: float) -> QRectF:
        """The part of the content that reaches between two x of the scene, as high as it is there."""
        return self._standing.bounds((left, right)) if self._standing else QRectF()

    @property
    def standing(self) -> Standing | None:
        """Where everything stands; None before the first moment."""
        return self._standing
