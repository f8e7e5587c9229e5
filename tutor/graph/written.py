"""A node's operation as a person reads it: in the symbols of its operands, with its constants as numbers."""

from __future__ import annotations

from tutor import ops
from tutor.graph.graph import Node
from tutor.graph.symbols import Symbols
from tutor.ops.write import Style, Term, write


def operation_written(node: Node, symbols: Symbols, style: Style) -> str:
    """What the node computes: `x·ω`. Raises KeyError for a leaf, which computes nothing."""
    row = ops.TABLE[node.op]
    terms = {
        letter: symbols.term(operand, style)
        for letter, operand in zip(row.letters, node.operands, strict=True)
    }
    for name, value in row.constants(node.attributes).items():
        is_number = isinstance(value, float)
        terms[name] = symbols.term(f"{value:g}", style) if is_number else Term(str(value), number=True)
    return write(row.forward, terms, style).written
