"""The document of a script that has been read: its graph, values, data and training."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tutor.document.checking import check
from tutor.document.checking.check_training import check_training
from tutor.document.document import Document, Training
from tutor.document.script.flat import Line
from tutor.document.script.program import Learning, Program
from tutor.engine import Given
from tutor.graph import CodeError, Graph, Place, ShapeError, read_code
from tutor.graph.shapes import shapes
from tutor.language import translate


def document_of(program: Program, title: str) -> Document:
    """The document of what the root needs.

    Raises:
        CodeError: shapes do not fit, or the loop does not train what the graph has; with line and column.
    """
    assert program.root is not None
    lines = _needed(program.flat.lines, program.root.id)
    if not lines:
        raise CodeError(translate("script", "nothing is computed here."), Place(1, 1))
    code = "\n".join(f"{line.name} = {ast.unparse(line.expression)}" for line in lines)
    places = [program.expressions.place(line.at) for line in lines]
    try:
        source = read_code(code)
    except CodeError as error:
        raise CodeError(error.sentence, places[error.place.line - 1]) from None
    tracked = {name for name, found in program.leaves.items() if found.wants_grad}
    graph = source.graph.with_parameters(tracked & set(source.graph.inputs))
    training = _training(program, graph)
    values, data = _values(program, graph)
    document = Document(
        title=title, graph=graph, values=values, given=program.given, data=data, training=training
    )
    try:
        if training is not None:
            document = _with_number_as_root(document)
        check.check_shapes(document)
    except ShapeError as error:
        at = source.places.get(error.node, Place(1, 1)).line - 1
        raise CodeError(str(error), places[at]) from None
    check_training(document)
    if training is not None and _shapes(document)[graph.root]:
        sentence = translate(
            "script", "the loss is no single number, so backward() has no gradient to begin with."
        )
        raise CodeError(sentence, places[-1])
    return document


def _needed(lines: Mapping[str, Line], root: str) -> list[Line]:
    """The lines that the root depends on, its own at the end."""
    wanted = {root}
    found = []
    for line in reversed([*lines.values()]):
        if line.name in wanted:
            found.append(line)
            wanted.update(each.id for each in ast.walk(line.expression) if isinstance(each, ast.Name))
    last = [line for line in found if line.name == root]
    return [*reversed([line for line in found if line.name != root]), *last]


def _training(program: Program, graph: Graph) -> Training | None:
    """The settings of the loop, where it trains all parameters alike."""
    learning = program.learning
    if learning is None:
        return None
    rates = _by_leaf(program, learning)
    for name in graph.parameters:
        if name not in rates:
            sentence = translate("script", "the loop does not update {name}, whose gradient it computes.")
            raise program.expressions.error(learning.at, sentence.format(name=name))
    if len({rates[name] for name in graph.parameters}) != 1:
        sentence = translate("script", "all parameters are to be updated, with one learning rate.")
        raise program.expressions.error(learning.at, sentence)
    zeroed = {program.leaf_called(name) for name in learning.zeroes} & set(graph.parameters)
    if zeroed and len(zeroed) < len(graph.parameters):
        sentence = translate("script", "the gradients are to be set to zero of all parameters, or of none.")
        raise program.expressions.error(learning.at, sentence)
    return replace(
        learning.chosen or Training(),
        learning_rate=rates[graph.parameters[0]],
        epochs=learning.epochs,
        batch=learning.batch,
        zero_grad=bool(zeroed),
    )


def _by_leaf(program: Program, learning: Learning) -> dict[str, float]:
    return {program.leaf_called(name): rate for name, rate in learning.rates.items()}


def _values(program: Program, graph: Graph) -> tuple[dict[str, Given], dict[str, tuple[Given, ...]]]:
    """The leaves' values and the columns of data; a single sample is values."""
    known = (*graph.inputs, *graph.parameters)
    values: dict[str, Given] = {name: program.leaves[name].value for name in known if name in program.leaves}
    data = {name: column for name, column in program.data.items() if name in known}
    if all(len(column) == 1 for column in data.values()):
        values.update({name: column[0] for name, column in data.items()})
        data = {}
    return values, data


def _shapes(document: Document) -> dict[str, tuple[int, ...]]:
    known = {name: np.shape(value) for name, value in document.sample(0).items()}
    return shapes(document.graph, known)


def _with_number_as_root(document: Document) -> Document:
    """Where all tensors have one element, `torch.Tensor([1.0])`, they are numbers, and so is the loss."""
    found = _shapes(document)
    if not found[document.graph.root] or any(shape not in ((), (1,)) for shape in found.values()):
        return document
    return replace(
        document,
        values={name: _number(value) for name, value in document.values.items()},
        data={name: tuple(map(_number, column)) for name, column in document.data.items()},
    )


def _number(value: Given) -> float:
    return float(np.asarray(value, np.float64).reshape(()))
