"""The tensors of a document's program: whether PyTorch tracks them, and what it calls their `grad_fn`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor import ops
from tutor.document.document import Document
from tutor.export.columns import plain_inputs
from tutor.export.expressions import Expressions, Names
from tutor.graph import CONSTANT, Graph, Node
from tutor.graph.shapes import shapes


@dataclass(frozen=True)
class ProgramTensor:
    """What PyTorch says of a node's tensor. `grad_fn` is a name, `MulBackward0`; empty where it is None."""

    requires_grad: bool
    grad_fn: str = ""

    @property
    def is_leaf(self) -> bool:
        """Whether PyTorch calls it a leaf: no computation that it tracks has made it."""
        return not self.grad_fn


class ProgramTensors:
    """The tensors of the program that `tutor.export.program` writes; of a batch, those of one sample."""

    def __init__(self, document: Document) -> None:
        """Of the finished part, where operands are missing.

        Raises:
            ShapeError: the document's values do not fit together.
        """
        graph, values = document.computed, document.sample(0)
        known = {leaf.name: np.shape(values[leaf.name]) for leaf in graph.leaves if leaf.op != CONSTANT}
        self._graph, self._shapes = graph, shapes(graph, known)
        training = document.training if document.trains else None
        self._numbers = frozenset[str]()
        if training is not None:
            batched = training.batch == "all" or training.batch > 1
            self._numbers = plain_inputs(document, self._shapes, batched=batched and document.samples > 1)
        self._expressions = Expressions(graph, Names(graph, ()), self._numbers)
        self._tracked = _tracked(graph)

    def of(self, name: str) -> ProgramTensor | None:
        """The node's tensor; None where the program has one of Python's own numbers in its place."""
        node = self._graph[name]
        if node.is_leaf:
            return None if self._is_number(node) else ProgramTensor(name in self._tracked)
        if name not in self._tracked:
            return ProgramTensor(requires_grad=False)
        form = "".join(
            "n" if self._expressions.has_number(operand, node) else str(len(self._shapes[operand]))
            for operand in node.operands
        )
        row = ops.TABLE[node.op]
        return ProgramTensor(True, "…" if row.family == ops.OPAQUE else row.grad_fn_of(form))

    def _is_number(self, leaf: Node) -> bool:
        users = {edge.target for edge in self._graph.successors[leaf.name]}
        return leaf.name in self._numbers or (
            leaf.op == CONSTANT
            and bool(users)
            and all(self._expressions.has_number(leaf.name, self._graph[user]) for user in users)
        )


def _tracked(graph: Graph) -> set[str]:
    """The nodes whose tensors require grad: the leaves that are asked for one, and all computed of them."""
    found = set(graph.parameters or graph.inputs)
    for node in graph.nodes:
        if not found.isdisjoint(node.operands):
            found.add(node.name)
    return found
