"""What a graph predicts: the node that the loss compares with the target, its features and its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from tutor import ops
from tutor.graph import Graph
from tutor.graph.graph import INPUT, PARAMETER
from tutor.training.running.prepare import Prepared

Kind = Literal["number", "two classes", "classes"]
_LOGITS = frozenset({"bce_with_logits", "hinge"})
"""Losses that compare a score with a class: the boundary lies where it is 0."""


@dataclass(frozen=True)
class Feature:
    """One number that the prediction is made from: an input, or the element of one at `index`."""

    name: str
    index: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """`x`, or `x[1]` as in code."""
        return f"{self.name}[{', '.join(map(str, self.index))}]" if self.index else self.name


@dataclass(frozen=True)
class Prediction:
    """`node` predicts `target` (an input; None where it is compared with none) from `features`.

    Of two classes the prediction is one number, and `boundary` parts them; of more it has an element a class,
    the largest of which is what is predicted. `lower` and `upper` are the two classes' numbers in the data.
    """

    node: str
    features: tuple[Feature, ...]
    target: str | None
    kind: Kind
    boundary: float = 0.0
    lower: float = 0.0
    upper: float = 1.0


@dataclass(frozen=True)
class _Compared:
    node: str
    target: str
    by: str


def found_prediction(prepared: Prepared) -> Prediction | None:
    """The prediction that the loss compares with a target; None where no node is compared with an input.

    It is the operand of a node on the way to the root that depends on a parameter and on an input, where the
    node's other operand hangs on inputs alone, and on one that the prediction does not use: the target. Of
    several the one that a loss or a difference compares goes first, then the one nearest to the root.
    """
    found = _compared(prepared.plan.graph)
    return None if found is None else _described(prepared, found.node, found.target, found.by)


def prediction_of(prepared: Prepared, node: str) -> Prediction:
    """The prediction at a chosen node, beside the target that the loss compares with."""
    found = _compared(prepared.plan.graph)
    if found is None:
        return _described(prepared, node, None, "")
    inputs = _inputs_of(prepared.plan.graph)
    target = found.target if found.target not in inputs[node] else None
    return _described(prepared, node, target, found.by if node == found.node else "")


def candidates(prepared: Prepared) -> tuple[str, ...]:
    """The nodes that could be looked at as a prediction, the first to be computed first.

    They depend on an input and do not depend on the target.
    """
    graph, inputs = prepared.plan.graph, _inputs_of(prepared.plan.graph)
    found = _compared(graph)
    target = found.target if found is not None else ""
    return tuple(
        node.name
        for node in graph.nodes
        if not node.is_leaf and inputs[node.name] and target not in inputs[node.name]
    )


def _compared(graph: Graph) -> _Compared | None:
    inputs, trained = _inputs_of(graph), _trained(graph)
    best: tuple[tuple[int, int], _Compared] | None = None
    for place, node in enumerate(graph.nodes):
        if len(node.operands) < 2 or node.name not in graph.influencing:
            continue
        for one, other in (node.operands[:2], node.operands[1::-1]):
            targets = [name for name in inputs[other] if name not in inputs[one]]
            fits = one in trained and bool(inputs[one]) and other not in trained and len(targets) == 1
            if fits:
                family = ops.TABLE[node.op].family
                rank = (int(family == "loss") or int(node.op == "sub"), place)
                if best is None or rank >= best[0]:
                    best = (rank, _Compared(one, targets[0], node.op))
    return best[1] if best is not None else None


def _inputs_of(graph: Graph) -> dict[str, frozenset[str]]:
    """The inputs on which each node depends."""
    found: dict[str, frozenset[str]] = {}
    for node in graph.nodes:
        own = frozenset({node.name}) if node.op == INPUT else frozenset()
        found[node.name] = own.union(*(found[operand] for operand in node.operands))
    return found


def _trained(graph: Graph) -> frozenset[str]:
    """The nodes that depend on a parameter."""
    found = {node.name for node in graph.nodes if node.op == PARAMETER}
    for node in graph.nodes:
        if not found.isdisjoint(node.operands):
            found.add(node.name)
    return frozenset(found)


def _described(prepared: Prepared, node: str, target: str | None, by: str) -> Prediction:
    graph = prepared.plan.graph
    names = [name for name in graph.inputs if name in _inputs_of(graph)[node] and name in prepared.columns]
    features = tuple(Feature(name, index) for name in names for index in np.ndindex(prepared.shapes[name]))
    size = int(np.prod(prepared.shapes[node]))
    column = prepared.columns.get(target) if target else None
    if size > 1 and (by == "cross_entropy" or (column is not None and _has_classes(column, size))):
        return Prediction(node, features, target, "classes")
    if column is None or size > 1:
        return Prediction(node, features, target, "number")
    known = np.unique(np.asarray(column))
    if len(known) != 2 or not _are_classes(known):
        return Prediction(node, features, target, "number")
    low, high = float(known[0]), float(known[1])
    boundary = 0.0 if by in _LOGITS else (low + high) / 2
    return Prediction(node, features, target, "two classes", boundary, low, high)


def _are_classes(known: Any) -> bool:
    """Whether two numbers of a target name classes: 0 and 1, or −1 and 1."""
    return tuple(float(each) for each in known) in ((0.0, 1.0), (-1.0, 1.0))


def _has_classes(column: Any, size: int) -> bool:
    """Whether each sample's target has a 1 at its class and 0 elsewhere, or is the class's number."""
    rows = np.asarray(column, np.float64).reshape(len(column), -1)
    if rows.shape[1] == 1:
        return bool(((rows == np.floor(rows)) & (rows >= 0) & (rows < size)).all())
    return rows.shape[1] == size and bool(np.isin(rows, (0.0, 1.0)).all() and (rows.sum(axis=1) == 1).all())


def classes_of(prediction: Prediction, target: Any) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The class of each sample, (samples,), counted from 0, from the target's column.

    A target with an element a class has a 1 at the class; one number is the class itself.
    """
    array = np.asarray(target, np.float64)
    if prediction.kind == "two classes":
        return (array.reshape(len(array)) > (prediction.lower + prediction.upper) / 2).astype(np.int64)
    rows = array.reshape(len(array), -1)
    return np.asarray(rows[:, 0] if rows.shape[1] == 1 else rows.argmax(axis=1)).astype(np.int64)
