"""Where a number comes from: chains of equals whose terms are indeed equal."""

from __future__ import annotations

import re
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.helpers.reading import value_of_plain
from tutor.engine import Trace, own
from tutor.graph import Edge, read_code
from tutor.graph.symbols import Symbols
from tutor.walk import Derivation, Derivations, Kind, Quantity, Updates, Walkthrough, made_by

PROGRAMS = (
    "h = x*w\nr = h - y\nl = r**2",
    "h = x*w + b\nl = (h - y)**2 + 3*h*h",
    "h = -x*w/(b - y)\nl = h*(h + 2) - -h",
    "h = tanh(x*w)\nl = exp(-h)*h/(1 + h*h)",
    "h = max(x*w, b)\nl = min(h, y)*abs(h - 2) + sqrt(abs(b))",
    "h = (x*w)**3\nl = 1/(h*2) + h**-1 + sin(x + w)*cos(b)",
    "l = relu(x*w + b)*(w - b) - log(abs(x))",
)
_PARTIAL = re.compile("∂")


def _trace(
    code: str, values: dict[str, Any], given_: Any = 1.0, parameters: tuple[str, ...] = ("w",)
) -> Trace:
    return own.trace(read_code(code, parameters).graph, values, given=given_, dtype="float64")


def _edge(trace: Trace, source: str, target: str, index: int | None = None) -> Edge:
    operands = trace.graph[target].operands
    return Edge(source, target, operands.index(source) if index is None else index)


def _chains(trace: Trace, style: Any = "plain", symbols: Symbols | None = None) -> dict[Quantity, Derivation]:
    writer = Derivations(trace, symbols or Symbols(), style)
    walk = Walkthrough(trace.graph)
    asked = [made_by(step) for step in walk.steps]
    chains = {quantity: writer.of(quantity) for quantity in asked}
    for node in trace.graph.nodes:
        chains[Quantity(Kind.GRADIENT, node.name)] = writer.of(
            Quantity(Kind.GRADIENT, node.name), walk.arrivals(node.name)
        )
        chains[Quantity(Kind.VALUE, node.name)] = writer.of(Quantity(Kind.VALUE, node.name))
    return chains


@settings(max_examples=60)
@given(
    st.sampled_from(PROGRAMS),
    st.lists(st.sampled_from([-3.0, -1.5, -1.0, 0.5, 1.0, 2.0, 4.0]), min_size=4, max_size=4),
    st.sampled_from([1.0, -2.0]),
)
def test_every_term_of_a_chain_is_worth_its_result(code: str, numbers: list[float], given_: float) -> None:
    names = read_code(code).graph.inputs
    trace = _trace(code, dict(zip(names, numbers[: len(names)], strict=True)), given_)
    assume(all(np.isfinite(value) and abs(value) < 1e4 for value in (*trace.values, *trace.gradients)))
    worth = {node.name: float(trace.value(node.name)) for node in trace.graph.nodes if len(node.name) == 1}
    for quantity, chain in _chains(trace).items():
        number = float(np.asarray(quantity.of(trace)))
        for term in chain.terms:
            if _PARTIAL.search(term):
                continue
            # Numbers are rounded to four digits before they are put in.
            np.testing.assert_allclose(
                value_of_plain(term, worth), number, rtol=5e-2, atol=2e-2, err_msg=str(chain)
            )
        np.testing.assert_allclose(value_of_plain(chain.terms[-1], {}), number, rtol=1e-3, err_msg=str(chain))


LINEAR = {"x": 1, "w": 1, "y": 2}


@pytest.mark.parametrize(
    ("quantity", "plain", "tex"),
    [
        (Quantity(Kind.VALUE, "y_hat"), "ŷ = x·ω = 1·1 = 1", r"\hat{y} = x \cdot \omega = 1 \cdot 1 = 1"),
        (Quantity(Kind.VALUE, "x"), "x = 1", "x = 1"),
        (
            Quantity(Kind.VALUE, "loss"),
            "loss = r² = (−1)² = 1",
            r"\mathrm{loss} = r^{2} = \left(-1\right)^{2} = 1",
        ),
        (
            Quantity(Kind.LOCAL, "loss", Edge("r", "loss", 0)),
            "∂loss/∂r = 2r = 2·(−1) = −2",
            r"\frac{\partial \mathrm{loss}}{\partial r} = 2r = 2 \cdot \left(-1\right) = -2",
        ),
        (
            Quantity(Kind.CONTRIBUTION, "r", Edge("r", "loss", 0)),
            "∂loss/∂r = 1·2r = 1·(−2) = −2",
            r"\frac{\partial \mathrm{loss}}{\partial r} = 1 \cdot 2r = 1 \cdot \left(-2\right) = -2",
        ),
        (
            Quantity(Kind.CONTRIBUTION, "w", Edge("w", "y_hat", 1)),
            "∂loss/∂ω = ∂loss/∂ŷ·∂ŷ/∂ω = −2·x = −2·1 = −2",
            r"\frac{\partial \mathrm{loss}}{\partial \omega} = "
            r"\frac{\partial \mathrm{loss}}{\partial \hat{y}} \cdot "
            r"\frac{\partial \hat{y}}{\partial \omega} = -2 \cdot x = -2 \cdot 1 = -2",
        ),
        (
            Quantity(Kind.GRADIENT, "loss"),
            "∂loss/∂loss = 1",
            r"\frac{\partial \mathrm{loss}}{\partial \mathrm{loss}} = 1",
        ),
    ],
)
def test_the_linear_model(quantity: Quantity, plain: str, tex: str) -> None:
    trace = _trace("y_hat = x*w\nr = y_hat - y\nloss = r**2", LINEAR)
    symbols = Symbols({"w": r"\omega"})
    assert str(Derivations(trace, symbols, "plain").of(quantity)) == plain
    assert str(Derivations(trace, symbols, "tex").of(quantity)) == tex


