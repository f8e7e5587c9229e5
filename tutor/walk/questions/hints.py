"""What a question says: what is asked and in which form, two hints, and the answer's derivation."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tutor.language import listed, sentences, translate
from tutor.walk.derivation import Derivation, Derivations
from tutor.walk.figures import short, value_plain
from tutor.walk.known import Updates
from tutor.walk.quantity import Kind, Quantity
from tutor.walk.questions.hints_update import line_hint, line_task
from tutor.walk.questions.question import Asked, Question
from tutor.walk.questions.question_names import Words
from tutor.walk.questions.working import Working
from tutor.walk.words.narrate import Narrator


class QuestionWords:
    """The sentences of one question."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self._words = Words(question)
        self._names = self._words.names

    @property
    def heading(self) -> str:
        """What is asked, in a few words: `What reaches W₁?`."""
        return {
            Asked.VALUE: translate("predict", "What is {name}?"),
            Asked.LOCAL: translate("predict", "What is {local}?"),
            Asked.RULE: translate("predict", "How does g go back to {operand}?"),
            Asked.GIVEN: translate("predict", "What does backward start with?"),
            Asked.CONTRIBUTION: translate("predict", "What reaches {name}?"),
            Asked.SUM: translate("predict", "What adds up at {name}?"),
            Asked.UPDATE: translate("predict", "What is {state} now?")
            if self.question.step.makes
            else translate("predict", "Where does {name} move?"),
            Asked.ZERO: translate("predict", "What is left in {gradient}?"),
        }[self.question.asked].format(**self._names)

    @property
    def sentence(self) -> str:
        """What is asked, and in which form it may be given."""
        own_words = self.question.asked is Asked.UPDATE and not self.question.walkthrough.rule.is_plain
        return sentences((line_task(self.question) if own_words else self._task(), self._form()))

    def _task(self) -> str:
        asked = self.question.asked
        names = dict(self._names)
        if asked is Asked.GIVEN:
            return self._given()
        if asked is Asked.UPDATE:
            names |= {
                "value": value_plain(Working(self.question, self.question.here).own),
                "slope": value_plain(self.question.given(self.question.here)),
                "rate": short(self.question.here.rate),
            }
        arrived = Working(self.question, self.question.here).arrived
        if arrived is not None:
            names["before"] = value_plain(arrived)
        return {
            Asked.VALUE: translate("predict", "The node computes {operation}. Give its value."),
            Asked.LOCAL: translate(
                "predict",
                "The node is {operation}. How many times as much does {target} change as {operand}?",
            ),
            Asked.RULE: translate(
                "predict",
                "The node is {operation} and will be handed a gradient g. What does it pass back to "
                "{operand}?",
            ),
            Asked.CONTRIBUTION: translate(
                "predict", "The node {operation} has been handed g = {given}. Give {share}."
            ),
            Asked.SUM: translate(
                "predict",
                "Nobody has emptied {gradient}: {before} is in it. Now {operation} has been handed "
                "g = {given}, and its share is added. Give {share}.",
            )
            if self.question.has_left
            else translate(
                "predict",
                "{before} has reached {name} already. Now {operation} has been handed g = {given}, and "
                "its share arrives. Give {share}.",
            ),
            Asked.UPDATE: translate(
                "predict",
                "{name} is {value}, g = {gradient} is {slope}, and α is {rate}. Give {name} after the "
                "update.",
            ),
            Asked.ZERO: translate(
                "predict",
                "The update is done, and the next sample starts afresh. Give {gradient} after this step.",
            ),
        }[asked].format(**names, share=self._share())

    def _share(self) -> str:
        question = self.question
        if question.asked not in (Asked.CONTRIBUTION, Asked.SUM):
            return ""
        if question.plain.is_share(question.edge) and not question.is_last_share:
            return translate("predict", "what has reached {name} then").format(**self._names)
        return self._names["gradient"]

    def _given(self) -> str:
        given = self.question.here.trace.given
        if np.all(np.asarray(given) == 1):
            sentence = translate(
                "predict",
                "Backward starts at the root. Give {gradient}, how much the root changes with itself.",
            )
            return sentence.format(**self._names)
        sentence = translate("predict", "What comes after {name} hands over {given}. Give {gradient}.")
        return sentence.format(**{**self._names, "given": value_plain(given)})

    def _form(self) -> str:
        question = self.question
        if question.asked is Asked.RULE:
            return translate("predict", "A formula in the names on the canvas and g.")
        if np.ndim(question.right(question.here)):
            return translate(
                "predict", "As rows of numbers such as [[1, 2]], or as a formula in the names on the canvas."
            )
        return translate("predict", "As a number, or as a formula in the names on the canvas.")

    def hint(self, number: int) -> str:
        """The first hint (0) or the second (1)."""
        return self._first_hint() if number == 0 else self._second_hint()

    def _first_hint(self) -> str:
        if self.question.asked is Asked.RULE and self.question.edge.index > 1:
            return translate(
                "predict", "When {operand} grows a little, by how much does {target} grow?"
            ).format(**self._names)
        return {
            Asked.VALUE: translate("predict", "Put the numbers on the edges into {operation}."),
            Asked.LOCAL: translate(
                "predict",
                "Differentiate {operation} with respect to {operand}, and take everything else for constant.",
            ),
            Asked.RULE: translate(
                "predict",
                "The result has the shape of {operand}. Which way can g and the other operand be "
                "multiplied so that it comes out?",
            ),
            Asked.GIVEN: translate("predict", "When {name} grows a little, by how much does {name} grow?"),
            Asked.CONTRIBUTION: translate(
                "predict", "The chain rule: what was given, times what the node knows itself."
            ),
            Asked.SUM: translate(
                "predict", "First find what this edge alone brings; then remember what is there already."
            ),
            Asked.UPDATE: line_hint(self.question),
            Asked.ZERO: translate("predict", "Think of w.grad.zero_() in PyTorch."),
        }[self.question.asked].format(**self._names)

    def _second_hint(self) -> str:
        question, plain = self.question, self.question.plain
        if question.asked is Asked.VALUE:
            return self._operands()
        if question.asked in (Asked.LOCAL, Asked.RULE):
            return self._rule_of_operation()
        if question.asked in (Asked.CONTRIBUTION, Asked.SUM):
            chain = plain.of(Quantity(Kind.CONTRIBUTION, question.step.node, question.edge))
            sentence = translate("predict", "Along this edge comes {product}.")
            return sentence.format(product=chain.terms[0] if len(chain.terms) > 1 else self._names["local"])
        if question.asked is Asked.UPDATE:
            return translate("predict", "{rule}.").format(
                rule=plain.update_rule(
                    question.step.node,
                    question.walkthrough.rule,
                    question.step.line,
                    by_grad=question.has_left,
                )
            )
        if question.asked is Asked.GIVEN:
            return translate(
                "predict",
                "Nothing comes after the root unless the lesson says so: it changes exactly as much as "
                "itself.",
            )
        return translate("predict", "Zero grad empties grad: nothing is left of it.")

    def _operands(self) -> str:
        question = self.question
        trace, plain = question.here.trace, question.plain
        node = trace.graph[question.step.node]
        parts = [
            f"{plain.symbol(name)} = {value_plain(trace.value(name))}"
            for name in dict.fromkeys(node.operands)
        ]
        return translate("predict", "Here {numbers}.").format(numbers=listed(parts))

    def _rule_of_operation(self) -> str:
        node = self.question.here.trace.graph[self.question.edge.target]
        rule = _RULES.get(node.op, _any_rule)()
        return rule.format(**self._names)

    def derivation(self, style: str = "tex") -> Derivation:
        """Where the answer comes from, with its numbers."""
        question = self.question
        return self.derive(Derivations(question.here.trace, question.symbols, style))  # type: ignore[arg-type]

    def derive(self, write: Derivations) -> Derivation:
        """The same in the writing of `write`, which may mark the numbers in it."""
        question = self.question
        narrator = Narrator(question.walkthrough, question.here.trace, question.symbols, self._updates())
        return narrator.add(question.step, write) or narrator.derive(question.step, write)

    def _updates(self) -> Updates | None:
        question, here = self.question, self.question.here
        if question.asked is Asked.UPDATE:
            after = {question.step.node: question.right(here)}
            rule = question.walkthrough.rule
            return Updates(here.rate, after, here.left, rule, here.made, here.states, here.count)
        return Updates(here.rate, {}, here.left) if question.has_left else None


