"""The scene: builds the items of a picture, and brings them to a moment by touching only what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from tutor.graph import Edge
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.edges import EdgeItem
from tutor.ui.canvas.frames import show_frames
from tutor.ui.canvas.labels import LabelItem
from tutor.ui.canvas.marked import Marked
from tutor.ui.canvas.motion import StepMotion
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.canvas.pixmaps import FAR_SCALE, Pixmaps
from tutor.ui.canvas.routes import Point, Route
from tutor.ui.canvas.scene_edges import SceneEdges
from tutor.ui.canvas.scene_labels import SceneLabels
from tutor.ui.canvas.scene_nodes import SceneNodes
from tutor.ui.canvas.shown import GraphPicture, LabelKey, LabelShown, Moment, NodeShown, flow
from tutor.ui.canvas.standing import Standing
from tutor.ui.canvas.stubs import show_stubs
from tutor.ui.canvas.touched import touched
from tutor.ui.canvas.wording import CROWDED
from tutor.ui.look.theme import Theme
from tutor.walk import Kind, Quantity


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
        self.marked = Marked(self.node, self.drawn_name, self._mark_from_afar)
        self._editable = True
        self._given_editable = False
        self._zoom = 1.0
        self._pixmaps = Pixmaps()
        self._area: QRectF | None = None
        self._items: dict[object, QGraphicsItem] = {}
        self._labels: SceneLabels | None = None
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
        """Draw another graph; it appears with its next moment. What stays keeps its item."""
        if (len(picture.graph.nodes) > CROWDED) != self._crowded:
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
        self._forget()
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
        if self._nodes is not None:
            self._nodes.set_editable(on)

    def set_given_editable(self, on: bool) -> None:
        """Whether the given gradient says that it can be given another value."""
        self._given_editable = on
        if self._labels is not None:
            self._labels.set_given_editable(on)

    def set_moment(self, moment: Moment) -> None:
        """Show this step, with these numbers."""
        picture, before = self._picture, self._moment
        if picture is None or moment.frame.walkthrough.graph != picture.computed:
            return
        self.motion.stop()
        self._moment = moment
        if before is not None and self._nodes is not None and moment.only_moved_from(before):
            nodes, edges = touched(picture, before.frame, moment.frame, (before.asked, moment.asked))
            labels = self._labels.keys_of((*nodes, *edges)) if self._labels else ()
            self._show([self._nodes.of(name, moment) for name in nodes], edges, labels)
            on = moment.frame.position - before.frame.position
            if self._moves and on == len(picture.made(moment.frame)) > 0:
                self._send(edges)
        else:
            self._begin(picture, moment)

    def begin_in_turns(self, moment: Moment) -> Iterator[None]:
        """As `set_moment`, with the labels of a crowd in turns; for a scene that no view shows."""
        picture = self._picture
        if picture is not None and len(picture.graph.nodes) > CROWDED:
            _, _, labels, standing = self._parts(picture)
            labels.look_at(QRectF())  # nothing is in view, so no label is waited for
            self.set_moment(moment)
            yield
            yield from labels.settle_all()
            labels.look_at(None)
            self._measure(standing)
        else:
            self.set_moment(moment)
            yield

    def _forget(self) -> None:
        """Take every item away."""
        self.motion.stop()
        for item in self._items.values():
            self.removeItem(item)
        if self._labels is not None:
            self._labels.forget()
        self._items = {}
        self._pixmaps.forget()
        self._crowded = False
        self._content = QRectF()
        self._nodes: SceneNodes | None = None
        self._edges: SceneEdges | None = None
        self._labels = None
        self._standing: Standing | None = None

    # --- a trace, or a graph, that is new ------------------------------------------------------------------

    def _begin(self, picture: GraphPicture, moment: Moment) -> None:
        """Work out where everything stands with the numbers of a new trace, and show it."""
        nodes, edges, labels, standing = self._parts(picture)
        wording = labels.wording(picture, moment.frame.walkthrough)
        names = [node.name for node in picture.graph.drawn]
        names += [ROOT_BOX] if picture.has_root_box else []
        drawn: list[Edge | None] = [*picture.graph.edges, *([None] if ROOT_BOX in names else [])]
        nodes.begin(picture)
        shown = {name: nodes.of(name, moment) for name in names}
        moved = standing.settle(picture, shown, lambda: labels.says(wording, moment))
        if moved:
            nodes.place(standing.places)
            edges.set_ways(standing.arranged.ways)
            show_stubs(self, self._items, standing.arranged.stubs)
            show_frames(self, self._items, picture, standing.frames, self._theme)
        keys = labels.begin(wording, moment, standing, graph_moved=moved)
        self._measure(standing)
        self._show(shown.values(), drawn, keys)
        nodes.name_root_box()  # another node may be the root that looks the same
        if self._is_far:
            nodes.see_from_afar(True)
            self._mark_from_afar()

    def _measure(self, standing: Standing) -> None:
        """See how much room all of it takes."""
        content = standing.bounds()
        if content != self._content:
            self._content = content
            self.setSceneRect(content.adjusted(-6000, -6000, 6000, 6000))

    def _parts(self, picture: GraphPicture) -> tuple[SceneNodes, SceneEdges, SceneLabels, Standing]:
        """What draws the nodes, edges and labels, and knows where they stand; made for the first moment."""
        if self._nodes is None or self._edges is None or self._labels is None or self._standing is None:
            self._crowded = len(picture.graph.nodes) > CROWDED
            around = (self, self._items, self._theme, self._copies)
            self._nodes = SceneNodes(*around, self.marked.dress)
            self._nodes.set_editable(self._editable)
            self._edges = SceneEdges(*around)
            self._labels = SceneLabels(*around, self._nodes.editable_tip)
            self._labels.set_given_editable(self._given_editable)
            self._labels.look_at(self._area)
            self._standing = Standing(self._theme, self._labels.marks, crowded=self._crowded)
        return self._nodes, self._edges, self._labels, self._standing

    # --- showing ------------------------------------------------------------------------------------------

    def _show(
        self, nodes: Iterable[NodeShown], edges: Iterable[Edge | None], labels: Iterable[LabelKey]
    ) -> None:
        """Bring these nodes, edges and labels to the moment; those that already show it stay untouched."""
        moment, picture, standing = self._moment, self._picture, self._standing
        if moment is None or picture is None or standing is None:
            return
        if self._nodes is None or self._labels is None or self._edges is None:
            return
        if self._nodes.show(nodes, standing):
            self._mark_from_afar()
        for edge in edges:
            self._edges.show(edge, flow(picture, moment.frame, edge))
        self._labels.show(labels, moment)

    def _send(self, edges: Iterable[Edge | None]) -> None:
        """Let a head travel along the edges of the step just made."""
        if self._moment is None or self._standing is None or self._picture is None:
            return
        ways, picture, frame = self._standing.arranged.ways, self._picture, self._moment.frame
        self.motion.send([(ways[edge], flow(picture, frame, edge)) for edge in edges], self._theme)

    # --- items --------------------------------------------------------------------------------------------

    @property
    def _copies(self) -> Pixmaps | None:
        """What the items of a crowd are copied from; a file is painted in lines."""
        return self._pixmaps if self._crowded and self._area is not None else None

    def node(self, name: str) -> NodeItem | None:
        """The item of a node, or of the root's box; inside a closed frame, the frame's."""
        return self._nodes.item(self.drawn_name(name)) if self._nodes else None

    def drawn_name(self, name: str) -> str:
        """The name of the drawn node that shows a node."""
        return self._picture.node(name) if self._picture else name

    def edge(self, edge: Edge | None) -> EdgeItem | None:
        """The item of an edge; None asks for the edge to the root's box.

        In a crowd only the edges of the step have one.
        """
        return self._edges.item(self._drawn_edge(edge)) if self._edges else None

    @property
    def edges(self) -> SceneEdges | None:
        """How the edges are drawn; None before the first moment."""
        return self._edges

    def way(self, edge: Edge | None) -> Route | None:
        """Where an edge runs."""
        return self._edges.way(self._drawn_edge(edge)) if self._edges else None

    def _drawn_edge(self, edge: Edge | None) -> Edge | None:
        """The drawn edge that shows an edge of the graph; a drawn one itself."""
        return (self._picture.edge(edge) or edge) if edge is not None and self._picture else edge

    def label(self, key: LabelKey) -> LabelItem | None:
        """The item of a label that is shown now."""
        return self._labels.item(key) if self._labels else None

    @property
    def given_label(self) -> LabelItem | None:
        """The given gradient at the root's box, where it is shown now."""
        return self.label(LabelKey("given", self._picture.root)) if self._picture else None

    def labels_shown(self) -> dict[LabelKey, LabelShown]:
        """What the labels say now; of a crowd those that have been looked at."""
        return self._labels.shown() if self._labels else {}

    def labels_at(
        self, nodes: Iterable[str], edges: Iterable[Edge | None]
    ) -> Iterator[tuple[LabelShown, LabelItem]]:
        """What the labels of these nodes and edges say now, with their items, as far as they are shown."""
        return self._labels.at((*nodes, *edges)) if self._labels else iter(())

    def says(self, name: str) -> NodeShown | None:
        """What a node shows now."""
        return self._nodes.says(self.drawn_name(name)) if self._nodes else None

    def newest_number(self, name: str) -> Quantity | None:
        """The last number of a node that the step knows: its gradient, else its value."""
        moment = self._moment
        if moment is None or moment.trace is None or name not in moment.trace.graph:
            return None
        if moment.frame.knows_gradient(name):
            return Quantity(Kind.GRADIENT, name)
        return Quantity(Kind.VALUE, name) if moment.frame.knows_value(name) else None

    def place_of(self, name: str) -> Point | None:
        """The centre of a node."""
        return self._standing.places.get(self.drawn_name(name)) if self._standing else None

    # --- from afar ----------------------------------------------------------------------------------------

    def look_at(self, area: QRectF, zoom: float, ratio: float) -> None:
        """Be seen in this part, at this scale, on a screen with so many pixels for one of the window.

        From afar the nodes of a crowd are shapes and colours.
        """
        was_far, self._area, self._zoom = self._is_far, area, zoom
        self._pixmaps.look_at(zoom, ratio)
        if self._labels is not None:
            self._labels.look_at(area)
        if self._is_far != was_far and self._nodes is not None:
            self._nodes.see_from_afar(self._is_far)
            self._mark_from_afar()

    @property
    def _is_far(self) -> bool:
        return self._crowded and self._zoom < FAR_SCALE

    def _mark_from_afar(self) -> None:
        if self._nodes is not None:
            self._nodes.mark_from_afar(map(self.drawn_name, self.marked.names))

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
