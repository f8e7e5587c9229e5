"""The nudge: move one number by h, and compare what its gradient predicts with what the root really does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tutor.engine.numbers import Given
from tutor.engine.numeric import RootOver
from tutor.engine.own import trace
from tutor.engine.trace import Trace
from tutor.graph import CONSTANT, Graph

Index = tuple[int, ...]


@dataclass(frozen=True)
class Nudge:
    """A number moved from `at` by `h`; the root was `before` and is `after`. All float64.

    Where the given gradient is not 1, or the root is an array, the root stands for Σ given·root.
    """

    h: float
    at: float
    gradient: float
    before: float
    after: float

    @property
    def predicted(self) -> float:
        """What the gradient predicts of the change, gradient·h: along the tangent."""
        with np.errstate(all="ignore"):
            return float(np.multiply(self.gradient, self.h))

    @property
    def actual(self) -> float:
        """How far the root really moves: along the curve."""
        return float(np.subtract(self.after, self.before))

    @property
    def difference(self) -> float:
        """Actual less predicted. Where the curve is smooth it shrinks as h² (Taylor's theorem)."""
        return float(np.subtract(self.actual, self.predicted))


class Nudges:
    """Nudges one node, or one element of its value, everything behind it computed again; the rest stays.

    The gradient is found anew in float64, so that the difference can be followed to a small h.
    """

    def __init__(
        self, graph: Graph, values: Mapping[str, Given], name: str, index: Index = (), given: Given = 1.0
    ) -> None:
        self.name, self.index = name, index
        exact = trace(graph, values, given=given, dtype="float64")
        self._root = RootOver(exact, name)
        self._value = np.array(exact.value(name), np.float64)
        self._at = float(self._value[index])
        self._gradient = float(np.asarray(exact.gradient(name))[index])
        self._before = self._root(self._value)

    @classmethod
    def of(cls, shown: Trace, name: str, index: Index = ()) -> Nudges:
        """Nudges of the numbers of this trace."""
        leaves = [leaf for leaf in shown.graph.leaves if leaf.op != CONSTANT]
        values = {leaf.name: shown.value(leaf.name) for leaf in leaves}
        return cls(shown.graph, values, name, index, shown.given)

    def by(self, h: float) -> Nudge:
        """Move the number by h."""
        moved = self._value.copy()
        moved[self.index] += h
        return Nudge(h, self._at, self._gradient, self._before, self._root(moved))


def nudge(
    graph: Graph, values: Mapping[str, Given], name: str, h: float, index: Index = (), given: Given = 1.0
) -> Nudge:
    """Move a node's value, or one element of it, by h.

    Args:
        graph: what is computed; values: of its inputs and parameters; given: the given gradient at the root.
        name: any node of the graph; index: () where its value is one number.
        h: how far.

    Raises:
        TutorError: a leaf has no value, or operands do not fit together.
    """
    return Nudges(graph, values, name, index, given).by(h)