def _product() -> str:
    return translate("predict", "In a product, what one factor changes is multiplied by the other factor.")


def _sum() -> str:
    return translate(
        "predict", "In a sum or a difference each operand passes its change on as it is, with its own sign."
    )


def _quotient() -> str:
    return translate(
        "predict", "A quotient is a product with 1/b: its slope in a is 1/b, its slope in b is −a/b²."
    )


def _power() -> str:
    return translate(
        "predict", "The power rule: the exponent comes down in front, and the power falls by one."
    )


def _power_of_two() -> str:
    return translate(
        "predict",
        "As a function of a, aᵇ follows the power rule: b·aᵇ⁻¹. As a function of b its slope is itself times "
        "ln(a).",
    )


def _chooser() -> str:
    return translate(
        "predict",
        "Such a node lets a change through or holds it back: which is it, with the present operand?",
    )


def _squash() -> str:
    return translate(
        "predict",
        "The slope of such a curve can be written with its own output {target}: σ' = σ·(1 − σ), tanh' = "
        "1 − tanh².",
    )


def _matmul() -> str:
    return translate(
        "predict",
        "It is g and the other operand transposed, on the side on which the other operand stands in "
        "{operation}.",
    )


def _affine() -> str:
    return translate(
        "predict",
        "A sum after a product: the sum passes g on as it is, the product multiplies it by its other operand "
        "transposed, on the side on which that stands in {operation}.",
    )


