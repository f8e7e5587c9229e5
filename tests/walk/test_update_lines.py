"""The lines of an optimiser as steps: what they show, say and ask for, sample after sample."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.panels import linear_model
from tutor.document import Document, Training
from tutor.engine import own
from tutor.training import train
from tutor.training.rules.optimisers import ROWS, rule_of
from tutor.walk import Kind, Known, Narrator, Phase, Quantity, Updates, made_by
from tutor.walk.questions.diagnosis import judge
from tutor.walk.questions.hints import QuestionWords
from tutor.walk.questions.misconception import Misconception
from tutor.walk.questions.question import Asked, Point, Question

ADAM = Training(learning_rate=0.1, optimiser="adam")


def model(training: Training = ADAM) -> Document:
    """The linear model of the lecture with these settings."""
    return linear_model(training=training)


def moment(document: Document, iteration: int = 0) -> tuple[Any, Updates]:
    """The trace and the update of an iteration, from what training has made before it."""
    training = document.training
    assert training is not None
    history = train(document.plan("float64", replace(training, epochs=iteration // 3 + 1)))
    values = document.sample(iteration % 3, dict(history.parameters_before(iteration)))
    trace = own.trace(document.computed, values, dtype="float64")
    updates = document.updates(trace, {}, states=history.states_before(iteration), count=iteration + 1)
    assert updates is not None
    assert updates.after["w"] == history.parameters_after(iteration)["w"]
    return trace, updates


def question_at(document: Document, line: int, iteration: int = 0) -> Question:
    """The question at a line of the update."""
    trace, updates = moment(document, iteration)
    steps = [step for step in document.walkthrough.steps if step.phase is Phase.UPDATE]
    here = Point(
        trace, updates.learning_rate, after=updates.after, made=updates.made, states=updates.states,
        count=updates.count,
    )  # fmt: skip
    return Question(steps[line], document.walkthrough, here, document.symbols)


def test_each_line_is_a_step_of_its_own() -> None:
    steps = [step for step in model().walkthrough.steps if step.phase is Phase.UPDATE]
    assert [step.makes for step in steps] == ["m", "v", "m_hat", "v_hat", ""]
    walk = model().walkthrough
    before = walk.frame(steps[-1].index)
    assert before.lines_made("w") == 4
    assert not before.is_updated("w")
    assert walk.frame(before.position + 1).is_updated("w")
    assert walk.position_of("update:w") == before.position + 1
    assert len(model(Training()).walkthrough) == len(walk) - 4
    assert not model(Training()).walkthrough.same_steps(walk)


def test_weight_decay_is_a_line_before_the_others() -> None:
    document = model(Training(weight_decay=0.5))
    trace, updates = moment(document)
    narrator = Narrator(document.walkthrough, trace, document.symbols, updates)
    steps = [step for step in document.walkthrough.steps if step.phase is Phase.UPDATE]
    assert narrator.says(steps[0]) == (
        "Update: weight decay adds a share of w to its gradient, g = ∂loss/∂w + λ·w = −2 + 0.5·1 = −1.5."
    )
    assert narrator.says(steps[1]) == "Update: SGD moves w, w ← w − α·g = 1 − 0.01·(−1.5) = 1.015."


def test_the_numbers_of_a_frame_are_those_that_its_lines_have_made() -> None:
    document = model()
    trace, updates = moment(document, 4)
    walk = document.walkthrough
    start = walk.position_of("backward:end")

    def shown(position: int) -> dict[str, Any]:
        known = Known(walk.frame(position), trace, updates)
        return {name: known.of(Quantity(Kind.STATE, "w", state=name)) for name in ("m", "v", "m_hat", "t")}

    before = {"m": updates.states["m"]["w"], "v": updates.states["v"]["w"], "m_hat": None, "t": 5.0}
    assert shown(start) == before
    assert shown(start + 1) == before | {"m": updates.made["w"][0]}
    last = shown(start + 5)
    assert [last["m"], last["v"], last["m_hat"]] == list(updates.made["w"][:3])


def test_each_line_is_told_with_its_numbers() -> None:
    document = model()
    trace, updates = moment(document)
    narrator = Narrator(document.walkthrough, trace, document.symbols, updates)
    steps = [step for step in document.walkthrough.steps if step.phase is Phase.UPDATE]
    assert [narrator.says(step) for step in steps] == [
        "Update: Adam takes the gradient of w into m, "
        "m ← β₁·m + (1 − β₁)·∂loss/∂w = 0.9·0 + (1 − 0.9)·(−2) = −0.2.",
        "Update: Adam takes the gradient of w into v, "
        "v ← β₂·v + (1 − β₂)·(∂loss/∂w)² = 0.999·0 + (1 − 0.999)·(−2)² = 0.004.",
        "Update: Adam needs m_hat for w, m_hat = m/(1 − β₁^t) = −0.2/(1 − 0.9¹) = −2.",
        "Update: Adam needs v_hat for w, v_hat = v/(1 − β₂^t) = 0.004/(1 − 0.999¹) = 4.",
        "Update: Adam moves w, w ← w − α·m_hat/(√(v_hat) + ε) = 1 − 0.1·(−2)/(√(4) + 1e−8) = 1.1.",
    ]
    told = narrator.narrate(steps[2])
    assert told.quantity == made_by(steps[2]) == Quantity(Kind.STATE, "w", state="m_hat")
    assert told.explanation.endswith("This is update t = 1.")


@pytest.mark.parametrize("name", ROWS)
def test_every_line_of_every_optimiser_can_be_asked_for(name: str) -> None:
    document = model(Training(learning_rate=0.05, optimiser=name, weight_decay=0.1))
    for line, row in enumerate(rule_of(document.training).lines):  # type: ignore[arg-type]
        question = question_at(document, line, 2)
        assert question.asked is Asked.UPDATE
        assert question.answer == pytest.approx(question.here.made["w"][line])
        by_formula = judge(question, row.maths)
        assert by_formula.right, (row.maths, by_formula)
        words = QuestionWords(question)
        assert words.heading
        assert words.sentence
        assert words.hint(0)
        assert words.hint(1)


def test_known_mistakes_are_told_by_name() -> None:
    document = model(Training(learning_rate=0.05, optimiser="momentum"))
    state, move = question_at(document, 0, 2), question_at(document, 1, 2)
    letters = {name: np.asarray(value).item() for name, value in move.names(move.here).items()}
    before = np.asarray(state.here.states["v"]["w"]).item()
    for question, answer, kind in (
        (state, repr(letters["g"]), Misconception.FORGOTTEN),
        (state, repr(before), Misconception.NOT_MOVED),
        (move, repr(letters["w"] + 0.05 * letters["v"]), Misconception.PLUS_FOR_MINUS),
        (move, repr(letters["w"] - letters["v"]), Misconception.RATE_FORGOTTEN),
        (move, repr(letters["w"] - 0.05 * letters["g"]), Misconception.OTHER_OPTIMISER),
    ):
        verdict = judge(question, answer)
        assert not verdict.right
        assert verdict.mistake is kind, answer
