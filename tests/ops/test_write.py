"""Maths text as a person reads it: brackets where they are needed, and TeX that can be typeset."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.helpers.reading import value_of_plain, value_of_tex
from tutor import ops
from tutor.engine.numbers import numpy_names
from tutor.ops.lower import to_python
from tutor.ops.write import Binding, Style, Term, write

NAMES = {"p": 1.25, "q": 0.75, "r": 1.5}
TERMS = {
    "p": (Term("p"), Term("p")),
    "p + q": (Term("p + q", Binding.SUM), Term("p + q", Binding.SUM)),
    "-p": (Term("−p", Binding.MINUS), Term("-p", Binding.MINUS)),
    "p * q": (Term("p·q", Binding.PRODUCT), Term(r"p \cdot q", Binding.PRODUCT)),
    "p / q": (Term("p/q", Binding.PRODUCT), Term(r"\frac{p}{q}", Binding.FACTOR)),
    "p ** 2": (Term("p²", Binding.POWER), Term("p^{2}", Binding.POWER)),
    "3": (Term("3", number=True), Term("3", number=True)),
    "-3": (Term("−3", Binding.MINUS, number=True), Term("-3", Binding.MINUS, number=True)),
    "3.0": (Term("3", number=True, coefficient=True), Term("3", number=True, coefficient=True)),
    "1.5 * 10 ** 2": (
        Term("1.5e2", Binding.PRODUCT, number=True),
        Term(r"1.5\times 10^{2}", Binding.PRODUCT, True),
    ),
}

leaves = st.sampled_from(["a", "b", "c", "2", "0.5"])
CALLS = ("exp({})", "sqrt({})", "tanh({})", "abs({})", "log({})")


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    binary = st.sampled_from(["({}) + ({})", "({}) - ({})", "({}) * ({})", "({}) / ({})", "maximum({}, {})"])
    return st.one_of(
        st.tuples(binary, inner, inner).map(lambda parts: parts[0].format(*parts[1:])),
        st.tuples(st.sampled_from(CALLS), inner).map(lambda parts: parts[0].format(parts[1])),
        inner.map(lambda part: f"-({part})"),
        st.tuples(inner, st.sampled_from(["2", "3", "0.5", "(a - 1)"])).map(
            lambda parts: f"({parts[0]}) ** {parts[1]}"
        ),
    )


maths = st.recursive(leaves, _larger, max_leaves=6)


def _worth(text: str, names: dict[str, float]) -> float:
    known = (
        numpy_names("float64")
        | {name: np.float64(number) for name, number in names.items()}
        | {"N": np.float64}
    )
    with np.errstate(all="ignore"):
        return float(eval(to_python(text, {}, scalar=False, literal=lambda number: f"N({number!r})"), known))


@settings(max_examples=300)
@given(maths, st.lists(st.sampled_from(sorted(TERMS)), min_size=3, max_size=3))
def test_a_written_formula_is_worth_what_the_text_is_worth(text: str, chosen: list[str]) -> None:
    inside = {letter: _worth(term, dict(NAMES)) for letter, term in zip("abc", chosen, strict=True)}
    worth = _worth(text, inside)
    assume(np.isfinite(worth))
    plain = {letter: TERMS[term][0] for letter, term in zip("abc", chosen, strict=True)}
    tex = {letter: TERMS[term][1] for letter, term in zip("abc", chosen, strict=True)}
    if "abs" not in text:
        np.testing.assert_allclose(
            value_of_plain(write(text, plain, "plain").written, NAMES), worth, rtol=1e-9
        )
    np.testing.assert_allclose(value_of_tex(write(text, tex, "tex").written, NAMES), worth, rtol=1e-9)


@settings(max_examples=300)
@given(maths, maths)
def test_a_term_says_how_tightly_it_holds_together(inner: str, outer: str) -> None:
    """A formula written into another one, as an unnamed node is into the formula of its successor."""
    worth = _worth(outer, {"a": _worth(inner, {"a": 1.25, "b": 0.75, "c": 1.5}), "b": 2.0, "c": 0.5})
    assume(np.isfinite(worth))
    letters = {"a": Term("p"), "b": Term("q"), "c": Term("r")}
    around = {"b": Term("2", number=True), "c": Term("0.5", number=True)}
    for style, value_of in (("plain", value_of_plain), ("tex", value_of_tex)):
        if style == "plain" and "abs" in inner + outer:
            continue
        term = write(inner, letters, style)
        written = write(outer, {"a": term} | around, style).written
        np.testing.assert_allclose(value_of(written, NAMES), worth, rtol=1e-9)


@pytest.mark.parametrize(
    ("text", "terms", "plain", "tex"),
    [
        ("a * b", {}, "a·b", r"a \cdot b"),
        ("2 * a", {"a": Term("r")}, "2r", "2r"),
        ("2 * a", {"a": Term("−1", Binding.MINUS, number=True)}, "2·(−1)", r"2 \cdot \left(−1\right)"),
        ("2 * a", {"a": Term("3", number=True)}, "2·3", r"2 \cdot 3"),
        ("2 * a ** 2", {"a": Term("3", number=True)}, "2·3²", r"2 \cdot 3^{2}"),
        ("a ** 2", {"a": Term("−1", Binding.MINUS, number=True)}, "(−1)²", r"\left(−1\right)^{2}"),
        ("1 / (2 * z)", {}, "1/(2z)", r"\frac{1}{2z}"),
        ("a - b", {"b": Term("c − d", Binding.SUM)}, "a − (c − d)", r"a - \left(c − d\right)"),
        ("a ** 3", {}, "a³", "a^{3}"),
        ("exp(a) ** 2", {}, "exp(a)²", r"\left(e^{a}\right)^{2}"),
        ("g @ b.T", {}, "g·bᵀ", r"g\,b^{\top}"),
        ("sum(a) / size(a)", {"size": Term("4", number=True)}, "Σ a/4", r"\frac{\sum a}{4}"),
        ("logaddexp(0, a)", {}, "ln(1 + exp(a))", r"\ln\left(1 + e^{a}\right)"),
        ("where(a > 0, 1, 0.01)", {}, "(1 if a > 0 else 0.01)", None),
    ],
)
def test_formulas_look_as_on_paper(text: str, terms: dict[str, Term], plain: str, tex: str | None) -> None:
    assert write(text, terms, "plain").written == plain
    assert tex is None or write(text, terms, "tex").written == tex


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("a * b", "a times b"),
        ("2 * (a - b)", "2 times (a minus b)"),
        ("1 / (1 + exp(-a))", "1 divided by (1 plus e to the power (minus a))"),
        ("a ** 2", "a squared"),
        ("where(a <= 0, 0, 1)", "0 if a is at most 0, else 1"),
    ],
)
def test_formulas_can_be_said(text: str, spoken: str) -> None:
    assert write(text, {}, "spoken").written == spoken


@pytest.mark.parametrize("op", sorted(ops.TABLE))
def test_every_row_can_be_typeset_and_said(op: str) -> None:
    row = ops.TABLE[op]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ziamath opens its font in a way of the past
        from ziamath import Latex

    numbers = {
        letter: Term("-1.5", Binding.MINUS, number=True) for letter in (*row.letters, "z", "g", "n", "slope")
    }
    for maths_text in (row.forward, *row.local, *row.pull):
        for terms in ({}, numbers):
            tex = write(maths_text, terms, "tex").written
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                width, height = Latex(tex).getsize()
            assert width > 0
            assert height > 0
            for style in ("plain", "spoken"):
                assert "\\" not in _written(maths_text, terms, style)


def _written(text: str, terms: dict[str, Term], style: Style) -> str:
    return write(text, terms, style).written


def test_text_that_is_no_maths_is_refused() -> None:
    for slip in ("a if b else c", "[a, b]", "a and b", "lambda: a", "'a'[0]"):
        with pytest.raises(ValueError, match="maths text does not know"):
            write(slip, {}, "plain")
