"""Many rows at once: each has the value that a trace of it alone has."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.engine import DTYPES, DType, Given, own
from tutor.engine.forward import forward
from tutor.errors import TutorError
from tutor.graph import Graph, read_code

_MLP = "h = tanh(x @ W + b)\nz = h @ V\np = sum(z)\nloss = (p - y)**2"
_VALUES: dict[str, Given] = {
    "x": [0.3, -1.2],
    "y": 0.5,
    "W": [[0.1, -0.4, 0.9], [1.3, 0.2, -0.7]],
    "b": [0.1, 0.2, -0.3],
    "V": [[0.5], [-1.5], [2.0]],
}


def _graph() -> Graph:
    return read_code(_MLP, ["W", "b", "V"]).graph


def _alone(graph: Graph, node: str, columns: dict[str, list[Given]], dtype: DType) -> list[object]:
    rows = zip(*columns.values(), strict=True)
    return [
        own.trace(graph, {**_VALUES, **dict(zip(columns, row, strict=True))}, dtype=dtype).value(node)
        for row in rows
    ]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("node", ["x", "h", "z", "p", "loss"])
def test_rows_of_inputs(node: str, dtype: DType) -> None:
    columns: dict[str, list[Given]] = {"x": [[1.0, 2.0], [0.5, -0.5], [3.0, 1.0]], "y": [1.0, 2.0, 3.0]}
    found = forward(_graph(), node, _VALUES, columns, dtype)
    assert found.dtype == dtype
    np.testing.assert_allclose(found, _alone(_graph(), node, columns, dtype), rtol=1e-6)


@pytest.mark.parametrize("names", [("W",), ("V",), ("b",), ("W", "b"), ("W", "b", "V", "x", "y")])
def test_rows_of_parameters(names: tuple[str, ...]) -> None:
    """A loss surface asks for this: each row has parameters of its own."""
    numbers = np.random.default_rng(1)
    columns = {name: list(numbers.normal(size=(4, *np.shape(_VALUES[name])))) for name in names}
    found = forward(_graph(), "loss", _VALUES, columns, "float64")
    np.testing.assert_allclose(found, _alone(_graph(), "loss", columns, "float64"), rtol=1e-12)


def test_single_numbers() -> None:
    graph = read_code("loss = (x*w - y)**2", ["w"]).graph
    found = forward(graph, "loss", {"x": 1.0, "y": 2.0}, {"w": [0.0, 1.0, 2.0, 3.0]}, "float32")
    assert found.tolist() == [4.0, 1.0, 0.0, 1.0]


def test_what_does_not_depend_on_the_columns_is_the_same_in_each_row() -> None:
    graph = read_code("s = w * 2\nloss = (x*s - y)**2", ["w"]).graph
    columns = {"x": [1.0, 2.0], "y": [0.0, 0.0]}
    assert forward(graph, "s", {"w": 3.0}, columns, "float64").tolist() == [6.0, 6.0]


def test_what_overflows_is_inf() -> None:
    graph = read_code("loss = exp(x * w)", ["w"]).graph
    assert forward(graph, "loss", {"w": 1.0}, {"x": [0.0, 1e6]}, "float64").tolist() == [1.0, np.inf]


@pytest.mark.parametrize("columns", [{}, {"x": [1.0], "y": [1.0, 2.0]}])
def test_columns_of_different_lengths_are_refused(columns: dict[str, list[Given]]) -> None:
    graph = read_code("loss = (x*w - y)**2", ["w"]).graph
    with pytest.raises(TutorError, match="equally long"):
        forward(graph, "loss", {"x": 1.0, "y": 2.0, "w": 1.0}, columns, "float64")
