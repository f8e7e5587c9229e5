"""Whether what a file says of its graphs fits them: values, columns, symbols, places and frames."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tutor.document.checking.wanted import say_found
from tutor.document.document import Document, NodeGroup, Position
from tutor.document.errors import Fault, KeyPath, say_key
from tutor.document.file.tables import FileContent, FrameTable
from tutor.document.nesting import across, across_sentence, why_open
from tutor.document.numbers import numbers, shape
from tutor.engine import Given
from tutor.graph import Graph
from tutor.graph.shapes import say_shape, shapes
from tutor.language import listed, translate
from tutor.spelling import nearest

Column = tuple[Given, ...]


def given_of(content: FileContent) -> Given:
    """The given gradient at the root.

    Raises:
        Fault: it is no number, and no rows of numbers.
    """
    return _numbers(("given",), content.given)


def data_of(table: Mapping[str, Any], graphs: Sequence[Graph]) -> dict[str, Column]:
    """The columns of samples that a table has.

    Raises:
        Fault: a column for what is no input, or without samples; samples of several shapes; columns of
            several lengths.
    """
    columns = {name: _column(name, found, graphs) for name, found in table.items()}
    first = next(iter(columns), "")
    for name, column in columns.items():
        if len(column) != len(columns[first]):
            sentence = translate(
                "document",
                "data.{name} has {here} samples, data.{first} has {there}; columns are to be equally long.",
            )
            here, there = len(column), len(columns[first])
            mend = translate("document", "give both the same number of samples")
            raise Fault(("data", name), sentence.format(name=name, here=here, first=first, there=there), mend)
    return columns


def values_of(content: FileContent, graphs: Sequence[Graph], data: Mapping[str, Column]) -> dict[str, Given]:
    """The values of the leaves that have no column, of all graphs.

    Raises:
        Fault: a value for what is no leaf, or has a column; a leaf without a value.
    """
    values: dict[str, Given] = {}
    parameters = _any_of(graph.parameters for graph in graphs)
    leaves = _any_of((*graph.inputs, *graph.parameters) for graph in graphs)
    for name, found in content.values.items():
        path = ("values", name)
        _check_leaf(path, name, leaves)
        if name in data:
            sentence = translate(
                "document", "{name} has a column in [data], so it is to have no value in [values]."
            )
            raise Fault(path, sentence.format(name=name), translate("document", "remove one of the two"))
        values[name] = _numbers(path, found)
    for name in leaves:
        if name not in values and name not in data:
            mend = translate("document", "add {name} = 1 below [values]").format(name=name)
            raise Fault(("values", name), _missing(name, name in parameters), mend)
    return values


def layout_of(at: KeyPath, layout: Mapping[str, Any], graph: Graph) -> dict[str, Position]:
    """Where nodes stand, as the table `layout` at this key says.

    Raises:
        Fault: a place for what is no node, or one that is not two finite numbers.
    """
    positions: dict[str, Position] = {}
    for name, found in layout.items():
        path = (*at, name)
        check_node(path, name, graph)
        place = numbers(found)
        if (
            not isinstance(place, tuple)
            or shape(place) != (2,)
            or not all(math.isfinite(part) for part in place)
        ):
            sentence = translate(
                "document", "{key} is to be two numbers, as [440, 250], and here is {found}."
            )
            mend = translate("document", "write {name} = [440, 250]").format(name=name)
            raise Fault(path, sentence.format(key=say_key(path), found=say_found(found)), mend)
        positions[name] = (place[0], place[1])
    return positions


def groups_of(at: KeyPath, frames: Iterable[FrameTable], graph: Graph) -> tuple[NodeGroup, ...]:
    """The nodes that the frames at this key are drawn around.

    Raises:
        Fault: a frame around what is no node; one that lies across another, or is closed and cannot be.
    """
    groups: list[NodeGroup] = []
    for index, frame in enumerate(frames):
        for name in frame.nodes:
            check_node((*at, index, "nodes"), name, graph)
        other = across(groups, frame.nodes)
        if other is not None:
            mend = translate("document", "put all nodes of one of the two into the other, or none")
            raise Fault((*at, index, "nodes"), _said_of((*at, index), across_sentence(other)), mend)
        groups.append(NodeGroup(frame.title, frame.nodes, frame.closed))
    for index, group in enumerate(groups):
        why = why_open(graph, groups, index) if group.closed else ""
        if why:
            mend = translate("document", "write closed = false")
            raise Fault((*at, index, "closed"), _said_of((*at, index), why), mend)
    return tuple(groups)


def _said_of(path: KeyPath, sentence: str) -> str:
    return f"{say_key(path)}: {sentence}"


def check_symbols(content: FileContent, graphs: Sequence[Graph]) -> None:
    """Raise Fault for a symbol of what is no node of any graph."""
    for name in content.symbols:
        if not any(name in graph for graph in graphs):
            check_node(("symbols", name), name, graphs[0])


def check_names(content: FileContent) -> None:
    """Raise Fault for a second graph of one name."""
    seen: set[str] = set()
    for index, table in enumerate(content.graphs):
        if table.name in seen:
            sentence = translate("document", "two graphs are named {name}.").format(name=table.name)
            mend = translate("document", "give each graph a name of its own")
            raise Fault(("graphs", index, "name"), sentence, mend)
        seen.add(table.name)


def check_shapes(document: Document) -> None:
    """Raise ShapeError where the first sample's values do not fit the graph, Fault where `given` does not.

    Of an unfinished graph, its finished part is looked at.
    """
    graph = document.computed
    if graph.missing:
        return
    found = shapes(graph, {name: shape(value) for name, value in document.sample(0).items()})
    given, root = shape(document.given), found[graph.root]
    if graph.root != document.graph.root:
        return
    if given not in ((), root):
        sentence = translate(
            "document", "given has the shape {here}, and the root {name} has the shape {root}."
        )
        mend = translate("document", "write a number, or rows of that shape")
        sentence = sentence.format(here=say_shape(given), name=graph.root, root=say_shape(root))
        raise Fault(("given",), sentence, mend)


def _any_of(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every name once, in order."""
    return tuple(dict.fromkeys(name for some in names for name in some))


