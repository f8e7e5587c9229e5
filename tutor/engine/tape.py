"""The tape of a graph of single numbers: its operations as lists, and the two loops that run along them.

The loops are written for the operations that the graph has, and compiled once for them, however large the
graph is: what is done at a node is chosen by a few comparisons, and nothing is called. All numbers of a pass
lie in flat lists, a place a node; there is no record of a node, and nothing refers back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine.code.tape_code import Kind, StraightLine
from tutor.engine.numbers import ZEROS, DType, float_names, numpy_names
from tutor.engine.of_operands import Slopes
from tutor.graph import Graph
from tutor.graph.graph import Constant
from tutor.ops import settings
from tutor.ops.lower import to_python

Row = tuple[str, tuple[Constant, ...]]
"""An operation and its attributes."""

_OFTEN = 64
"""Traces of a graph after which straight-line code pays, which takes long to compile."""


@dataclass
class Tape:
    """The operations in order: the number of each one's kind, and the places of its operands.

    The second place is −1 where there is one operand. `forward(values, slopes, more_slopes, kinds, first,
    second)` appends to its first three lists, `backward` fills the gradients and contributions. `straight` is
    the same as straight-line code, begun when the graph is traced often; it is used once it is whole.
    `sources` says by kind where local gradients are (`Kind.sources`).
    """

    leaves: int
    kinds: list[int]
    first: Sequence[int]
    second: Sequence[int]
    forward: Callable[..., None]
    backward: Callable[..., None]
    sources: tuple[tuple[Any, ...], ...]
    begin_straight: Callable[[], StraightLine]
    straight: StraightLine | None = None
    traced: int = 0

    def straight_if_whole(self) -> StraightLine | None:
        """The straight-line code, if there is all of it; each time it is asked for, more of it is written."""
        if self.straight is None:
            self.straight = self.begin_straight()
        if not self.straight.whole:
            self.straight.write_more()
        return self.straight if self.straight.whole else None


def tape_of(graph: Graph, dtype: DType) -> Tape:
    """The graph's tape, made once; every operation has one operand or two, and single numbers as slopes."""
    tape = graph.derived.get(("tape", dtype))
    if not isinstance(tape, Tape):
        tape = graph.derived[("tape", dtype)] = _made(graph, dtype)
    return tape


def _made(graph: Graph, dtype: DType) -> Tape:
    leaves = len(graph.leaves)
    found = graph.in_order
    if found is not None and found.operations and found.first and found.second:
        rows: Sequence[Any] = found.operations
        number: Mapping[Any, int]
        first, second = found.first, found.second
        loops, number = _loops_without_constants(found.used, dtype)
    else:
        rows, first, second = _columns(graph)
        loops = _loops(tuple(sorted(set(rows), key=repr)), dtype)
        number = {row: at for at, row in enumerate(loops.order)}
    numbers = list(map(number.__getitem__, rows))
    straight = partial(
        StraightLine,
        leaves, graph.position[graph.root], numbers, (first, second), loops.kinds, loops.names, dtype,
    )  # fmt: skip
    return Tape(leaves, numbers, first, second, loops.forward, loops.backward, loops.sources, straight)


def _columns(graph: Graph) -> tuple[list[Any], list[int], list[int]]:
    """The row of each operation, and the places of its operands."""
    at, rows, first, second = graph.position, [], [], []
    for _, op, operands, attributes in graph.nodes[len(graph.leaves) :]:
        rows.append((op, attributes))
        first.append(at[operands[0]])
        second.append(at[operands[1]] if len(operands) > 1 else -1)
    return rows, first, second


def run(
    tape: Tape, leaves: Sequence[Any], root: int, seed: Any, dtype: DType
) -> tuple[list[Any], list[Any], Slopes]:
    """Forward and backward: values, gradients, local gradients.

    In float64 it may raise ArithmeticError or ValueError where a result is not finite. A sum of
    contributions starts with its first, as PyTorch's does.
    """
    zero = ZEROS[dtype]
    tape.traced += 1
    straight = tape.straight_if_whole() if tape.traced > _OFTEN else None
    if straight is not None:
        values, gradients, *kept = straight.run(leaves, seed, zero)
    else:
        values, gradients, *kept = _looped(tape, leaves, root, seed, zero)
    for at in range(tape.leaves):
        if gradients[at] is None:
            gradients[at] = zero
    places = (tape.first, tape.second)
    return values, gradients, Slopes(values, (kept[0], kept[1]), (tape.kinds, tape.sources), places)


def _looped(tape: Tape, leaves: Sequence[Any], root: int, seed: Any, zero: Any) -> tuple[list[Any], ...]:
    """The same by the loops; all lists one by one."""
    nothing: list[Any] = [None] * tape.leaves
    values, slopes, more_slopes = list(leaves), nothing.copy(), nothing.copy()
    tape.forward(values, slopes, more_slopes, tape.kinds, tape.first, tape.second)
    gradients: list[Any] = [None] * len(values)
    gradients[root] = seed
    tape.backward(tape, values, gradients, slopes, more_slopes, zero)
    return values, gradients, slopes, more_slopes


