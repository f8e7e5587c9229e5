"""Powers in the own engine have the bits of PyTorch's where PyTorch multiplies instead of raising."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.engine import DTYPES, DType, compare, own, torch_engine
from tutor.graph import read_code
from tutor.training import Plan, train

NUMBERS = st.one_of(
    st.sampled_from([0.0, -0.0, 1.0, math.inf, -math.inf, math.nan, 1e30, 1e-30]),
    st.floats(-8, 8, width=32),
)


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("exponent", [3, 2, 1, 0, -1])
@given(x=st.one_of(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=9)))
def test_a_whole_power_has_the_bits_of_pytorchs(exponent: int, x: float | list[float], dtype: DType) -> None:
    graph = read_code(f"z = x ** {exponent}").graph
    for node in compare(*(engine.trace(graph, {"x": x}, dtype=dtype) for engine in (own, torch_engine))):
        assert node.value.same_bits, (node.name, x)
        assert node.gradient.same_bits, (node.name, x)


@pytest.mark.needs_torch
@pytest.mark.parametrize("dtype", DTYPES)
def test_a_cubic_model_trains_to_the_bits_of_pytorchs(dtype: DType) -> None:
    graph = read_code("loss = (w3*x**3 + w1*x - y)**2", ["w3", "w1"]).graph
    data = {"x": (0.3, -0.7, 1.1), "y": (0.2, -1.3, 0.9)}
    plan = Plan(graph, {"w3": 0.1, "w1": -0.4}, data, 0.03, 20, 1, dtype)
    ours, theirs = train(plan, "own"), train(plan, "torch")
    assert len(ours) == len(theirs) == 60
    for number in range(60):
        assert ours.loss(number) == theirs.loss(number)
        assert ours.gradients(number) == theirs.gradients(number)
        assert ours.parameters_after(number) == theirs.parameters_after(number)
