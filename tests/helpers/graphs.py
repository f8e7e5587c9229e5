"""Random operations and random graphs for hypothesis, with values inside each row's domain."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from tutor import ops
from tutor.engine import Trace
from tutor.engine.numbers import numpy_names
from tutor.graph import CONSTANT, INPUT, PARAMETER, Edge, Graph, Node, ShapeError
from tutor.graph.shapes import Shape, shapes
from tutor.ops import Op
from tutor.ops.lower import to_python

SHAPES: tuple[Shape, ...] = ((), (1,), (2,), (3,), (1, 3), (2, 1), (2, 3), (3, 2))
EXPONENTS = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
EXACT = ("add", "sub", "mul", "neg", "square")
"""Operations that every engine computes with the same roundings, and so with the same bits."""
SETTINGS: dict[str, tuple[tuple[Any, ...], ...]] = {
    "softmax": ((-1.0,), (0.0,)),
    "log_softmax": ((-1.0,), (0.0,)),
    "layer_norm": ((0.1,), (0.5,)),
    "dropout": ((0.5, 0.0), (0.25, 7.0)),
    "reshape": (((-1.0, 1.0),), ((3.0, 2.0),), ((-1.0,),)),
    "concat": ((0.0,), (-1.0,)),
    "slice": ((0.0, 1.0, 0.0), (1.0, 3.0, -1.0)),
    "one_hot": ((3.0,),),
}
"""Attributes of the operations that have settings."""
KINKED = ("relu", "leaky_relu", "abs", "maximum", "minimum")
SMOOTH = ("sigmoid", "tanh", "softplus", "sin", "cos")
REDUCED = ("sum", "mean", "matmul", "affine", "transpose")
LOSSES = ("mse", "bce_with_logits")
ALONG_AXES = ("softmax", "log_softmax", "cross_entropy", "dropout", "reshape", "concat", "slice")
"""Without `layer_norm`: where all elements are alike, its slopes are as large as 1/√eps."""

ORDINARY = st.floats(-2, 2, width=32).filter(lambda value: value == 0 or abs(value) > 1e-6)


@dataclass(frozen=True)
class Case:
    """A graph with values for its leaves; its text says both, so that a failing example can be read."""

    graph: Graph
    values: Mapping[str, Any]

    def __repr__(self) -> str:
        nodes = [tuple(node) for node in self.graph.nodes]
        return f"Case(nodes={nodes}, root={self.graph.root!r}, {self.values})"


def attributes_for(op: str) -> tuple[tuple[Any, ...], ...]:
    """Attributes to try the operation with."""
    if op == "pow":
        return tuple((exponent,) for exponent in EXPONENTS)
    defaults = tuple(default for _, default in ops.TABLE[op].attributes)
    return SETTINGS.get(op, (defaults,))


@lru_cache
def shapes_for(op: str, attributes: tuple[Any, ...] | None = None) -> tuple[tuple[Shape, ...], ...]:
    """Every choice of shapes that the operation takes."""
    arity = ops.TABLE[op].arity
    return tuple(chosen for chosen in itertools.product(SHAPES, repeat=arity) if fits(op, chosen, attributes))


def fits(op: str, operands: Sequence[Shape], attributes: tuple[Any, ...] | None = None) -> bool:
    """Whether the operation takes operands of these shapes."""
    row = ops.TABLE[op]
    leaves = [Node(letter, INPUT) for letter in row.letters]
    chosen = attributes_for(op)[0] if attributes is None else attributes
    graph = Graph.of([*leaves, Node("z", op, row.letters, chosen)], "z")
    try:
        shapes(graph, dict(zip(row.letters, operands, strict=True)))
    except ShapeError:
        return False
    return True


@st.composite
def operations(draw: st.DrawFn, op: str) -> Case:
    """One operation on leaves of random shapes that fit, with values inside its domain."""
    row = ops.TABLE[op]
    attributes = draw(st.sampled_from(attributes_for(op)))
    chosen = draw(st.sampled_from(shapes_for(op, attributes)))
    numbers = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    leaves = [Node(letter, PARAMETER) for letter in row.letters]
    graph = Graph.of([*leaves, Node("z", op, row.letters, attributes)], "z")
    return Case(graph, dict(zip(row.letters, values_in_domain(row, chosen, numbers), strict=True)))


def values_in_domain(row: Op, chosen: Sequence[Shape], numbers: np.random.Generator) -> list[Any]:
    """Random values of these shapes from −3 to 3; elements outside the row's domain are drawn again."""
    values = [np.asarray(numbers.uniform(-3, 3, shape)) for shape in chosen]
    if not row.domain:
        return [value[()] for value in values]
    inside = _domain(row)
    for _ in range(2000):
        wrong = ~np.broadcast_arrays(inside(*values), *values)[0]
        if not wrong.any():
            return [value[()] for value in values]
        fresh = [np.asarray(numbers.uniform(-3, 3, shape)) for shape in chosen]
        values = [_where_wrong(wrong, new, old) for new, old in zip(fresh, values, strict=True)]
    raise AssertionError(f"no values found in the domain of {row.name}: {row.domain}")


