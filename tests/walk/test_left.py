"""A walk in which nobody zeroes the gradients: what was left in grad is shown, told, asked for and used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.panels import linear_model
from tests.helpers.pytorch import torch
from tests.reference import lecture
from tutor.document import Document, Training
from tutor.engine import Value, own
from tutor.graph import read_code
from tutor.walk import Derivations, Known, Narrator, Phase, Updates
from tutor.walk.questions.diagnosis import judge
from tutor.walk.questions.hints import QuestionWords
from tutor.walk.questions.misconception import Misconception
from tutor.walk.questions.question import Asked, Point, Question

HELD = linear_model(training=Training(learning_rate=0.0, zero_grad=False))
MOVED = linear_model(training=Training(learning_rate=0.01, zero_grad=False))
FORKED = replace(MOVED, graph=read_code("a = x * w\nb = a * w\nr = b + w - y\nloss = r ** 2", ["w"]).graph)


def moment(document: Document, sample: int, left: dict[str, Value], **parameters: Any) -> tuple[Any, Updates]:
    """The trace of a sample, and what training brings to it."""
    trace = own.trace(document.graph, document.sample(sample, parameters), dtype="float64")
    updates = document.updates(trace, left)
    assert updates is not None
    return trace, updates


def test_the_walk_has_no_step_that_zeroes() -> None:
    phases = [step.phase for step in HELD.walkthrough.steps]
    assert Phase.ZERO_GRAD not in phases
    assert phases[-1] is Phase.UPDATE
    assert not HELD.walkthrough.same_steps(linear_model().walkthrough)


@pytest.mark.needs_torch
def test_grad_is_at_every_step_what_pytorch_would_print() -> None:
    left: dict[str, Value] = {}
    w = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    for sample, (x, y) in enumerate(lecture.DATA):
        trace, updates = moment(HELD, sample, left)
        walk = HELD.walkthrough
        arrives = walk.position_of("backward:w")
        before = None if w.grad is None else w.grad.item()
        for position in range(arrives):
            assert Known(walk.frame(position), trace, updates).gradient("w") == before
        ((x * w - y) ** 2).backward()  # type: ignore[no-untyped-call]
        assert w.grad is not None
        for position in range(arrives, len(walk) + 1):
            assert Known(walk.frame(position), trace, updates).gradient("w") == w.grad.item()
        assert w.grad.item() == lecture.ACCUMULATED[sample]
        left = {"w": trace.gradient("w") + left.get("w", -0.0)}


def test_the_update_goes_by_all_of_grad() -> None:
    trace, updates = moment(MOVED, 1, {"w": np.float64(-2.0)}, w=1.02)
    assert updates.after["w"] == pytest.approx(1.02 + 0.01 * (2 + 7.84))
    plain = Derivations(trace, MOVED.symbols, "plain")
    assert str(plain.update("w", updates)) == ("w ← w − α·w.grad = 1.02 − 0.01·(−9.84) = 1.118")


def test_the_narration_says_what_was_left_and_what_comes_on_top() -> None:
    trace, updates = moment(HELD, 1, {"w": np.float64(-2.0)})
    walk = HELD.walkthrough
    narrator = Narrator(walk, trace, HELD.symbols, updates)
    step = walk.steps[walk.position_of("backward:w") - 1]
    assert narrator.says(step).endswith(" grad had −2 left; −8 comes on top: −10.")
    assert str(narrator.sum_at_fork(step, "plain")) == "w.grad = −2 + (−8) = −10"
    assert narrator.narrate(step).title == "The gradient is added to the grad of w"
    first = Narrator(walk, trace, HELD.symbols, HELD.updates(trace))
    assert "left" not in first.says(step)
    assert first.sum_at_fork(step) is None


def test_at_a_fork_every_share_comes_on_top() -> None:
    trace, updates = moment(FORKED, 0, {"w": np.float64(100.0)})
    walk = FORKED.walkthrough
    narrator = Narrator(walk, trace, FORKED.symbols, updates)
    arriving = [step for step in walk.steps if step.phase is Phase.BACKWARD and step.node == "w"]
    sums = [str(narrator.sum_at_fork(step, "plain")) for step in arriving]
    shares = [float(trace.contribution(step.edge)) for step in arriving]
    assert len(arriving) == 3
    assert sums[0].startswith("100 + ") or sums[0].startswith("100 − ")
    assert sums[-1].startswith("w.grad = 100")
    for count, step in enumerate(arriving, 1):
        known = Known(walk.frame(step.index + 1), trace, updates)
        assert known.gradient("w") == pytest.approx(100 + sum(shares[:count]))


def asked_at(anchor: str) -> Question:
    """The question at a step of the second sample, where −2 is left and w is 1.02."""
    trace, updates = moment(MOVED, 1, {"w": np.float64(-2.0)}, w=1.02)
    walk = MOVED.walkthrough
    here = Point(trace, 0.01, after=updates.after, left=updates.left)
    return Question(walk.steps[walk.position_of(anchor) - 1], walk, here, MOVED.symbols)


@pytest.mark.parametrize(
    ("anchor", "typed"),
    [
        ("backward:w", "-9.84"), ("backward:w", "w.grad + g*x"), ("backward:w", "g*x - 2"),
        ("update:w", "1.1184"), ("update:w", "w - alpha*g"), ("update:w", "w - 0.01*w.grad"),
    ],
)  # fmt: skip
def test_what_grad_holds_then_is_asked_for(anchor: str, typed: str) -> None:
    verdict = judge(asked_at(anchor), typed)
    assert verdict.right is (typed != "g*x - 2"), verdict.sentence


@pytest.mark.parametrize(
    ("anchor", "typed", "says"),
    [
        ("backward:w", "-7.84", "Nobody has set w.grad to zero"),
        ("backward:w", "g*x", "Nobody has set w.grad to zero"),
        ("backward:w", "-2", "what had arrived before"),
        ("update:w", "1.0984", "by the gradient of this sample alone"),
    ],
)
def test_forgetting_what_was_left_is_told(anchor: str, typed: str, says: str) -> None:
    verdict = judge(asked_at(anchor), typed)
    assert says in verdict.sentence
    assert verdict.mistake in (Misconception.ASSIGNED, Misconception.SHARE_FORGOTTEN)


def test_the_question_names_what_is_there() -> None:
    words = QuestionWords(asked_at("backward:w"))
    assert words.question.asked is Asked.SUM
    assert words.sentence.startswith("Nobody has emptied w.grad: −2 is in it.")
    assert str(words.derivation("plain")) == "w.grad = −2 + (−7.84) = −9.84"
    assert QuestionWords(asked_at("update:w")).hint(1) == "w ← w − α·w.grad."