_FORWARD = """
def forward(values, slopes, more_slopes, kinds, first, second):
    for kind, i, j in zip(kinds, first, second):
        a = values[i]
        b = values[j]
{choice}
        values.append(z)
"""
_BACKWARD = """
def backward(tape, values, gradients, slopes, more_slopes, zero):
    places = range(len(gradients) - 1, tape.leaves - 1, -1)
    kinds, first, second = reversed(tape.kinds), reversed(tape.first), reversed(tape.second)
    for at, kind, i, j in zip(places, kinds, first, second):
        g = gradients[at]
        if g is None:
            gradients[at] = zero
            continue
{choice}
"""


@dataclass(frozen=True)
class _Loops:
    """The two loops for some rows of the table: what each row does, and the order that numbers them."""

    forward: Callable[..., None]
    backward: Callable[..., None]
    order: tuple[Row, ...]
    kinds: tuple[Kind, ...]
    sources: tuple[tuple[Any, ...], ...]
    names: dict[str, Any]


@lru_cache(maxsize=256)
def _loops_without_constants(used: frozenset[str], dtype: DType) -> tuple[_Loops, dict[str, int]]:
    """The loops for operations that have no constants, and the number of each operation's kind."""
    loops = _loops(tuple((op, ()) for op in sorted(used)), dtype)
    return loops, {op: at for at, (op, _) in enumerate(loops.order)}


@lru_cache(maxsize=256)
def _loops(rows: tuple[Row, ...], dtype: DType) -> _Loops:
    """The two loops for these rows, compiled once."""
    names: dict[str, Any] = (
        float_names() if dtype == "float64" else numpy_names(dtype) | {"sum": _itself, "size": _one}
    )
    order = tuple(sorted(rows, key=lambda row: ops.TABLE[row[0]].local_at(row[1])))  # alike ones together
    kinds = tuple(_kind(row, dtype, names) for row in order)
    kept = tuple(any(place in kind.kept for kind in kinds) for place in (0, 1))
    forward = _choice([_forward_lines(kind, kept) for kind in kinds], 0)
    backward = _choice([_backward_lines(kind) for kind in kinds], 0)
    namespace = dict(names)
    for text, lines in ((_FORWARD, forward), (_BACKWARD, backward)):
        # The source comes from the table and from numbers, never from a person.
        exec(text.format(choice="\n".join(f"        {line}" for line in lines)), namespace)  # noqa: S102
    sources = tuple(kind.sources for kind in kinds)
    return _Loops(namespace["forward"], namespace["backward"], order, kinds, sources, names)


def _choice(bodies: Sequence[list[str]], start: int) -> list[str]:
    """Lines that do the body with the number `kind`, found by halves; `start` is the first one's number."""
    if all(body == bodies[0] for body in bodies):
        return bodies[0] if bodies else ["pass"]
    half = len(bodies) // 2
    return [
        f"if kind < {start + half}:",
        *(f"    {line}" for line in _choice(bodies[:half], start)),
        "else:",
        *(f"    {line}" for line in _choice(bodies[half:], start + half)),
    ]


def _kind(row: Row, dtype: DType, names: dict[str, Any]) -> Kind:
    """What the operation does; numbers in its maths that are no Python floats become `names`."""
    op, attributes = row
    known = ops.TABLE[op]

    def literal(number: float) -> str:
        if dtype == "float64":
            return repr(float(number))
        name = f"c{len(names)}"
        names[name] = np.float32(number)
        return name

    replaced = {letter: f"{{{letter}}}" for letter in "abz"}
    for name, value in known.constants(attributes).items():
        replaced[name] = repr(value) if name in settings.NAMES else literal(value)
    local = tuple(known.local_at(attributes))
    value, *slopes = (
        to_python(maths, replaced, scalar=True, literal=literal) for maths in (known.forward, *local)
    )
    sources = tuple(_source(slope, names) for slope in slopes)
    return Kind(value, tuple(slopes), local, sources)


def _source(slope: str, names: dict[str, Any]) -> Any:
    """Where a local gradient stands without being kept: in the values, or it is a constant; else None."""
    if slope in ("{a}", "{b}", "{z}"):
        return slope[1]
    if slope in names:
        return names[slope]
    try:
        return float(slope)
    except ValueError:
        return None


def _forward_lines(kind: Kind, kept: Sequence[bool]) -> list[str]:
    """The value, and the local gradients that are to be kept; `kept`: whether any kind has such ones."""
    letters = {letter: letter for letter in "abz"}
    lines = [f"z = {kind.value.format_map(letters)}"]
    for place, name in enumerate(("slopes", "more_slopes")):
        if kept[place]:
            slope = kind.slopes[place].format_map(letters) if place in kind.kept else "None"
            lines.append(f"{name}.append({slope})")
    return lines


def _backward_lines(kind: Kind) -> list[str]:
    """The contributions, added up: given × local gradient, where that is not 1 or −1 once and for all."""
    letters = {"a": "values[i]", "b": "values[j]", "z": "values[at]"}
    lines = []
    for place, (local, slope) in enumerate(zip(kind.local, kind.slopes, strict=True)):
        kept = f"{('slopes', 'more_slopes')[place]}[at]"
        factor = kept if place in kind.kept else slope.format_map(letters)
        share = {"1": "g", "-1": "-g"}.get(local, f"g * {factor}")
        more = "- g" if local == "-1" else f"+ {share}"  # a - b is a + -b, to the bit
        target = f"gradients[{'ij'[place]}]"
        lines += [f"so_far = {target}", f"{target} = {share} if so_far is None else so_far {more}"]
    return lines


def _itself(a: Any) -> Any:
    return a


def _one(_: Any) -> int:
    return 1
