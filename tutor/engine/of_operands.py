"""Numbers for each operand of each node, out of flat lists: what follows from others is not kept, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from tutor.graph import Graph


class Contributions(Sequence[tuple[Any, ...]]):
    """What each node passes back to its operands: given × local, found when it is asked for.

    Both factors are kept, and one multiplication gives the bits that a pass has added up. A node on which the
    root does not depend passes back 0.
    """

    __slots__ = ("_gradients", "_graph", "_slopes", "_zero")

    def __init__(self, graph: Graph, gradients: Sequence[Any], slopes: Slopes, zero: Any) -> None:
        """Keep gradients and local gradients as they are; `zero` is that of their type of number."""
        self._graph, self._gradients, self._slopes, self._zero = graph, gradients, slopes, zero

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self._gradients)

    def __getitem__(self, at: Any) -> Any:
        """The contributions of a node to its operands, in order."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        slopes = self._slopes[at]
        if slopes and self._graph.nodes[at].name not in self._graph.influencing:
            return (self._zero,) * len(slopes)
        given = self._gradients[at]
        with np.errstate(all="ignore"):
            return tuple([given * slope for slope in slopes])


class Slopes(Sequence[tuple[Any, ...]]):
    """The local gradients of each node: the value of an operand or of the node, a constant, or one kept.

    That of x·w for x is w: it stands among the values, and is found there.
    """

    __slots__ = ("_kept", "_kinds", "_leaves", "_operands", "_values")

    def __init__(
        self,
        values: Sequence[Any],
        kept: tuple[Sequence[Any], Sequence[Any]],
        kinds: tuple[Sequence[int], Sequence[tuple[Any, ...]]],
        operands: tuple[Sequence[int], Sequence[int]],
    ) -> None:
        """Keep the lists as they are.

        Args:
            values: of all nodes, leaves first.
            kept: the local gradients that were computed, for first and second operands.
            kinds: the number of each operation's kind; and by kind, for each operand, where its local
                gradient is: "a", "b" or "z" in the values, None if it was kept, else the number itself.
            operands: the places of first and second operands of the operations.
        """
        self._values, self._kept, self._kinds, self._operands = values, kept, kinds, operands
        self._leaves = len(values) - len(kinds[0])

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self._values)

    def __getitem__(self, at: Any) -> Any:
        """The local gradients of a node for its operands, in order."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        if place < self._leaves:
            return ()
        numbers, sources = self._kinds
        return tuple(
            [
                self._found(place, index, source)
                for index, source in enumerate(sources[numbers[place - self._leaves]])
            ]
        )

    def _found(self, place: int, index: int, source: Any) -> Any:
        if source is None:
            return self._kept[index][place]
        if not isinstance(source, str):
            return source
        return self._values[place if source == "z" else self._operands[source == "b"][place - self._leaves]]
