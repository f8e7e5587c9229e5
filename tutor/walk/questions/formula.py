"""What a learner writes: read with Python's own grammar by an allow-list, evaluated, and never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine import Value
from tutor.engine.numbers import numpy_names
from tutor.errors import TutorError
from tutor.graph import CodeError
from tutor.graph.shapes import say_shape
from tutor.graph.syntax import parse, shortened
from tutor.language import translate
from tutor.ops import text as maths

_LONGEST = 1500
_FUNCTIONS = numpy_names("float64")
_ELEMENTWISE = (
    "exp",
    "log",
    "sqrt",
    "abs",
    "sign",
    "sin",
    "cos",
    "tanh",
    "maximum",
    "minimum",
    "sum",
    "size",
)
_OPERATORS: dict[type, Any] = {
    ast.Add: np.add, ast.Sub: np.subtract, ast.Mult: np.multiply, ast.Div: np.divide, ast.Pow: np.power,
    ast.Gt: np.greater, ast.Lt: np.less, ast.GtE: np.greater_equal, ast.LtE: np.less_equal, ast.Eq: np.equal,
}  # fmt: skip
_LITERAL = re.compile(r"(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?")


class AnswerError(TutorError):
    """What was typed cannot be read as an answer; the sentence says why, and it counts as no attempt."""


class Misfit(AnswerError):
    """Two matrices in a formula do not fit together; the sentence names both shapes."""


@dataclass(frozen=True)
class Formula:
    """An answer as it was read. `names` are those it reads; one without names is a number or an array."""

    tree: ast.expr
    names: frozenset[str]

    @property
    def is_number(self) -> bool:
        """Whether nothing is named in it: it is a number, or rows of numbers."""
        return not self.names

    def at(self, names: Mapping[str, Value]) -> Value:
        """Its value where the names have these values, in float64.

        Raises:
            AnswerError: rows that are not equally long, or matrices that do not fit together.
        """
        return evaluate(self.tree, names)

    def rounding(self) -> Value:
        """Half a unit of the last digit typed, for literals of three or more significant digits; else 0."""
        return _rounding(self.tree, 3)

    def rough_rounding(self) -> Value:
        """Half a unit of the last digit typed, however few digits there are."""
        return _rounding(self.tree, 1)


def read_formula(text: str) -> Formula:
    """The answer that `text` writes.

    Raises:
        AnswerError: it is no number, no rows of numbers and no formula.
    """
    if not text.strip():
        raise AnswerError(translate("predict", "Type a number or a formula first."))
    if len(text) > _LONGEST:
        raise AnswerError(translate("predict", "This is too long for an answer."))
    if re.search(r"(?<![\w.])\d+\.?\d*(?![eE][+-]?\d)[^\W\d_]", text):
        raise AnswerError(translate("predict", "Write the sign of a product, too: 2*a instead of 2a."))
    try:
        module = parse(text.strip())
        match module.body:
            case [ast.Expr(value=tree)]:
                _check(tree)
                _note_literals(tree, text.strip())
                return Formula(tree, _names(tree))
    except CodeError:
        pass
    except RecursionError:
        raise AnswerError(translate("predict", "This is nested too deeply for an answer.")) from None
    sentence = translate(
        "predict", "{text} cannot be read: give a number, rows of numbers such as [[1, 2]], or a formula."
    )
    raise AnswerError(sentence.format(text=shortened(text)))


def _note_literals(tree: ast.expr, text: str) -> None:
    """Keep with each number how it was typed, which Python's grammar forgets: `0.330` has three digits."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.kind = ast.get_source_segment(text, node)


def _check(tree: ast.expr) -> None:
    """Raise AnswerError at the first part that no answer has; nothing of it is looked up or run."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=bool()) | ast.Constant(value=complex()):
                pass
            case ast.Constant(value=int() | float()) | ast.Name() | ast.Load() | ast.List() | ast.BinOp():
                continue
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()) | ast.USub() | ast.UAdd() | ast.MatMult():
                continue
            case ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow():
                continue
            case ast.Attribute(attr="T") | ast.Attribute(attr="grad", value=ast.Name()):
                continue
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                _check_call(name, len(arguments))
                continue
        raise AnswerError(_no_part_of_an_answer(node))


def _no_part_of_an_answer(node: ast.AST) -> str:
    sentence = translate(
        "predict", "An answer has numbers, names, + - * / ** @ .T and known operations only, not {what}."
    )
    try:
        what = shortened(ast.unparse(node)) if isinstance(node, ast.expr) else type(node).__name__
    except (ValueError, RecursionError):
        what = type(node).__name__
    return sentence.format(what=what)


def _check_call(name: str, count: int) -> None:
    row = ops.find(name, count)
    if name not in _ELEMENTWISE and (row is None or any(default is None for _, default in row.attributes)):
        sentence = translate("predict", "There is no operation named {name}.")
        raise AnswerError(sentence.format(name=shortened(name)))
    arity = row.arity if row is not None else 1
    if count != arity:
        sentence = translate("predict", "{name} takes {arity} operands, here are {count}.")
        raise AnswerError(sentence.format(name=name, arity=arity, count=count))


def _names(tree: ast.expr) -> frozenset[str]:
    """The names read; `w.grad` is one name."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "grad" and isinstance(node.value, ast.Name):
            called.add(id(node.value))
            found.add(f"{node.value.id}.grad")
    found |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called}
    return frozenset(found - {"nan", "inf"})


