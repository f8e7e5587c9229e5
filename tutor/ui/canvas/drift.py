"""After an edit, nodes go from where they stood to where they stand; edges and labels appear at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem

from tutor.ui.canvas.edges import EdgeItem
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.canvas.wording import CROWDED

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

USUAL_MS, LONGEST_MS = 200, 400
"""How long an edit takes, and at most another command."""
_LEAST = 24.0
"""Who moves a node by a little sees that without edges going away: so many pixels of the screen."""
_SHOWN_FROM = 0.6
_ENDS = frozenset(
    [QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel]
)


@dataclass(frozen=True)
class _Before:
    """Where nodes stood, how everything else lay, and how the view looked at it."""

    places: Mapping[str, QPointF]
    lay: Mapping[object, object]
    look: QTransform


class Drift(QObject):
    """Lets nodes go to their new places; at the end all stands as it would have stood without it.

    `leave` before the view is given the edited picture, `begin` when it shows that at its moment. Whatever is
    asked of the canvas meanwhile ends it at once.
    """

    ended = Signal()
    """Everything stands where it belongs."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self.next_ms = USUAL_MS
        """How long the next one takes."""
        self._before: _Before | None = None
        self._ways: list[tuple[NodeItem, QPointF, QPointF]] = []
        self._fading: list[QGraphicsItem] = []
        self._easing = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._advance)
        self._animation.finished.connect(self.finish)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def is_running(self) -> bool:
        """Whether something moves."""
        return bool(self._ways or self._fading)

    @property
    def moves_nodes(self) -> bool:
        """Whether nodes are on their way."""
        return bool(self._ways)

    def leave(self) -> None:
        """Keep where everything stands now; not where motion is off, or nobody looks."""
        self.finish()
        view, scene = self._view, self._view.graph_scene
        if scene.picture is None or len(scene.picture.graph.nodes) > CROWDED:
            return  # to move so many items takes longer than it helps
        if scene.moves and view.theme.motion_ms and view.isVisible() and scene.standing:
            nodes = {item.name: item.pos() for item in scene.drawn.values() if isinstance(item, NodeItem)}
            self._before = _Before(nodes, _lay(scene.drawn), view.viewportTransform())

    def begin(self) -> None:
        """Let what stands elsewhere now go there, and bring what is new into sight."""
        before, self._before = self._before, None
        milliseconds, self.next_ms = self.next_ms, USUAL_MS
        if before is None or self._view.graph_scene.standing is None:
            return
        self._plan(before)
        if not self.is_running:
            return
        self._animation.setDuration(min(milliseconds, 2 * self._view.theme.motion_ms))
        self._advance(0.0)
        self._animation.start()

    def _plan(self, before: _Before) -> None:
        """Which nodes go, and what appears when they are there."""
        view, drawn = self._view, self._view.graph_scene.drawn
        now = view.viewportTransform()
        back = now.inverted()[0]
        nodes = [item for item in drawn.values() if isinstance(item, NodeItem)]
        seen = [
            (item, before.look.map(before.places[item.name]), now.map(item.pos()))
            for item in nodes
            if item.name in before.places
        ]
        if not any((there - here).manhattanLength() > _LEAST for _, here, there in seen):
            self._fading = [item for item in nodes if item.name not in before.places]
        else:
            self._ways = [
                (item, back.map(here), item.pos())
                for item, here, there in seen
                if (there - here).manhattanLength() > 0.5
            ]
            lay = _lay(drawn)
            self._fading = [item for item in nodes if item.name not in before.places]
            self._fading += [drawn[key] for key, how in lay.items() if before.lay.get(key) != how]

    def finish(self) -> None:
        """Let everything stand where it belongs, at once."""
        self._animation.stop()
        ran, scene = self.is_running, self._view.graph_scene
        for item, _, end in self._ways:
            if item.scene() is scene:
                place = scene.place_of(item.name)
                item.setPos(end if place is None else QPointF(*place))
        for shown in self._fading:
            if shown.scene() is scene:
                shown.setOpacity(1.0)
        self._ways, self._fading = [], []
        if ran:
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any input ends it, and nothing moves while the canvas is hidden."""
        if self.is_running and (event.type() in _ENDS or event.type() == QEvent.Type.Hide):
            self.finish()
        return super().eventFilter(watched, event)

    def _advance(self, share: float) -> None:
        along = self._easing.valueForProgress(share)
        for item, start, end in self._ways:
            item.setPos(start + (end - start) * along)
        opacity = max(0.0, (share - _SHOWN_FROM) / (1.0 - _SHOWN_FROM)) if self._ways else share
        for shown in self._fading:
            shown.setOpacity(opacity)


def _lay(drawn: Mapping[object, QGraphicsItem]) -> dict[object, object]:
    """How everything but the nodes lies: an edge by its way, anything else by its place and its bounds."""
    found: dict[object, object] = {}
    for key, item in drawn.items():
        if isinstance(item, EdgeItem):
            found[key] = item.way
        elif not isinstance(item, NodeItem) and item.isVisible():
            box = QRectF(item.boundingRect())
            found[key] = (item.pos().x(), item.pos().y(), box.getRect())
    return found
