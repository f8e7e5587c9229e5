"""The spotlight of a page: nodes and edges that it points at are ringed, and all others step back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.edges import EdgeItem, path_of
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import LabelKey
from tutor.ui.lessons.spot import NOWHERE, Spot
from tutor.ui.look.theme import Theme

_AWAY = 13.0
"""How far a ring lies outside what it is around, at 100 %: beyond the mark of a selection."""
_EDGE_BAND = 18.0
"""How wide the band around an edge is, at 100 %."""
_DIMMED = 0.55


class Ring(QGraphicsItem):
    """A soft band with a dotted outline around a node or along an edge."""

    def __init__(self, outline: QPainterPath, theme: Theme) -> None:
        super().__init__()
        self._outline, self._theme, self._scale = outline, theme, scale_of(theme)
        self.setZValue(-0.5)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        """The outline with its pen."""
        wide = 3.0 * self._scale
        return self._outline.boundingRect().adjusted(-wide, -wide, wide, wide)

    def shape(self) -> QPainterPath:
        """Nothing: what it is around is clicked."""
        return QPainterPath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the band, then its outline."""
        soft = self._theme.colour("accent")
        soft.setAlpha(46 if self._theme.dark else 30)
        pen = QPen(self._theme.colour("accent"), 2.2 * self._scale, Qt.PenStyle.DotLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(soft)
        painter.drawPath(self._outline)


class Spotlight:
    """Points at nodes and edges of a scene; it is told again whenever the scene has drawn something new."""

    def __init__(self, scene: GraphScene) -> None:
        self._scene = scene
        self._rings: list[Ring] = []
        self._spot = NOWHERE

    @property
    def spot(self) -> Spot:
        """What is pointed at now."""
        return self._spot

    def point_at(self, spot: Spot) -> None:
        """Ring these nodes and edges, and nothing else; nothing at all where `spot` is empty."""
        for ring in self._rings:
            self._scene.removeItem(ring)
        self._rings = []
        if not spot and not self._spot:
            return
        self._spot = self._drawn(spot)
        for key, item in self._scene.drawn.items():
            item.setOpacity(1.0 if not spot or self._is_lit(key, item) else _DIMMED)
        for outline in self._outlines():
            ring = Ring(outline, self._scene.theme)
            self._rings.append(ring)
            self._scene.addItem(ring)

    def _drawn(self, spot: Spot) -> Spot:
        """The same with the closed frames that hide what is pointed at, and with the edges that show it."""
        picture = self._scene.picture
        if not spot or picture is None or picture.collapsed is None:
            return spot
        edges = frozenset(drawn for edge in spot.edges if (drawn := picture.edge(edge)) is not None)
        return replace(spot, nodes=spot.nodes | {*map(picture.node, spot.nodes)}, edges=edges)

    def _is_lit(self, key: object, item: QGraphicsItem) -> bool:
        """Whether an item belongs to what is pointed at: nodes, edges, and the labels of both."""
        spot = self._spot
        if isinstance(item, NodeItem):
            return item.name in self._nodes() or any(item.name in edge[:2] for edge in spot.edges)
        if isinstance(key, LabelKey):
            return self._is_lit_label(key)
        if isinstance(item, EdgeItem) and isinstance(key, tuple):
            return key[1] in spot.edges or (key[1] is None and ROOT_BOX in self._nodes())
        return not (isinstance(key, tuple) and key[0] == "tile")

    def _is_lit_label(self, key: LabelKey) -> bool:
        spot, what = self._spot, key.what
        if isinstance(what, str):
            return what in spot.nodes or any(what == edge.source for edge in spot.edges)
        return what in spot.edges or (key.kind == "local" and what.target in spot.nodes)

    def _nodes(self) -> frozenset[str]:
        """The nodes pointed at; the root's box goes with the root."""
        picture = self._scene.picture
        at_root = picture is not None and picture.root in self._spot.nodes
        return self._spot.nodes | {ROOT_BOX} if at_root else self._spot.nodes

    def _outlines(self) -> Iterable[QPainterPath]:
        k = scale_of(self._scene.theme)
        picture = self._scene.picture
        names = {picture.node(name) for name in self._nodes()} if picture else set()
        for name in sorted(names):
            node = self._scene.node(name)
            if node is not None:
                wider, path = _AWAY * k, QPainterPath()
                box = node.body().adjusted(-wider, -wider, wider, wider).translated(node.pos())
                corner = box.width() / 2 if node.is_round else self._scene.theme.sizes.radius + wider
                path.addRoundedRect(box, corner, corner)
                yield path
        for edge in sorted(self._spot.edges):
            way = self._scene.way(edge)
            if way is not None:
                stroker = QPainterPathStroker()
                stroker.setWidth(_EDGE_BAND * k)
                stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
                yield stroker.createStroke(path_of(way)).simplified()
