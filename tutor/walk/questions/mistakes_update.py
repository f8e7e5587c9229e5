"""Mistakes in an update: in the lecture's step, and in the lines of any other optimiser."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tutor.engine import Value
from tutor.engine.update_rule import COUNT, RATE
from tutor.language import translate
from tutor.ops import text
from tutor.walk.questions.misconception import Misconception, Mistake
from tutor.walk.questions.mistakes_local import sign
from tutor.walk.questions.question import Question
from tutor.walk.questions.question_names import Words
from tutor.walk.questions.working import Working


def at_update(question: Question) -> Iterator[Mistake]:
    """The mistakes that can be made at a step of the update, the most likely first."""
    if question.walkthrough.rule.is_plain:
        yield from _at_plain(question)
    elif question.step.makes:
        yield from _at_state(question)
    else:
        yield from _at_move(question)


def _at_plain(question: Question) -> Iterator[Mistake]:
    words, node = Words(question), question.step.node
    minus = translate(
        "predict", "The gradient says which way the loss grows, so {name} moves against it: − and not +."
    )
    yield Mistake(
        Misconception.PLUS_FOR_MINUS, lambda work: work.own + work.point.rate * work.g, words.say(minus)
    )
    says = translate(
        "predict", "The step is too long: the gradient is multiplied by the learning rate α first."
    )
    yield Mistake(Misconception.RATE_FORGOTTEN, lambda work: work.own - work.g, says)
    if node in question.here.former:
        says = translate(
            "predict",
            "That moves by the gradient of the sample before as well: grad was set to zero after it.",
        )
        yield Mistake(
            Misconception.NOT_ZEROED,
            lambda work: work.own - work.point.rate * (work.g + question.here.former[node]),
            says,
        )
    if question.has_left:
        says = words.say(
            translate(
                "predict",
                "That moves by the gradient of this sample alone: {gradient} holds what was left as well.",
            )
        )
        yield Mistake(
            Misconception.ASSIGNED,
            lambda work: work.own - work.point.rate * np.asarray(work.point.trace.gradient(node)),
            says,
        )
    alone = words.say(
        translate("predict", "That is how far {name} moves. Asked is where it stands afterwards.")
    )
    yield Mistake(Misconception.MOVE_ALONE, lambda work: work.point.rate * work.g, alone)
    yield Mistake(Misconception.MOVE_ALONE, lambda work: -work.point.rate * work.g, alone)
    says = words.say(
        translate("predict", "That is {name} before the update. Its gradient {gradient} moves it.")
    )
    yield Mistake(Misconception.NOT_MOVED, lambda work: work.own, says)
    says = words.say(
        translate("predict", "{name} starts from where it stands, and goes against the gradient from there.")
    )
    yield Mistake(Misconception.PLUS_FOR_MINUS, lambda work: work.own + work.g, words.say(minus))
    yield Mistake(Misconception.MOVE_ALONE, lambda work: work.g, says)
    yield sign(question)


def _at_state(question: Question) -> Iterator[Mistake]:
    """At a line that does not move the parameter yet."""
    words, rule, made = Words(question), question.walkthrough.rule, question.step.makes
    maths = rule.lines[question.step.line].maths
    if made in rule.states:
        says = words.say(
            translate(
                "predict", "What {state} was before counts as well: it is not forgotten, but made less."
            )
        )
        yield Mistake(Misconception.FORGOTTEN, lambda work: _without(work, made), says)
        says = words.say(
            translate("predict", "That is what {state} was before. The new gradient comes into it.")
        )
        yield Mistake(Misconception.NOT_MOVED, lambda work: work.update_letters()[made], says)
        says = words.say(translate("predict", "That is the gradient alone, and {state} is a mixture."))
        yield Mistake(Misconception.SHARE_FORGOTTEN, lambda work: work.update_letters()["g"], says)
    if COUNT in text.names(maths):
        says = translate("predict", "The updates are counted from 1: this one is t = {count}.")
        says = says.format(count=question.here.count)
        yield Mistake(Misconception.MISCOUNTED, _counted_from_zero, says)
    yield sign(question)


def _without(work: Working, state: str) -> Value:
    """The line with nothing remembered."""
    nothing: Value = np.zeros_like(work.own)[()]
    return work.line(work.update_letters() | {state: nothing})


def _counted_from_zero(work: Working) -> Value:
    return work.line(work.update_letters() | {COUNT: work.point.count - 1})


def _at_move(question: Question) -> Iterator[Mistake]:
    """At the line that moves the parameter."""
    words, rule = Words(question), question.walkthrough.rule
    says = words.say(
        translate("predict", "The step goes against the gradient, so it is taken from {name}: − and not +.")
    )
    yield Mistake(Misconception.PLUS_FOR_MINUS, lambda work: 2 * work.own - work.line(), says)
    says = translate("predict", "The step is too long: it is multiplied by the learning rate α first.")
    yield Mistake(
        Misconception.RATE_FORGOTTEN, lambda work: work.line(work.update_letters() | {RATE: 1.0}), says
    )
    says = translate(
        "predict", "That is a step of plain gradient descent, and here {optimiser} moves {name}."
    )
    says = says.format(optimiser=rule.title, name=words.names["name"])
    yield Mistake(
        Misconception.OTHER_OPTIMISER,
        lambda work: work.own - work.point.rate * work.update_letters()["g"],
        says,
    )
    alone = words.say(
        translate("predict", "That is how far {name} moves. Asked is where it stands afterwards.")
    )
    yield Mistake(Misconception.MOVE_ALONE, lambda work: work.own - work.line(), alone)
    yield Mistake(Misconception.MOVE_ALONE, lambda work: work.line() - work.own, alone)
    says = words.say(translate("predict", "That is {name} before the update."))
    yield Mistake(Misconception.NOT_MOVED, lambda work: work.own, says)
    yield sign(question)
