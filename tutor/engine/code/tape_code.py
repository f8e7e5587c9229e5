"""A tape as straight-line code, for a graph that is traced again and again.

The tape is cut into parts, and each becomes two functions, in which every number has a variable, and it is
known beforehand which contribution is the first to reach a node. For x·w they are

    def forward(V, P, Q):
        v0 = V[0]
        v1 = V[1]
        v2 = v0 * v1
        V += v2,

    def backward(V, P, Q, G, zero):
        v0 = V[0]
        v1 = V[1]
        g2 = G[2]
        a2 = g2 * v1
        b2 = g2 * v0
        G[2:3] = (g2,)
        G[0] = a2
        G[1] = b2

V are the values so far, P and Q the local gradients for the first and the second operand, where these are no
value and no constant, G the gradients. Sums are in the order of the tape's loops, so that the bits are the
same: numpy, too, which adds up what many operations pass back to one place, adds one number after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np

from tutor.engine.numbers import DType

Function = Callable[..., None]
Product = tuple[str, str]
"""Two factors as Python: a gradient, and a local gradient, which may be 1 or -1."""

_PART = 250
"""Operations in a part: to compile one takes some milliseconds."""
_FEW = 20
"""Gradients that are fetched one by one; of more all of a part are, which takes as long."""
_MANY = 100
"""Products from which on numpy adds them up faster: a call of it costs as much as some of its numbers."""


@dataclass(frozen=True)
class Kind:
    """What an operation does: Python for its value and its local gradients.

    In the place of its operands and its value they have `{a}`, `{b}` and `{z}`. `local` has the local
    gradients as the table has them; `sources` says where each is without being kept (`Slopes`).
    """

    value: str
    slopes: tuple[str, ...]
    local: tuple[str, ...]
    sources: tuple[Any, ...]

    @cached_property
    def kept(self) -> frozenset[int]:
        """The operands, 0 or 1, whose local gradients are computed, and so kept."""
        return frozenset([place for place, source in enumerate(self.sources) if source is None])


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
        dtype: DType,
    ) -> None:
        """Nothing is written yet.

        Args:
            leaves: how many places the leaves take, before all operations.
            root: the place of the root.
            numbers: the number of each operation's kind.
            operands: the places of the first operands and of the second ones; −1 where there is none.
            kinds: what operations do.
            names: what the names in `kinds` mean.
            dtype: the type of all numbers.
        """
        self._leaves, self._numbers, self._kinds, self._names = leaves, numbers, kinds, dict(names)
        kept = frozenset[int]().union(*[kind.kept for kind in kinds])
        self._kept = (0 in kept, 1 in kept)
        self._first, self._second = operands
        self._adds_up = dtype == "float32"  # Python's own floats are as fast as what is added up
        if self._adds_up:
            self._names["_added_up"] = _added_up
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
        """Values, gradients, local gradients for first and second operands.

        It may raise ArithmeticError or ValueError where a result is not finite.
        """
        values, gradients = list(leaves), [None] * self._size
        slopes, more_slopes = ([None] * (self._leaves if kept else 0) for kept in self._kept)
        for part in reversed(self._forward):
            part(values, slopes, more_slopes)
        gradients[self._root] = seed
        for part in self._backward:
            part(values, slopes, more_slopes, gradients, zero)
        return values, gradients, slopes, more_slopes

    def _forward_lines(self, end: int) -> list[str]:
        start = self._start
        operands = {*self._first[start - self._leaves : end - self._leaves]}
        operands |= {*self._second[start - self._leaves : end - self._leaves]}
        lines = ["def forward(V, P, Q):"]
        lines += [f"v{place} = V[{place}]" for place in sorted(operands) if 0 <= place < start]
        kept: list[list[str]] = [[], []]
        for at in range(start, end):
            kind = self._kinds[self._numbers[at - self._leaves]]
            names = self._values_at(at)
            lines.append(f"v{at} = {kind.value.format_map(names)}")
            for place, letter in enumerate("pq"):
                if place in kind.kept:
                    lines.append(f"{letter}{at} = {kind.slopes[place].format_map(names)}")
                kept[place].append(f"{letter}{at}" if place in kind.kept else "None")
        places = range(start, end)
        lines.append(f"V += {', '.join(f'v{at}' for at in places)},")
        return lines + [
            f"{'PQ'[place]} += {', '.join(kept[place])}," for place in (0, 1) if self._kept[place]
        ]

    def _values_at(self, at: int) -> dict[str, str]:
        """The variables of an operation's value and of its operands."""
        first, second = self._first[at - self._leaves], self._second[at - self._leaves]
        return {"a": f"v{first}", "b": f"v{second}", "z": f"v{at}"}

    def _backward_lines(self, end: int) -> list[str]:
        start, places, given = self._start, range(self._start, end), self._given
        here = [at for at in places if at in given]
        lines: list[str] = []
        values: set[int] = set()
        now = {at: f"g{at}" for at in here}
        outside: dict[int, list[Product]] = {}
        for at in reversed(places):
            if at not in now:  # the root does not depend on it
                now[at] = "zero"
                continue
            for operand, factor in self._factors(at, values):
                if operand < start:
                    outside.setdefault(operand, []).append((now[at], factor))
                elif operand not in now:
                    now[operand] = _product(now[at], factor)
                    if not now[operand].isidentifier():
                        lines.append(f"g{operand} = {now[operand]}")
                        now[operand] = f"g{operand}"
                else:
                    lines.append(f"g{operand} = {_added(now[operand], now[at], factor)}")
                    now[operand] = f"g{operand}"
        given.update(now)
        for operand, products in outside.items():
            so_far = f"G[{operand}]" if operand in given else ""
            lines += _summed(
                f"G[{operand}]", so_far, products, at_once=self._adds_up and len(products) >= _MANY
            )
            given.add(operand)
        letters = "".join(letter for letter, kept in zip("PQ", self._kept, strict=True) if kept)
        return [
            "def backward(V, P, Q, G, zero):",
            *_loads(letters + "G" * (len(here) > _FEW), places),
            *(f"g{at} = G[{at}]" for at in here if len(here) <= _FEW),
            *_loads("V" * any(at >= start for at in values), places),
            *(f"v{at} = V[{at}]" for at in sorted(values) if at < start),
            *lines,
            f"G[{start}:{end}] = ({', '.join(now[at] for at in places)},)",
        ]

    def _factors(self, at: int, values: set[int]) -> Iterator[tuple[int, str]]:
        """The operands of an operation, and what its gradient is multiplied by; `values` are then needed."""
        operands = [self._first[at - self._leaves], self._second[at - self._leaves]]
        kind = self._kinds[self._numbers[at - self._leaves]]
        for which, (operand, slope) in enumerate(zip(operands, kind.local, strict=False)):
            if slope in ("1", "-1"):
                yield operand, slope
            elif which in kind.kept:
                yield operand, f"{'pq'[which]}{at}"
            else:
                if isinstance(letter := kind.sources[which], str):
                    values.add({"a": operands[0], "b": operands[1], "z": at}[letter])
                yield operand, kind.slopes[which].format_map(self._values_at(at))

    def _defined(self, name: str, lines: Sequence[str]) -> Function:
        """The function of these lines; they come from the table and from numbers, never from a person."""
        namespace = dict(self._names)
        exec("\n    ".join(lines), namespace)  # noqa: S102
        function: Function = namespace[name]
        return function


