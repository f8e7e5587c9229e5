"""An answer to a question: its text in the symbols of the canvas, and whether it is equal in meaning.

A number is right within 1e−4 of the number, or where the true one, rounded to the digits typed, is what was
typed, and these are three significant digits or more. What comes out when one computes with the numbers as
the canvas shows them (four digits) is right as well. A formula is right where it has the right value for
random values of all leaves, within 1e−6.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import numpy as np

from tutor import spelling
from tutor.engine import Value
from tutor.engine.numbers import fit, shape_of
from tutor.language import listed, translate
from tutor.walk.figures import short
from tutor.walk.questions.formula import AnswerError, Formula, Misfit, read_formula
from tutor.walk.questions.question import Asked, Point, Question
from tutor.walk.questions.working import Working

NEAR, EXACT = 1e-4, 1e-6
_SIGNS = {
    "−": "-", "·": "*", "×": "*", "÷": "/", "²": "**2", "³": "**3", "ᵀ": ".T", "^": "**", "∞": "inf",
    "NaN": "nan", "α": "alpha",
}  # fmt: skip


class Answer:
    """What a learner gave to a question."""

    def __init__(self, question: Question, text: str) -> None:
        """Read it.

        Raises:
            AnswerError: it cannot be read, or names what the canvas does not have.
        """
        self.question = question
        self.formula: Formula = read_formula(in_names(question, text))
        self._check_names()

    @property
    def is_number(self) -> bool:
        """Whether it is a number or rows of numbers."""
        return self.formula.is_number

    def at(self, point: Point) -> Value:
        """Its value at a point.

        Raises:
            AnswerError: matrices in it do not fit together.
        """
        names = self.question.names(point)
        try:
            found = self._evaluated(names)
        except Misfit as error:
            found = self._as_matrices(point, names, np.empty(0))
            if not np.size(found):
                raise error from None
        if np.shape(found) != shape_of(self.question.right(point)):
            found = self._as_matrices(point, names, found)
        return found

    def _evaluated(self, names: Mapping[str, Value]) -> Value:
        """In symbols, a misfit is told in the symbols of the canvas."""
        try:
            return self.formula.at(names)
        except Misfit as error:
            raise Misfit(self._in_symbols(str(error))) from None

    def _in_symbols(self, sentence: str) -> str:
        symbols = self.question.symbols
        for name in sorted(self.formula.names, key=len, reverse=True):
            if name.isidentifier() and name in self.question.here.trace.graph:
                sentence = re.sub(rf"(?<![\w.]){re.escape(name)}(?!\w)", symbols.plain(name), sentence)
        return sentence

    def _as_matrices(self, point: Point, names: Mapping[str, Value], found: Value) -> Value:
        """The value with vectors as rows and columns, as a matrix product takes them; one number for all."""
        question = self.question
        shape = shape_of(question.right(point))
        if not np.ndim(found) and question.asked in (Asked.LOCAL, Asked.GIVEN, Asked.ZERO):
            return np.broadcast_to(np.asarray(found), shape)
        edge = question.step.edge
        if edge is not None and point.trace.local_gradient(edge) is None and self.formula.names:
            if edge.index > 1 and np.shape(found) == shape_of(point.trace.value(edge.target)):
                return fit(found, shape, "float64")
            return self._of_matrices(Working(question, point), names, shape, found)
        return found

    def _of_matrices(
        self, work: Working, names: Mapping[str, Value], shape: tuple[int, ...], found: Value
    ) -> Value:
        matrices, node = work.matrices, work.point.trace.graph[self.question.edge.target]
        promoted = dict(names) | {"g": matrices["g"]}
        promoted |= {name: matrices[letter] for letter, name in zip("ab", node.operands, strict=False)}
        try:
            other = self.formula.at(promoted)
        except AnswerError:
            return found
        return np.reshape(other, shape) if np.size(other) == np.prod(shape) else found

    def is_right_here(self) -> bool:
        """Whether it has the right value with the numbers on the screen."""
        question = self.question
        mine = self.at(question.here)
        right = question.right(question.here)
        return self.is_near(mine, right) or self.is_near(mine, self._as_shown(right))

    def _as_shown(self, right: Value) -> Value:
        """What comes out of the numbers as the canvas shows them; small changes of them change it little."""
        try:
            shown = Working(self.question, self.question.here, _shown).result()
        except AnswerError:
            return right
        return shown if np.shape(shown) == np.shape(right) else right

    def is_near(self, mine: Value, other: Value) -> bool:
        """Whether the answer's value says this number, as exactly as the answer was typed."""
        if np.shape(mine) != np.shape(other):
            return False
        return _close(mine, other, self.tolerance(other))

    def tolerance(self, other: Value) -> Value:
        """How far the answer's value may be from a number to say it, of an array number by number."""
        rounding = self.formula.rounding() if self.is_number else 0.0
        found: Value = np.maximum(NEAR * np.abs(other), rounding)
        return found

    def is_rough(self) -> bool:
        """Whether it is right as far as it goes, and goes no further than two digits."""
        question = self.question
        mine, right = self.at(question.here), question.right(question.here)
        if not self.is_number or np.shape(mine) != np.shape(right):
            return False
        within = np.asarray(self.formula.rough_rounding())
        return bool(np.all(within < 0.5 * np.abs(right))) and _close(mine, right, within)

    def holds_everywhere(self) -> bool:
        """Whether a formula has the right value at random points, too."""
        return all(self.agrees(point, self.question.right(point)) for point in self.question.points)

    def agrees(self, point: Point, other: Value) -> bool:
        """Whether the formula's value at a point is this one."""
        mine = self.at(point)
        if np.shape(mine) != np.shape(other):
            return False
        scale = np.max(np.abs(other), initial=1e-9) if np.all(np.isfinite(other)) else 1.0
        return _close(mine, other, EXACT * scale)

    def _check_names(self) -> None:
        question = self.question
        known = question.names(question.here)
        for name in sorted(self.formula.names):
            if name in known or name in ("nan", "inf"):
                continue
            stem = name.partition(".")[0]
            if stem in question.here.trace.graph:
                sentence = translate("predict", "{name} is not known yet: use what is on the canvas.")
                raise AnswerError(sentence.format(name=self._called(name)))
            raise AnswerError(self._no_such_name(name, list(known)))

    def _called(self, name: str) -> str:
        stem, dot, grad = name.partition(".")
        return self.question.symbols.plain(stem) + dot + grad

    def _no_such_name(self, name: str, known: list[str]) -> str:
        sentence = translate("predict", "There is no {name} here; there are {known}.")
        shown = [self._called(each) for each in known[:8]] + (["…"] if len(known) > 8 else [])
        meant = spelling.nearest(name, tuple(known))
        if meant is not None:
            sentence = translate("predict", "There is no {name} here; is {meant} meant?")
        return sentence.format(name=name, known=listed(shown) or "–", meant=meant)


