"""The states in which operands are missing in the graph."""

from __future__ import annotations

from tutor.document import open_source
from tutor.document.edits import edits
from tutor.graph import Edge
from tutor.ui.window.main_window import MainWindow


def begin_empty(window: MainWindow) -> None:
    """A graph that nothing has been put into yet, while it is edited."""
    window.session.open(open_source("template:empty"))
    window.session.editing.set_on(True)


def miss_operands(window: MainWindow) -> None:
    """The linear model with an edge cut, and an operation that nothing has been connected to."""
    editing = window.session.editing
    editing.set_on(True)
    editing.apply(lambda document: edits.disconnect(document, Edge("y", "r", 1)), "Cut")
    editing.apply(lambda document: edits.add_operation(document, "affine", (380.0, 420.0), (), "h"), "Add")
    window.session.go_to_step(len(window.session.walkthrough))
    editing.choose(("r",))


def miss_in_layers(window: MainWindow) -> None:
    """A network of two layers without the bias of the first."""
    editing = window.session.editing
    editing.set_on(True)
    editing.apply(lambda document: edits.delete(document, {"b1"}), "Delete")
