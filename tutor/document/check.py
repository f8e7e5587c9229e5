"""Whether what a file says of its graph fits the graph: values, columns, symbols, places and pages."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from tutor.document.document import Document, NodeGroup, Position
from tutor.document.errors import Fault, KeyPath, say_key
from tutor.document.format import FileContent, say_found
from tutor.document.numbers import numbers, shape
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph import Graph
from tutor.graph.shapes import say_shape, shapes
from tutor.language import translate
from tutor.spelling import nearest

Column = tuple[Given, ...]


def given_of(content: FileContent) -> Given:
    """The given gradient at the root.

    Raises:
        Fault: it is no number, and no rows of numbers.
    """
    return _numbers(("given",), content.given)


def data_of(content: FileContent, graph: Graph) -> dict[str, Column]:
    """The columns of samples.

    Raises:
        Fault: a column for what is no input, or without samples; samples of several shapes; columns of
            several lengths.
    """
    columns = {name: _column(name, found, graph) for name, found in content.data.items()}
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


def values_of(content: FileContent, graph: Graph, data: Mapping[str, Column]) -> dict[str, Given]:
    """The values of the leaves that have no column.

    Raises:
        Fault: a value for what is no leaf, or has a column; a leaf without a value.
    """
    values: dict[str, Given] = {}
    for name, found in content.values.items():
        path = ("values", name)
        _check_leaf(path, name, (*graph.inputs, *graph.parameters))
        if name in data:
            sentence = translate(
                "document", "{name} has a column in [data], so it is to have no value in [values]."
            )
            raise Fault(path, sentence.format(name=name), translate("document", "remove one of the two"))
        values[name] = _numbers(path, found)
    for name in (*graph.inputs, *graph.parameters):
        if name not in values and name not in data:
            mend = translate("document", "add {name} = 1 below [values]").format(name=name)
            raise Fault(("values", name), _missing(name, name in graph.parameters), mend)
    return values


def layout_of(content: FileContent, graph: Graph) -> dict[str, Position]:
    """Where nodes stand.

    Raises:
        Fault: a place for what is no node, or one that is not two finite numbers.
    """
    positions: dict[str, Position] = {}
    for name, found in content.layout.items():
        path = ("layout", name)
        _check_node(path, name, graph)
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


def groups_of(content: FileContent, graph: Graph) -> tuple[NodeGroup, ...]:
    """The nodes that frames are drawn around.

    Raises:
        Fault: a frame around what is no node.
    """
    for index, frame in enumerate(content.frames):
        for name in frame.nodes:
            _check_node(("frames", index, "nodes"), name, graph)
    return tuple(NodeGroup(frame.title, frame.nodes) for frame in content.frames)


def check_symbols(content: FileContent, graph: Graph) -> None:
    """Raise Fault for a symbol of what is no node."""
    for name in content.symbols:
        _check_node(("symbols", name), name, graph)


def check_rate(document: Document) -> None:
    """Raise Fault for a learning rate that is not finite."""
    rate = document.training.learning_rate if document.training else 0.0
    if not math.isfinite(rate):
        path = ("training", "learning_rate")
        sentence = translate("document", "{key} is to be a finite number, and here is {found}.")
        mend = translate("document", "write learning_rate = 0.01")
        raise Fault(path, sentence.format(key=say_key(path), found=say_found(rate)), mend)


def check_shapes(document: Document) -> None:
    """Raise ShapeError where the first sample's values do not fit the graph, Fault where `given` does not."""
    values = document.sample(0)
    found = shapes(document.graph, {name: shape(value) for name, value in values.items()})
    given, root = shape(document.given), found[document.graph.root]
    if given not in ((), root):
        sentence = translate(
            "document", "given has the shape {here}, and the root {name} has the shape {root}."
        )
        mend = translate("document", "write a number, or rows of that shape")
        sentence = sentence.format(here=say_shape(given), name=document.graph.root, root=say_shape(root))
        raise Fault(("given",), sentence, mend)


def check_pages(document: Document) -> None:
    """Raise Fault for a page that stands at a step that the walk does not have."""
    for index, page in enumerate(document.pages):
        try:
            document.walkthrough.position_of(page.at)
        except TutorError as error:
            path: KeyPath = ("pages", index, "at")
            raise Fault(
                path, _no_step(document, page.at, str(error)), _nearest_step(document, page.at)
            ) from None


def _no_step(document: Document, anchor: str, sentence: str) -> str:
    """Why there is no such step, if it is one that training would have."""
    if anchor.startswith(("update", "zero")) and not document.walkthrough.updates:
        why = translate(
            "document",
            "There is no step {anchor}: the walk updates nothing without [training] and parameters.",
        )
        return why.format(anchor=anchor)
    return sentence


def _nearest_step(document: Document, anchor: str) -> str:
    """What would mend an anchor that names no step."""
    steps = (f"{step.phase}:{step.node}" for step in document.walkthrough.steps)
    meant = nearest(anchor, dict.fromkeys(("start", "end", *steps)))
    return translate("document", 'write at = "{step}"').format(step=meant or "start")


def _column(name: str, found: object, graph: Graph) -> Column:
    path = ("data", name)
    if name in graph.parameters:
        sentence = translate(
            "document", "{name} is a parameter: its initial value belongs into [values], not into [data]."
        )
        mend = translate("document", "move it into [values], as one value")
        raise Fault(path, sentence.format(name=name), mend)
    _check_leaf(path, name, graph.inputs)
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
        sentence = sentence.format(key=say_key(path), known=", ".join(known) or "–")
        raise Fault(path, sentence, other_name(name, known))


def _check_node(path: KeyPath, name: str, graph: Graph) -> None:
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
