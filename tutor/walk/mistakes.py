"""The known mistakes: what comes out under each, and the sentence that helps without giving the answer."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tutor import ops
from tutor.engine import Value
from tutor.language import translate
from tutor.ops.text import parse
from tutor.ops.write import Term, write
from tutor.walk.question import Asked, Question
from tutor.walk.variants import rule_variants, without_factor
from tutor.walk.working import Working


class Misconception(StrEnum):
    """What went wrong."""

    GIVEN_FORGOTTEN = "given gradient forgotten"
    LOCAL_FORGOTTEN = "local gradient forgotten"
    FACTOR_FORGOTTEN = "constant factor forgotten"
    SIGN = "sign"
    SWAPPED = "operands swapped"
    ADDED = "added instead of multiplied"
    ASSIGNED = "= where += belongs"
    SHARE_FORGOTTEN = "this share forgotten"
    NOT_ZEROED = "grad not zeroed"
    PLUS_FOR_MINUS = "+ for − in the update"
    RATE_FORGOTTEN = "learning rate forgotten"
    MOVE_ALONE = "only how far it moves"
    NOT_MOVED = "not moved"
    ORDER = "wrong order of a matrix product"
    TRANSPOSED = "transposed"
    VALUE_FOR_GRADIENT = "value where a gradient was asked"
    GIVEN_TOO_EARLY = "given gradient too early"
    SHAPE = "shape"
    BY_ACCIDENT = "right by accident"


@dataclass(frozen=True)
class Mistake:
    """A mistake at any point: what comes out, and what to say; `says` gets the words for the wrong shape."""

    kind: Misconception
    comes_out: Callable[[Working], Value]
    says: str


def known_mistakes(question: Question) -> Iterator[Mistake]:
    """The mistakes that can be made at this question, the most likely first."""
    makers = {
        Asked.VALUE: _at_value,
        Asked.LOCAL: _at_local,
        Asked.RULE: _at_rule,
        Asked.GIVEN: _at_given,
        Asked.CONTRIBUTION: _at_contribution,
        Asked.SUM: _at_sum,
        Asked.UPDATE: _at_update,
        Asked.ZERO: _at_zero,
    }
    yield from makers[question.asked](question)


def _m(kind: Misconception, comes_out: Callable[[Working], Value], says: str) -> Mistake:
    return Mistake(kind, comes_out, says)


class Words:
    """The names that the sentences of a question need."""

    def __init__(self, question: Question) -> None:
        self._question = question
        plain, step = question.plain, question.step
        self.names = {"name": plain.symbol(step.node), "gradient": plain.partial(step.node)}
        edge = step.edge
        if edge is not None:
            node = question.here.trace.graph[edge.target]
            self.names |= {
                "given": plain.partial(edge.target),
                "local": plain.local_partial(edge),
                "operand": plain.symbol(edge.source),
                "target": plain.symbol(edge.target),
                "operation": self.forward(edge.target),
                "other": plain.symbol(node.operands[1 - edge.index]) if len(node.operands) == 2 else "",
            }
        elif not question.here.trace.graph[step.node].is_leaf:
            self.names["operation"] = self.forward(step.node)

    def forward(self, name: str) -> str:
        """The operation of a node in the symbols of its operands: `ŷ − y`."""
        graph = self._question.here.trace.graph
        return self.write(ops.TABLE[graph[name].op].forward, name)

    def write(self, maths: str, name: str) -> str:
        """Maths text of a node's operation in symbols."""
        node, plain = self._question.here.trace.graph[name], self._question.plain
        row = ops.TABLE[node.op]
        terms = {letter: Term(plain.symbol(o)) for letter, o in zip(row.letters, node.operands, strict=True)}
        terms |= {
            attribute: Term(f"{number:g}", number=True)
            for (attribute, _), number in zip(row.attributes, node.attributes, strict=True)
        }
        return write(maths, terms | {"z": Term(plain.symbol(name)), "g": Term("g")}, "plain").written

    def say(self, sentence: str) -> str:
        """The sentence with the names put in."""
        return sentence.format(**self.names)


def _sign(question: Question) -> Mistake:
    words = Words(question)
    says = words.say(translate("predict", "The size is right, the sign is not: look for a minus on the way."))
    return _m(Misconception.SIGN, lambda work: -work.result(), says)


def _at_value(question: Question) -> Iterator[Mistake]:
    words = Words(question)
    node = question.here.trace.graph[question.step.node]
    row = ops.TABLE[node.op]
    if row.arity == 2 and row.name in ("sub", "div", "matmul"):
        says = words.say(
            translate("predict", "The operands are in the wrong order: it is {operation}, from left to right.")
        )
        kind = Misconception.ORDER if row.name == "matmul" else Misconception.SWAPPED
        yield _m(kind, _swapped_forward(row.forward), says)
    if row.name == "matmul":
        says = translate("predict", "That is the result transposed: rows and columns are exchanged.")
        yield _m(Misconception.TRANSPOSED, lambda work: np.transpose(work.result()), says)
    if row.name == "square":
        says = words.say(
            translate("predict", "A square multiplies a number by itself; that is twice the number. {operation}?")
        )
        yield _m(Misconception.FACTOR_FORGOTTEN, lambda work: 2 * work.letters["a"], says)
    yield _sign(question)