def in_names(question: Question, text: str) -> str:
    """The text with the symbols of the canvas as names: `2·ŷ` is `2*y_hat`, `∂loss/∂r` is `r.grad`."""
    text = unicodedata.normalize("NFC", text.strip())
    graph, symbols = question.here.trace.graph, question.symbols
    called = {symbols.plain(node.name): node.name for node in graph.nodes if node.name.isidentifier()}
    for symbol in sorted(called, key=len, reverse=True):
        if symbol not in graph:
            text = re.sub(rf"(?<!\w){re.escape(symbol)}(?!\w)", called[symbol], text)
    top = re.escape(called.get(question.plain.top, question.plain.top))
    text = re.sub(rf"∂{top}/∂(\w+)", r"\1.grad", text)
    for sign, written in _SIGNS.items():
        text = text.replace(sign, written)
    return text


def _shown(value: Value) -> Value:
    """The value with the digits that the canvas shows."""
    array = np.asarray(value, np.float64)
    digits = [float(short(item).replace("−", "-").replace("∞", "inf")) for item in array.flat]
    found: Value = fit(np.reshape(digits, array.shape), array.shape, "float64")
    return found


def _close(mine: Value, other: Value, within: Value) -> bool:
    with np.errstate(all="ignore"):
        near = np.abs(np.subtract(mine, other)) <= np.asarray(within) * (1 + 1e-9) + 1e-12
    same = np.equal(mine, other) | (np.isnan(mine) & np.isnan(other))
    return bool(np.all(near | same))
