"""Edits of what one node is, and of where several stand: pure functions document → document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tutor.document.document import Document, Position
from tutor.document.edits.edits import check_shapes, move
from tutor.document.edits.follow import followed
from tutor.graph import edits
from tutor.graph.edits import EditError
from tutor.graph.graph import Constant
from tutor.graph.operation_edit import with_operation
from tutor.language import translate

_LONGEST_SYMBOL = 200


def set_root(document: Document, name: str) -> Document:
    """The document whose graph ends in this node; errors as `tutor.graph.edits.set_root`."""
    return followed(document, edits.set_root(document.graph, name))


def set_symbol(document: Document, name: str, tex: str) -> Document:
    r"""The document in which the node is shown as this TeX (`\omega`); as its name says where it is empty.

    Raises:
        EditError: there is no such node, or the TeX is longer than a symbol is.
    """
    if name not in document.graph:
        raise EditError(translate("graph", "There is no node named {name}.").format(name=name))
    if len(tex) > _LONGEST_SYMBOL:
        raise EditError(translate("graph", "A symbol has a few letters; this text is too long for one."))
    others = {key: symbol for key, symbol in document.names.items() if key != name}
    return replace(document, names={**others, name: tex} if tex else others)


def set_operation(document: Document, name: str, op: str, attributes: tuple[Constant, ...] = ()) -> Document:
    """The document in which the node has this operation, with these constants.

    Raises:
        GraphError: the node is a leaf, or the operation takes other operands or constants.
        ShapeError: it cannot take operands of these shapes, or its result does not fit where it is used.
    """
    if name not in document.graph:
        raise EditError(translate("graph", "There is no node named {name}.").format(name=name))
    wished = document.graph[name]._replace(op=op, attributes=attributes)
    found = followed(document, with_operation(document.graph, wished))
    check_shapes(found)
    return found


def disconnect_all(document: Document, names: tuple[str, ...]) -> Document:
    """The document without the edges between these nodes; of a single node, without those that come to it."""
    graph, left = document.graph, set(names)
    for edge in [edge for edge in graph.edges if edge.target in left]:
        if len(names) < 2 or edge.source in left:
            document = followed(document, edits.disconnect(document.graph, edge))
    return document


def distribute(document: Document, places: Mapping[str, Position], axis: int) -> Document:
    """The document in which the nodes between the outermost two stand at even distances along an axis.

    Args:
        document: the document.
        places: where the nodes stand, by name; fewer than three stay.
        axis: 0 across, 1 down.
    """
    order = sorted(places, key=lambda name: places[name][axis])
    if len(order) < 3:
        return document
    first, last = places[order[0]][axis], places[order[-1]][axis]
    step = (last - first) / (len(order) - 1)
    along = {name: first + at * step for at, name in enumerate(order)}
    return move(
        document,
        {name: (along[name], y) if axis == 0 else (x, along[name]) for name, (x, y) in places.items()},
    )