def _swapped_forward(maths: str) -> Callable[[Working], Value]:
    tree = parse(maths)
    names = {"a": "b", "b": "a"}

    class Swap(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.Name:
            return ast.Name(names.get(node.id, node.id))

    swapped = Swap().visit(ast.parse(ast.unparse(tree), mode="eval")).body
    return lambda work: work.maths(swapped)


def _local_variants(question: Question) -> Iterator[tuple[Misconception, Callable[[Working], Value], str]]:
    """Wrong local gradients of an elementwise operation, with what to say."""
    words, edge = Words(question), question.edge
    node = question.here.trace.graph[edge.target]
    for tree in without_factor(question.text):
        says = words.say(
            translate("predict", "Nearly: the local gradient {local} has a constant factor, too. What does {operation} have in front of it once it is differentiated?")
        )
        yield Misconception.FACTOR_FORGOTTEN, (lambda work, tree=tree: work.local(tree)), says
    if len(node.operands) == 2:
        other = ops.TABLE[node.op].local_at(node.attributes)[1 - edge.index]
        says = words.say(
            translate("predict", "That is the local gradient with respect to the other operand, {other}. Asked is what a little more of {operand} does to {operation}.")
        )
        if node.op == "mul":
            says = words.say(
                translate("predict", "That takes {operand} itself. In the product {operation}, what does a little more of {operand} get multiplied by?")
            )
        yield Misconception.SWAPPED, (lambda work: work.local(other)), says


def _at_local(question: Question) -> Iterator[Mistake]:
    words = Words(question)
    for kind, local, says in _local_variants(question):
        yield _m(kind, local, says)
    yield _sign(question)
    says = words.say(
        translate("predict", "That is the value of {target}. Asked is how much it changes when {operand} grows a little.")
    )
    yield _m(Misconception.VALUE_FOR_GRADIENT, lambda work: work.letters["z"], says)
    says = words.say(
        translate("predict", "That is multiplied by the given gradient already. The local gradient {local} is the node's own: nothing of what comes after it.")
    )
    yield _m(Misconception.GIVEN_TOO_EARLY, lambda work: np.multiply(work.point.trace.gradient(question.edge.target), work.local()), says)


def _at_given(question: Question) -> Iterator[Mistake]:
    words = Words(question)
    says = words.say(translate("predict", "That is the value of {name}. Asked is how it changes with itself."))
    yield _m(Misconception.VALUE_FOR_GRADIENT, lambda work: work.own, says)
    yield _sign(question)


def _at_contribution(question: Question) -> Iterator[Mistake]:
    trace, edge = question.here.trace, question.edge
    yield from _at_rule(question) if trace.local_gradient(edge) is None else _at_product(question)
    words = Words(question)
    if question.is_last_share and edge.source in question.here.former:
        yield _not_zeroed(question)
    yield _sign(question)
    says = words.say(
        translate("predict", "That is the value of {operand}. Asked is a gradient: how much {top} changes with it.").replace("{top}", question.plain.top)
    )
    yield _m(Misconception.VALUE_FOR_GRADIENT, lambda work: work.point.trace.value(edge.source), says)


def _at_product(question: Question) -> Iterator[Mistake]:
    """Given times local gradient, gone wrong."""
    words = Words(question)
    says = words.say(
        translate("predict", "That is the local gradient {local} alone. The given gradient {given} comes in as a factor as well.")
    )
    yield _m(Misconception.GIVEN_FORGOTTEN, lambda work: work.passed(work.local(), 1.0), says)
    says = words.say(
        translate("predict", "That is the given gradient {given}, passed on as it came. It is to be multiplied by the local gradient {local}.")
    )
    yield _m(Misconception.LOCAL_FORGOTTEN, lambda work: work.passed(1.0), says)
    for kind, local, sentence in _local_variants(question):
        yield _m(kind, (lambda work, local=local: work.passed(local(work))), sentence)
    says = words.say(
        translate("predict", "Given gradient and local gradient are multiplied along an edge, and not added.")
    )
    yield _m(Misconception.ADDED, lambda work: work.g + work.local(), says)


def _at_rule(question: Question) -> Iterator[Mistake]:
    """A matrix operation's rule, gone wrong."""
    words, edge = Words(question), question.edge
    target = question.here.trace.graph[edge.target]
    says = words.say(
        translate("predict", "That is the given gradient as it came. Here it meets the other operand of {operation}, too.")
    )
    if target.op == "transpose":
        says = words.say(translate("predict", "The gradient of {operand} has the shape of {operand}: exchange rows and columns."))
        yield _m(Misconception.TRANSPOSED, lambda work: work.g, says)
        return
    for kind, tree, sentence in rule_variants(question.text):
        yield _m(kind_of(kind), (lambda work, tree=tree: work.pull(tree)), words.say(sentence))
    yield _m(Misconception.LOCAL_FORGOTTEN, lambda work: work.g, says)
    other = "b" if edge.index == 0 else "a"
    says = words.say(translate("predict", "That is {other} without the given gradient. What is {given}, and on which side does it stand?"))
    yield _m(Misconception.GIVEN_FORGOTTEN, lambda work: work.letters[other], says)
    yield _m(Misconception.GIVEN_FORGOTTEN, lambda work: np.transpose(work.letters[other]), says)
    pulls = ops.TABLE[target.op].pull
    says = words.say(translate("predict", "That is what goes back to {other}. Asked is what reaches {operand}."))
    yield _m(Misconception.SWAPPED, lambda work: work.pull(pulls[1 - edge.index]), says)


def kind_of(name: str) -> Misconception:
    """The misconception by the name that a variant of a rule has."""
    return Misconception.ORDER if name == "order" else Misconception.TRANSPOSED


def _not_zeroed(question: Question) -> Mistake:
    says = Words(question).say(
        translate("predict", "That still has the gradient of the sample before in it: grad was set to zero, so this one starts afresh.")
    )
    node = question.step.node
    return _m(Misconception.NOT_ZEROED, lambda work: work.result() + question.here.former[node], says)


def _at_sum(question: Question) -> Iterator[Mistake]:
    words = Words(question)
    says = words.say(
        translate("predict", "That is only what this edge brings. {name} is used in more than one place: what has arrived before stays, and this is added (+=, not =).")
    )
    yield _m(Misconception.ASSIGNED, lambda work: work.share(), says)
    says = words.say(translate("predict", "That is what had arrived before. What comes along this edge, from {target}, adds to it."))
    yield _m(Misconception.SHARE_FORGOTTEN, _before, says)
    elementwise = question.here.trace.local_gradient(question.edge) is not None
    opening = translate("predict", "The sum is right, one share in it is not. {why}")
    for mistake in _at_product(question) if elementwise else _at_rule(question):
        share = mistake.comes_out
        yield _m(mistake.kind, (lambda work, share=share: _before(work) + share(work)), opening.format(why=mistake.says))
    yield _m(Misconception.SIGN, lambda work: _before(work) - work.share(),
             translate("predict", "The shares add up, each with its own sign: look at the sign of this one."))  # fmt: skip
    if question.is_last_share and question.step.node in question.here.former:
        yield _not_zeroed(question)
    yield _sign(question)
    says = words.say(translate("predict", "That is the value of {name}. Asked is its gradient."))
    yield _m(Misconception.VALUE_FOR_GRADIENT, lambda work: work.own, says)


def _before(work: Working) -> Value:
    return work.arrived if work.arrived is not None else 0.0


def _at_update(question: Question) -> Iterator[Mistake]:
    words, node = Words(question), question.step.node
    minus = translate("predict", "The gradient says which way the loss grows, so {name} moves against it: − and not +.")
    yield _m(Misconception.PLUS_FOR_MINUS, lambda work: work.own + work.point.rate * work.g, words.say(minus))
    says = translate("predict", "The step is too long: the gradient is multiplied by the learning rate α first.")
    yield _m(Misconception.RATE_FORGOTTEN, lambda work: work.own - work.g, says)
    if node in question.here.former:
        says = translate("predict", "That moves by the gradient of the sample before as well: grad was set to zero after it.")
        yield _m(Misconception.NOT_ZEROED, lambda work: work.own - work.point.rate * (work.g + question.here.former[node]), says)
    alone = words.say(translate("predict", "That is how far {name} moves. Asked is where it stands afterwards."))
    yield _m(Misconception.MOVE_ALONE, lambda work: work.point.rate * work.g, alone)
    yield _m(Misconception.MOVE_ALONE, lambda work: -work.point.rate * work.g, alone)
    says = words.say(translate("predict", "That is {name} before the update. Its gradient {gradient} moves it."))
    yield _m(Misconception.NOT_MOVED, lambda work: work.own, says)
    says = words.say(translate("predict", "{name} starts from where it stands, and goes against the gradient from there."))
    yield _m(Misconception.PLUS_FOR_MINUS, lambda work: work.own + work.g, words.say(minus))
    yield _m(Misconception.MOVE_ALONE, lambda work: work.g, says)
    yield _sign(question)


def _at_zero(question: Question) -> Iterator[Mistake]:
    words, node = Words(question), question.step.node
    says = words.say(
        translate("predict", "That is what backward left in {gradient}. This step empties it, or the next sample's would be added to it.")
    )
    yield _m(Misconception.NOT_ZEROED, lambda work: work.point.trace.gradient(node), says)
    says = words.say(translate("predict", "That is the value of {name}, which stays as it is. Asked is its gradient."))
    yield _m(Misconception.VALUE_FOR_GRADIENT, lambda work: work.own, says)
    yield _m(Misconception.VALUE_FOR_GRADIENT, _moved, says)


def _moved(work: Working) -> Value:
    return work.own - work.point.rate * np.asarray(work.point.trace.gradient(work.question.step.node))
