"""Right answers in many forms, wrong ones with their mistake, hostile text with a sentence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers import questions
from tests.helpers.graphs import ALONG_AXES, EXACT, LOSSES, REDUCED, Case, assume_tame, graphs
from tests.helpers.questions import at
from tutor.engine import Value, plain
from tutor.errors import TutorError
from tutor.walk import Phase
from tutor.walk.questions.diagnosis import judge
from tutor.walk.questions.misconception import Misconception, Mistake
from tutor.walk.questions.mistakes import known_mistakes
from tutor.walk.questions.question import Asked, Question
from tutor.walk.questions.working import Working

F, L, B, U, Z = Phase.FORWARD, Phase.LOCAL, Phase.BACKWARD, Phase.UPDATE, Phase.ZERO_GRAD
M = Misconception

MATRICES = questions.of_code(
    "z = W @ X\nh = sigmoid(z)\ny = V @ h\nloss = sum(y * h)",
    {"X": [[1.0], [-2.0]]},
    {"W": [[0.5, -1.0], [1.5, 0.3]], "V": [[0.8, -0.6], [1.0, 2.0]]},
)
LAYER = questions.of_code(
    "z = affine(W, X, b)\nloss = sum(z * z)",
    {"X": [[1.0, 0.5], [-2.0, 3.0]]},
    {"W": [[0.5, -1.0], [1.5, 0.3]], "b": [[2.0], [-1.0]]},
)
FORKED = questions.of_code("s = a * b\nt = s ** 2\nloss = s * t", {"b": 3.0}, {"a": 2.0})


@pytest.mark.parametrize(
    ("phase", "node", "typed"),
    [
        (F, "y_hat", "1"), (F, "y_hat", "1.000"), (F, "y_hat", "x*w"), (F, "y_hat", "x·ω"), (F, "r", "−1"),
        (F, "r", "ŷ − y"), (F, "loss", "r**2"), (F, "loss", "r²"), (F, "loss", "(x*w - y)**2"),
        (L, "y_hat", "x"), (L, "loss", "2*r"), (L, "loss", "-2"), (L, "loss", "2*(ŷ-y)"), (L, "loss", "r+r"),
        (B, "loss", "1"), (B, "r", "g*2*r"), (B, "r", "2*r"), (B, "y_hat", "g"), (B, "y_hat", "∂loss/∂r"),
        (B, "w", "g * x"), (B, "w", "y_hat.grad*x"), (B, "w", "2*r*x"), (B, "w", "-2.0"),
        (U, "w", "1.02"), (U, "w", "w - alpha*g"), (U, "w", "w - lr*w.grad"), (U, "w", "ω - 0.01·g"),
        (Z, "w", "0"), (Z, "w", "w.grad - w.grad"),
    ],
)  # fmt: skip
def test_what_is_equal_in_meaning_is_right(phase: Phase, node: str, typed: str) -> None:
    _, asked = questions.of_lesson()
    verdict = judge(at(asked, phase, node), typed)
    assert verdict.right, verdict.sentence


@pytest.mark.parametrize(
    ("phase", "node", "typed", "mistake"),
    [
        (F, "r", "y - y_hat", M.SWAPPED), (F, "r", "1", M.SWAPPED), (L, "y_hat", "w", M.SWAPPED),
        (L, "loss", "r", M.FACTOR_FORGOTTEN), (L, "loss", "2", M.SIGN), (L, "loss", "-1", M.FACTOR_FORGOTTEN),
        (L, "loss", "loss", M.VALUE_FOR_GRADIENT), (L, "loss", "r - 1", M.BY_ACCIDENT),
        (B, "r", "r", M.FACTOR_FORGOTTEN), (B, "w", "x", M.GIVEN_FORGOTTEN), (B, "w", "g", M.LOCAL_FORGOTTEN),
        (B, "w", "g*w", M.SWAPPED), (B, "w", "-g*x", M.SIGN), (B, "w", "w", M.VALUE_FOR_GRADIENT),
        (B, "w", "g + x", M.ADDED), (B, "w", "-4", M.NOT_ZEROED),
        (U, "w", "w + alpha*g", M.PLUS_FOR_MINUS), (U, "w", "0.98", M.PLUS_FOR_MINUS),
        (U, "w", "w - g", M.RATE_FORGOTTEN), (U, "w", "3", M.RATE_FORGOTTEN), (U, "w", "1.04", M.NOT_ZEROED),
        (U, "w", "lr*g", M.MOVE_ALONE), (U, "w", "w", M.NOT_MOVED), (Z, "w", "-2", M.NOT_ZEROED),
        (Z, "w", "w", M.VALUE_FOR_GRADIENT),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_its_name(phase: Phase, node: str, typed: str, mistake: Misconception) -> None:
    _, asked = questions.of_lesson()
    verdict = judge(at(asked, phase, node), typed)
    assert (verdict.right, verdict.mistake) == (False, mistake), verdict.sentence
    assert verdict.sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    ("phase", "node", "target", "typed", "mistake"),
    [
        (B, "W", "z", "g @ X.T", None), (B, "W", "z", "X.T @ g", M.ORDER), (B, "W", "z", "X @ g.T",
        M.TRANSPOSED),
        (B, "W", "z", "W.T @ g", M.SWAPPED), (B, "W", "z", "g @ X", M.SHAPE), (B, "W", "z", "g",
        M.LOCAL_FORGOTTEN),
        (L, "z", "", "g @ X.T", None), (L, "z", "", "X.T @ g", M.ORDER), (L, "z", "", "g", M.LOCAL_FORGOTTEN),
        (B, "h", "y", "h.grad + V.T @ g", None), (B, "h", "y", "V.T @ g", M.ASSIGNED),
        (B, "h", "y", "h.grad", M.SHARE_FORGOTTEN), (B, "h", "y", "h.grad + V @ g", M.TRANSPOSED),
        (L, "h", "", "h * (1 - h)", None), (L, "h", "", "sigmoid(z)*(1 - sigmoid(z))", None),
        (F, "z", "", "[[2.5], [0.9]]", None), (F, "z", "", "[[2.5, 0.9]]", M.TRANSPOSED),
        (F, "z", "", "[2.5, 0.9]", M.SHAPE), (F, "z", "", "X @ W", M.SHAPE),
    ],
)  # fmt: skip
def test_matrices(phase: Phase, node: str, target: str, typed: str, mistake: Misconception | None) -> None:
    verdict = judge(at(MATRICES, phase, node, target), typed)
    assert (verdict.right, verdict.mistake) == (mistake is None, mistake), verdict.sentence


@pytest.mark.parametrize(
    ("node", "typed", "mistake"),
    [
        ("W", "g @ X.T", None), ("W", "X.T @ g", M.ORDER), ("W", "g", M.LOCAL_FORGOTTEN), ("b", "g", None),
        ("b", "[[7.5], [1.1]]", None), ("b", "[[9, -1.5], [-0.2, 1.3]]", M.SHAPE), ("b", "-g", M.SIGN),
        ("b", "[[1], [1]]", M.GIVEN_FORGOTTEN),
    ],
)  # fmt: skip
def test_a_layer_in_one_node(node: str, typed: str, mistake: Misconception | None) -> None:
    # z = W·X + b: the column b is added beside both samples, so that its gradient is a sum over them
    verdict = judge(at(LAYER, B, node, "z"), typed)
    assert (verdict.right, verdict.mistake) == (mistake is None, mistake), verdict.sentence


def test_a_wrong_order_is_told_with_both_shapes() -> None:
    said = judge(at(MATRICES, B, "W", "z"), "X.T @ g").sentence
    assert "On which side does X stand in W·X?" in said
    assert "1 × 1" in said
    assert "2 × 2" in said


@pytest.mark.parametrize(
    ("typed", "mistake"),
    [
        ("s.grad + g*2*s", None), ("108", None), ("72", M.ASSIGNED), ("36", M.SHARE_FORGOTTEN),
        ("48", M.GIVEN_FORGOTTEN), ("42", M.LOCAL_FORGOTTEN),
        ("s.grad - g*2*s", M.SIGN), ("-108", M.SIGN), ("s", M.VALUE_FOR_GRADIENT),
    ],
)  # fmt: skip
def test_a_sum_at_a_fork(typed: str, mistake: Misconception | None) -> None:
    # loss = s·t with t = s², s = 6: 36 comes along the product, 6·12 = 72 along the square.
    question = at(FORKED, B, "s", "t")
    assert question.asked is Asked.SUM
    verdict = judge(question, typed)
    assert (verdict.right, verdict.mistake) == (mistake is None, mistake), verdict.sentence


@pytest.mark.parametrize(
    ("typed", "right", "counts"),
    [("0.333", True, True), ("0.3333", True, True), ("1/3", True, True), ("0.33", False, False),
     ("0.334", False, True), ("0.3", False, False), ("0.33333", True, True), ("0.3334", False, True)],
)  # fmt: skip
def test_a_number_is_right_within_its_rounding(typed: str, right: bool, counts: bool) -> None:
    asked = questions.of_code("z = a / b", {"b": 3.0}, {"a": 1.0})
    verdict = judge(at(asked, F, "z"), typed)
    assert (verdict.right, verdict.counts) == (right, counts)


def test_what_comes_out_of_the_numbers_shown_is_right() -> None:
    # 1.23456 is shown as 1.235, and 1.235·7 = 8.645 is no rounding of 8.64192
    asked = questions.of_code("z = a * b", {"b": 7.0}, {"a": 1.23456})
    assert judge(at(asked, F, "z"), "8.645").right
    assert judge(at(asked, F, "z"), "8.642").right
    assert not judge(at(asked, F, "z"), "8.66").right


@given(graphs(arrays=True), st.data())
def test_every_mistake_is_diagnosed(case: Case, data: st.DataObject) -> None:
    check_a_mistake(case, data)


def check_a_mistake(case: Case, data: st.DataObject) -> None:
    """The number that a mistake gives is found right, or told as that mistake or one that is likelier."""
    question, mistakes = _any_question(case, data)
    mistake = data.draw(st.sampled_from(mistakes))
    work = Working(question, question.here)
    wrong = _made(mistake, work)
    assume(wrong is not None and np.all(np.isfinite(wrong)))
    assume(question.asked is not Asked.RULE)  # a rule is a formula, and no number
    verdict = judge(question, repr(plain(np.float64(wrong) if not np.ndim(wrong) else np.asarray(wrong))))
    if verdict.right:
        answer = question.right(question.here)
        shown = np.allclose(np.broadcast_to(wrong, np.shape(answer)), answer, rtol=5e-3, atol=1e-9)
        assert shown, (wrong, answer)
        return
    kinds = [each.kind for each in mistakes]
    assert verdict.mistake in kinds, verdict
    assert kinds.index(verdict.mistake) <= kinds.index(mistake.kind)


@given(graphs(("mul", "add", *REDUCED, *LOSSES, *ALONG_AXES), arrays=True, largest=8), st.data())
def test_every_mistake_along_axes_is_diagnosed(case: Case, data: st.DataObject) -> None:
    check_a_mistake(case, data)


@given(graphs((*EXACT, *LOSSES, *ALONG_AXES), arrays=True), st.data())
def test_the_right_number_is_right_at_every_step(case: Case, data: st.DataObject) -> None:
    question, _ = _any_question(case, data)
    assume(question.answer is not None and np.all(np.isfinite(question.answer)))
    typed = repr(plain(question.answer))
    assert judge(question, typed).right, typed


@given(st.text(max_size=60))
def test_any_text_gets_a_verdict(typed: str) -> None:
    _, asked = questions.of_lesson()
    verdict = judge(at(asked, B, "w"), typed)
    assert verdict.right or verdict.sentence


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "__import__('os').system('true')", "x.__class__", "(lambda: 1)()", "open('a')",
    "[x for x in y]", "x; y",
     "x = 1", "exec('1')", "x if x else y", "f'{x}'", "True", "'a'", "1j", "x[0]", "2r", "[[1, 2], [3]]",
     "[]", "q + 1",

     "(" * 400, "-" * 1200 + "x", "9" * 1400, "x" * 2000, "mean()", "exp(x, x)", "r.grad.T.__init__",
     "loss.data",
     "import os", "x\x00", "1 < 2", "~x", "pow(x, 2)"],
)  # fmt: skip
def test_hostile_text_is_refused_with_a_sentence(typed: str) -> None:
    _, asked = questions.of_lesson()
    verdict = judge(at(asked, B, "w"), typed)
    assert not verdict.right
    assert verdict.sentence.strip().endswith((".", "?"))
    assert "Traceback" not in verdict.sentence


def test_what_is_not_known_yet_cannot_be_named() -> None:
    _, asked = questions.of_lesson()
    verdict = judge(at(asked, F, "r"), "r")
    assert (verdict.right, verdict.counts) == (False, False)
    assert verdict.sentence == "r is not known yet: use what is on the canvas."


def _any_question(case: Case, data: st.DataObject) -> tuple[Question, list[Mistake]]:
    former = {name: np.ones(np.shape(case.values[name]))[()] for name in case.graph.parameters}
    asked = questions.of_graph(case.graph, case.values, former=former)
    assume_tame(asked[0].here.trace)
    question = data.draw(st.sampled_from(asked))
    mistakes = list(known_mistakes(question))
    return question, mistakes


def _made(mistake: Mistake, work: Working) -> Value | None:
    try:
        with np.errstate(all="ignore"):
            return mistake.comes_out(work)
    except (TutorError, ValueError):
        return None
