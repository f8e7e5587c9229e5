"""Another operation for a node of a document: its graph, and whatever names a node that is called anew."""

from __future__ import annotations

from tutor.document.document import Document
from tutor.document.edits.edits import check_shapes
from tutor.document.edits.follow import followed
from tutor.graph import Node
from tutor.graph.operation_edit import with_operation


def with_chosen(document: Document, wished: Node) -> Document:
    """The document whose graph has the operation and the constants of `wished` at the node of its name.

    Raises:
        GraphError: there is no such operation, or it takes another number of operands.
        ShapeError: it cannot take operands of these shapes, or its result does not fit where it is used.
    """
    found = followed(document, with_operation(document.graph, wished))
    check_shapes(found)
    return found
