"""The scene of a network: builds its items once, and brings them to a moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QLineF, QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from tutor.graph.network import Network
from tutor.graph.neuron import Neuron
from tutor.ui.canvas.mark import plain_text
from tutor.ui.canvas.neurons import words
from tutor.ui.canvas.neurons.geometry import LARGE, Geometry, Measures
from tutor.ui.canvas.neurons.items import (
    BLANK,
    BandItem,
    EdgeLook,
    EdgesItem,
    LossItem,
    NeuronItem,
    NeuronLook,
    OwnEdge,
    OwnEdgesItem,
    TextItem,
    between,
    fitted,
    lift,
)
from tutor.ui.canvas.neurons.shown import Array, NetworkShown
from tutor.ui.look.theme import Role, Theme
from tutor.ui.typesetting.typeset import typeset

_Item = TypeVar("_Item", bound=QGraphicsItem)
_HALF = 0.5


class NetworkScene(QGraphicsScene):
    """A dense network at a moment. `looked_at` is the neuron whose own edges are drawn over the others."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, keeps: bool = False) -> None:
        """`keeps`: what an item painted is kept until it changes; for a view, and not for a picture."""
        super().__init__(parent)
        self._theme, self._keeps = theme, keeps
        self._aspect = 1.6
        self._shown: NetworkShown | None = None
        self._built_for: tuple[tuple[Network, bool], tuple[str, ...]] | None = None
        self._looked_at: Neuron | None = None
        self._selected: Neuron | None = None
        self._focused = False
        self._forget()

    # --- what is drawn ------------------------------------------------------------------------------------

    @property
    def geometry(self) -> Geometry | None:
        """Where everything stands; None before the first moment."""
        return self._geometry

    @property
    def shown(self) -> NetworkShown | None:
        """What is shown."""
        return self._shown

    def set_theme(self, theme: Theme) -> None:
        """Draw everything again in the colours and sizes of `theme`."""
        self._theme = theme
        self._begin_again()

    def set_aspect(self, aspect: float) -> bool:
        """Stand as wide apart as a view of this width to height has room for; whether that moved anything."""
        shown, before = self._shown, self._geometry
        self._aspect = aspect
        if shown is None or before is None or self._geometry_of(shown) == before:
            return False
        self._begin_again()
        return True

    def set_moment(self, shown: NetworkShown) -> None:
        """Show this network at this moment."""
        self._shown = shown
        heads = tuple(shown.symbols.tex(shown.newest(layer)) for layer in range(len(shown.network.sizes)))
        drawn = (shown.network, shown.counts)
        if self._built_for != (drawn, heads):
            if self._built_for is None or self._built_for[0] != drawn:
                self._forget()
                self._build(shown)
            self._build_names(heads)
            self._built_for = (drawn, heads)
        self._refresh(shown)

    def look_at(self, neuron: Neuron | None) -> None:
        """Draw this neuron's own edges over the others, with their weights."""
        if neuron != self._looked_at:
            self._looked_at = neuron
            if self._shown is not None:
                self._show_own(self._shown)

    def mark_selected(self, neuron: Neuron | None, *, focused: bool) -> None:
        """Draw the mark of the selection at this neuron, and nowhere else."""
        self._selected, self._focused = neuron, focused
        if self._shown is not None:
            self._show_neurons(self._shown)

    @property
    def looked_at(self) -> Neuron | None:
        """The neuron whose own edges are drawn over the others."""
        return self._looked_at

    def content(self) -> QRectF:
        """What all of the walk needs room for."""
        return QRectF(*self._geometry.content) if self._geometry else QRectF()

    def neuron(self, neuron: Neuron) -> NeuronItem | None:
        """The item of a neuron."""
        return self._neurons.get(neuron)

    @property
    def own_edges(self) -> OwnEdgesItem | None:
        """The edges of the neuron that is looked at."""
        return self._own

    # --- building -----------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self.clear()
        self._neurons: dict[Neuron, NeuronItem] = {}
        self._edges: list[EdgesItem] = []
        self._names: list[TextItem] = []
        self._own: OwnEdgesItem | None = None
        self._loss: LossItem | None = None
        self._band: BandItem | None = None
        self._geometry: Geometry | None = None
        self._built_for = None
        self._edges_of: tuple[Array | None, ...] = ()

    def _begin_again(self) -> None:
        shown = self._shown
        self._forget()
        if shown is not None:
            self.set_moment(shown)

    @property
    def measures(self) -> Measures:
        """The lengths of the theme at hand."""
        return LARGE if self._theme.is_projector else Measures()

    def _geometry_of(self, shown: NetworkShown) -> Geometry:
        behind = shown.moment.frame.walkthrough.graph.root != shown.network.output
        return Geometry.of(shown.network.sizes, self.measures, self._aspect, has_loss=behind)

    def _build(self, shown: NetworkShown) -> None:
        self._geometry = geometry = self._geometry_of(shown)
        content = QRectF(*geometry.content)
        for layer in range(len(shown.network.layers)):
            gap = QRectF(geometry.x(layer), content.top(), geometry.across, content.height())
            self._edges.append(self._add(EdgesItem(gap, self._theme)))
        self._own = self._add(OwnEdgesItem(content, self.measures, self._theme))
        for neuron in shown.neurons():
            item = self._neurons[neuron] = self._add(NeuronItem(neuron, self.measures, self._theme))
            item.setPos(*geometry.centre(neuron))
        if geometry.has_loss:
            left, _, width, _ = geometry.column(len(shown.network.layers))
            box = QRectF(*geometry.loss)
            self._loss = self._add(LossItem(box, left + width + 4, self.measures, self._theme))
        self._build_texts(shown.network, geometry, counts=shown.counts)
        self.setSceneRect(content.adjusted(-6000, -6000, 6000, 6000))

    def _build_texts(self, network: Network, geometry: Geometry, *, counts: bool) -> None:
        """Heads of the columns, the counted weights below their gaps, and all of them below that."""
        measures = self.measures
        top, bottom, size = geometry.top, geometry.bottom, measures.text
        for layer in range(len(network.sizes)):
            self._text(words.head(layer), size, "muted", geometry.x(layer), top - measures.head + 1.15 * size)
        y = bottom + 1.4 * size
        for number, found in enumerate(network.layers, 1):
            middle = geometry.x(number) - geometry.across / 2
            self._text(words.counted(found), size, "text", middle, y)
        left, _, width, _ = geometry.content
        if not counts:
            return
        sentence, room = words.total(network), width - 8
        natural = plain_text(sentence, measures.total, self._theme.colour("text"), 550).width
        large = measures.total * min(1.0, room / natural)
        self._text(sentence, large, "text", left + width / 2, y + 2.2 * size, weight=550)

    def _build_names(self, heads: tuple[str, ...]) -> None:
        """The symbol of the numbers that a column shows, over it."""
        for item in self._names:
            self.removeItem(item)
        self._names = []
        geometry = self._geometry
        for layer, tex in enumerate(heads if geometry else ()):
            formula = typeset(tex, self.measures.name, self._theme.colour("text"))
            if geometry and formula.width <= geometry.across - 12:
                baseline = geometry.top - 0.55 * self.measures.name
                self._names.append(self._add(TextItem(formula, geometry.x(layer), baseline)))

    def _text(
        self, text: str, size: float, role: Role, x: float, baseline: float, *, weight: int = 400
    ) -> None:
        self._add(TextItem(plain_text(text, size, self._theme.colour(role), weight), x, baseline))

    def _add(self, item: _Item) -> _Item:
        if self._keeps:
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.addItem(item)
        return item

    # --- showing ------------------------------------------------------------------------------------------

    def _refresh(self, shown: NetworkShown) -> None:
        self._show_band(shown)
        self._show_edges(shown)
        self._show_neurons(shown)
        self._show_own(shown)
        if self._loss is not None:
            value, name = shown.loss
            text = (
                ""
                if value is None
                else fitted(value, self.measures.digits, self.measures.number, 2.3 * self.measures.radius)
            )
            self._loss.show_loss(name, text, glows=shown.loss_glows)

    def _show_band(self, shown: NetworkShown) -> None:
        layer, geometry = shown.glowing, self._geometry
        if self._band is not None:
            self.removeItem(self._band)
            self._band = None
        if layer is not None and geometry is not None:
            box = QRectF(*geometry.column(layer))
            self._band = self._add(BandItem(box, self._theme))

    def _show_edges(self, shown: NetworkShown) -> None:
        """Weights change with training and updates; otherwise the edges stay as they are."""
        weights = tuple(shown.weights(layer + 1) for layer in range(len(shown.network.layers)))
        before, self._edges_of = self._edges_of, weights
        for layer, (item, here) in enumerate(zip(self._edges, weights, strict=True), 1):
            if here is not None and not (before and _same(before[layer - 1], here)):
                item.show_edges(list(self._looks(layer, here)))

    def _looks(self, layer: int, weights: Array) -> Iterator[EdgeLook]:
        strengths = _strengths(weights)
        for number in range(weights.shape[0]):
            for source in range(weights.shape[1]):
                line = self._line(Neuron(layer - 1, source + 1), Neuron(layer, number + 1))
                yield EdgeLook(line, float(weights[number, source]), float(strengths[number, source]))

    def _line(self, source: Neuron, target: Neuron) -> QLineF:
        up = QPointF(0, -lift(self.measures))
        return between(
            self._neurons[source].pos() + up, self._neurons[target].pos() + up, self.measures.radius
        )

    def _show_neurons(self, shown: NetworkShown) -> None:
        measures = self.measures
        inside = measures.inside
        below = inside if measures.holds_both else 2.3 * measures.radius
        for layer in range(len(shown.network.sizes)):
            values, gradients = shown.values(layer), shown.gradients(layer)
            asked, asked_gradient = shown.asked_value == layer, shown.asked_gradient == layer
            for at in range(shown.network.sizes[layer]):
                neuron = Neuron(layer, at + 1)
                value = "" if values is None else fitted(values[at], measures.digits, measures.number, inside)
                gradient = "" if gradients is None else fitted(gradients[at], 2, measures.gradient, below)
                look = NeuronLook(
                    BLANK if asked else value,
                    BLANK if asked_gradient else gradient,
                    is_input=layer == 0,
                    is_step=shown.glowing == layer,
                    asked=asked or asked_gradient,
                    selected=neuron == self._selected,
                    focused=self._focused,
                )
                item = self._neurons[neuron]
                item.show_look(look)
                item.setToolTip(words.says(shown, neuron) if neuron == self._looked_at else "")

    def _show_own(self, shown: NetworkShown) -> None:
        """The edges of the neuron that is looked at: into it; of an input, out of it."""
        if self._own is None:
            return
        neuron = self._looked_at
        if neuron is None or neuron not in self._neurons:
            self._own.show_edges([])
            return
        self._neurons[neuron].setToolTip(words.says(shown, neuron))
        layer = max(neuron.layer, 1)
        weights, gradients = shown.weights(layer), shown.weight_gradients(layer)
        if weights is None:
            self._own.show_edges([])
            return
        strengths, size = _strengths(weights), self.measures.text
        room = (self._geometry.across if self._geometry else 0.0) - 2 * self.measures.half - 0.9 * size
        if self.measures.holds_both and gradients is not None:
            room = (room - 0.6 * size) / 2
        edges = []
        for row, column in _own_places(neuron, weights.shape):
            line = self._line(Neuron(layer - 1, column + 1), Neuron(layer, row + 1))
            gradient = "" if gradients is None else fitted(gradients[row, column], 2, size, room)
            number = float(weights[row, column])
            edges.append(
                OwnEdge(
                    line, fitted(number, 3, size, room), gradient, number < 0, float(strengths[row, column])
                )
            )
        self._own.show_edges(edges)


def _own_places(neuron: Neuron, shape: tuple[int, ...]) -> list[tuple[int, int]]:
    """Row and column of the weights that belong to a neuron: its row; of an input, its column."""
    rows, columns = shape[0], shape[1]
    if neuron.layer:
        return [(neuron.number - 1, column) for column in range(columns)]
    return [(row, neuron.number - 1) for row in range(rows)]


def _strengths(weights: Array) -> Array:
    """How large each weight is beside the largest, from 0 to 1; what is not finite is thin."""
    sizes = np.nan_to_num(np.abs(weights.astype(float)), nan=0.0, posinf=0.0)
    largest = float(sizes.max(initial=0.0))
    strengths: Array = sizes / largest if largest else np.full(sizes.shape, _HALF)
    return strengths


def _same(one: Array | None, other: Array) -> bool:
    return one is not None and (one is other or bool(np.array_equal(one, other)))
