"""Changes of edges, asked of the session: each is one step of undo, with its words."""

from __future__ import annotations

from functools import partial

from tutor.document.edits import edits
from tutor.document.edits.called import connect_words, disconnect_words, swap_words
from tutor.graph import Edge
from tutor.ui.session.session import Session


def connect(session: Session, source: str, target: str, index: int) -> None:
    """Make `source` an operand of `target`, in the place of the one that is there."""
    change = partial(edits.connect, source=source, target=target, index=index)
    session.editing.apply(change, connect_words(session.document, source, target))


def rewire(session: Session, edge: Edge, target: str, index: int) -> None:
    """Take an edge off its operand, and let it come to another."""
    change = partial(edits.rewire, edge=edge, target=target, index=index)
    session.editing.apply(change, connect_words(session.document, edge.source, target))


def disconnect(session: Session, edge: Edge) -> None:
    """Take an edge off its operand."""
    session.editing.apply(partial(edits.disconnect, edge=edge), disconnect_words(session.document, edge))


def swap(session: Session, target: str, first: int, second: int) -> None:
    """Exchange two operands."""
    change = partial(edits.swap, target=target, first=first, second=second)
    session.editing.apply(change, swap_words(session.document, target))
