"""The trace: every number of one forward and backward pass. Every engine makes the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from tutor import ops
from tutor.engine.numbers import DType, Value, plain, scalar, shape_of
from tutor.graph import Edge, Graph

EngineName = Literal["own", "torch"]


@dataclass(frozen=True, eq=False)
class Trace:
    """All numbers of a pass; the sequences run in the graph's forward order.

    `local_gradients` and `contributions` have a tuple per node, a number per operand. They are kept as
    compactly as the engine found them (a local gradient of 1 may be the number 1, a contribution may be
    multiplied out when it is read); the methods give them in full.
    """

    engine: EngineName
    dtype: DType
    graph: Graph
    given: Value
    values: Sequence[Value]
    gradients: Sequence[Value]
    local_gradients: Sequence[tuple[Any, ...]]
    contributions: Sequence[tuple[Any, ...]]

    def __init__(
        self,
        engine: EngineName,
        dtype: DType,
        graph: Graph,
        given: Value,
        values: Sequence[Value],
        gradients: Sequence[Value],
        local_gradients: Sequence[tuple[Any, ...]],
        contributions: Sequence[tuple[Any, ...]],
    ) -> None:
        """Keep all as it is; at once, since a frozen dataclass sets a field at a time, in twice the time."""
        self.__dict__.update(
            engine=engine,
            dtype=dtype,
            graph=graph,
            given=given,
            values=values,
            gradients=gradients,
            local_gradients=local_gradients,
            contributions=contributions,
        )

    def value(self, name: str) -> Value:
        """The node's value, forward."""
        return self.values[self.graph.position[name]]

    def gradient(self, name: str) -> Value:
        """∂root/∂node: the sum of what its successors contribute; 0 where the root does not depend on it."""
        return self.gradients[self.graph.position[name]]

    def contribution(self, edge: Edge) -> Value:
        """What the target passes back to its operand: given × local gradient. Shape of the operand."""
        contribution: Value = self.contributions[self.graph.position[edge.target]][edge.index]
        return contribution

    def local_gradient(self, edge: Edge) -> Value | None:
        """∂target/∂operand, elementwise: one number per element of the target.

        Where one number is made of all elements, it is one per element of the operand. None where the
        operation has no elementwise local gradient (a matrix product, a softmax).
        """
        kept = self.local_gradients[self.graph.position[edge.target]][edge.index]
        if kept is None:
            return None
        shape = shape_of(self.value(edge.target))
        if ops.TABLE[self.graph[edge.target].op].reduces:
            shape = shape_of(self.value(edge.source))
        return np.broadcast_to(np.asarray(kept, self.dtype), shape) if shape else scalar(kept, self.dtype)

    def nodes_as_plain(self) -> list[dict[str, Any]]:
        """The nodes as `trace --json` prints them, in forward order, leaves first."""
        return [
            {
                "name": node.name,
                "op": node.op,
                "operands": list(node.operands),
                "value": plain(self.value(node.name)),
                "gradient": plain(self.gradient(node.name)),
                "edges": [
                    {
                        "from": operand,
                        "local": plain(self.local_gradient(Edge(operand, node.name, index))),
                        "contribution": plain(self.contribution(Edge(operand, node.name, index))),
                    }
                    for index, operand in enumerate(node.operands)
                ],
            }
            for node in self.graph.nodes
        ]
