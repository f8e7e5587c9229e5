"""Distances between numbers, and finite differences."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tutor.engine import DTYPES, Distance, DType, compare, distance, numeric_gradient, own, torch_engine
from tutor.graph import read_code

UNKNOWN = Distance(same_bits=False, ulps=None)


@pytest.mark.parametrize("dtype", DTYPES)
@given(st.data())
def test_ulps_count_the_floats_between(dtype: DType, data: st.DataObject) -> None:
    width = 32 if dtype == "float32" else 64
    one = data.draw(st.floats(allow_nan=False, width=width))
    steps = data.draw(st.integers(0, 5))
    other = np.dtype(dtype).type(one)
    with np.errstate(over="ignore"):
        for _ in range(steps):
            other = np.nextafter(other, np.dtype(dtype).type(math.inf))
    assume(other != math.inf)
    assert distance(one, other, dtype).ulps == steps
    assert distance(other, one, dtype).ulps == steps


@pytest.mark.parametrize("dtype", DTYPES)
def test_distances_at_the_edges(dtype: DType) -> None:
    type_ = np.dtype(dtype).type
    tiny = np.finfo(dtype).smallest_subnormal
    assert distance(1.0, 1.0, dtype) == Distance(same_bits=True, ulps=0)
    assert distance(-0.0, 0.0, dtype) == Distance(same_bits=False, ulps=0)
    assert distance(-tiny, tiny, dtype) == Distance(same_bits=False, ulps=2)
    assert distance(np.finfo(dtype).max, math.inf, dtype) == Distance(same_bits=False, ulps=1)
    assert distance(math.inf, math.inf, dtype) == Distance(same_bits=True, ulps=0)
    assert distance(math.nan, -math.nan, dtype) == Distance(same_bits=True, ulps=0)
    assert distance(math.nan, 1.0, dtype) == UNKNOWN
    assert distance(1.0, type_(1) + np.finfo(dtype).eps, dtype).ulps == 1
    span = distance(-math.inf, math.inf, dtype).ulps
    assert span is not None
    assert span == 2 * int(np.array(math.inf, dtype).view(np.int32 if dtype == "float32" else np.int64))


def test_distances_of_arrays() -> None:
    base = np.array([[1.0, -2.0], [math.nan, 0.0]], np.float32)
    moved = base.copy()
    moved[0, 1] = np.nextafter(np.nextafter(base[0, 1], np.float32(0)), np.float32(0))
    assert distance(base, base.copy(), "float32") == Distance(same_bits=True, ulps=0)
    assert distance(base, moved, "float32") == Distance(same_bits=False, ulps=2)
    assert distance(base, base[0], "float32") == UNKNOWN
    assert distance(base, np.nan_to_num(base), "float32") == UNKNOWN


@pytest.mark.needs_torch
def test_two_engines_are_compared_node_by_node() -> None:
    graph = read_code("h = tanh(x*w)\nloss = (h - y)**2", ["w"]).graph
    mine, theirs = (engine.trace(graph, {"x": 0.7, "w": 1.3, "y": 2}) for engine in (own, torch_engine))
    found = compare(mine, theirs)
    assert [comparison.name for comparison in found] == list(graph.position)
    assert all(comparison.value.ulps is not None and comparison.value.ulps <= 4 for comparison in found)
    assert all(
        comparison.gradient.ulps is not None and comparison.gradient.ulps <= 16 for comparison in found
    )
    other = own.trace(graph, {"x": 0.7, "w": 1.25, "y": 2})
    assert {comparison.name for comparison in compare(mine, other) if comparison.value.ulps} >= {
        "w",
        "h",
        "loss",
    }


@pytest.mark.parametrize("engine", [own, torch_engine], ids=["own", "torch"])
@pytest.mark.parametrize(
    ("code", "values", "of", "expected"),
    [
        ("loss = (x*w - y)**2", {"x": 2, "w": 1, "y": 4}, "w", -8),
        ("h = x*w\nloss = h*h + h", {"x": 2, "w": 1}, "h", 5),
        ("loss = sum(W@x)", {"W": [[1, 2], [3, 4]], "x": [5, 6]}, "W", [[5, 6], [5, 6]]),
        ("loss = mean(exp(x))", {"x": [0.0, 1.0]}, "x", [0.5, math.e / 2]),
        ("loss = x*y", {"x": 1e6, "y": 3}, "x", 3),
    ],
)
def test_finite_differences_find_gradients_known_by_hand(
    engine: Any, code: str, values: dict[str, Any], of: str, expected: Any
) -> None:
    trace = engine.trace(read_code(code).graph, values, given=2.0, dtype="float64")
    found = numeric_gradient(trace, of)
    assert np.shape(found) == np.shape(expected)
    np.testing.assert_allclose(found, 2.0 * np.asarray(expected), rtol=1e-8)


def test_finite_differences_weigh_the_root_by_the_given_gradient() -> None:
    trace = own.trace(read_code("z = x*x").graph, {"x": [1.0, 2.0]}, given=[10.0, 0.5], dtype="float64")
    np.testing.assert_allclose(numeric_gradient(trace, "x"), [20.0, 2.0], rtol=1e-8)
