"""Where the own engine keeps to the maths and PyTorch does not, as the guide tells."""

from __future__ import annotations

import math

import pytest

from tutor.engine import own, torch_engine
from tutor.graph import read_code


@pytest.mark.needs_torch
def test_softplus_is_exact_where_pytorch_takes_it_as_linear() -> None:
    graph, values = read_code("z = softplus(a)").graph, {"a": 20.5}
    exact, linear = (engine.trace(graph, values, dtype="float64") for engine in (own, torch_engine))
    assert exact.value("z") == pytest.approx(20.5 + math.log1p(math.exp(-20.5)), rel=1e-15)
    assert exact.gradient("a") == pytest.approx(1 / (1 + math.exp(-20.5)), rel=1e-15)
    assert (linear.value("z"), linear.gradient("a")) == (20.5, 1.0)
    assert abs(exact.value("z") - linear.value("z")) < 2.1e-9


@pytest.mark.needs_torch
@pytest.mark.parametrize("given", [math.nan, math.inf])
@pytest.mark.parametrize("code", ["z = relu(a)", "z = maximum(a, 0.5)", "z = -minimum(-a, 2)"])
def test_no_number_times_a_local_gradient_of_0_is_no_number(code: str, given: float) -> None:
    graph, values = read_code(code).graph, {"a": -3.0}
    ours, masked = (
        engine.trace(graph, values, given=given, dtype="float64") for engine in (own, torch_engine)
    )
    assert math.isnan(ours.gradient("a"))
    assert masked.gradient("a") == 0.0
