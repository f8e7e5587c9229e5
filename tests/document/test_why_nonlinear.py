"""Lesson 4: two layers and the one they multiply out to give the same for any X, and with σ they do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.document import open_source
from tutor.document.edits.operation import with_chosen
from tutor.engine import Trace, own, torch_engine

LESSON = open_source("why-nonlinear")
WHOLE = st.integers(-20, 20).map(float)


def _columns(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[list[float]]]:
    """An X of two inputs and one to four samples."""
    widths = st.integers(1, 4)
    return widths.flatmap(
        lambda n: st.lists(st.lists(values, min_size=n, max_size=n), min_size=2, max_size=2)
    )


def _traces(name: str, x: Sequence[Any], dtype: Any = "float32") -> tuple[Trace, Trace]:
    shown = LESSON.showing(name).with_value("X", x)
    mine, theirs = (engine.trace(shown.graph, shown.sample(0), dtype=dtype) for engine in (own, torch_engine))
    return mine, theirs


@pytest.mark.needs_torch
@given(_columns(WHOLE))
def test_for_whole_numbers_the_difference_is_exactly_0_in_both_engines(x: list[list[float]]) -> None:
    for trace in _traces("side by side", x):
        assert not np.any(trace.value("d"))
        assert not np.any(trace.gradient("X")), "and d has no slope either"


@pytest.mark.needs_torch
@given(_columns(st.floats(-3, 3, width=32)))
def test_for_any_x_it_is_what_pytorch_gives_and_no_more_than_rounding(x: list[list[float]]) -> None:
    mine, theirs = _traces("side by side", x, "float64")
    np.testing.assert_allclose(mine.value("d"), theirs.value("d"), atol=1e-12)
    np.testing.assert_allclose(mine.value("d"), 0, atol=1e-12)


@pytest.mark.needs_torch
@given(_columns(WHOLE))
def test_multiplied_out_the_network_gives_what_its_two_layers_give(x: list[list[float]]) -> None:
    for two, one in zip(_traces("", x), _traces("multiplied out", x), strict=True):
        np.testing.assert_array_equal(two.value("y_hat"), one.value("y_hat"))
        np.testing.assert_array_equal(two.gradient("X"), one.gradient("X"))


def test_w_and_b_are_computed_and_never_written() -> None:
    one = LESSON.showing("multiplied out")
    assert {"W", "b"}.isdisjoint(LESSON.values)
    trace = own.trace(one.graph, one.sample(0))
    assert np.asarray(trace.value("W")).tolist() == [[1, -4], [3, 0]]
    assert np.asarray(trace.value("b")).tolist() == [[7], [-2]]


@pytest.mark.needs_torch
@given(_columns(WHOLE))
def test_with_sigma_they_differ(x: list[list[float]]) -> None:
    mine, theirs = _traces("with a nonlinear function", x)
    np.testing.assert_allclose(mine.value("d"), theirs.value("d"), rtol=1e-5, atol=1e-5)
    assert np.any(np.abs(mine.value("d")) > 0.1)


@pytest.mark.parametrize(("x", "differs"), [([[2.0], [1.0]], False), ([[-3.0], [1.0]], True)])
def test_relu_makes_a_difference_where_an_element_of_h_is_negative(
    x: list[list[float]], differs: bool
) -> None:
    shown = LESSON.showing("with a nonlinear function").with_value("X", x)
    shown = with_chosen(shown, shown.graph["a"]._replace(op="relu"))
    trace = own.trace(shown.graph, shown.sample(0))
    assert bool(np.any(trace.value("d"))) is bool(np.any(np.asarray(trace.value("h")) < 0)) is differs


def test_no_page_names_a_number_that_another_x_would_make() -> None:
    assert all(page.holds_always for page in LESSON.pages)
