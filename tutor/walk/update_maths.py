"""The lines of an optimiser as formulas: in the symbols of a parameter, and with the numbers put in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tutor.engine import Trace, Value
from tutor.engine.update_rule import COUNT, GRADIENT, PARAMETER, RATE, UpdateRule
from tutor.graph.symbols import Symbols
from tutor.ops import text
from tutor.ops.write import Binding, Style, Term, write
from tutor.walk.known import Updates
from tutor.walk.quantity import Kind, Quantity

if TYPE_CHECKING:
    from tutor.walk.derivation import Derivations

_SYMBOLS = Symbols({RATE: r"\alpha", "eps": r"\varepsilon", "decay": r"\lambda"})


def letter(name: str, style: Style) -> Term:
    """What a letter of an optimiser's lines is shown as, most as names are: `beta1` is β₁.

    In plain characters m̂ is called `m_hat`, as one types it: few fonts have a hat for it.
    """
    term = _SYMBOLS.term(name, style)
    return Term(name) if style != "tex" and any(map(unicodedata.combining, term.written)) else term


def plain(name: str) -> str:
    """The same in plain characters, as text."""
    return letter(name, "plain").written


class UpdateMaths:
    """Writes the lines of the update of one parameter; `derivations` writes its names and numbers."""

    def __init__(self, derivations: Derivations, parameter: str, rule: UpdateRule, style: Style) -> None:
        self._write, self._parameter, self._rule, self._style = derivations, parameter, rule, style

    def left(self, line: int) -> str:
        """What the line makes, in symbols."""
        target = self._rule.lines[line].target
        if target == PARAMETER:
            return self._write.symbol(self._parameter)
        return letter(target, self._style).written

    def relation(self, line: int) -> str:
        """An arrow where the line changes what stays, the parameter or a state; else an equals sign."""
        stays = self._rule.lines[line].target in (PARAMETER, *self._rule.states)
        return (r"\leftarrow" if self._style == "tex" else "←") if stays else "="

    def symbols(self, line: int, *, by_grad: bool) -> str:
        """The line's maths in symbols; `by_grad`: the gradient is what grad holds, and no ∂L/∂w."""
        maths = self._rule.lines[line].maths
        terms = {name: letter(name, self._style) for name in text.names(maths)}
        terms[PARAMETER] = self._write.element(self._parameter, ())
        if not any(before.target == GRADIENT for before in self._rule.lines[:line]):
            slope = self._write.grad if by_grad else self._write.partial
            terms[GRADIENT] = Term(slope(self._parameter), Binding.POWER)  # squared, it has brackets
        return write(maths, terms, self._style).written

    def numbers(self, line: int, updates: Updates, trace: Trace) -> str:
        """The line's maths in numbers."""
        parameter, maths = self._parameter, self._rule.lines[line].maths
        gradient = updates.held(parameter, trace.gradient(parameter))
        known: Mapping[str, Value] = {
            PARAMETER: trace.value(parameter),
            GRADIENT: gradient,
            **updates.letters(parameter, line),
        }
        terms = {
            name: self._write.number(known[name], self._quantity(name, line)) for name in text.names(maths)
        }
        return write(maths, terms, self._style).written

    def _quantity(self, known: str, line: int) -> Quantity | None:
        """What a letter is of the walk; None for a setting."""
        name = self._parameter
        if known == PARAMETER:
            return Quantity(Kind.VALUE, name)
        made = [each.target for each in self._rule.lines[:line]]
        if known == GRADIENT and GRADIENT not in made:
            return Quantity(Kind.GRADIENT, name)
        if known in (COUNT, *self._rule.states, *made):
            return Quantity(Kind.STATE, name, state=known)
        return None


def rule_lines(rule: UpdateRule, style: Style) -> tuple[str, ...]:
    """The lines of an optimiser for any parameter w, as formulas: `w ← w − α·∂L/∂w`."""
    found = []
    arrow, slope = (r"\leftarrow", r"\frac{\partial L}{\partial w}") if style == "tex" else ("←", "∂L/∂w")
    gradient = Term(slope, Binding.POWER)
    for line in rule.lines:
        terms = {name: letter(name, style) for name in text.names(line.maths)} | {GRADIENT: gradient}
        relation = arrow if line.target in (PARAMETER, *rule.states) else "="
        written = write(line.maths, terms, style).written
        found.append(f"{letter(line.target, style).written} {relation} {written}")
        if line.target == GRADIENT:
            gradient = letter(GRADIENT, style)
    return tuple(found)
