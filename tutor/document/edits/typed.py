"""A document whose graph is typed as code: what stays keeps its value, its kind and its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from tutor.document.document import Document, PageGraph, Position
from tutor.document.edits import edits
from tutor.document.edits.follow import followed
from tutor.document.edits.mended import mended
from tutor.document.numbers import numbers
from tutor.graph import CONSTANT, INPUT, PARAMETER, Graph, Node, ShapeError, Source, read_code
from tutor.graph.operation_edit import Edited
from tutor.graph.shapes import Shape, check_node, shape_of_constant, shapes
from tutor.graph.unfinished import EMPTY, computed

_PRODUCTS = ("matmul", "affine")
"""The operations whose first two operands are the factors of a product of matrices."""


class Typed(NamedTuple):
    """A document, the code that it was read from, and whether pages lost the step that they stood at."""

    document: Document
    source: Source
    pages_lost: bool


def typed(document: Document, code: str, places: Mapping[str, Position] | None = None) -> Typed:
    """The document with the graph that `code` writes in the place of the one it shows.

    A node stays where its name does, and `...` is an operand that is missing. A new input has the value 1, in
    a product of matrices ones of the smallest shape that fits; a name that is gone loses its value, its
    symbol and its place. `places` says where nodes stand that have no position of their own, so that those
    that stay do not move.

    Raises:
        CodeError: a mistake, or shapes that do not fit, with line and column.
        TutorError: a page asks for a number that would be gone.
    """
    source = read_code(code, unfinished=True)
    if source.graph == EMPTY != document.graph:
        read_code(code)  # it says that there is no line: no graph is thrown away between two keys
    wished = {*document.graph.parameters, *_parameters(_others(document))}
    graph = source.graph.with_parameters(name for name in source.graph.inputs if name in wished)
    if graph == document.graph:
        same = source.comments == document.comments
        return Typed(document if same else replace(document, comments=source.comments), source, False)
    leaves = (*graph.inputs, *graph.parameters)
    known = {**document.values, **{name: column[0] for name, column in document.data.items()}}
    made = [name for name in leaves if name not in known]
    try:
        new = _new_shapes(graph, {name: np.shape(known[name]) for name in leaves if name in known}, made)
    except ShapeError as error:
        raise source.locate(error) from None
    values = {name: numbers(np.ones(shape).tolist()) or 1.0 for name, shape in new.items()}
    stays = {node.name: node.name for node in document.graph.nodes if node.name in graph}
    stand = {name: at for name, at in (places or {}).items() if name in stays}
    edited = followed(document, Edited(graph, stays), {**stand, **_in(document.positions, stays)}, values)
    found, lost = mended(replace(edited, comments=source.comments), document)
    return Typed(found, source, lost)


def with_kind(document: Document, name: str, *, parameter: bool) -> tuple[Document, bool]:
    """The document in which an input is a parameter, or the other way; and whether pages lost their step.

    It is in every graph of the document that has it, since they share it. A column of data becomes the value
    of its first sample.

    Raises:
        EditError: there is no such leaf.
        TutorError: a page asks for a number that would be gone.
    """
    if name in document.graph and document.graph[name].op == CONSTANT:
        return document, False
    kind = PARAMETER if parameter else INPUT
    found = edits.set_leaf(document, name, kind)
    changed = replace(
        found,
        graphs=tuple(_shared(each, name, kind) for each in found.graphs),
        own=_shared(found.own, name, kind) if found.own else None,
    )
    return mended(changed, document)


def _shared(other: PageGraph, name: str, kind: str) -> PageGraph:
    """Another graph of the document, in which the leaf is of this kind as well."""
    if name not in other.graph.inputs and name not in other.graph.parameters:
        return other
    kept = {each for each in other.graph.parameters if each != name}
    return replace(other, graph=other.graph.with_parameters(kept | ({name} if kind == PARAMETER else set())))


def _others(document: Document) -> list[PageGraph]:
    """The graphs of the document that are not shown."""
    away = [*document.graphs, *([document.own] if document.own else [])]
    return [each for each in away if each.name != document.shown]


def _parameters(others: Iterable[PageGraph]) -> set[str]:
    return {name for each in others for name in each.graph.parameters}


def _in(table: Mapping[str, Position], names: Mapping[str, str]) -> dict[str, Position]:
    return {name: value for name, value in table.items() if name in names}


# The values of new inputs


def _new_shapes(graph: Graph, known: Mapping[str, Shape], made: Iterable[str]) -> dict[str, Shape]:
    """The shapes of the leaves made: single numbers, or what a product of matrices asks for.

    Raises:
        ShapeError: the graph does not fit the leaves that are known.
    """
    found: dict[str, Shape] = dict.fromkeys(made, ())
    part = computed(graph)
    if part.missing:
        return found
    while True:
        try:
            shapes(part, {**known, **found})
            return found
        except ShapeError as error:
            asked = _asked_for(part[error.node], _until(part, error.node, {**known, **found}), found)
            if not asked:
                raise
            found |= asked


def _until(graph: Graph, name: str, leaves: Mapping[str, Shape]) -> dict[str, Shape]:
    """The shapes of all nodes before this one."""
    found: dict[str, Shape] = {}
    for node in graph.nodes[: graph.position[name]]:
        if node.op == CONSTANT:
            found[node.name] = shape_of_constant(node)
        elif node.is_leaf:
            found[node.name] = leaves[node.name]
        else:
            found[node.name] = check_node(node, tuple(found[operand] for operand in node.operands))
    return found


def _asked_for(node: Node, here: Mapping[str, Shape], made: Mapping[str, Shape]) -> dict[str, Shape]:
    """The smallest shapes that this product asks of new leaves that are single numbers so far."""
    if node.op not in _PRODUCTS:
        return {}
    left, right = node.operands[:2]
    rows, columns = here[left], here[right]
    asked: dict[str, Shape] = {}
    if made.get(left) == ():
        asked[left] = (1, columns[0] if columns else 1)
    if made.get(right) == ():
        asked[right] = (rows[-1] if rows else 1, 1)
    return asked
