"""What a step works with, recomputed from its maths text: so that it can be computed wrongly on purpose."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np

from tutor import ops
from tutor.engine import Value, shape_of
from tutor.engine.numbers import fit
from tutor.engine.update_rule import GRADIENT, PARAMETER
from tutor.ops import text
from tutor.walk.quantity import piled, sum_of
from tutor.walk.questions.formula import evaluate
from tutor.walk.questions.question import Asked, Point, Question

Look = Callable[[Value], Value]


class Working:
    """One step at one point. `look` changes every number before it is used (to what the screen shows)."""

    def __init__(self, question: Question, point: Point, look: Look | None = None) -> None:
        self.question, self.point = question, point
        self._look: Look = look or (lambda value: value)

    @cached_property
    def _node(self) -> str:
        edge = self.question.step.edge
        return self.question.step.node if edge is None else edge.target

    @cached_property
    def letters(self) -> dict[str, Value]:
        """What the letters of the operation's maths text stand for."""
        trace = self.point.trace
        node = trace.graph[self._node]
        row = ops.TABLE[node.op]
        found: dict[str, Value] = {
            letter: self._look(trace.value(name))
            for letter, name in zip(row.letters, node.operands, strict=True)
        }
        found |= row.constants(node.attributes)
        return found | {"z": self._look(trace.value(self._node))}

    def maths(self, maths: str | ast.expr) -> Value:
        """The value of maths text in the letters of the operation; `g` is the given gradient."""
        tree = text.parse(maths) if isinstance(maths, str) else maths
        names = dict(self.letters)
        if self.question.step.edge is not None:
            names["g"] = self.g
        return evaluate(tree, names)

    @property
    def g(self) -> Value:
        """The given gradient; of an update, the parameter's."""
        return self._look(self.question.given(self.point))

    @property
    def own(self) -> Value:
        """The value of the step's node."""
        return self._look(self.point.trace.value(self.question.step.node))

    def local(self, maths: str | ast.expr | None = None) -> Value:
        """The local gradient, by its own text or another, in its full shape."""
        found = self.maths(self.question.text if maths is None else maths)
        kept = self.point.trace.local_gradient(self.question.edge)
        return np.broadcast_to(found, shape_of(kept))[()] if kept is not None else found

    def passed(self, factor: Value, given: Value | None = None) -> Value:
        """Given gradient times a factor, summed back to the operand's shape."""
        edge = self.question.edge
        with np.errstate(all="ignore"):
            product = np.multiply(self.g if given is None else given, factor)
        return fit(product, shape_of(self.point.trace.value(edge.source)), "float64")

    def pull(self, maths: str | ast.expr | None = None) -> Value:
        """What an operation without elementwise local gradients passes back, by its own rule or another.

        A vector is a row on the left of a product and a column on its right; the result has the operand's
        shape where it has as many numbers. What is added to the product gets the gradient as it comes.

        Raises:
            AnswerError: the matrices do not fit together.
        """
        tree = text.parse(self.question.text) if maths is None else maths
        shape = shape_of(self.point.trace.value(self.question.edge.source))
        if maths is None and self.question.edge.index > 1:
            return fit(self.g, shape, "float64")
        found = evaluate(text.parse(tree) if isinstance(tree, str) else tree, self.matrices)
        return (
            np.reshape(found, shape)
            if np.ndim(found) != len(shape) and np.size(found) == np.prod(shape)
            else found
        )

    @cached_property
    def matrices(self) -> dict[str, Value]:
        """The letters of the operation; of a product of matrices, with vectors as matrices."""
        names = dict(self.letters)
        g: Value = self.g
        if ops.TABLE[self.point.trace.graph[self._node].op].after_product:
            a, b = np.atleast_2d(names["a"]), np.asarray(names["b"])
            b = b.reshape(-1, 1) if b.ndim == 1 else b
            names |= {"a": a, "b": b}
            if np.ndim(g) < 2:
                g = np.reshape(g, (a.shape[0], b.shape[1]))
        return names | {"g": g}

    @property
    def arrived(self) -> Value | None:
        """What had reached the node before this step, or was left in its grad; None where nothing was."""
        trace, before = self.point.trace, self.question.before
        left = self.point.left.get(self.question.step.node)
        if before:
            return self._look(piled(left, sum_of([trace.contribution(edge) for edge in before])))
        return None if left is None or self.question.step.edge is None else self._look(left)

    def result(self) -> Value:
        """The step's number, computed from what it works with."""
        question, point = self.question, self.point
        match question.asked:
            case Asked.VALUE:
                return self.maths(question.text)
            case Asked.LOCAL:
                return self.local()
            case Asked.RULE:
                return self.pull()
            case Asked.CONTRIBUTION | Asked.SUM:
                share = self.share()
                return share if self.arrived is None else self.arrived + share
            case Asked.UPDATE:
                return self.line()
        return question.right(point)

    def update_letters(self, **others: Value) -> dict[str, Value]:
        """What the letters of the optimiser's line mean here; `others` stand in the place of some of them."""
        point, step, rule = self.point, self.question.step, self.question.walkthrough.rule
        nothing: Value = np.zeros_like(self.own)[()]
        remembered = {
            state: self._look(point.states.get(state, {}).get(step.node, nothing)) for state in rule.states
        }
        found = {PARAMETER: self.own, GRADIENT: self.g, **rule.letters(point.rate, point.count, remembered)}
        found |= others
        for line in rule.lines[: step.line]:
            found[line.target] = self._look(evaluate(text.parse(line.maths), found))
        return found

    def line(self, letters: Mapping[str, Value] | None = None) -> Value:
        """What the line of the step makes; of these letters, or of the right ones."""
        line = self.question.walkthrough.rule.lines[self.question.step.line]
        return evaluate(text.parse(line.maths), self.update_letters() if letters is None else letters)

    def share(self) -> Value:
        """What this step's edge brings."""
        if self.point.trace.local_gradient(self.question.edge) is None:
            return self.pull()
        return self.passed(self.local())
