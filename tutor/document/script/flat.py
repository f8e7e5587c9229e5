"""The lines of a graph that a script writes: its functions are written out where they are called."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, MutableMapping
from typing import NamedTuple

from tutor.document.script.patterns import row_call
from tutor.document.script.values import Literals
from tutor.graph.errors import CodeError
from tutor.graph.expressions import Expressions, Wanted
from tutor.graph.write_code import literal, operation
from tutor.language import translate

Scope = MutableMapping[str, ast.expr]
_MOST = 20_000


class Line(NamedTuple):
    """A node's name, what it is, and where the script says so."""

    name: str
    expression: ast.expr
    at: ast.AST


class Flat:
    """Writes expressions of a script as lines of a graph.

    `functions` are those that the script defines; `outer` is asked for a name that no function gives.
    """

    def __init__(
        self,
        expressions: Expressions,
        literals: Literals,
        functions: Mapping[str, ast.FunctionDef],
        outer: Callable[[ast.Name], ast.expr],
    ) -> None:
        self._expressions, self._literals = expressions, literals
        self._functions, self._outer = functions, outer
        self.lines: dict[str, Line] = {}
        self._taken: set[str] = set()
        self._running: list[str] = []
        self._read = 0

    def fresh(self, wished: str) -> str:
        """The name, or with a number behind it where it is taken already."""
        name, count = wished, 1
        while name in self._taken:
            count += 1
            name = f"{wished}_{count}"
        self._taken.add(name)
        return name

    def assign(self, target: str, value: ast.expr, scope: Scope) -> ast.expr:
        """Give `target` a value in `scope`; a line is made where something is computed.

        Raises:
            CodeError: the value is nothing that a graph can have.
        """
        scope[target] = self.named(target, self.expression(value, scope), value)
        return scope[target]

    def named(self, wished: str, expression: ast.expr, at: ast.AST) -> ast.expr:
        """What is computed as a line of its own, and its name; a name or a number stays what it is."""
        if _is_simple(expression):
            return expression
        name = self.fresh(wished)
        self.lines[name] = Line(name, expression, at)
        return ast.Name(name)

    def expression(self, node: ast.expr, scope: Scope) -> ast.expr:
        """The expression with names of nodes in the place of the script's.

        Raises:
            CodeError: it is nothing that a graph can have.
        """
        self._read += 1
        if self._read > _MOST:
            sentence = translate(
                "script", "the functions become more than {most} operations when written out."
            )
            raise self._expressions.error(node, sentence.format(most=_MOST))
        if isinstance(node, ast.Name):
            return scope[node.id] if node.id in scope else self._outer(node)
        if isinstance(node, ast.Call) and (function := self.called(node)) is not None:
            arguments = self._bound(function, node, scope)
            return self.written_out(function, arguments, node)
        numbers = None if isinstance(node, ast.Attribute) else self._literals.read(node)
        if numbers is not None:
            return literal(numbers.value)
        if (matched := row_call(node)) is not None:
            wanted: Wanted | None = matched
        else:
            wanted = self._expressions.wanted(node)
        if wanted is None:
            raise self._expressions.error(node, translate("script", "this is no number and no tensor."))
        return self._operation(wanted, scope)

    def _operation(self, wanted: Wanted, scope: Scope) -> ast.expr:
        operands = [self.expression(operand, scope) for operand in wanted.operands]
        if wanted.op.name == "power" and isinstance(operands[1], ast.Constant | ast.UnaryOp):
            again = self._expressions.wanted(ast.BinOp(operands[0], ast.Pow(), operands[1]))
            if again is not None and again.op.name != "power":
                return operation(again.op, operands[:1], again.attributes)
        return operation(wanted.op, operands, wanted.attributes)

    def called(self, call: ast.Call) -> ast.FunctionDef | None:
        """The script's own function that is called here, if it is one."""
        return self._functions.get(call.func.id) if isinstance(call.func, ast.Name) else None

    def _bound(self, function: ast.FunctionDef, call: ast.Call, scope: Scope) -> dict[str, ast.expr]:
        """The function's parameters with what the call gives them; a long argument read twice has a line."""
        names = self.parameters(function)
        given = dict(zip(names, call.args, strict=False))
        given.update({keyword.arg: keyword.value for keyword in call.keywords if keyword.arg})
        if set(given) != set(names) or len(call.args) + len(call.keywords) != len(names):
            sentence = translate("script", "{function} takes {takes} arguments, one value each.")
            raise self._expressions.error(call, sentence.format(function=function.name, takes=len(names)))
        bound = {name: self.expression(given[name], scope) for name in names}
        return {name: self.named(name, value, given[name]) for name, value in bound.items()}

    def parameters(self, function: ast.FunctionDef) -> list[str]:
        """The names of what the function takes. Raises CodeError where they have defaults or stars."""
        taken = function.args
        if taken.vararg or taken.kwarg or taken.kwonlyargs or taken.defaults or function.decorator_list:
            sentence = translate("script", "a function is to take plain names, without defaults and stars.")
            raise self._expressions.error(function, sentence)
        return [each.arg for each in (*taken.posonlyargs, *taken.args)]

    def written_out(self, function: ast.FunctionDef, scope: Scope, at: ast.AST) -> ast.expr:
        """What the function returns for these arguments; what it computes before has become lines."""
        if function.name in self._running:
            sentence = translate("script", "{function} calls itself, and a graph has no cycle.")
            raise self._expressions.error(at, sentence.format(function=function.name))
        self._running.append(function.name)
        try:
            for statement in function.body:
                if isinstance(statement, ast.Return) and statement.value is not None:
                    return self.expression(statement.value, scope)
                self._statement(statement, scope)
        finally:
            self._running.pop()
        sentence = translate("script", "the function {function} returns nothing.")
        raise self._expressions.error(function, sentence.format(function=function.name))

    def _statement(self, statement: ast.stmt, scope: Scope) -> None:
        """A statement inside a function."""
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self.assign(name, value, scope)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self.assign(name, value, scope)
            case ast.Expr(value=ast.Constant()) | ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
                pass
            case ast.AugAssign():
                sentence = translate(
                    "script", "this changes a tensor in place; give the result a name of its own."
                )
                raise self._expressions.error(statement, sentence)
            case _:
                raise self.refusal(statement)

    def refusal(self, statement: ast.AST) -> CodeError:
        """The error for a statement that is not read."""
        kind = _KINDS.get(type(statement), "")
        sentence = translate(
            "script",
            "{what} is not read: a script has assignments, functions that end in return, and one loop.",
        )
        what = kind or translate("script", "this")
        return self._expressions.error(statement, sentence.format(what=what))


_KINDS: dict[type, str] = {
    ast.If: "if", ast.While: "while", ast.ClassDef: "class", ast.With: "with", ast.Try: "try", ast.For: "for",
    ast.Delete: "del", ast.Global: "global", ast.Nonlocal: "nonlocal", ast.FunctionDef: "def",
    ast.AsyncFunctionDef: "async", ast.Raise: "raise", ast.Assert: "assert", ast.Match: "match",
}  # fmt: skip


def _is_simple(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.operand, ast.Constant)
    return isinstance(node, ast.Name | ast.Constant)