def _domain(row: Op) -> Any:
    source = to_python(row.domain, {}, scalar=False)
    return eval(f"lambda {', '.join(row.letters)}: {source}", numpy_names("float64"))


def _where_wrong(wrong: Any, new: Any, old: Any) -> Any:
    """`new` in each element of an operand that had a part in a result that is `wrong`."""
    touched = wrong.any(axis=tuple(range(wrong.ndim - old.ndim)))
    stretched = tuple(axis for axis in range(old.ndim) if old.shape[axis] == 1 and touched.shape[axis] != 1)
    return np.where(touched.any(axis=stretched, keepdims=True), new, old)


@st.composite
def graphs(
    draw: st.DrawFn,
    kinds: Sequence[str] = (*EXACT, *KINKED, *SMOOTH),
    *,
    arrays: bool = False,
    largest: int = 12,
    number: st.SearchStrategy[float] | None = None,
) -> Case:
    """A random graph: one of its last operations is the root, so that some nodes may influence nothing."""
    number = ORDINARY if number is None else number
    nodes: list[Node] = []
    known: dict[str, Shape] = {}
    values: dict[str, Any] = {}
    for index in range(draw(st.integers(1, 4))):
        name, shape = f"x{index}", draw(st.sampled_from(SHAPES)) if arrays else ()
        value = _filled(draw, shape, number)
        kind = draw(st.sampled_from((INPUT, PARAMETER, CONSTANT)))
        nodes.append(Node(name, kind, (), (_as_rows(value),) if kind == CONSTANT else ()))
        known[name] = shape
        if kind != CONSTANT:
            values[name] = value
    for index in range(draw(st.integers(1, largest))):
        op = draw(st.sampled_from(kinds))
        operands = tuple(draw(st.sampled_from(sorted(known))) for _ in range(ops.TABLE[op].arity))
        attributes = (3.0,) if op == "pow" else draw(st.sampled_from(attributes_for(op)))
        if arrays and not fits(op, [known[operand] for operand in operands], attributes):
            continue
        name = f"n{index}"
        nodes.append(Node(name, op, operands, attributes))
        known = shapes(Graph.of(nodes, name), {leaf: known[leaf] for leaf in known if leaf in values})
    made = [node.name for node in nodes if not node.is_leaf]
    assume(made)
    root = draw(st.sampled_from(made[-3:]))
    return Case(Graph.of(nodes, root), values)


def _filled(draw: st.DrawFn, shape: Shape, number: st.SearchStrategy[float]) -> Any:
    size = int(np.prod(shape))
    return np.reshape(draw(st.lists(number, min_size=size, max_size=size)), shape)[()]


def _as_rows(value: Any) -> Any:
    return tuple(_as_rows(item) for item in value) if isinstance(value, np.ndarray) else float(value)


def assume_tame(trace: Trace) -> None:
    """Leave out traces with numbers so large or so close to a kink that a last bit decides what comes out."""
    everything = [*trace.values, *trace.gradients, *itertools.chain(*trace.contributions)]
    assume(all(np.all(np.abs(number) < 1e6) for number in everything))
    for node in trace.graph.nodes:
        if node.op in KINKED:
            brought = [np.asarray(trace.value(operand)) for operand in node.operands]
            gap = brought[0] - brought[1] if len(brought) > 1 else brought[0]
            assume(np.all((np.abs(gap) > 1e-9) | (gap == 0)))


def edges_in(graph: Graph) -> tuple[Edge, ...]:
    """The edges that bring something to an influencing node, in the order in which backward takes them."""
    return tuple(
        Edge(operand, node.name, index)
        for node in reversed(graph.nodes)
        if node.name in graph.influencing
        for index, operand in enumerate(node.operands)
    )
