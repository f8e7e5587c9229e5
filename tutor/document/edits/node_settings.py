"""The constants of an operation: what they are, and a document with others."""

from __future__ import annotations

from tutor import ops
from tutor.document.document import Document
from tutor.document.edits.node_edits import set_operation
from tutor.graph.edits import EditError, Fitting
from tutor.graph.graph import Constant
from tutor.graph.shapes import check_node
from tutor.ops import settings


def operation_of(document: Document, name: str) -> str:
    """The operation, a square as the power that it is."""
    op = document.graph[name].op
    return "pow" if op == "square" else op


def attributes_of(document: Document, name: str) -> tuple[Constant, ...]:
    """The constants of a node's operation; of a square, which is a power, its exponent."""
    node = document.graph[name]
    return (2.0,) if node.op == "square" else node.attributes


def with_attribute(document: Document, name: str, at: int, value: Constant) -> Document:
    """The document in which the operation has another constant; errors as `set_operation`."""
    op = operation_of(document, name)
    attributes = list(attributes_of(document, name))
    attributes[at] = value
    return set_operation(document, name, op, tuple(attributes))


def check_attribute(document: Document, fitting: Fitting, name: str, at: int, value: Constant) -> None:
    """Raise GraphError where the operation cannot have this constant with the operands that it has."""
    op = operation_of(document, name)
    constant = ops.TABLE[op].attributes[at][0]
    attributes = list(attributes_of(document, name))
    attributes[at] = value
    if why := settings.fault(op, constant, value):
        raise EditError(why)
    node, known = document.graph[name], fitting.shapes
    brought = tuple(shape for operand in node.operands if (shape := known[operand]) is not None)
    if len(brought) == len(node.operands):
        check_node(node._replace(op=op, attributes=tuple(attributes)), brought)
