"""What a step says: a title, one plain sentence with the numbers, a line of explanation, and its formula."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.graph.symbols import Symbols
from tutor.language import sentences, translate
from tutor.ops.write import Style
from tutor.walk.derivation import Derivation, Derivations
from tutor.walk.known import Updates
from tutor.walk.quantity import Quantity, made_by, piled, sum_of
from tutor.walk.step import Phase, Step, Walkthrough
from tutor.walk.words.explain import explanation
from tutor.walk.words.opaque_words import explanation_of, is_opaque_step, sentence_of


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
        self._told: dict[Step, Narration] = {}

    def is_of(self, walkthrough: Walkthrough, trace: Trace) -> bool:
        """Whether it tells this very walk with these very numbers."""
        return self._walk is walkthrough and self._trace is trace

    def says(self, step: Step) -> str:
        """The step in one plain sentence, with its numbers."""
        return self._sentence(step, self.formula(step, "plain"))

    def narrate(self, step: Step) -> Narration:
        """The step in full; told once, since several views say it."""
        if step not in self._told:
            self._told[step] = self._narrated(step)
        return self._told[step]

    def _narrated(self, step: Step) -> Narration:
        plain = self.formula(step, "plain")
        return Narration(
            title=self._title(step),
            sentence=self._sentence(step, plain),
            explanation=self._explanation(step),
            caption=f"{phase_title(step.phase)}: {plain.first}",
            formula=self.formula(step, "tex"),
            quantity=made_by(step),
        )

    def _explanation(self, step: Step) -> str:
        if step.phase is Phase.UPDATE and not self._walk.rule.is_plain:
            from tutor.walk.words.explain_update import about_line  # the first paint does without

            return about_line(step, self._walk.rule, self._updates, zeroed=self._walk.zero_grad)
        if is_opaque_step(self._trace.graph, step):
            return explanation_of(step, self._plain, self._trace)
        found = explanation(
            step,
            self._plain,
            self._trace,
            fork=len(self._so_far(step)) > 1,
            left=self._left(step) is not None,
            zeroed=self._walk.zero_grad,
        )
        updates = self._updates
        if updates is None:
            return found
        if updates.batch > 1:
            from tutor.walk.words.batch_words import about_batch, after_update  # the first paint does without

            if step.phase is not Phase.UPDATE:
                return about_batch(step, updates, self._plain.symbol(self._trace.graph.root)) or found
            found = sentences(said for said in (found, after_update(updates)) if said)
        if step.phase is not Phase.UPDATE:
            return found
        return sentences(said for said in (found, updates.course) if said)

    def formula(self, step: Step, style: Style) -> Derivation:
        """Where the number that the step makes comes from."""
        write = self._plain if style == "plain" else Derivations(self._trace, self._symbols, style)
        return self.derive(step, write)

    def derive(self, step: Step, write: Derivations) -> Derivation:
        """The same in the writing of `write`, which may mark the numbers in it."""
        if step.phase is Phase.ZERO_GRAD:
            return write.zero_grad(step.node)
        if step.phase is Phase.BACKWARD and step.edge is None and self._updates is not None:
            return write.given(self._updates.batch)
        if step.phase is not Phase.UPDATE:
            return write.of(made_by(step))
        if self._updates is None:
            return write.update_rule(step.node, self._walk.rule, step.line)
        return write.update(step.node, self._updates, step.line)

    def sum_at_fork(self, step: Step, style: Style = "tex") -> Derivation | None:
        """How the contribution that the step brings adds to those before; None where it is the first.

        In a parameter's grad it adds to what was left there, too.
        """
        return self.add(step, Derivations(self._trace, self._symbols, style))

    def add(self, step: Step, write: Derivations) -> Derivation | None:
        """The same in the writing of `write`, which may mark the numbers in it."""
        so_far, left = self._so_far(step), self._left(step)
        if len(so_far) < (2 if left is None else 1):
            return None
        if len(so_far) == len(self._walk.arrivals(step.node)):
            gradient = self._trace.gradient(step.node)
            total = self._updates.held(step.node, gradient) if self._updates is not None else gradient
        else:
            total = piled(left, sum_of([self._trace.contribution(edge) for edge in so_far]))
        return write.sum_so_far(step.node, so_far, total, left=left)

    def _left(self, step: Step) -> Value | None:
        """What was in the grad of the step's parameter before this backward pass."""
        if step.phase is not Phase.BACKWARD or step.edge is None or self._updates is None:
            return None
        return self._updates.left.get(step.node)

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
            case Phase.BACKWARD if self._left(step) is not None:
                return translate("walk", "The gradient is added to the grad of {name}").format(name=name)
            case Phase.BACKWARD if len(self._so_far(step)) > 1:
                return translate("walk", "Contributions add up at {name}").format(name=name)
            case Phase.BACKWARD:
                return translate("walk", "The gradient reaches {name}").format(name=name)
            case Phase.UPDATE:
                from tutor.walk.words.explain_update import line_title  # the first paint does without

                return line_title(step, name)
            case Phase.ZERO_GRAD:
                return translate("walk", "The gradient of {name} is set to zero").format(name=name)

    def _sentence(self, step: Step, formula: Derivation) -> str:
        if is_opaque_step(self._trace.graph, step) and not (step.edge and self._plain.is_share(step.edge)):
            return sentence_of(step, self._plain, formula) + self._on_top(step)
        return self._own_sentence(step, formula)

    def _own_sentence(self, step: Step, formula: Derivation) -> str:
        name = self._plain.symbol(step.node)
        match step.phase:
            case Phase.FORWARD:
                return translate("walk", "Forward: the node computes {formula}.").format(formula=formula)
            case Phase.LOCAL if step.edge:
                return self._local_sentence(step.edge, formula)
            case Phase.BACKWARD if step.edge is None:
                sentence = translate("walk", "Backward starts at the root with the given gradient {formula}.")
                return sentence.format(formula=formula)
            case Phase.BACKWARD if step.edge:
                return self._backward_sentence(step, step.edge, formula)
            case Phase.UPDATE if not self._walk.rule.is_plain:
                from tutor.walk.words.explain_update import line_sentence  # the first paint does without

                return line_sentence(step, name, formula, self._walk.rule)
            case Phase.UPDATE:
                sentence = translate("walk", "Update: {name} moves against its gradient, {formula}.")
                return sentence.format(name=name, formula=formula)
            case Phase.ZERO_GRAD:
                sentence = translate("walk", "Zero grad: the gradient of {name} is set back to 0.")
                return sentence.format(name=name)
        return ""

    def _local_sentence(self, edge: Edge, formula: Derivation) -> str:
        operand, name = self._plain.symbol(edge.source), self._plain.symbol(edge.target)
        if self._trace.local_gradient(edge) is None:
            sentence = translate(
                "walk",
                "Local gradient: the node knows how a given gradient g goes back to {operand}, {formula}.",
            )
            return sentence.format(operand=operand, formula=formula)
        sentence = translate(
            "walk", "Local gradient: the node knows how {name} changes with {operand}, {formula}."
        )
        return sentence.format(name=name, operand=operand, formula=formula)

    def _backward_sentence(self, step: Step, edge: Edge, formula: Derivation) -> str:
        name = self._plain.symbol(step.node)
        if self._plain.is_share(edge):
            sentence = translate("walk", "Backward: a share of the gradient reaches {name}, {formula}.")
            return sentence.format(name=name, formula=formula) + self._adding(step)
        if self._trace.local_gradient(edge) is None:
            sentence = translate(
                "walk", "Backward: by the node's rule the gradient reaches {name}, {formula}."
            )
        else:
            sentence = translate(
                "walk", "Backward: given gradient times local gradient reaches {name}, {formula}."
            )
        return sentence.format(name=name, formula=formula) + self._on_top(step)

    def _on_top(self, step: Step) -> str:
        """What the first contribution of this pass finds in grad, and what it makes of it."""
        left, total = self._left(step), self.sum_at_fork(step, "plain")
        if left is None or total is None:
            return ""
        share = self._trace.contribution(self._so_far(step)[0])
        sentence = translate("walk", " grad had {left} left; {share} comes on top: {total}.")
        figures = (self._plain.figure(left), self._plain.figure(share), total.terms[-1])
        return sentence.format(left=figures[0], share=figures[1], total=figures[2])

    def _adding(self, step: Step) -> str:
        """What a share does at a fork: it is the first, one of several, or the last."""
        if self._left(step) is not None and len(self._so_far(step)) == 1:
            return self._on_top(step)
        total = self.sum_at_fork(step, "plain")
        if total is None:
            return translate("walk", " Another share is still to come.")
        if total.left:
            return translate("walk", " It adds to what was there: {sum}.").format(sum=total)
        return translate("walk", " It adds to what was there: {sum} so far.").format(sum=total)


def phase_title(phase: Phase) -> str:
    """The phase's name as a heading."""
    return {
        Phase.FORWARD: translate("walk", "Forward"),
        Phase.LOCAL: translate("walk", "Local gradients"),
        Phase.BACKWARD: translate("walk", "Backward"),
        Phase.UPDATE: translate("walk", "Update"),
        Phase.ZERO_GRAD: translate("walk", "Zero grad"),
    }[phase]
