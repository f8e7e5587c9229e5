"""Gradients without any rule: nudge a node, run the rest forward, and see how far the root has moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.engine.compiled_ops import array_step
from tutor.engine.numbers import Value, as_value
from tutor.engine.trace import Trace
from tutor.graph import Edge, Graph
from tutor.ops import is_opaque

_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)
_LARGE = 500
"""Elements that numpy computes in the time that a node takes anyway."""


@dataclass(frozen=True)
class Slope:
    """A slope by central differences, and the h by which was nudged to each side."""

    slope: float
    h: float


WITHOUT_END = 10**15
"""The work of what cannot be done."""


def is_fixed(graph: Graph) -> bool:
    """Whether the root is known for the present values alone: a node's numbers were only recorded."""
    opaque = [node.op for node in graph.nodes if is_opaque(node.op)]
    if not opaque:
        return False
    from tutor.engine.opaque import is_computable  # few graphs have one

    return not all(map(is_computable, opaque))


def weight(trace: Trace) -> int:
    """How much work one root is: nodes, a large array counting as many as it keeps waiting.

    Where no root but the present one can be found, it is without end.
    """
    if is_fixed(trace.graph):
        return WITHOUT_END
    return sum(1 + int(np.size(value)) // _LARGE for value in trace.values)


def numeric_gradient(trace: Trace, name: str) -> Value:
    """∂(given·root)/∂node by central differences in float64, (L(v+h) − L(v−h)) / 2h with h = ε^⅓·max(1, |v|).

    The step balances rounding against the error of the difference (Press et al., Numerical Recipes,
    §5.7). The shape is the node's.
    """
    gradient = np.empty(np.shape(trace.value(name)))
    for index in np.ndindex(gradient.shape):
        gradient[index] = numeric_slope(trace, name, index).slope
    return gradient if gradient.ndim else float(gradient)


def numeric_slope(trace: Trace, name: str, index: tuple[int, ...] = ()) -> Slope:
    """∂(given·root)/∂node at one element, as `numeric_gradient`."""
    root = RootOver(trace, name)
    return _central(root, trace.value(name), index)


def numeric_contribution(trace: Trace, edge: Edge, index: tuple[int, ...] = ()) -> Slope:
    """What comes back along the edge to one element of its source: only the edge's target feels the nudge."""
    through, root = _Through(trace, edge), RootOver(trace, edge.target)
    return _central(lambda operand: root(through(operand)), trace.value(edge.source), index)


def numeric_local(trace: Trace, edge: Edge, index: tuple[int, ...] = ()) -> Slope:
    """One element of the edge's local gradient: how the target moves with its operand.

    The index is the local gradient's: the target's, or for a reduction the operand's.
    """
    through, source = _Through(trace, edge), np.shape(trace.value(edge.source))
    inside = index[len(index) - len(source) :] if source else ()
    below = tuple(0 if length == 1 else at for length, at in zip(source, inside, strict=True))
    above = index if np.ndim(trace.value(edge.target)) else ()
    return _central(lambda operand: float(through(operand)[above]), trace.value(edge.source), below)


class RootOver:
    """Σ given·root in float64 as a function of one node's value, with the rest of the trace as it is."""

    def __init__(self, trace: Trace, name: str) -> None:
        self._graph, self._name = trace.graph, name
        self._given = np.asarray(trace.given, np.float64)
        self._leaves = {leaf.name: trace.value(leaf.name) for leaf in trace.graph.leaves}

    def __call__(self, value: Any) -> float:
        """The root where the node has this value."""
        root = root_value(self._graph, self._leaves, {self._name: value})
        with np.errstate(all="ignore"):
            return float(np.sum(self._given * root))


class _Through:
    """An edge's target in float64 as a function of what this edge brings."""

    def __init__(self, trace: Trace, edge: Edge) -> None:
        node = trace.graph[edge.target]
        self._step, self._at = array_step(node.op, node.attributes, "float64"), edge.index
        self._operands = [np.asarray(trace.value(name), np.float64)[()] for name in node.operands]

    def __call__(self, operand: Any) -> Any:
        """The target's value, an array."""
        operands = [*self._operands]
        operands[self._at] = np.asarray(operand, np.float64)[()]
        with np.errstate(all="ignore"):
            return np.asarray(self._step.forward(None, None, *operands))


def _central(root: Callable[[Any], float], value: Value, index: tuple[int, ...]) -> Slope:
    at = np.array(value, np.float64)
    step = _STEP * max(1.0, abs(float(at[index])))
    above, below = at.copy(), at.copy()
    above[index] += step
    below[index] -= step
    across = float(above[index] - below[index])
    with np.errstate(all="ignore"):
        return Slope(float(np.subtract(root(above), root(below))) / across, step)


def root_value(graph: Graph, leaves: Mapping[str, Value], held: Mapping[str, Any]) -> Any:
    """The root's value in float64, with the nodes in `held` kept at values of their own."""
    values: dict[str, Any] = {}
    with np.errstate(all="ignore"):
        for node in graph.nodes:
            if node.name in held:
                values[node.name] = np.asarray(held[node.name], np.float64)[()]
            elif node.is_leaf:
                values[node.name] = np.asarray(as_value(leaves[node.name], "float64"))[()]
            else:
                step = array_step(node.op, node.attributes, "float64")
                values[node.name] = step.forward(None, None, *(values[operand] for operand in node.operands))
    return values[graph.root]
