"""What a node is called in a few words, and an edit of edges in the history."""

from __future__ import annotations

from collections.abc import Sequence

from tutor import ops
from tutor.document.document import Document
from tutor.graph import Edge
from tutor.language import translate


def called(document: Document, name: str) -> str:
    """The node as the canvas shows it, a leaf and the root by their names: ω, ×, loss."""
    graph = document.graph
    row = ops.find(graph[name].op) if name in graph else None
    return document.symbols.plain(name) if row is None or name == graph.root else row.symbol


def some(document: Document, names: Sequence[str]) -> str:
    """A node by what it is called, several by how many they are: for the end of a title like "Delete …"."""
    if len(names) == 1:
        return called(document, names[0])
    return translate("edits", "{count} nodes").format(count=len(names))


def delete_words(document: Document, names: Sequence[str]) -> str:
    """What an edit is called that deletes nodes."""
    return translate("edits", "Delete {nodes}").format(nodes=some(document, names))


def move_words(document: Document, names: Sequence[str]) -> str:
    """What an edit is called that moves nodes."""
    return translate("edits", "Move {nodes}").format(nodes=some(document, names))


def connect_words(document: Document, source: str, target: str) -> str:
    """What an edit is called that connects two nodes."""
    words = translate("edits", "Connect {source} to {target}")
    return words.format(source=called(document, source), target=called(document, target))


def disconnect_words(document: Document, edge: Edge) -> str:
    """What an edit is called that takes an edge off its operand."""
    words = translate("edits", "Disconnect {source} from {target}")
    return words.format(source=called(document, edge.source), target=called(document, edge.target))


def swap_words(document: Document, target: str) -> str:
    """What an edit is called that exchanges two operands of a node."""
    return translate("edits", "Swap operands of {name}").format(name=called(document, target))


def insert_words(document: Document, name: str, edge: Edge) -> str:
    """What an edit is called that puts a node into an edge."""
    words = translate("edits", "Put {name} between {source} and {target}")
    source, target = called(document, edge.source), called(document, edge.target)
    return words.format(name=called(document, name), source=source, target=target)
