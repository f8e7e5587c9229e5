"""Choosing a node's operation: what is offered for it, and the edit of the document that takes one."""

from __future__ import annotations

from tutor import ops
from tutor.document.edits.operation import with_chosen
from tutor.engine import own, shape_of
from tutor.errors import TutorError
from tutor.graph import Node
from tutor.graph.operation_edit import choices
from tutor.graph.shapes import why_not
from tutor.graph.written import operation_written
from tutor.language import translate
from tutor.ui.session.session import Session
from tutor.ui.widgets.operation_box import Choice


def offered(session: Session, name: str) -> tuple[list[Node], list[Choice], int]:
    """The node with each operation of as many operands, these as a list shows them, and which one it has.

    One that cannot take its operands' shapes says why not.
    """
    document, trace = session.document, session.trace
    if name not in document.graph:
        return [], [], -1
    nodes = list(choices(document.graph, name))
    operands = document.graph[name].operands
    known = trace if trace is not None and name in trace.graph else None
    brought = tuple(shape_of(known.value(operand)) for operand in operands) if known else ()
    titles = family_titles()
    shown = [
        Choice(
            operation_written(node, document.symbols, "tex"),
            operation_written(node, document.symbols, "plain"),
            node.op,
            titles.get(ops.TABLE[node.op].family, ops.TABLE[node.op].family),
            why_not(node.op, brought, node.attributes) if brought else "",
        )
        for node in nodes
    ]
    return nodes, shown, nodes.index(document.graph[name]) if nodes else -1


def choose(session: Session, wished: Node) -> None:
    """Give the node of this name another operation, undoably; what cannot be is said, and not done."""
    document, kept = session.document, session.pages.why_kept(wished.name)
    if kept:
        session.said.emit(kept)
        return
    try:
        edited = with_chosen(document, wished)
        values = edited.sample(session.row)
        own.trace(edited.computed, values, given=edited.seed, dtype=session.dtype)
    except TutorError as error:
        session.said.emit(str(error))
        return
    name = document.symbols.plain(wished.name)
    formula = operation_written(wished, document.symbols, "plain")
    session.edit(edited, translate("operations", "Make {name} {formula}").format(name=name, formula=formula))


def family_titles() -> dict[str, str]:
    """What the families of operations are called."""
    return {
        "arithmetic": translate("operations", "Arithmetic"),
        "matrix": translate("operations", "Matrices"),
        "activation": translate("operations", "Activations"),
        "reduction": translate("operations", "All elements to one number"),
        "loss": translate("operations", "Losses"),
        "shape": translate("operations", "Shapes"),
    }
