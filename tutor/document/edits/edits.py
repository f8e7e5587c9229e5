"""Edits of a document, each a pure function document → document, around those of its graph."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from tutor.document.document import Document, Position
from tutor.document.edits.data_edits import without_samples
from tutor.document.edits.follow import followed
from tutor.document.nesting import repaired
from tutor.document.numbers import numbers
from tutor.engine import Given
from tutor.graph import CONSTANT, Edge, edits
from tutor.graph.edits import EditError
from tutor.graph.graph import Constant
from tutor.graph.shapes import Shape, shapes
from tutor.language import translate

Side = Literal["left", "centre", "right", "top", "middle", "bottom"]
_DUPLICATE_AWAY = (60.0, 60.0)


def leaf_shapes(document: Document) -> dict[str, Shape]:
    """The shapes of the values that inputs and parameters have; of those without one there is none."""
    return {name: np.shape(value) for name, value in document.sample(0).items() if name in document.graph}


def fitting(document: Document) -> edits.Fitting:
    """The graph made ready for the question whether an edge may be, with the shapes of its values."""
    return edits.Fitting(document.graph, leaf_shapes(document))


def add_operation(
    document: Document, op: str, at: Position, attributes: tuple[Constant, ...] = (), name: str = ""
) -> Document:
    """The document with one more operation, which stands at `at`; errors as `tutor.graph.edits`."""
    edited = edits.add_operation(document.graph, op, attributes, name)
    return followed(document, edited, {edited.made[0]: at})


def add_leaf(document: Document, kind: str, at: Position, name: str = "", value: Given = 1.0) -> Document:
    """The document with one more leaf and its value; errors as `tutor.graph.edits`."""
    plain = _plain(value, name)
    edited = edits.add_leaf(document.graph, kind, name, plain if kind == CONSTANT else None)
    made = edited.made[0]
    found = followed(document, edited, {made: at}, {} if kind == CONSTANT else {made: plain})
    return without_samples(found, made) if made in found.data else found


def delete(document: Document, names: Collection[str]) -> Document:
    """The document without these nodes; what depended on them misses an operand."""
    return followed(document, edits.delete(document.graph, names))


def connect(document: Document, source: str, target: str, index: int | None = None) -> Document:
    """The document with one more edge; errors as `tutor.graph.edits.connect`."""
    return followed(document, edits.connect(document.graph, source, target, index, leaf_shapes(document)))


def disconnect(document: Document, edge: Edge) -> Document:
    """The document without an edge; its target misses the operand."""
    return followed(document, edits.disconnect(document.graph, edge))


def rewire(document: Document, edge: Edge, target: str, index: int) -> Document:
    """The document in which the edge goes to another operand; errors as `tutor.graph.edits.rewire`."""
    return followed(document, edits.rewire(document.graph, edge, target, index, leaf_shapes(document)))


def swap(document: Document, target: str, first: int = 0, second: int = 1) -> Document:
    """The document in which a node has two of its operands exchanged.

    Raises:
        ShapeError: they do not fit in the other order.
    """
    found = followed(document, edits.swap(document.graph, target, first, second))
    check_shapes(found)
    return found


def insert(document: Document, edge: Edge, name: str) -> Document:
    """The document in which the node comes into the edge; errors as `tutor.graph.edits.insert`."""
    return followed(document, edits.insert(document.graph, edge, name, leaf_shapes(document)))


def rename(document: Document, name: str, new: str) -> Document:
    """The document in which a node is called otherwise, wherever it is named.

    Raises:
        EditError: the name is taken, in this graph or by a value of another one, or it is none.
    """
    check_name(document, name, new)
    return followed(document, edits.rename(document.graph, name, new))


def check_name(document: Document, name: str, new: str) -> None:
    """Raise EditError where the node cannot be called `new`: it is no name, or it is taken."""
    if new == name:
        return
    edits.check_name(document.graph, new)
    if new in document.values or new in document.data:
        raise EditError(translate("graph", "There is a node named {name} already.").format(name=new))


def set_leaf(document: Document, name: str, kind: str) -> Document:
    """The document in which a leaf is an input, a parameter or a constant; its value stays.

    Of a column of data it is that of the first sample, unless the leaf stays an input.

    Raises:
        EditError: there is no such leaf or kind.
    """
    if name not in document.graph or not document.graph[name].is_leaf:
        raise EditError(translate("graph", "There is no leaf named {name}.").format(name=name))
    node = document.graph[name]
    value = node.attributes[0] if node.op == CONSTANT else document.sample(0).get(name, 1.0)
    plain = _plain(value, name)
    edited = edits.set_leaf(document.graph, name, kind, plain if kind == CONSTANT else None)
    if kind in (CONSTANT, node.op):
        return followed(document, edited)
    return followed(document, edited, values={edited.names[name]: plain})


def set_value(document: Document, name: str, value: Given, sample: int = 0) -> Document:
    """The document with another value of a leaf, of any shape that fits; in data, that of the sample.

    Raises:
        EditError: there is no such leaf, or it is no number and no rows of numbers.
        ShapeError: the graph does not fit a value of this shape.
        TutorError: the sample would have another shape than the others.
    """
    plain = _plain(value, name)
    if name in document.graph and document.graph[name].op == CONSTANT:
        found = followed(document, edits.set_leaf(document.graph, name, CONSTANT, plain))
    else:
        found = document.with_value(name, plain, sample)
    check_shapes(found)
    return found


def set_shape(document: Document, name: str, shape: Shape) -> Document:
    """The document with a value, or a constant, of another shape: numbers keep their places, new ones are 0.

    Errors as `set_value`.
    """
    is_constant = name in document.graph and document.graph[name].op == CONSTANT
    if not is_constant and name not in document.values:
        raise EditError(translate("graph", "{name} has no value that could be set.").format(name=name))
    value = document.graph[name].attributes[0] if is_constant else document.values[name]
    old = np.asarray(value, np.float64)
    new = np.zeros(shape)
    if old.ndim == new.ndim:
        common = tuple(slice(min(here, there)) for here, there in zip(old.shape, shape, strict=True))
        new[common] = old[common]
    else:
        count = min(old.size, new.size)
        new.flat[:count] = old.flat[:count]
    return set_value(document, name, new.tolist())


def move(document: Document, places: Mapping[str, Position]) -> Document:
    """The document in which these nodes stand at these places."""
    return replace(document, positions={**document.positions, **places})


def duplicate(document: Document, names: Collection[str], places: Mapping[str, Position]) -> Document:
    """The document with copies of these nodes, their values and frames; `places`: where originals stand."""
    edited = edits.duplicate(document.graph, names)
    pairs = dict(zip(edits.chosen(document.graph, names), edited.made, strict=True))
    values = {pairs[name]: value for name, value in document.sample(0).items() if name in pairs}
    away_x, away_y = _DUPLICATE_AWAY
    positions = {pairs[name]: (x + away_x, y + away_y) for name, (x, y) in places.items() if name in pairs}
    groups = [
        replace(group, nodes=tuple(pairs[name] for name in group.nodes))
        for group in document.groups
        if all(name in pairs for name in group.nodes)
    ]
    found = followed(document, edited, positions, values)
    return replace(found, groups=repaired(found.graph, (*found.groups, *groups)))


def align(document: Document, places: Mapping[str, Position], side: Side) -> Document:
    """The document with these nodes, which stand at `places`, in one line: their middles are."""
    if not places:
        return document
    axis = 0 if side in ("left", "centre", "right") else 1
    along = [place[axis] for place in places.values()]
    lines = {"left": min, "top": min, "right": max, "bottom": max}
    line = float(lines[side](along)) if side in lines else float(sum(along) / len(along))
    moved = {name: (line, y) if axis == 0 else (x, line) for name, (x, y) in places.items()}
    return move(document, moved)


def check_shapes(document: Document) -> None:
    """Raise ShapeError where the values of the first sample do not fit the finished part of the graph."""
    graph, known = document.computed, leaf_shapes(document)
    if not graph.missing and {*graph.inputs, *graph.parameters} <= known.keys():
        shapes(graph, known)


def _plain(value: Any, name: str) -> Any:
    plain = numbers(np.asarray(value).tolist() if isinstance(value, np.ndarray) else value)
    if plain is None:
        sentence = translate(
            "engine", "The value of {name} is to be a number, or rows of numbers that are equally long."
        )
        raise EditError(sentence.format(name=name or "?"))
    return plain
