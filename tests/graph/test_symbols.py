"""Names as a person reads them, and how tightly they hold together."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.graph.symbols import Symbols
from tutor.ops.write import Binding

NAMES = [
    ("y_hat", r"\hat{y}", "ŷ"),
    ("w1", "w_{1}", "w₁"),
    ("W_1", "W_{1}", "W₁"),
    ("w12", "w_{12}", "w₁₂"),
    ("x", "x", "x"),
    ("omega", r"\omega", "ω"),
    ("omega1", r"\omega_{1}", "ω₁"),
    ("omega_2", r"\omega_{2}", "ω₂"),
    ("lambda_", r"\lambda", "λ"),
    ("beta_hat", r"\hat{\beta}", "β̂"),
    ("x_bar", r"\bar{x}", "x̄"),
    ("x_tilde", r"\tilde{x}", "x̃"),
    ("y_hat_1", r"\hat{y}_{1}", "ŷ₁"),
    ("loss", r"\mathrm{loss}", "loss"),
    ("y_pred", r"y_{\mathrm{pred}}", "y_pred"),
    ("w_omega", r"w_{\omega}", "w_ω"),
    ("L_mean", r"L_{\mathrm{mean}}", "Lₘₑₐₙ"),
    ("hidden_layer", r"\mathrm{hidden\_layer}", "hidden_layer"),
    ("t1", "t_{1}", "t₁"),
    ("ω", r"\omega", "ω"),
    ("ω1", r"\omega_{1}", "ω₁"),
    ("é", "é", "é"),
    ("größe", r"\mathrm{größe}", "größe"),
    ("3", "3", "3"),
    ("0.5", "0.5", "0.5"),
    ("-3", "-3", "−3"),
    ("1e-05", r"1 \times 10^{-5}", "1e−5"),
    ("1e+20", r"1 \times 10^{20}", "1e20"),
]


@pytest.mark.parametrize(("name", "tex", "plain"), NAMES)
def test_a_name_is_typeset(name: str, tex: str, plain: str) -> None:
    assert (Symbols().tex(name), Symbols().plain(name)) == (tex, plain)


@pytest.mark.parametrize(
    ("name", "tex", "plain", "binding"),
    [
        ("x*w", r"x \cdot \omega", "x·ω", Binding.PRODUCT),
        ("3*x", "3x", "3x", Binding.FACTOR),
        ("x+w", r"x + \omega", "x + ω", Binding.SUM),
        ("-x", "-x", "−x", Binding.MINUS),
        ("(x-w)**2", r"\left(x - \omega\right)^{2}", "(x − ω)²", Binding.POWER),
        ("relu(y_hat)", r"\mathrm{relu}\left(\hat{y}\right)", "relu(ŷ)", Binding.ATOM),
        (
            "leaky_relu(x,0.01)",
            r"\mathrm{leaky\text{_}relu}\left(x, 0.01\right)",
            "leaky_relu(x, 0.01)",
            Binding.ATOM,
        ),
        ("exp(x)", "e^{x}", "exp(x)", None),
        ("x*w#2", r"\left(x \cdot \omega\right)_{2}", "(x·ω)₂", Binding.ATOM),
        ("relu(x)#3", r"\mathrm{relu}\left(x\right)_{3}", "relu(x)₃", Binding.ATOM),
        ("add#12", r"\mathrm{add}_{12}", "add₁₂", Binding.ATOM),
        ("W@x", r"W\,x", "W·x", Binding.PRODUCT),
        ("W1.T", r"W_{1}^{\top}", "W₁ᵀ", Binding.POWER),
        ("2*x.T", r"2x^{\top}", "2xᵀ", Binding.FACTOR),
        ("2*0.5", r"2 \cdot 0.5", "2·0.5", Binding.PRODUCT),
        ("x*-3", r"x \cdot \left(-3\right)", "x·(−3)", Binding.PRODUCT),
        ("neg(3)", r"\mathrm{neg}\left(3\right)", "neg(3)", Binding.ATOM),
        ("y_hat-...", r"\hat{y} - \ldots", "ŷ − …", Binding.SUM),
        ("relu(...)#2", r"\mathrm{relu}\left(\ldots\right)_{2}", "relu(…)₂", Binding.ATOM),
        ("...", r"\ldots", "…", Binding.ATOM),
        ("...#2", r"\ldots", "…", Binding.ATOM),
        ("[1,2]*x", r"\mathrm{[1,2]*x}", "[1,2]*x", Binding.SUM),
        ("no maths at all", r"\mathrm{no maths at all}", "no maths at all", Binding.SUM),
    ],
)
def test_an_unnamed_node_is_called_by_its_expression(
    name: str, tex: str, plain: str, binding: Binding | None
) -> None:
    symbols = Symbols({"w": r"\omega"})
    assert (symbols.tex(name), symbols.plain(name)) == (tex, plain)
    if binding is not None:
        assert symbols.term(name, "tex").binding is symbols.term(name, "plain").binding is binding


def test_a_symbol_that_is_raised_gets_brackets_before_it_is_raised_again() -> None:
    symbols = Symbols({"W": "W^{(1)}"})
    assert symbols.tex("W**2") == r"\left(W^{(1)}\right)^{2}"
    assert symbols.plain("W@x") == "W⁽¹⁾·x"


def test_a_documents_symbol_comes_first() -> None:
    symbols = Symbols({"w": r"\omega", "loss": r"\mathcal{L}", "b1": "b_1", "a": r"\hat{y}_{12}", "x*w": "s"})
    assert [symbols.tex(name) for name in ("w", "loss", "b1", "x*w")] == [
        r"\omega",
        r"\mathcal{L}",
        "b_1",
        "s",
    ]
    assert [symbols.plain(name) for name in ("w", "b1", "a", "x*w", "relu(w)")] == [
        "ω",
        "b₁",
        "ŷ₁₂",
        "s",
        "relu(ω)",
    ]
    assert symbols.plain("other") == "other"


@settings(max_examples=30)
@given(st.text(max_size=15))
def test_any_name_has_a_symbol(name: str) -> None:
    assert Symbols().plain(name) or not name
    assert Symbols().tex(name) or not name


def test_symbols_can_be_typeset() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath import Latex

        for name in [
            *(name for name, _, _ in NAMES),
            "x*w#2",
            "leaky_relu(x,0.01)",
            "y_hat-...",
            "a_b{c}",
            "50%",
            "[1,2]*x",
        ]:
            assert Latex(Symbols().tex(name)).getsize()[0] > 0