def _transpose() -> str:
    return translate("predict", "What was exchanged on the way there is exchanged again on the way back.")


def _sharer() -> str:
    return translate(
        "predict",
        "The elements of {target} share one sum: when one gains, the others lose. So each hears of what is "
        "given to all.",
    )


def _mover() -> str:
    return translate(
        "predict", "Such a node computes nothing: each number of g goes back to the place it came from."
    )


def _dropper() -> str:
    return translate(
        "predict",
        "What was dropped gets nothing back; what was kept was divided by 1 − p, and so is its slope.",
    )


def _cross_entropy() -> str:
    return translate(
        "predict", "In the logits it is what the model says minus what is true: softmax − target."
    )


def _distance() -> str:
    return translate(
        "predict", "The loss is a mean over n elements: differentiate one of them, and divide by n."
    )


def _any_rule() -> str:
    return translate(
        "predict", "Look the derivative of {operation} up in your memory: it hangs on {operand} alone."
    )


_RULES: dict[str, Callable[[], str]] = {
    "mul": _product, "add": _sum, "sub": _sum, "neg": _sum, "div": _quotient, "square": _power, "pow": _power,
    "power": _power_of_two,
    "sqrt": _power, "relu": _chooser, "leaky_relu": _chooser, "maximum": _chooser, "minimum": _chooser,
    "abs": _chooser, "sigmoid": _squash, "tanh": _squash, "matmul": _matmul, "affine": _affine,
    "transpose": _transpose, "softmax": _sharer, "log_softmax": _sharer, "layer_norm": _sharer,
    "reshape": _mover, "concat": _mover, "slice": _mover, "max": _chooser, "dropout": _dropper,
    "cross_entropy": _cross_entropy, "mse": _distance, "mae": _distance, "bce": _distance,
    "bce_with_logits": _distance, "hinge": _distance,
}  # fmt: skip
