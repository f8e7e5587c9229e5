"""The canvas as a widget: shows a graph at a moment, and hands on what a person asks of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from tutor.engine import Trace
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.arrange import spread
from tutor.ui.canvas.edit_value import ValueEditor
from tutor.ui.canvas.frame_hits import FrameHits
from tutor.ui.canvas.keyboard import neighbour
from tutor.ui.canvas.labels import LEAST_SCALE, LabelItem
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.canvas.nudge_handle import NudgeDrag
from tutor.ui.canvas.picking import Picking
from tutor.ui.canvas.picture_view import PictureView
from tutor.ui.canvas.pointed import PointedNumber
from tutor.ui.canvas.routes import Point
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.settling import Settling
from tutor.ui.canvas.shown import GraphPicture, Moment
from tutor.ui.canvas.step_follower import StepFollower
from tutor.ui.canvas.stubs import StubItem
from tutor.ui.look.theme import Theme, load_theme
from tutor.walk import Frame, Kind, Quantity, Step, Updates

if TYPE_CHECKING:
    from tutor.ui.canvas.node_marks import NodeMarks


class GraphView(PictureView):
    """A graph at a step. Everything that is drawn follows `set_picture` and `set_moment`."""

    value_edited = Signal(str, object)
    """A leaf was given another value, or the root (ROOT_BOX) another gradient: a float or a nested list."""
    quantity_activated = Signal(object)
    """A number was clicked: a `tutor.walk.Quantity`."""
    node_selected = Signal(str)
    """A node was selected; "" where none is any more."""

    def __init__(self, parent: QWidget | None = None, *, theme: Theme | None = None) -> None:
        super().__init__(theme or load_theme("light"), parent)
        self._graph_scene = GraphScene(self._theme, self)
        self._selected = ""
        self.takes_ground: Callable[[QPointF], bool] = lambda _: False
        self._editor = ValueEditor(self)
        self._editor.committed.connect(self.value_edited)
        self.picking, self.settling, self.nudge = Picking(self), Settling(self), NudgeDrag(self)
        self.morph, self.follower = self.settling.morph, StepFollower(self)
        self._marks: NodeMarks | None = None
        self.frames, self._pointed = FrameHits(self), PointedNumber(self)
        self.setScene(self._graph_scene)
        self.view_moved()
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Graph"))
        self.setAccessibleDescription(
            self.tr(
                "The computation graph. Tab goes from node to node, Ctrl and an arrow key along the edges, "
                "Enter to a number or its field, up and down nudge it, plus and minus zoom, 0 fits the graph."
            )
        )

    # --- what is shown ------------------------------------------------------------------------------------

    @property
    def graph_scene(self) -> GraphScene:
        """The scene with the items."""
        return self._graph_scene

    @property
    def selected(self) -> str:
        """The name of the selected node, or ""."""
        return self._selected

    @property
    def marks(self) -> NodeMarks:
        """Marks over the nodes; made when they are first needed."""
        if self._marks is None:
            from tutor.ui.canvas.node_marks import NodeMarks  # the first paint does without

            self._marks = NodeMarks(self)
        return self._marks

    @property
    def editor(self) -> ValueEditor:
        """The field in which a leaf's value is given."""
        return self._editor

    def set_picture(self, picture: GraphPicture, *, keeps_view: bool = False) -> None:
        """Draw another graph. It is there with the next `set_moment`, fitted to the view.

        With `keeps_view` the view stays where it is: the graph is the one before, edited.
        """
        self._editor.cancel()
        self._pointed.forget()
        self.settling.finish()
        self._graph_scene.set_picture(picture)
        if not keeps_view:
            self._fits = True
            self.follower.begin_again()
        self._selected = picture.node(self._selected)
        if self._selected and self._selected not in picture.graph:
            self.select("")
        else:
            self._graph_scene.marked.select(self._selected, has_focus=self.hasFocus())

    def set_moment(
        self, frame: Frame, trace: Trace | None, updates: Updates | None, asked: Step | None = None
    ) -> None:
        """Show what `frame` knows with the numbers of `trace`; the number of `asked` is a blank.

        After an update a parameter's data is the one in `updates`; after zero grad its grad is 0.
        """
        moment, before = Moment(frame, trace, updates, asked), self._graph_scene.moment
        self.settling.give_way(moment)
        self._graph_scene.set_moment(moment)
        self.follower.step(before)
        self._editor.follow()
        self.say_selection()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme`."""
        self.settling.finish()
        self._theme = theme
        self._pointed.forget()
        self.follower.decide_anew()
        self._graph_scene.set_theme(theme)
        self._editor.set_theme(theme)
        if self._fits:
            self.refit()
        self.viewport().update()

    def set_motion(self, on: bool) -> None:
        """Whether a step, or another graph, moves anything."""
        self.settling.finish()
        self.end_glide(there=True)
        self.moves = on
        self._graph_scene.set_motion(on)

    def set_editable(self, on: bool) -> None:
        """Whether leaves' values can be given on the node."""
        self._graph_scene.set_editable(on)
        self._editor.set_takes_values(on)

    def set_given_editable(self, on: bool) -> None:
        """Whether another given gradient can be typed at the root's box."""
        self._editor.takes_given = on
        self._graph_scene.set_given_editable(on)

    def select(self, name: str) -> None:
        """Select a node; "" selects none. Inside a closed frame that is the frame."""
        name = self._graph_scene.drawn_name(name)
        if name == self._selected:
            return
        self._selected = name
        self._graph_scene.marked.select(name, has_focus=self.hasFocus())
        self.say_selection()
        if self._framed:
            self.viewport().update()
        self.node_selected.emit(name)

    def say_selection(self) -> None:
        """Tell a screen reader what is selected: it sees one widget."""
        shown = self._graph_scene.says(self._selected) if self._selected else None
        name = self.tr("Graph, {node}").format(node=shown.tip) if shown else self.tr("Graph")
        marks = self._marks.says(self._selected) if self._marks is not None else ""
        self.setAccessibleName(name + marks + self.picking.says(self._selected))

    def content(self) -> QRectF:
        """Nodes, and all labels that any step shows: the graph does not move while it is walked."""
        return self._graph_scene.content()

    def fit(self) -> None:
        """Show the whole graph, however small that makes it."""
        self.follower.whole, self.follower.close_up = True, False
        super().fit()

    def fit_all(self) -> None:
        """Show the whole graph as long as it can be read so."""
        super().fit()

    def refit(self) -> None:
        """Show the whole graph, or, where that could not be read, the part where the step is."""
        self.follower.refit()

    def view_moved(self) -> None:
        """The field stays over its value, and the scene is drawn as its scale needs it."""
        self._graph_scene.look_at(self.seen_area(), self._zoom, self.viewport().devicePixelRatioF())
        self._editor.follow()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the marks of nodes that are no part of the graph."""
        if self._marks is not None:
            self._marks.paint(painter, QRectF(rect))
        super().drawForeground(painter, rect)

    # --- what lies where ----------------------------------------------------------------------------------

    def label_at(self, point: QPointF) -> LabelItem | None:
        """The number at a point of the viewport."""
        if self._zoom < LEAST_SCALE:
            return None
        found = self.items(point.toPoint())
        return next((item for item in found if isinstance(item, LabelItem) and item.isVisible()), None)

    def node_at(self, point: QPointF) -> str:
        """The name of the node at a point of the viewport, or ""; the root's box stands for the root."""
        for item in self.items(point.toPoint()):
            if isinstance(item, StubItem):
                return item.edge.target
            if isinstance(item, NodeItem):
                picture = self._graph_scene.picture
                return picture.graph.root if item.name == ROOT_BOX and picture else item.name
        return ""

    def document_point(self, point: QPointF) -> Point:
        """Where a point of the viewport lies in the coordinates of a document's positions."""
        across, down = spread(self._theme)
        there = self.to_scene(point)
        return there.x() / across, there.y() / down

    def edit(self, name: str) -> bool:
        """Open the field for a leaf's value, or the root's given gradient; False where none can be edited."""
        return self._editor.edit(name)

    # --- mouse --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a pan (middle button, Space held, or the ground dragged), or remember what is pressed."""
        self.settling.finish()
        self.end_glide()
        if self.nudge.begins(event):
            return
        self._pressed = event.position()
        on_ground = not self.node_at(event.position()) and self.label_at(event.position()) is None
        if self._pan.begins(event, on_ground):
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or mark the number under the pointer."""
        if self.nudge.moves(event) or self._pan.moves(event):
            return
        self._pointed.follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan, or follow the click."""
        was_drag = self.nudge.ends() or self._pan.ends(event)
        pressed, self._pressed = self._pressed, None
        if was_drag or event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if self.picking.takes_click(event.position()) or self.frames.takes_click(event.position()):
            return
        label = self.label_at(event.position())
        if label is not None and label is self.label_at(pressed) and label.quantity is not None:
            self._activate(label, label.quantity_at(self.to_scene(event.position())))
        else:
            self.select(self.node_at(event.position()))

    def _activate(self, label: LabelItem, quantity: Quantity | None) -> None:
        if label.leaf is not None and self.edit(label.leaf):
            return
        if quantity is not None:
            self.select(quantity.node)
            self.quantity_activated.emit(quantity)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the value of the leaf there, or open a closed frame; on the ground, fit unless it is taken."""
        there, takes = event.position(), (self.picking.takes_click, self.frames.takes_double_click)
        if event.button() != Qt.MouseButton.LeftButton or any(taken(there) for taken in takes):
            return
        if name := self.node_at(there):
            self.edit(name)
        elif not self.takes_ground(there):
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no number any more."""
        self._pointed.follow(None)
        super().leaveEvent(event)

    # --- keyboard -----------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802 - Qt's own name
        """Tab goes through the nodes in forward order, and then on to the next widget."""
        name = neighbour(self._graph_scene, self._selected, "next" if next_ else "previous")
        if name:
            self.go_to(name)
            return True
        self.select("")
        return super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along edges (Ctrl and an arrow), nudge (↑ ↓), edit or activate (Enter, F2), zoom (+ − 0)."""
        if self._editor.isVisible() or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        ways = {
            Qt.Key.Key_Left: "left",
            Qt.Key.Key_Right: "right",
            Qt.Key.Key_Up: "up",
            Qt.Key.Key_Down: "down",
        }
        if key in ways:
            if not held & Qt.KeyboardModifier.ControlModifier:
                if not self.nudge.key(key, self._selected):
                    event.ignore()  # bare arrows step through the walk
                return True
            name = neighbour(self._graph_scene, self._selected, ways[key])
            self.go_to(name) if name else None
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._selected:
            self._enter(only_edit=key == Qt.Key.Key_F2)
        elif key == Qt.Key.Key_Escape and self._selected:
            self.select("")
        else:
            return self.zooms(key)
        return True

    def _enter(self, *, only_edit: bool) -> None:
        """Edit a leaf, open a closed frame; of an operation, ask where its newest number is from."""
        is_picked = not only_edit and self.picking.takes(self._selected)
        if is_picked or self.frames.takes_key(self._selected, only_edit=only_edit):
            return
        if self.edit(self._selected) or only_edit:
            return
        quantity = self._graph_scene.newest_number(self._selected)
        if quantity is not None:
            self.quantity_activated.emit(quantity)

    def go_to(self, name: str) -> None:
        """Select a node, and bring it into sight."""
        self.select(name)
        self.follower.show(name)

    def selects_something(self) -> bool:
        """Whether a node is selected."""
        return bool(self._selected)

    def show_selection(self, *, focused: bool) -> None:
        """Draw the selected node boldly where the keyboard is here, else quietly."""
        self._graph_scene.marked.select(self._selected, has_focus=focused)

    def viewport_point(self, name: str, kind: Kind = Kind.VALUE) -> QPoint | None:
        """Where a node's number stands in the viewport, or its middle where it shows none."""
        item = self._graph_scene.node(name)
        if item is None:
            return None
        number = item.number("value" if kind is Kind.VALUE else "gradient")
        where = number.number_rect().center() if number else item.scenePos()
        return self.viewportTransform().map(where).toPoint()
