"""Numbers for each operand of each node, out of flat lists: what stands in one already is not kept twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class OfOperands(Sequence[tuple[Any, ...]]):
    """A number for each operand of each node, kept in a list for the first operands and one for the second.

    None stands where a node has no such operand.
    """

    __slots__ = ("_first", "_second")

    def __init__(self, first: list[Any], second: list[Any]) -> None:
        """Keep the lists as they are."""
        self._first, self._second = first, second

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self._first)

    def __getitem__(self, at: Any) -> Any:
        """The numbers of a node's operands, in order."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        pair = (self._first[at], self._second[at])
        return tuple([number for number in pair if number is not None])


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
