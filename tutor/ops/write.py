"""Maths text as a person reads it: typeset (TeX), in plain characters, or spoken.

The names in the text are replaced by what the reader knows them by (`Term`): a symbol, a number, or a whole
expression.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from tutor.ops import spoken, text
from tutor.ops.scripts import raised

Style = Literal["tex", "plain", "spoken"]


class Binding(IntEnum):
    """How tightly an expression holds together: the looser one gets brackets inside the tighter one."""

    COMPARE = 0
    SUM = 1
    MINUS = 2
    PRODUCT = 3
    FACTOR = 4
    POWER = 5
    ATOM = 6


@dataclass(frozen=True)
class Term:
    """A written expression, how tightly it holds together, and whether it is a number (`2r`, but `2·3`).

    A `coefficient` is a number that stands in the expression itself: it needs no dot before a symbol.
    """

    written: str
    binding: Binding = Binding.ATOM
    number: bool = False
    coefficient: bool = False


_PRODUCT = {"tex": r"{0} \cdot {1}", "plain": "{0}·{1}", "spoken": "{0} times {1}"}
_TIMES_FACTOR = {"tex": "{0}{1}", "plain": "{0}{1}", "spoken": "{0} times {1}"}
_MATMUL = {"tex": r"{0}\,{1}", "plain": "{0}·{1}", "spoken": "{0} matrix-times {1}"}
_QUOTIENT = {"tex": r"\frac{{{0}}}{{{1}}}", "plain": "{0}/{1}", "spoken": "{0} divided by {1}"}
_SUM = {"tex": "{0} + {1}", "plain": "{0} + {1}", "spoken": "{0} plus {1}"}
_DIFFERENCE = {"tex": "{0} - {1}", "plain": "{0} − {1}", "spoken": "{0} minus {1}"}
_MINUS = {"tex": "-{0}", "plain": "−{0}", "spoken": "minus {0}"}
_POWER = {"tex": "{0}^{{{1}}}", "plain": "{0}^{1}", "spoken": "{0} to the power {1}"}
_SQUARE = {"tex": "{0}^{{2}}", "plain": "{0}²", "spoken": "{0} squared"}
_TRANSPOSE = {"tex": r"{0}^{{\top}}", "plain": "{0}ᵀ", "spoken": "{0} transposed"}
_WHERE = {"plain": "({1} if {0} else {2})", "spoken": "{1} if {0}, else {2}"}
_BRACKETS = {"tex": r"\left({0}\right)", "plain": "({0})", "spoken": "({0})"}
_COMPARE: dict[type, dict[str, str]] = {
    ast.Gt: {"tex": "{0} > {1}", "plain": "{0} > {1}", "spoken": "{0} is greater than {1}"},
    ast.Lt: {"tex": "{0} < {1}", "plain": "{0} < {1}", "spoken": "{0} is less than {1}"},
    ast.GtE: {"tex": r"{0} \ge {1}", "plain": "{0} ≥ {1}", "spoken": "{0} is at least {1}"},
    ast.LtE: {"tex": r"{0} \le {1}", "plain": "{0} ≤ {1}", "spoken": "{0} is at most {1}"},
    ast.Eq: {"tex": "{0} = {1}", "plain": "{0} = {1}", "spoken": "{0} equals {1}"},
}
_CALLS: dict[str, dict[str, str]] = {
    "exp": {"tex": "e^{{{0}}}", "plain": "exp({0})", "spoken": "e to the power {0}"},
    "log": {"tex": r"\ln\left({0}\right)", "plain": "ln({0})", "spoken": "the natural logarithm of {0}"},
    "sqrt": {"tex": r"\sqrt{{{0}}}", "plain": "√({0})", "spoken": "the square root of {0}"},
    "abs": {"tex": r"\left|{0}\right|", "plain": "|{0}|", "spoken": "the absolute value of {0}"},
    "sum": {"tex": r"\sum {0}", "plain": "Σ {0}", "spoken": "the sum of {0}"},
    "size": {"tex": r"n", "plain": "n", "spoken": "the number of elements of {0}"},
    "maximum": {
        "tex": r"\max\left({0},\, {1}\right)",
        "plain": "max({0}, {1})",
        "spoken": "the larger of {0} and {1}",
    },
    "minimum": {
        "tex": r"\min\left({0},\, {1}\right)",
        "plain": "min({0}, {1})",
        "spoken": "the smaller of {0} and {1}",
    },
}


_ALONG: dict[str, dict[str, str]] = {
    "exp_share": {
        "tex": r"\frac{{e^{{{0}}}}}{{\sum e^{{{0}}}}}",
        "plain": "exp({0})/Σ exp({0})",
        "spoken": "e to the power {0}, divided by the sum of such powers",
    },
    "logsumexp": {
        "tex": r"\ln \sum e^{{{0}}}",
        "plain": "ln Σ exp({0})",
        "spoken": "the logarithm of the sum of e to the power {0}",
    },
    "sum_along": {"tex": r"\sum {0}", "plain": "Σ {0}", "spoken": "the sum of {0}"},
    "average": {"tex": r"\overline{{{0}}}", "plain": "mean({0})", "spoken": "the mean of {0}"},
    "largest": {"tex": r"\max {0}", "plain": "max({0})", "spoken": "the largest element of {0}"},
    "peak": {
        "tex": r"\left[{0} = \max {0}\right]",
        "plain": "[{0} = max({0})]",
        "spoken": "1 where {0} is largest, else 0",
    },
    "floored_log": _CALLS["log"],
    "kept": {"tex": r"\mathrm{{mask}}", "plain": "mask", "spoken": "the mask of what is kept"},
    "shaped_as": {
        "tex": r"\mathrm{{reshape}}\left({0}\right)",
        "plain": "reshape({0})",
        "spoken": "{0} in the shape of {1}",
    },
    "joined": {"tex": r"\left[{0},\, {1}\right]", "plain": "[{0}, {1}]", "spoken": "{0} and {1} behind it"},
    "first_of": {
        "tex": r"\mathrm{{first}}\left({0}\right)",
        "plain": "first({0})",
        "spoken": "the first part of {0}",
    },
    "last_of": {
        "tex": r"\mathrm{{last}}\left({0}\right)",
        "plain": "last({0})",
        "spoken": "the last part of {0}",
    },
    "part": {
        "tex": r"{{{0}}}_{{{1} \ldots {2}}}",
        "plain": "{0}[{1}:{2}]",
        "spoken": "the part of {0} from {1} to before {2}",
    },
    "put_back": {
        "tex": r"\left[0,\, {0},\, 0\right]",
        "plain": "[0, {0}, 0]",
        "spoken": "{0} in its place, with zeros around it",
    },
}
"""Functions along axes: what they do is written, and their settings are left to the code."""
_BINDING_ALONG = {"exp_share": Binding.PRODUCT, "logsumexp": Binding.PRODUCT}


def write(maths: str, terms: Mapping[str, Term], style: Style) -> Term:
    """`maths` with its names replaced by `terms`, in one of three styles; a name without a term stays."""
    return _Writer(terms, style).term(text.parse(maths))


class _Writer:
    def __init__(self, terms: Mapping[str, Term], style: Style) -> None:
        self._terms, self._style = terms, style

    def term(self, node: ast.expr) -> Term:
        """One expression as it is written, with how tightly it holds together."""
        match node:
            case ast.Name(id=name):
                return self._terms.get(name, Term(name))
            case ast.Constant(value=int() | float() as number):
                return Term(f"{number:g}", number=True, coefficient=True)
            case ast.UnaryOp(operand=operand):
                return Term(self._put(_MINUS, self._inside(operand, Binding.PRODUCT)), Binding.MINUS)
            case ast.Attribute(value=value):
                return Term(self._put(_TRANSPOSE, self._base(value)), Binding.POWER)
            case ast.BinOp():
                return self._binary(node)
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                sides = (self._inside(left, Binding.SUM), self._inside(right, Binding.SUM))
                return Term(self._put(_COMPARE[type(operator)], *sides), Binding.COMPARE)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=keywords):
                return self._call(name, arguments, keywords)
        raise ValueError(f"maths text has no {ast.dump(node)}")

    def _put(self, forms: Mapping[str, str], *parts: str) -> str:
        written = forms[self._style]
        return (spoken.form(written) if self._style == "spoken" else written).format(*parts)

    def _inside(self, node: ast.expr, at_least: Binding) -> str:
        term = self.term(node)
        return term.written if term.binding >= at_least else self._put(_BRACKETS, term.written)

    def _binary(self, node: ast.BinOp) -> Term:
        if isinstance(node.op, ast.Add | ast.Sub):
            forms = _SUM if isinstance(node.op, ast.Add) else _DIFFERENCE
            parts = (self._inside(node.left, Binding.SUM), self._inside(node.right, Binding.PRODUCT))
            return Term(self._put(forms, *parts), Binding.SUM)
        if isinstance(node.op, ast.Pow):
            return self._power(node)
        if isinstance(node.op, ast.Div):
            in_tex = self._style == "tex"
            left, right = (Binding.COMPARE, Binding.COMPARE) if in_tex else (Binding.MINUS, Binding.POWER)
            parts = (self._inside(node.left, left), self._inside(node.right, right))
            return Term(self._put(_QUOTIENT, *parts), Binding.FACTOR if in_tex else Binding.PRODUCT)
        return self._product(node)

    def _base(self, node: ast.expr) -> str:
        """What something is raised above; ziamath needs braces around a matrix there."""
        base = self._inside(node, Binding.ATOM)
        return f"{{{base}}}" if self._style == "tex" and base.endswith("matrix}") else base

    def _power(self, node: ast.BinOp) -> Term:
        base, number = self._base(node.left), self.term(node.left).number
        if isinstance(node.right, ast.Constant) and node.right.value == 2:
            return Term(self._put(_SQUARE, base), Binding.POWER, number)
        exponent = self._inside(node.right, Binding.COMPARE if self._style == "tex" else Binding.ATOM)
        if self._style == "plain" and exponent.isdecimal():
            return Term(f"{base}{raised(exponent)}", Binding.POWER, number)
        return Term(self._put(_POWER, base, exponent), Binding.POWER, number)

    def _product(self, node: ast.BinOp) -> Term:
        parts = (self._inside(node.left, Binding.MINUS), self._inside(node.right, Binding.FACTOR))
        if isinstance(node.op, ast.MatMult):
            return Term(self._put(_MATMUL, *parts), Binding.PRODUCT)
        left, right = self.term(node.left), self.term(node.right)
        if left.coefficient and right.binding >= Binding.POWER and not right.number:
            return Term(self._put(_TIMES_FACTOR, *parts), Binding.FACTOR)
        return Term(self._put(_PRODUCT, *parts), Binding.PRODUCT)

    def _call(self, name: str, arguments: list[ast.expr], keywords: list[ast.keyword]) -> Term:
        if name == "logaddexp":
            return self.term(_log_of_sum(*arguments))
        if name == "size" and name in self._terms:
            return self._terms[name]
        if name == "where" and self._style == "tex":
            return Term(self._cases(arguments))
        if name in ("computed", "pulled"):
            return self._opaque(name, arguments)
        if name == "where":
            written = self._put(_WHERE, *(self._inside(part, Binding.COMPARE) for part in arguments))
            return Term(written, Binding.COMPARE if self._style == "spoken" else Binding.ATOM)
        inner, outer = self._brackets_of_call(name)
        parts = [self._inside(argument, inner) for argument in arguments]
        if name in _CALLS:
            return Term(self._put(_CALLS[name], *parts), outer)
        if name in _ALONG:
            return Term(self._put(_ALONG[name], *parts), outer)
        return self._named_call(name, arguments, keywords)

    def _named_call(self, name: str, arguments: list[ast.expr], keywords: list[ast.keyword]) -> Term:
        """A function that is written by its name: `softmax(h)`."""
        inner, outer = self._brackets_of_call(name)
        parts = [self._inside(argument, inner) for argument in arguments]
        written = ", ".join([*parts, *(self._keyword(keyword) for keyword in keywords)])
        if self._style == "tex":
            upright = name.replace("_", r"\text{_}")
            return Term(rf"\mathrm{{{upright}}}\left({written}\right)")
        if self._style == "spoken":
            return Term(spoken.form("{0} of {1}").format(name, written), outer)
        return Term(f"{name}({written})")

    def _opaque(self, name: str, arguments: list[ast.expr]) -> Term:
        """What PyTorch computes: the operation, or what autograd makes of the given gradient."""
        from tutor.ops.opaque import signature  # few graphs have one

        match arguments:
            case [ast.Constant(value=str() as op), *operands] if name == "computed":
                return self._named_call(signature(op).called, operands, [])
            case [_, _, given, *_]:
                return self._named_call("autograd", [given], [])
        raise ValueError(f"maths text has no such {name}")

    def _keyword(self, keyword: ast.keyword) -> str:
        """A setting that stands in the name of a node, `axis = 0`."""
        value, name = self._inside(keyword.value, Binding.COMPARE), str(keyword.arg)
        return rf"\mathrm{{{name}}} = {value}" if self._style == "tex" else f"{name}={value}"

    def _brackets_of_call(self, name: str) -> tuple[Binding, Binding]:
        """How tightly the arguments of a call are to hold together, and how tightly the call itself does."""
        if self._style == "spoken":
            return Binding.POWER, Binding.POWER
        if name in ("sum", "sum_along"):
            return Binding.POWER, Binding.PRODUCT
        if name in _ALONG:
            inner = Binding.POWER if name in ("largest", "peak", "part") else Binding.COMPARE
            return inner, _BINDING_ALONG.get(name, Binding.ATOM)
        return Binding.COMPARE, Binding.POWER if name == "exp" and self._style == "tex" else Binding.ATOM

    def _cases(self, arguments: list[ast.expr]) -> str:
        """A choice in TeX; a choice within its last branch is one more row of the same brace."""
        rows, otherwise = "", arguments
        while True:
            condition, yes, no = otherwise
            rows += rf"{self.term(yes).written} & {self.term(condition).written}\\"
            if not (isinstance(no, ast.Call) and isinstance(no.func, ast.Name) and no.func.id == "where"):
                return rf"\begin{{cases}}{rows}{self.term(no).written} & \mathrm{{else}}\end{{cases}}"
            otherwise = no.args


def _log_of_sum(left: ast.expr, right: ast.expr) -> ast.expr:
    """`logaddexp(left, right)` as a textbook has it: log(exp(left) + exp(right)), and 1 for exp(0)."""
    parts = [
        ast.Constant(1)
        if isinstance(part, ast.Constant) and part.value == 0
        else ast.Call(ast.Name("exp"), [part], [])
        for part in (left, right)
    ]
    return ast.Call(ast.Name("log"), [ast.BinOp(parts[0], ast.Add(), parts[1])], [])
