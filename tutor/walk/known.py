"""The numbers known at a moment: a trace as far as a frame has come, with update and zero grad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.walk.quantity import Kind, Quantity, element_of, gradient_so_far
from tutor.walk.step import Frame


@dataclass(frozen=True)
class Updates:
    """What an update needs beyond the trace: the learning rate, and each parameter's value after it."""

    learning_rate: float
    after: Mapping[str, Value]


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of one trace after a frame's step; None is what is not known yet.

    Without `updates` a parameter keeps its value through the update phase.
    """

    frame: Frame
    trace: Trace
    updates: Updates | None = None

    def value(self, node: str) -> Value | None:
        """The node's value; a parameter's after the update where that has been made."""
        if not self.frame.knows_value(node):
            return None
        if self.updates is not None and self.frame.is_updated(node):
            return self.updates.after[node]
        return self.trace.value(node)

    def gradient(self, node: str) -> Value | None:
        """The sum of the contributions that have reached the node; 0 again after zero grad."""
        gradient = gradient_so_far(self.trace, self.frame, node)
        if gradient is None or not self.frame.is_zeroed(node):
            return gradient
        return np.zeros_like(gradient)[()]

    def local(self, edge: Edge) -> Value | None:
        """The local gradient of the edge; None also where the operation has none."""
        return self.trace.local_gradient(edge) if self.frame.knows_local(edge) else None

    def contribution(self, edge: Edge) -> Value | None:
        """What has come back along the edge."""
        return self.trace.contribution(edge) if self.frame.knows_contribution(edge) else None

    def of(self, quantity: Quantity) -> Value | None:
        """The number of the quantity, or of its element."""
        return element_of(self._whole(quantity), quantity.element)

    def _whole(self, quantity: Quantity) -> Value | None:
        if quantity.kind is Kind.VALUE:
            return self.value(quantity.node)
        if quantity.kind is Kind.GRADIENT or quantity.edge is None:
            return self.gradient(quantity.node)
        return self.local(quantity.edge) if quantity.kind is Kind.LOCAL else self.contribution(quantity.edge)
