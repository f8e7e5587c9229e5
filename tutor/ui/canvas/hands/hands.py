"""The hands on the canvas: which gesture has the mouse while the graph is edited.

They stand between the mouse and the view: what no gesture takes is the view's, as it is else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from tutor.graph import Edge
from tutor.ui.canvas.arrange import spread
from tutor.ui.canvas.hands.card import PointerCard, Told
from tutor.ui.canvas.hands.choose import ChooseEdge, RubberBand
from tutor.ui.canvas.hands.connect import Connect
from tutor.ui.canvas.hands.frame_drag import FrameDrag
from tutor.ui.canvas.hands.gesture import Answers, Gesture, Hand
from tutor.ui.canvas.hands.hover import Hover
from tutor.ui.canvas.hands.lift import Lift
from tutor.ui.canvas.hands.move import Move
from tutor.ui.canvas.hands.pan import RightPan
from tutor.ui.canvas.hands.reach import Reach
from tutor.ui.canvas.view import GraphView

_BORDER, _SCROLL_MS = 26.0, 16
"""How near the border a drag scrolls the view, in pixels, and how often."""
_FASTEST = 18.0


class Hands(QObject):
    """Hears the mouse before the view while it is on. What is wanted of the graph it signals or asks."""

    chosen_wanted = Signal(object)
    """These nodes are to be chosen, and no others: a tuple of names."""
    edge_chosen = Signal(object)
    """This edge is to be chosen."""
    connected = Signal(str, str, int)
    """A source is to become an operand of a target: which one, from 0."""
    disconnected = Signal(object)
    """This edge is to be taken off its operand."""
    rewired = Signal(object, str, int)
    """This edge is to go to an operand of another target."""
    swapped = Signal(str, int, int)
    """Two operands of a node are to be exchanged."""

    def __init__(self, view: GraphView, answers: Answers) -> None:
        super().__init__(view)
        self.view, self.answers = view, answers
        self._viewport = view.viewport()  # asked again while the view is destroyed, it would crash
        self.search: Callable[[str, QPointF], None] | None = None
        """Asks what is to be placed at a point of the viewport, behind a node."""
        self.chosen: tuple[str, ...] = ()
        self.reach = Reach(view)
        self.card = PointerCard(view, view.theme)
        self.connecting, self.moving, self.band = Connect(self), Move(self), RubberBand(self)
        self._right = RightPan(self)
        self._gestures: list[Gesture] = [
            self.connecting, FrameDrag(self), self.moving, ChooseEdge(self), self.band,
        ]  # fmt: skip
        self.hover = Hover(self)
        self._current: Gesture | None = None
        self._hand = Hand(QPointF())
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._on = False
        view.settling.ended.connect(self._settled)

    # --- what is shown ------------------------------------------------------------------------------------

    def set_on(self, on: bool) -> None:
        """Take the mouse, or leave it to the view."""
        if on == self._on:
            return
        self._on = on
        self.let_go()
        for watched in (self.view, self._viewport):
            if on:
                watched.installEventFilter(self)
            else:
                watched.removeEventFilter(self)
        self.reach.set_on(on)
        if not on:
            self.show_chosen((), None)

    def refresh(self) -> None:
        """The graph, or where it stands, may be another."""
        if self._on:
            if self.reach.refresh():
                self.let_go()
                self.view.graph_scene.marked.choose(self.chosen)
            self.reach.mark_edge(self.reach.marked)
            self.reach.ports.setVisible(not self.view.settling.moves_nodes)

    def _settled(self) -> None:
        """The nodes stand where their ports are."""
        self.reach.ports.setVisible(True)

    def set_theme(self) -> None:
        """Take the theme of the view."""
        self.let_go()
        self.card.set_theme(self.view.theme)
        if self._on:
            self.reach.set_on(False)
            self.reach.set_on(True)

    def show_chosen(self, names: tuple[str, ...], edge: Edge | None) -> None:
        """Mark what is chosen."""
        self.chosen = names
        self.view.graph_scene.marked.choose(names)
        self.reach.mark_edge(edge)

    def tell(self, told: Told | None, point: QPointF) -> None:
        """Say this beside the pointer."""
        self.card.tell(told, point)

    def put(self, lift: Lift, node: str, edge: Edge | None) -> bool:
        """Keep the nodes where they were brought; whether that has changed anything."""
        standing = self.view.graph_scene.standing
        if standing is None:
            return False
        across, down = spread(self.view.theme)
        dx, dy = lift.away
        moved = {
            name: (round(x + dx / across, 1), round(y + dy / down, 1))
            for name, (x, y) in standing.document_positions().items()
            if name in lift.names
        }
        return self.answers.put(moved, node, edge)

    # --- who has the mouse --------------------------------------------------------------------------------

    @property
    def is_dragging(self) -> bool:
        """Whether something is dragged."""
        return self._current is not None and self._current.is_dragging

    def let_go(self) -> None:
        """Cancel what is dragged."""
        current, self._current = self._current, None
        self._scroll.stop()
        if current is not None:
            current.cancel()
            self._viewport.setCursor(Qt.CursorShape.ArrowCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is a gesture's."""
        if watched is self._viewport:
            return self._on_viewport(event)
        return isinstance(event, QKeyEvent) and self._on_key(event)

    def _on_viewport(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if kind == QEvent.Type.MouseMove:
                return self._move(event)
            if kind == QEvent.Type.MouseButtonRelease:
                return self._release(event)
            if kind == QEvent.Type.MouseButtonDblClick:
                return event.button() == Qt.MouseButton.LeftButton and self.connecting.swaps(_hand(event))
        elif kind == QEvent.Type.ContextMenu and self._current is self._right:
            self._right.hold_menu()
            return True
        elif kind in (QEvent.Type.ToolTip, QEvent.Type.Leave):
            return self.hover.hears(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        if self._current is not None:
            return True
        self.view.settling.finish()
        hand = self._hand = _hand(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.RightButton:
            self._current = self._right if self._right.press(hand) else None
        elif left and not self.view.pans_by_left and self.view.graph_scene.picture is not None:
            self._current = next((gesture for gesture in self._gestures if gesture.press(hand)), None)
        return self._current is not None

    def _move(self, event: QMouseEvent) -> bool:
        hand = self._hand = _hand(event)
        if self._current is None:
            return event.buttons() == Qt.MouseButton.NoButton and self.hover.over(hand.point)
        self._current.move(hand)
        scrolls = self._current is not None and self._current.is_dragging and self._current.scrolls
        if scrolls and not self._border().isNull():
            self._scroll.start()
        return True

    def _release(self, event: QMouseEvent) -> bool:
        current = self._current
        if current is None:
            return False
        if event.buttons() == Qt.MouseButton.NoButton:
            self._current = None
            self._scroll.stop()
            self._viewport.setCursor(Qt.CursorShape.ArrowCursor)
            current.release(_hand(event))
            self.hover.over(event.position())
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        """While something is dragged, Esc cancels it, and no other key does anything."""
        if not self.is_dragging:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress:
            self.let_go()
        elif event.key() == Qt.Key.Key_Alt and self._current is not None:
            held = event.type() == QEvent.Type.KeyPress
            alt = Qt.KeyboardModifier.AltModifier if held else Qt.KeyboardModifier.NoModifier
            self._current.move(Hand(self._hand.point, alt))
        return True

    # --- the view's border --------------------------------------------------------------------------------

    def _border(self) -> QPointF:
        """How fast a drag scrolls where the hand is: pixels at a time, across and down."""
        rect, point = self._viewport.rect(), self._hand.point
        return QPointF(_push(point.x(), rect.width()), _push(point.y(), rect.height()))

    def _scroll_on(self) -> None:
        push = self._border()
        if self._current is None or push.isNull():
            self._scroll.stop()
            return
        self.view.pan_by(-push)
        self._current.move(self._hand)


def _hand(event: QMouseEvent) -> Hand:
    return Hand(event.position(), event.modifiers())


def _push(at: float, size: float) -> float:
    """How fast it goes on at one of two borders: the faster the farther out."""
    if at < _BORDER:
        return -min((_BORDER - at) / 2, _FASTEST)
    return min(max(at - size + _BORDER, 0.0) / 2, _FASTEST)
