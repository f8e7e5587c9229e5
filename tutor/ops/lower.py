"""Maths text as Python source, in names of the caller's choice.

Squares become products (`a * a`), as PyTorch computes them, and every other operation that has no
operator of its own with the right meaning for numpy becomes a call: `matmul`, `transpose`, `power`,
`square`, `where`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from tutor.ops import text

_OPERATORS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
    ast.Gt: ">", ast.Lt: "<", ast.GtE: ">=", ast.LtE: "<=", ast.Eq: "==",
}  # fmt: skip

Literal = Callable[[float], str]


def to_python(maths: str, names: Mapping[str, str], *, scalar: bool, literal: Literal = repr) -> str:
    """Python source of `maths`, its names and functions replaced by those in `names`; others stay.

    `scalar` says that every name is one number, so that `where` can be Python's conditional; `literal`
    writes a number of the text. Each replacement is put in as it is: give names, or expressions in brackets.
    """
    return _Lowering(names, scalar, literal).source(text.parse(maths))


class _Lowering:
    def __init__(self, names: Mapping[str, str], scalar: bool, literal: Literal) -> None:
        self._names, self._scalar, self._literal = names, scalar, literal

    def source(self, node: ast.expr) -> str:
        """Python for one expression, in brackets wherever an operator could reach into it."""
        match node:
            case ast.Name(id=name):
                return self._names.get(name, name)
            case ast.Constant(value=int() | float() | str() as constant):
                return repr(constant) if isinstance(constant, str) else self._literal(constant)
            case ast.UnaryOp(operand=ast.Constant(value=int() | float() as number)):
                return self._literal(-number)
            case ast.UnaryOp(operand=operand):
                return f"(-{self.source(operand)})"
            case ast.Attribute(value=value):
                return f"transpose({self.source(value)})"
            case ast.BinOp():
                return self._binary(node)
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                return f"({self.source(left)} {_OPERATORS[type(operator)]} {self.source(right)})"
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._call(name, [self.source(argument) for argument in arguments])
        raise ValueError(f"maths text has no {ast.dump(node)}")

    def _binary(self, node: ast.BinOp) -> str:
        left, right = self.source(node.left), self.source(node.right)
        if isinstance(node.op, ast.MatMult):
            return f"matmul({left}, {right})"
        if isinstance(node.op, ast.Pow):
            if not (isinstance(node.right, ast.Constant) and node.right.value == 2):
                return f"power({left}, {right})"
            return f"({left} * {left})" if left.isidentifier() else f"square({left})"
        return f"({left} {_OPERATORS[type(node.op)]} {right})"

    def _call(self, name: str, arguments: list[str]) -> str:
        if name == "where" and self._scalar:
            condition, yes, no = arguments
            return f"({yes} if {condition} else {no})"
        return f"{self._names.get(name, name)}({', '.join(arguments)})"
