"""The training loop of a script: epochs, samples or batches, learning rate, whether grad is zeroed."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from tutor.document.document import Training
from tutor.document.script.flat import Scope
from tutor.document.script.program import Learning, Program, statements
from tutor.document.script.values import Numbers
from tutor.language import translate
from tutor.training.plan import Batch


def read_loop(program: Program, loop: ast.For) -> None:
    """Take what the loop says into the program.

    Raises:
        CodeError: it is no loop of epochs as the lecture writes it.
    """
    if program.root is not None:
        sentence = translate("script", "there is one training loop, and nothing learns before it.")
        raise program.expressions.error(loop, sentence)
    reader = _Loop(program, loop)
    reader.read()


@dataclass
class _Loop:
    program: Program
    loop: ast.For
    scope: Scope = field(default_factory=dict)
    batch: Batch = 1
    start: str = ""
    rates: dict[str, float] = field(default_factory=dict)
    zeroes: set[str] = field(default_factory=set)
    chosen: Training | None = None

    def read(self) -> None:
        """Read the loop, and the one over samples inside."""
        program, loop = self.program, self.loop
        epochs = self._epochs(loop)
        body = [*statements(loop.body)]
        inner = [each for each in body if isinstance(each, ast.For)]
        self.scope.update(program.scope)
        if not inner:
            self._iteration(body)
        elif len(inner) > 1:
            raise program.flat.refusal(inner[1])
        else:
            self._around([each for each in body if each is not inner[0]])
            self._samples(inner[0])
            self._iteration([*statements(inner[0].body)])
        if program.root is None:
            sentence = translate("script", "the loop never calls backward(), so nothing is learned in it.")
            raise program.expressions.error(loop, sentence)
        program.learning = Learning(epochs, self.batch, self.rates, self.zeroes, loop, self.chosen)

    def _epochs(self, loop: ast.For) -> int:
        match loop.iter:
            case ast.Call(func=ast.Name(id="range"), args=[count]):
                number = self.program.literals.number(count)
                if number is not None and number == int(number) and 1 <= number <= 10**9:
                    return int(number)
        sentence = translate("script", "the loop of epochs is to read for epoch in range(100).")
        raise self.program.expressions.error(loop.iter, sentence)

    def _around(self, body: list[ast.stmt]) -> None:
        """What stands in the loop of epochs beside the loop of samples: nothing that computes."""
        for statement in body:
            if not self._is_note(statement) and not self.program.is_passed_over(statement):
                raise self.program.flat.refusal(statement)

    def _is_note(self, statement: ast.stmt) -> bool:
        """Whether the statement only keeps an account, `total += l.item()`; its name is none in the graph."""
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AugAssign(target=ast.Name(id=name)):
                if name in self.program.leaves or name in self._tracked():
                    return False
                sentence = translate(
                    "script", "{name} is kept from one iteration to the next, and no part of the graph."
                )
                error = self.program.expressions.error(statement, sentence.format(name=name))
                self.scope.pop(name, None)
                self.program.scope.pop(name, None)
                self.program.known[name] = error
                return True
        return False

    def _tracked(self) -> set[str]:
        known = self.program.known
        return {name for name, found in known.items() if isinstance(found, Numbers) and found.wants_grad}

    def _samples(self, inner: ast.For) -> None:
        """`for x, y in zip(x_data, y_data)`, `for x in x_data`, `for start in range(0, len(x_data), 4)`."""
        match inner.target, inner.iter:
            case ast.Name(id=start), ast.Call(
                func=ast.Name(id="range"), args=[ast.Constant(value=0), _, size]
            ):
                number = self.program.literals.number(size)
                if number is not None and number >= 1:
                    self.start, self.batch = start, int(number)
                    return
            case ast.Tuple(elts=targets), ast.Call(func=ast.Name(id="zip"), args=columns, keywords=[]):
                if len(targets) == len(columns):
                    for target, column in zip(targets, columns, strict=True):
                        self._bind(target, column)
                    return
            case ast.Name() as target, column:
                self._bind(target, column)
                return
        sentence = translate("script", "the loop of samples is to read for x, y in zip(x_data, y_data).")
        raise self.program.expressions.error(inner, sentence)

    def _bind(self, target: ast.expr, column: ast.expr) -> None:
        found = self._column(column)
        if not isinstance(target, ast.Name):
            sentence = translate("script", "each sample is to have a plain name here.")
            raise self.program.expressions.error(target, sentence)
        self.scope[target.id] = self.program.input(target.id, found)

    def _column(self, node: ast.expr) -> Numbers:
        """The samples that stand here, one a row; all columns have as many."""
        found = self.program.literals.read(node)
        if found is None or not found.shape:
            sentence = translate("script", "this is no list of samples that the file writes out.")
            raise self.program.expressions.error(node, sentence)
        lengths = {len(column) for column in self.program.data.values()}
        if lengths - {found.shape[0]}:
            raise self.program.expressions.error(
                node, translate("script", "the columns of samples are to be equally long.")
            )
        return found

    # One iteration

    def _iteration(self, body: list[ast.stmt]) -> None:
        for statement in body:
            if not (self._learns(statement) or self.program.is_passed_over(statement)):
                self._computes(statement)

    def _computes(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if (batch := self._batched(value)) is not None:
                    self.scope[name] = batch
                elif (function := self._own_call(value)) and self.program.root is None:
                    self._assign_call(name, function, value)
                else:
                    self.program.assign(name, value, self.scope)
            case ast.AugAssign() if self._is_note(statement):
                pass
            case _:
                raise self.program.flat.refusal(statement)

    def _own_call(self, value: ast.expr) -> str:
        """The name of the script's own function that is called here."""
        function = self.program.flat.called(value) if isinstance(value, ast.Call) else None
        return function.name if function is not None else ""

    def _assign_call(self, name: str, function: str, value: ast.expr) -> None:
        """`l = loss(x, y)`: where a function is called loss, its result is the node loss."""
        flat = self.program.flat
        wished = function if function in ("loss", "criterion") else name
        self.program.known.pop(name, None)
        self.scope[name] = flat.named(wished, flat.expression(value, self.scope), value)

    def _batched(self, value: ast.expr) -> ast.expr | None:
        """`torch.vmap(loss)(x_data, y_data).mean()`: the mean of the samples' losses."""
        match value:
            case ast.Call(func=ast.Attribute(attr="mean", value=ast.Call(
                func=ast.Call(func=ast.Attribute(attr="vmap"), args=[ast.Name(id=name)]), args=columns
            )), args=[]) if name in self.program.functions:  # fmt: skip
                function = self.program.functions[name]
                names = self.program.flat.parameters(function)
                if len(names) != len(columns):
                    sentence = translate("script", "{function} takes {takes} arguments, one value each.")
                    raise self.program.expressions.error(
                        value, sentence.format(function=name, takes=len(names))
                    )
                if not self.start:
                    self.batch = "all"
                bound: Scope = {
                    taken: self.program.input(taken, self._column(self._whole(column)))
                    for taken, column in zip(names, columns, strict=True)
                }
                flat = self.program.flat
                return flat.named(name, flat.written_out(function, bound, value), value)
        return None

    def _whole(self, column: ast.expr) -> ast.expr:
        """The column of which a batch is cut: `x_data[start : start + 4]`."""
        match column:
            case ast.Subscript(value=whole, slice=ast.Slice(lower=ast.Name(id=start))) if start == self.start:
                return whole
        return column

    # Learning

    def _learns(self, statement: ast.stmt) -> bool:
        """Whether the statement is backward(), an update, or zeroes gradients."""
        program = self.program
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="backward")) as call):
                program.backward(call, self.scope)
                return True
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=called))) if (
                name in program.optimizers
            ):
                return self._optimizer(name, called, statement)
        if zeroed := _zeroed(statement):
            if program.root is not None and zeroed not in self.rates:
                sentence = translate(
                    "script", "the gradient of {name} is set to zero before the update uses it."
                )
                raise program.expressions.error(statement, sentence.format(name=zeroed))
            self.zeroes.add(zeroed)
            return True
        return self._updates(statement)

    def _optimizer(self, name: str, called: str, statement: ast.stmt) -> bool:
        rates = self.program.optimizers[name]
        if called == "zero_grad":
            self.zeroes.update(rates)
        elif called == "step" and self.program.root is not None and self._is_alike(name):
            self.rates.update(rates)
            self.chosen = self.program.chosen[name]
        else:
            raise self.program.flat.refusal(statement)
        return True

    def _is_alike(self, name: str) -> bool:
        """Whether the optimiser updates as all before it in the loop do."""
        return not self.rates or self.program.chosen[name] == (self.chosen or Training())

    def _updates(self, statement: ast.stmt) -> bool:
        """`w.data = w.data - 0.01 * w.grad.data`, and the shorter ways to say it."""
        name, subtracted = _subtracted(statement)
        if not name or name not in self._tracked():
            return False
        rate = None
        match subtracted:
            case ast.BinOp(op=ast.Mult(), left=left, right=right):
                factor = left if _is_grad(right, name) else right if _is_grad(left, name) else None
                rate = self.program.literals.number(factor) if factor is not None else None
        if rate is None or self.program.root is None or name in self.rates:
            sentence = translate(
                "script",
                "after backward(), the update of {name} is to read "
                "{name}.data = {name}.data - 0.01 * {name}.grad.data, once.",
            )
            raise self.program.expressions.error(statement, sentence.format(name=name))
        self.rates[name] = rate
        return True


