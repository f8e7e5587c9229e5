"""Edits of all chosen nodes: duplicate, line up, move, swap operands, disconnect, make one the root."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QObject

from tutor.document import edits, node_edits
from tutor.document.called import called, delete_words, disconnect_words, swap_words
from tutor.document.document import Position
from tutor.document.edits import Side
from tutor.graph.graph import CONSTANT, INPUT, MISSING, PARAMETER
from tutor.ui.editing import Change
from tutor.ui.session import Session

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

    def counted(self, one: str, several: str) -> str:
        """The words for one chosen node, with its `{name}`, or for several, with their `{count}`."""
        if len(self.names) == 1:
            return one.format(name=called(self._session.document, self.names[0]))
        return several.format(count=len(self.names))

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
            words = self.counted(self.tr("Duplicate {name}"), self.tr("Duplicate {count} nodes"))
            places = self._editing.places()
            self.make(partial(edits.duplicate, names=self.names, places=places), words)

    def delete(self) -> None:
        """Delete the chosen nodes; where an edge is chosen, take it off its operand."""
        document, edge = self._session.document, self._editing.edge
        if edge is not None:
            self.make(partial(edits.disconnect, edge=edge), disconnect_words(document, edge))
        elif self._has():
            self.make(partial(edits.delete, names=self.names), delete_words(document, self.names))

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
            words = self.counted(self.tr("Move {name}"), self.tr("Move {count} nodes"))
            merge = "move by keys " + " ".join(self.names)
            self.make(partial(node_edits.moved, places=self._places(), by=by), words, merge)

    def swap(self) -> None:
        """Exchange the operands of the chosen node; of three, all move on by one place."""
        if not self._has():
            return
        name = self.names[-1]
        if len(self._session.document.graph[name].operands) < 2:
            self._session.said.emit(self.tr("Only a node with two operands or more can have them swapped."))
            return
        self.make(partial(edits.swap, target=name), swap_words(self._session.document, name))

    def make_root(self) -> None:
        """Let the graph end in the chosen node."""
        if self._has():
            name = self.names[-1]
            words = self.tr("Make {name} the root").format(name=self._session.document.symbols.plain(name))
            self.make(partial(node_edits.set_root, name=name), words)

    def set_kind(self, kind: str) -> None:
        """Make the chosen leaf an input, a parameter or a constant."""
        if self._has():
            name = self.names[-1]
            words = {
                INPUT: self.tr("Make {name} an input"),
                PARAMETER: self.tr("Make {name} a parameter"),
                CONSTANT: self.tr("Make {name} a constant"),
            }[kind].format(name=self._session.document.symbols.plain(name))
            self.make(partial(edits.set_leaf, name=name, kind=kind), words)

    def disconnect_all(self) -> None:
        """Take away the edges between the chosen nodes, or those that come to the single one."""
        if self._has():
            words = self.counted(self.tr("Disconnect {name}"), self.tr("Disconnect {count} nodes"))
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
