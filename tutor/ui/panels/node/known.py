"""The numbers known at a moment: a trace as far as a frame has come, with update and zero grad."""

from __future__ import annotations

import numpy as np

from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.training.update import updated
from tutor.walk import Frame, Kind, Quantity, gradient_so_far


class Known:
    """What is known of one trace after a frame's step; None is what is not known yet."""

    def __init__(self, frame: Frame, trace: Trace, learning_rate: float | None = None) -> None:
        self.frame, self.trace = frame, trace
        self._rate = learning_rate

    def value(self, node: str) -> Value | None:
        """The node's value; a parameter's after the update where that has been made."""
        if not self.frame.knows_value(node):
            return None
        value = self.trace.value(node)
        if self._rate is None or not self.frame.is_updated(node):
            return value
        return updated(value, self.trace.gradient(node), self._rate, self.trace.dtype)

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
        """The number of the quantity."""
        if quantity.kind is Kind.VALUE:
            return self.value(quantity.node)
        if quantity.kind is Kind.GRADIENT or quantity.edge is None:
            return self.gradient(quantity.node)
        return self.local(quantity.edge) if quantity.kind is Kind.LOCAL else self.contribution(quantity.edge)
