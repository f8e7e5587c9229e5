"""Edits of all chosen nodes: duplicate, line up, move, swap operands, disconnect, make one the root."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QObject

from tutor.document.document import Position
from tutor.document.edits import edits, node_edits
from tutor.document.edits.called import delete_words, move_words, some
from tutor.document.edits.edits import Side
from tutor.graph.graph import MISSING
from tutor.ui.editing import edge_changes, node_changes
from tutor.ui.editing.editing import Change
from tutor.ui.editing.why_not import why_not
from tutor.ui.session.session import Session

Axis = Literal["across", "down"]


class ChosenNodes(QObject):
    """What can be done with the nodes that are chosen in a session's edit mode."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._editing = session, session.editing

    @property
    def names(self) -> tuple[str, ...]:
        """The chosen nodes."""
        return self._editing.chosen

    def told(self, words: str) -> str:
        """The words with the chosen nodes in the place of `{nodes}`: a name, or how many they are."""
        return words.format(nodes=some(self._session.document, self.names))

    def make(self, change: Change, words: str, merge: str = "") -> bool:
        """Make an edit, and choose what it has added, if anything; whether it has changed anything."""
        before = self._session.document.graph
        if not self._editing.apply(change, words, merge):
            return False
        graph = self._session.document.graph
        added = [node.name for node in graph.nodes if node.name not in before and node.op != MISSING]
        if len(graph.nodes) > len(before.nodes) and added:
            self._editing.choose(added)
        return True

    def duplicate(self) -> None:
        """Put a copy beside each chosen node."""
        if self._has():
            words = self.told(self.tr("Duplicate {nodes}"))
            places = self._editing.places()
            self.make(partial(edits.duplicate, names=self.names, places=places), words)

    def delete(self) -> None:
        """Delete the chosen nodes; where an edge is chosen, take it off its operand."""
        if self._editing.edge is not None:
            edge_changes.disconnect(self._session, self._editing.edge)
        elif self._has():
            words = delete_words(self._session.document, self.names)
            self.make(partial(edits.delete, names=self.names), words)

    def align(self, side: Side) -> None:
        """Put the chosen nodes in one line."""
        words = {
            "left": self.tr("Align {count} nodes left"),
            "centre": self.tr("Align {count} nodes at their centre"),
            "right": self.tr("Align {count} nodes right"),
            "top": self.tr("Align {count} nodes at the top"),
            "middle": self.tr("Align {count} nodes at their middle"),
            "bottom": self.tr("Align {count} nodes at the bottom"),
        }[side]
        if self._has(2):
            places = self._places()
            self.make(partial(edits.align, places=places, side=side), words.format(count=len(places)))

    def distribute(self, axis: Axis) -> None:
        """Put the chosen nodes at even distances."""
        if self._has(3):
            words = self.tr("Distribute {count} nodes").format(count=len(self.names))
            number = 0 if axis == "across" else 1
            self.make(partial(node_edits.distribute, places=self._places(), axis=number), words)

    def move(self, by: Position) -> None:
        """Move the chosen nodes so far; moves in a row are one step of undo."""
        if self._has():
            merge = "move by keys " + " ".join(self.names)
            places = {name: (x + by[0], y + by[1]) for name, (x, y) in self._places().items()}
            words = move_words(self._session.document, self.names)
            self.make(partial(edits.move, places=places), words, merge)

    def swap(self) -> None:
        """Exchange the operands of the chosen node; of three, the first two."""
        if not self._has():
            return
        why = why_not(self._session, "swap_operands", self.names)
        if why:
            self._session.said.emit(why)
        else:
            edge_changes.swap(self._session, self.names[-1], 0, 1)

    def make_root(self) -> None:
        """Let the graph end in the chosen node."""
        if self._has():
            node_changes.make_root(self._session, self.names[-1])

    def set_kind(self, kind: str) -> None:
        """Make the chosen leaf an input, a parameter or a constant."""
        if self._has():
            node_changes.set_kind(self._session, self.names[-1:], kind)

    def disconnect_all(self) -> None:
        """Take away the edges between the chosen nodes, or those that come to the single one."""
        if self._has():
            words = self.told(self.tr("Disconnect {nodes}"))
            self.make(partial(node_edits.disconnect_all, names=self.names), words)

    def _places(self) -> dict[str, Position]:
        places = self._editing.places()
        return {name: places[name] for name in self.names if name in places}

    def _has(self, least: int = 1) -> bool:
        """Whether enough nodes are chosen; else it is said."""
        if len(self.names) >= least:
            return True
        words = {
            1: self.tr("No node is chosen. Click one, or go to one with the arrow keys."),
            2: self.tr("Choose two nodes or more to line them up; Shift and an arrow key adds one."),
            3: self.tr("Choose three nodes or more to distribute them; Shift and an arrow key adds one."),
        }
        self._session.said.emit(words[least])
        return False
