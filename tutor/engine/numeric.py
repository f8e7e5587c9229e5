"""Gradients without any rule: nudge a node, run the rest forward, and see how far the root has moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tutor.engine.compiled_ops import array_step
from tutor.engine.numbers import Value, as_value
from tutor.engine.trace import Trace
from tutor.graph import Graph

_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)


def numeric_gradient(trace: Trace, name: str) -> Value:
    """∂(given·root)/∂node by central differences in float64, (L(v+h) − L(v−h)) / 2h with h = ε^⅓·max(1, |v|).

    The step balances rounding against the error of the difference (Press et al., Numerical Recipes,
    §5.7). The shape is the node's.
    """
    at = np.array(trace.value(name), np.float64)
    given = np.asarray(trace.given, np.float64)
    leaves = {leaf.name: trace.value(leaf.name) for leaf in trace.graph.leaves}
    gradient = np.empty(at.shape)
    for index in np.ndindex(at.shape):
        step = _STEP * max(1.0, abs(float(at[index])))
        above, below = at.copy(), at.copy()
        above[index] += step
        below[index] -= step
        high, low = (root_value(trace.graph, leaves, {name: moved}) for moved in (above, below))
        gradient[index] = float(np.sum(given * (high - low))) / float(above[index] - below[index])
    return gradient if gradient.ndim else float(gradient)


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
