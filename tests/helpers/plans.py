"""Plans to train: the lecture's, and random ones."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from tutor import ops
from tutor.engine import DType
from tutor.graph import Graph, Node, ShapeError, read_code
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER
from tutor.graph.shapes import shapes as shapes_of
from tutor.training import Plan

DATA = {"x": (1.0, 2.0, 3.0), "y": (2.0, 4.0, 6.0)}
LINEAR = "y_hat = x*w\nr = y_hat - y\nloss = r**2"
QUADRATIC = "y_hat = w1*x**2 + w2*x + b\nr = y_hat - y\nloss = r**2"

ELEMENTWISE = (
    "add",
    "sub",
    "mul",
    "square",
    "tanh",
    "sigmoid",
    "sin",
    "cos",
    "softplus",
    "leaky_relu",
    "neg",
)
EXACT = ("add", "sub", "mul", "square", "neg")
"""Operations that PyTorch and numpy round alike, whatever the processor."""
MATRIX = ("matmul", "matmul", "matmul", "transpose", "sum", "mean")
SHAPES = ((), (1,), (3,), (2,), (2, 3), (3, 2), (2, 1), (3, 3))
KINDS = {"x": INPUT, "y": INPUT, "c": INPUT, "v": PARAMETER, "w": PARAMETER}


def linear(dtype: DType = "float32", **settings: Any) -> Plan:
    """The linear model of the lecture on its three samples, as `train-linear` trains it."""
    return Plan(read_code(LINEAR, ["w"]).graph, {"w": 1.0}, DATA, dtype=dtype, **settings)


def quadratic(dtype: DType = "float32", **settings: Any) -> Plan:
    """The quadratic model of exercise 4-3, all its parameters 1."""
    graph = read_code(QUADRATIC, ["w1", "w2", "b"]).graph
    return Plan(graph, {"w1": 1.0, "w2": 1.0, "b": 1.0}, DATA, dtype=dtype, **settings)


def network(dtype: DType = "float32", **settings: Any) -> Plan:
    """A small network in the lecture's notation, W @ x + b, on seven samples of vectors."""
    code = "h = relu(W1 @ x + b1)\ny_hat = tanh(W2 @ h + b2)\nloss = mean((y_hat - y)**2)"
    graph = read_code(code, ["W1", "b1", "W2", "b2"]).graph
    shapes = {"W1": (5, 2), "b1": (5,), "W2": (3, 5), "b2": (3,)}
    numbers = np.random.default_rng(4)
    values = {name: numbers.normal(size=shape) for name, shape in shapes.items()}
    data = {"x": tuple(numbers.normal(size=(7, 2))), "y": tuple(numbers.normal(size=(7, 3)))}
    return Plan(graph, values, data, dtype=dtype, **settings)


@st.composite
def plans(
    draw: st.DrawFn,
    *,
    scalar: bool = False,
    operations: tuple[str, ...] = ELEMENTWISE,
    dtype: DType = "float64",
    batches: tuple[Any, ...] = (1,),
) -> Plan:
    """A plan of a random graph with fan-out, shared leaves and unused nodes; its loss is one number a sample.

    Arrays (unless `scalar`) meet by broadcasting, in products of matrices and vectors, transposes and sums.
    """
    chance = draw(st.randoms(use_true_random=False))
    shapes: dict[str, tuple[int, ...]] = {name: () if scalar else chance.choice(SHAPES) for name in KINDS}
    nodes = [Node(name, kind) for name, kind in KINDS.items()]
    nodes.append(Node("half", CONSTANT, (), (0.5,)))
    shapes["half"] = ()
    known = operations if scalar else (*operations, *MATRIX)
    for count in range(draw(st.integers(3, 9))):
        nodes += _random_node(chance, f"n{count}", known, shapes)
    used = {operand for node in nodes for operand in node.operands}
    ends = [node.name for node in nodes if node.name not in used]
    kept = ends[-draw(st.integers(1, len(ends))) :]
    graph = Graph.of([*nodes, *_loss(kept, scalar=scalar)], "loss")
    return _plan(draw, graph, shapes, dtype, batches)


def _random_node(
    chance: Random, name: str, known: tuple[str, ...], shapes: dict[str, tuple[int, ...]]
) -> list[Node]:
    """A node of a random operation on random nodes that fit, and its shape noted; none where nothing fits."""
    row = ops.TABLE[chance.choice(known)]
    fitting = {
        operands: shape
        for operands in product(shapes, repeat=row.arity)
        if (shape := _shape(row.name, [shapes[operand] for operand in operands])) is not None
    }
    if not fitting:
        return []
    operands = chance.choice(list(fitting))
    shapes[name] = fitting[operands]
    return [Node(name, row.name, operands, tuple(default for _, default in row.attributes))]  # type: ignore[misc]


def _shape(op: str, operands: list[tuple[int, ...]]) -> tuple[int, ...] | None:
    leaves = [Node(f"leaf{index}", INPUT) for index in range(len(operands))]
    names = tuple(leaf.name for leaf in leaves)
    attributes = tuple(0.0 for _ in ops.TABLE[op].attributes)
    graph = Graph.of([*leaves, Node("root", op, names, attributes)], "root")
    try:
        return shapes_of(graph, dict(zip(names, operands, strict=True)))["root"]
    except ShapeError:
        return None


def _loss(ends: list[str], *, scalar: bool) -> list[Node]:
    """The loss, one number of all `ends`: the sum of the means of their tanh, which stays small."""
    nodes: list[Node] = []
    parts: list[str] = []
    for end in ends:
        nodes.append(Node(f"tanh({end})", "tanh", (end,)))
        nodes.append(Node(f"part({end})", "neg" if scalar else "mean", (f"tanh({end})",)))
        parts.append(f"part({end})")
    for index, part in enumerate(parts[1:]):
        nodes.append(Node(f"sum{index}", "add", (parts[0] if index == 0 else f"sum{index - 1}", part)))
    return [*nodes, Node("loss", "square", (nodes[-1].name,))]


def _plan(
    draw: st.DrawFn,
    graph: Graph,
    shapes: dict[str, tuple[int, ...]],
    dtype: DType,
    batches: tuple[Any, ...],
) -> Plan:
    numbers = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def value(name: str) -> Any:
        made = np.asarray(numbers.uniform(-1.5, 1.5, shapes[name]), dtype)
        return made if made.ndim else float(made)

    samples = draw(st.integers(1, 5).map(lambda count: 6 - count))
    data = {name: tuple(value(name) for _ in range(samples)) for name in ("x", "y")}
    values = {name: value(name) for name in ("c", "v", "w")}
    return Plan(
        graph, values, data, learning_rate=0.05, epochs=3, batch=draw(st.sampled_from(batches)), dtype=dtype
    )
