"""A question for any step of any walk: what is asked, the right answer, and the points that try a formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine import Trace, Value, own, shape_of
from tutor.engine.update_rule import PARAMETER
from tutor.errors import TutorError
from tutor.graph import CONSTANT, Edge
from tutor.graph.symbols import Symbols
from tutor.walk.derivation import Derivations, pull_of
from tutor.walk.known import Updates
from tutor.walk.quantity import gradient_so_far, piled, sum_of
from tutor.walk.step import Phase, Step, Walkthrough

_POINTS = 4


class Asked(StrEnum):
    """What sort of number is asked for."""

    VALUE = "value"
    LOCAL = "local gradient"
    RULE = "rule"
    GIVEN = "given gradient"
    CONTRIBUTION = "contribution"
    SUM = "sum"
    UPDATE = "update"
    ZERO = "zero grad"


@dataclass(frozen=True, eq=False)
class Point:
    """Numbers at which an answer is tried: those on the screen, or random ones.

    `g` stands for the given gradient where no backward pass has made one yet (a matrix operation's rule).
    `after` has the parameters after the update as training makes it, where it is known.
    `former` has what an earlier backward pass left in the grad of the parameters, had nobody zeroed it;
    `left` what is really left there, since nobody zeroes it. `made`, `states` and `count` are those of
    `Updates`: what the lines of the optimiser make, what it remembered, and which update it is.
    """

    trace: Trace
    rate: float = 0.0
    g: Value | None = None
    former: Mapping[str, Value] = field(default_factory=dict)
    after: Mapping[str, Value] = field(default_factory=dict)
    left: Mapping[str, Value] = field(default_factory=dict)
    made: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    states: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    count: int = 1

    @classmethod
    def of(cls, trace: Trace, updates: Updates | None, former: Mapping[str, Value] | None = None) -> Point:
        """The numbers of a trace, with what training brings to them where there is any."""
        known = updates or Updates(0.0, {})
        return cls(
            trace,
            known.learning_rate,
            former=former or {},
            after=known.after,
            left=known.left,
            made=known.made,
            states=known.states,
            count=known.count,
        )


@dataclass(frozen=True, eq=False)
class Question:
    """What the step is about to show, asked of the learner."""

    step: Step
    walkthrough: Walkthrough
    here: Point
    symbols: Symbols = field(default_factory=Symbols)

    @cached_property
    def asked(self) -> Asked:
        """What sort of number it is."""
        step = self.step
        if step.phase is Phase.LOCAL and step.edge is not None:
            return Asked.RULE if self.here.trace.local_gradient(step.edge) is None else Asked.LOCAL
        if step.phase is Phase.BACKWARD:
            if step.edge is None:
                return Asked.GIVEN
            return Asked.SUM if self.before or self.has_left else Asked.CONTRIBUTION
        return {Phase.FORWARD: Asked.VALUE, Phase.UPDATE: Asked.UPDATE}.get(step.phase, Asked.ZERO)

    @cached_property
    def before(self) -> tuple[Edge, ...]:
        """The edges whose contributions have reached the node before this step."""
        arrivals = self.walkthrough.arrivals(self.step.node)
        edge = self.step.edge
        if self.step.phase is not Phase.BACKWARD or edge is None or edge not in arrivals:
            return ()
        return arrivals[: arrivals.index(edge)]

    @property
    def has_left(self) -> bool:
        """Whether what the step brings is added to what was left in a parameter's grad."""
        return self.step.node in self.here.left

    @property
    def is_last_share(self) -> bool:
        """Whether the gradient of the node is whole with this step."""
        arrivals = self.walkthrough.arrivals(self.step.node)
        return bool(arrivals) and arrivals[-1] == self.step.edge

    @property
    def edge(self) -> Edge:
        """The step's edge. Raises ValueError where it has none."""
        if self.step.edge is None:
            raise ValueError(self.step)
        return self.step.edge

    @cached_property
    def plain(self) -> Derivations:
        """Writes the names of this question in plain characters."""
        return Derivations(self.here.trace, self.symbols, "plain")

    @property
    def answer(self) -> Value | None:
        """The right answer at the numbers on the screen; None where it is a formula (a matrix rule)."""
        return None if self.asked is Asked.RULE else self.right(self.here)

    def right(self, point: Point) -> Value:
        """The right answer at these numbers."""
        from tutor.walk.questions.working import Working  # it needs this module

        trace, node = point.trace, self.step.node
        if self.asked in (Asked.LOCAL, Asked.RULE):
            local = trace.local_gradient(self.edge)
            return local if local is not None else Working(self, point).pull()
        if self.asked in (Asked.CONTRIBUTION, Asked.SUM):
            return piled(point.left.get(node), self._right_gradient(trace))
        if self.asked is Asked.UPDATE:
            made = point.made.get(node)
            known = made[self.step.line] if made else None if self.step.makes else point.after.get(node)
            return known if known is not None else Working(self, point).result()
        if self.asked is Asked.VALUE:
            return trace.value(node)
        zero: Value = np.zeros_like(trace.gradient(node))[()]
        return trace.gradient(node) if self.asked is Asked.GIVEN else zero

    def _right_gradient(self, trace: Trace) -> Value:
        if not self.before:
            return trace.contribution(self.edge)
        if self.is_last_share:
            return trace.gradient(self.step.node)
        return sum_of([trace.contribution(edge) for edge in (*self.before, self.edge)])

    @property
    def reads(self) -> bool:
        """Whether a formula may use the letter g: a given gradient, or the gradient of a parameter."""
        return self.asked in (Asked.RULE, Asked.CONTRIBUTION, Asked.SUM, Asked.UPDATE)

    def names(self, point: Point) -> dict[str, Value]:
        """Every name that an answer may use, with its value: what the frame before the step knows.

        Names of nodes; `w.grad` where a gradient is known; `g`, the gradient that the step multiplies by;
        `alpha` or `lr`, the learning rate; the letters of the optimiser's lines, which go before nodes.
        """
        frame, trace = self.walkthrough.frame(self.step.index), point.trace
        found: dict[str, Value] = {}
        if self.reads:
            found["g"] = self.given(point)
        if self.asked is Asked.UPDATE:
            found |= dict.fromkeys(("alpha", "lr"), point.rate)
        for node in trace.graph.nodes:
            if not node.name.isidentifier():
                continue
            if frame.knows_value(node.name):
                found[node.name] = trace.value(node.name)
            gradient, left = gradient_so_far(trace, frame, node.name), point.left.get(node.name)
            if gradient is not None:
                found[f"{node.name}.grad"] = piled(left, gradient)
            elif left is not None:
                found[f"{node.name}.grad"] = left
        return found | self._letters(point)

    def _letters(self, point: Point) -> dict[str, Value]:
        """The letters that an optimiser's line is written in, `w` apart; none for the lecture's step."""
        from tutor.walk.questions.working import Working  # it needs this module

        if self.asked is not Asked.UPDATE or self.walkthrough.rule.is_plain:
            return {}
        letters = Working(self, point).update_letters()
        return {name: value for name, value in letters.items() if name != PARAMETER}

    def given(self, point: Point) -> Value:
        """What `g` stands for."""
        if self.asked is Asked.UPDATE:
            return piled(point.left.get(self.step.node), point.trace.gradient(self.step.node))
        return point.trace.gradient(self.edge.target) if point.g is None else point.g

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Random numbers for every leaf, of the present ones' signs; a point with no finite answer falls out.

        A matrix rule gets a random given gradient as well.
        """
        random = np.random.default_rng(self.step.index + 1)
        tried = [self._point(random) for _ in range(_POINTS)]
        return tuple(point for point in tried if point is not None and np.isfinite(self.right(point)).all())

    def _point(self, random: np.random.Generator) -> Point | None:
        trace = self.here.trace
        values: dict[str, Any] = {
            leaf.name: _near(trace.value(leaf.name), random)
            for leaf in trace.graph.leaves
            if leaf.op != CONSTANT
        }
        try:
            made = own.trace(trace.graph, values, given=trace.given, dtype="float64")
        except TutorError:
            return None
        g = None
        if self.asked is Asked.RULE:
            g = _near(np.zeros(shape_of(trace.value(self.edge.target))), random)
        left = {name: _near(value, random) for name, value in self.here.left.items()}
        states = {
            state: {name: _remembered(value, random) for name, value in each.items()}
            for state, each in self.here.states.items()
        }
        return Point(made, self.here.rate, g, left=left, states=states, count=self.here.count)

    @property
    def text(self) -> str:
        """The maths text that the step works by: the operation's, its local gradient's or its rule's."""
        graph, step = self.here.trace.graph, self.step
        if step.edge is None:
            node = graph[step.node]
            return "" if node.is_leaf else ops.TABLE[node.op].forward
        node = graph[step.edge.target]
        row = ops.TABLE[node.op]
        if row.local:
            return row.local_at(node.attributes)[step.edge.index]
        return pull_of(self.here.trace, step.edge)


def _near(value: Value, random: np.random.Generator) -> Value:
    """Random numbers of the same shape and signs; what is 0 or not finite becomes any number."""
    array = np.asarray(value, np.float64)
    fresh = array * random.uniform(0.6, 1.6, array.shape)
    usable = np.isfinite(array) & (array != 0)
    found: Value = np.where(usable, fresh, random.uniform(-1.5, 1.5, array.shape))[()]
    return found


def _remembered(value: Value, random: np.random.Generator) -> Value:
    """Random numbers as `_near` has them; in the place of a 0 none below 0, as a mean of squares is none."""
    fresh = _near(value, random)
    found: Value = np.where(np.asarray(value) == 0, np.abs(fresh), fresh)[()]
    return found
