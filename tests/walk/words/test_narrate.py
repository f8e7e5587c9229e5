"""What each step says: plain sentences that can be read aloud, with the numbers of the trace."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.graphs import EXACT, KINKED, REDUCED, SMOOTH, Case, graphs
from tutor import language
from tutor.engine import own
from tutor.graph import read_code
from tutor.graph.symbols import Symbols
from tutor.walk import Narrator, Phase, Updates, Walkthrough, made_by, phase_title


def _narrator(
    code: str, parameters: list[str], values: dict[str, Any], given_: float = 1.0, **way: Any
) -> tuple[Walkthrough, Narrator]:
    graph = read_code(code, parameters).graph
    trace = own.trace(graph, values, given=given_, dtype="float64")
    walk = Walkthrough(graph, **way)
    after = {name: trace.value(name) - 0.01 * trace.gradient(name) for name in parameters}
    return walk, Narrator(walk, trace, Symbols(), Updates(0.01, after))


def _says(*arguments: Any, **way: Any) -> list[str]:
    walk, narrator = _narrator(*arguments, **way)
    return [narrator.says(step) for step in walk.steps]


LINEAR = ("y_hat = x*w\nr = y_hat - y\nloss = r**2", ["w"], {"x": 1, "y": 2, "w": 1})


def test_the_linear_model_in_words() -> None:
    assert _says(*LINEAR, updates=True) == [
        "Forward: the node computes ŷ = x·w = 1·1 = 1.",
        "Forward: the node computes r = ŷ − y = 1 − 2 = −1.",
        "Forward: the node computes loss = r² = (−1)² = 1.",
        "Local gradient: the node knows how ŷ changes with w, ∂ŷ/∂w = x = 1.",
        "Local gradient: the node knows how r changes with ŷ, ∂r/∂ŷ = 1.",
        "Local gradient: the node knows how loss changes with r, ∂loss/∂r = 2r = 2·(−1) = −2.",
        "Backward starts at the root with the given gradient ∂loss/∂loss = 1.",
        "Backward: given gradient times local gradient reaches r, ∂loss/∂r = 1·2r = 1·(−2) = −2.",
        "Backward: given gradient times local gradient reaches ŷ, ∂loss/∂ŷ = ∂loss/∂r·∂r/∂ŷ = −2·1 = −2.",
        "Backward: given gradient times local gradient reaches w, "
        "∂loss/∂w = ∂loss/∂ŷ·∂ŷ/∂w = −2·x = −2·1 = −2.",
        "Update: w moves against its gradient, w ← w − α·∂loss/∂w = 1 − 0.01·(−2) = 1.02.",
        "Zero grad: the gradient of w is set back to 0.",
    ]


def test_shares_add_up_at_a_fork() -> None:
    said = _says("h = x*w\nloss = h*y - h + 2*h", ["w"], {"x": 1, "w": 2, "y": 3})
    reached = [sentence for sentence in said if "reaches h," in sentence]
    assert reached == [
        "Backward: a share of the gradient reaches h, ∂loss/∂(2h)·∂(2h)/∂h = 1·2 = 2. "
        "Another share is still to come.",
        "Backward: a share of the gradient reaches h, ∂loss/∂(h·y − h)·∂(h·y − h)/∂h = 1·(−1) = −1. "
        "It adds to what was there: 2 + (−1) = 1 so far.",
        "Backward: a share of the gradient reaches h, ∂loss/∂(h·y)·∂(h·y)/∂h = 1·y = 1·3 = 3. "
        "It adds to what was there: ∂loss/∂h = 2 + (−1) + 3 = 4.",
    ]


def test_matrices_and_a_given_gradient_beyond_the_root() -> None:
    values = {"W": [[1, 2]], "x": [[3], [4]]}
    walk, narrator = _narrator("y = W@x", ["W"], values, 5.0)
    assert [narrator.says(step) for step in walk.steps] == [
        "Forward: the node computes y = W·x = [[1, 2]]·[[3], [4]] = [[11]].",
        "Local gradient: the node knows how a given gradient g goes back to W, ∂L/∂W = g·xᵀ.",
        "Backward starts at the root with the given gradient ∂L/∂y = [[5]].",
        "Backward: by the node's rule the gradient reaches W, "
        "∂L/∂W = ∂L/∂y·xᵀ = [[5]]·[[3], [4]]ᵀ = [[15, 20]].",
    ]
    explained = [narrator.narrate(step).explanation for step in walk.steps]
    assert "no single factor per element" in explained[1]
    assert explained[2] == "What comes after y hands over this gradient. From here it travels back."
    assert "rule for the whole of it" in explained[3]


@pytest.mark.parametrize(
    ("code", "w", "effect"),
    [
        ("z = x + w", 1, "when w grows a little, z grows as much."),
        ("z = x - w", 1, "when w grows a little, z falls as much."),
        ("z = x * w", 1, "when w grows a little, z grows 3 times as much."),
        ("z = w * w", -2, "when w grows a little, z falls 2 times as much."),
        ("z = relu(w)", -2, "when w grows a little, z stays as it is."),
        ("z = x * log(w)", 0, "but here the factor from w to ln(w) is no finite number."),
        (
            "z = [1, 2] * w",
            [1, 1],
            "when an element of w grows a little, z changes by the factor at its place.",
        ),
    ],
)
def test_what_a_local_gradient_means(code: str, w: Any, effect: str) -> None:
    values = {"w": w} | ({"x": 3} if "x" in code.replace("exp", "") else {})
    walk, narrator = _narrator(code, ["w"], values)
    step = next(step for step in walk.steps if step.phase is Phase.LOCAL)
    assert narrator.narrate(step).explanation == f"The node needs no other node for this: {effect}"


def test_titles_captions_and_explanations_of_the_linear_model() -> None:
    walk, narrator = _narrator(*LINEAR, updates=True)
    told = [narrator.narrate(step) for step in walk.steps]
    assert [narration.title for narration in told[::3]] == [
        "ŷ is computed", "The local gradient of ŷ", "Backward starts at loss", "The gradient reaches w",
    ]  # fmt: skip
    assert [narration.caption for narration in told[2::4]] == [
        "Forward: loss = r²", "Backward: ∂loss/∂loss = 1", "Update: w ← w − α·∂loss/∂w",
    ]  # fmt: skip
    assert told[11].caption == "Zero grad: ∂loss/∂w ← 0"
    assert told[6].explanation.startswith("The gradient of the root with respect to itself is 1.")
    assert [narration.quantity for narration in told] == [made_by(step) for step in walk.steps]
    assert told[0].formula.left == r"\hat{y}"


def test_an_update_without_numbers_is_told_in_symbols() -> None:
    graph = read_code("z = x*w", ["w"]).graph
    walk = Walkthrough(graph, updates=True)
    narrator = Narrator(walk, own.trace(graph, {"x": 1, "w": 2}))
    assert narrator.says(walk.steps[-2]) == "Update: w moves against its gradient, w ← w − α·∂z/∂w."


@settings(max_examples=60)
@given(graphs((*EXACT, *SMOOTH, *KINKED, *REDUCED), arrays=True), st.sampled_from([1.0, -3.0]))
def test_every_step_can_be_told(case: Case, given_: float) -> None:
    trace = own.trace(case.graph, case.values, given=given_)
    walk = Walkthrough(case.graph, "with forward", updates=True)
    after = {name: trace.value(name) for name in case.graph.parameters}
    narrator = Narrator(walk, trace, updates=Updates(0.1, after))
    for step in walk.steps:
        told = narrator.narrate(step)
        for sentence in (told.sentence, told.explanation):
            assert sentence[0].isupper() or sentence.startswith(told.formula.left[:1])
            assert sentence.endswith(".")
            assert not {"{", "}", "\\", "\n"} & set(sentence)
            assert "  " not in sentence
        assert told.sentence == narrator.says(step)
        assert told.title
        assert told.caption.startswith(phase_title(step.phase))
        assert told.formula.terms


def test_sentences_are_looked_up_in_the_chosen_language() -> None:
    asked = []

    def look_up(context: str, text: str) -> str:
        asked.append((context, text))
        return "Vorwärts: {formula}!" if text.startswith("Forward: ") else text

    language.use(look_up)
    try:
        assert _says(*LINEAR)[0] == "Vorwärts: ŷ = x·w = 1·1 = 1!"
    finally:
        language.use(None)
    assert ("walk", "Forward: the node computes {formula}.") in asked
    assert _says(*LINEAR)[0] == "Forward: the node computes ŷ = x·w = 1·1 = 1."
