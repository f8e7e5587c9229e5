"""Why a command of the editor cannot be carried out now, in one sentence; nothing where it can."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tutor.graph.graph import INPUT, MISSING, PARAMETER
from tutor.language import translate
from tutor.ui.session.session import Session

_LEAST = {"align": 2, "distribute": 3}
_NEED_NODES = (
    "edit_node", "rename", "cut", "copy", "duplicate", "delete", "connect_nodes", "swap_operands",
    "disconnect_nodes", "make_root", "kind", "inspect", "frame_nodes", "join_frame",
)  # fmt: skip
_IN_A_FRAME = ("leave_frame", "title_frame", "unframe", "toggle_frame")


def why_not(session: Session, command: str, names: tuple[str, ...]) -> str:
    """The reason, for these nodes; `command` is its id in the table, or "kind" for the kind of a leaf."""
    family = command.partition("_")[0]
    if len(names) < _LEAST.get(family, 1) and (family in _LEAST or command in _NEED_NODES):
        return _too_few(_LEAST.get(family, 1))
    if command in _IN_A_FRAME and not _framed(session, names):
        return translate("why_not", "It is in no frame.")
    if command == "join_frame" and not session.document.groups:
        return translate("why_not", "There is no frame.")
    if command == "edit_graph" and not session.editing.on:
        return session.editing.why_not()
    if command == "paste" and not QGuiApplication.clipboard().text().strip():
        return translate("why_not", "There is nothing on the clipboard.")
    return _of_one(session, command, names[-1]) if names and names[-1] in session.document.graph else ""


def _framed(session: Session, names: tuple[str, ...]) -> bool:
    """Whether one of the nodes stands in a frame."""
    return any(name in group.nodes for group in session.document.groups for name in names)


def _too_few(least: int) -> str:
    if least == 1:
        return translate("why_not", "No node is chosen.")
    return translate("why_not", "This takes {count} chosen nodes or more.").format(count=least)


def _of_one(session: Session, command: str, name: str) -> str:
    graph = session.document.graph
    node = graph[name]
    if command == "swap_operands" and len(node.operands) < 2:
        return translate("why_not", "Only a node with two operands or more can have them swapped.")
    if command == "make_root" and graph.root == name:
        return translate("why_not", "It is the root already.")
    if command == "kind" and not node.is_leaf:
        return translate("why_not", "Only a leaf is an input, a parameter or a constant.")
    if command == "edit_node" and session.trace is None:
        return translate("why_not", "Nothing is computed of this graph yet.")
    if command == "disconnect_nodes" and all(graph[operand].op == MISSING for operand in node.operands):
        return translate("why_not", "No edge comes to this node.")
    if command == "connect_nodes" and all(each.is_leaf or each.name == name for each in graph.nodes):
        return translate("why_not", "There is no other node that takes an operand.")
    if command == "edit_value":
        return _why_no_value(session, node.op)
    return ""


def _why_no_value(session: Session, op: str) -> str:
    """Why a value cannot be typed while the graph is only looked at."""
    if op not in (INPUT, PARAMETER):
        return translate("why_not", "Only inputs and parameters have a value that can be typed here.")
    if session.aside.on:
        return session.aside.why_no_edit()
    if session.pages.holds("values"):
        return translate("why_not", "This page of the lesson leaves the values as they are.")
    return "" if session.trace else translate("why_not", "Nothing is computed of this graph yet.")
