"""The statements of a script, in order: numbers, functions, what is computed of them, and where it learns."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tutor.document.document import Training
from tutor.document.script.flat import Flat, Scope
from tutor.document.script.values import Literals, Numbers
from tutor.engine import Given
from tutor.graph.errors import CodeError
from tutor.graph.expressions import Expressions
from tutor.graph.write_code import literal
from tutor.language import translate
from tutor.training.plan import Batch

_PASSED_OVER = ("torch.manual_seed", "torch.set_default_dtype", "torch.set_printoptions")


@dataclass
class Learning:
    """What the training loop says; `rates` by the script's name of each parameter that it updates."""

    epochs: int
    batch: Batch
    rates: dict[str, float]
    zeroes: set[str]
    at: ast.AST
    chosen: Training | None = None
    """A training with the optimiser that makes the updates; None where the loop does."""


class Program:
    """A script as far as it has been read."""

    def __init__(self, expressions: Expressions) -> None:
        self.expressions = expressions
        self.known: dict[str, Numbers | CodeError] = {}
        self.functions: dict[str, ast.FunctionDef] = {}
        self.modules: set[str] = set()
        self.optimizers: dict[str, dict[str, float]] = {}
        self.chosen: dict[str, Training] = {}
        self.scope: Scope = {}
        self.leaves: dict[str, Numbers] = {}
        self.data: dict[str, tuple[Given, ...]] = {}
        self.root: ast.Name | None = None
        self.given: Given = 1.0
        self.learning: Learning | None = None
        self.literals = Literals(self.expressions, self.known)
        self.flat = Flat(self.expressions, self.literals, self.functions, self.leaf)
        self._named: dict[int, ast.Name] = {}

    def leaf(self, node: ast.Name) -> ast.expr:
        """What a name of the module stands for inside an expression: a leaf, a number, a line."""
        if node.id in self.scope:
            return self.scope[node.id]
        found = self.known.get(node.id)
        if isinstance(found, CodeError):
            raise found
        if found is None:
            sentence = translate("script", "nothing before this line gives {name} a value.")
            raise self.expressions.error(node, sentence.format(name=node.id))
        if not found.is_tensor and found.shape:
            sentence = translate("script", "{name} is a list of Python's; torch.tensor makes a tensor of it.")
            raise self.expressions.error(node, sentence.format(name=node.id))
        if not found.is_tensor:
            return literal(found.value)
        if id(found) not in self._named:
            name = self.flat.fresh(node.id)
            self._named[id(found)] = ast.Name(name)
            self.leaves[name] = found
        return self._named[id(found)]

    def leaf_called(self, name: str) -> str:
        """The leaf that the script's name stands for in the graph; empty where it is none."""
        found = self._named.get(id(self.known.get(name)))
        return found.id if found is not None else ""

    def input(self, wished: str, column: Numbers) -> ast.Name:
        """A leaf for a column of samples."""
        name = self.flat.fresh(wished)
        assert isinstance(column.value, tuple)
        self.data[name] = column.value
        return ast.Name(name)

    def assign(self, name: str, value: ast.expr, scope: Scope) -> None:
        """`name = value`: numbers, or a line; what is neither is a mistake only where it is used."""
        scope.pop(name, None)
        self.known.pop(name, None)
        try:
            numbers = self.literals.read(value)
            if numbers is None:
                self.flat.assign(name, value, scope)
            else:
                self.known[name] = numbers
        except CodeError as error:
            self.known[name] = error

    def track(self, name: str) -> None:
        """`w.requires_grad = True`."""
        found = self.known.get(name)
        if isinstance(found, Numbers):
            self.known[name] = replace(found, wants_grad=True)

    def backward(self, call: ast.Call, scope: Scope) -> None:
        """`loss.backward()`: says what the root is, and the gradient given to it."""
        assert isinstance(call.func, ast.Attribute)
        written = call.func.value
        root = self.flat.expression(written, scope)
        root = self.flat.named("loss", root, written)
        if not isinstance(root, ast.Name) or (self.root is not None and self.root.id != root.id):
            sentence = translate(
                "script", "a graph has one root, and backward() is called once, on a tensor."
            )
            raise self.expressions.error(call, sentence)
        self.root = root
        if call.args:
            self.given = self._given(call.args[0])

    def _given(self, node: ast.expr) -> Given:
        match node:
            case ast.Call(func=ast.Attribute(attr="ones_like")):
                return 1.0
            case ast.Call(func=ast.Attribute(attr="full_like"), args=[_, value]):
                number = self.literals.number(value)
                if number is not None:
                    return number
        found = self.literals.read(node)
        if found is None:
            raise self.expressions.error(node, translate("script", "the given gradient is to be numbers."))
        return found.value

    def is_passed_over(self, statement: ast.stmt) -> bool:
        """Whether the statement says nothing of the numbers: it prints, imports, plots, or is a comment."""
        match statement:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                self.modules.update((each.asname or each.name).partition(".")[0] for each in names)
                return True
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                return True
            case ast.Expr(value=ast.Call(func=function)):
                return self._is_aside(function)
        return False

    def _is_aside(self, function: ast.expr) -> bool:
        """Whether a call can have no part in the numbers: print, a plot, a list of losses that grows."""
        written = ast.unparse(function)
        stem = written.partition(".")[0]
        if written == "print" or written in _PASSED_OVER:
            return True
        is_foreign = stem in self.modules and stem not in ("torch", "F", "nn", "np", "numpy")
        is_list = isinstance(self.known.get(stem), CodeError) and written.endswith((".append", ".extend"))
        return is_foreign or is_list


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements; those of `with torch.no_grad():` and `if __name__ == "__main__":` in their place."""
    for statement in body:
        match statement:
            case ast.With(items=[ast.withitem(context_expr=ast.Call(func=called))], body=inner) if (
                ast.unparse(called) in ("torch.no_grad", "no_grad")
            ):
                yield from statements(inner)
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__")), body=inner, orelse=[]):
                yield from statements(inner)
            case _:
                yield statement
