"""The mistakes that can be made at a question, the most likely first; sentences help and give no answer."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import numpy as np

from tutor import ops
from tutor.engine import Value
from tutor.language import translate
from tutor.ops.text import parse
from tutor.walk.questions.misconception import Misconception, Mistake
from tutor.walk.questions.mistakes_backward import at_contribution, at_rule, at_sum
from tutor.walk.questions.mistakes_local import local_variants, sign
from tutor.walk.questions.mistakes_update import at_update
from tutor.walk.questions.question import Asked, Question
from tutor.walk.questions.question_names import Words
from tutor.walk.questions.working import Working


def known_mistakes(question: Question) -> Iterator[Mistake]:
    """The mistakes that can be made at this question, the most likely first."""
    makers = {
        Asked.VALUE: _at_value,
        Asked.LOCAL: _at_local,
        Asked.RULE: at_rule,
        Asked.GIVEN: _at_given,
        Asked.CONTRIBUTION: at_contribution,
        Asked.SUM: at_sum,
        Asked.UPDATE: at_update,
        Asked.ZERO: _at_zero,
    }
    yield from makers[question.asked](question)


def _at_value(question: Question) -> Iterator[Mistake]:
    words = Words(question)
    node = question.here.trace.graph[question.step.node]
    row = ops.TABLE[node.op]
    if row.after_product or row.name in ("sub", "div"):
        says = words.say(
            translate(
                "predict", "The operands are in the wrong order: it is {operation}, from left to right."
            )
        )
        kind = Misconception.ORDER if row.after_product else Misconception.SWAPPED
        yield Mistake(kind, _swapped_forward(row.forward), says)
    if row.after_product:
        says = translate("predict", "That is the result transposed: rows and columns are exchanged.")
        yield Mistake(Misconception.TRANSPOSED, lambda work: np.transpose(work.result()), says)
    if row.name == "square":
        says = words.say(
            translate(
                "predict", "A square multiplies a number by itself; that is twice the number. {operation}?"
            )
        )
        yield Mistake(Misconception.FACTOR_FORGOTTEN, lambda work: 2 * work.letters["a"], says)
    yield sign(question)


def _swapped_forward(maths: str) -> Callable[[Working], Value]:
    tree = parse(maths)
    names = {"a": "b", "b": "a"}

    class Swap(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.Name:
            return ast.Name(names.get(node.id, node.id))

    swapped = Swap().visit(ast.parse(ast.unparse(tree), mode="eval")).body
    return lambda work: work.maths(swapped)


def _at_local(question: Question) -> Iterator[Mistake]:
    words = Words(question)
    for kind, local, says in local_variants(question):
        yield Mistake(kind, local, says)
    yield sign(question)
    says = words.say(
        translate(
            "predict",
            "That is the value of {target}. Asked is how much it changes when {operand} grows a little.",
        )
    )
    yield Mistake(Misconception.VALUE_FOR_GRADIENT, _value_of_target, says)
    says = words.say(
        translate(
            "predict",
            "That is multiplied by the given gradient already. The local gradient {local} is the node's "
            "own: nothing of what comes after it.",
        )
    )
    yield Mistake(
        Misconception.GIVEN_TOO_EARLY,
        lambda work: np.multiply(work.point.trace.gradient(question.edge.target), work.local()),
        says,
    )


def _value_of_target(work: Working) -> Value:
    """The target's value, one for each element of the local gradient."""
    value: Value = np.broadcast_arrays(work.letters["z"], work.local())[0][()]
    return value


def _at_given(question: Question) -> Iterator[Mistake]:
    words = Words(question)
    says = words.say(
        translate("predict", "That is the value of {name}. Asked is how it changes with itself.")
    )
    yield Mistake(Misconception.VALUE_FOR_GRADIENT, lambda work: work.own, says)
    yield sign(question)


def _at_zero(question: Question) -> Iterator[Mistake]:
    words, node = Words(question), question.step.node
    says = words.say(
        translate(
            "predict",
            "That is what backward left in {gradient}. This step empties it, or the next sample's would "
            "be added to it.",
        )
    )
    yield Mistake(Misconception.NOT_ZEROED, lambda work: work.point.trace.gradient(node), says)
    says = words.say(
        translate("predict", "That is the value of {name}, which stays as it is. Asked is its gradient.")
    )
    yield Mistake(Misconception.VALUE_FOR_GRADIENT, lambda work: work.own, says)
    yield Mistake(Misconception.VALUE_FOR_GRADIENT, _moved, says)


def _moved(work: Working) -> Value:
    return work.own - work.point.rate * np.asarray(work.point.trace.gradient(work.question.step.node))
