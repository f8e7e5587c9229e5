"""An optimiser's lines as straight-line Python: in variables of single numbers, or into flat arrays."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tutor.engine.update_rule import COUNT, GRADIENT, PARAMETER, RATE, UpdateRule
from tutor.ops import text
from tutor.ops.lower import Literal, to_python

_CALLS: dict[type, str] = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide",
}  # fmt: skip

Free = Callable[[str], str]
"""Gives a name that nothing has yet, the wished one if it can be."""


@dataclass(frozen=True)
class Counted:
    """The variable of `t`, if a line reads it, and those of what hangs on `t`: computed once an iteration."""

    rule: UpdateRule
    variable: str
    names: dict[str, str]

    @classmethod
    def of(cls, rule: UpdateRule, free: Free) -> Counted:
        """The counters of a rule; none where its lines do not count."""
        if not rule.counts:
            return cls(rule, "", {})
        return cls(rule, free(COUNT), {name: free(name) for name, _ in rule.folded.counted})

    @property
    def lines(self) -> list[str]:
        """The lines that an iteration begins its update with."""
        if not self.variable:
            return []
        names = {COUNT: self.variable}
        found = [f"{self.variable} = {self.variable} + 1"]
        for name, code in self.rule.folded.counted:
            tree = _Renamed(names).visit(ast.parse(code, mode="eval"))
            found.append(f"{self.names[name]} = {ast.unparse(tree)}")
        return found


def scalar_lines(
    counted: Counted, parameter: str, gradient: str, states: dict[str, str], literal: Literal, free: Free
) -> list[str]:
    """The lines that move one parameter of a single number; all names are those of variables."""
    rule = counted.rule
    letters = _letters(rule, counted, states, literal) | {PARAMETER: parameter, GRADIENT: gradient}
    found = []
    for line in rule.folded.lines:
        code = to_python(line.maths, letters, scalar=True, literal=literal)
        if line.target not in (PARAMETER, *rule.states):
            letters[line.target] = free(f"{line.target}_{parameter}")
        found.append(f"{letters[line.target]} = {ast.unparse(ast.parse(code, mode='eval'))}")
    return found


def _letters(rule: UpdateRule, counted: Counted, states: dict[str, str], literal: Literal) -> dict[str, str]:
    constants = {name: literal(number) for name, number in rule.folded.constants}
    return {RATE: "rate", COUNT: counted.variable, **constants, **counted.names, **states}


class ArrayLines:
    """The lines that move all parameters at once, which lie in flat arrays; every call writes into one."""

    def __init__(
        self, counted: Counted, gradient: str, states: Sequence[str], free: Free, parts: Sequence[str]
    ) -> None:
        """`gradient` and `states` are the names of flat arrays, as `weights` and the buffer `steps` are.

        `parts` are the slices of them that are moved; an empty text is all of it.
        """
        self._rule, self._free = counted.rule, free
        named = dict(zip(self._rule.states, states, strict=True))
        self._letters = _letters(self._rule, counted, {}, repr)
        self._arrays = {PARAMETER: "weights", GRADIENT: gradient, **named}
        self._buffers = ["steps"]
        self._made: dict[str, str] = {}
        self._part = ""
        self.lines: list[str] = []
        for self._part in parts:
            self._write()

    @property
    def arrays(self) -> list[str]:
        """The names of arrays of the weights' size that the lines need besides `steps`."""
        return [*self._buffers[1:], *self._made.values()]

    def _write(self) -> None:
        """The lines for one part of the arrays."""
        for name, array in self._arrays.items():
            self._letters[name] = f"{array}{self._part}"
        for line in self._rule.folded.lines:
            out = self._out(line.target)
            self._into(text.parse(line.maths), out, 0)
            self._letters[line.target] = out

    def _out(self, target: str) -> str:
        if target in (PARAMETER, *self._rule.states):
            return self._letters[target]
        if target not in self._made:
            self._made[target] = self._free(f"{target}_of_all")
        return f"{self._made[target]}{self._part}"

    def _into(self, node: ast.expr, out: str, depth: int) -> None:
        """Have `out` filled with the expression; buffers from `depth` on are free."""
        match node:
            case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=2)):
                base = self._value(node.left, depth)
                self.lines.append(f"multiply({base}, {base}, {out})")
            case ast.BinOp(op=operator) if type(operator) in _CALLS:
                left = self._value(node.left, depth)
                right = self._value(node.right, depth + (not _is_at_hand(node.left)))
                self.lines.append(f"{_CALLS[type(operator)]}({left}, {right}, {out})")
            case ast.Call(func=ast.Name(id="sqrt"), args=[operand]):
                self.lines.append(f"sqrt({self._value(operand, depth)}, {out})")
            case _:
                raise ValueError(f"an optimiser's line has {ast.unparse(node)}, which no call fills in")

    def _value(self, node: ast.expr, depth: int) -> str:
        """The name or the number of an operand; one that is computed lies in the buffer of this depth."""
        if _is_at_hand(node):
            return to_python(ast.unparse(node), self._letters, scalar=False)
        while len(self._buffers) <= depth:
            self._buffers.append(self._free(f"steps_{len(self._buffers) + 1}"))
        out = f"{self._buffers[depth]}{self._part}"
        self._into(node, out, depth)
        return out


def _is_at_hand(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Constant)


class _Renamed(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name(self._names.get(node.id, node.id))
