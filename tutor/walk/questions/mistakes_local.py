"""Mistakes in a local gradient, and those of sign: they are made alone, and inside a contribution."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from tutor import ops
from tutor.engine import Value
from tutor.language import translate
from tutor.walk.questions.misconception import Misconception, Mistake
from tutor.walk.questions.question import Question
from tutor.walk.questions.question_names import Words
from tutor.walk.questions.variants import without_factor
from tutor.walk.questions.working import Working


def sign(question: Question) -> Mistake:
    """The right size with the wrong sign."""
    words = Words(question)
    says = words.say(translate("predict", "The size is right, the sign is not: look for a minus on the way."))
    return Mistake(Misconception.SIGN, lambda work: -work.result(), says)


def local_variants(question: Question) -> Iterator[tuple[Misconception, Callable[[Working], Value], str]]:
    """Wrong local gradients of an elementwise operation, with what to say."""
    words, edge = Words(question), question.edge
    node = question.here.trace.graph[edge.target]
    for tree in without_factor(question.text):
        says = words.say(
            translate(
                "predict",
                "Nearly: the local gradient {local} has a constant factor, too. What does {operation} "
                "have in front of it once it is differentiated?",
            )
        )
        yield Misconception.FACTOR_FORGOTTEN, _local_by(tree), says
    if len(node.operands) == 2:
        other = ops.TABLE[node.op].local_at(node.attributes)[1 - edge.index]
        says = words.say(
            translate(
                "predict",
                "That is the local gradient with respect to the other operand, {other}. Asked is what a "
                "little more of {operand} does to {operation}.",
            )
        )
        if node.op == "mul":
            says = words.say(
                translate(
                    "predict",
                    "That takes {operand} itself. In the product {operation}, what does a little more "
                    "of {operand} get multiplied by?",
                )
            )
        yield Misconception.SWAPPED, _local_by(other), says


def _local_by(maths: str | ast.expr) -> Callable[[Working], Value]:
    return lambda work: work.local(maths)