def _subtracted(statement: ast.stmt) -> tuple[str, ast.expr | None]:
    """The name of the tensor from which the statement subtracts something, and what it subtracts."""
    match statement:
        case ast.Assign(targets=[target], value=ast.BinOp(op=ast.Sub(), left=left, right=right)):
            return (_owner(target) if _owner(target) == _owner(left) else ""), right
        case ast.AugAssign(target=target, op=ast.Sub(), value=value):
            return _owner(target), value
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="sub_", value=target), args=[value])):
            return _owner(target), value
        case ast.Assign(targets=[target], value=value):
            return (_owner(target), value) if isinstance(target, ast.Attribute) else ("", None)
    return "", None


def _owner(node: ast.expr) -> str:
    """`w` of `w` and `w.data`."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr="data") | ast.Name(id=name):
            return name
    return ""


def _is_grad(node: ast.expr, name: str) -> bool:
    """Whether this is `w.grad` or `w.grad.data`."""
    return ast.unparse(node) in (f"{name}.grad", f"{name}.grad.data")


def _zeroed(statement: ast.stmt) -> str:
    """`w` where its gradient is set to zero: `w.grad.data.zero_()`, `w.grad.zero_()`, `w.grad = None`."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="zero_", value=inner), args=[])):
            match inner:
                case ast.Attribute(attr="data", value=ast.Attribute(attr="grad", value=ast.Name(id=name))):
                    return name
                case ast.Attribute(attr="grad", value=ast.Name(id=name)):
                    return name
        case ast.Assign(
            targets=[ast.Attribute(attr="grad", value=ast.Name(id=name))], value=ast.Constant(value=None)
        ):
            return name
    return ""
