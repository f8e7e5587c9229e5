"""Batches: where values have a leading axis of samples, and how operands with and without one come together.

Values that depend on the data have that axis, in front of their own (those of one sample); all others are
shared by the samples and do not have it. That is the meaning of `torch.vmap`, and what a person expects who
wrote the graph for one sample.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tutor.graph import Graph
from tutor.graph.shapes import Shape


def with_sample_axis(graph: Graph, data: Collection[str]) -> frozenset[str]:
    """The nodes that depend on the inputs in `data`, these among them."""
    found = set(data)
    for node in graph.nodes:
        if not found.isdisjoint(node.operands):
            found.add(node.name)
    return frozenset(found)


@dataclass(frozen=True)
class Array:
    """A value in generated code: its expression, the shape of one sample, and whether it has the sample axis.

    The expression is a name, a call or stands in brackets, so that it can be subscripted as it is.
    """

    code: str
    shape: Shape
    sampled: bool

    def aligned(self, rank: int) -> str:
        """The value beside others of up to `rank` axes a sample: the samples' axis first, its own last."""
        missing = rank - len(self.shape)
        if not self.sampled or missing <= 0:
            return self.code
        return f"{self.code}[:{', None' * missing}]"

    def reshaped(self, shape: Shape) -> str:
        """The value with another shape for a sample, of as many elements."""
        if shape == self.shape:
            return self.code
        whole = (-1, *shape) if self.sampled else shape
        return f"{self.code}.reshape({whole!r})"


def summed_to(gradient: Array, operand: Array) -> Array:
    """A gradient brought to its operand: summed over the axes along which the operand was broadcast.

    Where the operand is shared by the samples, the gradient is summed over these too.
    """
    ahead = len(gradient.shape) - len(operand.shape)
    first = int(gradient.sampled)
    axes = list(range(first, first + ahead))
    code = gradient.code
    if gradient.sampled and not operand.sampled:
        axes, first = [0, *axes], 0
    if axes:
        code = f"total({code}, {axes[0] if len(axes) == 1 else tuple(axes)!r})"
    stretched = tuple(
        first + axis
        for axis, (here, there) in enumerate(zip(gradient.shape[ahead:], operand.shape, strict=True))
        if there == 1 and here != 1
    )
    if stretched:
        code = f"total({code}, {stretched!r}, keepdims=True)"
    return Array(code, operand.shape, operand.sampled)
