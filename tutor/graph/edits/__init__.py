"""Edits of a graph, each a pure function graph → graph; what cannot be is refused with a sentence before."""

from __future__ import annotations

from tutor.graph.edits.edges import connect, disconnect, insert, rewire, swap
from tutor.graph.edits.fitting import Fitting
from tutor.graph.edits.nodes import add_leaf, add_operation, delete, duplicate, join, set_root
from tutor.graph.edits.renaming import check_name, chosen, free_name, rename, set_leaf
from tutor.graph.edits.result import EditError, OperandError
from tutor.graph.operation_edit import Edited, with_operation
from tutor.graph.unfinished import EMPTY

__all__ = [
    "EMPTY",
    "EditError",
    "Edited",
    "Fitting",
    "OperandError",
    "add_leaf",
    "add_operation",
    "check_name",
    "chosen",
    "connect",
    "delete",
    "disconnect",
    "duplicate",
    "free_name",
    "insert",
    "join",
    "rename",
    "rewire",
    "set_leaf",
    "set_root",
    "swap",
    "with_operation",
]
