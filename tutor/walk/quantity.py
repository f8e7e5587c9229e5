"""Which number: a node's value or gradient, what an edge makes, or a state of an optimiser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    STATE = "state"


@dataclass(frozen=True)
class Quantity:
    """One number of a trace: `kind` of `node`, or of `edge` where the kind is an edge's.

    Of an array it is all of it, or the one `element` at that index. Where the kind is a state, `state` is its
    letter in the optimiser's lines; also a number that a line makes on the way is one, and the count `t`.
    """

    kind: Kind
    node: str
    edge: Edge | None = None
    element: tuple[int, ...] = ()
    state: str = ""

    def of(self, trace: Trace) -> Value | None:
        """The number in this trace; None where there is none (a matrix product's local gradient)."""
        if self.kind is Kind.VALUE:
            return element_of(trace.value(self.node), self.element)
        if self.kind is Kind.GRADIENT:
            return element_of(trace.gradient(self.node), self.element)
        if self.edge is None:
            return None
        found = trace.local_gradient(self.edge) if self.kind is Kind.LOCAL else trace.contribution(self.edge)
        return element_of(found, self.element)

    def at(self, element: tuple[int, ...]) -> Quantity:
        """The same quantity at one element."""
        return replace(self, element=element)


def element_of(value: Value | None, element: tuple[int, ...]) -> Value | None:
    """The element of an array, or all of it where `element` is (); None where there is no such element."""
    if value is None or not element:
        return value
    fits = np.ndim(value) == len(element) and all(
        0 <= at < length for at, length in zip(element, np.shape(value), strict=True)
    )
    found: Value | None = np.asarray(value)[element] if fits else None
    return found


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
    if step.makes:
        return Quantity(Kind.STATE, step.node, state=step.makes)
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


def piled(left: Value | None, gradient: Value) -> Value:
    """What grad holds once a backward pass has added a gradient to what was left in it, if anything was."""
    if left is None:
        return gradient
    with np.errstate(all="ignore"):
        total: Value = left + gradient
    return total


def sum_of(contributions: Sequence[Value]) -> Value:
    """The sum of at least one contribution, in their order, in the type of number that they have."""
    total = contributions[0]
    with np.errstate(all="ignore"):
        for contribution_ in contributions[1:]:
            total = total + contribution_
    return total
