"""Where neurons stand: a column a layer, centred, as wide apart as the view's shape asks for."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.graph.neuron import Neuron

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width and height."""

_NARROWEST, _WIDEST = 112.0, 300.0
_LOSS = 0.9


@dataclass(frozen=True)
class Measures:
    """Lengths at 100 %: a neuron's radius, the pitch of a column, type sizes, and digits of a number.

    `holds_both`: the gradient stands in the neuron, below its value, and not below the neuron.
    """

    radius: float = 27.0
    pitch: float = 78.0
    number: float = 15.0
    gradient: float = 13.0
    text: float = 13.0
    total: float = 14.5
    name: float = 17.0
    digits: int = 3
    head: float = 62.0
    foot: float = 74.0
    holds_both: bool = False

    @property
    def half(self) -> float:
        """Half the width of a neuron: one that holds both is wider than high."""
        return 1.26 * self.radius if self.holds_both else self.radius

    @property
    def inside(self) -> float:
        """The width that a number in a neuron may have."""
        return (1.9 if self.holds_both else 1.92) * self.half


LARGE = Measures(
    radius=44.5, pitch=92.0, number=32.2, gradient=32.2, text=24.5, total=32.0, name=28.0, digits=2,
    head=78.0, foot=98.0, holds_both=True,
)  # fmt: skip
"""For a class: larger type, fewer digits, and both numbers in the neuron, so that seven stand in a column."""


@dataclass(frozen=True)
class Geometry:
    """Centres of all neurons. Layer 0 is the input; neurons count from 1, as layers do."""

    sizes: tuple[int, ...]
    measures: Measures
    across: float
    has_loss: bool

    @classmethod
    def of(cls, sizes: tuple[int, ...], measures: Measures, aspect: float, *, has_loss: bool) -> Geometry:
        """The geometry whose width to height comes as close to `aspect` as stays readable."""
        whole = cls(sizes, measures, _NARROWEST, has_loss)
        gaps = len(sizes) - 1 + (_LOSS if has_loss else 0.0)
        wished = (aspect * whole.height - 3.4 * measures.radius) / gaps
        return cls(sizes, measures, min(max(wished, _NARROWEST), _WIDEST), has_loss)

    @property
    def height(self) -> float:
        """From the heads above the columns to the last line below them."""
        return max(self.sizes) * self.measures.pitch + self.measures.head + self.measures.foot

    @property
    def top(self) -> float:
        """The y at which the highest column begins."""
        return -max(self.sizes) * self.measures.pitch / 2

    @property
    def bottom(self) -> float:
        """The y at which the highest column ends."""
        return -self.top

    def x(self, layer: int) -> float:
        """The middle of a layer's column."""
        return layer * self.across

    def centre(self, neuron: Neuron) -> Point:
        """The middle of a neuron."""
        count = self.sizes[neuron.layer]
        return self.x(neuron.layer), (neuron.number - 0.5 - count / 2) * self.measures.pitch

    def column(self, layer: int) -> Box:
        """What the neurons of a layer cover, their gradients included."""
        measures, height = self.measures, self.sizes[layer] * self.measures.pitch
        half = 1.42 * measures.radius
        return self.x(layer) - half, -height / 2, 2 * half, height

    @property
    def loss(self) -> Box:
        """The box of the root behind the last layer."""
        width, height = 2.5 * self.measures.radius, 2.0 * self.measures.radius
        middle = self.x(len(self.sizes) - 1) + _LOSS * self.across
        return middle - width / 2, -height / 2, width, height

    @property
    def content(self) -> Box:
        """All of it."""
        left = -1.7 * self.measures.radius
        right = self.loss[0] + self.loss[2] if self.has_loss else self.x(len(self.sizes) - 1)
        right += 0.3 * self.measures.radius if self.has_loss else 1.7 * self.measures.radius
        return left, self.top - self.measures.head, right - left, self.height

    def neighbour(self, neuron: Neuron, across: int, down: int) -> Neuron | None:
        """The neuron one comes to from here: up or down its column, or at the same height in the next."""
        if down:
            number = neuron.number + down
            return Neuron(neuron.layer, number) if 1 <= number <= self.sizes[neuron.layer] else None
        layer = neuron.layer + across
        if not 0 <= layer < len(self.sizes):
            return None
        y = self.centre(neuron)[1]
        numbers = range(1, self.sizes[layer] + 1)
        return min(
            (Neuron(layer, number) for number in numbers), key=lambda there: abs(self.centre(there)[1] - y)
        )