def test_a_share_at_a_fork_is_not_called_the_gradient() -> None:
    trace = _trace("h = x*w\nloss = h*y + h", {"x": 1, "w": 2, "y": 3})
    chains = {quantity: str(chain) for quantity, chain in _chains(trace).items()}
    into_sum, into_product = _edge(trace, "h", "loss"), _edge(trace, "h", "h*y")
    assert chains[Quantity(Kind.CONTRIBUTION, "h", into_sum)] == "∂loss/∂loss·∂loss/∂h = 1·1 = 1"
    assert chains[Quantity(Kind.CONTRIBUTION, "h", into_product)] == "∂loss/∂(h·y)·∂(h·y)/∂h = 1·y = 1·3 = 3"
    assert chains[Quantity(Kind.GRADIENT, "h")] == (
        "∂loss/∂h = ∂loss/∂loss·∂loss/∂h + ∂loss/∂(h·y)·∂(h·y)/∂h = 1 + 3 = 4"
    )


def test_an_operand_taken_twice_is_told_apart() -> None:
    trace = _trace("z = w*w", {"w": 3})
    chains = {quantity: str(chain) for quantity, chain in _chains(trace).items()}
    first, second = _edge(trace, "w", "z", 0), _edge(trace, "w", "z", 1)
    assert chains[Quantity(Kind.LOCAL, "z", first)] == "∂z/∂w⁽¹⁾ = w = 3"
    assert chains[Quantity(Kind.LOCAL, "z", second)] == "∂z/∂w⁽²⁾ = w = 3"
    assert chains[Quantity(Kind.GRADIENT, "w")] == "∂z/∂w = ∂z/∂z·∂z/∂w⁽¹⁾ + ∂z/∂z·∂z/∂w⁽²⁾ = 3 + 3 = 6"
    assert r"\partial w^{(2)}" in str(Derivations(trace, Symbols()).of(Quantity(Kind.LOCAL, "z", second)))


def test_unnamed_nodes_are_bracketed_where_they_must_be_and_only_there() -> None:
    trace = _trace("z = sigmoid(x*w)**2 * (x*w - y)", {"x": 1, "w": 0, "y": 2})
    chains = {quantity: chain for quantity, chain in _chains(trace).items() if quantity.kind is Kind.VALUE}
    said = {quantity.node: str(chain) for quantity, chain in chains.items()}
    assert said["x*w"] == "x·w = 1·0 = 0"
    assert said["sigmoid(x*w)"] == "sigmoid(x·w) = 1/(1 + exp(−x·w)) = 1/(1 + exp(−0)) = 0.5"
    assert said["sigmoid(x*w)**2"] == "sigmoid(x·w)² = 0.5² = 0.25"
    assert said["x*w-y"] == "x·w − y = (x·w)₂ − y = 0 − 2 = −2"
    assert said["z"].startswith("z = sigmoid(x·w)²·")
    tex = Derivations(trace, Symbols())
    assert tex.partial("x*w", "sigmoid(x*w)") == (
        r"\frac{\partial \mathrm{sigmoid}\left(x \cdot w\right)}{\partial \left(x \cdot w\right)}"
    )


def test_constants_are_written_as_numbers() -> None:
    trace = _trace("z = w * -3 + 3*w - 2e-9", {"w": 2})
    said = [str(chain) for quantity, chain in _chains(trace).items() if quantity.kind is Kind.VALUE]
    assert "w·(−3) = 2·(−3) = −6" in said
    assert "3w = 3·2 = 6" in said
    assert "−3" in said


def test_a_given_gradient_that_is_not_1_comes_from_beyond_the_root() -> None:
    trace = _trace("z = x*w", {"x": 2, "w": 3}, 5.0)
    plain = Derivations(trace, Symbols(), "plain")
    assert str(plain.of(Quantity(Kind.GRADIENT, "z"))) == "∂L/∂z = 5"
    edge = _edge(trace, "w", "z")
    assert str(plain.of(Quantity(Kind.CONTRIBUTION, "w", edge))) == "∂L/∂w = ∂L/∂z·∂z/∂w = 5·x = 5·2 = 10"
    assert Derivations(_trace("L = x*w", {"x": 2, "w": 3}, 5.0), Symbols(), "plain").top == "J"


