"""A tape as straight-line code, for a graph that is traced again and again.

The tape is cut into parts, and each becomes two functions, in which every number has a variable, and it is
known beforehand which contribution is the first to reach a node. For x·w they are

    def forward(V, P, Q):
        v0 = V[0]
        v1 = V[1]
        v2 = v0 * v1
        V[2:3] = (v2,)
        P[2:3] = (v1,)
        Q[2:3] = (v0,)

    def backward(P, Q, G, A, B, zero):
        (g2,) = G[2:3]
        (p2,) = P[2:3]
        (q2,) = Q[2:3]
        a2 = g2 * p2
        b2 = g2 * q2
        G[2:3] = (g2,)
        A[2:3] = (a2,)
        B[2:3] = (b2,)
        G[0] = a2
        G[1] = b2

V are the values, P and Q the local gradients for the first and the second operand, G the gradients, A and B
the contributions. Sums are in the order of the tape's loops, so that the bits are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

Function = Callable[..., None]

_PART = 250
"""Operations in a part: to compile one takes some milliseconds."""


@dataclass(frozen=True)
class Kind:
    """What an operation does: Python for its value and its local gradients.

    In the place of its operands and its value they have `{a}`, `{b}` and `{z}`. `local` has the local
    gradients as the table has them.
    """

    value: str
    slopes: tuple[str, ...]
    local: tuple[str, ...]


class StraightLine:
    """A tape's functions, written part by part from the last part to the first."""

    def __init__(
        self,
        leaves: int,
        root: int,
        numbers: Sequence[int],
        operands: tuple[Sequence[int], Sequence[int]],
        kinds: Sequence[Kind],
        names: dict[str, Any],
    ) -> None:
        """Nothing is written yet.

        Args:
            leaves: how many places the leaves take, before all operations.
            root: the place of the root.
            numbers: the number of each operation's kind.
            operands: the places of the first operands and of the second ones; −1 where there is none.
            kinds: what operations do.
            names: what the names in `kinds` mean.
        """
        self._leaves, self._numbers, self._kinds, self._names = leaves, numbers, kinds, names
        self._first, self._second = operands
        self._size = self._start = leaves + len(numbers)
        self._root = root
        self._given = {root}
        self._writing = Lock()
        self.whole = not numbers  # whether all parts are written
        self._forward: list[Function] = []
        self._backward: list[Function] = []

    def write_more(self) -> None:
        """Write another part; of a tape of many thousands of operations more at once.

        While another thread does so, nothing is done.
        """
        if not self._writing.acquire(blocking=False):
            return
        try:
            for _ in range(1 + len(self._numbers) // (64 * _PART)):
                if not self.whole:
                    end, self._start = self._start, max(self._leaves, self._start - _PART)
                    self._forward.append(self._defined("forward", self._forward_lines(end)))
                    self._backward.append(self._defined("backward", self._backward_lines(end)))
                    self.whole = self._start == self._leaves
        finally:
            self._writing.release()

    def run(self, leaves: Sequence[Any], seed: Any, zero: Any) -> tuple[list[Any], ...]:
        """Values, gradients, local gradients for first and second operands, contributions to these.

        It may raise ArithmeticError or ValueError where a result is not finite.
        """
        values = [*leaves, *[None] * len(self._numbers)]
        slopes, more_slopes, gradients, shares, more_shares = ([None] * self._size for _ in range(5))
        for part in reversed(self._forward):
            part(values, slopes, more_slopes)
        gradients[self._root] = seed
        for part in self._backward:
            part(slopes, more_slopes, gradients, shares, more_shares, zero)
        return values, gradients, slopes, more_slopes, shares, more_shares

    def _forward_lines(self, end: int) -> list[str]:
        start = self._start
        operands = {*self._first[start - self._leaves : end - self._leaves]}
        operands |= {*self._second[start - self._leaves : end - self._leaves]}
        lines = ["def forward(V, P, Q):"]
        lines += [f"v{place} = V[{place}]" for place in sorted(operands) if 0 <= place < start]
        slopes: list[tuple[str, str]] = []
        for at in range(start, end):
            kind = self._kinds[self._numbers[at - self._leaves]]
            names = {"a": f"v{self._first[at - self._leaves]}", "z": f"v{at}"}
            names["b"] = f"v{self._second[at - self._leaves]}"
            lines.append(f"v{at} = {kind.value.format_map(names)}")
            written = [slope.format_map(names) for slope in kind.slopes]
            for place, (letter, slope) in enumerate(zip("pq", written, strict=False)):
                if "{" in kind.slopes[place] and not slope.isidentifier():
                    lines.append(f"{letter}{at} = {slope}")
                    written[place] = f"{letter}{at}"
            slopes.append((written[0], written[1] if len(written) > 1 else "None"))
        places = range(start, end)
        return [
            *lines,
            _store("V", places, [f"v{at}" for at in places]),
            _store("P", places, [first for first, _ in slopes]),
            _store("Q", places, [second for _, second in slopes]),
        ]

    def _backward_lines(self, end: int) -> list[str]:
        start, places, given = self._start, range(self._start, end), self._given
        lines = ["def backward(P, Q, G, A, B, zero):"]
        lines += [f"({', '.join(f'{letter.lower()}{at}' for at in places)},) = {letter}[{start}:{end}]"
                  for letter in "GPQ"]  # fmt: skip
        now = {at: f"g{at}" for at in places if at in given}
        shares: dict[int, tuple[str, str]] = {}
        for at in reversed(places):
            operands = [self._first[at - self._leaves], self._second[at - self._leaves]]
            if at not in now:  # the root does not depend on it
                now[at] = "zero"
                shares[at] = ("zero", "zero" if operands[1] >= 0 else "None")
                continue
            written = ["None", "None"]
            local = self._kinds[self._numbers[at - self._leaves]].local
            for which, (operand, slope) in enumerate(zip(operands, local, strict=False)):
                share = written[which] = now[at] if slope == "1" else f"{'ab'[which]}{at}"
                if slope == "-1":
                    lines.append(f"{share} = -{now[at]}")
                elif slope != "1":
                    lines.append(f"{share} = {now[at]} * {'pq'[which]}{at}")
                if operand not in given:
                    given.add(operand)
                    now[operand] = share
                    continue
                so_far = now.get(operand, f"G[{operand}]")
                now[operand] = f"g{operand}"
                lines.append(f"g{operand} = {so_far} + {share}")
            shares[at] = (written[0], written[1])
        return [
            *lines,
            _store("G", places, [now[at] for at in places]),
            _store("A", places, [shares[at][0] for at in places]),
            _store("B", places, [shares[at][1] for at in places]),
            *(f"G[{at}] = {name}" for at, name in now.items() if at < start),
        ]

    def _defined(self, name: str, lines: Sequence[str]) -> Function:
        """The function of these lines; they come from the table and from numbers, never from a person."""
        namespace = dict(self._names)
        exec("\n    ".join(lines), namespace)  # noqa: S102
        function: Function = namespace[name]
        return function


def _store(letter: str, places: range, names: Sequence[str]) -> str:
    return f"{letter}[{places.start}:{places.stop}] = ({', '.join(names)},)"
