"""Every row of the table: own engine and PyTorch against finite differences, and against each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.graphs import Case, operations, shapes_for
from tutor import ops
from tutor.engine import DTYPES, DType, Trace, numeric_gradient, own, torch_engine
from tutor.errors import TutorError
from tutor.graph import Graph, Node, ShapeError, read_code
from tutor.ops import text

ROWS = sorted(ops.TABLE)


def _close(one: object, other: object, rtol: float, atol: float) -> None:
    assert np.shape(one) == np.shape(other)
    np.testing.assert_allclose(np.asarray(one), np.asarray(other), rtol=rtol, atol=atol)


def _traces(case: Case, given_: float = 1.0) -> tuple[Trace, Trace]:
    return (
        own.trace(case.graph, case.values, given=given_, dtype="float64"),
        torch_engine.trace(case.graph, case.values, given=given_, dtype="float64"),
    )


@pytest.mark.needs_torch
@pytest.mark.parametrize("op", ROWS)
@settings(max_examples=50)
@given(data=st.data())
def test_both_engines_have_the_gradient_of_finite_differences(op: str, data: st.DataObject) -> None:
    case = data.draw(operations(op))
    for trace in _traces(case, data.draw(st.sampled_from([1.0, -2.5]))):
        for leaf in case.values:
            _close(trace.gradient(leaf), numeric_gradient(trace, leaf), rtol=2e-7, atol=2e-8)


@pytest.mark.needs_torch
@pytest.mark.parametrize("op", ROWS)
@settings(max_examples=50)
@given(data=st.data())
def test_the_own_engine_has_the_numbers_of_pytorch(op: str, data: st.DataObject) -> None:
    case = data.draw(operations(op))
    mine, theirs = _traces(case, 3.0)
    for name in case.graph.position:
        _close(mine.value(name), theirs.value(name), rtol=1e-12, atol=1e-13)
        _close(mine.gradient(name), theirs.gradient(name), rtol=1e-12, atol=1e-12)
    for edge in case.graph.edges:
        _close(mine.contribution(edge), theirs.contribution(edge), rtol=1e-12, atol=1e-12)
        one, other = mine.local_gradient(edge), theirs.local_gradient(edge)
        if one is None or other is None:
            assert one is None and other is None and ops.TABLE[op].pull
        else:
            _close(one, other, rtol=1e-12, atol=1e-13)


@pytest.mark.needs_torch
@pytest.mark.parametrize("op", ROWS)
@settings(max_examples=10)
@given(data=st.data())
def test_float32_stays_float32(op: str, data: st.DataObject) -> None:
    case = data.draw(operations(op))
    for engine in (own, torch_engine):
        trace = engine.trace(case.graph, case.values, dtype="float32")
        edges = case.graph.edges
        numbers = [
            *trace.values,
            *trace.gradients,
            *map(trace.contribution, edges),
            *map(trace.local_gradient, edges),
        ]
        assert {np.asarray(number).dtype for number in numbers if number is not None} == {np.dtype("float32")}


def test_broadcasting_is_among_the_shapes_tried() -> None:
    assert ((2, 1), (1, 3)) in shapes_for("add")
    assert ((2,), (3,)) not in shapes_for("add")
    assert ((2, 3), (3,)) in shapes_for("matmul") and ((3,), (3, 2)) in shapes_for("matmul")
    assert ((3,), (3,)) in shapes_for("matmul") and ((2, 3), (2, 3)) not in shapes_for("matmul")


@pytest.mark.parametrize("op", ROWS)
def test_a_row_is_maths_text_in_its_own_names(op: str) -> None:
    row = ops.TABLE[op]
    assert bool(row.local) != bool(row.pull), "either local gradients or what pulls back"
    constants = {name for name, _ in row.attributes}
    assert text.names(row.forward) == {*row.letters} | (constants & text.names(row.forward))
    for maths in row.local:
        assert text.names(maths) <= {*row.letters, "z"} | constants
    for maths in row.pull:
        assert text.names(maths) <= {*row.letters, "z", "g"} | constants
    assert ops.find(row.name) is row


def test_names_of_other_libraries_are_understood() -> None:
    assert ops.find("max", 2) is ops.TABLE["maximum"]
    assert ops.find("max", 1) is ops.TABLE["max"]
    assert ops.find("cat") is ops.TABLE["concat"]
    assert ops.find("mm") is ops.TABLE["matmul"]
    assert ops.find("frobnicate") is None
    assert ops.nearest("sigmod") == "sigmoid"
    assert ops.nearest("qqqq") is None


def _one(op: str, *values: float, attributes: tuple[float, ...] = ()) -> list[tuple[object, ...]]:
    """(value, local gradients…) of an operation on single numbers: own float64, own float32, PyTorch."""
    row = ops.TABLE[op]
    leaves = [Node(letter, "parameter") for letter in row.letters]
    graph = Graph.of([*leaves, Node("z", op, row.letters, attributes)], "z")
    numbers = dict(zip(row.letters, values, strict=True))
    traces = [
        own.trace(graph, numbers, dtype="float64"),
        own.trace(graph, numbers, dtype="float32"),
        own.trace(graph, {name: [number] for name, number in numbers.items()}, given=[1.0], dtype="float64"),
        torch_engine.trace(graph, numbers, dtype="float64"),
    ]
    return [
        (
            float(np.ravel(trace.value("z"))[0]),
            *(float(np.ravel(trace.gradient(name))[0]) for name in numbers),
        )
        for trace in traces
    ]


@pytest.mark.needs_torch
@pytest.mark.parametrize(
    ("op", "values", "expected"),
    [
        ("maximum", (2.0, 2.0), (2.0, 0.5, 0.5)),
        ("minimum", (2.0, 2.0), (2.0, 0.5, 0.5)),
        ("relu", (0.0,), (0.0, 0.0)),
        ("abs", (0.0,), (0.0, 0.0)),
        ("leaky_relu", (0.0,), (0.0, 0.01)),
        ("sqrt", (0.0,), (0.0, np.inf)),
        ("div", (1.0, 0.0), (np.inf, np.inf, -np.inf)),
        ("div", (-1.0, 0.0), (-np.inf, np.inf, np.inf)),
        ("div", (0.0, 0.0), (np.nan, np.inf, np.nan)),
        ("exp", (1000.0,), (np.inf, np.inf)),
        ("exp", (-1000.0,), (0.0, 0.0)),
        ("log", (-1.0,), (np.nan, -1.0)),
        ("log", (0.0,), (-np.inf, np.inf)),
        ("sqrt", (-1.0,), (np.nan, np.nan)),
        ("sin", (np.inf,), (np.nan, np.nan)),
        ("sigmoid", (-1000.0,), (0.0, 0.0)),
        ("sigmoid", (1000.0,), (1.0, 0.0)),
        ("tanh", (1000.0,), (1.0, 0.0)),
        ("softplus", (1000.0,), (1000.0, 1.0)),
        ("softplus", (-1000.0,), (0.0, 0.0)),
        ("softplus", (-40.0,), (4.248354255291589e-18, 4.248354255291589e-18)),
        ("maximum", (np.nan, 1.0), (np.nan, 1.0, 1.0)),
        ("minimum", (1.0, np.nan), (np.nan, 1.0, 1.0)),
        ("relu", (np.nan,), (np.nan, 1.0)),
        ("abs", (np.nan,), (np.nan, 0.0)),
        ("abs", (-np.inf,), (np.inf, -1.0)),
        ("mul", (np.inf, 0.0), (np.nan, 0.0, np.inf)),
    ],
)
def test_kinks_ties_and_what_is_not_finite_are_as_in_pytorch(
    op: str, values: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    defaults = tuple(default for _, default in ops.TABLE[op].attributes if default is not None)
    for found in _one(op, *values, attributes=defaults):
        np.testing.assert_allclose(found, expected, rtol=1e-6)


@pytest.mark.needs_torch
@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        (0.0, 0.0, (1.0, 0.0)),
        (0.0, 1.0, (0.0, 1.0)),
        (0.0, -1.0, (np.inf, -np.inf)),
        (0.0, 0.5, (0.0, np.inf)),
        (-8.0, 0.5, (np.nan, np.nan)),
        (-2.0, 3.0, (-8.0, 12.0)),
        (np.nan, 0.0, (1.0, 0.0)),
    ],
)
def test_powers_at_their_edges_are_as_in_pytorch(
    base: float, exponent: float, expected: tuple[float, float]
) -> None:
    for found in _one("pow", base, attributes=(exponent,)):
        np.testing.assert_allclose(found, expected)


def _both(code: str, values: dict[str, Any], dtype: DType = "float64") -> list[Trace]:
    source = read_code(code, list(values)).graph
    return [engine.trace(source, values, dtype=dtype) for engine in (own, torch_engine)]


@pytest.mark.needs_torch
def test_softmax_and_cross_entropy_do_not_overflow() -> None:
    code = "p = softmax(h)\nloss = cross_entropy(h, one_hot(y, 3))"
    for trace in _both(code, {"h": [1000.0, 0.0, 999.0], "y": 1.0}):
        np.testing.assert_allclose(trace.value("p"), [1 / (1 + np.exp(-1)), 0, 1 / (1 + np.e)], rtol=1e-12)
        np.testing.assert_allclose(trace.value("loss"), 1000 + np.log1p(np.exp(-1)), rtol=1e-15)
        np.testing.assert_allclose(trace.gradient("h"), trace.value("p") - np.array([0, 1, 0]), rtol=1e-12)


@pytest.mark.needs_torch
def test_the_cross_entropy_of_a_class_is_that_of_pytorchs_class_index() -> None:
    torch = torch_engine.load()
    logits = [0.3, -1.2, 2.5]
    for label in (0, 1, 2):
        tensor = torch.tensor(logits, dtype=torch.float64, requires_grad=True)
        loss = torch.nn.functional.cross_entropy(tensor, torch.tensor(label))
        loss.backward()
        for trace in _both("loss = cross_entropy(h, one_hot(y, 3))", {"h": logits, "y": float(label)}):
            np.testing.assert_allclose(trace.value("loss"), loss.item(), rtol=1e-14)
            np.testing.assert_allclose(trace.gradient("h"), tensor.grad, rtol=1e-13, atol=1e-15)
            assert trace.gradient("y") == 0


@pytest.mark.needs_torch
def test_dropout_has_one_mask_in_both_engines_and_it_is_that_of_numpy() -> None:
    mask = np.random.default_rng(7).random((4, 5)) >= 0.3
    for dtype in DTYPES:
        for trace in _both("z = dropout(h, p=0.3, seed=7)", {"h": np.ones((4, 5))}, dtype):
            np.testing.assert_allclose(trace.value("z"), mask / 0.7, rtol=1e-6)
            np.testing.assert_allclose(trace.gradient("h"), mask / 0.7, rtol=1e-6)
    single = [trace.value("z") for trace in _both("z = dropout(h, p=0.3, seed=123456789)", {"h": 2.0})]
    assert single[0] == single[1] == 2 / 0.7 * (np.random.default_rng(123456789).random() >= 0.3)


@pytest.mark.needs_torch
def test_layer_norm_has_pytorchs_eps() -> None:
    mine, theirs = _both("z = layer_norm(h)\nloss = sum(z * z * k)", {"h": [0.5, -1, 3], "k": [1.0, 2, 0.3]})
    np.testing.assert_allclose(mine.value("z"), theirs.value("z"), rtol=1e-13)
    np.testing.assert_allclose(mine.gradient("h"), theirs.gradient("h"), rtol=1e-9, atol=1e-12)


@pytest.mark.needs_torch
def test_elements_that_are_equally_large_share_the_gradient() -> None:
    for trace in _both("z = max(h)", {"h": [1.0, 5.0, 5.0]}):
        assert trace.value("z") == 5
        assert list(trace.gradient("h")) == [0, 0.5, 0.5]


@pytest.mark.needs_torch
def test_binary_cross_entropy_is_finite_where_a_sigmoid_has_reached_its_end() -> None:
    for trace in _both("loss = bce(p, y)", {"p": [1.0, 0.0], "y": [0.0, 0.0]}):
        assert trace.value("loss") == 50
        np.testing.assert_allclose(trace.gradient("p"), [5e11, 0], rtol=1e-6)


@pytest.mark.needs_torch
def test_what_pytorch_refuses_is_one_sentence() -> None:
    graph = read_code("loss = bce(p, y)", ["p"]).graph
    with pytest.raises(TutorError, match="PyTorch does not compute this: all elements of input"):
        torch_engine.trace(graph, {"p": 2.0, "y": 1.0})


@pytest.mark.parametrize(
    ("code", "shape", "why"),
    [
        ("z = softmax(h)", (), "h (a single number) does not fit in z: a single number has no axis."),
        ("z = softmax(h, axis=1)", (3,), "there is no axis 1; the axes count from 0 to 0, or back from -1."),
        ("z = reshape(h, 4, -1)", (2, 3), "h (2 × 3) does not fit in z: its 6 elements do not fill 4 × ?."),
        (
            "z = slice(h, 1, 4)",
            (3,),
            "h (a vector of 3) does not fit in z: 1 to 4 is no part of an axis of 3.",
        ),
        (
            "z = concat(h, k)",
            (2, 3),
            "all axes but the one along which they are joined must be equally long.",
        ),
        ("z = mse(h, k)", (3,), "both must have the same shape."),
        ("z = cross_entropy(h, k)", (3,), "a number for each class (one_hot makes one of an index)."),
    ],
)
def test_shapes_that_do_not_fit_are_refused_with_a_sentence(
    code: str, shape: tuple[int, ...], why: str
) -> None:
    graph = read_code(code).graph
    with pytest.raises(ShapeError) as refused:
        own.trace(graph, {"h": np.ones(shape), **({"k": 1.0} if "k" in graph else {})})
    assert str(refused.value).endswith(why)
