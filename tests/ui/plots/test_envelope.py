"""The envelope of a long curve loses no peak."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tutor.ui.plots.envelope import Envelope


def test_a_short_curve_stays_as_it_is() -> None:
    x, y = Envelope().of(np.array([3.0, np.inf, 1.0]), 100)
    assert x.tolist() == [0.0, 1.0, 2.0]
    assert y[[0, 2]].tolist() == [3.0, 1.0] and np.isnan(y[1])


@given(st.integers(1, 5000), st.integers(1, 400), st.integers(0, 2**32 - 1))
def test_no_peak_is_lost(count: int, columns: int, seed: int) -> None:
    numbers = np.random.default_rng(seed).normal(size=count)
    x, y = Envelope().of(numbers, columns)
    assert len(x) == len(y) <= 2 * columns or count <= 2 * columns
    assert y.min() == numbers.min() and y.max() == numbers.max()
    assert (np.diff(x) >= 0).all() and x[0] == 0 and x[-1] <= count - 1
    peak = int(np.argmax(numbers))
    assert abs(x[int(np.argmax(y))] - peak) < 2 * -(-count // columns)


@given(st.integers(1, 30), st.lists(st.integers(1, 300), min_size=2, max_size=9), st.integers(0, 2**32 - 1))
def test_a_curve_that_grows_looks_as_if_seen_at_once(columns: int, parts: list[int], seed: int) -> None:
    room = np.random.default_rng(seed).normal(size=sum(parts))
    room[::7] = np.nan
    growing = Envelope()
    for end in np.cumsum(parts):
        for grown, anew in zip(
            growing.of(room[:end], columns), Envelope().of(room[:end], columns), strict=True
        ):
            np.testing.assert_array_equal(grown, anew)
    other = room[:end].copy()[::-1]
    np.testing.assert_array_equal(growing.of(other, columns)[1], Envelope().of(other, columns)[1])


def test_what_is_not_a_number_hides_no_neighbour() -> None:
    numbers = np.ones(1000)
    numbers[500] = np.nan
    _, y = Envelope().of(numbers, 10)
    assert (y == 1).all()