def evaluate(tree: ast.expr, names: Mapping[str, Value]) -> Value:
    """The value of maths text, or of an answer that was checked, with these values of its names.

    Raises:
        AnswerError: rows that are not equally long, or operands that do not fit together.
    """
    with np.errstate(all="ignore"):
        found: Value = _value(tree, {"nan": np.float64("nan"), "inf": np.float64("inf"), **names})
    return found


def _value(tree: ast.expr, names: Mapping[str, Value]) -> Any:
    match tree:
        case ast.Constant(value=int() | float() as number):
            return np.float64(min(max(number, -1e308), 1e308))
        case ast.Name(id=name):
            return np.asarray(names[name], np.float64)[()]
        case ast.Attribute(attr="grad", value=ast.Name(id=name)):
            return np.asarray(names[f"{name}.grad"], np.float64)[()]
        case ast.Attribute(value=inner):
            return np.transpose(_value(inner, names))[()]
        case ast.UnaryOp(op=sign, operand=operand):
            value = _value(operand, names)
            return -value if isinstance(sign, ast.USub) else value
        case ast.List(elts=items):
            return _rows([_value(item, names) for item in items])
    return _combined(tree, names)


def _combined(tree: ast.expr, names: Mapping[str, Value]) -> Any:
    match tree:
        case ast.BinOp(left=left, op=operator, right=right):
            return _binary(operator, left, right, names)
        case ast.Compare(left=left, ops=[relation], comparators=[right]):
            return _OPERATORS[type(relation)](_value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _call(name, [_value(argument, names) for argument in arguments])
    raise AnswerError(_no_part_of_an_answer(tree))


def _rows(items: list[Any]) -> Any:
    if not items or len({np.shape(item) for item in items}) > 1:
        raise AnswerError(translate("predict", "The rows are to be equally long, and none is empty."))
    return np.array(items, np.float64)


def _binary(operator: ast.operator, left: ast.expr, right: ast.expr, names: Mapping[str, Value]) -> Any:
    a, b = _value(left, names), _value(right, names)
    try:
        return (np.matmul(a, b) if isinstance(operator, ast.MatMult) else _OPERATORS[type(operator)](a, b))[
            ()
        ]
    except ValueError:
        sentence = translate("predict", "{left} is {here} and {right} is {there}: these do not fit together.")
        raise Misfit(
            sentence.format(
                left=shortened(ast.unparse(left)), here=shape_words(a),
                right=shortened(ast.unparse(right)), there=shape_words(b),
            )
        ) from None  # fmt: skip


def _call(name: str, arguments: list[Any]) -> Any:
    if name in _FUNCTIONS:
        return np.asarray(_FUNCTIONS[name](*arguments))[()]
    row = ops.find(name, len(arguments))
    if row is None:
        raise AnswerError(translate("predict", "There is no operation named {name}.").format(name=name))
    constants = {attribute: default for attribute, default in row.attributes if default is not None}
    tree = maths.parse(row.forward)
    return _value(tree, {**dict(zip(row.letters, arguments, strict=True)), **constants})


def shape_words(value: Value) -> str:
    """The value's shape in words: `2 × 1`, or that it is a single number."""
    shape = np.shape(value)
    if len(shape) == 1:
        return translate("predict", "a row of {count} numbers").format(count=shape[0])
    return say_shape(shape) if shape else translate("predict", "a single number")


def _rounding(tree: ast.expr, digits: int) -> Value:
    match tree:
        case ast.List(elts=items):
            rows = [_rounding(item, digits) for item in items]
            return np.array(rows) if len({np.shape(row) for row in rows}) == 1 else 0.0
        case ast.UnaryOp(operand=operand):
            return _rounding(operand, digits)
        case ast.Constant(value=int() | float() as number):
            return _half_unit(tree, number, digits)
    return 0.0


def _half_unit(tree: ast.Constant, number: float, digits: int) -> float:
    """Half a unit of the last digit typed; 0 where there are fewer digits than asked for."""
    typed = tree.kind or repr(number)
    found = _LITERAL.fullmatch(typed)
    if found is None:
        return 0.0
    whole, decimals, exponent = found[1] or "", found[2] or "", int(found[3] or 0)
    if len((whole + decimals).lstrip("0")) < digits:
        return 0.0
    return float(0.5 * 10.0 ** min(exponent - len(decimals), 300))
