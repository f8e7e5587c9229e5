"""Code to graph and back: what can be written, and that nothing is lost or run."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.graphs import EXACT, KINKED, SMOOTH, Case, graphs
from tutor import ops
from tutor.engine import own
from tutor.graph import (
    CONSTANT,
    INPUT,
    PARAMETER,
    Graph,
    GraphError,
    Node,
    Place,
    code_lines,
    read_code,
    write_code,
)
from tutor.graph.write_code import is_name


def _nodes(code: str) -> dict[str, tuple[str, tuple[str, ...], tuple[Any, ...]]]:
    return {node.name: (node.op, node.operands, node.attributes) for node in read_code(code).graph.nodes}


def test_the_linear_model() -> None:
    source = read_code("y_hat = x * w\nr = y_hat - y\nloss = r ** 2\n", ["w"])
    assert source.graph.nodes == (
        Node("x", INPUT),
        Node("w", PARAMETER),
        Node("y", INPUT),
        Node("y_hat", "mul", ("x", "w")),
        Node("r", "sub", ("y_hat", "y")),
        Node("loss", "square", ("r",)),
    )
    assert source.graph.root == "loss"
    assert source.places["y_hat"] == Place(1, 1)
    assert source.places["w"] == Place(1, 13)
    assert source.places["loss"] == Place(3, 1)


@pytest.mark.parametrize(
    ("code", "like"), [("z = +x", "z = x"), ("z = + +x*+(+y)", "z = x*y"), ("z = +-3", "z = -3")]
)
def test_a_plus_in_front_changes_nothing(code: str, like: str) -> None:
    assert read_code(code).graph == read_code(like).graph


def test_a_name_used_twice_is_one_node_with_two_edges() -> None:
    graph = read_code("h = x*w\nloss = h*h + h").graph
    assert [tuple(edge) for edge in graph.successors["h"]] == [
        ("h", "h*h", 0),
        ("h", "h*h", 1),
        ("h", "loss", 1),
    ]


@pytest.mark.parametrize(
    ("code", "op", "operands", "attributes"),
    [
        ("z = a + b", "add", ("a", "b"), ()),
        ("z = a @ b", "matmul", ("a", "b"), ()),
        ("z = a ** b", "power", ("a", "b"), ()),
        ("z = torch.pow(a, b)", "power", ("a", "b"), ()),
        ("z = affine(a, b, c)", "affine", ("a", "b", "c"), ()),
        ("z = torch.mm(a, b)", "matmul", ("a", "b"), ()),
        ("z = -a", "neg", ("a",), ()),
        ("z = +(a - b)", "sub", ("a", "b"), ()),
        ("z = a.T", "transpose", ("a",), ()),
        ("z = transpose(a)", "transpose", ("a",), ()),
        ("z = a ** 2", "square", ("a",), ()),
        ("z = pow(a, 2)", "square", ("a",), ()),
        ("z = a ** 2.0", "square", ("a",), ()),
        ("z = a ** -1", "pow", ("a",), (-1.0,)),
        ("z = pow(a, n=3)", "pow", ("a",), (3.0,)),
        ("z = torch.pow(a, 0.5)", "pow", ("a",), (0.5,)),
        ("z = relu(a)", "relu", ("a",), ()),
        ("z = a.relu()", "relu", ("a",), ()),
        ("z = F.relu(a)", "relu", ("a",), ()),
        ("z = torch.nn.functional.leaky_relu(a, 0.2)", "leaky_relu", ("a",), (0.2,)),
        ("z = leaky_relu(a)", "leaky_relu", ("a",), (0.01,)),
        ("z = leaky_relu(a, slope=1e-3)", "leaky_relu", ("a",), (0.001,)),
        ("z = max(a)", "max", ("a",), ()),
        ("z = max(a, b)", "maximum", ("a", "b"), ()),
        ("z = F.softmax(a, dim=0)", "softmax", ("a",), (0.0,)),
        ("z = a.reshape(2, -1)", "reshape", ("a",), ((2.0, -1.0),)),
        ("z = reshape(a, (2, 3))", "reshape", ("a",), ((2.0, 3.0),)),
        ("z = torch.cat((a, b), dim=1)", "concat", ("a", "b"), (1.0,)),
        ("z = torch.cat([a, b])", "concat", ("a", "b"), (0.0,)),
        ("z = concat(a, b, -1)", "concat", ("a", "b"), (-1.0,)),
        ("z = slice(a, 1, 3, axis=1)", "slice", ("a",), (1.0, 3.0, 1.0)),
        ("z = dropout(a, seed=7)", "dropout", ("a",), (0.5, 7.0)),
        ("z = F.mse_loss(a, b)", "mse", ("a", "b"), ()),
        ("z = np.maximum(a, b)", "maximum", ("a", "b"), ()),
        ("z = max(a, b)", "maximum", ("a", "b"), ()),
        ("z = a.sum()", "sum", ("a",), ()),
        ("\u03c9 = relu(a)\nz = \u03c9 * a", "mul", ("ω", "a"), ()),
    ],
)
def test_operations_are_written_as_in_numpy_and_pytorch(
    code: str, op: str, operands: tuple[str, ...], attributes: tuple[float, ...]
) -> None:
    assert _nodes(code)["z"] == (op, operands, attributes)


def test_names_that_read() -> None:
    nodes = _nodes("loss = (x*w - y)**2 + (x*w)**2 + sigmoid(sigmoid(sigmoid(x*w + b)))")
    assert {"x*w", "x*w#2", "x*w-y", "(x*w-y)**2", "sigmoid(x*w+b)"} <= set(nodes)
    assert nodes["x*w#2"] == nodes["x*w"]


def test_long_expressions_are_named_by_their_operation_and_never_as_an_input() -> None:
    nodes = _nodes("loss = ((alpha_one + beta_two + gamma_three) * add) / mul")
    assert nodes["add"] == (INPUT, (), ())
    assert nodes["mul"] == (INPUT, (), ())
    assert nodes["loss"][1] == ("mul#2", "mul")
    assert nodes["mul#2"] == ("mul", ("add#2", "add"), ())


def test_constants() -> None:
    nodes = _nodes("c = 0.5\nz = c*x + 0.5*x + 0.5 - -3 + [[1, 2], [3, 4.5]]")
    assert nodes["c"] == (CONSTANT, (), (0.5,))
    assert nodes["0.5"] == (CONSTANT, (), (0.5,))
    assert nodes["-3"] == (CONSTANT, (), (-3.0,))
    assert nodes["[[1,2],[3,4.5]]"] == (CONSTANT, (), (((1.0, 2.0), (3.0, 4.5)),))
    assert sum(op == CONSTANT for op, _, _ in nodes.values()) == 4


def test_minus_zero_keeps_its_sign() -> None:
    nodes = _nodes(write_code(read_code("z = x * -0.0 + 0.0").graph))
    assert repr([nodes[name][2] for name in ("-0.0", "0")]) == "[(-0.0,), (0.0,)]"


def test_a_long_list_gets_a_short_name() -> None:
    nodes = _nodes(f"z = {list(range(100))} * x + {list(range(1, 101))}")
    assert nodes["constant"][2][0][:3] == (0.0, 1.0, 2.0)
    assert nodes["constant#2"][2][0][:3] == (1.0, 2.0, 3.0)


def test_the_last_line_is_the_root_and_the_order_is_free() -> None:
    graph = read_code("r = y_hat - y\ny_hat = x*w\nloss = r**2").graph
    assert [node.name for node in graph.nodes] == ["y", "x", "w", "y_hat", "r", "loss"]
    assert graph.root == "loss"
    assert read_code("loss = r**2\nr = x - y").graph.root == "r"


def test_lines_may_be_split_joined_and_commented() -> None:
    code = "# the model\n\nr = x*w - y; loss = (r   # residual\n  **\n 2)\n"
    assert read_code(code).graph.root == "loss"
    assert read_code(code.replace("\n", "\r\n")).graph == read_code(code).graph


def test_a_second_name_for_a_node() -> None:
    source = read_code("h = x*w\nout = h\nloss = out + h")
    assert source.graph["loss"].operands == ("h", "h")
    assert read_code("h = x*w\nout = h").graph.root == "h"
    assert source.places["out"] == Place(2, 1)


def test_parameters() -> None:
    assert read_code("z = x*w", ["w"]).graph.parameters == ("w",)
    with pytest.raises(GraphError, match="v cannot be a parameter: the graph's inputs are x, w"):
        read_code("z = x*w", ["v"])
    with pytest.raises(GraphError, match="z cannot be a parameter"):
        read_code("z = x*w", ["z"])


@pytest.mark.parametrize("backwards", [False, True])
def test_20000_lines(backwards: bool) -> None:
    lines = [f"n{index} = n{index - 1} * w" for index in range(1, 20_001)]
    code = "\n".join([*reversed(lines), "loss = n20000 + b"] if backwards else [*lines, "loss = n20000 + b"])
    graph = read_code(code).graph
    assert len(graph.nodes) == 3 + 20_001
    assert [node.name for node in graph.nodes[3:6]] == ["n1", "n2", "n3"]
    assert write_code(graph).splitlines() == [*lines, "loss = n20000 + b"]


def test_many_nodes_that_would_have_the_same_name() -> None:
    lines = [f"n{index} = sigmoid(relu(the_input * weight + a_long_bias)) * x" for index in range(3000)]
    names = [node.name for node in read_code("\n".join(lines)).graph.nodes]
    assert {"relu", "relu#2", "relu#3000"} <= set(names)


# ------------------------------------------------------------------------------------------------- and back


def _as_set(graph: Graph) -> tuple[str, set[Node]]:
    return graph.root, set(graph.nodes)


_NAMES = st.sampled_from(["x", "w", "b", "y_hat", "w1", "ω"])
_NUMBERS = st.one_of(
    st.integers(-20, 20).map(str),
    st.floats(-1e9, 1e9).map(repr),
    st.floats(0, 1e-5).map(repr),
    st.just("[1.5, -2]"),
)


def _bigger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = [row.name for row in ops.TABLE.values() if row.arity == 1 and not row.attributes]
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/@"), inner).map(lambda parts: "({} {} {})".format(*parts)),
        st.tuples(st.sampled_from(one), inner).map(lambda parts: "{}({})".format(*parts)),
        st.tuples(st.sampled_from(["maximum", "minimum"]), inner, inner).map(
            lambda parts: "{}({}, {})".format(*parts)
        ),
        st.tuples(inner, st.sampled_from(["2", "3", "-1", "0.5"])).map(
            lambda parts: "({})**{}".format(*parts)
        ),
        inner.map("-({})".format),
        inner.map("({}).T".format),
        inner.map("leaky_relu({}, 0.25)".format),
        inner.map("softmax({}, axis=0)".format),
        inner.map("dropout({}, p=0.2)".format),
        inner.map("reshape({}, 2, -1)".format),
        inner.map("slice({}, 1, 3)".format),
    )


_EXPRESSIONS = st.recursive(st.one_of(_NAMES, _NUMBERS), _bigger, max_leaves=8)


@st.composite
def programs(draw: st.DrawFn) -> str:
    """Lines of random code; later lines may use earlier ones, and any line may stay unused."""
    lines: list[str] = []
    for index in range(draw(st.integers(1, 5))):
        line = draw(_EXPRESSIONS)
        if lines and draw(st.booleans()):
            line = f"({line}) * h{draw(st.integers(0, len(lines) - 1))}"
        lines.append(f"h{index} = {line}")
    return "\n".join(lines)


@settings(max_examples=100)
@given(programs())
def test_code_to_graph_to_code_to_graph(code: str) -> None:
    graph = read_code(code).graph
    written = write_code(graph)
    again = read_code(written).graph
    assert _as_set(again) == _as_set(graph) or _same_but_for_unnamed(graph, again)
    assert write_code(again) == written


def _same_but_for_unnamed(one: Graph, other: Graph) -> bool:
    """Whether the graphs differ only in how they count nodes that nobody named."""
    return _unfolded(one) == _unfolded(other)


def _unfolded(graph: Graph) -> dict[str, object]:
    """What each named node computes, in named nodes and leaves."""
    meaning: dict[str, object] = {}
    for node in graph.nodes:
        inside = tuple(operand if is_name(operand) else meaning[operand] for operand in node.operands)
        meaning[node.name] = (node.op, inside, repr(node.attributes))
    return {name: what for name, what in meaning.items() if is_name(name)} | {"root": graph.root}


@settings(max_examples=60)
@given(graphs((*EXACT, *KINKED, *SMOOTH)))
def test_graph_to_code_to_graph_keeps_every_number(case: Case) -> None:
    written = write_code(case.graph)
    again = read_code(written, case.graph.parameters).graph
    assert _as_set(again) == _as_set(case.graph)
    one, two = (own.trace(graph, case.values, dtype="float64") for graph in (case.graph, again))
    for name in case.graph.position:
        np.testing.assert_array_equal(one.value(name), two.value(name))


@pytest.mark.parametrize(
    ("nodes", "root", "code"),
    [
        ([Node("x", INPUT)], "x", "t1 = x\n"),
        ([Node("x", INPUT), Node("u", INPUT), Node("z", "neg", ("x",))], "z", "t1 = u\nz = -x\n"),
        ([Node("x", INPUT), Node("t1", "neg", ("x",))], "x", "t1 = -x\nt2 = x\n"),
        ([Node("3", CONSTANT, (), (3.0,))], "3", "t1 = 3\n"),
        (
            [Node("x", INPUT), Node("my node", "neg", ("x",)), Node("z", "mul", ("my node", "my node"))],
            "z",
            "t1 = -x\nz = t1 * t1\n",
        ),
        ([Node("x", INPUT), Node("a b", "neg", ("x",)), Node("z", "exp", ("a b",))], "z", "z = exp(-x)\n"),
        ([Node("x", INPUT), Node("z", "neg", ("x",)), Node("u", "exp", ("x",))], "z", "u = exp(x)\nz = -x\n"),
    ],
)
def test_graphs_that_were_drawn_can_be_written(nodes: list[Node], root: str, code: str) -> None:
    assert write_code(Graph.of(nodes, root)) == code
    assert len(read_code(code).graph.nodes) == len(nodes)


def test_what_is_computed_from_the_root_is_written_after_it() -> None:
    graph = read_code("far = 2 + near\nnear = loss*3\nu = x*5\nloss = (x - y)**2").graph
    written = write_code(graph)
    assert written == "u = x * 5\nloss = (x - y) ** 2\nnear = loss * 3\nfar = 2 + near\nt1 = loss\n"
    again = read_code(written).graph
    assert _as_set(again) == _as_set(graph)
    assert write_code(again) == written
    numbers: dict[str, float] = {"x": 3.0, "y": 1.0}
    exec(written, numbers)  # Python's own order: each line needs only what stands above it
    assert (numbers["t1"], numbers["far"]) == (4.0, 14.0)


def test_a_deep_chain_of_unnamed_nodes_is_written_in_lines() -> None:
    names = [f"#{index}" for index in range(5000)]
    nodes = [Node("x", INPUT)]
    nodes += [Node(name, "neg", (names[index - 1] if index else "x",)) for index, name in enumerate(names)]
    code = write_code(Graph.of(nodes, names[-1]))
    assert len(read_code(code).graph.nodes) == len(nodes)


def test_lines_of_single_nodes() -> None:
    graph = read_code("r = x*w - y\nloss = relu(r)**2").graph
    assert code_lines(graph) == [("r", "r = x * w - y"), ("loss", "loss = relu(r) ** 2")]


HOSTILE = (
    "import os", "z = __import__('os')", "z = exec('1')", "z = x.__class__", "z = (lambda: x)()",
    "z = open('f').read()", "z = [x for x in x]", "z = f'{x}'", "z = x[0]", "z = eval(x)", "def f(): pass",
    "z = x.__init__.__globals__", "z = relu",
)  # fmt: skip


def test_nothing_is_ever_run() -> None:
    """Python tells an audit hook of everything that is run, imported or opened."""
    source = f"""
import sys
import difflib  # what looks for the word that was meant
import tutor.graph
from tutor.graph import read_code, write_code
write_code(read_code("z = x*2 + relu(x)").graph)
events = []
sys.addaudithook(lambda event, _: events.append(event))
for code in {HOSTILE!r}:
    try:
        write_code(read_code(code).graph)
    except tutor.graph.CodeError:
        pass
assert "compile" in events, "Python's grammar reads the code"
bad = set(events) - {{"compile", "object.__getattr__"}}
assert not bad, bad
"""
    subprocess.run([sys.executable, "-c", source], check=True, timeout=60)