def test_matrices_have_their_rule() -> None:
    trace = _trace("h = W@x\nloss = sum(h)", {"W": [[1, 2], [3, 4]], "x": [[1], [2]]}, parameters=("W", "x"))
    plain = Derivations(trace, Symbols(), "plain")
    into_w, into_x = _edge(trace, "W", "h"), _edge(trace, "x", "h")
    assert str(plain.of(Quantity(Kind.LOCAL, "h", into_w))) == "∂loss/∂W = g·xᵀ"
    assert str(plain.of(Quantity(Kind.LOCAL, "h", into_x))) == "∂loss/∂x = Wᵀ·g"
    assert str(plain.of(Quantity(Kind.CONTRIBUTION, "W", into_w))) == (
        "∂loss/∂W = ∂loss/∂h·xᵀ = [[1], [1]]·[[1], [2]]ᵀ = [[1, 2], [1, 2]]"
    )
    value = plain.of(Quantity(Kind.VALUE, "loss"))
    assert str(value) == "loss = Σ h = Σ [[5], [11]] = 16"


def test_an_operand_that_was_copied_gets_the_sum() -> None:
    trace = _trace("loss = mean(x*w)", {"x": [1, 2, 3], "w": 2})
    plain = Derivations(trace, Symbols(), "plain")
    assert str(plain.of(Quantity(Kind.CONTRIBUTION, "w", _edge(trace, "w", "x*w")))) == (
        "∂loss/∂w = Σ (∂loss/∂(x·w)·∂(x·w)/∂w) = Σ ([0.3333, 0.3333, 0.3333]·x) "
        "= Σ ([0.3333, 0.3333, 0.3333]·[1, 2, 3]) = 2"
    )
    assert str(plain.of(Quantity(Kind.VALUE, "loss"))) == "loss = Σ (x·w)/n = Σ [2, 4, 6]/3 = 4"


def test_updates_are_arrows() -> None:
    trace = _trace("loss = (x*w - y)**2", LINEAR)
    plain, tex = Derivations(trace, Symbols(), "plain"), Derivations(trace, Symbols())
    assert str(plain.update("w", Updates(0.01, {"w": 1.02}))) == "w ← w − α·∂loss/∂w = 1 − 0.01·(−2) = 1.02"
    assert str(plain.update_rule("w")) == "w ← w − α·∂loss/∂w"
    assert str(plain.zero_grad("w")) == "∂loss/∂w ← 0"
    assert str(tex.update("w", Updates(0.01, {"w": 1.02}))).startswith(
        r"w \leftarrow w - \alpha \cdot \frac{\partial \mathrm{loss}}"
    )
    assert tex.zero_grad("w").terms == ("0",)


def test_a_choice_that_hangs_on_a_constant_is_made() -> None:
    trace = _trace("z = w**3 + leaky_relu(w, 0.2)", {"w": -2})
    chains = {(quantity.kind, quantity.node): str(chain) for quantity, chain in _chains(trace).items()}
    assert chains[Kind.LOCAL, "w**3"] == "∂(w³)/∂w = 3w^(3 − 1) = 3·(−2)^(3 − 1) = 12"
    assert chains[Kind.LOCAL, "leaky_relu(w,0.2)"] == (
        "∂leaky_relu(w, 0.2)/∂w = (1 if w > 0 else 0.2) = (1 if −2 > 0 else 0.2) = 0.2"
    )


def test_chains_do_not_repeat_themselves() -> None:
    assert Derivation.of("a", "b", "b", "c") == Derivation("a", ("b", "c"))
    assert Derivation.of("x·w", "x·w", "2") == Derivation("", ("x·w", "2"))
    assert str(Derivation.of("x·w", "x·w", "2")) == "x·w = 2"
    assert str(Derivation.of("3", "3")) == "3"
    assert Derivation.of("w", "w − 1", "2", relation="←").first == "w ← w − 1"


@pytest.mark.parametrize("code", [PROGRAMS[2], "z = mean(relu(W@x + b)**2) - sum(W.T)"])
def test_every_chain_can_be_typeset(code: str) -> None:
    values: dict[str, Any] = {"W": [[1, 2], [3, 4]], "x": [[1], [-2]], "b": [[1], [1]]} if "W" in code else {}
    values = values or dict(zip(read_code(code).graph.inputs, (1.5, -2.0, 0.25, 3.0), strict=False))
    parameters = tuple(values)
    trace = own.trace(read_code(code, parameters).graph, values, given=2e-9)
    chains = _chains(trace, "tex", Symbols({"w": r"\omega"}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath import Latex

        for chain in set(map(str, chains.values())):
            assert Latex(chain).getsize()[0] > 0
