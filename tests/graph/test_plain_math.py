"""TeX as plain characters: symbols that a document gives, and whole formulas for a screen reader."""

from __future__ import annotations

import pytest

from tutor.graph.plain_math import plain_math
from tutor.ops.scripts import lowered, raised


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"\omega_1", "ω₁"),
        (r"\xi", "ξ"),
        (r"\hat y", "ŷ"),
        (r"W^{(2)}_1", "W⁽²⁾₁"),
        ("x^*", "x^*"),
        ("x^k", "x^k"),
        (r"\mathrm{loss}", "loss"),
        (r"x_\mathrm{max}", "xₘₐₓ"),
        (r"x_\mathrm{in}", "xᵢₙ"),
        (r"\foo", "foo"),
        ("", ""),
    ],
)
def test_a_symbol_in_plain_characters(tex: str, plain: str) -> None:
    assert plain_math(tex) == plain


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"\frac{\partial loss}{\partial \hat{y}}=-2", "∂loss/∂ŷ=−2"),
        (r"\sum_{i=1}^{n} w_i x_i^2", "∑_(i=1)ⁿ wᵢ xᵢ²"),
        (r"\frac{a+b}{\sqrt{c}}", "(a+b)/√c"),
        (r"g\,X^{\top}", "gXᵀ"),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", "[1 2; 3 4]"),
    ],
)
def test_a_formula_in_plain_characters(tex: str, plain: str) -> None:
    assert plain_math(tex) == plain


def test_what_has_no_raised_or_lowered_form_is_left_to_the_caller() -> None:
    assert (raised("-12"), raised("k"), raised("")) == ("⁻¹²", None, "")
    assert (lowered("10"), lowered("b"), lowered("")) == ("₁₀", None, "")
