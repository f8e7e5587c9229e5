"""Lines of generated numpy whose calls write into the arrays that the same calls made an iteration before.

    h = tanh(t + b)

becomes

    inner = add(t, b, inner)
    h = tanh(inner, h)

Before the first iteration `inner` and `h` are None: numpy then makes the arrays, of the shape and the type
that they need, and so no shape has to be known here. Every number keeps its bits.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import numpy as np

from tutor.engine.code.code_names import without_brackets
from tutor.engine.numbers import DType

_CALLS: dict[type, tuple[str, str]] = {
    ast.Add: ("+", "add"), ast.Sub: ("-", "subtract"), ast.Mult: ("*", "multiply"), ast.Div: ("/", "divide"),
}  # fmt: skip
_NUMBERS = {"0": "zero", "1": "one", "2": "two"}
_OPERATORS = {call: symbol for symbol, call in _CALLS.values()}
_BY_NAME = ("maximum", "minimum")
"""What numpy wants to be told by name where to write."""
_IN_BRACKETS = (ast.BinOp, ast.Compare, ast.BoolOp, ast.IfExp)


class Reused:
    """Rewrites the lines of a loop's body; each variable of an array is assigned once in them."""

    def __init__(
        self,
        functions: Mapping[str, Any],
        arrays: Iterable[str],
        shared: Collection[str],
        free: Callable[[str], str],
        dtype: DType,
    ) -> None:
        """What the lines are known to have.

        Args:
            functions: what the names of functions mean.
            arrays: the variables that are arrays of at least one axis in every iteration.
            shared: those of them that are the same array in every iteration, whatever numbers it has.
            free: gives a name that nothing has yet, the wished one if it can be.
            dtype: the type of all arrays.
        """
        self._elementwise = {name for name, each in functions.items() if _is_elementwise(each)}
        self._arrays, self._shared, self._free, self._dtype = set(arrays), shared, free, dtype
        self._line = b""
        self._names: dict[str, str] = {}
        self._lines: list[str] = []
        self._inner: set[str] = set()  # what only the line that made it reads
        self.made: list[str] = []
        """The variables that are to be None before the first iteration, and before one of other lengths."""
        self.numbers: dict[str, Any] = {}
        """What the lines call numbers, as arrays without an axis: numpy takes those faster than Python's."""
        self.views: list[str] = []
        """Lines that are to come before the loop: views of what is shared."""

    def rewritten(self, lines: list[str]) -> list[str]:
        """The lines that do the same."""
        self._lines = []
        for line, statement in zip(lines, ast.parse("\n".join(lines)).body, strict=True):
            self._line = line.encode()
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    code, is_array = self._value(value, name)
                    if is_array:
                        self._arrays.add(name)
                    self._lines.append(f"{name} = {without_brackets(code)}")
                case ast.Expr(value=ast.Call() as call):
                    self._lines.append(self._filling(call))
                case _:
                    self._lines.append(line)
        return self._lines

    def _value(self, node: ast.expr, into: str = "") -> tuple[str, bool]:
        """An expression, and whether it surely is an array; `into` is the variable that it is for."""
        match node:
            case ast.Name(id=name):
                return name, name in self._arrays
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _CALLS:
                return self._elements(_CALLS[type(operator)][1], [left, right], into)
            case ast.UnaryOp(op=ast.USub(), operand=operand) if not isinstance(operand, ast.Constant):
                return self._elements("negative", [operand], into)
            case ast.Subscript(value=value, slice=ast.Tuple(elts=places)) if all(map(_keeps_axis, places)):
                code, is_array = self._value(value)
                return f"{code}{self._behind(value, node)}", is_array
            case ast.Call(func=ast.Attribute(value=value, attr="reshape"), args=[ast.Tuple(elts=lengths)]):
                return f"{self._value(value)[0]}{self._behind(value, node)}", bool(lengths)
            case ast.Call(func=ast.Name(id=function)):
                return self._call(node, function, into)
        return self._source(node), False

    def _elements(self, function: str, operands: list[ast.expr], into: str) -> tuple[str, bool]:
        """A function of each element by itself."""
        found = [self._value(operand) for operand in operands]
        codes = [code for code, _ in found]
        arrays = [code for code, is_array in found if is_array]
        if arrays:
            codes = [self._number(code) for code in codes]
            others = [code for code in codes if code not in self.numbers]
            if not into and others == arrays[:1] and others[0] in self._inner:
                self._lines.append(_into(function, codes, others[0]))  # numbers leave it its shape
                return others[0], True
            return self._kept(function, codes, into)
        if function in _OPERATORS:
            return f"({f' {_OPERATORS[function]} '.join(codes)})", False
        return (f"(-{codes[0]})" if function == "negative" else f"{function}({', '.join(codes)})"), False

    def _call(self, node: ast.Call, function: str, into: str) -> tuple[str, bool]:
        if function in self._elementwise:
            return self._elements(function, node.args, into)
        codes = [self._value(argument)[0] for argument in node.args]
        if function == "dot":
            left, right = codes
            return self._kept(f"{left}.dot", [right], into)
        if function == "matmul" and into in self._arrays:
            return self._kept(function, codes, into)
        code = f"{function}({', '.join([*codes, *self._named(node)])})"
        if function == "transpose" and codes[0] in self._shared:
            if code not in self._names:
                self._names[code] = self._free(f"{codes[0]}_T")
                self.views.append(f"{self._names[code]} = {code}")
            return self._names[code], True
        return code, False

    def _kept(self, function: str, codes: list[str], into: str) -> tuple[str, bool]:
        """The call that writes into a variable of its own; in a line of its own, if it is a part of one."""
        name = into or self._free("inner")
        self.made.append(name)
        call = _into(function, codes, name)
        if into:
            return call, True
        self._inner.add(name)
        self._lines.append(f"{name} = {call}")
        return name, True

    def _filling(self, call: ast.Call) -> str:
        """A call that fills in one of its arguments, or keeps it."""
        codes = [self._value(argument)[0] for argument in call.args]
        function = self._source(call.func)
        if function == "dot":
            left, right = codes
            (keyword,) = call.keywords
            return f"{left}.dot({right}, {self._source(keyword.value)})"
        if function in self._elementwise:
            codes = [self._number(code) for code in codes]
        return f"{function}({', '.join([*codes, *self._named(call)])})"

    def _named(self, call: ast.Call) -> list[str]:
        return [f"{each.arg}={self._source(each.value)}" for each in call.keywords]

    def _number(self, code: str) -> str:
        """The operand; a number is given a name."""
        try:
            number = float(code)
        except ValueError:
            return code
        if code not in self._names:
            name = self._names[code] = self._free(_NUMBERS.get(code, "number"))
            self.numbers[name] = np.array(number, self._dtype)
            self.numbers[name].flags.writeable = False
        return self._names[code]

    def _source(self, node: ast.expr) -> str:
        code = self._line[node.col_offset : node.end_col_offset].decode()
        return f"({code})" if isinstance(node, _IN_BRACKETS) else code

    def _behind(self, part: ast.expr, node: ast.expr) -> str:
        """What is written behind a part of a node, and behind the brackets around it."""
        return self._line[part.end_col_offset : node.end_col_offset].decode().lstrip(")")


def _into(function: str, codes: list[str], place: str) -> str:
    """The call that writes into this place."""
    return f"{function}({', '.join([*codes, f'out={place}' if function in _BY_NAME else place])})"


def _is_elementwise(function: Any) -> bool:
    """Whether it makes of each element a number of the same type."""
    if not isinstance(function, np.ufunc) or function.signature is not None:
        return False
    return f"{'f' * function.nin}->f" in function.types


def _keeps_axis(place: ast.expr) -> bool:
    return isinstance(place, ast.Slice) or (isinstance(place, ast.Constant) and place.value is None)
