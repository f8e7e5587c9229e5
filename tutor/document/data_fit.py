"""Which data set fits a document's inputs, and which columns go to which of them: by name and by shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tutor.document.document import Document
from tutor.document.edits.edits import leaf_shapes
from tutor.graph import Graph
from tutor.graph.shapes import Shape
from tutor.training.data.datasets import LABEL, ONE_OF, TABLE, Dataset, Drawn, dataset
from tutor.training.data.recipe import Names, Recipe, flat

_TARGETS = ("y", "target", "label", "t", "labels", "targets")
_SHARE, _SPLIT_FROM = 0.25, 20
_PLACES = 64
"""Numbers of an input beyond which no data set fits it."""


def data_inputs(document: Document) -> tuple[str, ...]:
    """The inputs that samples may go to: those that have some, else all of what is shown."""
    return tuple(document.data) or document.graph.inputs


def target_of(document: Document) -> str:
    """The input that the others are to predict: by its name, else the one nearest to the root; "" if none."""
    inputs = data_inputs(document)
    if len(inputs) < 2:
        return ""
    named = [name for called in _TARGETS for name in inputs if name.lower() == called]
    if named:
        return named[0]
    away = _steps_to_root(document.graph)
    return min(reversed(inputs), key=lambda name: away.get(name, len(away)))


def fitted(document: Document, name: str) -> Recipe | None:
    """The data set of this name as it begins, each input with its columns; None where it does not fit.

    It is split and standardised as the samples before it; where those were columns alone, a quarter of twenty
    rows or more is kept for validation.
    """
    row = dataset(name)
    start = replace(row.start, classes=_classes(document, row))
    goes = mapping(document, row, start.classes)
    if not goes:
        return None
    before = document.recipe
    if before is None:
        return Recipe(start, goes, validation=_SHARE if start.count >= _SPLIT_FROM else 0.0)
    found = replace(before, drawn=start, goes=goes, columns={}, standardise=())
    return replace(found, standardise=found.can_standardise if before.standardise else ())


def fitting(document: Document) -> tuple[str, ...]:
    """The data sets that have a column for each number of the inputs, and a place for each feature."""
    found = []
    for name, row in TABLE.items():
        goes = mapping(document, row, _classes(document, row))
        if goes and set(row.features) <= set(_all(goes.values())):
            found.append(name)
    return tuple(found)


def mapping(document: Document, row: Dataset, classes: int) -> dict[str, Names]:
    """The columns that go to each input; empty where there are too few.

    Inputs called as a column take it; the others take the features in order, a vector as many as it is long.
    The target takes the data set's target: a vector of K numbers the K columns of zeros and ones.
    """
    shapes, target = leaf_shapes(document), target_of(document)
    named = {name for name in row.features if _size(shapes.get(name, ())) == 1} & {*data_inputs(document)}
    left = [name for name in row.features if name not in named]
    found: dict[str, Names] = {}
    for name in data_inputs(document):
        shape = shapes.get(name, ())
        if name == target:
            names = _of_target(row, shape, classes)
        elif name in named:
            names = (name,)
        else:
            names, left = tuple(left[: _size(shape)]), left[_size(shape) :]
        if len(names) != _size(shape):
            return {}
        found[name] = shaped(names, shape)
    return found


def choices(document: Document, name: str, drawn: Drawn) -> tuple[Names, ...]:
    """What an input may take of the data set: each run of as many columns as it has numbers."""
    shape = leaf_shapes(document).get(name, ())
    columns, size = dataset(drawn.name).columns(drawn.classes), _size(shape)
    runs = [columns[start : start + size] for start in range(len(columns) - size + 1)]
    return tuple(shaped(run, shape) for run in runs)


def shaped(names: Sequence[str], shape: Shape) -> Names:
    """The names in rows as the shape says; a single one for ()."""
    if not shape:
        return names[0]
    step = len(names) // shape[0]
    return tuple(shaped(names[at * step : (at + 1) * step], shape[1:]) for at in range(shape[0]))


def _of_target(row: Dataset, shape: Shape, classes: int) -> tuple[str, ...]:
    if _size(shape) == 1:
        return (row.target,)
    ones = tuple(f"{ONE_OF}{index}" for index in range(classes)) if row.target == LABEL else ()
    return ones if len(ones) == _size(shape) else ()


def _classes(document: Document, row: Dataset) -> int:
    """As many classes as the target has numbers, or as `one_hot` makes of it, where the data set can."""
    if not row.takes_classes:
        return row.start.classes
    target = target_of(document)
    size = _size(leaf_shapes(document).get(target, ()))
    if size > 1:
        return size
    for edge in document.graph.successors.get(target, ()):
        node = document.graph[edge.target]
        if node.op == "one_hot" and isinstance(node.attributes[0], int | float):
            return int(node.attributes[0])
    return 2 if target else row.start.classes


def _size(shape: Shape) -> int:
    """How many numbers a sample of the shape has, `_PLACES` at most."""
    size = 1
    for length in shape:
        size = min(size * length, _PLACES)
    return size


def _all(goes: Iterable[Names]) -> Iterable[str]:
    return (name for names in goes for name in flat(names))


def _steps_to_root(graph: Graph) -> dict[str, int]:
    """How many operations lie between each node and the root."""
    away = {graph.root: 0}
    for node in reversed(graph.nodes):
        if node.name in away:
            for operand in node.operands:
                away[operand] = min(away.get(operand, len(graph.nodes)), away[node.name] + 1)
    return away
