"""A graph that is traced again and again runs as straight-line code, to the same bits."""

from __future__ import annotations

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
