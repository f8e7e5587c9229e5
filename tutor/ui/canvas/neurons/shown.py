"""What the neurons show at a moment: the numbers of each that the walk has made, and where the step is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from tutor.graph.network import Layer, Network
from tutor.graph.neuron import Neuron
from tutor.graph.symbols import Symbols
from tutor.ui.canvas.shown import Moment, happens_at
from tutor.walk import Phase

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class NetworkShown:
    """A network at a moment. What is not known is None; `counts` says how many numbers there are in all."""

    network: Network
    symbols: Symbols
    moment: Moment
    counts: bool = True

    def newest(self, layer: int) -> str:
        """The node of the layer that the learner is asked for, or that the walk has made last."""
        if layer == 0:
            return self.network.source
        found, asked = self.network.layers[layer - 1], self.moment.asked
        if asked is not None and self.asked_value == layer:
            return asked.node
        frame = self.moment.frame
        known = [name for name in (found.after, found.before, found.product) if frame.knows_value(name)]
        return known[0] if known else found.after

    def values(self, layer: int) -> Array | None:
        """The newest numbers of the layer's neurons."""
        known = self.moment.known
        value = known.value(self.newest(layer)) if known else None
        return None if value is None else self.network.column(value)

    def gradients(self, layer: int) -> Array | None:
        """The gradients that have reached the neurons of the layer."""
        known = self.moment.known
        gradient = known.gradient(self._after(layer)) if known else None
        return None if gradient is None else self.network.column(gradient)

    def weights(self, layer: int) -> Array | None:
        """The weights that lead into a layer, a row a neuron."""
        known = self.moment.known
        found = self._layer(layer)
        value = known.value(found.weight) if known else None
        return None if value is None else found.weights(value)

    def weight_gradients(self, layer: int) -> Array | None:
        """The gradients of those weights."""
        known = self.moment.known
        found = self._layer(layer)
        gradient = known.gradient(found.weight) if known else None
        return None if gradient is None else found.weights(gradient)

    @cached_property
    def glowing(self) -> int | None:
        """The layer in which the step just made happens; None where it is behind the network, or none."""
        at = happens_at(self.moment.frame)
        return self.network.layer_of.get(at) if at else None

    @property
    def loss_glows(self) -> bool:
        """Whether the step just made happens behind the network."""
        return self.moment.frame.step is not None and self.glowing is None

    @property
    def asked_value(self) -> int | None:
        """The layer whose values the learner is asked for."""
        asked = self.moment.asked
        if asked is None or asked.phase is not Phase.FORWARD:
            return None
        return self.network.layer_of.get(asked.node)

    @property
    def asked_gradient(self) -> int | None:
        """The layer of whose neurons the learner is asked for the gradients."""
        asked = self.moment.asked
        if asked is None or asked.phase is not Phase.BACKWARD:
            return None
        layer = self.network.layer_of.get(asked.node)
        return layer if layer is not None and asked.node == self._after(layer) else None

    @property
    def loss(self) -> tuple[float | None, str]:
        """The root's value where it is one number that is known, and the root's symbol."""
        frame, root = self.moment.frame, self.moment.frame.walkthrough.graph.root
        known = self.moment.known
        value = known.value(root) if known and frame.knows_value(root) else None
        numbers = np.ravel(np.asarray(value)) if value is not None else np.empty(0)
        return (float(numbers[0]) if numbers.size == 1 else None), self.symbols.plain(root)

    def neurons(self) -> Iterator[Neuron]:
        """All of them, the inputs first."""
        for layer, size in enumerate(self.network.sizes):
            for number in range(1, size + 1):
                yield Neuron(layer, number)

    def _layer(self, layer: int) -> Layer:
        return self.network.layers[layer - 1]

    def _after(self, layer: int) -> str:
        return self._layer(layer).after if layer else self.network.source
