"""Another operation for a node of a document: its graph, and whatever names a node that is called anew."""

from __future__ import annotations

import numpy as np

from tutor.document.document import Document
from tutor.document.follow import followed
from tutor.graph import Graph, Node
from tutor.graph.operation_edit import with_operation
from tutor.graph.shapes import shapes


def with_chosen(document: Document, wished: Node) -> Document:
    """The document whose graph has the operation and the constants of `wished` at the node of its name.

    Raises:
        GraphError: there is no such operation, or it takes another number of operands.
        ShapeError: it cannot take operands of these shapes, or its result does not fit where it is used.
    """
    edited = with_operation(document.graph, wished)
    _check_shapes(document, edited.graph)
    return followed(document, edited)


def _check_shapes(document: Document, graph: Graph) -> None:
    """Raise ShapeError where the values of the document's first sample do not fit a graph of its leaves."""
    shapes(graph, {name: np.shape(value) for name, value in document.sample(0).items()})
