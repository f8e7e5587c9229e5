"""One graph of a document turning into another: nodes that stay glide, others shrink away or grow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, QVariantAnimation, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem

from tutor.graph import Graph
from tutor.graph.succession import heirs, origins
from tutor.ui.canvas.nodes import NodeItem

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

LONGEST_MS = 600
"""A learner who turns pages quickly is not kept waiting."""
_TIMES_A_STEP = 3.5
_SMALL = 0.15
_BELOW = 1.5
"""Where nodes that go are painted: over the edges, under the nodes that stay."""


@dataclass(frozen=True)
class _Leaving:
    """What was drawn before, and how the view looked at it."""

    graph: Graph
    items: Mapping[object, QGraphicsItem]
    look: QTransform
    zoom: float


@dataclass(frozen=True)
class _Way:
    """What happens to one item between two moments of the morph, each a share of its time."""

    item: QGraphicsItem
    start: QPointF
    end: QPointF
    scales: tuple[float, float] = (1.0, 1.0)
    opacities: tuple[float, float] = (1.0, 1.0)
    time: tuple[float, float] = (0.0, 1.0)

    def go_to(self, share: float, easing: QEasingCurve) -> None:
        first, last = self.time
        along = easing.valueForProgress(min(max((share - first) / (last - first), 0.0), 1.0))
        self.item.setPos(self.start + (self.end - self.start) * along)
        self.item.setScale(_between(self.scales, along))
        self.item.setOpacity(_between(self.opacities, along))


def _between(ends: tuple[float, float], along: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * along


class Morph(QObject):
    """Turns what was drawn into what is drawn; at its end all stands as it would have stood without it.

    `leave` before the view is given another picture, `begin` when it shows that at its moment. Whatever is
    asked of the canvas meanwhile ends the morph at once.
    """

    ended = Signal()
    """Everything stands where it belongs."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self._leaving: _Leaving | None = None
        self._gone: list[QGraphicsItem] = []
        self._ways: list[_Way] = []
        self._easing = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._advance)
        self._animation.finished.connect(self.finish)
        view.installEventFilter(self)

    @property
    def is_running(self) -> bool:
        """Whether something moves."""
        return bool(self._ways)

    def leave(self) -> None:
        """Keep what is drawn now, to turn it into what comes; not where motion is off, or nobody looks."""
        self.finish()
        view, scene = self._view, self._view.graph_scene
        if not scene.moves or not view.theme.motion_ms or not view.isVisible():
            return
        if scene.picture is not None and scene.standing is not None:
            graph = scene.picture.graph
            self._leaving = _Leaving(graph, scene.hand_over(), view.viewportTransform(), view.zoom)

    def begin(self) -> None:
        """Turn what was kept into what is drawn now."""
        leaving, self._leaving = self._leaving, None
        scene = self._view.graph_scene
        if leaving is None:
            return
        self._gone = list(leaving.items.values())
        if scene.picture is None or scene.standing is None:
            self.finish()
            return
        back = self._view.viewportTransform().inverted()[0]
        self._plan(leaving, scene.picture.graph, leaving.look * back, leaving.zoom / self._view.zoom)
        self._animation.setDuration(min(LONGEST_MS, round(_TIMES_A_STEP * self._view.theme.motion_ms)))
        self._advance(0.0)
        self._animation.start()

    def finish(self) -> None:
        """Let everything stand where it belongs, at once."""
        self._animation.stop()
        scene, ways = self._view.graph_scene, self._ways
        self._ways = []
        for way in ways:
            place = scene.place_of(way.item.name) if isinstance(way.item, NodeItem) else None
            way.item.setPos(way.end if place is None else QPointF(*place))
            way.item.setScale(1.0)
            way.item.setOpacity(1.0)
        for item in self._gone:
            if item.scene() is scene:
                scene.removeItem(item)
        self._gone = []
        if ways:
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing moves while the canvas is hidden."""
        if event.type() == QEvent.Type.Hide:
            self.finish()
        return super().eventFilter(watched, event)

    def _advance(self, share: float) -> None:
        for way in self._ways:
            way.go_to(float(share), self._easing)

    def _plan(self, leaving: _Leaving, graph: Graph, seen: QTransform, scale: float) -> None:
        """The way of every item; `seen` and `scale` put the old ones where they stood on the screen."""
        new = self._view.graph_scene.drawn
        was = {item.name: item for item in leaving.items.values() if isinstance(item, NodeItem)}
        now = {item.name: item for item in new.values() if isinstance(item, NodeItem)}
        before = {name: seen.map(item.pos()) for name, item in was.items()}
        after = {name: item.pos() for name, item in now.items()}
        ways = [
            _Way(item, seen.map(item.pos()), seen.map(item.pos()), (scale, scale), (1.0, 0.0), (0.0, 0.35))
            for item in leaving.items.values()
            if not isinstance(item, NodeItem)
        ]
        into = heirs(leaving.graph, graph)
        for name, item in was.items():
            item.setZValue(_BELOW)
            if name in now:
                item.setVisible(False)
                continue
            there = after.get(into.get(name, graph.root), before[name])
            ways.append(_Way(item, before[name], there, (scale, _SMALL), (1.0, 0.0), (0.0, 0.75)))
        out_of = origins(leaving.graph, graph)
        for name, item in now.items():
            if name in was:
                ways.append(_Way(item, before[name], after[name], (scale, 1.0)))
                continue
            parents = [before[parent] for parent in out_of.get(name, ()) if parent in before]
            start = _middle(parents) if parents else after[name]
            ways.append(_Way(item, start, after[name], (_SMALL, 1.0), (0.0, 1.0), (0.25, 1.0)))
        ways += [
            _Way(item, item.pos(), item.pos(), (1.0, 1.0), (0.0, 1.0), (0.7, 1.0))
            for item in new.values()
            if not isinstance(item, NodeItem)
        ]
        self._ways = ways


def _middle(points: list[QPointF]) -> QPointF:
    return QPointF(
        sum(point.x() for point in points) / len(points), sum(point.y() for point in points) / len(points)
    )
