"""Which number of a trace: a node's value or gradient, an edge's local gradient or contribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.walk.step import Frame, Phase, Step


class Kind(StrEnum):
    """What sort of number it is; named as the colour that shows it."""

    VALUE = "value"
    LOCAL = "local"
    CONTRIBUTION = "contribution"
    GRADIENT = "gradient"


@dataclass(frozen=True)
class Quantity:
    """One number of a trace: `kind` of `node`, or of `edge` where the kind is an edge's."""

    kind: Kind
    node: str
    edge: Edge | None = None

    def of(self, trace: Trace) -> Value | None:
        """The number in this trace; None where there is none (a matrix product's local gradient)."""
        if self.kind is Kind.VALUE:
            return trace.value(self.node)
        if self.kind is Kind.GRADIENT:
            return trace.gradient(self.node)
        if self.edge is None:
            return None
        return trace.local_gradient(self.edge) if self.kind is Kind.LOCAL else trace.contribution(self.edge)


def value(node: str) -> Quantity:
    """The node's value."""
    return Quantity(Kind.VALUE, node)


def gradient(node: str) -> Quantity:
    """The node's gradient."""
    return Quantity(Kind.GRADIENT, node)


def local(edge: Edge) -> Quantity:
    """∂target/∂operand of the edge."""
    return Quantity(Kind.LOCAL, edge.target, edge)


def contribution(edge: Edge) -> Quantity:
    """What the edge brings to the gradient of its source."""
    return Quantity(Kind.CONTRIBUTION, edge.source, edge)


def made_by(step: Step) -> Quantity:
    """The number that a step makes (for an update the parameter's value, for zero grad its gradient)."""
    if step.phase in (Phase.FORWARD, Phase.UPDATE):
        return value(step.node)
    if step.edge is None:
        return gradient(step.node)
    return local(step.edge) if step.phase is Phase.LOCAL else contribution(step.edge)


def gradient_so_far(trace: Trace, frame: Frame, node: str) -> Value | None:
    """The sum of what has reached the node, None where nothing has; a whole sum is the trace's own."""
    if not frame.knows_gradient(node):
        return None
    if frame.gradient_is_whole(node):
        return trace.gradient(node)
    return sum_of([trace.contribution(edge) for edge in frame.arrived(node)])


def sum_of(contributions: Sequence[Value]) -> Value:
    """The sum of at least one contribution, in their order, in the type of number that they have."""
    total = contributions[0]
    with np.errstate(all="ignore"):
        for contribution_ in contributions[1:]:
            total = total + contribution_
    return total
