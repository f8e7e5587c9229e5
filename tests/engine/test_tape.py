"""A graph that is traced again and again runs as straight-line code, to the same bits."""

from __future__ import annotations

from typing import Any

import pytest

from tutor import ops
from tutor.engine import DTYPES, DType, Trace
from tutor.engine.own import trace
from tutor.graph import INPUT, PARAMETER, Graph, Node, read_code
from tutor.graph.shapes import takes_numbers

OFTEN = 70


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "code",
    [
        "loss = (x*w - 3)**2",
        "a = x*x\nb = a + a\nloss = b*a - x",
        "unused = w*x\nmore = unused + 1\nloss = sigmoid(x) * tanh(x)",
        "p = w ** 3\nq = leaky_relu(x)\nloss = p / q - exp(w) + p",
    ],
)
def test_a_graph_traced_often_keeps_its_bits(code: str, dtype: DType) -> None:
    _same_after_many(read_code(code, ["w"] if "w" in code else []).graph, dtype)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_tape_in_parts_keeps_its_bits(dtype: DType) -> None:
    """Nodes of one part hand gradients on to those of another, and to leaves; the root is not the last."""
    nodes = [Node("x", INPUT), Node("w", PARAMETER), Node("h0", "mul", ("x", "w"))]
    for index in range(1, 700):
        op, other = (("mul", "w"), ("sub", f"h{index // 2}"), ("tanh", ""))[index % 3]
        nodes.append(Node(f"h{index}", op, (f"h{index - 1}", other) if other else (f"h{index - 1}",)))
    _same_after_many(Graph.of(nodes, "h650"), dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "steps",
    [
        [("sub", "x")],
        [("add", "x")],
        [("sub", "w"), ("add", "w"), ("mul", "w"), ("div", "w")],
        [("mul", "w"), ("sub", "x"), ("pow", "")],
    ],
)
def test_what_many_operations_pass_back_to_a_leaf_keeps_its_bits(
    steps: list[tuple[str, str]], dtype: DType
) -> None:
    nodes = [Node("x", INPUT), Node("w", PARAMETER), Node("h0", "mul", ("x", "w"))]
    for index in range(1, 600):
        op, other = steps[index % len(steps)]
        if not other:
            op, other = "mul", f"h{index - 1}"
        nodes.append(Node(f"h{index}", op, (f"h{index - 1}", other)))
    _same_after_many(Graph.of(nodes, "h599"), dtype)


@pytest.mark.parametrize("dtype", DTYPES)
def test_contributions_add_up_to_the_gradient(dtype: DType) -> None:
    """In the order of the backward pass, to the bit; a node beside the way to the root passes 0 back."""
    nodes = [Node("x", INPUT), Node("w", PARAMETER), Node("h0", "mul", ("x", "w"))]
    nodes += [Node(f"h{index}", ("mul", "sub")[index % 2], (f"h{index - 1}", "w")) for index in range(1, 120)]
    graph = Graph.of([*nodes, Node("beside", "div", ("w", "x"))], "h119")
    for _ in range(OFTEN):
        made = trace(graph, {"x": 0.3, "w": -1.1}, dtype=dtype)
        sums: list[Any] = [None] * len(nodes)
        for at in reversed(range(2, len(nodes))):
            for operand, share in zip(graph.nodes[at].operands, made.contributions[at], strict=True):
                place = graph.position[operand]
                sums[place] = share if sums[place] is None else sums[place] + share
        assert sums[:-1] == list(made.gradients[: len(nodes) - 1])
        assert made.contributions[-1] == (0.0, 0.0)


def test_a_contribution_that_overflows_is_infinite_and_no_warning() -> None:
    graph = read_code("loss = x * w", ["w"]).graph
    made = trace(graph, {"x": 1e30, "w": 1.0}, given=1e30)
    assert [float(each) for each in made.contributions[-1]] == [float(made.gradients[0]), float("inf")]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("op", [row.name for row in ops.TABLE.values() if takes_numbers(row)])
def test_every_operation_keeps_its_bits(op: str, dtype: DType) -> None:
    row = ops.TABLE[op]
    operands = ("x", "w")[: row.arity]
    attributes = tuple(2.5 if default is None else default for _, default in row.attributes)
    nodes = [Node("x", INPUT), Node("w", PARAMETER), Node("h", op, operands, attributes)]
    _same_after_many(Graph.of([*nodes, Node("loss", "mul", ("h", "x"))], "loss"), dtype)


def test_what_floats_refuse_is_kept_after_many_traces() -> None:
    graph = read_code("loss = log(x)", []).graph
    for _ in range(OFTEN):
        assert trace(graph, {"x": 1.0}, dtype="float64").value("loss") == 0.0
    assert repr(float(trace(graph, {"x": -1.0}, dtype="float64").value("loss"))) == "nan"


@pytest.mark.parametrize("dtype", DTYPES)
def test_local_gradients_are_found_wherever_they_stand(dtype: DType) -> None:
    """A value of another node, the node's own, a constant, one that was computed; from either end."""
    graph = read_code("a = exp(x)\nb = a*w\nc = b - x\nloss = c / w", ["w"]).graph
    for _ in range(OFTEN):
        made = trace(graph, {"x": 0.0, "w": 4.0}, dtype=dtype)
    expected = [(), (), (1.0,), (4.0, 1.0), (1.0, -1.0), (0.25, -0.25)]
    assert list(made.local_gradients) == expected
    assert made.local_gradients[1:4] == expected[1:4]
    assert made.local_gradients[-1] == expected[-1]
    with pytest.raises(IndexError):
        made.local_gradients[len(expected)]


def _same_after_many(graph: Graph, dtype: DType) -> None:
    values = {leaf.name: 0.7 if leaf.op == INPUT else -0.4 for leaf in graph.leaves if leaf.op != "constant"}
    first = _numbers(trace(graph, values, given=1.5, dtype=dtype))
    for _ in range(OFTEN):
        again = trace(graph, values, given=1.5, dtype=dtype)
    assert graph.derived["tape", dtype].straight.whole  # type: ignore[attr-defined]
    assert _numbers(again) == first


def _numbers(made: Trace) -> str:
    """Every number of a trace, exact."""
    return repr([*zip(made.values, made.gradients, made.local_gradients, made.contributions, strict=True)])