def _product(given: str, factor: str) -> str:
    """Given × local, as Python."""
    return given if factor == "1" else f"-{given}" if factor == "-1" else f"{given} * {factor}"


def _added(so_far: str, given: str, factor: str) -> str:
    """The sum of what came before and given × local; a - b is a + -b, to the bit."""
    if factor == "-1":
        return f"{so_far} - {given}"
    return f"{so_far} + {_product(given, factor)}"


def _summed(target: str, so_far: str, products: list[Product], *, at_once: bool) -> list[str]:
    """The lines that add up products in their order, or the one that does it by numpy."""
    if at_once:
        factors = [factor for _, factor in products]
        alike = factors[0] in ("1", "-1") and len(set(factors)) == 1
        all_ = factors[0] if alike else f"({', '.join(factors)},)"
        return [
            f"{target} = _added_up({so_far or None}, ({', '.join(given for given, _ in products)},), {all_})"
        ]
    lines = []
    for given, factor in products:
        lines.append(f"s = {_added(so_far, given, factor) if so_far else _product(given, factor)}")
        so_far = "s"
    return [*lines, f"{target} = s"]


def _added_up(so_far: Any, given: tuple[Any, ...], factors: tuple[Any, ...] | int) -> Any:
    """What came before, if anything, and the products, added one after the other in float32."""
    sums = np.fromiter(given, np.float32, len(given))
    sums *= factors if isinstance(factors, int) else np.fromiter(factors, np.float32, len(factors))
    if so_far is not None:
        sums[0] += so_far
    return np.add.accumulate(sums, out=sums)[-1]


def _loads(letters: str, places: range) -> list[str]:
    return [
        f"({', '.join(f'{letter.lower()}{at}' for at in places)},) = {letter}[{places.start}:{places.stop}]"
        for letter in letters
    ]
