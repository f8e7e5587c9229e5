"""The program of a document that trains: data, parameters, functions, and the lecture's loop."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from tutor.document.document import Document, Training
from tutor.engine import DType
from tutor.export.columns import columns_of, plain_inputs
from tutor.export.course import Course
from tutor.export.expressions import Expressions, Names, Statement
from tutor.export.literals import assignment, plain_lists, short_number
from tutor.export.one_pass import known_op, made, no_gradient, reader
from tutor.export.optimiser import NAME, ProgramOptimiser
from tutor.export.parts import Parts, split, whole
from tutor.export.program import ProgramLine
from tutor.language import translate
from tutor.training.running.prepare import prepare

TAKEN = (
    "torch", "F", "numpy", "print", "float", "zip", "range", "len", "forward", "loss", "l", "epoch", "start",
)  # fmt: skip


def training_program(document: Document, training: Training, dtype: DType) -> list[ProgramLine]:
    """The lines below the imports.

    Raises:
        TutorError: the document cannot be trained.
    """
    return _Writer(document, training, dtype).lines()


class _Writer:
    def __init__(self, document: Document, training: Training, dtype: DType) -> None:
        self._document, self._training, self._graph = document, training, document.computed
        plan = document.plan(dtype, training)
        prepared = prepare(plan)
        self._plan, self._shapes, self._batched = plan, prepared.shapes, prepared.batched
        graph = document.computed
        self._columns = columns_of(document)
        self._fixed = [name for name in graph.inputs if name not in self._columns]
        self._numbers = plain_inputs(document, self._shapes, batched=self._batched)
        self._course = Course(plan)
        self._names = Names(graph, (*TAKEN, *self._course.taken, *(() if plan.rule.is_plain else (NAME,))))
        self._data = {name: self._names.fresh(f"{self._names[name]}_data") for name in self._columns}
        self._parts, self._forward, self._loss = self._statements()
        self._trained = [name for name in graph.parameters if name in graph.influencing]
        trained = {name: self._names[name] for name in self._trained}
        self._optimiser = ProgramOptimiser(plan, trained, self._course.rate)

    def lines(self) -> list[ProgramLine]:
        """All lines, in order."""
        return [
            *self._given(),
            *self._functions(),
            *self._predict('"predict (before training)"', "start"),
            *self._loop(),
            *self._predict('"predict (after training)"', "end"),
        ][:-1]

    # What is computed

    def _statements(self) -> tuple[Parts, list[Statement], list[Statement]]:
        """The statements of both functions; in the graph's order, in which autograd adds at a fork."""
        graph, data = self._graph, [*self._columns]
        moving = [node.name for node in whole(graph).loss if self._is_moving(node.name)]
        for inline in (True, False):
            for parts in (split(graph, data), whole(graph)):
                writer = Expressions(graph, self._names, self._numbers, inline=inline)
                forward = writer.statements(parts.forward, parts.output)
                output = {}
                if parts.output:
                    named = self._call_has_line(parts)
                    output[parts.output] = self._names[parts.output] if named else self._call(parts)
                loss = writer.statements(parts.loss, graph.root, output)
                order = [name for statement in (*forward, *loss) for name in statement.makes]
                if [name for name in order if self._is_moving(name)] == moving:
                    return parts, forward, loss
        raise AssertionError("one statement a node is the graph's own order")

    def _is_moving(self, name: str) -> bool:
        return not self._graph.parameters or name in self._graph.wanted

    def _call(self, parts: Parts) -> str:
        return f"forward({', '.join(self._names[name] for name in parts.inputs)})"

    def _call_has_line(self, parts: Parts) -> bool:
        return parts.output.isidentifier() or len(self._graph.successors[parts.output]) > 1

    # The lines

    def _given(self) -> Iterator[ProgramLine]:
        start = ("start",)
        for name, column in self._columns.items():
            before, after = ("", "") if self._numbers else ("torch.tensor(", ")")
            for text in assignment(f"{self._data[name]} = {before}", column, after):
                yield ProgramLine(text, start)
        for name in self._fixed:
            for text in assignment(f"{self._names[name]} = torch.tensor(", self._document.values[name], ")"):
                yield ProgramLine(text, start)
        if self._columns or self._fixed:
            yield ProgramLine("")
        for name in self._graph.parameters:
            before = f"{self._names[name]} = torch.tensor("
            for text in assignment(before, self._document.values[name], ", requires_grad=True)"):
                yield ProgramLine(text, start)
        for text in self._optimiser.made:
            yield ProgramLine(text, start)

    def _functions(self) -> Iterator[ProgramLine]:
        parts, names = self._parts, self._names
        if parts.output:
            yield ProgramLine("")
            yield ProgramLine(f"def {self._call(parts)}:")
            yield from self._body(self._forward, parts.output)
        yield ProgramLine("")
        yield ProgramLine(f"def loss({', '.join(names[name] for name in self._columns)}):")
        if parts.output and self._call_has_line(parts):
            yield ProgramLine(
                f"    {names[parts.output]} = {self._call(parts)}", (f"forward:{parts.output}",)
            )
        yield from self._body(self._loss, self._graph.root)
        yield ProgramLine("")

    def _body(self, statements: list[Statement], result: str) -> Iterator[ProgramLine]:
        for statement in statements:
            before = "return" if statement.node == result else f"{self._names[statement.node]} ="
            yield ProgramLine(f"    {before} {statement.expression}", made(statement))
        if not statements:
            yield ProgramLine(f"    return {self._names[result]}")

    def _predict(self, words: str, anchor: str) -> Iterator[ProgramLine]:
        """The prediction for what would come next in the data; where that is an array, for its first row."""
        parts = self._parts
        if len(parts.inputs) == 1:
            (name,) = parts.inputs
            read = reader(self._shapes[parts.output])
            if self._shapes[name]:
                said, asked = "", f"{self._data[name]}[0]"
            else:
                following = short_number(_next(plain_lists(self._columns[name])))
                said = f" {following},"
                asked = following if self._numbers else f"torch.tensor({float(following)!r})"
            yield ProgramLine(f"print({words},{said} forward({asked}){read})", (anchor,))
        yield ProgramLine("")

    def _loop(self) -> Iterator[ProgramLine]:
        yield ProgramLine(f"for epoch in range({self._training.epochs}):", ("start",))
        for text in (*self._course.lines(), *self._optimiser.epoch):
            yield ProgramLine(f"    {text}", ("start",))
        deeper = ""
        for text in self._batch_loop():
            yield ProgramLine(f"    {text}", ("start",))
            deeper = "    "
        for line in self._iteration():
            yield ProgramLine(f"    {deeper}{line.text}", line.anchors)
        yield ProgramLine('    print("progress:", epoch, l.item())', ("end",))
        yield ProgramLine("")

    def _batch_loop(self) -> list[str]:
        """The head of the loop over the iterations of an epoch; nothing where it has but one."""
        size, columns = self._plan.batch_size, [*self._data.values()]
        if not columns or (self._batched and size >= self._plan.samples):
            return []
        if self._batched:
            return [f"for start in range(0, len({columns[0]}), {size}):"]
        names = ", ".join(self._names[name] for name in self._columns)
        if self._plan.shuffle:
            return ["for i in order:", f"    {names} = {', '.join(f'{column}[i]' for column in columns)}"]
        rows = f"zip({', '.join(columns)})" if len(columns) > 1 else columns[0]
        return [f"for {names} in {rows}:"]

    def _iteration(self) -> Iterator[ProgramLine]:
        graph, names = self._graph, self._names
        forward = (f"forward:{graph.root}",) if known_op(graph) else ()
        if self._batched:
            words = translate("export", "the loss of each sample of the batch, and their mean")
            yield ProgramLine(f"# {words}", forward)
        yield ProgramLine(f"l = {self._loss_call()}", forward)
        if self._trained:
            yield ProgramLine("l.backward()", ("backward:end",))
            yield ProgramLine(f'print("\\tgrad:", {", ".join(self._printed())})', ("backward:end",))
        yield from self._optimiser.update()
        for name in graph.parameters:
            if name not in self._trained:
                anchors = (f"update:{name}", f"zero grad:{name}")
                yield ProgramLine(no_gradient(names[name], "loss"), anchors)
        if self._trained and not self._training.zero_grad:
            words = translate("export", "grad is not set to zero: the next backward() adds to what is in it")
            yield ProgramLine(f"# {words}")
            return
        yield from self._optimiser.zero()

    def _loss_call(self) -> str:
        if not self._batched:
            return f"loss({', '.join(self._names[name] for name in self._columns)})"
        size = self._plan.batch_size
        part = "" if size >= self._plan.samples else f"[start : start + {size}]"
        if self._plan.shuffle:
            part = f"[order{part}]"
        batch = ", ".join(f"{column}{part}" for column in self._data.values())
        return f"torch.vmap(loss)({batch}).mean()"

    def _printed(self) -> list[str]:
        """What the line of gradients prints: the sample, and each gradient."""
        shapes = self._shapes
        sample = [
            self._names[name] + ("" if self._numbers else reader(shapes[name]))
            for name in self._columns
            if not self._batched
        ]
        return sample + [f"{self._names[name]}.grad{reader(shapes[name])}" for name in self._trained]


def _next(column: Any) -> float:
    """The number that continues a column with its last distance; a single one stands for itself."""
    last, before = column[-1], column[-2] if len(column) > 1 else column[-1]
    found = float(f"{last + (last - before):.6g}")
    return found if math.isfinite(found) else 0.0
