"""Numbers as a person reads them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.walk.figures import exact, short, short_tex, value_plain, value_tex


@pytest.mark.parametrize(
    ("number", "plain", "tex"),
    [
        (-2.0, "−2", "-2"),
        (0.0, "0", "0"),
        (-0.0, "0", "0"),
        (7.315943717956543, "7.316", "7.316"),
        (0.01, "0.01", "0.01"),
        (100.0, "100", "100"),
        (12345.678, "12346", "12346"),
        (999999.9, "1000000", "1000000"),
        (1234567.0, "1.235e6", r"1.235\times 10^{6}"),
        (-1.5e-7, "−1.5e−7", r"-1.5\times 10^{-7}"),
        (0.00012345, "0.0001234", "0.0001234"),
        (9.9999e-5, "1e−4", r"1\times 10^{-4}"),
        (math.inf, "∞", r"\infty"),
        (-math.inf, "−∞", r"-\infty"),
        (math.nan, "NaN", r"\mathrm{NaN}"),
        (np.float32(0.1), "0.1", "0.1"),
        (5e-324, "4.941e−324", r"4.941\times 10^{-324}"),
    ],
)
def test_short_numbers(number: float, plain: str, tex: str) -> None:
    assert (short(number), short_tex(number)) == (plain, tex)


@given(st.floats(-1e300, 1e300))
def test_a_short_number_is_right_to_four_digits(number: float) -> None:
    written = float(short(number).replace("−", "-"))
    assert math.isclose(written, number, rel_tol=5.1e-4, abs_tol=1e-320)
    assert len(short(number)) <= 12


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_exact_number_is_exact(number: float) -> None:
    assert float(exact(number).replace("−", "-")) == number


def test_exact_float32_is_the_double_it_equals() -> None:
    assert exact(np.float32(-0.1)) == "−0.10000000149011612"
    assert exact(math.inf) == "∞"


def test_arrays() -> None:
    assert value_plain(np.array([1.0, -2.5])) == "[1, −2.5]"
    assert value_plain(np.array([[1.0, 2.0], [3.0, 4.0]])) == "[[1, 2], [3, 4]]"
    assert value_plain(np.zeros((7, 2))) == "[7 × 2]"
    assert value_plain(np.zeros((2, 2, 2))) == "[2 × 2 × 2]"
    assert value_tex(np.array([1.0, -2.5])) == r"\begin{bmatrix}1 & -2.5\end{bmatrix}"
    assert value_tex(np.array([[1.0], [2.0]])) == r"\begin{bmatrix}1\\2\end{bmatrix}"
    assert value_tex(np.zeros((7, 2))) == r"\left[7 \times 2\right]"
    assert value_plain(np.float32(3)) == "3"
