"""Judges an answer: right, or wrong with the mistake it was most likely made by, found by making it again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor.engine import Value, shape_of
from tutor.errors import TutorError
from tutor.language import sentences, translate
from tutor.walk.questions.answer import Answer
from tutor.walk.questions.formula import AnswerError, Misfit, shape_words
from tutor.walk.questions.misconception import Misconception, Mistake
from tutor.walk.questions.mistakes import known_mistakes
from tutor.walk.questions.question import Asked, Point, Question
from tutor.walk.questions.question_names import Words
from tutor.walk.questions.working import Working


@dataclass(frozen=True)
class Verdict:
    """Whether an answer is right, and a sentence; `counts` is False for what could not be read."""

    right: bool
    sentence: str = ""
    mistake: Misconception | None = None
    counts: bool = True


def judge(question: Question, text: str) -> Verdict:
    """The verdict on what was typed; it never gives the answer. Nothing typed raises an error."""
    try:
        return _judged(Answer(question, text))
    except TutorError as error:
        return Verdict(
            False,
            str(error),
            Misconception.SHAPE if isinstance(error, Misfit) else None,
            isinstance(error, Misfit),
        )
    except RecursionError:
        return Verdict(False, translate("predict", "This is nested too deeply for an answer."), counts=False)


def _judged(answer: Answer) -> Verdict:
    question = answer.question
    if question.asked is Asked.RULE and answer.is_number:
        sentence = translate(
            "predict", "Asked is a rule, with g for the given gradient: write it as a formula."
        )
        return Verdict(False, sentence, counts=False)
    here = answer.is_right_here()
    if here and answer.is_number:
        return Verdict(True)
    if not answer.is_number and (here or question.asked is Asked.RULE) and answer.holds_everywhere():
        return Verdict(True)
    if not here and answer.is_rough():
        sentence = translate("predict", "That is close: give three significant digits or more, or a formula.")
        return Verdict(False, sentence, counts=False)
    found = diagnose(answer)
    if found is not None:
        return Verdict(False, _with_shapes(answer, found), found.kind)
    if here and question.asked is not Asked.RULE:
        sentence = translate(
            "predict",
            "With the present numbers this comes out right, but only by accident: for other values of "
            "the names it does not.",
        )
        return Verdict(False, sentence, Misconception.BY_ACCIDENT)
    return _by_shape(answer)


def diagnose(answer: Answer) -> Mistake | None:
    """The most likely known mistake that gives this answer; None where none does."""
    found = (mistake for mistake in known_mistakes(answer.question) if _made(answer, mistake))
    return next(found, None)


def _made(answer: Answer, mistake: Mistake) -> bool:
    """Whether the mistake gives the answer: a number here, a formula at every point."""
    question = answer.question
    if answer.is_number:
        wrong = _comes_out(question, question.here, mistake)
        return wrong is not None and answer.is_near(answer.at(question.here), wrong)
    if not question.points:
        return False
    for point in question.points:
        wrong = _comes_out(question, point, mistake)
        if wrong is None or not answer.agrees(point, wrong):
            return False
    return True


def _comes_out(question: Question, point: Point, mistake: Mistake) -> Value | None:
    """What the mistake gives; None where it cannot be made (its matrices do not fit)."""
    try:
        with np.errstate(all="ignore"):
            return mistake.comes_out(Working(question, point))
    except (AnswerError, ValueError):
        return None


def _with_shapes(answer: Answer, mistake: Mistake) -> str:
    """The sentence of a mistake in a matrix product, with both shapes where they differ."""
    question = answer.question
    mine, right = answer.at(question.here), question.right(question.here)
    if mistake.kind not in (Misconception.ORDER, Misconception.TRANSPOSED) or np.shape(mine) == shape_of(
        right
    ):
        return mistake.says
    return sentences((mistake.says, _shapes(question, mine, right)))


def _shapes(question: Question, mine: Value, right: Value) -> str:
    sentence = translate("predict", "This is {here}, but {name} is {there}.")
    names = Words(question).names
    name = names["operand"] if question.asked is Asked.RULE else names["name"]
    return sentence.format(here=shape_words(mine), name=name, there=shape_words(right))


def _by_shape(answer: Answer) -> Verdict:
    """No known mistake: at least the shape can be told."""
    question = answer.question
    mine, right = answer.at(question.here), question.right(question.here)
    if np.shape(mine) == shape_of(right):
        return Verdict(False, translate("predict", "That is not it."))
    said = _shapes(question, mine, right)
    if np.size(mine) == np.size(right) and np.ndim(right) == 2 and np.ndim(mine) == 1:
        said += translate("predict", " Every row has brackets of its own.")
    return Verdict(False, said, Misconception.SHAPE)
