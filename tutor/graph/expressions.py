"""What one expression of the code writes: a name, a constant, or an operation of smaller expressions."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tutor import ops
from tutor.graph.errors import CodeError, Place
from tutor.graph.graph import Constant, wrong_number_of_operands
from tutor.graph.syntax import lines, shortened
from tutor.language import translate
from tutor.ops import Op, settings

_OPERATORS: dict[type, str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.MatMult: "matmul",
}
_PREFIXES = ("torch", "F", "np", "numpy", "math", "torch.nn.functional")
_DEEPEST = 32
_DOT = "·"


class Wanted(NamedTuple):
    """An operation that an expression writes, with its operands as they stand there, and its constants."""

    op: Op
    operands: Sequence[ast.expr]
    attributes: tuple[Constant, ...] = ()


class Expressions:
    """The expressions of one code, each looked at by itself."""

    def __init__(self, code: str) -> None:
        self._lines = lines(code)

    def place(self, node: ast.AST) -> Place:
        """Where `node` stands."""
        line, byte = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        return Place(line, len(text.encode()[:byte].decode(errors="ignore")) + 1)

    def error(self, node: ast.AST, sentence: str) -> CodeError:
        """A mistake where `node` stands."""
        return CodeError(sentence, self.place(node))

    def wanted(self, node: ast.expr) -> Wanted | None:
        """The operation that stands here; None where it is a name or a constant.

        Raises:
            CodeError: it is nothing that a graph can have.
        """
        match node:
            case ast.Name() | ast.Constant() | ast.List() | ast.Tuple() | ast.UnaryOp(operand=ast.Constant()):
                return None
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Wanted(ops.TABLE["neg"], [operand])
            case ast.Attribute(attr="T", value=operand):
                return Wanted(ops.TABLE["transpose"], [operand])
            case ast.BinOp(op=ast.Pow(), left=left, right=right):
                return self._power(left, right)
            case ast.BinOp(op=operator, left=left, right=right) if type(operator) in _OPERATORS:
                return Wanted(ops.TABLE[_OPERATORS[type(operator)]], [left, right])
            case ast.Call():
                return self._call(node)
        raise self.error(node, self._unknown(node))

    def name(self, node: ast.Name) -> str:
        """The name that is read here.

        Raises:
            CodeError: it has a dot that was meant for times.
        """
        if _DOT in node.id:
            line, column = self.place(node).line, self.place(node).column + node.id.index(_DOT)
            sentence = translate("graph", "· is part of the name {name} here; times is written *.")
            raise CodeError(sentence.format(name=shortened(node.id)), Place(line, column))
        return node.id

    def constant(self, node: ast.expr, depth: int = _DEEPEST) -> Constant:
        """The number that stands here, or the list of them whose rows are of one length, up to `depth` deep.

        Raises:
            CodeError: it is neither.
        """
        if isinstance(node, ast.List | ast.Tuple):
            rows = tuple(self.constant(item, depth - 1) for item in node.elts) if depth else ()
            if not rows or len({_lengths(row) for row in rows}) > 1:
                raise self.error(
                    node, translate("graph", "the rows of a list are to be numbers, all rows equally long.")
                )
            return rows
        number = self._number(node)
        if number is None:
            raise self.error(node, self._unknown(node))
        return number

    def _number(self, node: ast.expr) -> float | None:
        """The finite number that stands here literally, or None."""
        match node:
            case ast.Constant(value=bool()):
                return None
            case ast.Constant(value=int() | float() as number):
                if not -1e308 <= number <= 1e308:
                    raise self.error(node, translate("graph", "this number is too large."))
                return float(number)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=ast.Constant() as operand):
                size = self._number(operand)
                return -size if size is not None and isinstance(sign, ast.USub) else size
        return None

    def _unknown(self, node: ast.expr) -> str:
        return translate(
            "graph", "{what} is none of numbers, names, + - * / ** @ .T and calls of the known operations."
        ).format(what=shortened(self._written(node)))

    def _written(self, node: ast.expr) -> str:
        return ast.get_source_segment("\n".join(self._lines), node) or type(node).__name__

    def _power(self, base: ast.expr, written: ast.expr) -> Wanted:
        exponent = self._number(written)
        if exponent is None:
            return Wanted(ops.TABLE["power"], [base, written])
        if exponent == 2:
            return Wanted(ops.TABLE["square"], [base])
        return Wanted(ops.TABLE["pow"], [base], (exponent,))

    def _call(self, node: ast.Call) -> Wanted:
        """`relu(x)`, `torch.relu(x)`, or the operation as a method of its first operand, `x.relu()`."""
        called, arguments = _last_name(node.func), node.args
        if isinstance(node.func, ast.Attribute) and _dotted(node.func.value) not in _PREFIXES:
            arguments = [node.func.value, *arguments]
            called, method = "", called
        else:
            method = called
        if method == ops.OPAQUE:
            return self._opaque(node)
        op = ops.find(method, len(arguments))
        if op is None:
            raise self.error(node, self._no_operation(called or self._written(node.func)))
        if op.name == "pow" and len(arguments) == 2 and self._number(arguments[1]) is None:
            op = ops.TABLE["power"]
        operands, attributes = self._arguments(node, arguments, op)
        if op.name == "pow" and attributes == (2.0,):
            op, attributes = ops.TABLE["square"], ()
        return Wanted(op, operands, attributes)

    def _opaque(self, node: ast.Call) -> Wanted:
        """`opaque("aten.erf", h)`: an operation of PyTorch's that the table lacks, by its signature."""
        from tutor.ops.opaque import row, whole  # few codes have one

        match node:
            case ast.Call(args=[ast.Constant(value=str() as text), *operands], keywords=[]) if operands:
                found = row(whole(text, len(operands)))
                if found is not None and found.arity == len(operands):
                    return Wanted(found, operands)
        sentence = translate(
            "graph",
            'opaque takes what PyTorch calls an operation, and its operands, as in opaque("aten.erf", h).',
        )
        raise self.error(node, sentence)

    @staticmethod
    def _no_operation(called: str) -> str:
        sentence = translate("graph", "there is no operation named {name}").format(name=shortened(called))
        nearest = ops.nearest(called.rpartition(".")[2])
        if nearest is None:
            return sentence + "."
        return sentence + translate("graph", "; is {nearest} meant?").format(nearest=nearest)

    def _arguments(
        self, node: ast.Call, arguments: list[ast.expr], op: Op
    ) -> tuple[list[ast.expr], tuple[Constant, ...]]:
        """The call's operands, and the operation's constants: by position, by name, or by default."""
        arguments = _unpacked(arguments, op)
        operands, rest = arguments[: op.arity], arguments[op.arity :]
        known = [name for name, _ in op.attributes]
        if known == ["shape"] and len(rest) > 1:
            rest = [ast.copy_location(ast.Tuple(rest), rest[0])]
        if len(operands) < op.arity or len(rest) > len(op.attributes):
            raise self.error(node, wrong_number_of_operands(op.name, op.arity, len(arguments)))
        given = dict(zip(known, rest, strict=False))
        for keyword in node.keywords:
            name = settings.OTHER_NAMES.get(keyword.arg or "**", keyword.arg or "**")
            if name not in known:
                sentence = translate("graph", "{op} has no argument named {name}.")
                raise self.error(keyword.value, sentence.format(op=op.name, name=keyword.arg or "**"))
            if name in given:
                sentence = translate("graph", "{name} of {op} is given twice.")
                raise self.error(keyword.value, sentence.format(op=op.name, name=keyword.arg))
            given[name] = keyword.value
        return operands, tuple(
            self._attribute(node, op, name, default, given) for name, default in op.attributes
        )

    def _attribute(
        self, node: ast.Call, op: Op, name: str, default: float | None, given: Mapping[str, ast.expr]
    ) -> Constant:
        value = self._setting(name, given[name]) if name in given else default
        if value is None and name != "shape":
            sentence = translate("graph", "{name} of {op} is to be a number.").format(name=name, op=op.name)
            raise self.error(given.get(name, node), sentence)
        if wrong := settings.fault(op.name, name, value):
            raise self.error(given.get(name, node), wrong)
        return value if value is not None else ()

    def _setting(self, name: str, node: ast.expr) -> Constant | None:
        """The constant that stands here: a number, or for a shape its numbers; None where it is neither."""
        if name != "shape":
            return self._number(node)
        items = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
        numbers = tuple(number for item in items if (number := self._number(item)) is not None)
        return numbers if len(numbers) == len(items) else None


def _unpacked(arguments: list[ast.expr], op: Op) -> list[ast.expr]:
    """The arguments of a call; operands that it has in one list, `torch.cat((a, b), dim=1)`, as arguments."""
    match arguments:
        case [ast.Tuple(elts=items) | ast.List(elts=items), *rest] if len(items) == op.arity > 1:
            if not all(isinstance(item, ast.Constant | ast.UnaryOp | ast.List) for item in items):
                return [*items, *rest]
    return arguments


def without_plus(node: ast.expr) -> ast.expr:
    """The expression without plus signs in front of it."""
    while isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.UAdd):
        node = node.operand
    return node


def _dotted(node: ast.expr) -> str:
    """`torch.nn.functional` where the expression is names with dots between them, else nothing."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _lengths(rows: Constant) -> tuple[int, ...]:
    """The shape of a number or of nested rows that are each of one length."""
    return (len(rows), *_lengths(rows[0])) if isinstance(rows, tuple) else ()
