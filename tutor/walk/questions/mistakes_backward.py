"""Mistakes on the way back: a contribution, the rule of a matrix operation, a sum at a fork."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import numpy as np

from tutor import ops
from tutor.engine import Value
from tutor.language import translate
from tutor.walk.quantity import sum_of
from tutor.walk.questions.misconception import Misconception, Mistake
from tutor.walk.questions.mistakes_local import local_variants, sign
from tutor.walk.questions.question import Question
from tutor.walk.questions.question_names import Words
from tutor.walk.questions.variants import rule_variants
from tutor.walk.questions.working import Working


def at_contribution(question: Question) -> Iterator[Mistake]:
    """Those at what one edge brings."""
    trace, edge = question.here.trace, question.edge
    yield from at_rule(question) if trace.local_gradient(edge) is None else at_product(question)
    words = Words(question)
    if question.is_last_share and edge.source in question.here.former:
        yield _not_zeroed(question)
    yield sign(question)
    says = words.say(
        translate(
            "predict", "That is the value of {operand}. Asked is a gradient: how much {top} changes with it."
        ).replace("{top}", question.plain.top)
    )
    yield Mistake(Misconception.VALUE_FOR_GRADIENT, lambda work: work.point.trace.value(edge.source), says)


def at_product(question: Question) -> Iterator[Mistake]:
    """Given times local gradient, gone wrong."""
    words = Words(question)
    says = words.say(
        translate(
            "predict",
            "That is the local gradient {local} alone. The given gradient {given} comes in as a factor "
            "as well.",
        )
    )
    yield Mistake(Misconception.GIVEN_FORGOTTEN, lambda work: work.passed(work.local(), 1.0), says)
    says = words.say(
        translate(
            "predict",
            "That is the given gradient {given}, passed on as it came. It is to be multiplied by the "
            "local gradient {local}.",
        )
    )
    yield Mistake(Misconception.LOCAL_FORGOTTEN, lambda work: work.passed(1.0), says)
    for kind, local, sentence in local_variants(question):
        yield Mistake(kind, _passed_by(local), sentence)
    says = words.say(
        translate("predict", "Given gradient and local gradient are multiplied along an edge, and not added.")
    )
    yield Mistake(Misconception.ADDED, lambda work: work.g + work.local(), says)


def at_rule(question: Question) -> Iterator[Mistake]:
    """A matrix operation's rule, gone wrong."""
    words, edge = Words(question), question.edge
    target = question.here.trace.graph[edge.target]
    says = words.say(
        translate(
            "predict",
            "That is the given gradient as it came. Here it meets the other operand of {operation}, too.",
        )
    )
    if not ops.TABLE[target.op].after_product:
        yield _passed_as_it_came(question)
        return
    if edge.index > 1:
        says = words.say(
            translate("predict", "A sum passes on what it is given, and that is {given}, not 1 for everyone.")
        )
        ones = np.ones(np.shape(question.here.trace.value(edge.source)))
        yield Mistake(Misconception.GIVEN_FORGOTTEN, lambda work: ones, says)
        return
    for kind, tree, sentence in rule_variants(question.text):
        yield Mistake(kind, _pulled_by(tree), words.say(sentence))
    yield Mistake(Misconception.LOCAL_FORGOTTEN, lambda work: work.g, says)
    other = "b" if edge.index == 0 else "a"
    says = words.say(
        translate(
            "predict",
            "That is {other} without the given gradient. What is {given}, and on which side does it stand?",
        )
    )
    yield Mistake(Misconception.GIVEN_FORGOTTEN, lambda work: work.letters[other], says)
    yield Mistake(Misconception.GIVEN_FORGOTTEN, lambda work: np.transpose(work.letters[other]), says)
    pulls = ops.TABLE[target.op].pull
    says = words.say(
        translate("predict", "That is what goes back to {other}. Asked is what reaches {operand}.")
    )
    yield Mistake(Misconception.SWAPPED, lambda work: work.pull(pulls[1 - edge.index]), says)


def _passed_as_it_came(question: Question) -> Mistake:
    """The given gradient unchanged, where an operation of no product changes it on the way back."""
    words, row = Words(question), ops.TABLE[question.here.trace.graph[question.edge.target].op]
    if row.name == "transpose":
        says = translate(
            "predict", "The gradient of {operand} has the shape of {operand}: exchange rows and columns."
        )
        return Mistake(Misconception.TRANSPOSED, lambda work: work.g, words.say(says))
    if row.family == "shape":
        says = translate("predict", "The gradient of {operand} has the shape of {operand}.")
        return Mistake(Misconception.SHAPE, lambda work: work.g, words.say(says))
    says = translate(
        "predict",
        "That is the given gradient as it came. Every element of {target} hangs on all of {operand}.",
    )
    return Mistake(Misconception.LOCAL_FORGOTTEN, lambda work: work.g, words.say(says))


def _not_zeroed(question: Question) -> Mistake:
    says = Words(question).say(
        translate(
            "predict",
            "That still has the gradient of the sample before in it: grad was set to zero, so this one "
            "starts afresh.",
        )
    )
    node = question.step.node
    return Mistake(Misconception.NOT_ZEROED, lambda work: work.result() + question.here.former[node], says)


def at_sum(question: Question) -> Iterator[Mistake]:
    """Those where what an edge brings adds to what was there."""
    words = Words(question)
    if question.has_left:
        says = words.say(
            translate(
                "predict",
                "That is what this pass brings. Nobody has set {gradient} to zero: it comes on top of what "
                "is in it.",
            )
        )
        yield Mistake(Misconception.ASSIGNED, lambda work: sum_of([*_of_this_pass(work), work.share()]), says)
    says = words.say(
        translate(
            "predict",
            "That is only what this edge brings. {name} is used in more than one place: what has "
            "arrived before stays, and this is added (+=, not =).",
        )
    )
    yield Mistake(Misconception.ASSIGNED, lambda work: work.share(), says)
    says = words.say(
        translate(
            "predict",
            "That is what had arrived before. What comes along this edge, from {target}, adds to it.",
        )
    )
    yield Mistake(Misconception.SHARE_FORGOTTEN, _before, says)
    elementwise = question.here.trace.local_gradient(question.edge) is not None
    opening = translate("predict", "The sum is right, one share in it is not. {why}")
    for wrong in at_product(question) if elementwise else at_rule(question):
        share = wrong.comes_out
        yield Mistake(
            wrong.kind,
            _added(share),
            opening.format(why=wrong.says),
        )
    yield Mistake(Misconception.SIGN, lambda work: _before(work) - work.share(),
             translate("predict", "The shares add up, each with its own sign: look at the sign of this "
                    "one."))  # fmt: skip
    if question.is_last_share and question.step.node in question.here.former:
        yield _not_zeroed(question)
    yield sign(question)
    says = words.say(translate("predict", "That is the value of {name}. Asked is its gradient."))
    yield Mistake(Misconception.VALUE_FOR_GRADIENT, lambda work: work.own, says)


def _of_this_pass(work: Working) -> list[Value]:
    """What this pass has brought before the step, without what was left in grad."""
    return [work.point.trace.contribution(edge) for edge in work.question.before]


def _before(work: Working) -> Value:
    return work.arrived if work.arrived is not None else 0.0


def _passed_by(local: Callable[[Working], Value]) -> Callable[[Working], Value]:
    return lambda work: work.passed(local(work))


def _pulled_by(rule: str | ast.expr) -> Callable[[Working], Value]:
    return lambda work: work.pull(rule)


def _added(share: Callable[[Working], Value]) -> Callable[[Working], Value]:
    return lambda work: _before(work) + share(work)