def check_input(name: str, graphs: Sequence[Graph]) -> None:
    """Raise Fault where samples go to what is no input of any graph."""
    path = ("data", name)
    if any(name in graph.parameters for graph in graphs):
        sentence = translate(
            "document", "{name} is a parameter: its initial value belongs into [values], not into [data]."
        )
        mend = translate("document", "move it into [values], as one value")
        raise Fault(path, sentence.format(name=name), mend)
    _check_leaf(path, name, _any_of(graph.inputs for graph in graphs))


def _column(name: str, found: object, graphs: Sequence[Graph]) -> Column:
    path = ("data", name)
    check_input(name, graphs)
    column = numbers(found)
    if isinstance(column, tuple):
        return column
    if isinstance(found, list) and found and all(numbers(item) is not None for item in found):
        sentence = translate("document", "{key} has samples of different shapes.")
        mend = translate("document", "give each sample the same shape")
        raise Fault(path, sentence.format(key=say_key(path)), mend)
    sentence = translate(
        "document", "{key} is to be a list of samples, each a number or rows of numbers equally long."
    )
    mend = translate("document", "write {name} = [1, 2, 3]").format(name=name)
    raise Fault(path, sentence.format(key=say_key(path)), mend)


def _numbers(path: KeyPath, found: object) -> Given:
    value = numbers(found)
    if value is None:
        sentence = translate(
            "document",
            "{key} is to be a number, or rows of numbers that are equally long, and here is {found}.",
        )
        mend = translate("document", "write {name} = 1").format(name=path[-1])
        raise Fault(path, sentence.format(key=say_key(path), found=say_found(found)), mend)
    return value


def _check_leaf(path: KeyPath, name: str, known: Iterable[str]) -> None:
    if name not in known:
        sentence = translate("document", "{key}: the code has no such leaf; there are {known}.")
        known = tuple(known)
        sentence = sentence.format(key=say_key(path), known=listed(known) or "–")
        raise Fault(path, sentence, other_name(name, known))


def check_node(path: KeyPath, name: str, graph: Graph) -> None:
    """Raise Fault for a name that is none of the graph's nodes."""
    if name not in graph:
        sentence = translate("document", "{key}: the code has no node named {name}.")
        names = [node.name for node in graph.nodes]
        raise Fault(path, sentence.format(key=say_key(path), name=name), other_name(name, names))


def other_name(name: str, known: Iterable[str]) -> str:
    """What would mend a name that is none."""
    meant = nearest(name, known)
    if meant:
        return translate("document", "write {nearest} in its place").format(nearest=meant)
    return translate("document", "remove it")


def _missing(name: str, is_parameter: bool) -> str:
    if is_parameter:
        return translate("document", "the parameter {name} has no initial value in [values].").format(
            name=name
        )
    sentence = translate(
        "document", "the input {name} has neither a value in [values] nor a column in [data]."
    )
    return sentence.format(name=name)
