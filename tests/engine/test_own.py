"""The own engine by itself: what it refuses, long chains, what is not finite, what it prints."""

from __future__ import annotations

import gc
import json
import math
from typing import Any

import numpy as np
import pytest

from tutor.engine import DTYPES, DType, as_value, own, plain, torch_engine
from tutor.errors import TutorError
from tutor.graph import INPUT, PARAMETER, Edge, Graph, GraphError, Node, ShapeError, read_code

LINEAR = read_code("y_hat = x*w\nr = y_hat - y\nloss = r**2", ["w"]).graph
ENGINES = pytest.mark.parametrize("engine", [own, torch_engine], ids=["own", "torch"])
LONG = 100_000


@ENGINES
@pytest.mark.parametrize(
    ("values", "given", "sentence"),
    [
        ({"x": 1, "y": 2}, 1.0, "w has no value."),
        ({"x": 1, "y": 2, "w": 1, "v": 1}, 1.0, "There is no input or parameter named v; there are x, w, y."),
        ({"x": 1, "y": 2, "w": 1, "r": 1}, 1.0, "There is no input or parameter named r; there are x, w, y."),
        ({"x": "one", "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": [[1], [1, 2]], "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": None, "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": [1, None], "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": True, "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": 1j, "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": {"a": 1}, "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": ["1"], "y": 2, "w": 1}, 1.0, "The value of x is to be a number, or rows of numbers"),
        ({"x": [], "y": 2, "w": 1}, 1.0, "The value of x is empty."),
        (
            {"x": 1, "y": 2, "w": 1},
            [1.0, 2.0],
            "The given gradient has shape [2], and the root has shape [].",
        ),
        (
            {"x": [1, 2], "y": 2, "w": 1},
            [[1.0]],
            "The given gradient has shape [1, 1], and the root has shape [2].",
        ),
        ({"x": 1, "y": 2, "w": 1}, "much", "The value of given is to be a number, or rows of numbers"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(
    engine: Any, values: dict[str, Any], given: Any, sentence: str
) -> None:
    with pytest.raises(TutorError) as refused:
        engine.trace(LINEAR, values, given=given)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


@ENGINES
def test_shapes_that_do_not_fit_are_refused_before_anything_is_computed(engine: Any) -> None:
    with pytest.raises(
        ShapeError, match=r"x \(a vector of 2\) and w \(a vector of 3\) do not fit together in y_hat"
    ):
        engine.trace(LINEAR, {"x": [1, 2], "y": 2, "w": [1, 2, 3]})


@ENGINES
def test_a_given_gradient_of_the_roots_shape(engine: Any) -> None:
    trace = engine.trace(LINEAR, {"x": [1, 2], "y": [0, 0], "w": 3}, given=[1, 10], dtype="float64")
    np.testing.assert_array_equal(trace.given, [1, 10])
    np.testing.assert_array_equal(trace.gradient("loss"), [1, 10])
    assert trace.gradient("w") == 2 * 3 * 1 + 10 * 2 * 6 * 2
    assert np.shape(trace.gradient("w")) == ()


@ENGINES
@pytest.mark.parametrize("code", ["loss = x", "loss = 3", "a = x*2\nloss = x"])
def test_a_root_that_is_a_leaf(engine: Any, code: str) -> None:
    graph = read_code(code).graph
    trace = engine.trace(graph, dict.fromkeys(graph.inputs, 2.0), given=7.0)
    assert trace.gradient(graph.root) == 7.0
    assert all(trace.gradient(name) == 0 for name in graph.position if name != graph.root)


@ENGINES
def test_the_callers_arrays_are_left_alone(engine: Any) -> None:
    x = np.array([1.0, 2.0], np.float32)
    trace = engine.trace(LINEAR, {"x": x, "y": [0, 0], "w": 3})
    x[:] = 99
    np.testing.assert_array_equal(trace.value("x"), [1, 2])
    np.testing.assert_array_equal(trace.value("y_hat"), [3, 6])


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_chain_of_100000_nodes_and_its_end(dtype: DType) -> None:
    names = [f"n{index}" for index in range(LONG)]
    kinds = [("mul", ("m",)), ("add", ("c",)), ("sub", ("c",)), ("mul", ("m",))]
    nodes = [Node("x", PARAMETER), Node("m", INPUT), Node("c", INPUT)]
    for index, name in enumerate(names):
        op, others = kinds[index % 4]
        nodes.append(Node(name, op, (names[index - 1] if index else "x", *others)))
    graph = Graph.of(nodes, names[-1])
    trace = own.trace(graph, {"x": 1.5, "m": -1, "c": 0.25}, dtype=dtype)
    assert trace.value(names[-1]) == 1.5
    assert trace.gradient("x") == 1.0
    assert trace.gradient(names[0]) == -1.0
    assert trace.gradient("c") == 0.0
    assert trace.contribution(Edge(names[0], names[1], 0)) == -1.0
    del trace, graph, nodes
    gc.collect()


@pytest.mark.needs_torch
def test_a_chain_of_5000_nodes_in_pytorch() -> None:
    names = [f"n{index}" for index in range(5000)]
    nodes = [Node("x", PARAMETER)] + [
        Node(name, "neg", (names[index - 1] if index else "x",)) for index, name in enumerate(names)
    ]
    trace = torch_engine.trace(Graph.of(nodes, names[-1]), {"x": 2.5})
    assert trace.value(names[-1]) == 2.5
    assert trace.gradient("x") == 1.0


@ENGINES
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("row", [False, True], ids=["single", "array"])
@pytest.mark.parametrize(
    ("code", "x", "value", "gradient"),
    [
        ("z = x/0", 1.0, math.inf, math.inf),
        ("z = x/0", -1.0, -math.inf, math.inf),
        ("z = 1/x", 0.0, math.inf, -math.inf),
        ("z = exp(x)", 1000.0, math.inf, math.inf),
        ("z = log(x)", -1.0, math.nan, -1.0),
        ("z = log(x) + 1", 0.0, -math.inf, math.inf),
        ("z = exp(x) - exp(x)", 1000.0, math.nan, math.nan),
        ("z = x*1e30*1e30*0", 1.0, None, None),
        ("z = 2*sqrt(x)", 0.0, 0.0, math.inf),
        ("z = x**-2", 0.0, math.inf, -math.inf),
        ("z = x*3", math.inf, math.inf, 3.0),
        ("z = x*3", math.nan, math.nan, 3.0),
    ],
)
def test_what_is_not_finite_is_kept(
    engine: Any, dtype: DType, row: bool, code: str, x: float, value: float | None, gradient: float | None
) -> None:
    if value is None or gradient is None:  # 10⁶⁰ is beyond float32, and within float64
        value, gradient = (math.nan, 0.0) if dtype == "float32" else (0.0, 0.0)
    graph = read_code(code, ["x"]).graph
    trace = engine.trace(graph, {"x": [x] if row else x}, dtype=dtype)
    np.testing.assert_equal(float(np.ravel(trace.value("z"))[0]), value)
    np.testing.assert_equal(float(np.ravel(trace.gradient("x"))[0]), gradient)
    assert np.shape(trace.value("z")) == ((1,) if row else ())


def test_json_has_exact_numbers_and_names_what_is_not_finite() -> None:
    graph = read_code("y = x*w\nz = log(y)\nu = W@v").graph
    trace = own.trace(graph, {"x": 0.1, "w": 0, "W": [[1, 2], [3, 4]], "v": [1, 0]})
    nodes = {node["name"]: node for node in trace.nodes_as_plain()}
    assert list(nodes) == list(graph.position)
    assert nodes["x"] == {
        "name": "x", "op": "input", "operands": [], "value": 0.10000000149011612, "gradient": 0.0,
        "edges": [],
    }  # fmt: skip
    assert nodes["z"]["value"] == "-inf"
    assert nodes["z"]["edges"] == [{"from": "y", "local": "inf", "contribution": 0.0}]
    assert nodes["u"]["edges"][0] == {"from": "W", "local": None, "contribution": [[1.0, 0.0], [1.0, 0.0]]}
    assert json.loads(json.dumps(list(nodes.values()))) == list(nodes.values())
    assert plain(np.float32("nan")) == "nan"


def test_values_as_a_person_gives_them() -> None:
    assert isinstance(as_value(3, "float64"), float)
    assert isinstance(as_value(np.float32(0.1), "float64"), float)
    assert as_value(0.1, "float32") == np.float32(0.1)
    assert as_value(10**30, "float64") == 1e30
    assert as_value(1e39, "float32") == math.inf
    array = as_value([[1, 2], [3, 4]], "float32")
    assert isinstance(array, np.ndarray)
    assert array.dtype == np.float32


@ENGINES
def test_constants_that_are_rows(engine: Any) -> None:
    graph = read_code("z = sum([[1, 2], [3, 4]] @ v)", ["v"]).graph
    trace = engine.trace(graph, {"v": [1, 10]})
    assert trace.value("z") == 64
    np.testing.assert_array_equal(trace.gradient("v"), [4, 6])


@ENGINES
def test_a_local_gradient_is_given_in_full(engine: Any) -> None:
    graph = read_code("z = x + y\nm = mean(z)", ["x"]).graph
    trace = engine.trace(graph, {"x": [[1], [2]], "y": [1, 2, 3]}, dtype="float64")
    np.testing.assert_array_equal(trace.local_gradient(Edge("x", "z", 0)), np.ones((2, 3)))
    np.testing.assert_allclose(trace.local_gradient(Edge("z", "m", 0)), np.full((2, 3), 1 / 6))
    np.testing.assert_allclose(trace.contribution(Edge("x", "z", 0)), [[0.5], [0.5]])


def test_a_tape_is_kept_with_its_graph_and_serves_both_types() -> None:
    graph = read_code("z = x*x", ["x"]).graph
    assert own.trace(graph, {"x": 3}, dtype="float64").gradient("x") == 6
    assert own.trace(graph, {"x": 4}, dtype="float32").gradient("x") == 8
    assert isinstance(own.trace(graph, {"x": 3}, dtype="float64").value("z"), float)
    assert isinstance(own.trace(graph, {"x": 3}, dtype="float32").value("z"), np.float32)
    assert own.trace(graph, {"x": [3, 4]}, dtype="float32").value("z").tolist() == [9, 16]  # type: ignore[union-attr]


def test_a_graph_cannot_be_traced_with_an_operation_nobody_knows() -> None:
    with pytest.raises(GraphError, match="There is no operation named frob"):
        Graph.of([Node("x", INPUT), Node("z", "frob", ("x",))], "z")
