"""The numbers known at a moment: a trace as far as a frame has come, with update and zero grad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from tutor.engine import Trace, Value
from tutor.engine.update_rule import COUNT, PLAIN, UpdateRule
from tutor.graph import Edge
from tutor.walk.quantity import Kind, Quantity, element_of, gradient_so_far, piled
from tutor.walk.step import Frame


@dataclass(frozen=True)
class Updates:
    """What training brings to a trace: the learning rate, and each parameter's value after the update.

    `left` has what the backward passes before have left in the grad of the parameters, where nobody has set
    it to zero. `made` has what each line of the optimiser (`rule`) makes for a parameter, `states` what it
    remembered before, state by state and by parameter; `count` is the number of the update, from 1.
    """

    learning_rate: float
    after: Mapping[str, Value]
    left: Mapping[str, Value] = field(default_factory=dict)
    rule: UpdateRule = PLAIN
    made: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    states: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    count: int = 1
    total: Mapping[str, Value] = field(default_factory=dict)
    """What grad holds after this pass, where an engine adds up a batch in an order of its own."""
    number: int = 0
    """The sample's number in its batch, from 0."""
    batch: int = 1
    """How many samples the batch has: its loss is the mean over them."""
    course: str = ""
    """How the learning rate came to be what it is, in words; nothing where it is always the same."""

    def held(self, parameter: str, gradient: Value) -> Value:
        """What grad holds once the pass has reached the parameter with all of its gradient."""
        known = self.total.get(parameter)
        return known if known is not None else piled(self.left.get(parameter), gradient)

    def result(self, parameter: str, line: int = -1) -> Value:
        """What a line makes for the parameter, the last one by default."""
        made = self.made.get(parameter, ())
        return made[line] if made else self.after[parameter]

    def letters(self, parameter: str, line: int) -> dict[str, Value]:
        """What the letters of a line mean besides `w`, and `g` where no line before has made it."""
        remembered = {state: each[parameter] for state, each in self.states.items() if parameter in each}
        known: dict[str, Value] = self.rule.letters(self.learning_rate, self.count, remembered)
        made = zip(self.rule.lines[:line], self.made.get(parameter, ()), strict=False)
        return known | {each.target: value for each, value in made}


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of one trace after a frame's step; None is what is not known yet.

    Without `updates` a parameter keeps its value through the update phase.
    """

    frame: Frame
    trace: Trace
    updates: Updates | None = None

    def value(self, node: str) -> Value | None:
        """The node's value; a parameter's after the update where that has been made."""
        if not self.frame.knows_value(node):
            return None
        if self.updates is not None and self.frame.is_updated(node):
            return self.updates.after[node]
        return self.trace.value(node)

    def gradient(self, node: str) -> Value | None:
        """The sum of the contributions that have reached the node; 0 again after zero grad.

        Where gradients are not zeroed, a parameter's begins with what was left in its grad.
        """
        gradient, left = gradient_so_far(self.trace, self.frame, node), self.left(node)
        if gradient is None:
            return left
        if self.frame.is_zeroed(node):
            return np.zeros_like(gradient)[()]
        return self.whole_gradient(node) if self.frame.gradient_is_whole(node) else piled(left, gradient)

    def state(self, parameter: str, letter: str) -> Value | None:
        """What the letter of a state stands for after the frame's step; None before a line has made it."""
        if self.updates is None or parameter not in self.updates.after:
            return None
        if letter == COUNT:
            return float(self.updates.count)
        known = self.updates.letters(parameter, self.frame.lines_made(parameter))
        return known.get(letter)

    def left(self, node: str) -> Value | None:
        """What was in the node's grad before this pass; None where there was nothing, or a 0."""
        return self.updates.left.get(node) if self.updates is not None else None

    def whole_gradient(self, node: str) -> Value:
        """What the node's gradient is once all of this pass has reached it."""
        gradient = self.trace.gradient(node)
        return self.updates.held(node, gradient) if self.updates is not None else gradient

    def local(self, edge: Edge) -> Value | None:
        """The local gradient of the edge; None also where the operation has none."""
        return self.trace.local_gradient(edge) if self.frame.knows_local(edge) else None

    def contribution(self, edge: Edge) -> Value | None:
        """What has come back along the edge."""
        return self.trace.contribution(edge) if self.frame.knows_contribution(edge) else None

    def of(self, quantity: Quantity) -> Value | None:
        """The number of the quantity, or of its element."""
        return element_of(self._whole(quantity), quantity.element)

    def _whole(self, quantity: Quantity) -> Value | None:
        if quantity.kind is Kind.VALUE:
            return self.value(quantity.node)
        if quantity.kind is Kind.STATE:
            return self.state(quantity.node, quantity.state)
        if quantity.kind is Kind.GRADIENT or quantity.edge is None:
            return self.gradient(quantity.node)
        return self.local(quantity.edge) if quantity.kind is Kind.LOCAL else self.contribution(quantity.edge)
