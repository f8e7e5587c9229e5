"""What a step says: a title, one plain sentence with the numbers, a line of explanation, and its formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tutor import ops
from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.graph.symbols import Symbols
from tutor.language import translate
from tutor.ops.write import Style
from tutor.walk.derivation import Derivation, Derivations
from tutor.walk.quantity import Quantity, made_by
from tutor.walk.step import Phase, Step, Walkthrough


@dataclass(frozen=True)
class Updates:
    """What an update needs beyond the trace: the learning rate, and each parameter's value after it."""

    learning_rate: float
    after: Mapping[str, Value]


@dataclass(frozen=True)
class Narration:
    """A step in words and as a formula; `quantity` is the number it makes."""

    title: str
    sentence: str
    explanation: str
    caption: str
    formula: Derivation
    quantity: Quantity


class Narrator:
    """Tells the steps of one walk with the numbers of one trace, in the symbols of a document."""

    def __init__(
        self,
        walkthrough: Walkthrough,
        trace: Trace,
        symbols: Symbols | None = None,
        updates: Updates | None = None,
    ) -> None:
        self._walk, self._trace, self._updates = walkthrough, trace, updates
        self._symbols = symbols or Symbols()
        self._plain = Derivations(trace, self._symbols, "plain")

    def says(self, step: Step) -> str:
        """The step in one plain sentence, with its numbers."""
        return self._sentence(step, self.formula(step, "plain"))

    def narrate(self, step: Step) -> Narration:
        """The step in full."""
        plain = self.formula(step, "plain")
        return Narration(
            title=self._title(step),
            sentence=self._sentence(step, plain),
            explanation=self._explanation(step),
            caption=f"{phase_title(step.phase)}: {_first_equation(plain)}",
            formula=self.formula(step, "tex"),
            quantity=made_by(step),
        )

    def formula(self, step: Step, style: Style) -> Derivation:
        """Where the number that the step makes comes from."""
        write = self._plain if style == "plain" else Derivations(self._trace, self._symbols, style)
        if step.phase is Phase.UPDATE and self._updates:
            after = self._updates.after[step.node]
            return write.update(step.node, self._updates.learning_rate, after)
        if step.phase is Phase.ZERO_GRAD:
            zero = self._trace.gradient(step.node) * 0
            return Derivation.of(write.partial(step.node), write.figure(zero))
        return write.of(made_by(step))

    def sum_at_fork(self, step: Step, style: Style = "tex") -> Derivation | None:
        """How the contribution that the step brings adds to those before; None where it is the first."""
        so_far = self._so_far(step)
        if len(so_far) < 2:
            return None
        total = sum(
            (self._trace.contribution(edge) for edge in so_far[1:]), self._trace.contribution(so_far[0])
        )
        return Derivations(self._trace, self._symbols, style).sum_so_far(step.node, so_far, total)

    def _so_far(self, step: Step) -> tuple[Edge, ...]:
        if step.phase is not Phase.BACKWARD or step.edge is None:
            return ()
        arrivals = self._walk.arrivals(step.node)
        return arrivals[: arrivals.index(step.edge) + 1]

    def _title(self, step: Step) -> str:
        name = self._plain.symbol(step.node)
        match step.phase:
            case Phase.FORWARD:
                return translate("walk", "{name} is computed").format(name=name)
            case Phase.LOCAL:
                return translate("walk", "The local gradient of {name}").format(name=name)
            case Phase.BACKWARD if step.edge is None:
                return translate("walk", "Backward starts at {name}").format(name=name)
            case Phase.BACKWARD if len(self._so_far(step)) > 1:
                return translate("walk", "Contributions add up at {name}").format(name=name)
            case Phase.BACKWARD:
                return translate("walk", "The gradient reaches {name}").format(name=name)
            case Phase.UPDATE:
                return translate("walk", "The update moves {name}").format(name=name)
            case Phase.ZERO_GRAD:
                return translate("walk", "The gradient of {name} is set to zero").format(name=name)

    def _sentence(self, step: Step, formula: Derivation) -> str:
        name = self._plain.symbol(step.node)
        match step.phase:
            case Phase.FORWARD:
                sentence = translate("walk", "Forward: the node {op} computes {formula}.")
                return sentence.format(op=self._op_symbol(step.node), formula=formula)
            case Phase.LOCAL:
                operand = self._plain.symbol(step.edge.source) if step.edge else ""
                sentence = translate(
                    "walk", "Local gradient: the node {op} knows how {name} follows {operand}, {formula}."
                )
                return sentence.format(
                    op=self._op_symbol(step.node), name=name, operand=operand, formula=formula
                )
            case Phase.BACKWARD if step.edge is None:
                sentence = translate("walk", "Backward starts at the root with the given gradient {formula}.")
                return sentence.format(formula=formula)
            case Phase.BACKWARD:
                sentence = translate(
                    "walk", "Backward: given gradient times local gradient reaches {name}, {formula}."
                )
                return sentence.format(name=name, formula=formula) + self._adding(step)
            case Phase.UPDATE:
                return translate("walk", "Update: {name} moves against its gradient, {formula}.").format(
                    name=name, formula=str(formula).replace(" = ", " ← ", 1)
                )
            case Phase.ZERO_GRAD:
                sentence = translate("walk", "Zero grad: the gradient of {name} is set back to 0.")
                return sentence.format(name=name)

    def _adding(self, step: Step) -> str:
        total = self.sum_at_fork(step, "plain")
        return translate("walk", " It adds to what was there: {sum}.").format(sum=total) if total else ""

    def _explanation(self, step: Step) -> str:
        name, edge = self._plain.symbol(step.node), step.edge
        match step.phase:
            case Phase.FORWARD:
                sentence = translate(
                    "walk", "The node takes the values of its operands and computes its own, {name}."
                )
                return sentence.format(name=name)
            case Phase.LOCAL if edge:
                return self._about_the_local_gradient(edge)
            case Phase.BACKWARD if edge is None:
                return self._about_the_seed(step)
            case Phase.BACKWARD if len(self._so_far(step)) > 1:
                sentence = translate(
                    "walk",
                    "{name} is used in more than one place. What comes back along each edge adds up to its "
                    "gradient.",
                )
                return sentence.format(name=name)
            case Phase.BACKWARD:
                return translate(
                    "walk",
                    "The successor has handed over its gradient. The chain rule multiplies it by what the "
                    "node knows itself, the local gradient.",
                )
            case Phase.UPDATE:
                return translate(
                    "walk", "A step of gradient descent: against the gradient, by the learning rate α."
                )
            case Phase.ZERO_GRAD:
                return translate(
                    "walk", "Backward adds to what is in grad. So it is emptied before the next sample."
                )
        return ""

    def _about_the_local_gradient(self, edge: Edge) -> str:
        local = self._trace.local_gradient(edge)
        if local is None:
            sentence = translate(
                "walk",
                "A matrix product has no single factor per element. It knows a rule: {rule}, g is the given "
                "the given gradient.",
            )
            return sentence.format(rule=self._plain.rule(edge))
        sentence = translate(
            "walk",
            "The node needs no other node for this: when {operand} grows a little, {name} grows "
            "{factor} times as much.",
        )
        operand, name = self._plain.symbol(edge.source), self._plain.symbol(edge.target)
        return sentence.format(operand=operand, name=name, factor=self._plain.figure(local))

    def _about_the_seed(self, step: Step) -> str:
        if self._plain.top == self._plain.symbol(step.node):
            sentence = translate(
                "walk", "The root's gradient with respect to itself is 1. From here it travels back."
            )
            return sentence.format()
        sentence = translate(
            "walk", "What comes after {name} hands over this gradient. From here it travels back."
        )
        return sentence.format(name=self._plain.symbol(step.node))

    def _op_symbol(self, name: str) -> str:
        return ops.TABLE[self._trace.graph[name].op].symbol


def phase_title(phase: Phase) -> str:
    """The phase's name as a heading."""
    return {
        Phase.FORWARD: translate("walk", "Forward"),
        Phase.LOCAL: translate("walk", "Local gradients"),
        Phase.BACKWARD: translate("walk", "Backward"),
        Phase.UPDATE: translate("walk", "Update"),
        Phase.ZERO_GRAD: translate("walk", "Zero grad"),
    }[phase]


def _first_equation(formula: Derivation) -> str:
    """The formula without the numbers put in."""
    return f"{formula.left} = {formula.terms[0]}" if formula.left else str(formula)
