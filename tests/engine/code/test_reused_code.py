"""What an iteration computes stands in arrays that the one before it made, and has the same bits."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import network
from tests.training.rules.test_optimisers import Chosen
from tutor.engine import DTYPES, DType
from tutor.engine.code.reused_code import Reused
from tutor.training import Plan, listing, trainer
from tutor.training.rules.optimisers import rule_of

KNOWN: dict[str, Any] = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "tanh": np.tanh,
    "negative": np.negative, "maximum": np.maximum, "matmul": np.matmul, "isnan": np.isnan, "f": sum,
}  # fmt: skip


def rewriter(*arrays: str) -> Reused:
    names = count(1)
    return Reused(KNOWN, arrays, {"W"}, lambda wish: f"{wish}_{next(names)}", "float32")


@pytest.mark.parametrize(
    ("line", "rewritten"),
    [
        ("z = x + W", ["z = add(x, W, z)"]),
        ("z = tanh(x - y)", ["inner_1 = subtract(x, y, inner_1)", "z = tanh(inner_1, z)"]),
        ("z = maximum(x, y)", ["z = maximum(x, y, out=z)"]),
        ("z = x[:, None] * (-y)", ["inner_1 = negative(y, inner_1)", "z = multiply(x[:, None], inner_1, z)"]),
        ("dot(x, y, out=out_W)", ["x.dot(y, out_W)"]),
        ("multiply(s, x, x)", ["multiply(s, x, x)"]),
        # beside numbers alone what was just made is overwritten
        (
            "z = y * (1 - (x * x))",
            [
                "inner_1 = multiply(x, x, inner_1)",
                "subtract(one_2, inner_1, inner_1)",
                "z = multiply(y, inner_1, z)",
            ],
        ),
        # beside another array it may grow
        (
            "z = f((x * x) - (y * W))",
            [
                "inner_1 = multiply(x, x, inner_1)",
                "inner_2 = multiply(y, W, inner_2)",
                "inner_3 = subtract(inner_1, inner_2, inner_3)",
                "z = f(inner_3)",
            ],
        ),
        # what may be a single number is left alone, and so is what no ufunc of floats computes
        ("z = s * (s + 2)", ["z = s * (s + 2)"]),
        ("z = x[0] + s", ["z = x[0] + s"]),
        ("z = f((x + y), -1) * s", ["inner_1 = add(x, y, inner_1)", "z = f(inner_1, -1) * s"]),
        ("z = (x <= 0)", ["z = x <= 0"]),
        ("z = isnan(x)", ["z = isnan(x)"]),
        ("t[...] = x", ["t[...] = x"]),
    ],
)
def test_a_line(line: str, rewritten: list[str]) -> None:
    assert rewriter("x", "y", "W").rewritten([line]) == rewritten


def test_what_a_line_makes_is_known_to_the_next_ones() -> None:
    reused = rewriter("x", "W")
    lines = ["z = dot(x, transpose(W))", "h = z", "k = 2 * h + s", "g = dot(k, transpose(W))", "keep(g)"]
    assert reused.rewritten(lines) == [
        "z = x.dot(W_T_1, z)",
        "h = z",
        "inner_3 = multiply(two_2, h, inner_3)",
        "k = add(inner_3, s, k)",
        "g = k.dot(W_T_1, g)",
        "keep(g)",
    ]
    assert reused.views == ["W_T_1 = transpose(W)"]
    assert reused.made == ["z", "inner_3", "k", "g"]
    assert reused.numbers["two_2"] == 2 and reused.numbers["two_2"].dtype == np.float32


def test_the_loop_makes_arrays_where_the_number_of_samples_changes() -> None:
    source = listing(network(batch="all"))
    assert "if len(seed) != samples:" in source and "= None\n" in source
    assert "y_hat = tanh(" in source and ", y_hat)\n" in source


@pytest.mark.parametrize("batch", [1, 3, "all"])  # of 7 samples: the last batch has one
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("settings", [{}, {"zero_grad": False}, {"rule": rule_of(Chosen("adam"))}], ids=str)
def test_arrays_made_anew_and_reused_hold_the_same_bits(
    batch: int, dtype: DType, settings: dict[str, Any]
) -> None:
    plan: Plan = replace(network(dtype, epochs=4, batch=batch), **settings)
    whole, single = trainer(plan), trainer(plan)
    whole.advance(plan.iterations)
    for _ in range(plan.iterations):
        single.advance(1)  # every iteration is the first of its loop
    assert whole.history.losses().tobytes() == single.history.losses().tobytes()
    for at in range(plan.iterations):
        assert whole.history.row(at).tobytes() == single.history.row(at).tobytes()
